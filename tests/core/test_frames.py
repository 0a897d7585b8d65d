from typing import Any

import duckdb
import narwhals as nw
import pytest

from crmlab.core.frames import check, give_back, joinable, read, unique
from crmlab.core.kinds import Rule
from tests.engines import ENGINES, Columns, Engine, on_every_engine

PANDAS, POLARS, LAZY, _, DUCKDB = ENGINES[:5]
SALES: Columns = {"shop": ["S2", "S1", "S3"], "sold": [20.5, 10.0, 30.25], "extra": ["x", "y", "z"]}


def test_to_import_it_costs_nothing() -> None:
    import subprocess
    import sys

    script = "import sys, crmlab.core.frames, crmlab.credit as c; c.ageing, c.exposure_by_grade; "
    script += "print([each for each in ('narwhals', 'numpy', 'pandas') if each in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@on_every_engine
def test_columns_are_read_under_our_names_and_given_back_as_they_came(engine: Engine) -> None:
    frame = engine.frame(SALES)
    table = read("sales", frame, customer=("shop", "key"), amount=("sold", "fen"))
    check(table)
    assert table.rows.collect_schema().names() == ["customer", "amount"]
    back = give_back(table.rows.sort("customer"), like=frame)
    assert type(back) is type(frame)
    assert engine.rows(back) == [("S1", 10.0), ("S2", 20.5), ("S3", 30.25)]


def test_a_frame_of_pandas_comes_back_with_a_plain_index() -> None:
    frame = PANDAS.frame(SALES).set_index("extra")
    table = read("sales", frame, customer=("shop", "key"))
    assert list(give_back(table.rows, like=frame).index) == [0, 1, 2]


@on_every_engine
def test_missing_columns_are_named_as_the_caller_calls_them(engine: Engine) -> None:
    with pytest.raises(ValueError, match="sales must have the columns shop, 日期; missing: 日期"):
        read("sales", engine.frame(SALES), customer=("shop", "key"), date=("日期", "date"))


def test_what_is_no_table_is_told_so() -> None:
    nothing: Any = {"shop": ["S1"]}
    with pytest.raises(TypeError, match=r"sales must be a table of pandas, .* got dict"):
        read("sales", nothing, customer=("shop", "key"))


@on_every_engine
def test_the_rule_that_is_broken_names_its_first_rows(engine: Engine) -> None:
    table = read("sales", engine.frame(SALES), shop=("shop", "key"), amount=("sold", "fen"))
    small = Rule("amount", "below 15", nw.col("amount") >= 15)
    with pytest.raises(ValueError, match="sales: ") as refusal:
        check(table.with_rules(small))
    assert str(refusal.value) == (
        "sales: sold must be below 15, got shop='S2', sold=20.5; shop='S3', sold=30.25"
    )


@on_every_engine
def test_of_several_broken_rules_the_first_is_told(engine: Engine) -> None:
    table = read("sales", engine.frame({"shop": ["S1", "S1"]}), shop=("shop", "key"))
    other = read("others", engine.frame({"shop": [None, "S1"]}), shop=("shop", "key"))
    with pytest.raises(ValueError, match="sales: shop must be unique"):
        check(table.with_rules(unique("shop")), other)
    with pytest.raises(ValueError, match="others: shop must be filled in, got shop=nothing"):
        check(other, table.with_rules(unique("shop")))


@on_every_engine
@pytest.mark.parametrize("shops", [["S1", "S1", "S2"], ["S2", "S1", "S2"], ["S1", "S1"]])
def test_what_stands_twice_is_found_and_counted(engine: Engine, shops: list[str]) -> None:
    table = read("sales", engine.frame({"shop": shops}), shop=("shop", "key"))
    twice = next(shop for shop in shops if shops.count(shop) == 2)
    with pytest.raises(ValueError, match="must be unique") as refusal:
        check(table.with_rules(unique("shop")))
    assert str(refusal.value) == f"sales: shop must be unique, got shop='{twice}'; shop='{twice}'"


@pytest.mark.parametrize("digits", ["DECIMAL(14, 2)", "DECIMAL(38, 2)", "DECIMAL(14, 3)", "BIGINT"])
def test_amounts_of_a_type_that_holds_nothing_but_fen_must_still_be_there(digits: str) -> None:
    amounts: Any = duckdb.sql("FROM (VALUES (5), (NULL)) t(amount)")
    amounts = amounts.project(f"CAST(amount AS {digits}) AS amount")
    with pytest.raises(ValueError, match="amount must be a finite number, got amount=nothing"):
        check(read("sales", amounts, amount=("amount", "fen")))


def test_decimals_beyond_the_fen_are_refused() -> None:
    amounts: Any = duckdb.sql("SELECT CAST(0.125 AS DECIMAL(14, 3)) AS amount")
    with pytest.raises(ValueError, match=r"in whole fen, at most two decimals, got amount=0\.125"):
        check(read("sales", amounts, amount=("amount", "fen")))


@on_every_engine
def test_a_table_without_rows_breaks_no_rule(engine: Engine) -> None:
    full = nw.from_native(engine.frame(SALES))
    frame = nw.to_native(full.filter(nw.col("sold") < 0))
    table = read("sales", frame, shop=("shop", "key"), amount=("sold", "fen"))
    check(table.with_rules(unique("shop")))
    assert engine.rows(give_back(table.rows, like=frame)) == []


@pytest.mark.parametrize("engine", [LAZY, DUCKDB], ids=str)
def test_a_lazy_frame_is_asked_once_and_stays_lazy(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    collect = nw.LazyFrame.collect

    def counting(rows: "nw.LazyFrame[Any]", *how: Any) -> "nw.DataFrame[Any]":
        asked.append(collect(rows, *how))
        return asked[-1]

    monkeypatch.setattr(nw.LazyFrame, "collect", counting)
    frame = engine.frame(SALES)
    tables = [
        read(name, frame, shop=("shop", "key"), amount=("sold", "fen")) for name in ("one", "two")
    ]
    check(*(table.with_rules(unique("shop")) for table in tables))
    # no row of either table breaks a rule
    assert [answer.shape for answer in asked] == [(0, 1)]
    assert type(give_back(tables[0].rows, like=frame)) is type(frame)


def test_tables_are_joined_on_columns_of_one_type() -> None:
    one = read("one", PANDAS.frame({"shop": ["S1"]}), shop=("shop", "key"))
    two = read("two", PANDAS.frame({"store": [1]}), shop=("store", "key"))
    joinable(one, one, on="shop")
    with pytest.raises(ValueError, match="two: store must hold String as in one, got Int64"):
        joinable(one, two, on="shop")
    with pytest.raises(TypeError, match="three must be pandas as one is, got polars"):
        joinable(
            one, read("three", POLARS.frame({"shop": ["S1"]}), shop=("shop", "key")), on="shop"
        )


def test_a_relation_of_another_connection_is_refused_with_the_way_to_read_it() -> None:
    with duckdb.connect() as own:
        orders = own.sql("SELECT 1.0 AS amount")
        with pytest.raises(TypeError, match=r"orders must be a relation of DuckDB's own .*ATTACH"):
            read("orders", orders, amount=("amount", "fen"))
