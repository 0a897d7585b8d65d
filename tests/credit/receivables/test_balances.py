from collections import defaultdict
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmlab.credit import MonthlySettlement, ageing, due_date, exposure, overdue
from tests.credit.receivables.ledgers import (
    AS_OF,
    INVOICES,
    RECEIPTS,
    Invoice,
    Receipt,
    invoice_columns,
    random_ledger,
    receipt_columns,
)
from tests.engines import ENGINES, Engine, Rows, names, on_every_engine

PANDAS, POLARS = ENGINES[:2]


def computed(
    function: Any, engine: Engine, invoices: list[Invoice], receipts: list[Receipt], **how: Any
) -> Rows:
    frames = engine.frame(invoice_columns(invoices)), engine.frame(receipt_columns(receipts))
    return engine.rows(function(*frames, **{"as_of": AS_OF, **how}))


@on_every_engine
def test_a_ledger_is_aged_by_days_past_due(engine: Engine) -> None:
    assert computed(ageing, engine, INVOICES, RECEIPTS) == [
        # customer, not due, 1-30, 31-60, 61-90, over 90, disputed, credit, balance
        ("A", 12.0, 13.06, 0.0, 0.0, 0.0, 0.0, 0.0, 25.06),
        # credit: 60.00 - 50.50 too much on I5, 1.05 for no invoice, credit note of 20.00
        ("B", 0.0, 0.0, 0.0, 0.0, 0.0, 100.0, -30.55, 69.45),
        ("C", 0.0, 0.0, 7.0, 0.0, 0.1, 0.0, 0.0, 7.1),
        ("D", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -7.0, -7.0),
    ]


@on_every_engine
def test_the_names_of_the_buckets_follow_from_their_edges(engine: Engine) -> None:
    frames = engine.frame(invoice_columns(INVOICES)), engine.frame(receipt_columns(RECEIPTS))
    aged = ageing(*frames, as_of=AS_OF, edges=(7, 60))
    assert names(aged) == [
        "customer", "not_due", "days_1_7", "days_8_60", "days_over_60", "disputed", "credit",
        "balance",
    ]  # fmt: skip
    assert [row[2:5] for row in engine.rows(aged)][2] == (0.0, 7.0, 0.1)


@pytest.mark.parametrize(
    ("as_of", "bucket"),
    [
        (date(2026, 2, 28), 1),  # the due date itself: not due
        (date(2026, 3, 1), 2),  # a day late: 1-30
        (date(2026, 3, 30), 2),  # 30 days late: still 1-30
        (date(2026, 3, 31), 3),
        (date(2026, 4, 29), 3),  # 60
        (date(2026, 4, 30), 4),
        (date(2026, 5, 29), 4),  # 90
        (date(2026, 5, 30), 5),
    ],
)
def test_an_invoice_stands_in_the_bucket_of_its_days_past_due(as_of: date, bucket: int) -> None:
    invoices = [Invoice("I1", "A", date(2026, 1, 31), date(2026, 2, 28), 18.0)]
    receipts = [Receipt("R1", "B", date(2026, 1, 31), 1.0)]
    (row, _) = computed(ageing, PANDAS, invoices, receipts, as_of=as_of)
    assert [place for place, amount in enumerate(row[:7]) if amount == 18.0] == [bucket]


@on_every_engine
def test_the_time_of_day_does_not_matter(engine: Engine) -> None:
    invoices = dict(
        invoice_columns(INVOICES[1:2]),
        date=[datetime(2026, 2, 28, 8)],
        due=[datetime(2026, 2, 28, 23, 59)],
    )
    receipts = receipt_columns([Receipt("R1", "B", date(2026, 2, 1), 1.0)])
    aged = ageing(engine.frame(invoices), engine.frame(receipts), as_of=date(2026, 2, 28))
    (row, _) = engine.rows(aged)
    assert row[1] == 18.01


def booked(invoices: list[Invoice], receipts: list[Receipt]) -> dict[str, int]:
    """Each customer's invoices less its receipts, in fen."""
    total: dict[str, int] = defaultdict(int)
    for invoice in invoices:
        total[invoice.customer] += round(invoice.amount * 100)
    for receipt in receipts:
        total[receipt.customer] -= round(receipt.amount * 100)
    return total


def adds_up(engine: Engine, random: Random, size: int) -> None:
    ledger = random_ledger(random, size)
    aged = computed(ageing, engine, *ledger, as_of=date(2026, 5, 1))
    balances = {row[0]: [round(amount * 100) for amount in row[1:]] for row in aged}
    assert {customer: amounts[-1] for customer, amounts in balances.items()} == booked(*ledger)
    for *buckets, credit, balance in balances.values():
        assert sum(buckets) + credit == balance
        assert min(buckets) >= 0 >= credit


@on_every_engine
def test_buckets_of_a_large_ledger_add_up_to_it_to_the_fen(engine: Engine) -> None:
    adds_up(engine, Random(2), size=300)  # noqa: S311 repeatable, no secret


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_buckets_of_any_ledger_add_up_to_it_to_the_fen(random: Random, size: int) -> None:
    adds_up(POLARS, random, size)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_the_exposure_is_the_balance_where_it_is_above_zero(random: Random, size: int) -> None:
    ledger = random_ledger(random, size)
    owed = computed(exposure, POLARS, *ledger, as_of=date(2026, 5, 1))
    expected = {customer: max(fen, 0) for customer, fen in booked(*ledger).items()}
    assert {row[0]: round(row[1] * 100) for row in owed} == expected


@pytest.mark.parametrize("edges", [(), (30, 30), (60, 30), (0, 30), (30.5,), (True, 30)])
def test_edges_that_do_not_rise_are_an_error(edges: Any) -> None:
    with pytest.raises(ValueError, match="edges must be rising whole numbers"):
        computed(ageing, PANDAS, INVOICES, RECEIPTS, edges=edges)


@on_every_engine
def test_late_customers_are_found_with_the_days_of_the_oldest_invoice(engine: Engine) -> None:
    # B's only open invoice is disputed; D owes nothing
    assert computed(overdue, engine, INVOICES, RECEIPTS) == [
        ("A", 13.06, 1, 1),
        ("C", 7.1, 2, 91),
    ]


@on_every_engine
def test_the_exposure_is_what_is_owed_in_all_and_never_below_zero(engine: Engine) -> None:
    assert computed(exposure, engine, INVOICES, RECEIPTS) == [
        ("A", 25.06),
        ("B", 69.45),  # 100.00 + 50.50 - 20.00 - 60.00 - 1.05
        ("C", 7.1),
        ("D", 0.0),
    ]


@on_every_engine
@pytest.mark.parametrize("function", [ageing, overdue, exposure], ids=lambda each: each.__name__)
def test_neither_the_order_of_rows_nor_the_kind_of_frame_matters(
    function: Any, engine: Engine
) -> None:
    invoices = engine.frame(invoice_columns(INVOICES[::-1]))
    result = function(invoices, engine.frame(receipt_columns(RECEIPTS[::-1])), as_of=AS_OF)
    assert type(result) is type(invoices)
    assert engine.rows(result) == computed(function, PANDAS, INVOICES, RECEIPTS)


class TestCustomerA:
    """The exercise of the lesson: monthly settlement, 30 days; in thousand yuan."""

    SHIPPED = ((1, 18.0), (2, 15.0), (3, 12.0), (4, 20.0), (5, 10.0))
    PAID = ((3, 10.0), (4, 12.0), (5, 15.0))
    END_OF_NEXT_MONTH = MonthlySettlement(months=1)
    THIRTY_DAYS_AFTER_THE_STATEMENT = MonthlySettlement(days=30)

    def at(self, as_of: date, terms: MonthlySettlement, function: Any) -> float:
        invoices = [
            Invoice(f"I{month}", "A", day, due_date(day, terms), amount)
            for month, amount in self.SHIPPED
            if (day := date(2026, month, 15)) <= as_of
        ]
        receipts = [
            Receipt(f"R{month}", "A", day, amount)
            for month, amount in self.PAID
            if (day := date(2026, month, 20)) <= as_of
        ]
        ((_, amount, *_),) = computed(function, PANDAS, invoices, receipts, as_of=as_of)
        return float(amount)

    @pytest.mark.parametrize("terms", [END_OF_NEXT_MONTH, THIRTY_DAYS_AFTER_THE_STATEMENT])
    def test_overdue_at_the_end_of_april_whichever_way_it_is_read(
        self, terms: MonthlySettlement
    ) -> None:
        # January and February are late, March falls due that very day: 18 + 15 - 10 - 12
        assert self.at(date(2026, 4, 30), terms, overdue) == 11.0

    def test_overdue_in_may_if_due_at_the_end_of_the_next_month(self) -> None:
        # April falls due on 31 May: 18 + 15 + 12 - 10 - 12 - 15
        assert self.at(date(2026, 5, 31), self.END_OF_NEXT_MONTH, overdue) == 8.0

    def test_overdue_in_may_if_due_thirty_days_after_the_statement(self) -> None:
        # April's statement of the 30th fell due on 30 May: 18 + 15 + 12 + 20 - 10 - 12 - 15
        assert self.at(date(2026, 5, 31), self.THIRTY_DAYS_AFTER_THE_STATEMENT, overdue) == 28.0

    @pytest.mark.parametrize(
        ("as_of", "late"), [(date(2026, 4, 30), 23.0), (date(2026, 5, 31), 28.0)]
    )
    def test_what_falls_due_that_very_day_would_be_overdue_a_day_later(
        self, as_of: date, late: float
    ) -> None:
        # 18 + 15 + 12 - 22 = 23; 18 + 15 + 12 + 20 - 37 = 28
        terms, next_day = self.END_OF_NEXT_MONTH, as_of + timedelta(days=1)
        assert self.at(next_day, terms, overdue) == late

    @pytest.mark.parametrize(
        ("as_of", "owed"), [(date(2026, 4, 30), 43.0), (date(2026, 5, 31), 38.0)]
    )
    def test_exposure_does_not_depend_on_the_terms(self, as_of: date, owed: float) -> None:
        # 18 + 15 + 12 + 20 - 10 - 12 = 43; + 10 - 15 = 38
        assert self.at(as_of, self.END_OF_NEXT_MONTH, exposure) == owed
        assert self.at(as_of, self.THIRTY_DAYS_AFTER_THE_STATEMENT, exposure) == owed


def test_ageing_from_the_invoice_date_would_call_a_customer_late_who_is_not() -> None:
    invoices = [Invoice("I1", "A", date(2026, 2, 1), date(2026, 4, 2), 10.0)]  # 60 days
    receipts = [Receipt("R1", "B", date(2026, 2, 1), 1.0)]
    by_due_date = computed(ageing, PANDAS, invoices, receipts)[0]
    by_invoice_date = computed(
        ageing, PANDAS, [invoices[0]._replace(due=invoices[0].date)], receipts
    )[0]
    assert by_due_date[1] == 10.0
    assert by_invoice_date[3] == 10.0  # 59 days after the invoice: in 31-60
