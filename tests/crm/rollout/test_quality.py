from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import duplicate_search_quality, quality_scorecard
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
CUSTOMERS: Columns = {
    "phone": ["13800000000", "138", None, " ", "13800000000"],
    "floor": [1, 2, 30, 4, 5],
    "name": ["A 1", "B", "C", "D", "E"],
}


@on_every_engine
def test_every_field_is_scored_by_what_it_holds(engine: Engine) -> None:
    customers = engine.frame(CUSTOMERS)
    card = quality_scorecard(
        customers,
        fields=["phone", "name", "floor"],
        patterns={"phone": "1[0-9]{10}", "floor": "[1-9]|10"},
    )
    assert type(card) is type(customers)
    assert names(card) == [
        "field", "records", "filled", "valid", "distinct",
        "completeness", "validity", "uniqueness",
    ]  # fmt: skip
    # 3 of 5 phones are filled, 2 of these are valid, 2 differ; floor 30 is no floor
    assert engine.rows(card) == [
        pytest.approx(("phone", 5, 3, 2, 2, 0.6, 2 / 3, 2 / 3)),
        pytest.approx(("name", 5, 5, 5, 5, 1.0, 1.0, 1.0)),
        pytest.approx(("floor", 5, 5, 4, 5, 1.0, 0.8, 1.0)),
    ]


@on_every_engine
def test_an_empty_field_has_nothing_that_could_be_valid(engine: Engine) -> None:
    customers = engine.frame({"phone": [None, ""], "name": ["A", "B"]})
    rows = engine.rows(quality_scorecard(customers, fields=["phone"], patterns={"phone": "1+"}))
    assert rows == [("phone", 2, 0, 0, 0, 0.0, None, None)]


@on_every_engine
def test_a_pattern_holds_for_the_whole_cell(engine: Engine) -> None:
    customers = engine.frame({"code": ["a1", "xa1", "a1x", "b"]})
    rows = engine.rows(quality_scorecard(customers, fields=["code"], patterns={"code": "a1|b"}))
    assert rows[0][:4] == ("code", 4, 4, 2)


def test_a_card_of_nothing_is_refused() -> None:
    customers = PANDAS.frame(CUSTOMERS)
    fields: Any = "phone"
    with pytest.raises(
        ValueError, match="fields must be a list of one column or more, got 'phone'"
    ):
        quality_scorecard(customers, fields=fields)
    with pytest.raises(ValueError, match=r"patterns must be for phone, got \['fax'\]"):
        quality_scorecard(customers, fields=["phone"], patterns={"fax": "1"})
    with pytest.raises(ValueError, match="table must have the columns fax; missing: fax"):
        quality_scorecard(customers, fields=["fax"])


def test_three_of_four_found_pairs_are_true_and_three_of_six_true_ones_found() -> None:
    quality = duplicate_search_quality(
        [("A", "B"), ("C", "D"), ("E", "F"), ("G", "H"), ("H", "G")],
        [("B", "A"), ("C", "D"), ("E", "F"), ("I", "J"), ("K", "L"), ("M", "N")],
    )
    assert (quality.right, quality.wrong, quality.missed) == (3, 1, 3)
    assert quality.precision is not None
    # Wilson, 3 of 4: (2 x 3 + 3.841459 -+ 1.959964 sqrt(.1875 x 16 + 3.841459)) / 15.682918
    assert quality.precision == pytest.approx((0.75, 0.3006, 0.9544), abs=5e-5)
    assert quality.recall is not None
    assert quality.recall.share == 0.5
    assert quality.f1 == pytest.approx(0.6)  # 2 x .75 x .5 / 1.25


def test_who_finds_nothing_has_no_precision() -> None:
    nothing = duplicate_search_quality([], [(1, 2)])
    assert (nothing.precision, nothing.f1) == (None, None)
    # Wilson, 0 of 1: z² / (1 + z²) = 3.841459 / 4.841459
    assert nothing.recall is not None
    assert nothing.recall == pytest.approx((0, 0, 0.7935), abs=5e-5)
    assert duplicate_search_quality([(1, 2)], []).recall is None
    assert duplicate_search_quality([], [])[:3] == (0, 0, 0)


PAIRS = st.sets(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1])
)


@given(PAIRS, PAIRS)
def test_precision_of_one_is_recall_of_the_other(found: Any, true: Any) -> None:
    one, other = duplicate_search_quality(found, true), duplicate_search_quality(true, found)
    assert one.precision == other.recall
    assert (one.right, one.wrong) == (other.right, other.missed)
    assert one.right + one.missed == len(true)


@pytest.mark.parametrize("pair", [("A", "A"), ("A",), ("A", "B", "C")])
def test_a_pair_is_of_two_customers(pair: Any) -> None:
    with pytest.raises(ValueError, match="a pair of found must be two different customers, got"):
        duplicate_search_quality([pair], [])
