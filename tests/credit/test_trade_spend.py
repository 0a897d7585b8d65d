"""Money spent on a customer comes back as margin on what it buys besides, or not at all."""

from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import (
    affordable_spend,
    break_even_sales,
    cash_discount_cost,
    promotion_payoff,
    trade_profit,
)

margins = st.floats(0.01, 1)
money = st.floats(0, 1e9)
parts = st.floats(0, 1)


def test_the_supermarket_of_the_course() -> None:
    # 80 000 x 40% = 32 000
    assert trade_profit(sales=80_000, margin=0.4, spend=25_000) == 7_000
    assert trade_profit(sales=80_000, margin=0.4, spend=36_000) == -4_000
    assert affordable_spend(sales=80_000, margin=0.4) == 32_000
    assert affordable_spend(sales=80_000, margin=0.4, target_profit=10_000) == 22_000
    assert break_even_sales(spend=36_000, margin=0.4) == pytest.approx(90_000)


def test_sales_that_earn_back_the_spend() -> None:
    assert break_even_sales(spend=30_000, margin=0.4) == 75_000
    # Two mistakes: cost ratio for margin, 30 000 / .6 = 50 000; and 40% read as a mark-up on
    # cost, which is .4 / 1.4 = 28.6% of the price, 30 000 / .286 = 105 000.


@pytest.mark.parametrize("margin", [0, -0.1])
def test_without_margin_sales_never_earn_back_anything(margin: float) -> None:
    with pytest.raises(ValueError, match="margin must be > 0, or sales never earn the spend back"):
        break_even_sales(spend=30_000, margin=margin)


def test_forty_is_no_margin_of_forty_percent() -> None:
    with pytest.raises(ValueError, match="margin must be a part of the price, at most 1, got 40"):
        trade_profit(sales=80_000, margin=40, spend=0)


def test_selling_under_cost_loses_with_every_sale() -> None:
    assert trade_profit(sales=1_000, margin=-0.1, spend=50) == -150


def test_figures_that_are_none_are_named() -> None:
    with pytest.raises(ValueError, match="sales must be >= 0, got -1"):
        affordable_spend(sales=-1, margin=0.4)
    with pytest.raises(ValueError, match="spend must be >= 0, got -1"):
        break_even_sales(spend=-1, margin=0.4)


@given(money, margins)
def test_at_break_even_sales_nothing_is_left(spend: float, margin: float) -> None:
    sales = break_even_sales(spend=spend, margin=margin)
    assert trade_profit(sales=sales, margin=margin, spend=spend) == pytest.approx(0, abs=1e-3)


@given(money, margins, st.floats(-1e6, 1e6))
def test_what_is_affordable_leaves_the_target(sales: float, margin: float, target: float) -> None:
    spend = affordable_spend(sales=sales, margin=margin, target_profit=target)
    if spend >= 0:
        left = trade_profit(sales=sales, margin=margin, spend=spend)
        assert left == pytest.approx(target, abs=1e-3)


def test_the_promotion_of_the_course_loses() -> None:
    result = promotion_payoff(sales=80_000, margin=0.4, uplift=0.2, cost=8_000)
    # 80 000 x 20% x 40% = 6 400, less 8 000. The mistake: all margin of the month,
    # 96 000 x 40% - 8 000 = 30 400, though 32 000 would have come without it.
    assert result.extra_margin == pytest.approx(6_400)
    assert result.payoff == pytest.approx(-1_600)
    assert result.break_even_uplift == 0.25  # 8 000 / (80 000 x 40%)


def test_a_discount_is_given_on_usual_sales_too() -> None:
    result = promotion_payoff(
        sales=80_000, margin=0.4, uplift=0.5, cost=2_000, discount=0.1, dip=0.05
    )
    assert result.extra_margin == pytest.approx(12_000)  # 80 000 x 50% x (40% - 10%)
    assert result.discount_on_usual_sales == pytest.approx(8_000)  # 80 000 x 10%
    assert result.lost_in_dip == pytest.approx(1_600)  # 80 000 x 5% x 40%
    assert result.payoff == pytest.approx(400)  # 12 000 - 8 000 - 1 600 - 2 000
    assert result.break_even_uplift == pytest.approx(11_600 / 24_000)


def test_a_tenth_off_a_margin_of_four_tenths_needs_a_third_more() -> None:
    # the break-even sales change of pricing textbooks: .1 / (.4 - .1)
    result = promotion_payoff(sales=1, margin=0.4, uplift=0, cost=0, discount=0.1)
    assert result.break_even_uplift == pytest.approx(1 / 3)


@pytest.mark.parametrize("discount", [0.4, 0.5])
def test_a_discount_as_large_as_the_margin_never_pays(discount: float) -> None:
    result = promotion_payoff(sales=80_000, margin=0.4, uplift=9, cost=0, discount=discount)
    assert result.break_even_uplift is None
    assert result.payoff < 0


def test_a_promotion_needs_sales_to_lift() -> None:
    with pytest.raises(ValueError, match="sales must be > 0, got 0"):
        promotion_payoff(sales=0, margin=0.4, uplift=0.2, cost=0)
    with pytest.raises(ValueError, match="discount must be from 0 to 1, got 10"):
        promotion_payoff(sales=1, margin=0.4, uplift=0.2, cost=0, discount=10)


@given(st.floats(1, 1e6), st.floats(0.1, 1), parts, st.floats(0, 1e6), st.floats(0, 0.09))
def test_at_the_break_even_uplift_a_promotion_pays_for_itself(
    sales: float, margin: float, dip: float, cost: float, discount: float
) -> None:
    terms = {"sales": sales, "margin": margin, "cost": cost, "discount": discount, "dip": dip}
    enough = promotion_payoff(**terms, uplift=0).break_even_uplift
    assert enough is not None
    result = promotion_payoff(**terms, uplift=enough)
    assert result.payoff == pytest.approx(0, abs=1e-6 * (sales + cost))


def test_two_ten_net_thirty() -> None:
    # 2 / 98 x 360 / 20 = 36.73%
    rate = cash_discount_cost(discount=0.02, discount_days=10, net_days=30)
    assert rate == pytest.approx(0.3673, abs=5e-5)
    # The mistake: 2% x 360 / 20 = 36%, as if 100 were borrowed and not 98.


def test_two_ten_net_thirty_on_a_compounding_year() -> None:
    # (100 / 98) ** (365 / 20) - 1 = 44.6%
    rate = cash_discount_cost(
        discount=0.02, discount_days=10, net_days=30, year_days=365, compounded=True
    )
    assert rate == pytest.approx(0.446, abs=5e-4)


def test_no_discount_costs_nothing_to_forgo() -> None:
    assert cash_discount_cost(discount=0, discount_days=10, net_days=30) == 0


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"discount": 1}, "discount must be below 1, got 1"),
        ({"discount": 2}, "discount must be from 0 to 1, got 2"),
        ({"net_days": 10}, r"net_days must be > discount_days \(10.0\), got 10"),
        ({"year_days": 0}, "year_days must be > 0, got 0"),
    ],
)
def test_impossible_terms_are_refused(changed: dict[str, Any], message: str) -> None:
    terms: dict[str, Any] = {"discount": 0.02, "discount_days": 10, "net_days": 30}
    with pytest.raises(ValueError, match=message):
        cash_discount_cost(**terms | changed)


@given(st.floats(0.001, 0.5), st.floats(0, 60), st.floats(1, 300))
def test_compounding_never_costs_less_within_a_year(
    discount: float, early: float, days: float
) -> None:
    cost = partial(
        cash_discount_cost, discount=discount, discount_days=early, net_days=early + days
    )
    assert cost(compounded=True) >= cost() * (1 - 1e-9)
