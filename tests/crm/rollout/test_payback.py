from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import Phase, npv, payback_month, phased_cash_flows, sensitivity

SALES = Phase(cost=300_000, benefit=25_000, benefits_from=4)
SERVICE = Phase(month=7, cost=200_000, benefit=15_000, benefits_from=10)
AT_ONCE = Phase(cost=600_000, benefit=40_000, benefits_from=10)
FLOWS = st.lists(st.integers(-1_000, 1_000), min_size=1, max_size=24)


@pytest.mark.parametrize(
    ("plan", "month"),
    [
        ([SALES], 15),  # months 4 to 15: 12 x 25 000
        ([SALES, SERVICE], 18),  # 15 x 25 000 + 9 x 15 000 = 510 000; a month before, 470 000
        ([AT_ONCE], 24),  # months 10 to 24: 15 x 40 000
    ],
)
def test_three_plans_pay_in_15_18_and_24_months(plan: list[Phase], month: int) -> None:
    flows = phased_cash_flows(plan, months=36)
    assert payback_month(flows) == month
    assert payback_month(flows[:month]) is None


def test_a_later_investment_takes_payback_back() -> None:
    # -100, 0, 50 | -30, 20: the crossing of month 1 does not last
    assert payback_month([-100, 100, 50, -80, 50]) == 4


def test_who_spends_nothing_need_not_wait() -> None:
    assert payback_month([0, 10]) == 0
    assert payback_month([10, -10, 5]) == 0


def test_a_sum_that_floats_miss_by_a_hair_is_paid_back() -> None:
    assert payback_month([-0.3, 0.1, 0.1, 0.1]) == 3


@given(FLOWS)
def test_from_payback_on_the_sum_is_never_below_zero(flows: list[int]) -> None:
    month, sums = payback_month(flows), list(accumulate(flows))
    if month is None:
        assert sums[-1] < 0
    else:
        assert min(sums[month:]) >= 0
        assert month == 0 or sums[month - 1] < 0


def test_the_value_today_of_money_later() -> None:
    # -100 + 55 / 1.1 + 72.6 / 1.21 = -100 + 50 + 60
    assert npv([-100, 55, 72.6], rate=0.1) == pytest.approx(10)
    assert npv([-100, 55, 72.6], rate=0) == pytest.approx(27.6)


@given(FLOWS, FLOWS, st.floats(-0.5, 1))
def test_values_add_up_and_a_month_later_is_worth_less(
    one: list[int], other: list[int], rate: float
) -> None:
    size = max(len(one), len(other))
    padded = [flows + [0] * (size - len(flows)) for flows in (one, other)]
    both = [first + second for first, second in zip(*padded, strict=True)]
    whole = npv(one, rate=rate) + npv(other, rate=rate)
    assert npv(both, rate=rate) == pytest.approx(whole, rel=1e-6, abs=1e-3)
    assert npv([0, *one], rate=rate) == pytest.approx(npv(one, rate=rate) / (1 + rate), abs=1e-3)


def test_the_assumption_that_moves_most_stands_first() -> None:
    def value(*, benefit: float, delay: int, cost: float) -> float:
        phase = Phase(cost=cost, benefit=benefit, benefits_from=delay)
        return npv(phased_cash_flows([phase], months=24), rate=0)

    swings = sensitivity(
        value,
        {"benefit": 25_000, "delay": 4, "cost": 300_000},
        {"cost": (250_000, 400_000), "delay": (3, 6), "benefit": (15_000, 30_000)},
    )
    # 21 months of benefit: 315 000 and 630 000 less 300 000; 525 000 less 250 000 and 400 000;
    # 22 and 19 months of 25 000, less 300 000
    assert swings == (
        ("benefit", 15_000, 330_000),
        ("cost", 275_000, 125_000),
        ("delay", 250_000, 175_000),
    )
    assert [swing.size for swing in swings] == [315_000, 150_000, 75_000]


@pytest.mark.parametrize(
    ("compute", "message"),
    [
        (lambda: payback_month([]), r"cash_flows must be those of one period or more, got \[\]"),
        (lambda: npv([1, float("nan")], rate=0), "a cash flow must be a finite number, got nan"),
        (lambda: npv([1], rate=-1), "rate must be > -1, got -1"),
        (lambda: phased_cash_flows([], months=9), r"phases must be one or more, got \[\]"),
        (
            lambda: phased_cash_flows([Phase(1, 1, benefits_from=2, month=3)], months=9),
            r"benefits_from must be >= month \(3\), got 2",
        ),
        (
            lambda: sensitivity(lambda a: a, {"a": 1}, {"b": (0, 1)}),
            r"ranges must be among a, got \['b'\]",
        ),
        (
            lambda: sensitivity(lambda a: a, {"a": 1}, {"a": (1, 0)}),
            r"the range of a must be from low to high, got \(1, 0\)",
        ),
    ],
)
def test_what_has_no_value_is_refused(compute: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compute()
