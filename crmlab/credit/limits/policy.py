"""Lesson credit/limits, continued: who may have credit, up to which cap, and how it is reviewed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from crmlab.core.arguments import amount, broken, number, positive
from crmlab.core.weights import fraction


def break_even_default_rate(*, margin: float, loss: float) -> float:
    """Default rate at which a customer earns just what it may cost us (盈亏平衡违约率).

    `margin` is earned where it pays, `loss` is lost where it does not, both of one sale and in
    one currency or as parts of the exposure. Sold at 1 200 with a cost of 1 000, a sixth of such
    customers may default.

    >>> round(break_even_default_rate(margin=200, loss=1000), 4)
    0.1667

    Raises:
        ValueError: `margin` is negative, `loss` is not positive, or one is not a finite number.

    Source: Brealey, Myers and Allen, Principles of Corporate Finance, ch. 30, "The Credit
        Decision", pp. 792-794 (p. 793 read in the authors' slides): granting pays if the chance
        of payment exceeds cost / revenue. One sale only; repeat orders allow more.
    """
    earned = amount("margin", margin)
    return earned / (earned + positive("loss", loss))


def net_worth_cap(
    *,
    tangible_net_worth: float,
    turnover: float,
    net_worth_share: float = 0.35,
    turnover_share: float = 0.05,
) -> float:
    """Most that a customer's own size can bear: the smaller of two shares (净值上限).

    `tangible_net_worth` is equity less intangible assets, `turnover` the customer's yearly sales,
    both in one currency. A firm whose debts exceed its assets has no worth to lend on: 0.

    >>> net_worth_cap(tangible_net_worth=80_000, turnover=700_000)
    28000.0

    Raises:
        ValueError: `tangible_net_worth` is not a finite number, `turnover` is negative, or a
            share is not from 0 to 1.

    Source: convention; the shares are one vendor's example for a customer rated B
        (mydsomanager.com, online help, "What is the credit limit calculation tool?").
    """
    worth = max(number("tangible_net_worth", tangible_net_worth), 0.0)
    return min(
        fraction("net_worth_share", net_worth_share) * worth,
        fraction("turnover_share", turnover_share) * amount("turnover", turnover),
    )


def ten_percent_cap(*, net_worth: float, our_sales: float, share: float = 0.1) -> float:
    """Most by the two 10% rules: of the customer's net worth, and of our own yearly sales.

    The first keeps a customer from living on our money, the second keeps us from living on one
    customer. Both amounts in one currency; net worth below zero gives 0.

    >>> ten_percent_cap(net_worth=600_000, our_sales=20_000_000)
    60000.0

    Raises:
        ValueError: `net_worth` is not a finite number, `our_sales` is negative, or `share` is not
            from 0 to 1.

    Source: Bernstein-Burkley, "Creditors' Rights 23" (bernsteinlaw.com, FAQ). Its second rule
        speaks of a customer's part of our business; to read it as a cap on the debt is ours.
    """
    part = fraction("share", share)
    worth = max(number("net_worth", net_worth), 0.0)
    return part * min(worth, amount("our_sales", our_sales))


@dataclass(frozen=True)
class GroupRoom:
    """What connected customers owe together, the most that they may, and the room that is left.

    `room` is below zero where the group owes too much already.
    """

    exposure: float
    limit: float
    room: float
    reason: str


def group_room(
    exposures: Mapping[str, float], *, our_capital: float, share: float = 0.25
) -> GroupRoom:
    """Room left under one limit for customers that stand or fall together (集团客户授信).

    Firms with one owner, or of which one cannot pay if the other does not, are one risk, and
    their exposures are added up. `our_capital` is what a loss would eat into, in the currency of
    the exposures.

    >>> group_room({"hotel": 150_000, "its owner": 60_000}, our_capital=1_000_000).room
    40000.0

    Raises:
        ValueError: there is no exposure, a figure is negative or not a finite number,
            `our_capital` is not positive, or `share` is not from 0 to 1.

    Source: Basel Framework, LEX10.10 and LEX20.1: exposures to a group of connected
        counterparties at most 25% of a bank's Tier 1 capital. For a trading firm a convention.
    """
    if not exposures:
        raise broken("exposures", "of at least one customer", dict(exposures))
    total = sum(amount(f"the exposure to {name}", owed) for name, owed in exposures.items())
    limit = fraction("share", share) * positive("our_capital", our_capital)
    names = ", ".join(exposures)
    reason = f"{names} owe {total:,.2f} together, of at most {limit:,.2f}"
    return GroupRoom(total, limit, limit - total, reason)


@dataclass(frozen=True)
class LimitReview:
    """The limit after a review, the ceiling it was held to, and every reason for it.

    `growing_debt` says that the customer buys more than it pays.
    """

    limit: float
    ceiling: float
    growing_debt: bool
    reasons: tuple[str, ...]


def review_limit(
    *,
    current_limit: float,
    proposed_limit: float,
    overdue: float,
    shipments: Sequence[float],
    collections: Sequence[float],
    months_at_risk: float,
    payment_factor: float,
) -> LimitReview:
    """Review a limit (信用额度调整): what was proposed, under a ceiling, not while it is overdue.

    Ceiling = mean of the recent monthly `shipments` x `months_at_risk` (the credit term in
    months) x `payment_factor` of the grade. While anything is `overdue` a limit may fall but not
    rise. `shipments` and `collections` are of the same months; where the first are larger, the
    debt grows, not the business, and the review says so.

    >>> review = review_limit(current_limit=45_000, proposed_limit=67_500, overdue=10_000,
    ...                       shipments=[60_000] * 3, collections=[50_000] * 3,
    ...                       months_at_risk=1.5, payment_factor=0.8)
    >>> review.limit, review.ceiling
    (45000.0, 72000.0)
    >>> for reason in review.reasons:
    ...     print(reason)
    recent shipments carry 72,000.00, enough for 67,500.00
    10,000.00 is overdue: no increase until it is paid
    buys 60,000.00 and pays 50,000.00 a month: growing debt, not growing business

    Raises:
        ValueError: a figure is negative or not a finite number, or `shipments` and `collections`
            do not cover the same months, at least one.

    Source: convention; source deck 003 asks for a review in June and gives neither rule nor data.
    """
    if not shipments or len(shipments) != len(collections):
        rule = "of the same months as collections, at least one"
        raise broken("shipments", rule, (len(shipments), len(collections)))
    bought = fmean(amount("a month's shipments", money) for money in shipments)
    paid = fmean(amount("a month's collections", money) for money in collections)
    factor = amount("payment_factor", payment_factor)
    ceiling = bought * amount("months_at_risk", months_at_risk) * factor
    current = amount("current_limit", current_limit)
    proposed = amount("proposed_limit", proposed_limit)
    limit = min(proposed, ceiling)
    carried = "not" if ceiling < proposed else "enough for"
    reasons = [f"recent shipments carry {ceiling:,.2f}, {carried} {proposed:,.2f}"]
    if amount("overdue", overdue) > 0 and limit > current:
        reasons.append(f"{overdue:,.2f} is overdue: no increase until it is paid")
        limit = current
    if bought > paid:
        pace = f"buys {bought:,.2f} and pays {paid:,.2f} a month"
        reasons.append(f"{pace}: growing debt, not growing business")
    return LimitReview(limit, ceiling, bought > paid, tuple(reasons))
