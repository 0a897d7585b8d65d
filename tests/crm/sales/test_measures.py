from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import forecast_bias, sales_velocity, win_rate


def test_open_deals_count_on_neither_side() -> None:
    # 12 / 40; Wilson with z² = 3.841459: (.3 x 80 + z² -+ z sqrt(.21 x 160 + z²)) / (80 + 2 z²)
    # = (27.841459 -+ 11.99293) / 87.682918 = .1807 and .4543
    assert win_rate(won=12, lost=28) == pytest.approx((0.3, 0.1807, 0.4543), abs=5e-5)
    assert win_rate(won=0, lost=3)[:2] == (0, 0)


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ({"won": 0, "lost": 0}, r"won \+ lost must be > 0, got 0"),
        ({"won": -1, "lost": 3}, "won must be a whole number >= 0, got -1"),
        ({"won": 1, "lost": 0.5}, "lost must be a whole number >= 0, got 0.5"),
        ({"won": True, "lost": 1}, "won must be a whole number >= 0, got True"),
    ],
)
def test_a_rate_of_nothing_is_refused(counts: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        win_rate(**counts)


def test_the_pipeline_brings_so_much_a_day() -> None:
    # 40 x 25 000 x .25 / 90 = 2 777.78
    case: Any = {"opportunities": 40, "win_rate": 0.25, "average_deal": 25_000, "cycle_days": 90}
    assert sales_velocity(**case) == pytest.approx(2_777.78, abs=0.005)
    # a fifth less time is a quarter more a day, a fifth more deals a fifth
    assert sales_velocity(**{**case, "cycle_days": 72}) == pytest.approx(2_777.78 * 1.25, abs=0.01)
    with pytest.raises(ValueError, match="cycle_days must be > 0, got 0"):
        sales_velocity(**{**case, "cycle_days": 0})
    with pytest.raises(ValueError, match="win_rate must be from 0 to 1, got 25"):
        sales_velocity(**{**case, "win_rate": 25})


def test_forecasts_that_always_promise_too_much() -> None:
    # errors +10, +5, +5, +10: 30 of 420; mean 7.5, mean size 7.5, signal 30 / 7.5
    bias = forecast_bias([110, 125, 105, 110], [100, 120, 100, 100])
    assert bias == pytest.approx((7.5, 30 / 420, 30 / 420, 4))


def test_errors_that_cancel_are_no_bias_but_are_errors() -> None:
    # errors +20, -20 of 200
    assert forecast_bias([120, 80], [100, 100]) == (0, 0, 0.2, 0)
    assert forecast_bias([100], [100]) == (0, 0, 0, None)


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(1, 1e6)), min_size=1, max_size=20))
def test_a_bias_is_never_larger_than_the_errors(periods: list[tuple[float, float]]) -> None:
    bias = forecast_bias([said for said, _ in periods], [was for _, was in periods])
    assert abs(bias.rate) <= bias.absolute_rate * (1 + 1e-12)
    assert bias.tracking_signal is None or abs(bias.tracking_signal) <= len(periods) + 1e-9


@pytest.mark.parametrize(
    ("forecasts", "actuals", "message"),
    [
        ([], [], r"forecasts must be as many as actuals \(0\), 1 or more, got 0"),
        ([1, 2], [1], r"forecasts must be as many as actuals \(1\), 1 or more, got 2"),
        ([1], [0], "the sum of actuals must be > 0, got 0.0"),
        ([-1], [1], "a forecast must be >= 0, got -1"),
    ],
)
def test_what_cannot_be_compared_is_refused(forecasts: Any, actuals: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        forecast_bias(forecasts, actuals)
