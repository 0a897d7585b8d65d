"""Small ledgers as columns, for any engine, and the allocation done slowly by hand."""

import datetime as dt
from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from tests.engines import Columns


class Invoice(NamedTuple):
    """An invoice in whole yuan or fen, as the test has it."""

    invoice: str
    customer: str
    date: dt.date
    due: dt.date
    amount: float
    disputed: bool = False


class Receipt(NamedTuple):
    """A receipt, with the invoice that it names."""

    receipt: str
    customer: str
    date: dt.date
    amount: float
    invoice: str | None = None


def invoice_columns(rows: Iterable[Invoice]) -> Columns:
    """Turn invoices into columns."""
    return dict(zip(Invoice._fields, map(list, zip(*rows, strict=True)), strict=True))


def receipt_columns(rows: Iterable[Receipt]) -> Columns:
    """Turn receipts into columns."""
    return dict(zip(Receipt._fields, map(list, zip(*rows, strict=True)), strict=True))


AS_OF = dt.date(2026, 4, 1)
INVOICES = [
    Invoice("I3", "A", dt.date(2026, 3, 31), dt.date(2026, 4, 30), 12.00),
    Invoice("I1", "A", dt.date(2026, 1, 31), dt.date(2026, 2, 28), 18.01),
    Invoice("I2", "A", dt.date(2026, 2, 28), dt.date(2026, 3, 31), 15.10),
    Invoice("I4", "B", dt.date(2026, 1, 5), dt.date(2026, 2, 4), 100.00, disputed=True),
    Invoice("I5", "B", dt.date(2026, 2, 5), dt.date(2026, 3, 7), 50.50),
    Invoice("I6", "B", dt.date(2026, 3, 5), dt.date(2026, 4, 4), -20.00),
    Invoice("I7", "C", dt.date(2025, 11, 1), dt.date(2025, 12, 31), 0.30),
    Invoice("I8", "C", dt.date(2026, 1, 1), dt.date(2026, 1, 31), 7.00),
]
RECEIPTS = [
    Receipt("R1", "A", dt.date(2026, 3, 2), 20.05),
    Receipt("R2", "B", dt.date(2026, 3, 3), 60.00, "I5"),
    Receipt("R3", "B", dt.date(2026, 3, 4), 1.05),
    Receipt("R4", "C", dt.date(2026, 2, 4), 0.10),
    Receipt("R5", "C", dt.date(2026, 3, 4), 0.10),
    Receipt("R6", "D", dt.date(2026, 3, 4), 7.00),
]


def paid_by_hand(invoices: Iterable[Invoice], receipts: Iterable[Receipt]) -> dict[str, int]:
    """Lay receipts against invoices one by one, in fen."""
    open_fen = {each.invoice: max(round(each.amount * 100), 0) for each in invoices}
    paid = dict.fromkeys(open_fen, 0)

    def pay(invoice: str, fen: int) -> int:
        used = min(fen, open_fen[invoice])
        open_fen[invoice] -= used
        paid[invoice] += used
        return fen - used

    receipts = list(receipts)
    for receipt in receipts:
        if receipt.invoice is not None:
            pay(receipt.invoice, round(receipt.amount * 100))
    queue = sorted(
        (each for each in invoices if not each.disputed),
        key=lambda each: (each.due, each.date, each.invoice),
    )
    for receipt in receipts:
        if receipt.invoice is None:
            left = round(receipt.amount * 100)
            for each in queue:
                if each.customer == receipt.customer:
                    left = pay(each.invoice, left)
    return paid


def random_ledger(random: Random, size: int) -> tuple[list[Invoice], list[Receipt]]:
    """Make up a ledger of so many invoices, with disputes, credit notes and all sorts of receipts.

    Some receipts name an invoice, some pay too much; customer Z pays and has no invoice.
    """
    first = dt.date(2025, 9, 1)
    invoices = []
    for number in range(size):
        start = first + dt.timedelta(days=random.randint(0, 120))
        due = start + dt.timedelta(days=random.choice((0, 30, 30, 60)))
        fen = random.randint(-5_000, 200_000)
        disputed = random.random() < 0.1
        invoices.append(
            Invoice(f"I{number:04}", random.choice("ABCD"), start, due, fen / 100, disputed)
        )
    receipts = [Receipt("R", "Z", first, 0.07)]
    for number in range(size):
        named = random.choice(invoices) if random.random() < 0.3 else None
        customer = named.customer if named else random.choice("ABCD")
        receipts.append(
            Receipt(
                f"R{number:04}",
                customer,
                first + dt.timedelta(days=random.randint(0, 200)),
                random.randint(0, 120_000) / 100,
                named.invoice if named else None,
            )
        )
    return invoices, receipts
