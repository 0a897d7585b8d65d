"""How far a learner has come: the points of the public checks that have passed."""

from dataclasses import dataclass

from crmlab.core.text import Text
from crmlab.grading.exercises.handout import Handout
from crmlab.grading.learning import memory, work
from crmlab.grading.learning.memory import Memory
from crmlab.grading.learning.own_check import public_checks


@dataclass(frozen=True)
class Standing:
    """What is done of one lesson; `damage` says that its memory could not be read."""

    lesson: str
    points: float
    max_points: float
    started: bool
    damage: Text | None = None

    @property
    def track(self) -> str:
        """The track of the lesson."""
        return self.lesson.partition("/")[0]


def of(here: Memory, exercise: Handout) -> Standing:
    """Tell how far someone who calls from `here` has come in one lesson.

    Raises:
        ExerciseError: the file of checks cannot be read.
    """
    checks = public_checks(exercise)
    notebook = work.find(here, exercise.lesson)
    own = memory.recall(notebook.parent) if notebook else None
    passed = own.passed(exercise.lesson) if own else set()
    return Standing(
        exercise.lesson,
        sum(check.points for check in checks if check.id in passed),
        sum(check.points for check in checks),
        notebook is not None,
        own.damage if own else None,
    )


def share(points: float, max_points: float) -> float:
    """Give the points as a share of all, from 0 to 1; nothing of nothing is 0.

    >>> share(14, 61)
    0.22950819672131148
    """
    return points / max_points if max_points else 0.0
