"""Bands of ages, of amounts, of anything that is counted."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from crmlab.core.arguments import broken, number


def bands(values: Iterable[float], edges: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    """Put each value into its band (分段): ages into age groups, say.

    `edges` gives each band where it begins and where it ends; its end belongs to the next one, so
    that everybody has one band. Printed bands such as 20-30 and 30-40, or 20-29 and 30-39, leave
    open where 30, or 29.5, belongs.

    >>> ages = {"young": (0, 30), "middle": (30, 60), "old": (60, 150)}
    >>> bands([29.5, 30, 71], ages)
    ('young', 'middle', 'old')

    Raises:
        ValueError: a band is no pair of rising numbers, bands leave a gap or overlap, there are
            none, or a value is not a finite number or lies in no band.

    Source: the age groups of source deck 003 overlap at their ends; half-open bands are a
        convention.
    """
    checked = sorted((*_pair(name, ends), name) for name, ends in edges.items())
    for (_, end, lower), (begin, _, higher) in pairwise(checked):
        if begin != end:
            rule = "leave no gap" if begin > end else "not overlap"
            ends = f"{lower} ending at {end:g} and {higher} beginning at {begin:g}"
            raise ValueError(f"bands must {rule}, got {ends}")
    if not checked:
        raise broken("edges", "those of one band or more", dict(edges))
    lowest, highest = checked[0][0], checked[-1][1]
    placed = []
    for value in values:
        place = number("a value", value)
        if not lowest <= place < highest:
            raise broken("a value", f"from {lowest:g} to below {highest:g}", value)
        placed.append(next(name for _, end, name in checked if place < end))
    return tuple(placed)


def _pair(name: str, ends: tuple[float, float]) -> tuple[float, float]:
    low, high = (number(f"an end of {name}", end) for end in ends)
    if low >= high:
        raise broken(f"the band {name}", "from a lower to a higher number", ends)
    return low, high
