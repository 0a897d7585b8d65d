"""Which grade does a score earn, and which policy goes with it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from crmlab.core.arguments import broken, number
from crmlab.core.text import Text

LOWEST, HIGHEST = 0, 100


@dataclass(frozen=True)
class CreditPolicy:
    """What a grade means for a customer's orders (信用对策); without credit they are paid first."""

    advice: Text
    on_credit: bool = True


@dataclass(frozen=True)
class GradeScale:
    """Bands of scores from 0 to 100, one a grade, and the policy of each (信用等级).

    `bands` gives each grade the score it begins at and the one it ends at. A score on the border
    of two bands belongs to the better grade; 100 belongs to the best.

    >>> sell = CreditPolicy(Text("Sell on credit.", "可以赊销。"))
    >>> GradeScale({"good": (60, 100), "poor": (0, 59)}, {"good": sell, "poor": sell})
    Traceback (most recent call last):
    ...
    ValueError: bands must leave no gap, got poor ending at 59 and good beginning at 60

    Raises:
        ValueError: a band is no pair of rising numbers, bands leave a gap (printed tables often
            do: to which grade belongs 59.5?) or overlap, they do not reach from 0 to 100, or the
            policies are not those of the grades.
    """

    bands: Mapping[str, tuple[float, float]]
    policies: Mapping[str, CreditPolicy]

    def __post_init__(self) -> None:
        bands = {name: _band(name, ends) for name, ends in self.bands.items()}
        best_first = dict(sorted(bands.items(), key=lambda band: band[1], reverse=True))
        for (better, (floor, _)), (worse, (_, top)) in pairwise(best_first.items()):
            if top != floor:
                rule = "leave no gap" if top < floor else "not overlap"
                ends = f"{worse} ending at {top:g} and {better} beginning at {floor:g}"
                raise ValueError(f"bands must {rule}, got {ends}")
        if not bands or (min(bands.values())[0], max(bands.values())[1]) != (LOWEST, HIGHEST):
            raise broken("bands", f"from {LOWEST} to {HIGHEST}", dict(self.bands))
        if set(self.policies) != set(bands):
            raise broken("policies", f"those of {', '.join(best_first)}", list(self.policies))
        object.__setattr__(self, "bands", MappingProxyType(best_first))
        object.__setattr__(self, "policies", MappingProxyType(dict(self.policies)))

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades, the best first."""
        return tuple(self.bands)


def _band(grade: str, ends: tuple[float, float]) -> tuple[float, float]:
    low, high = (number(f"a bound of {grade}", end) for end in ends)
    if low >= high:
        raise broken(f"the band of {grade}", "from a lower to a higher score", ends)
    return low, high


COURSE_SCALE = GradeScale(
    {"CA1": (85, 100), "CA2": (70, 85), "CA3": (55, 70), "CA4": (40, 55), "CA5": (0, 40)},
    {
        "CA1": CreditPolicy(
            Text("Sell on credit, on more generous terms.", "可赊销，并可放宽付款条件。")
        ),
        "CA2": CreditPolicy(Text("Sell on credit.", "可赊销。")),
        "CA3": CreditPolicy(
            Text("Sell on credit and watch the account closely.", "可赊销，但须加强监控。")
        ),
        "CA4": CreditPolicy(
            Text("Sell on credit within a tight limit.", "可赊销，但须严格控制信用额度。")
        ),
        "CA5": CreditPolicy(Text("Cash only.", "只做现款交易，不赊销。"), on_credit=False),
    },
)
"""The grades and policies of source deck 000. It has lost the scores and no source for them was
found: the bands are the course's own convention, and a firm sets its own."""


def grade(score: float, scale: GradeScale = COURSE_SCALE) -> str:
    """Grade a score from 0 to 100 (信用等级); a score on a floor has reached it.

    >>> [grade(score) for score in (91, 78, 70, 62, 44, 31)]
    ['CA1', 'CA2', 'CA2', 'CA3', 'CA4', 'CA5']

    Raises:
        ValueError: `score` is not a number from 0 to 100.

    Source: grades from source deck 000, bands a convention; see `COURSE_SCALE`.
    """
    points = number("score", score)
    if not LOWEST <= points <= HIGHEST:
        raise broken("score", f"from {LOWEST} to {HIGHEST}", score)
    return next(name for name, (floor, _) in scale.bands.items() if points >= floor)
