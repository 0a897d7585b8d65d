"""Who comes back, counted in tables of orders."""

from datetime import date, datetime
from typing import Any

import pytest

from crmlab.value import cohort_retention, repeat_rate
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
AS_OF = date(2026, 6, 30)
ORDERS: Columns = {
    "customer": ["A", "A", "A", "B", "B", "C", "D", "D"],
    "date": [
        date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 31),  # A: again after 30 days
        date(2026, 1, 5), date(2026, 2, 5),  # B: again after 31
        date(2026, 1, 31),  # C: never
        date(2026, 6, 10), date(2026, 6, 11),  # D: window not over
    ],
}  # fmt: skip


@on_every_engine
def test_who_came_back_within_the_window_of_those_whose_window_is_over(engine: Engine) -> None:
    orders = engine.frame(ORDERS)
    result = repeat_rate(orders, as_of=AS_OF, window_days=30)
    assert type(result) is type(orders)
    assert names(result) == ["customers", "returned", "rate", "low", "high"]
    # A of A, B, C. z² = 3.84146: centre (2 x 1/3 x 3 + z²) / (2 (3 + z²)) = .4270, half .3655
    [row] = engine.rows(result)
    assert row[:3] == (3, 1, pytest.approx(1 / 3))
    assert row[3:] == (pytest.approx(0.0615, abs=1e-4), pytest.approx(0.7923, abs=1e-4))


@on_every_engine
def test_a_longer_window_finds_more_and_two_orders_of_one_day_are_one(engine: Engine) -> None:
    [row] = engine.rows(repeat_rate(engine.frame(ORDERS), as_of=AS_OF, window_days=31))
    assert row[:2] == (3, 2)
    same_day = engine.frame({"customer": ["A", "A"], "date": [date(2026, 1, 1)] * 2})
    [row] = engine.rows(repeat_rate(same_day, as_of=AS_OF))
    assert row[:3] == (1, 0, 0.0)


@on_every_engine
def test_without_a_window_that_is_over_there_is_no_rate(engine: Engine) -> None:
    orders = engine.frame({"customer": ["A"], "date": [date(2026, 6, 1)]})
    assert engine.rows(repeat_rate(orders, as_of=AS_OF)) == [(0, 0, None, None, None)]


@on_every_engine
def test_cohorts_are_followed_month_by_month_until_the_last_whole_one(engine: Engine) -> None:
    orders = engine.frame({
        "customer": ["A", "B", "A", "C", "B", "A"],
        "date": [
            date(2025, 12, 5), date(2025, 12, 20), date(2026, 1, 3), date(2026, 1, 11),
            date(2026, 2, 1), date(2026, 3, 1),
        ],
    })  # fmt: skip
    result = cohort_retention(orders, as_of=date(2026, 3, 30))
    assert type(result) is type(orders)
    assert names(result) == [
        "cohort", "month", "customers", "active", "retention", "low", "high",
    ]  # fmt: skip
    assert [row[:5] for row in engine.rows(result)] == [
        ("2025-12", 0, 2, 2, 1.0),
        ("2025-12", 1, 2, 1, 0.5),  # A
        ("2025-12", 2, 2, 1, 0.5),  # B: who skips a month is not lost
        ("2026-01", 0, 1, 1, 1.0),
        ("2026-01", 1, 1, 0, 0.0),
    ]
    assert all(0 <= low <= share <= high <= 1 for *_, share, low, high in engine.rows(result))


@on_every_engine
def test_a_month_counts_from_its_last_day_on(engine: Engine) -> None:
    orders = engine.frame({"customer": ["A", "A"], "date": [date(2026, 1, 5), date(2026, 3, 31)]})
    ended = engine.rows(cohort_retention(orders, as_of=date(2026, 3, 31)))
    assert [row[:4] for row in ended] == [("2026-01", 0, 1, 1), ("2026-01", 2, 1, 1)]


@on_every_engine
@pytest.mark.parametrize("count", [repeat_rate, cohort_retention])
def test_an_order_after_the_day_is_named(engine: Engine, count: Any) -> None:
    orders = engine.frame({"customer": ["A", "B"], "date": [date(2026, 7, 1), AS_OF]})
    message = "orders: date must be on or before 2026-06-30, got customer='A', date=2026-07-01$"
    with pytest.raises(ValueError, match=message):
        count(orders, as_of=AS_OF)


@pytest.mark.parametrize("count", [repeat_rate, cohort_retention])
def test_the_day_is_a_date_and_columns_may_have_other_names(count: Any) -> None:
    with pytest.raises(ValueError, match="as_of must be a date, got '2026-06-30'"):
        count(PANDAS.frame(ORDERS), as_of="2026-06-30")
    theirs = PANDAS.frame({"payer": ORDERS["customer"], "day": ORDERS["date"]})
    moment = datetime(2026, 6, 30, 18)
    assert PANDAS.rows(count(theirs, as_of=moment, customer="payer", date="day")) == PANDAS.rows(
        count(PANDAS.frame(ORDERS), as_of=AS_OF)
    )


@pytest.mark.parametrize("window", [0, 1.5, True])
def test_a_window_is_a_number_of_days(window: Any) -> None:
    with pytest.raises(
        ValueError, match=f"window_days must be a whole number above zero, got {window}"
    ):
        repeat_rate(PANDAS.frame(ORDERS), as_of=AS_OF, window_days=window)
