"""Who drifts away and who stands twice, found in tables."""

import re
from datetime import date
from typing import Any

import pytest

from crmlab.value import declining_top_customers, duplicate_customers
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
AS_OF = date(2026, 6, 30)
LAST, THIS = date(2025, 6, 30), date(2025, 7, 1)  # 365 days before the 30th of June 2026, and after
ORDERS: Columns = {
    "customer": ["A", "A", "B", "B", "C", "C", "D", "E", "F"],
    "date": [LAST, THIS, LAST, AS_OF, LAST, THIS, LAST, THIS, date(2024, 6, 30)],
    "amount": [900.0, 600.0, 500.25, 520.5, 400.0, 390.0, 300.0, 9.0, 5000.0],
}


@on_every_engine
def test_last_years_best_who_buy_less_the_largest_loss_first(engine: Engine) -> None:
    orders = engine.frame(ORDERS)
    result = declining_top_customers(orders, as_of=AS_OF)
    assert type(result) is type(orders)
    assert names(result) == ["customer", "rank", "before", "now", "change", "change_rate"]
    assert engine.rows(result) == [
        ("A", 1, 900.0, 600.0, -300.0, pytest.approx(-1 / 3)),
        ("D", 4, 300.0, 0.0, -300.0, -1.0),
        ("C", 3, 400.0, 390.0, -10.0, -0.025),
    ]  # B grew, E is new, F bought the year before last


@on_every_engine
def test_of_the_top_alone_and_beyond_a_tolerance(engine: Engine) -> None:
    orders = engine.frame(ORDERS)
    top = declining_top_customers(orders, as_of=AS_OF, top=3)
    assert [row[0] for row in engine.rows(top)] == ["A", "C"]
    clear = declining_top_customers(orders, as_of=AS_OF, top=3, tolerance=0.1)
    assert [row[0] for row in engine.rows(clear)] == ["A"]


@on_every_engine
def test_returns_count_and_ties_are_broken_by_the_customer(engine: Engine) -> None:
    orders = engine.frame({
        "customer": ["B", "A", "A", "B"],
        "date": [LAST, LAST, THIS, THIS],
        "amount": [100.0, 100.0, -5.0, 99.99],
    })  # fmt: skip
    found = engine.rows(declining_top_customers(orders, as_of=AS_OF))
    assert [row[:5] for row in found] == [
        ("A", 1, 100.0, -5.0, -105.0),
        ("B", 2, 100.0, 99.99, -0.01),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"top": 0}, "top must be a whole number above zero, got 0"),
        ({"period_days": 1.5}, "period_days must be a whole number above zero, got 1.5"),
        ({"tolerance": 5}, "tolerance must be from 0 to 1, got 5"),
        ({"as_of": THIS}, "orders: date must be on or before 2025-07-01, got customer='B'"),
        ({"amount": "customer"}, "orders: customer must hold numbers"),
    ],
)
def test_what_cannot_be_compared_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        declining_top_customers(PANDAS.frame(ORDERS), **{"as_of": AS_OF, **change})


CUSTOMERS: Columns = {
    "customer": ["C1", "C2", "C3", "C4", "C5", "C6"],
    "name": [
        "明灯商贸有限公司", "明灯　商贸", "Lantern Trading Co., Ltd.", "ＬＡＮＴＥＲＮ trading",
        "港湾酒店", None,
    ],
    "phone": ["138 0000 0000", "+86-13800000000", "0591-87654321", None, "８７６５４３２１", ""],
    "tax_number": ["9144-03", "", "91", "3M", "9144 03", "３ｍ"],
}  # fmt: skip


@on_every_engine
def test_pairs_that_a_person_must_look_at(engine: Engine) -> None:
    table = engine.frame(CUSTOMERS)
    result = duplicate_customers(table)
    assert type(result) is type(table)
    assert names(result) == ["customer", "other", "same_name", "same_phone", "same_tax_number"]
    assert engine.rows(result) == [
        ("C1", "C2", True, True, False),
        ("C1", "C5", False, False, True),
        ("C3", "C4", True, False, False),
        ("C4", "C6", False, False, True),
    ]


@on_every_engine
def test_what_a_crowd_shares_is_no_evidence(engine: Engine) -> None:
    market = engine.frame({
        "customer": [1, 2, 3, 4],
        "name": ["甲", "乙", "丙", "甲"],
        "phone": [87654321] * 4,
        "tax_number": [None] * 4,
    })  # fmt: skip
    assert engine.rows(duplicate_customers(market, crowd=3)) == [(1, 4, True, False, False)]
    assert len(engine.rows(duplicate_customers(market, crowd=4))) == 6  # 4 x 3 / 2 pairs


@on_every_engine
def test_a_table_may_hold_names_alone(engine: Engine) -> None:
    table = engine.frame({field: CUSTOMERS[field] for field in ("customer", "name")})
    result = duplicate_customers(table, phone=None, tax_number=None)
    assert names(result) == ["customer", "other", "same_name"]
    assert engine.rows(result) == [("C1", "C2", True), ("C3", "C4", True)]


def test_a_customer_stands_once_and_a_crowd_is_two_or_more() -> None:
    twice = PANDAS.frame({**CUSTOMERS, "customer": ["C1"] * 6})
    with pytest.raises(ValueError, match="table: customer must be unique, got customer='C1'"):
        duplicate_customers(twice)
    with pytest.raises(ValueError, match="crowd must be a whole number of two or more, got 1"):
        duplicate_customers(PANDAS.frame(CUSTOMERS), crowd=1)
