"""Value and loyalty: four types of relationship."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from crmlab.core.arguments import amount, at_most, broken, number, positive
from crmlab.core.text import Text

RelationshipType = Literal["acquaintance", "functional", "affective", "partner"]

RELATIONSHIP_TYPES: Mapping[RelationshipType, Text] = MappingProxyType(
    {
        "acquaintance": Text("Low value, low loyalty.", "认识型：价值低，忠诚度低。"),
        "functional": Text("High value, low loyalty.", "功能型：价值高，忠诚度低。"),
        "affective": Text("Low value, high loyalty.", "情感型：价值低，忠诚度高。"),
        "partner": Text("High value, high loyalty.", "伙伴型：价值高，忠诚度高。"),
    }
)
"""The four types of source deck 001. It has lost their places in the grid: these are the course's
own convention."""


def relationship_type(value: float, loyalty: float, cut: float = 50) -> RelationshipType:
    """Place a customer in the grid of value and loyalty (客户关系类型).

    Both are scores from 0 to 100; on `cut` counts as high.

    >>> [relationship_type(*client) for client in ((80, 30), (75, 85), (20, 25), (40, 70))]
    ['functional', 'partner', 'acquaintance', 'affective']

    Raises:
        ValueError: a score or `cut` is not a number from 0 to 100.

    Source: the types from source deck 001; see `RELATIONSHIP_TYPES`.
    """
    edge = _score("cut", cut)
    high_value, high_loyalty = _score("value", value) >= edge, _score("loyalty", loyalty) >= edge
    if high_value:
        return "partner" if high_loyalty else "functional"
    return "affective" if high_loyalty else "acquaintance"


def return_rate(*, buyers: float, returned: float) -> float:
    """Share of last year's buyers who bought again this year (老客户回头率).

    Of new buyers it says nothing, and of why they came back neither: habit, a contract and a lack
    of choice look like loyalty.

    >>> return_rate(buyers=4_000, returned=2_600)
    0.65

    Raises:
        ValueError: `buyers` is not positive, `returned` is negative, or more returned than bought.

    Source: source deck 001, where the tendency to buy again is a sign of loyalty.
    """
    before, again = positive("buyers", buyers), amount("returned", returned)
    at_most("returned", again, "buyers", before)
    return again / before


def _score(name: str, value: float) -> float:
    score = number(name, value)
    if not 0 <= score <= 100:
        raise broken(name, "from 0 to 100", value)
    return score
