"""What a ledger is refused for; allocate_receipts stands for all functions that read one."""

from datetime import date, datetime
from typing import Any

import pytest

from crmlab.credit import ageing, allocate_receipts, exposure, overdue
from tests.credit.receivables.ledgers import (
    AS_OF,
    INVOICES,
    RECEIPTS,
    Invoice,
    Receipt,
    invoice_columns,
    receipt_columns,
)
from tests.engines import ENGINES, Columns, Engine, on_every_engine

PANDAS, POLARS = ENGINES[:2]
DAY = date(2026, 3, 1)


def refused(
    engine: Engine,
    invoices: Columns | None = None,
    receipts: Columns | None = None,
    **how: Any,
) -> str:
    with pytest.raises(ValueError, match="must") as refusal:
        allocate_receipts(
            engine.frame(invoices or invoice_columns(INVOICES)),
            engine.frame(receipts or receipt_columns(RECEIPTS)),
            **{"as_of": AS_OF, **how},
        )
    return str(refusal.value)


@on_every_engine
@pytest.mark.parametrize("amount", [None, float("nan"), float("inf")])
def test_an_amount_that_is_no_number_names_its_row(engine: Engine, amount: float) -> None:
    columns = invoice_columns([*INVOICES, Invoice("I9", "A", DAY, DAY, amount)])
    shown = "inf" if amount == float("inf") else "nothing"
    assert refused(engine, columns) == (
        "invoices: amount must be a finite number, got invoice='I9', customer='A', "
        f"date=2026-03-01, due=2026-03-01, amount={shown}, disputed=False"
    )


@on_every_engine
def test_parts_of_a_fen_name_their_row(engine: Engine) -> None:
    columns = receipt_columns([*RECEIPTS, Receipt("R9", "A", DAY, 1.005)])
    assert refused(engine, receipts=columns) == (
        "receipts: amount must be in whole fen, at most two decimals, got receipt='R9', "
        "customer='A', date=2026-03-01, amount=1.005, invoice=nothing"
    )


@on_every_engine
def test_sums_of_floats_that_miss_a_fen_by_a_hair_are_taken_for_it(engine: Engine) -> None:
    columns = invoice_columns([Invoice("I1", "A", DAY, DAY, 0.1 + 0.2)])
    receipts = receipt_columns([Receipt("R1", "A", DAY, 0.3)])
    result = allocate_receipts(engine.frame(columns), engine.frame(receipts), as_of=AS_OF)
    ((*_, paid, still_open, _),) = engine.rows(result)
    assert (paid, still_open) == (0.3, 0.0)


@on_every_engine
def test_a_number_that_stands_twice_names_its_rows(engine: Engine) -> None:
    columns = invoice_columns([*INVOICES, INVOICES[1]._replace(amount=1.0)])
    assert refused(engine, columns) == (
        "invoices: invoice must be unique, got invoice='I1', customer='A', date=2026-01-31, "
        "due=2026-02-28, amount=1.0, disputed=False; invoice='I1', customer='A', "
        "date=2026-01-31, due=2026-02-28, amount=18.01, disputed=False"
    )
    columns = receipt_columns([*RECEIPTS, RECEIPTS[0]])
    assert refused(engine, receipts=columns).startswith(
        "receipts: receipt must be unique, got receipt='R1'"
    )


@on_every_engine
def test_a_date_after_the_day_of_the_ledger_names_its_row(engine: Engine) -> None:
    assert refused(engine, as_of=date(2026, 3, 30)) == (
        "invoices: date must be on or before 2026-03-30, got invoice='I3', customer='A', "
        "date=2026-03-31, due=2026-04-30, amount=12.0, disputed=False"
    )
    early = invoice_columns(INVOICES[1:2])
    columns = receipt_columns([RECEIPTS[0], Receipt("R9", "A", date(2026, 3, 31), 1.0)])
    assert refused(engine, early, columns, as_of=date(2026, 3, 30)).startswith(
        "receipts: date must be on or before 2026-03-30, got receipt='R9'"
    )


@on_every_engine
def test_a_due_date_before_the_invoice_names_its_row(engine: Engine) -> None:
    columns = invoice_columns([Invoice("I1", "A", DAY, date(2026, 2, 28), 1.0)])
    assert "due must be on or after the invoice, got invoice='I1'" in refused(engine, columns)


@on_every_engine
def test_a_receipt_for_an_unknown_invoice_names_its_row(engine: Engine) -> None:
    columns = receipt_columns([*RECEIPTS, Receipt("R9", "A", DAY, 1.0, "I99")])
    assert refused(engine, receipts=columns) == (
        "receipts: invoice must be among the invoices, or empty, got receipt='R9', customer='A', "
        "date=2026-03-01, amount=1.0, invoice='I99'"
    )


@on_every_engine
def test_a_receipt_for_the_invoice_of_another_customer_names_its_row(engine: Engine) -> None:
    columns = receipt_columns([*RECEIPTS, Receipt("R9", "A", DAY, 1.0, "I5")])
    assert refused(engine, receipts=columns).startswith(
        "receipts: invoice must be one of the same customer, got receipt='R9'"
    )


@on_every_engine
def test_a_receipt_below_zero_names_its_row(engine: Engine) -> None:
    columns = receipt_columns([*RECEIPTS, Receipt("R9", "A", DAY, -1.0)])
    assert "receipts: amount must be zero or more, got receipt='R9'" in refused(
        engine, receipts=columns
    )


@on_every_engine
@pytest.mark.parametrize("column", ["invoice", "customer", "date", "due"])
def test_an_empty_cell_names_its_row(engine: Engine, column: str) -> None:
    columns = {name: list(values) for name, values in invoice_columns(INVOICES).items()}
    columns[column][-1] = None
    assert f"invoices: {column} must be filled in, got invoice=" in refused(engine, columns)


@on_every_engine
def test_whether_an_invoice_is_disputed_may_not_be_empty(engine: Engine) -> None:
    columns = dict(invoice_columns(INVOICES), disputed=[*[False] * (len(INVOICES) - 1), None])
    # pandas has no truth values with gaps: such a column holds objects
    rule = "hold true and false" if engine.name == "pandas" else "be filled in"
    assert f"invoices: disputed must {rule}, got" in refused(engine, columns)


@on_every_engine
def test_of_many_rows_the_first_three_are_named_whatever_their_order(engine: Engine) -> None:
    bad = [Receipt(f"R{number}", "A", DAY, -1.0) for number in (15, 11, 14, 13, 12)]
    message = refused(engine, receipts=receipt_columns(bad))
    assert [name for name in ("R11", "R12", "R13", "R14", "R15") if name in message] == [
        "R11",
        "R12",
        "R13",
    ]
    assert message.endswith("invoice=nothing and 2 more")


@on_every_engine
def test_a_second_currency_is_refused_where_there_is_a_currency_column(engine: Engine) -> None:
    def with_currency(columns: Columns, *currencies: str) -> Columns:
        size = len(next(iter(columns.values())))
        return {**columns, "money": [currencies[row % len(currencies)] for row in range(size)]}

    invoices, receipts = invoice_columns(INVOICES), receipt_columns(RECEIPTS)
    yuan = with_currency(invoices, "CNY"), with_currency(receipts, "CNY")
    result = allocate_receipts(*map(engine.frame, yuan), as_of=AS_OF, currency="money")
    assert len(engine.rows(result)) == len(INVOICES)
    mixed = with_currency(invoices, "CNY", "USD"), yuan[1]
    assert refused(engine, *mixed, currency="money") == (
        "invoices and receipts: money must be one for all, got money='USD'"
    )
    paid_in_dollars = yuan[0], with_currency(receipts, "USD")
    assert "got money='USD'" in refused(engine, *paid_in_dollars, currency="money")


@on_every_engine
def test_missing_columns_are_named(engine: Engine) -> None:
    columns = {name: each for name, each in receipt_columns(RECEIPTS).items() if name != "invoice"}
    assert refused(engine, receipts=columns) == (
        "receipts must have the columns receipt, customer, date, amount, invoice; missing: invoice"
    )


@on_every_engine
@pytest.mark.parametrize(
    ("column", "values", "message"),
    [
        ("amount", "text", "amount must hold numbers, got"),
        ("due", "text", "due must hold dates (pandas: `pd.to_datetime`) without a time zone, got"),
        ("disputed", "no", "disputed must hold true and false, got"),
        ("invoice", 0.5, "invoice must hold text or whole numbers, got"),
    ],
)
def test_a_column_of_another_kind_is_named(
    engine: Engine, column: str, values: object, message: str
) -> None:
    columns = dict(invoice_columns(INVOICES), **{column: [values] * len(INVOICES)})
    assert message in refused(engine, columns)


def test_days_of_another_time_zone_are_refused() -> None:
    import pandas as pd

    invoices = PANDAS.frame(invoice_columns(INVOICES))
    invoices["due"] = pd.to_datetime(invoices["due"]).dt.tz_localize("Asia/Shanghai")
    with pytest.raises(ValueError, match=r"due must hold dates .* without a time zone"):
        allocate_receipts(invoices, PANDAS.frame(receipt_columns(RECEIPTS)), as_of=AS_OF)


def test_whole_numbers_with_gaps_that_pandas_made_floats_are_refused() -> None:
    receipts = PANDAS.frame(dict(receipt_columns(RECEIPTS[:2]), invoice=[None, 7]))
    with pytest.raises(ValueError, match="receipts: invoice must be text or whole numbers, got"):
        allocate_receipts(PANDAS.frame(invoice_columns(INVOICES)), receipts, as_of=AS_OF)


def test_two_kinds_of_frames_cannot_be_joined() -> None:
    invoices, receipts = invoice_columns(INVOICES), receipt_columns(RECEIPTS)
    with pytest.raises(TypeError, match="receipts must be pandas as invoices is, got polars"):
        allocate_receipts(PANDAS.frame(invoices), POLARS.frame(receipts), as_of=AS_OF)


@on_every_engine
def test_customers_are_of_one_type_in_both_tables(engine: Engine) -> None:
    columns = dict(receipt_columns(RECEIPTS), customer=[1] * len(RECEIPTS))
    assert refused(engine, receipts=columns).startswith(
        "receipts: customer must hold String as in invoices, got Int64"
    )


def test_what_is_no_table_is_refused() -> None:
    nothing: Any = [1, 2]
    with pytest.raises(TypeError, match="invoices must be a table of pandas, Polars, PyArrow"):
        allocate_receipts(nothing, nothing, as_of=AS_OF)


@pytest.mark.parametrize("as_of", ["2026-04-01", None, 20260401])
def test_the_day_of_the_ledger_is_a_date(as_of: Any) -> None:
    assert refused(PANDAS, as_of=as_of).startswith("as_of must be a date, got ")


def test_a_moment_stands_for_its_day() -> None:
    frames = PANDAS.frame(invoice_columns(INVOICES)), PANDAS.frame(receipt_columns(RECEIPTS))
    evening = ageing(*frames, as_of=datetime(2026, 4, 1, 20))
    assert PANDAS.rows(evening) == PANDAS.rows(ageing(*frames, as_of=AS_OF))


@on_every_engine
@pytest.mark.parametrize("function", [ageing, overdue, exposure], ids=lambda each: each.__name__)
def test_every_function_of_the_ledger_refuses_the_same(function: Any, engine: Engine) -> None:
    columns = receipt_columns([*RECEIPTS, Receipt("R9", "A", DAY, 1.0, "I99")])
    frames = engine.frame(invoice_columns(INVOICES)), engine.frame(columns)
    with pytest.raises(ValueError, match="invoice must be among the invoices, or empty"):
        function(*frames, as_of=AS_OF)
