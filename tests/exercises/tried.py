"""An exercise of the course, tried with answers as an instructor's grader would judge them."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from unittest.mock import patch

from crmlab.grading.exercises.exercise import load
from crmlab.grading.exercises.release import answered_cells, solution_cells
from crmlab.grading.judging.judge import judge
from crmlab.grading.results import CheckResult, Verdict
from crmlab.grading.running import sandbox

EXERCISES = Path(__file__).parents[2] / "exercises"


class Tried:
    """The exercise of one lesson."""

    def __init__(self, lesson: str) -> None:
        self._exercise = load(EXERCISES / lesson)

    def judged(self, answers: Mapping[str, str]) -> Verdict:
        """Judge these answers, by part, and the solution in all other parts."""
        cells = answered_cells(self._exercise, answers)
        walls = sandbox.why_not() is None
        return judge(self._exercise, cells, hidden=True, sandboxed=walls)

    def lost_and_hidden(
        self, answers: Mapping[str, str], *, but: Collection[str] = ()
    ) -> tuple[set[str], set[str]]:
        """Name the checks that the answers fail, and those that learners are not handed.

        The parts in `but` are left out.
        """
        checks = [check for check in self.judged(answers).checks if check.part not in but]
        lost = {check.id for check in checks if check.outcome != "passed"}
        return lost, {check.id for check in checks if check.hidden}

    def barred(
        self, answers: Mapping[str, str], *, with_them: Collection[str] = ()
    ) -> list[CheckResult]:
        """Judge answers that lean on a barred module; all other parts pass.

        The parts in `with_them` use these answers and may fall with them.
        """
        checks = self.judged(answers).checks
        others = [check for check in checks if check.part not in {*answers, *with_them}]
        assert {check.outcome for check in others} == {"passed"}
        return [check for check in checks if check.part in answers]

    def solved(self, variant: int) -> dict[str, object]:
        """Run the solution on the books of a variant; give what it defines."""
        names: dict[str, object] = {}
        with patch.dict(os.environ, CRMLAB_VARIANT=str(variant)):
            for source in solution_cells(self._exercise):
                exec(source, names)  # noqa: S102 - our own solution
        return names

    def points(self) -> tuple[float, float]:
        """Give the points of the solution, and those that are marked by hand."""
        by_hand = sum(rubric.points for rubric in self._exercise.rubrics.values())
        return self.judged({}).points, by_hand
