"""The terms on which a class is graded, the same for all of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

from crmlab.grading.classes.circumstances import Circumstances, digest_of_checks
from crmlab.grading.classes.submissions import Submission
from crmlab.grading.exercises import limits
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.results import Verdict
from crmlab.grading.running.walls import Limits


class Judge(Protocol):
    """What forms a verdict on the code cells of a notebook."""

    __module__: str

    def __call__(
        self,
        exercise: Exercise,
        cells: Sequence[str],
        /,
        *,
        variant: int,
        hidden: bool,
        sandboxed: bool,
        limits: Limits,
    ) -> Verdict:
        """Judge the cells."""


@dataclass(frozen=True)
class Terms:
    """How a class is graded.

    `exercises` are by lesson, all that were handed in; `worth` tells the points that the checks of
    a lesson can give; `judge` is a function that a worker process can import by its name; `limits`
    stand in place of the exercises' own; `variant` tells whose data a learner has in a lesson.
    Whoever is not on the `roster` is graded, and the row says so.
    """

    exercises: Mapping[str, Exercise]
    worth: Callable[[str], float]
    judge: Judge
    sandboxed: bool
    limits: Mapping[str, Any] = field(default_factory=dict)
    variant: Callable[[str, str], int] = lambda _learner, _lesson: 0
    roster: Collection[str] | None = None

    @cached_property
    def checks(self) -> dict[str, str]:
        """The digest of each lesson's checks."""
        return {lesson: digest_of_checks(one.folder) for lesson, one in self.exercises.items()}

    @cached_property
    def limits_of(self) -> dict[str, Limits]:
        """What a run of each lesson may use."""
        return {
            lesson: replace(limits.of_exercise(one.folder), **self.limits)
            for lesson, one in self.exercises.items()
        }

    def on_roster(self, learner: str) -> bool | None:
        """Whether a learner is on the roster; None where there is none."""
        return None if self.roster is None else learner in self.roster


@dataclass(frozen=True)
class Task:
    """A notebook that is still to be judged."""

    submission: Submission
    exercise: Exercise
    judge: Judge
    limits: Limits
    circumstances: Circumstances
