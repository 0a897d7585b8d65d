"""How unevenly is value spread over customers, in one figure?"""

from collections.abc import Iterable
from itertools import accumulate
from math import fsum, isclose
from typing import NamedTuple

from crmlab.core.arguments import amount, broken, positive
from crmlab.core.weights import fraction


def top_share(values: Iterable[float], *, part: float = 0.2) -> float:
    """What the best customers make of all value (头部客户占比): at `part` 0.2, the top fifth.

    A part of a customer is rounded, to one at least: the top fifth of 7 is 1, that of 8 are 2.

    >>> top_share([420, 260, 90, 60, 50, 40, 30, 25, 15, 10])
    0.68

    Raises:
        ValueError: a value is negative or not a finite number, all are 0, there are none, or
            `part` is not above 0 and at most 1.

    Source: the share in the 80/20 rule; rounding is a convention.
    """
    largest = _sorted(values)
    count = max(1, round(positive("part", fraction("part", part)) * len(largest)))
    return fsum(largest[:count]) / fsum(largest)


class ShareHolders(NamedTuple):
    """How many of the best customers it takes, and which part of all they are."""

    customers: int
    part: float


def customers_for_share(values: Iterable[float], *, share: float = 0.8) -> ShareHolders:
    """How many of the best customers make a share of all value (达到某占比所需客户数)?

    >>> customers_for_share([420, 260, 90, 60, 50, 40, 30, 25, 15, 10])
    ShareHolders(customers=4, part=0.4)

    Raises:
        ValueError: as in `top_share`; or `share` is not from 0 to 1.

    Source: the 80/20 rule read the other way round.
    """
    largest = _sorted(values)
    wanted = fraction("share", share) * fsum(largest)
    sums = accumulate(largest, initial=0.0)
    count = next(n for n, held in enumerate(sums) if held >= wanted or isclose(held, wanted))
    return ShareHolders(count, count / len(largest))


def revenue_gini(values: Iterable[float]) -> float:
    """How unevenly value is spread over customers (收入集中度基尼系数), 0 for evenly.

    The mean difference between two customers over twice the mean. If one of n customers makes all,
    it is 1 - 1/n. Not the Gini of a scorecard, which measures how well a score sorts.

    >>> revenue_gini([10, 20, 30, 40])
    0.25

    Raises:
        ValueError: as in `top_share`.

    Source: "Gini Coefficient", ifci.ch (International Finance and Commodities Institute): half
        the mean difference over the mean.
    """
    largest = _sorted(values)
    count = len(largest)
    weighed = fsum((count - 1 - 2 * place) * value for place, value in enumerate(largest))
    return weighed / (count * fsum(largest))


def _sorted(values: Iterable[float]) -> list[float]:
    checked = sorted((amount("a value", value) for value in values), reverse=True)
    if not checked or not checked[0]:
        raise broken("values", "above zero for one customer at least", checked[:3])
    return checked
