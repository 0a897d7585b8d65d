from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import MonthlySettlement, Net, due_date

MARCH_10 = date(2026, 3, 10)


def test_net_days_run_from_the_invoice() -> None:
    # 10 March + 30 days: 21 are left of March, 9 in April
    assert due_date(MARCH_10, Net(30)) == date(2026, 4, 9)
    assert due_date(MARCH_10, Net(0)) == MARCH_10


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        (MonthlySettlement(months=1), date(2026, 4, 30)),  # the end of the next month
        (MonthlySettlement(days=30), date(2026, 4, 30)),  # 31 March + 30
        (Net(30), date(2026, 4, 9)),  # the invoice + 30
        (MonthlySettlement(days=31), date(2026, 5, 1)),  # 1 April + 30, as in the source
    ],
)
def test_thirty_days_monthly_has_several_readings(
    terms: Net | MonthlySettlement, due: date
) -> None:
    assert due_date(MARCH_10, terms) == due


@pytest.mark.parametrize(
    ("shipped", "end_of_next_month", "thirty_days_later"),
    [
        (date(2026, 1, 15), date(2026, 2, 28), date(2026, 3, 2)),  # 31 Jan + 30: 28 in February
        (date(2026, 2, 15), date(2026, 3, 31), date(2026, 3, 30)),
        (date(2026, 3, 15), date(2026, 4, 30), date(2026, 4, 30)),
        (date(2026, 4, 15), date(2026, 5, 31), date(2026, 5, 30)),
    ],
)
def test_the_two_readings_of_customer_a_part_ways(
    shipped: date, end_of_next_month: date, thirty_days_later: date
) -> None:
    assert due_date(shipped, MonthlySettlement(months=1)) == end_of_next_month
    assert due_date(shipped, MonthlySettlement(days=30)) == thirty_days_later


@pytest.mark.parametrize(
    ("closed", "cutoff", "due"),
    [
        (date(2026, 2, 28), 31, date(2026, 3, 31)),
        (date(2026, 2, 28), 30, date(2026, 3, 30)),
        (date(2026, 1, 31), 31, date(2026, 2, 28)),
        (date(2024, 1, 30), 30, date(2024, 2, 29)),
    ],
)
def test_a_cutoff_past_the_end_of_a_month_means_its_last_day(
    closed: date, cutoff: int, due: date
) -> None:
    assert due_date(closed, MonthlySettlement(cutoff, months=1)) == due


@pytest.mark.parametrize(
    ("day", "closed"), [(25, date(2026, 3, 25)), (26, date(2026, 4, 25)), (31, date(2026, 4, 25))]
)
def test_what_is_invoiced_after_the_cutoff_stands_in_the_next_statement(
    day: int, closed: date
) -> None:
    assert due_date(date(2026, 3, day), MonthlySettlement(cutoff_day=25)) == closed


def test_a_year_may_end_in_between() -> None:
    assert due_date(date(2026, 12, 31), MonthlySettlement(months=2)) == date(2027, 2, 28)
    assert due_date(date(2026, 12, 31), MonthlySettlement(cutoff_day=30)) == date(2027, 1, 30)


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(1, 31),
    st.integers(0, 6),
    st.integers(0, 90),
)
def test_nothing_is_due_before_its_invoice_and_later_invoices_are_not_due_earlier(
    day: date, cutoff: int, months: int, days: int
) -> None:
    terms = MonthlySettlement(cutoff, months, days)
    assert day <= due_date(day, terms) <= due_date(day + timedelta(days=1), terms)


def test_a_moment_stands_for_its_day() -> None:
    assert due_date(datetime(2026, 3, 10, 23, 59), Net(1)) == date(2026, 3, 11)
    assert type(due_date(pd.Timestamp("2026-03-10"), Net(1))) is date


@pytest.mark.parametrize("day", ["2026-03-10", None, 20260310, pd.NaT])
def test_the_invoice_date_is_a_date(day: Any) -> None:
    with pytest.raises(ValueError, match="invoice_date must be a date, got "):
        due_date(day, Net(30))


def test_terms_are_one_of_the_two() -> None:
    terms: Any = 30
    with pytest.raises(ValueError, match="terms must be Net or MonthlySettlement, got 30"):
        due_date(MARCH_10, terms)


@pytest.mark.parametrize("days", [-1, 1.5, True, "30"])
def test_days_are_a_whole_number(days: Any) -> None:
    for terms in (Net, lambda days: MonthlySettlement(days=days)):
        with pytest.raises(ValueError, match="days must be a whole number of zero or more, got"):
            terms(days)


@pytest.mark.parametrize("day", [0, 32])
def test_the_cutoff_is_a_day_of_a_month(day: int) -> None:
    with pytest.raises(ValueError, match=f"cutoff_day must be from 1 to 31, got {day}"):
        MonthlySettlement(cutoff_day=day)
