"""What grading one notebook yields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from crmlab.core.text import Text

Outcome = Literal["passed", "failed", "could-not-check"]
Status = Literal[
    "graded", "timeout", "crashed", "unreadable", "unknown", "could-not-check", "missing"
]

LONGEST_TEXT = 20_000
"""Characters of a free text that are kept."""


@dataclass(frozen=True)
class CheckResult:
    """One check: what it asks, what it is worth, how it ended and what the learner is told."""

    id: str
    part: str
    title: Text
    points: float
    outcome: Outcome
    hidden: bool = False
    message: Text | None = None
    mistake: str | None = None


@dataclass(frozen=True)
class Verdict:
    """One notebook, graded: a status with its reason, every check, and texts to be marked by hand.

    `cell_errors` tells which cells failed while they ran, in the order of the notebook. Points are
    earned by checks that passed; `could-not-check` anywhere leaves the whole open.
    """

    status: Status
    reason: Text = Text("", "")
    checks: tuple[CheckResult, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    cell_errors: tuple[Text, ...] = ()
    sandboxed: bool = True

    @property
    def points(self) -> float:
        """Points earned by the checks that passed."""
        return sum(check.points for check in self.checks if check.outcome == "passed")

    @property
    def max_points(self) -> float:
        """Points that the checks could give."""
        return sum(check.points for check in self.checks)
