from datetime import date
from typing import Any

import pytest

from crmlab.crm import conflicting_quotes, unanswered_requests
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
PRICES = {"P1": [100.0, 100.0, 105.0], "P2": [80.0, 80.0, 80.0], "P3": [210.0, 198.0, 205.0]}
QUOTES: Columns = {
    "product": [product for product in PRICES for _ in range(3)],
    "salesperson": ["Li", "Wang", "Chen"] * 3,
    "price": [price for prices in PRICES.values() for price in prices],
}
MARCH = date(2025, 3, 1)
REQUESTS: Columns = {
    "request": ["R1", "R2", "R3", "R4"],
    "received": [date(2025, 1, 20), date(2025, 1, 3), date(2025, 1, 28), date(2025, 1, 5)],
    "answered": [None, None, None, date(2025, 1, 6)],
}


@on_every_engine
def test_a_dealers_three_salespeople_contradict_each_other_twice(engine: Engine) -> None:
    quotes = engine.frame(QUOTES)
    result = conflicting_quotes(quotes)
    assert type(result) is type(quotes)
    assert names(result) == ["product", "quotes", "salespeople", "lowest", "highest", "gap"]
    # P3 (210 - 198) / 198 = .0606, P1 (105 - 100) / 100 = .05
    assert engine.rows(result) == [
        pytest.approx(("P3", 3, 3, 198.0, 210.0, 12 / 198)),
        pytest.approx(("P1", 3, 3, 100.0, 105.0, 0.05)),
    ]


@on_every_engine
def test_a_gap_within_the_tolerance_is_no_conflict(engine: Engine) -> None:
    rows = engine.rows(conflicting_quotes(engine.frame(QUOTES), tolerance=0.05))
    assert [row[0] for row in rows] == ["P3"]


@on_every_engine
def test_one_salesperson_can_contradict_himself(engine: Engine) -> None:
    quotes = engine.frame({"product": [7, 7], "salesperson": ["Li", "Li"], "price": [10.0, 11.0]})
    assert engine.rows(conflicting_quotes(quotes)) == [pytest.approx((7, 2, 1, 10, 11, 0.1))]


@on_every_engine
def test_a_price_of_nothing_is_named(engine: Engine) -> None:
    quotes = engine.frame({"product": ["P"], "salesperson": ["Li"], "price": [0.0]})
    message = "quotes: price must be above zero, got product='P', salesperson='Li', price=0.0$"
    with pytest.raises(ValueError, match=message):
        conflicting_quotes(quotes)


@on_every_engine
def test_three_requests_wait_since_january(engine: Engine) -> None:
    requests = engine.frame(REQUESTS)
    result = unanswered_requests(requests, as_of=MARCH)
    assert type(result) is type(requests)
    assert names(result) == ["request", "received", "days"]
    # 3 January: 28 days of January, 28 of February and one of March
    assert engine.rows(result) == [
        ("R2", "2025-01-03", 57),
        ("R1", "2025-01-20", 40),
        ("R3", "2025-01-28", 32),
    ]


@on_every_engine
def test_waits_that_are_allowed_are_left_out_and_a_later_answer_is_none_yet(engine: Engine) -> None:
    requests = engine.frame(REQUESTS)
    rows = engine.rows(unanswered_requests(requests, as_of=MARCH, allowed_days=40))
    assert [row[0] for row in rows] == ["R2"]
    early = engine.frame({name: values[3:] for name, values in REQUESTS.items()})
    assert engine.rows(unanswered_requests(early, as_of=date(2025, 1, 5))) == []
    later = engine.frame({
        "request": ["R"], "received": [date(2025, 1, 1)], "answered": [date(2025, 1, 9)],
    })  # fmt: skip
    assert engine.rows(unanswered_requests(later, as_of=date(2025, 1, 8))) == [
        ("R", "2025-01-01", 7)
    ]


@on_every_engine
def test_what_cannot_be_is_named(engine: Engine) -> None:
    requests = engine.frame(REQUESTS)
    with pytest.raises(
        ValueError, match="received must be on or before 2025-01-27, got request='R3'"
    ):
        unanswered_requests(requests, as_of=date(2025, 1, 27))
    backwards = engine.frame({
        "request": ["R"], "received": [date(2025, 1, 2)], "answered": [date(2025, 1, 1)],
    })  # fmt: skip
    with pytest.raises(ValueError, match="answered must be on or after the request, got"):
        unanswered_requests(backwards, as_of=MARCH)


def test_what_makes_no_sense_is_refused() -> None:
    requests = PANDAS.frame(REQUESTS)
    day: Any = "2025-03-01"
    with pytest.raises(ValueError, match="as_of must be a date, got '2025-03-01'"):
        unanswered_requests(requests, as_of=day)
    with pytest.raises(ValueError, match="allowed_days must be >= 0, got -1"):
        unanswered_requests(requests, as_of=MARCH, allowed_days=-1)
    with pytest.raises(ValueError, match="tolerance must be from 0 to 1, got 5"):
        conflicting_quotes(PANDAS.frame(QUOTES), tolerance=5)
