from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import DEALER_POLICY, follow_up_days, order_horizon

TODAY = date(2026, 3, 1)


def test_the_car_dealer_of_the_course() -> None:
    expected = [date(2026, 3, day) for day in (6, 9, 16, 17, 31)] + [date(2026, 4, 2), None]
    # 5, 8, 15, 16, 30 and 32 days; the rule leaves the 32 open
    assert [order_horizon(day, TODAY) for day in expected] == [
        "H", "A", "A", "B", "B", "open", "C",
    ]  # fmt: skip


def test_today_is_hot_and_yesterday_overdue() -> None:
    assert order_horizon(TODAY, TODAY) == "H"
    assert order_horizon(date(2026, 2, 28), TODAY) == "overdue"
    assert order_horizon(datetime(2026, 3, 1, 9), TODAY) == "H"


@given(st.integers(-400, 400))
def test_only_a_prospect_without_a_date_is_class_c(days: int) -> None:
    assert order_horizon(TODAY + timedelta(days=days), TODAY) != "C"


@pytest.mark.parametrize(("grade", "maker", "dealer"), [("H", 7, 2), ("A", 15, 7), ("C", 90, 30)])
def test_each_house_has_its_own_rhythm(grade: str, maker: int, dealer: int) -> None:
    assert follow_up_days(grade) == maker
    assert follow_up_days(grade, DEALER_POLICY) == dealer


def test_what_no_policy_speaks_of_is_refused() -> None:
    with pytest.raises(ValueError, match="grade must be one of H, A, B, C, got 'open'"):
        follow_up_days("open")
    with pytest.raises(ValueError, match="the days of H must be > 0, got 0"):
        follow_up_days("H", {"H": 0})


@pytest.mark.parametrize("wrong", ["2026-03-01", 5])
def test_dates_are_dates(wrong: Any) -> None:
    with pytest.raises(ValueError, match=f"expected must be a date, got {wrong!r}"):
        order_horizon(wrong, TODAY)
    with pytest.raises(ValueError, match=f"today must be a date, got {wrong!r}"):
        order_horizon(None, wrong)
