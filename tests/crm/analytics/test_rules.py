from collections import Counter
from itertools import combinations
from math import exp, sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmlab.crm import association_rules
from crmlab.crm.analytics import counting
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
COLUMNS = [
    "antecedent", "consequent", "count", "support", "confidence", "lift", "low", "high",
]  # fmt: skip


def lines(**baskets: range | list[int]) -> Columns:
    """Write which baskets hold each product, a line each."""
    return {
        "order": [basket for held in baskets.values() for basket in held],
        "product": [product for product, held in baskets.items() for _ in held],
    }


# of 1 000 baskets 200 hold beer, 120 nappies, 60 both
SHOP = lines(beer=range(200), nappies=range(140, 260), tea=range(260, 1_000))


@on_every_engine
def test_beer_and_nappies(engine: Engine) -> None:
    given_lines = engine.frame(SHOP)
    result = association_rules(given_lines, min_support=0.06)
    assert type(result) is type(given_lines)
    assert names(result) == COLUMNS
    rows = engine.rows(result)
    # 60 / 1 000; 60 / 200 and 60 / 120; .5 / .2; 1/60 - 1/120 - 1/200 + 4/1 000 = .0073333
    factor = exp(1.959964 * sqrt(0.0073333))
    bounds = pytest.approx((2.5 / factor, 2.5 * factor), rel=1e-5)
    assert [row[:3] for row in rows] == [("beer", "nappies", 60), ("nappies", "beer", 60)]
    assert [row[3:6] for row in rows] == [
        pytest.approx((0.06, 0.3, 2.5)),
        pytest.approx((0.06, 0.5, 2.5)),
    ]
    assert [row[6:] for row in rows] == [bounds, bounds]


@on_every_engine
def test_rules_that_are_too_rare_or_too_unsure_are_left_out(engine: Engine) -> None:
    given_lines = engine.frame(SHOP)
    assert engine.rows(association_rules(given_lines, min_support=0.061)) == []
    [row] = engine.rows(association_rules(given_lines, min_confidence=0.5))
    assert row[:2] == ("nappies", "beer")


@on_every_engine
def test_a_product_that_stands_twice_in_a_basket_counts_once(engine: Engine) -> None:
    twice = {name: [*values, *values] for name, values in SHOP.items()}
    one, other = (
        engine.rows(association_rules(engine.frame(columns))) for columns in (SHOP, twice)
    )
    assert one == other


@on_every_engine
def test_published_rules_of_a_grocery_store(engine: Engine) -> None:
    # R's Groceries, 9 835 baskets: milk in 2 513, other vegetables in 1 903 (736 with milk),
    # bottled beer in 792 (201 with milk)
    baskets = lines(
        milk=range(2_513),
        vegetables=[*range(736), *range(2_513, 3_680)],
        beer=[*range(736, 937), *range(3_680, 4_271)],
        other=range(4_271, 9_835),
    )
    rules = {row[:2]: row[3:] for row in engine.rows(association_rules(engine.frame(baskets)))}
    assert rules["vegetables", "milk"][:3] == pytest.approx((0.0748, 0.3868, 1.5136), abs=5e-5)
    assert rules["beer", "milk"][2] == pytest.approx(0.993, abs=5e-4)
    _, _, _, low, high = rules["beer", "milk"]
    assert low < 1 < high  # chance
    assert rules["vegetables", "milk"][3] > 1.4  # not chance


@on_every_engine
def test_the_highest_lift_stands_first_and_equals_by_name(engine: Engine) -> None:
    baskets = lines(a=[1, 2], b=[1, 2, 3], c=[3, 4], d=[4, 5])
    rows = engine.rows(association_rules(engine.frame(baskets), min_support=0.2))
    # of 5 baskets: a b 2 x 5 / (2 x 3), c d 1 x 5 / (2 x 2), b c 1 x 5 / (3 x 2)
    assert [row[:2] for row in rows] == [
        ("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("b", "c"), ("c", "b"),
    ]  # fmt: skip
    assert [row[5] for row in rows[::2]] == pytest.approx([5 / 3, 5 / 4, 5 / 6])


@on_every_engine
def test_products_may_be_numbers(engine: Engine) -> None:
    columns: Columns = {"basket": ["x", "x", "y"], "sku": [7, 8, 9]}
    found = association_rules(engine.frame(columns), basket="basket", item="sku", min_support=0.5)
    assert [row[:3] for row in engine.rows(found)] == [(7, 8, 1), (8, 7, 1)]


@on_every_engine
def test_products_in_every_basket_have_a_lift_of_1_and_no_doubt(engine: Engine) -> None:
    baskets = lines(bag=range(4), receipt=range(4))
    rows = engine.rows(association_rules(engine.frame(baskets)))
    assert [row[3:] for row in rows] == [pytest.approx((1, 1, 1, 1, 1))] * 2


BASKETS = st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), min_size=1, max_size=30)


@pytest.mark.parametrize("dense", [0, 2, counting._DENSE])
@settings(max_examples=25)
@given(baskets=BASKETS, least=st.sampled_from([0.01, 0.1, 0.34, 0.5, 1]))
def test_pairs_counted_in_numpy_are_those_counted_one_by_one(
    dense: int, baskets: list[set[str]], least: float
) -> None:
    columns: Columns = {
        "order": [number for number, held in enumerate(baskets) for _ in held],
        "product": [product for held in baskets for product in held],
    }
    pairs = Counter(pair for held in baskets for pair in combinations(sorted(held), 2))
    expected = {
        (*direction, count)
        for (one, other), count in pairs.items()
        for direction in ((one, other), (other, one))
        if count >= least * len(baskets) - 1e-6
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_DENSE", dense)
        rows = PANDAS.rows(association_rules(PANDAS.frame(columns), min_support=least))
    assert {row[:3] for row in rows} == expected
    assert len(rows) == len(expected)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"min_support": 0}, "min_support must be above 0, or every pair is a rule, got 0"),
        ({"min_support": 5}, "min_support must be from 0 to 1, got 5"),
        ({"min_confidence": 50}, "min_confidence must be from 0 to 1, got 50"),
        ({"confidence": 1}, "confidence must be between 0 and 1, got 1"),
        ({"item": "sku"}, "lines must have the columns order, sku; missing: sku"),
    ],
)
def test_what_makes_no_sense_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        association_rules(PANDAS.frame(SHOP), **change)


@on_every_engine
def test_a_line_without_product_is_named(engine: Engine) -> None:
    broken = engine.frame({"order": [1, 2], "product": ["a", None]})
    with pytest.raises(ValueError, match="product must be filled in, got order=2, product=nothing"):
        association_rules(broken)
