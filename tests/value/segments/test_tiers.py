"""Bands, tiers and profit."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.text import Text
from crmlab.value import (
    CURRY_PYRAMID,
    PyramidTier,
    bands,
    customer_profitability,
    profit_outlook,
    pyramid,
)
from tests.engines import ENGINES, Engine, names, on_every_engine

PANDAS = ENGINES[0]
AGES: dict[str, tuple[float, float]] = {"old": (60, 150), "young": (0, 30), "middle": (30, 60)}


def test_an_age_on_an_edge_belongs_to_the_band_that_begins_there() -> None:
    assert bands([0, 29.5, 30, 59, 60], AGES) == ("young", "young", "middle", "middle", "old")


@given(st.lists(st.floats(0, 149.9)))
def test_every_age_within_the_edges_has_the_band_it_lies_in(ages: list[float]) -> None:
    for age, name in zip(ages, bands(ages, AGES), strict=True):
        low, high = AGES[name]
        assert low <= age < high


@pytest.mark.parametrize(
    ("edges", "message"),
    [
        ({"a": (20, 30), "b": (29, 40)}, "not overlap, got a ending at 30 and b beginning at 29"),
        ({"a": (20, 29), "b": (30, 40)}, "leave no gap, got a ending at 29 and b beginning at 30"),
        ({"a": (30, 20)}, "the band a must be from a lower to a higher number, got (30, 20)"),
        ({}, "edges must be those of one band or more, got {}"),
        ({"a": (20, 30)}, "a value must be from 20 to below 30, got 30"),
    ],
)
def test_bands_that_leave_a_doubt_are_refused(edges: Any, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        bands([30], edges)


@on_every_engine
def test_the_pyramid_of_a_hundred_customers(engine: Engine) -> None:
    table = engine.frame({
        "customer": [f"C{n:03}" for n in range(100)],
        "value": [float(n - 10) for n in range(100)],
    })  # fmt: skip
    result = pyramid(table)
    assert type(result) is type(table)
    assert names(result) == ["customer", "value", "rank", "tier"]
    rows = engine.rows(result)
    assert rows[0] == ("C099", 89.0, 1, "top")
    tiers = [row[3] for row in rows]
    assert [tiers.count(tier.name) for tier in CURRY_PYRAMID] == [1, 4, 15, 80]


@on_every_engine
def test_tiers_of_ones_own_and_ties_by_the_customer(engine: Engine) -> None:
    tiers = [PyramidTier("gold", 0.5, Text("a", "a")), PyramidTier("lead", 0.5, Text("b", "b"))]
    table = engine.frame({"customer": ["B", "A", "C", "D"], "value": [7.0, 7.0, 7.0, -1.0]})
    assert [row[0::3] for row in engine.rows(pyramid(table, tiers=tiers))] == [
        ("A", "gold"), ("B", "gold"), ("C", "lead"), ("D", "lead"),
    ]  # fmt: skip


def test_the_parts_of_the_tiers_are_a_whole() -> None:
    table = PANDAS.frame({"customer": ["A"], "value": [7.0]})
    for tiers in (CURRY_PYRAMID[:2], [PyramidTier("x", 0.5, Text("a", "a"))] * 2):
        with pytest.raises(ValueError, match="tiers must be of different names, with parts that"):
            pyramid(table, tiers=tiers)


@on_every_engine
def test_the_whale_curve_rises_above_the_total(engine: Engine) -> None:
    table = engine.frame({
        "customer": ["A", "B", "C"],
        "revenue": [900.0, 500.0, 100.5],
        "cost_of_goods": [600.0, 300.0, 80.0],
        "cost_to_serve": [350.0, 50.0, 20.5],
    })  # fmt: skip
    result = customer_profitability(table)
    assert type(result) is type(table)
    assert names(result) == ["customer", "margin", "profit", "cumulative"]
    assert engine.rows(result) == [
        ("B", 200.0, 150.0, 150.0),  # 500 - 300 - 50
        ("C", 20.5, 0.0, 150.0),
        ("A", 300.0, -50.0, 100.0),  # the largest revenue, and a loss
    ]


@on_every_engine
def test_a_cost_below_zero_is_named(engine: Engine) -> None:
    table = engine.frame({
        "customer": ["A"], "revenue": [9.0], "cost_of_goods": [6.0], "cost_to_serve": [-3.5],
    })  # fmt: skip
    with pytest.raises(ValueError, match="cost_to_serve must be zero or more"):
        customer_profitability(table)


@pytest.mark.parametrize(
    ("profits", "outlook"),
    [
        ([-90, 5], "profitable"),
        ([-90, -60, -20], "growing"),
        ([-90, -60, -60], "permanently unprofitable"),
        ([10, 0], "permanently unprofitable"),
    ],
)
def test_who_does_not_pay_yet_and_who_never_will(profits: list[float], outlook: str) -> None:
    assert profit_outlook(profits) == outlook


def test_one_period_is_no_outlook() -> None:
    with pytest.raises(
        ValueError, match=r"profits must be those of two periods or more, got \[1\]"
    ):
        profit_outlook([1])
