"""Lesson value/key-accounts: how does a key account weigh our offer, and what would tip it?"""

from collections.abc import Mapping
from dataclasses import dataclass

from crmlab.core.arguments import amount, broken, number
from crmlab.core.weights import weighted_score


def bid_score(weights: Mapping[str, float], scores: Mapping[str, float]) -> float:
    """Weigh an offer by a buyer's factors into one score (投标加权评分).

    `weights` add up to 1 or 100; scores are on one scale, on which more is better: a low price has
    a high price score.

    >>> weights = {"after-sales": 30, "publicity": 10, "price": 35, "company": 25}
    >>> bid_score(weights, {"after-sales": 8, "publicity": 5, "price": 6, "company": 9})
    7.25

    Raises:
        ValueError: a weight is negative, the weights add up to neither 1 nor 100, a factor has no
            score, a score belongs to no factor, or a figure is not a finite number.

    Source: the four groups of buying factors from source deck 003; the weighted sum is the usual
        scoring of bids (综合评分法).
    """
    return weighted_score(weights, scores)


def required_score(
    weights: Mapping[str, float],
    scores: Mapping[str, float],
    *,
    factor: str,
    target: float,
    highest: float = 10,
) -> float | None:
    """Score that an offer needs on one factor to reach a target in all (所需单项得分).

    None where even `highest`, the top of the scale, would not do. Below the present score: the
    offer is above the target already.

    >>> weights = {"after-sales": 30, "publicity": 10, "price": 35, "company": 25}
    >>> rival = {"after-sales": 6, "publicity": 7, "price": 8, "company": 6}
    >>> round(required_score(weights, rival, factor="price", target=7.25), 2)
    9.29

    Raises:
        ValueError: as in `bid_score`; or `factor` has no weight, or a weight of 0.

    Source: `bid_score`, solved for one score.
    """
    if factor not in weights:
        raise broken("factor", f"one of {', '.join(weights)}", factor)
    now = bid_score(weights, scores)
    one_more = bid_score(weights, {each: float(each == factor) for each in weights})
    if not one_more:
        raise broken(f"the weight of {factor}", "> 0, or its score changes nothing", 0.0)
    needed = scores[factor] + (number("target", target) - now) / one_more
    return needed if needed <= number("highest", highest) + 1e-9 else None


@dataclass(frozen=True)
class WeightSwing:
    """How the lead changes when one factor is given more weight.

    `lead` is ours over the rival's now; `swing` what a point more (of 100) on this factor, taken
    from the others in proportion, adds to it; `tipping_weight` the weight of the factor, of 100,
    at which both are level, None where no weight from 0 to 100 brings that about.
    """

    factor: str
    lead: float
    swing: float
    tipping_weight: float | None


def bid_sensitivity(
    weights: Mapping[str, float], ours: Mapping[str, float], rival: Mapping[str, float]
) -> tuple[WeightSwing, ...]:
    """Which weight, if the buyer sees it otherwise, turns our lead (权重敏感性分析)?

    The factor that tips with the least change of its weight stands first: ask the buyer about it.

    >>> weights = {"after-sales": 30, "publicity": 10, "price": 35, "company": 25}
    >>> ours = {"after-sales": 8, "publicity": 5, "price": 6, "company": 9}
    >>> rival = {"after-sales": 6, "publicity": 7, "price": 8, "company": 6}
    >>> first, *_ = bid_sensitivity(weights, ours, rival)
    >>> first.factor, round(first.lead, 2), round(first.tipping_weight, 1)
    ('price', 0.45, 46.9)

    Raises:
        ValueError: as in `bid_score`.

    Source: one-way sensitivity of a weighted sum; that the other weights keep their proportions
        is the usual convention.
    """
    lead = bid_score(weights, ours) - bid_score(weights, rival)
    whole = sum(amount(f"the weight of {factor}", weights[factor]) for factor in weights)
    swings = []
    for factor in weights:
        share = weights[factor] / whole
        alone = ours[factor] - rival[factor]
        # The lead by the other factors alone: at weight w the lead is w · alone + (1 - w) · others.
        others = (lead - share * alone) / (1 - share) if share < 1 else alone
        tip = others / (others - alone) if others != alone else None
        tipping = 100 * tip if tip is not None and 0 <= tip <= 1 and share < 1 else None
        swings.append(WeightSwing(factor, lead, (alone - others) / 100, tipping))
    return tuple(
        sorted(
            swings,
            key=lambda each: (
                each.tipping_weight is None,
                abs((each.tipping_weight or 0) - 100 * weights[each.factor] / whole),
            ),
        )
    )
