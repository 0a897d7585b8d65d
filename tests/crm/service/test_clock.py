from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import ServiceHours, due_at, service_time

MONDAY_16 = datetime(2026, 6, 1, 16)


def test_eight_hours_from_four_in_the_afternoon_end_next_day_at_three() -> None:
    # one hour to closing time at 17, seven from 8 on; by the wall clock it would be midnight
    assert due_at(MONDAY_16, 8) == datetime(2026, 6, 2, 15)


def test_what_ends_with_the_day_is_due_at_closing_time() -> None:
    assert due_at(MONDAY_16, 1) == datetime(2026, 6, 1, 17)
    assert due_at(MONDAY_16, 1.5) == datetime(2026, 6, 2, 8, 30)
    assert due_at(datetime(2026, 6, 1, 22), 0) == datetime(2026, 6, 2, 8)


def test_weekends_and_holidays_stand_still_and_extra_days_do_not() -> None:
    friday = datetime(2026, 6, 5, 16)
    assert due_at(friday, 2) == datetime(2026, 6, 8, 9)
    holiday = ServiceHours(holidays=frozenset({date(2026, 6, 8)}))
    assert due_at(friday, 2, holiday) == datetime(2026, 6, 9, 9)
    extra = ServiceHours(extra_days=frozenset({date(2026, 6, 6)}))
    assert due_at(friday, 2, extra) == datetime(2026, 6, 6, 9)


def test_hours_of_service_between_two_moments() -> None:
    # Friday 16 to 17, Monday 8 to 9.30
    assert service_time(datetime(2026, 6, 5, 16), datetime(2026, 6, 8, 9, 30)) == 2.5
    assert service_time(datetime(2026, 6, 6), datetime(2026, 6, 7)) == 0
    assert service_time(MONDAY_16, MONDAY_16) == 0


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
    st.integers(1, 600),
    st.sampled_from([ServiceHours(), ServiceHours(time(9, 30), time(21), frozenset(range(7)))]),
)
def test_a_request_has_as_many_hours_as_it_may_take(
    opened: datetime, quarters: int, calendar: ServiceHours
) -> None:
    due = due_at(opened, quarters / 4, calendar)
    assert service_time(opened, due, calendar) == pytest.approx(quarters / 4)
    assert service_time(opened, due - timedelta(seconds=1), calendar) < quarters / 4


@pytest.mark.parametrize(
    ("hours", "message"),
    [
        ({"opens": time(17), "closes": time(8)}, r"closes must be after opens \(17:00:00\), got"),
        ({"weekdays": frozenset()}, "weekdays must be some of 0 to 6"),
        ({"weekdays": frozenset({7})}, "weekdays must be some of 0 to 6, got "),
        ({"holidays": frozenset({"1 May"})}, "a holiday or extra day must be a date, got '1 May'"),
    ],
)
def test_a_calendar_without_time_is_refused(hours: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ServiceHours(**hours)


def test_moments_that_cannot_be_are_refused() -> None:
    day: Any = date(2026, 6, 1)
    for moment in (day, datetime(2026, 6, 1, tzinfo=UTC)):
        with pytest.raises(ValueError, match="opened must be a date and time without a time zone"):
            due_at(moment, 1)
    with pytest.raises(ValueError, match="hours must be >= 0, got -1"):
        due_at(MONDAY_16, -1)
    with pytest.raises(ValueError, match="hours must be worked off within ten years of the cal"):
        due_at(MONDAY_16, 1e6)
    with pytest.raises(ValueError, match=r"closed must be from opened \(2026-06-01 16:00:00\) on"):
        service_time(MONDAY_16, datetime(2026, 6, 1, 15))
