from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import commission, profit_commission

QUOTA = {0: 0.06, 100_000: 0.08, 150_000: 0.10}  # cuts at 100 and 150 % of the quota
COURSE = {0: 0.02, 100_000: 0.03, 200_000: 0.05}


def test_ten_per_cent_above_quota_pay_two_figures() -> None:
    # 100 000 x 6 % + 10 000 x 8 %; 110 000 x 8 %
    assert commission(110_000, QUOTA) == pytest.approx(6_800)
    assert commission(110_000, QUOTA, basis="whole") == pytest.approx(8_800)


def test_of_three_representatives_one_gains_from_pay_by_profit() -> None:
    by_sales = [commission(sold, COURSE) for sold in (300_000, 180_000, 90_000)]
    by_profit = [profit_commission(made, rate=0.12) for made in (45_000, 36_000, 27_000)]
    assert by_sales == pytest.approx([2_000 + 3_000 + 5_000, 2_000 + 2_400, 1_800])
    assert by_profit == pytest.approx([5_400, 4_320, 3_240])
    assert [new > old for new, old in zip(by_profit, by_sales, strict=True)] == [False, False, True]


def test_reaching_a_cut_pays_its_rate_on_a_whole_plan() -> None:
    assert commission(100_000, QUOTA, basis="whole") == pytest.approx(8_000)
    assert commission(99_999.99, QUOTA, basis="whole") == pytest.approx(6_000, abs=0.01)
    assert commission(100_000, QUOTA) == pytest.approx(6_000)


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=9), st.sampled_from(["marginal", "whole"]))
def test_more_sales_never_pay_less_where_rates_rise(sales: list[float], basis: Any) -> None:
    pay = [commission(sold, COURSE, basis=basis) for sold in sorted(sales)]
    assert all(low <= high + 1e-6 for low, high in pairwise(pay))


@given(st.floats(0, 1e6))
def test_a_whole_plan_pays_at_least_what_a_marginal_one_does(sold: float) -> None:
    assert commission(sold, COURSE, basis="whole") >= commission(sold, COURSE) - 1e-6


def test_a_loss_earns_nothing() -> None:
    assert profit_commission(-5_000, rate=0.12) == 0


@pytest.mark.parametrize(
    ("sales", "tiers", "basis", "message"),
    [
        (-1, COURSE, "whole", "sales must be >= 0, got -1"),
        (1, {}, "whole", r"tiers must be rising from 0, got \[\]"),
        (1, {5: 0.1}, "whole", r"tiers must be rising from 0, got \[5\]"),
        (1, {0: 0.1, 9: 0.2, 5: 0.3}, "whole", r"tiers must be rising from 0, got \[0, 9, 5\]"),
        (1, {0: 6}, "whole", "a rate must be from 0 to 1, got 6"),
        (1, COURSE, "both", "basis must be 'marginal' or 'whole', got 'both'"),
    ],
)
def test_a_plan_that_is_none_is_refused(sales: Any, tiers: Any, basis: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        commission(sales, tiers, basis=basis)
