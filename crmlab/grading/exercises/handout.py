"""What a learner has of an exercise, whether it lies in a checkout or came in the wheel."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from crmlab.core.text import Text
from crmlab.grading import lessons
from crmlab.grading.exercises.solution import Kind
from crmlab.grading.refusal import Refusal


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

    def refuse_unknown(self, parts: Collection[str]) -> None:
        """Refuse names that no part has.

        Raises:
            Refusal: the sentence suggests the nearest.
        """
        for part in parts:
            if part not in self.parts:
                meant = lessons.nearest(part, self.parts)
                raise Refusal(
                    f"There is no part {part}: "
                    + (
                        f"did you mean {meant}?" if meant else f"there are {', '.join(self.parts)}."
                    ),
                    f"没有名为 {part} 的小题："
                    + (
                        f"您是想用 {meant} 吗？" if meant else f"可用的有 {'、'.join(self.parts)}。"
                    ),
                )
