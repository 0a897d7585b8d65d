"""Lesson credit/sme: what does it take to finance a small firm's big order?"""

from collections.abc import Iterable
from dataclasses import dataclass

from crmlab.core.arguments import amount, broken, number, positive
from crmlab.core.weights import fraction


def loan_interest(
    *, principal: float, annual_rate: float, days: float, year_days: float = 360
) -> float:
    """Interest on a loan that stays the same for `days` (贷款利息), simple, not compounded.

    The day of the drawdown counts, the day of the repayment does not (算头不算尾). `year_days`
    is the bank's convention: 360 spreads the annual rate over fewer days than the year has, so
    that a whole year at 6% costs 6.083%.

    >>> loan_interest(principal=1_800_000, annual_rate=0.06, days=105)
    31500.0

    Raises:
        ValueError: `annual_rate` is not from 0 to 1, another figure is negative or not a finite
            number, or `year_days` is not positive.

    Source: actual/360 is described as usual for commercial loans, also by Chinese banks; the
        central bank's own rule was not found. A convention, hence an argument.
    """
    yearly = amount("principal", principal) * fraction("annual_rate", annual_rate)
    return yearly * amount("days", days) / positive("year_days", year_days)


@dataclass(frozen=True)
class CashStep:
    """A day on which money moves, and how cash and loan stand from its evening on.

    `flow` is what comes in less what goes out; it is covered by cash first, then by a `drawdown`.
    What comes in goes first into the `repayment` of the loan.
    """

    day: int
    flow: float
    drawdown: float
    repayment: float
    loan: float
    cash: float


@dataclass(frozen=True)
class OrderCashFlow:
    """One order from its first payment to its last receipt.

    `interest` runs up to the last day and is paid then; `profit` is what the order leaves after
    it. `unpaid` is the loan that the last receipt did not repay.
    """

    steps: tuple[CashStep, ...]
    peak_funding: float
    interest: float
    profit: float
    unpaid: float


def order_cash_flow(
    events: Iterable[tuple[int, float]],
    own_funds: float,
    *,
    annual_rate: float,
    year_days: float = 360,
) -> OrderCashFlow:
    """Follow cash and loan of one order day by day (订单融资的现金流).

    `events` are pairs of a day, counted from 0, and an amount: payments to suppliers below zero,
    receipts above; what falls on one day is netted. The firm spends its `own_funds` first. The
    bank lends only what an event lacks and takes every receipt until it is repaid: the loop is
    closed (封闭运行), and that, not collateral, is what controls the risk.

    >>> order = order_cash_flow([(0, -700.0), (60, 900.0)], 500, annual_rate=0.06)
    >>> [(step.day, step.loan, step.cash) for step in order.steps]
    [(0, 200.0, 0.0), (60, 0.0, 700.0)]
    >>> order.peak_funding, order.interest, order.profit
    (200.0, 2.0, 198.0)

    Raises:
        ValueError: there are no events, a day is not a whole number from 0 on, or a figure is not
            a finite number or is refused by `loan_interest`.

    Source: the case "small firm, big order" of source deck 003, which gives no figures; to draw
        as late and repay as early as possible is the course's reading of its closed loop.
    """
    flows: dict[int, float] = {}
    for day, money in events:
        flows[_day(day)] = flows.get(day, 0.0) + number(f"the amount on day {day}", money)
    if not flows:
        raise broken("events", "at least one", [])
    cash, loan, interest = amount("own_funds", own_funds), 0.0, 0.0
    steps: list[CashStep] = []
    for day, flow in sorted(flows.items()):
        since = steps[-1].day if steps else day
        interest += loan_interest(
            principal=loan, annual_rate=annual_rate, days=day - since, year_days=year_days
        )
        cash += flow
        drawdown = max(-cash, 0.0)
        repayment = min(loan, max(cash, 0.0))
        loan += drawdown - repayment
        cash += drawdown - repayment
        steps.append(CashStep(day, flow, drawdown, repayment, loan, cash))
    return OrderCashFlow(
        steps=tuple(steps),
        peak_funding=max(step.loan for step in steps),
        interest=interest,
        profit=sum(flows.values()) - interest,
        unpaid=loan,
    )


def _day(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise broken("a day", "a whole number from 0 on", value)
    return value
