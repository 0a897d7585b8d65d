"""What customers answer when they are asked, and how far a sample of them may be off."""

from collections.abc import Iterable
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from crmlab.core.arguments import broken
from crmlab.core.intervals import wilson


class PromoterScore(NamedTuple):
    """The score from -100 to 100, its standard error and the ends of its interval, in points."""

    score: float
    standard_error: float
    low: float
    high: float


def net_promoter_score(answers: Iterable[int], *, confidence: float = 0.95) -> PromoterScore:
    """Net promoter score (净推荐值): the share of 9 and 10 less that of 0 to 6, in points.

    `answers` to "How likely are you to recommend us?", whole numbers from 0 to 10, of a sample
    drawn by lot from many customers. Its standard error is that of a difference of two shares of
    one sample, sqrt((p + d - (p - d)²) / n): 100 answers leave about 15 points either way. With
    answers all alike it is 0, which says more of the sample than of the customers.

    >>> survey = net_promoter_score([10] * 50 + [8] * 30 + [3] * 20)
    >>> survey.score, round(survey.standard_error, 2), round(survey.low), round(survey.high)
    (30.0, 7.81, 15, 45)

    Raises:
        ValueError: there are no answers, an answer is not a whole number from 0 to 10, or
            `confidence` is not between 0 and 1.

    Source: A. Engelhardt, CYBAEA journal, "Net Promoter Score confidence intervals 2: maths and
        stats".
    """
    given = _answers(answers, 0, 10)
    level = _level(confidence)
    count = len(given)
    promoters = sum(answer >= 9 for answer in given) / count
    detractors = sum(answer <= 6 for answer in given) / count
    net = promoters - detractors
    error = sqrt(max(0.0, promoters + detractors - net * net) / count)
    spread = NormalDist().inv_cdf((1 + level) / 2) * error
    low, high = max(-1.0, net - spread), min(1.0, net + spread)
    return PromoterScore(100 * net, 100 * error, 100 * low, 100 * high)


class TopBox(NamedTuple):
    """The share of the top answers, its standard error and the ends of its interval."""

    share: float
    standard_error: float
    low: float
    high: float


def top_box(
    answers: Iterable[int], *, scale: int = 5, boxes: int = 1, confidence: float = 0.95
) -> TopBox:
    """Share of customers who gave the top answer (最高满意度占比).

    `answers` are whole numbers from 1 to `scale`; with `boxes` 2, the top two count. A mean hides
    whether many are content or some delighted and some angry; this shows who is delighted. The
    interval is Wilson's, which needs no standard error and is not 0 where all answer alike.

    >>> found = top_box([5] * 12 + [4] * 34 + [3] * 54, boxes=2)
    >>> found.share, round(found.standard_error, 4), round(found.low, 3), round(found.high, 3)
    (0.46, 0.0498, 0.366, 0.557)

    Raises:
        ValueError: there are no answers, an answer is not a whole number from 1 to `scale`,
            `boxes` is not from 1 to below `scale`, or `confidence` is not between 0 and 1.

    Source: J. Sauro, MeasuringU, "Top-Box Scoring of Rating Scale Data"; Wilson's interval, see
        `crmlab.core.intervals`.
    """
    if isinstance(scale, bool) or not isinstance(scale, int) or scale < 2:
        raise broken("scale", "a whole number of two or more", scale)
    if isinstance(boxes, bool) or not isinstance(boxes, int) or not 1 <= boxes < scale:
        raise broken("boxes", f"a whole number from 1 to {scale - 1}", boxes)
    given = _answers(answers, 1, scale)
    count = len(given)
    share = sum(answer > scale - boxes for answer in given) / count
    low, high = wilson(share, float(count), confidence)
    error = sqrt(share * (1 - share) / count)
    return TopBox(share, error, max(0.0, low), min(1.0, high))


def _answers(answers: Iterable[int], low: int, high: int) -> list[int]:
    given = list(answers)
    if not given:
        raise broken("answers", "those of one customer or more", given)
    for answer in given:
        if isinstance(answer, bool) or not low <= answer <= high or answer != int(answer):
            raise broken("an answer", f"a whole number from {low} to {high}", answer)
    return given


def _level(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise broken("confidence", "between 0 and 1", confidence)
    return confidence
