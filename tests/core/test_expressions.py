from datetime import date, datetime, timedelta
from typing import Any

import narwhals as nw
import pytest

from crmlab.core.expressions import after, day, fen, lookup, ordinal, running_total, summed_up, yuan
from tests.engines import Columns, Engine, on_every_engine


def computed(engine: Engine, columns: dict[str, list[Any]], expression: nw.Expr) -> list[Any]:
    rows = nw.from_native(engine.frame(columns)).lazy().select(expression)
    return [value for (value,) in engine.rows(_native(engine, rows))]


def _native(engine: Engine, rows: "nw.LazyFrame[Any]") -> Any:
    return (rows.collect() if engine.name == "polars" else rows).to_native()


@on_every_engine
def test_yuan_become_whole_fen_and_come_back_as_they_were(engine: Engine) -> None:
    # 0.29 x 100 is 28.999999999999996 in floats, and 8.2 is off the other way
    amounts = [0.29, 8.2, -0.07, 1_234_567_890.12, 0.0]
    expected = [29, 820, -7, 123_456_789_012, 0]
    assert computed(engine, {"amount": amounts}, fen("amount")) == expected
    assert computed(engine, {"fen": expected}, yuan("fen")) == amounts


@on_every_engine
def test_yuan_are_the_nearest_floats(engine: Engine) -> None:
    many = list(range(1, 5_000)) + [25_06 * 10**7 + step for step in range(5_000)]
    assert computed(engine, {"fen": many}, yuan("fen")) == [each / 100 for each in many]


@on_every_engine
@pytest.mark.parametrize("moment", [date(2026, 3, 31), datetime(2026, 3, 31, 23, 59)])
def test_a_moment_becomes_the_beginning_of_its_day(engine: Engine, moment: date) -> None:
    midnight = nw.lit(datetime(2026, 3, 31))
    (same,) = computed(engine, {"at": [moment]}, (day("at") == midnight).alias("same"))
    assert same


@on_every_engine
def test_what_comes_after_a_day_comes_after_its_evening(engine: Engine) -> None:
    moments = [
        datetime(2026, 3, 31),
        datetime(2026, 3, 31, 23, 59, 59, 999_999),
        datetime(2026, 4, 1),
    ]
    last = date(2026, 3, 31)
    assert computed(engine, {"at": moments}, after("at", last).alias("x")) == [False, False, True]
    days = {"at": [last, date(2026, 4, 1)]}
    assert computed(engine, days, after("at", last).alias("x")) == [False, True]
    assert computed(engine, days, after("at", date.max).alias("x")) == [False, False]


@on_every_engine
def test_days_are_numbered_as_python_does(engine: Engine) -> None:
    first = date(1899, 12, 25)
    days = [first + timedelta(days=step) for step in range(0, 80_000, 13)]
    days += [
        date(year, month, day) for year in (1900, 2000, 2024) for month, day in ((2, 28), (3, 1))
    ]
    days += [date(2000, 2, 29), date(2024, 2, 29), date(2024, 12, 31)]
    numbers = computed(engine, {"day": days}, ordinal("day"))
    assert numbers == [each.toordinal() for each in days]


@on_every_engine
def test_a_number_is_looked_up_beside_its_word(engine: Engine) -> None:
    rates = {"CA1": 0.01, "CA2": 0.02}
    words = {"grade": ["CA2", "CA1", "CA2"]}
    assert computed(engine, words, lookup("grade", rates).alias("rate")) == [0.02, 0.01, 0.02]


@on_every_engine
def test_a_running_total_begins_anew_for_each_customer(engine: Engine) -> None:
    columns: Columns = {
        "customer": ["B", "A", "B", "A", "B"],
        "day": [3, 1, 1, 2, 2],
        "fen": [0, 10, 5, 7, 100],
    }
    rows = nw.from_native(engine.frame(columns)).lazy()
    totals = running_total(rows, "fen", by="customer", order=["day"])
    ordered = totals.sort("customer", "day").select("total")
    # A: 10, 10 + 7; B: 5, 5 + 100, 105 + 0
    assert engine.rows(_native(engine, ordered)) == [(10,), (17,), (5,), (105,), (105,)]


@on_every_engine
def test_totals_run_over_all_rows_in_their_order(engine: Engine) -> None:
    columns: Columns = {"minus": [-3, -9, -3], "key": ["B", "C", "A"], "fen": [1, 10, 100]}
    rows = nw.from_native(engine.frame(columns)).lazy().with_columns(one=nw.lit(1, nw.Int64))
    totals = summed_up(rows, order=["minus", "key"], rank="one", upto="fen")
    ordered = totals.sort("rank").select("key", "rank", "upto")
    # C with 9 comes first; A and B have 3 each, and A is the first of the two
    assert engine.rows(_native(engine, ordered)) == [("C", 1, 10), ("A", 2, 110), ("B", 3, 111)]
