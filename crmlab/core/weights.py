"""Parts of a whole: fractions, weights that add up, and the score that they give.

Credit assessments, bids for key accounts and scores of an environment all weigh their factors
in this one way.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from crmlab.core.arguments import amount, broken, number


class Range(NamedTuple):
    """What a figure lies between; both ends are the same where it is known."""

    low: float
    high: float


Score = float | Range | None
"""A score that is known, known to lie between two bounds, or not known at all."""


def fraction(name: str, value: object) -> float:
    """Return `value` as a float from 0 to 1: a chance, a rate, a part of a whole.

    >>> fraction("chance", 30)
    Traceback (most recent call last):
    ...
    ValueError: chance must be from 0 to 1, got 30
    """
    result = number(name, value)
    if not 0 <= result <= 1:
        raise broken(name, "from 0 to 1", value)
    return result


def weighted_score(weights: Mapping[str, float], scores: Mapping[str, float]) -> float:
    """Weigh the scores of all factors into one, on the scale of the scores.

    >>> weighted_score({"price": 60, "service": 40}, {"price": 7, "service": 9})
    7.8

    Raises:
        ValueError: a weight is negative, the weights add up to neither 1 nor 100, a factor has no
            score, a score belongs to no factor, or a figure is not a finite number.
    """
    checked = {factor: amount(f"the weight of {factor}", weights[factor]) for factor in weights}
    total = math.fsum(checked.values())
    if not any(math.isclose(total, whole, rel_tol=1e-9) for whole in (1, 100)):
        raise broken("the sum of the weights", "1 or 100", total)
    if missing := [factor for factor in weights if factor not in scores]:
        raise broken("scores", f"complete, with {', '.join(missing)}", sorted(scores))
    _all_weighed(weights, scores)
    return (
        math.fsum(
            checked[factor] * number(f"the score of {factor}", scores[factor]) for factor in weights
        )
        / total
    )


def weighted_range(
    weights: Mapping[str, float],
    scores: Mapping[str, Score],
    *,
    lowest: float = 0,
    highest: float = 100,
) -> Range:
    """Weigh scores of which some are not known: the least and the most that they can come to.

    A factor without a score, or scored None, may be anything from `lowest` to `highest`, the ends
    of the scale. To read it as 0 gives the low end alone, to leave it out and spread its weight
    over the others invents a score for it: both hide that something is not known.

    >>> weighted_range({"price": 60, "service": 40}, {"price": 70})
    Range(low=42.0, high=82.0)

    Raises:
        ValueError: as in `weighted_score`, or a score lies outside the scale. A missing score is
            no error here.
    """
    _all_weighed(weights, scores)
    scale = Range(number("lowest", lowest), number("highest", highest))
    ranges = {factor: _within(scale, factor, scores.get(factor)) for factor in weights}
    return Range(
        weighted_score(weights, {factor: ranges[factor].low for factor in weights}),
        weighted_score(weights, {factor: ranges[factor].high for factor in weights}),
    )


def _all_weighed(weights: Mapping[str, float], scores: Mapping[str, Score]) -> None:
    if unknown := sorted(set(scores) - set(weights)):
        raise broken("scores", f"among {', '.join(weights)}", unknown)


def _within(scale: Range, factor: str, score: Score) -> Range:
    if score is None:
        return scale
    low, high = score if isinstance(score, Range) else (score, score)
    name = f"the score of {factor}"
    if not scale.low <= number(name, low) <= number(name, high) <= scale.high:
        raise broken(name, f"from {scale.low:g} to {scale.high:g}", score)
    return Range(float(low), float(high))
