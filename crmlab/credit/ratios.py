"""Lesson credit/ratios: can a customer pay what falls due, and how many points is that worth?"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crmlab.core.arguments import amount, at_most, broken, number, positive

PointTable = Mapping[str, Mapping[float, float] | Mapping[str, float]]
"""A table an indicator: points by floor where it is a number, by answer where it is a word."""

COURSE_POINTS: PointTable = MappingProxyType(
    {
        "payment_record": MappingProxyType({"prompt": 40, "slow": 20, "none": 10, "bad": 0}),
        "guarantee": MappingProxyType({"bank": 20, "owner": 10, "none": 0}),
        "quick_ratio": MappingProxyType({1.0: 25, 0.7: 15, 0.4: 5, 0.0: 0}),
        "current_ratio": MappingProxyType({2.0: 15, 1.5: 10, 1.0: 5, 0.0: 0}),
    }
)
"""The course's own convention, 100 points in all: the source decks name these four indicators and
give neither points nor weights. `payment_record` by the rule of the lesson: `prompt` (as a rule
on time), `slow` (late, never over 30 days), `bad` (over 30 days late), `none` (no dealings yet)."""


def current_ratio(*, current_assets: float, current_liabilities: float) -> float:
    """Current assets per unit of debt due within a year (流动比率).

    Both amounts in one currency, from one balance sheet. At 2.0 half of the current assets could
    turn out worthless and the debt would still be covered.

    >>> current_ratio(current_assets=800, current_liabilities=400)
    2.0

    Raises:
        ValueError: `current_assets` is negative or not a finite number, or `current_liabilities`
            is not positive: a firm without short-term debt has no ratio, not an infinite one.

    Source: OpenStax, Principles of Finance, section 6.3 "Liquidity Ratios".
    """
    assets = amount("current_assets", current_assets)
    return assets / positive("current_liabilities", current_liabilities)


def quick_ratio(
    *, cash: float, securities: float, receivables: float, current_liabilities: float
) -> float:
    """Liquid assets per unit of debt due within a year (速动比率), item by item.

    All amounts in one currency, from one balance sheet. `securities` are those that can be sold
    at once; notes receivable (应收票据) count as `receivables`. 1.0 means that the debt is
    covered without selling any stock.

    >>> quick_ratio(cash=20, securities=10, receivables=30, current_liabilities=50)
    1.2

    Raises:
        ValueError: an asset is negative or not a finite number, or `current_liabilities` is not
            positive.

    Source: OpenStax, Principles of Finance, section 6.3 "Liquidity Ratios".
    """
    liquid = (
        amount("cash", cash) + amount("securities", securities) + amount("receivables", receivables)
    )
    return liquid / positive("current_liabilities", current_liabilities)


def quick_ratio_from_total(
    *,
    current_assets: float,
    inventory: float,
    prepaid: float,
    current_liabilities: float,
    keep_prepaid: bool = False,
) -> float:
    """Quick ratio (速动比率) of a balance sheet that gives only the total of current assets.

    Inventory and prepayments come off: neither can pay a bill tomorrow. Some analysts leave
    prepayments in; `keep_prepaid` follows them, and the two results must not be compared.
    All amounts in one currency, from one balance sheet.

    >>> shop = dict(current_assets=800, inventory=300, prepaid=50, current_liabilities=400)
    >>> quick_ratio_from_total(**shop)
    1.125
    >>> quick_ratio_from_total(**shop, keep_prepaid=True)
    1.25

    Raises:
        ValueError: an asset is negative or not a finite number, inventory and prepayments exceed
            the current assets they are part of, or `current_liabilities` is not positive.

    Source: OpenStax, Principles of Finance, section 6.3 "Liquidity Ratios".
    """
    assets = amount("current_assets", current_assets)
    stock, paid_ahead = amount("inventory", inventory), amount("prepaid", prepaid)
    at_most("inventory + prepaid", stock + paid_ahead, "current_assets", assets)
    slow = stock if keep_prepaid else stock + paid_ahead
    return max(assets - slow, 0.0) / positive("current_liabilities", current_liabilities)


@dataclass(frozen=True)
class ScoreLine:
    """One indicator on a scorecard: its value, the points it earned of those it could, and why."""

    indicator: str
    value: float | str
    points: float
    maximum: float
    reason: str


@dataclass(frozen=True)
class Scorecard:
    """A customer's points (信用评分), one line an indicator in the order of the point table."""

    lines: tuple[ScoreLine, ...]

    @property
    def total(self) -> float:
        """Points earned."""
        return sum(line.points for line in self.lines)

    @property
    def maximum(self) -> float:
        """Points that the best customer could earn."""
        return sum(line.maximum for line in self.lines)


def scorecard(
    indicators: Mapping[str, float | str], points: PointTable = COURSE_POINTS
) -> Scorecard:
    """Turn indicators into points and total them (信用评分法).

    `points` holds a table an indicator. Numbers as keys are floors: a value earns the points of
    the highest floor it reaches, and a value on a floor, but for the rounding of floats, has
    reached it. Words as keys are the answers that a qualitative indicator may have.

    >>> table = {"quick_ratio": {1.0: 25, 0.5: 10, 0.0: 0}, "guarantee": {"bank": 20, "none": 0}}
    >>> card = scorecard({"quick_ratio": 0.8, "guarantee": "bank"}, table)
    >>> card.total, card.maximum
    (30, 45)
    >>> card.lines[0].reason
    '0.8 is at least 0.5 and below 1.0'

    Raises:
        ValueError: an indicator is missing or has no table, a number is not finite or below the
            lowest floor, a word is not among the answers, or a table is empty or its points are
            not numbers. Nothing is scored as zero silently.

    Source: method from the course's source deck 000, which gives no points; see `COURSE_POINTS`.
    """
    if missing := sorted(set(points) - set(indicators)):
        raise broken("indicators", f"complete, with {', '.join(missing)}", sorted(indicators))
    if unknown := sorted(set(indicators) - set(points)):
        raise broken("indicators", f"among {', '.join(points)}", unknown)
    return Scorecard(tuple(_line(name, indicators[name], points[name]) for name in points))


def _line(
    indicator: str, value: float | str, table: Mapping[float, float] | Mapping[str, float]
) -> ScoreLine:
    if not table:
        raise broken(f"the point table of {indicator}", "filled in", dict(table))
    for points in table.values():
        number(f"the points of {indicator}", points)
    maximum = max(table.values())
    if all(isinstance(key, str) for key in table):
        answers = {str(answer): earned for answer, earned in table.items()}
        if not isinstance(value, str) or value not in answers:
            raise broken(indicator, f"one of {', '.join(answers)}", value)
        return ScoreLine(indicator, value, answers[value], maximum, f"the answer is {value!r}")
    floors = {number(f"a floor of {indicator}", floor): table[floor] for floor in table}  # type: ignore[index]
    figure = number(indicator, value)
    above = [floor for floor in floors if floor > figure and not math.isclose(floor, figure)]
    reached = floors.keys() - above
    if not reached:
        raise broken(indicator, f">= {min(floors)!r}, its lowest floor", value)
    floor, next_floor = max(reached), min(above, default=math.inf)
    shown = f"{figure:g}"
    if not floor <= float(shown) < next_floor:
        shown = repr(figure)
    reason = f"{shown} is at least {floor!r}" + (f" and below {next_floor!r}" if above else "")
    return ScoreLine(indicator, value, floors[floor], maximum, reason)
