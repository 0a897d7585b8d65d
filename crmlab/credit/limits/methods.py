"""Lesson credit/limits: how much may a customer owe us? Three methods, and the least of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from crmlab.core.arguments import amount, at_most, broken, number, positive
from crmlab.core.weights import fraction

WORKING_ASSET_BANDS: Mapping[float, float] = MappingProxyType(
    {
        -4.6: 0.0,
        -3.9: 0.025,
        -3.2: 0.05,
        -2.5: 0.075,
        -1.8: 0.1,
        -1.1: 0.125,
        -0.4: 0.15,
        0.3: 0.175,
        1.0: 0.2,
        math.inf: 0.25,
    }
)
"""The published bands: up to and with this evaluation, this share of the working worth. Between
-4.6 and -4.59, and so on, the source leaves gaps; here each band begins where the last one ends."""

PAYMENT_FACTORS: Mapping[str, float] = MappingProxyType(
    {"CA1": 1.0, "CA2": 0.8, "CA3": 0.6, "CA4": 0.3, "CA5": 0.0}
)
"""What part of its orders a customer of each grade may have on credit (风险修正系数): a convention
of the course. A published policy for other grades: AAA 150-300%, AA 100, A 80, B 60, C 0."""

COLLECTION_WEIGHTS = (1, 2, 3, 4, 5, 6)
"""How much each of six months counts, the oldest first: a convention of the course."""


@dataclass(frozen=True)
class WorkingAssetLimit:
    """A limit, the worth and the evaluation behind it, the share that the evaluation allows."""

    limit: float
    worth: float
    evaluation: float
    share: float
    reason: str


def working_asset_limit(
    *,
    current_assets: float,
    inventory: float,
    current_liabilities: float,
    total_liabilities: float,
    net_assets: float,
    prepaid: float = 0,
    policy: Mapping[float, float] = WORKING_ASSET_BANDS,
) -> WorkingAssetLimit:
    """Credit limit by working assets (营运资产法): a share of what the firm has to work with.

    Worth = the mean of working capital (current assets less current liabilities) and net assets.
    Evaluation = current ratio + quick ratio - current liabilities / net assets - total
    liabilities / net assets, rounded to nine decimals. `policy` gives the share of the worth by
    evaluation: each key closes its band, the last one is infinite. All amounts in one currency,
    from one balance sheet; prepayments count as not quick, as in `quick_ratio_from_total`.

    >>> result = working_asset_limit(current_assets=800, inventory=300, current_liabilities=400,
    ...                              total_liabilities=600, net_assets=500)
    >>> result.worth, result.evaluation, result.limit
    (450.0, 1.25, 112.5)

    Raises:
        ValueError: `net_assets` is not positive: with negative equity the debt terms change sign
            and the worst firms would get the best evaluation. An amount is negative or not a
            finite number, inventory and prepayments exceed the current assets, current exceed
            total liabilities, `current_liabilities` is not positive, or `policy` leaves a gap.

    Source: "營運資產分析模型", newton.com.tw, with its table of ten bands.
    """
    assets = amount("current_assets", current_assets)
    debt = positive("current_liabilities", current_liabilities)
    slow = amount("inventory", inventory) + amount("prepaid", prepaid)
    at_most("inventory + prepaid", slow, "current_assets", assets)
    all_debt = amount("total_liabilities", total_liabilities)
    at_most("current_liabilities", debt, "total_liabilities", all_debt)
    if (equity := number("net_assets", net_assets)) <= 0:
        rule = "> 0, for negative equity turns the debt ratios into praise"
        raise broken("net_assets", rule, net_assets)
    worth = (assets - debt + equity) / 2
    ratios = assets / debt + (assets - slow) / debt
    evaluation = round(ratios - debt / equity - all_debt / equity, 9)
    share = _share(evaluation, policy)
    if worth <= 0:
        reason = f"the working worth is {worth:,.2f}: nothing to lend on"
    else:
        reason = (
            f"{100 * share:g}% of the working worth {worth:,.2f} at evaluation {evaluation:.4g}"
        )
    return WorkingAssetLimit(share * max(worth, 0.0), worth, evaluation, share, reason)


def _share(evaluation: float, policy: Mapping[float, float]) -> float:
    bands = {
        top if top == math.inf else number("a bound of policy", top): fraction("a share", share)
        for top, share in policy.items()
    }
    if math.inf not in bands:
        raise broken("policy", "closed by a band up to infinity", sorted(bands))
    return bands[min(top for top in bands if evaluation <= top)]


def sales_limit(
    *, orders_per_quarter: float, term_days: float, payment_factor: float, quarter_days: float = 90
) -> float:
    """Credit limit by sales volume (销售量法): what it orders within its term, times a factor.

    `payment_factor` follows from the grade, see `PAYMENT_FACTORS`; above 1 it lends on orders
    still to come.

    >>> sales_limit(orders_per_quarter=90_000, term_days=60, payment_factor=1)
    60000.0

    Raises:
        ValueError: a figure is negative or not a finite number, or `quarter_days` is not positive.

    Source: a company's credit policy ("客户信用等级、信用额度和信用期限管理制度汇编") multiplies
        the average sales of a month, the credit term and a risk factor; the course takes the
        quarter's orders. Source deck 000 names the method alone (textbook p. 170).
    """
    term = amount("term_days", term_days) / positive("quarter_days", quarter_days)
    ordered = amount("orders_per_quarter", orders_per_quarter) * term
    return ordered * amount("payment_factor", payment_factor)


def collections_limit(
    *,
    collections: Sequence[float],
    term_days: float,
    weights: Sequence[float] = COLLECTION_WEIGHTS,
) -> float:
    """Credit limit by collections (回款额法): what it has shown it can pay within its term.

    `collections` is the money received in each of the last months, the oldest first; the newest
    month takes the last of the `weights`. With fewer months than weights the oldest weights fall
    away, and the others still make a mean. A month is 30 days.

    >>> round(collections_limit(collections=[10, 12, 15, 14, 18, 21], term_days=30), 3)
    16.714

    Raises:
        ValueError: there is no month or more of them than weights, a figure is negative or not a
            finite number, or the weights in use add up to nothing.

    Source: convention. Source deck 000 names the method alone (textbook p. 171), and no published
        formula was found; the weights are the course's own.
    """
    if not 0 < len(collections) <= len(weights):
        raise broken("collections", f"from 1 to {len(weights)} months", len(collections))
    paid = [amount(f"month {month}", money) for month, money in enumerate(collections, start=1)]
    used = [amount("a weight", weight) for weight in weights[-len(paid) :]]
    total = positive("the sum of the weights", sum(used))
    mean = math.fsum(money * weight for money, weight in zip(paid, used, strict=True)) / total
    return mean * amount("term_days", term_days) / 30


@dataclass(frozen=True)
class PrudentLimit:
    """The limit to choose, the method that sets it, and what the other methods would allow."""

    limit: float
    method: str
    reason: str


def prudent_limit(limits: Mapping[str, float | None]) -> PrudentLimit:
    """Choose the least of the limits that apply (谨慎原则); None marks a method that does not.

    A method does not apply where its figures are missing: no balance sheet, no payments yet. That
    is not a limit of 0, which does apply and is the least of all.

    >>> choice = prudent_limit({"working assets": 67_500, "sales": 72_000, "cap": None})
    >>> choice.limit, choice.reason
    (67500.0, 'working assets allows 67,500.00; sales allows 72,000.00; cap does not apply')

    Raises:
        ValueError: no limit applies, or one is negative or not a finite number.

    Source: convention; prudence as in the help of mydsomanager.com, where the most restrictive
        criterion applies.
    """
    allowed = {
        method: amount(f"the limit by {method}", limit)
        for method, limit in limits.items()
        if limit is not None
    }
    if not allowed:
        raise broken("limits", "at least one that applies", dict(limits))
    method = min(allowed, key=lambda name: allowed[name])
    least_first = sorted(allowed.items(), key=lambda item: item[1])
    sentences = [f"{name} allows {limit:,.2f}" for name, limit in least_first]
    sentences += [f"{name} does not apply" for name in limits if name not in allowed]
    return PrudentLimit(allowed[method], method, "; ".join(sentences))
