"""What a learner has of an exercise, whether it lies in a checkout or came in the wheel."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crmlab.core.text import Text
from crmlab.grading.exercises.solution import Kind


@dataclass(frozen=True)
class Part:
    """What is asked under one name; `without` are modules that its answer may not lean on."""

    name: str
    kinds: Mapping[str, Kind]
    without: tuple[str, ...] = ()
    text: bool = False


@dataclass(frozen=True)
class Handout:
    """The parts of an exercise, their hints and what is said of known mistakes, by their names.

    The public checks lie in `folder`.
    """

    lesson: str
    folder: Path
    title: Text
    parts: Mapping[str, Part]
    hints: Mapping[str, tuple[Text, ...]]
    mistakes: Mapping[str, Text]
