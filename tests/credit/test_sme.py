"""A big order of a small firm is drawn as late and repaid as early as its cash allows."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import CashStep, loan_interest, order_cash_flow

# Own funds 0.6 m; deposit to the supplier, the rest to the supplier, processing, the customer pays.
BIG_ORDER = [(0, -630_000), (30, -1_470_000), (45, -300_000), (105, 3_000_000)]
amounts = st.integers(-1_000_000, 1_000_000)
plans = st.lists(st.tuples(st.integers(0, 365), amounts), min_size=1, max_size=12)
funds = st.integers(0, 1_000_000)


def test_the_order_of_the_course() -> None:
    order = order_cash_flow(BIG_ORDER, 600_000, annual_rate=0.06)
    assert order.steps == (
        CashStep(0, -630_000, drawdown=30_000, repayment=0, loan=30_000, cash=0),
        CashStep(30, -1_470_000, drawdown=1_470_000, repayment=0, loan=1_500_000, cash=0),
        CashStep(45, -300_000, drawdown=300_000, repayment=0, loan=1_800_000, cash=0),
        CashStep(105, 3_000_000, drawdown=0, repayment=1_800_000, loan=0, cash=1_200_000),
    )
    assert order.peak_funding == 1_800_000
    # (30 000 x 30 + 1 500 000 x 15 + 1 800 000 x 60) x 6% / 360 = 131 400 000 x 6% / 360
    assert order.interest == pytest.approx(21_900)
    # 3 000 000 - 2 400 000 - 21 900
    assert order.profit == pytest.approx(578_100)
    assert order.unpaid == 0


def test_a_plain_loan_of_the_same_size_costs_more() -> None:
    # The mistake: the peak borrowed from day 0 on, 1 800 000 x 105 days x 6% / 360.
    assert loan_interest(principal=1_800_000, annual_rate=0.06, days=105) == 31_500


def test_the_year_of_the_bank_is_an_argument() -> None:
    order = order_cash_flow(BIG_ORDER, 600_000, annual_rate=0.06, year_days=365)
    assert order.interest == pytest.approx(21_600)  # 131 400 000 x 6% / 365


def test_what_falls_on_one_day_is_netted_in_any_order() -> None:
    plan = [(10, 500), (0, -300), (0, 100), (10, -200)]
    steps = order_cash_flow(plan, 50, annual_rate=0.06).steps
    assert [(step.day, step.flow, step.loan, step.cash) for step in steps] == [
        (0, -200, 150, 0),
        (10, 300, 0, 150),
    ]


def test_own_funds_that_reach_need_no_loan() -> None:
    order = order_cash_flow(BIG_ORDER, 2_400_000, annual_rate=0.06)
    assert (order.peak_funding, order.interest, order.profit) == (0, 0, 600_000)


def test_a_customer_who_does_not_pay_leaves_the_loan_standing() -> None:
    order = order_cash_flow(BIG_ORDER[:3], 600_000, annual_rate=0.06)
    assert order.unpaid == order.peak_funding == 1_800_000
    # (30 000 x 30 + 1 500 000 x 15) x 6% / 360: interest after day 45 is not foretold
    assert order.interest == pytest.approx(3_900)


def test_no_event_is_no_order() -> None:
    with pytest.raises(ValueError, match=r"events must be at least one, got \[\]"):
        order_cash_flow([], 600_000, annual_rate=0.06)


@pytest.mark.parametrize("day", [-1, 1.5, True, "3"])
def test_a_day_is_a_whole_number(day: int) -> None:
    with pytest.raises(ValueError, match="a day must be a whole number from 0 on, got"):
        order_cash_flow([(day, 1)], 0, annual_rate=0.06)


def test_figures_that_are_none_are_named() -> None:
    with pytest.raises(ValueError, match="the amount on day 3 must be a finite number, got nan"):
        order_cash_flow([(3, math.nan)], 0, annual_rate=0.06)
    with pytest.raises(ValueError, match="own_funds must be >= 0, got -1"):
        order_cash_flow(BIG_ORDER, -1, annual_rate=0.06)


def test_six_is_no_rate_of_six_percent() -> None:
    with pytest.raises(ValueError, match="annual_rate must be from 0 to 1, got 6"):
        order_cash_flow(BIG_ORDER, 600_000, annual_rate=6)
    with pytest.raises(ValueError, match="year_days must be > 0, got 0"):
        loan_interest(principal=1, annual_rate=0.06, days=1, year_days=0)


@given(plans, funds)
def test_money_is_neither_made_nor_lost(plan: list[tuple[int, int]], own: int) -> None:
    order = order_cash_flow(plan, own, annual_rate=0.06)
    moved = 0.0
    for step in order.steps:
        moved += step.flow
        assert step.cash - step.loan == own + moved
        assert step.cash >= 0
        assert step.loan >= 0
        assert step.cash == 0 or step.loan == 0


@given(plans, funds, funds)
def test_more_own_funds_never_cost_more(plan: list[tuple[int, int]], own: int, more: int) -> None:
    poor = order_cash_flow(plan, own, annual_rate=0.06)
    rich = order_cash_flow(plan, own + more, annual_rate=0.06)
    assert rich.peak_funding <= poor.peak_funding
    assert rich.interest <= poor.interest + 1e-6
    # A firm never needs more than all of its payments together.
    assert poor.peak_funding <= -sum(money for _, money in plan if money < 0)
