import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmlab.value import rfm
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

if TYPE_CHECKING:
    from collections.abc import Callable

PANDAS = ENGINES[0]
AS_OF = date(2026, 6, 30)


def bought(*orders: tuple[str, int, float]) -> Columns:
    """Orders of customers, so many days before AS_OF."""
    customers, ages, amounts = zip(*orders, strict=True)
    return {
        "customer": list(customers),
        "date": [AS_OF - timedelta(days=age) for age in ages],
        "amount": list(amounts),
    }


FIVE = bought(
    ("A", 3, 100.0), ("A", 40, 50.5), ("A", 90, 10.0),
    ("B", 10, 500.0),
    ("C", 10, 20.0), ("C", 11, 20.0),
    ("D", 200, 300.0),
    ("E", 400, 5.25),
)  # fmt: skip


@on_every_engine
def test_scores_of_five_customers(engine: Engine) -> None:
    orders = engine.frame(FIVE)
    result = rfm(orders, as_of=AS_OF)
    assert type(result) is type(orders)
    assert names(result) == [
        "customer", "recency", "frequency", "monetary", "r", "f", "m", "cell",
    ]  # fmt: skip
    # n = 5, bins = 5: a score is the number of customers with less, plus 1.
    # Last orders, oldest first: E, D, B = C, A -> 1, 2, 3, 3, 5.
    # Orders: B = D = E (1) -> 1, C (2) -> 4, A (3) -> 5.
    # Money: E 5.25, C 40, A 160.50, D 300, B 500 -> 1 to 5.
    assert engine.rows(result) == [
        ("A", 3, 3, 160.5, 5, 5, 3, "553"),
        ("B", 10, 1, 500.0, 3, 1, 5, "315"),
        ("C", 10, 2, 40.0, 3, 4, 2, "342"),
        ("D", 200, 1, 300.0, 2, 1, 4, "214"),
        ("E", 400, 1, 5.25, 1, 1, 1, "111"),
    ]


@on_every_engine
def test_nested_scores_are_relative_to_the_cell(engine: Engine) -> None:
    orders = engine.frame(
        bought(("A", 1, 9.0), ("B", 1, 8.0), ("B", 1, 8.0), ("C", 50, 1.0), ("D", 50, 2.0))
    )
    scores = [row[4:] for row in engine.rows(rfm(orders, as_of=AS_OF, bins=2, method="nested"))]
    # r: C = D 0 x 2 // 4 + 1 = 1, A = B 2 x 2 // 4 + 1 = 2. Within r 2: A 1 order, B 2 -> 1, 2.
    # Within r 1, f 1: C 1 yuan, D 2 -> 1, 2. A and B are alone in their cells: 1.
    assert scores == [(2, 1, 1, "211"), (2, 2, 1, "221"), (1, 1, 1, "111"), (1, 1, 2, "112")]


@on_every_engine
def test_with_fewer_customers_than_bins_nobody_gets_the_top_score(engine: Engine) -> None:
    orders = engine.frame(bought(("A", 1, 3.0), ("B", 2, 2.0), ("C", 3, 1.0)))
    # 0, 1, 2 customers below: x 5 // 3 + 1 = 1, 2, 4
    assert [row[4] for row in engine.rows(rfm(orders, as_of=AS_OF))] == [4, 2, 1]


@on_every_engine
def test_with_ties_at_the_top_nobody_gets_the_top_score(engine: Engine) -> None:
    orders = engine.frame(bought(*((name, 1, 7.0) for name in "ABCDE")))
    assert {row[7] for row in engine.rows(rfm(orders, as_of=AS_OF))} == {"111"}


def test_money_is_compared_in_fen() -> None:
    # 0.1 + 0.2 is no more than 0.3
    orders = PANDAS.frame(bought(("A", 1, 0.1), ("A", 1, 0.2), ("B", 1, 0.3)))
    assert [row[6] for row in PANDAS.rows(rfm(orders, as_of=AS_OF))] == [1, 1]


LISTS = st.lists(
    st.tuples(st.sampled_from("ABCDEFGH"), st.integers(0, 30), st.integers(0, 50).map(float)),
    min_size=1,
    max_size=30,
)


@settings(max_examples=15)
@given(LISTS, st.integers(2, 9))
def test_scores_follow_what_they_score_and_equals_are_scored_alike(
    orders: list[tuple[str, int, float]], bins: int
) -> None:
    rows = PANDAS.rows(rfm(PANDAS.frame(bought(*orders)), as_of=AS_OF, bins=bins))
    figures = [(-row[1], row[2], row[3]) for row in rows]
    for row, mine in zip(rows, figures, strict=True):
        less = [sum(other[each] < mine[each] for other in figures) for each in range(3)]
        assert list(row[4:7]) == [fewer * bins // len(rows) + 1 for fewer in less]


@on_every_engine
def test_all_engines_agree_on_many_customers(engine: Engine) -> None:
    orders = bought(*((f"C{n % 37:02}", n * 7 % 91, n * 13 % 101 / 4) for n in range(300)))
    result = engine.rows(rfm(engine.frame(orders), as_of=AS_OF, method="nested"))
    assert result == PANDAS.rows(rfm(PANDAS.frame(orders), as_of=AS_OF, method="nested"))


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_decimals_give_the_money_that_floats_give(library: str) -> None:
    orders = bought(*((f"C{n % 7}", n, 99_999_999_999.99 - n / 100) for n in range(70)))
    amounts = [Decimal(str(amount)) for amount in orders["amount"]]
    exact = pl.DataFrame({**orders, "amount": amounts}).cast({"amount": pl.Decimal(15, 2)})
    frames: dict[str, Callable[[], Any]] = {
        "pandas": lambda: exact.to_pandas(use_pyarrow_extension_array=True),
        "polars": lambda: exact,
        "pyarrow": exact.to_arrow,
    }
    result = nw.from_native(rfm(frames[library](), as_of=AS_OF))
    money = dict(zip(result["customer"].to_list(), result["monetary"].to_list(), strict=True))
    assert money == {row[0]: row[3] for row in PANDAS.rows(rfm(PANDAS.frame(orders), as_of=AS_OF))}
    assert money["C0"] == 999_999_999_996.75


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"bins": 1}, "bins must be a whole number from 2 to 9, got 1"),
        ({"bins": 10}, "bins must be a whole number from 2 to 9, got 10"),
        ({"method": "ntile"}, "method must be 'independent' or 'nested', got 'ntile'"),
        ({"as_of": AS_OF - timedelta(days=5)}, "orders: date must be on or before 2026-06-25"),
        ({"customer": "payer"}, "missing: payer"),
    ],
)
def test_what_cannot_be_scored_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        rfm(PANDAS.frame(FIVE), **{"as_of": AS_OF, **change})


@on_every_engine
def test_returns_are_to_be_taken_off_first(engine: Engine) -> None:
    orders = engine.frame(bought(("A", 1, -5.0)))
    with pytest.raises(ValueError, match=r"amount must be zero or more \(take returns off their"):
        rfm(orders, as_of=AS_OF)
