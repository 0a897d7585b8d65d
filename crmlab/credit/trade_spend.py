"""Lesson credit/trade-spend: does the money we spend on a customer come back as margin?"""

from dataclasses import dataclass

from crmlab.core.arguments import amount, broken, number, positive
from crmlab.core.weights import fraction


def trade_profit(*, sales: float, margin: float, spend: float) -> float:
    """What a customer leaves after the money spent on it (扣除客户费用后的利润).

    Sales x gross margin - spend, all for one period and in one currency. `margin` is a part of
    the sales price, at most 1; below zero where goods are sold under cost.

    >>> trade_profit(sales=80_000, margin=0.4, spend=25_000)
    7000.0

    Raises:
        ValueError: `sales` or `spend` is negative, or `margin` is above 1.

    Source: source deck 003: sales x gross margin - expense must not be below zero.
    """
    return amount("sales", sales) * _margin(margin) - amount("spend", spend)


def break_even_sales(*, spend: float, margin: float) -> float:
    """Sales that just earn back what was spent (盈亏平衡销售额): spend / gross margin.

    `margin` is a part of the sales price, not a mark-up on cost: 40% of the price is 67% on cost.

    >>> break_even_sales(spend=30_000, margin=0.4)
    75000.0

    Raises:
        ValueError: `spend` is negative, `margin` is above 1, or it is not positive: without a
            margin no sales ever earn the spend back.

    Source: OpenStax, Principles of Managerial Accounting, chapter 3, "break-even point" and
        "contribution margin ratio" (key terms).
    """
    part = _margin(margin)
    if part <= 0:
        raise broken("margin", "> 0, or sales never earn the spend back", margin)
    return amount("spend", spend) / part


def affordable_spend(*, sales: float, margin: float, target_profit: float = 0) -> float:
    """Most that may be spent on a customer and still leave `target_profit` (可承受费用).

    Below zero where the margin does not even reach the target.

    >>> affordable_spend(sales=80_000, margin=0.4)
    32000.0

    Raises:
        ValueError: `sales` is negative, `margin` is above 1, or `target_profit` is not a finite
            number.

    Source: the rule of `trade_profit`, solved for the spend.
    """
    return amount("sales", sales) * _margin(margin) - number("target_profit", target_profit)


@dataclass(frozen=True)
class PromotionPayoff:
    """What a promotion earned and cost: `payoff` is the extra margin less the three items below it.

    `break_even_uplift` is the uplift at which the payoff is 0; None where no uplift is enough.
    """

    extra_margin: float
    discount_on_usual_sales: float
    lost_in_dip: float
    cost: float
    payoff: float
    break_even_uplift: float | None


def promotion_payoff(
    *,
    sales: float,
    margin: float,
    uplift: float,
    cost: float,
    discount: float = 0,
    dip: float = 0,
) -> PromotionPayoff:
    """Judge a promotion (促销) by the margin that it added, not by the sales that it moved.

    `sales` are those of the period without it, at the usual price; `uplift` is the part of them
    sold besides, `dip` the part missing afterwards because customers had stocked up. `discount`
    is a part of the price and is given on all that is sold, also on what would have been sold
    anyway. `cost` is what else is spent.

    >>> result = promotion_payoff(sales=80_000, margin=0.4, uplift=0.2, cost=8_000)
    >>> result.extra_margin, result.payoff, result.break_even_uplift
    (6400.0, -1600.0, 0.25)

    Raises:
        ValueError: `sales` is not positive, `cost` or `uplift` is negative, `margin` is above 1,
            or `discount` or `dip` is not from 0 to 1.

    Source: incremental margin less spend as in cpgscout.ai, "How to Measure Trade Promotion
        Effectiveness", which also names the dip; without cost and dip the break-even uplift is
        the break-even sales change of Nagle, The Strategy and Tactics of Pricing (read in a
        summary).
    """
    base = positive("sales", sales)
    usual = _margin(margin)
    given = fraction("discount", discount)
    kept = usual - given
    extra = base * amount("uplift", uplift) * kept
    on_usual = base * given
    lost = base * fraction("dip", dip) * usual
    spent = amount("cost", cost)
    burden = on_usual + lost + spent
    enough = burden / (base * kept) if kept > 0 else None
    return PromotionPayoff(extra, on_usual, lost, spent, extra - burden, enough)


def cash_discount_cost(
    *,
    discount: float,
    discount_days: float,
    net_days: float,
    year_days: float = 360,
    compounded: bool = False,
) -> float:
    """Yearly rate that a buyer pays for not taking a cash discount (放弃现金折扣的成本).

    On 2/10 net 30 it borrows 98 for 20 days and pays 2 for it. For the seller it is what the
    early money costs. Simple: discount / (1 - discount) x year / days gained; compounded: the
    same loan taken again and again through the year.

    >>> round(cash_discount_cost(discount=0.02, discount_days=10, net_days=30), 4)
    0.3673
    >>> terms = dict(discount=0.02, discount_days=10, net_days=30, year_days=365)
    >>> round(cash_discount_cost(**terms, compounded=True), 3)
    0.446

    Raises:
        ValueError: `discount` is not from 0 to 1 or is 1, `discount_days` is negative, `net_days`
            is not above it, or `year_days` is not positive.

    Source: simple on 360 days, 36.73%, as taught for Chinese accounting examinations
        (chinaacc.com); compounded on 365 days, 44.6%, in Ross, Westerfield and Jordan,
        Fundamentals of Corporate Finance, 6th ed., p. 739, and Brealey and Myers, Principles of
        Corporate Finance, 7th ed., ch. 32.
    """
    part = fraction("discount", discount)
    if part == 1:
        raise broken("discount", "below 1", discount)
    early = amount("discount_days", discount_days)
    days = number("net_days", net_days) - early
    if days <= 0:
        raise broken("net_days", f"> discount_days ({early!r})", net_days)
    rate, periods = part / (1 - part), positive("year_days", year_days) / days
    return float((1 + rate) ** periods - 1) if compounded else rate * periods


def _margin(value: float) -> float:
    margin = number("margin", value)
    if margin > 1:
        raise broken("margin", "a part of the price, at most 1", value)
    return margin
