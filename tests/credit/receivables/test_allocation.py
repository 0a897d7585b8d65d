from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmlab.credit import allocate_receipts
from tests.credit.receivables.ledgers import (
    AS_OF,
    INVOICES,
    RECEIPTS,
    Invoice,
    Receipt,
    invoice_columns,
    paid_by_hand,
    random_ledger,
    receipt_columns,
)
from tests.engines import ENGINES, Engine, Rows, names, on_every_engine

PANDAS, POLARS = ENGINES[:2]


def allocated(engine: Engine, invoices: list[Invoice], receipts: list[Receipt]) -> Rows:
    result = allocate_receipts(
        engine.frame(invoice_columns(invoices)),
        engine.frame(receipt_columns(receipts)),
        as_of=AS_OF,
    )
    return engine.rows(result)


@on_every_engine
def test_invoices_come_back_with_what_is_paid_open_and_overdue(engine: Engine) -> None:
    assert allocated(engine, INVOICES, RECEIPTS) == [
        # A paid 20.05: all of 18.01, and the 2.04 that are left of 15.10; late by one day
        ("I1", "A", "2026-01-31", "2026-02-28", 18.01, False, 18.01, 0.00, 0),
        ("I2", "A", "2026-02-28", "2026-03-31", 15.10, False, 2.04, 13.06, 1),
        ("I3", "A", "2026-03-31", "2026-04-30", 12.00, False, 0.00, 12.00, 0),
        # B disputes I4, so that the 1.05 it paid without a word wait; February has 28 days:
        # 24 left in it + 31 in March + 1 = 56 days past due
        ("I4", "B", "2026-01-05", "2026-02-04", 100.00, True, 0.00, 100.00, 56),
        # I5 was paid 60.00; the 9.50 too much go nowhere
        ("I5", "B", "2026-02-05", "2026-03-07", 50.50, False, 50.50, 0.00, 0),
        ("I6", "B", "2026-03-05", "2026-04-04", -20.00, False, 0.00, -20.00, 0),
        # .10 + .10 of .30 leave .10, to the fen; 31 + 28 + 31 + 1 = 91 days past due
        ("I7", "C", "2025-11-01", "2025-12-31", 0.30, False, 0.20, 0.10, 91),
        ("I8", "C", "2026-01-01", "2026-01-31", 7.00, False, 0.00, 7.00, 60),
    ]


@on_every_engine
def test_the_order_of_rows_does_not_matter(engine: Engine) -> None:
    assert allocated(engine, INVOICES[::-1], RECEIPTS[::-1]) == allocated(
        engine, INVOICES, RECEIPTS
    )


@on_every_engine
def test_the_same_kind_of_frame_comes_back(engine: Engine) -> None:
    invoices = engine.frame(invoice_columns(INVOICES))
    receipts = engine.frame(receipt_columns(RECEIPTS))
    assert type(allocate_receipts(invoices, receipts, as_of=AS_OF)) is type(invoices)


@on_every_engine
def test_the_earliest_due_is_paid_first_whatever_was_written_first(engine: Engine) -> None:
    long_terms = Invoice("I1", "A", date(2026, 1, 1), date(2026, 4, 1), 10.0)
    short_terms = Invoice("I2", "A", date(2026, 2, 1), date(2026, 3, 1), 10.0)
    paid = allocated(
        engine, [long_terms, short_terms], [Receipt("R1", "A", date(2026, 3, 5), 12.0)]
    )
    assert [(row[0], row[6]) for row in paid] == [("I2", 10.0), ("I1", 2.0)]


@on_every_engine
def test_invoices_due_on_one_day_are_paid_by_date_then_by_number(engine: Engine) -> None:
    due = date(2026, 3, 31)
    invoices = [
        Invoice("I2", "A", date(2026, 2, 1), due, 10.0),
        Invoice("I1", "A", date(2026, 2, 1), due, 10.0),
        Invoice("I3", "A", date(2026, 1, 1), due, 10.0),
    ]
    paid = allocated(engine, invoices, [Receipt("R1", "A", date(2026, 3, 5), 15.0)])
    assert [(row[0], row[6]) for row in paid] == [("I3", 10.0), ("I1", 5.0), ("I2", 0.0)]


@on_every_engine
def test_a_receipt_that_names_a_disputed_invoice_pays_it(engine: Engine) -> None:
    invoices = [Invoice("I1", "A", date(2026, 1, 1), date(2026, 2, 1), 10.0, disputed=True)]
    receipts = [
        Receipt("R1", "A", date(2026, 3, 5), 4.0, "I1"),
        Receipt("R2", "A", date(2026, 3, 6), 5.0),
    ]
    ((*_, paid, still_open, _),) = allocated(engine, invoices, receipts)
    assert (paid, still_open) == (4.0, 6.0)


@on_every_engine
def test_a_customer_who_has_paid_nothing_yet_owes_everything(engine: Engine) -> None:
    import narwhals as nw

    receipts = nw.from_native(engine.frame(receipt_columns(RECEIPTS)))
    none = nw.to_native(receipts.filter(nw.col("amount") < 0))
    result = allocate_receipts(engine.frame(invoice_columns(INVOICES)), none, as_of=AS_OF)
    assert {row[6] for row in engine.rows(result)} == {0.0}


@on_every_engine
def test_whole_numbers_may_number_the_invoices(engine: Engine) -> None:
    columns = dict(invoice_columns(INVOICES[1:3]), invoice=[7, 8])
    receipts = dict(receipt_columns(RECEIPTS[:1]), invoice=[8])
    result = allocate_receipts(engine.frame(columns), engine.frame(receipts), as_of=AS_OF)
    assert [(row[0], row[6]) for row in engine.rows(result)] == [(7, 0.0), (8, 15.1)]


@on_every_engine
def test_columns_may_have_other_names(engine: Engine) -> None:
    theirs = {"customer": "payer", "amount": "betrag", "due": "到期日"}
    invoices = {theirs.get(ours, ours): each for ours, each in invoice_columns(INVOICES).items()}
    receipts = {theirs.get(ours, ours): each for ours, each in receipt_columns(RECEIPTS).items()}
    result = allocate_receipts(
        engine.frame(invoices),
        engine.frame(receipts),
        as_of=AS_OF,
        customer="payer",
        amount="betrag",
        due="到期日",
    )
    assert engine.rows(result) == allocated(engine, INVOICES, RECEIPTS)
    assert names(result)[1:5] == ["payer", "date", "到期日", "betrag"]


def test_a_column_name_that_no_ledger_has_is_an_error() -> None:
    frames: Any = [None, None]
    with pytest.raises(TypeError, match="no such column of a ledger: amout"):
        allocate_receipts(*frames, as_of=AS_OF, amout="x")  # type: ignore[call-arg]


@pytest.mark.parametrize("missing", ["nan", "none"])
def test_a_wholly_empty_column_of_invoices_in_pandas_names_none(missing: str) -> None:
    receipts = PANDAS.frame(receipt_columns(RECEIPTS[:1]))
    receipts["invoice"] = float("nan") if missing == "nan" else None
    result = allocate_receipts(PANDAS.frame(invoice_columns(INVOICES[:3])), receipts, as_of=AS_OF)
    assert result["paid"].tolist() == [18.01, 2.04, 0.0]


def holds_as_by_hand(engine: Engine, random: Random, size: int) -> None:
    invoices, receipts = random_ledger(random, size)
    rows = allocated(engine, invoices, receipts)
    paid = {row[0]: round(row[6] * 100) for row in rows}
    assert paid == paid_by_hand(invoices, receipts)
    assert all(row[7] == round(row[4] - row[6], 2) for row in rows)


@on_every_engine
def test_a_large_ledger_is_allocated_as_one_would_by_hand(engine: Engine) -> None:
    holds_as_by_hand(engine, Random(1), size=300)  # noqa: S311 repeatable, no secret


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_any_ledger_is_allocated_as_one_would_by_hand(random: Random, size: int) -> None:
    holds_as_by_hand(POLARS, random, size)
