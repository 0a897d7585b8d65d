from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.company.draws import Ints
from crmlab.company.workdays import (
    FIRST,
    LAST,
    after_service,
    dates,
    month,
    month_end,
    number,
    working,
    working_days,
)


def days(*listed: date) -> Ints:
    return np.array([number(day) for day in listed], dtype=np.int64)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 6, 30), date(2026, 6, 30)),  # a Tuesday
        (date(2026, 6, 27), date(2026, 6, 29)),  # a Saturday
        (date(2026, 6, 28), date(2026, 6, 29)),  # a Sunday
        (date(2025, 1, 28), date(2025, 2, 5)),  # the eve of the Spring Festival
        (date(2025, 10, 1), date(2025, 10, 9)),  # National Day
    ],
)
def test_free_days_move_to_the_next_working_day(day: date, expected: date) -> None:
    assert dates(working(days(day))).tolist() == [expected]


@given(st.integers(FIRST, LAST))
def test_a_working_day_stays_and_no_day_moves_back(day: int) -> None:
    moved = working(np.array([day], dtype=np.int64))
    assert moved[0] >= day
    assert working(moved)[0] == moved[0]
    assert dates(moved).tolist()[0].isoweekday() <= 5


def test_months_end_on_their_last_day_also_in_a_leap_year() -> None:
    months = month(days(date(2024, 2, 3), date(2025, 2, 28), date(2025, 12, 31)))
    assert dates(month_end(months)).tolist() == [
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2025, 12, 31),
    ]


@pytest.mark.parametrize(
    ("opened", "hour", "hours", "expected"),
    [
        (date(2026, 6, 1), 16, 8, (date(2026, 6, 2), 15)),  # 1 h on Monday, 7 h on Tuesday
        (date(2026, 6, 5), 16, 2, (date(2026, 6, 8), 9)),  # 1 h on Friday, 1 h on Monday
        (date(2026, 6, 1), 8, 18, (date(2026, 6, 3), 8)),  # two whole days of 9 h
    ],
)
def test_service_hours_run_from_eight_to_five_on_working_days(
    opened: date, hour: int, hours: int, expected: tuple[date, int]
) -> None:
    day, minute = after_service(days(opened), np.array([hour * 60]), np.array([hours * 60]))
    assert (dates(day).tolist()[0], minute[0] / 60) == expected


def test_five_days_of_seven_are_worked_but_for_the_long_holidays() -> None:
    in_2025 = month(working_days()) // 12 == 2025 - 1970
    # 261 weekdays, less 6 of the Spring Festival, 3 in May (1, 2 and 5), 6 of National Day.
    assert in_2025.sum() == 261 - 6 - 3 - 6
