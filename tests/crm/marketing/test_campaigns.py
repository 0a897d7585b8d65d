from math import sqrt
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import ab_test_size, campaign_profit

LETTERS: Any = {
    "leads": 150, "late": 60, "prompt_rate": 0.2, "late_rate": 0.05,
    "value_per_order": 3_000, "cost": 40_000,
}  # fmt: skip


def test_sixty_late_leads_cost_27000() -> None:
    campaign = campaign_profit(**LETTERS)
    # 90 x .2 + 60 x .05 = 21 orders, 63 000 - 40 000; in time 30 orders, 90 000 - 40 000
    assert (campaign.orders, campaign.orders_if_prompt) == (21, 30)
    assert (campaign.profit, campaign.profit_if_prompt) == pytest.approx((23_000, 50_000))
    assert campaign.cost_of_delay == pytest.approx(27_000)


@given(st.floats(0, 1e4), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1e4))
def test_delay_costs_what_late_leads_would_have_brought_more(
    leads: float, part: float, prompt: float, slower: float, worth: float
) -> None:
    campaign = campaign_profit(
        leads=leads, late=leads * part, prompt_rate=prompt, late_rate=prompt * slower,
        value_per_order=worth, cost=0,
    )  # fmt: skip
    lost = leads * part * (prompt - prompt * slower) * worth
    assert campaign.cost_of_delay == pytest.approx(lost, abs=1e-3)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"late": 151}, r"late must be <= leads \(150.0\), got 151"),
        ({"late_rate": 0.3}, r"late_rate must be <= prompt_rate \(0.2\), got 0.3"),
        ({"prompt_rate": 20}, "prompt_rate must be from 0 to 1, got 20"),
        ({"cost": -1}, "cost must be >= 0, got -1"),
    ],
)
def test_a_campaign_that_cannot_be_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        campaign_profit(**{**LETTERS, **change})


def test_a_test_of_1_against_2_per_cent_takes_2319_customers_a_group() -> None:
    # R: power.prop.test(p1=.01, p2=.02, power=.8) gives n = 2318.165
    assert ab_test_size(base=0.01, variant=0.02) == ab_test_size(base=0.02, variant=0.01) == 2_319
    # by hand, 20 against 25 %, mean 22.5: 1.959964 x sqrt(2 x .225 x .775) = 1.157463;
    # .841621 x sqrt(.16 + .1875) = .496126; (1.653589 / .05)² = 1 093.7
    assert ab_test_size(base=0.20, variant=0.25) == 1_094


@given(st.floats(0.05, 0.45), st.floats(0.02, 0.2), st.floats(0.6, 0.95))
def test_the_size_has_the_power_and_one_customer_less_has_not(
    base: float, effect: float, power: float
) -> None:
    variant = base + effect
    size = ab_test_size(base=base, variant=variant, power=power)
    mean, normal = base + effect / 2, NormalDist()
    alone, pooled = base * (1 - base) + variant * (1 - variant), 2 * mean * (1 - mean)

    def reached(count: int) -> float:
        return normal.cdf(
            (sqrt(count) * effect - normal.inv_cdf(0.975) * sqrt(pooled)) / sqrt(alone)
        )

    assert reached(size) >= power - 1e-9
    assert reached(size - 1) < power + 1e-9


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"base": 0}, "base must be between 0 and 1, got 0"),
        ({"variant": 0.2}, r"variant must be another rate than base \(0.2\), got 0.2"),
        ({"power": 80}, "power must be between 0 and 1, got 80"),
        ({"confidence": 1}, "confidence must be between 0 and 1, got 1"),
    ],
)
def test_a_test_that_finds_nothing_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ab_test_size(**{"base": 0.2, "variant": 0.25, **change})
