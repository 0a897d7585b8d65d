"""Does a score tell who will default from who will not?"""

from collections.abc import Iterable
from itertools import groupby

from crmlab.core.arguments import broken, number


def auc(scores: Iterable[float], defaulted: Iterable[bool]) -> float:
    """How often a good customer scores above a defaulter, ties counting half (AUC).

    Scores that rise with quality, and for each whether the customer defaulted: 1 sorts them all
    right, 0.5 is no better than chance, below that the score is the wrong way round.

    >>> auc([80, 60, 60, 50, 40], [False, False, True, False, True])
    0.75

    Raises:
        ValueError: a score is not a finite number, an outcome not true or false, there are more
            of the one than of the other, or there are no defaulters or nobody else.

    Source: the Mann-Whitney statistic, as in Consilience AI's glossary, "Gini coefficient".
    """
    steps = _steps(scores, defaulted)
    above = bads_below = 0.0
    for goods, bads in steps:
        above += goods * (bads_below + bads / 2)
        bads_below += bads
    return above / (sum(goods for goods, _ in steps) * bads_below)


def gini(scores: Iterable[float], defaulted: Iterable[bool]) -> float:
    """The AUC stretched so that chance is 0 (基尼系数): 2 · AUC − 1, also called accuracy ratio.

    Not the Gini of inequality, which measures how unevenly something is spread.

    >>> gini([80, 60, 60, 50, 40], [False, False, True, False, True])
    0.5

    Raises:
        ValueError: as in `auc`.

    Source: StatSoft, Electronic Manual, "Gini coefficient".
    """
    return 2 * auc(scores, defaulted) - 1


def ks(scores: Iterable[float], defaulted: Iterable[bool]) -> float:
    """The widest gap between defaulters and the others below one score (KS统计量).

    At the best single cut-off, the share of defaulters that it refuses less the share of good
    customers. 1 separates them fully, 0 not at all. It has no sign: see `auc` for the direction.

    >>> round(ks([80, 60, 60, 50, 40], [False, False, True, False, True]), 4)
    0.5

    Raises:
        ValueError: as in `auc`.

    Source: Consilience AI's glossary, "Kolmogorov-Smirnov statistic".
    """
    steps = _steps(scores, defaulted)
    good, bad = (sum(step[kind] for step in steps) for kind in (0, 1))
    goods_below = bads_below = 0
    widest = 0.0
    for goods, bads in steps:
        goods_below += goods
        bads_below += bads
        widest = max(widest, abs(bads_below / bad - goods_below / good))
    return widest


def _steps(scores: Iterable[float], defaulted: Iterable[bool]) -> list[tuple[int, int]]:
    """Count good customers and defaulters at each score, the lowest score first."""
    points = [number("a score", score) for score in scores]
    outcomes = [_outcome(value) for value in defaulted]
    if len(points) != len(outcomes):
        raise broken("scores and outcomes", "as many as each other", (len(points), len(outcomes)))
    if len(set(outcomes)) < 2:
        raise broken("defaulted", "true for some customers and false for others", outcomes[:3])
    customers = sorted(zip(points, outcomes, strict=True))
    groups = ([bad for _, bad in group] for _, group in groupby(customers, lambda each: each[0]))
    return [(len(group) - sum(group), sum(group)) for group in groups]


def _outcome(value: object) -> bool:
    if value not in (True, False):
        raise broken("an outcome", "true or false", value)
    return bool(value)
