"""What is paid, open and overdue of each invoice?"""

from datetime import date
from typing import TYPE_CHECKING, Unpack

from crmlab.core.expressions import yuan
from crmlab.core.frames import give_back

from .ledger import LedgerColumns, open_ledger

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame, IntoFrameT


def allocate_receipts(
    invoices: "IntoFrameT", receipts: "IntoFrame", *, as_of: date, **names: Unpack[LedgerColumns]
) -> "IntoFrameT":
    """Lay receipts against invoices (核销): what is paid, open and overdue of each.

    Both tables are of one kind and hold what was booked up to the evening of `as_of`, in yuan.
    Returns the invoices' columns with `paid`, `open` (amount less paid) and `days_overdue` (0
    where nothing is open or past due), customer by customer in the order of payment:

    - A receipt that names an invoice pays that one. What it pays too much is not moved elsewhere.
    - The others pay the customer's undisputed invoices: the earliest due first, then the earliest
      written, then by number.
    - A credit note (红字发票) is an invoice below zero. It stays open, since nobody has yet said
      against which invoice it is set.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({
    ...     "invoice": ["I1", "I2"], "customer": "A", "amount": [18.0, 15.0], "disputed": False,
    ...     "date": pd.to_datetime(["2026-01-31", "2026-02-28"]),
    ...     "due": pd.to_datetime(["2026-02-28", "2026-03-31"])})
    >>> receipts = pd.DataFrame({
    ...     "receipt": ["R1"], "customer": "A", "amount": [20.0], "invoice": None,
    ...     "date": pd.to_datetime(["2026-04-02"])})
    >>> items = allocate_receipts(invoices, receipts, as_of=date(2026, 4, 10))
    >>> items[["invoice", "paid", "open", "days_overdue"]].to_dict("list")
    {'invoice': ['I1', 'I2'], 'paid': [18.0, 2.0], 'open': [0.0, 13.0], 'days_overdue': [0, 10]}

    Raises:
        TypeError: it is no table, the tables are of two kinds, or there is no such column name.
        ValueError: `as_of` is no date; a column is missing or holds another kind of values; rows,
            which are named, break a rule: an empty cell, an amount that is not finite or has parts
            of a fen, a receipt below zero, a number that stands twice, a date after `as_of`, a
            due date before the invoice, a receipt for an unknown invoice or another customer's,
            a second currency.

    Source: order of payment after article 560 of China's Civil Code (民法典): the debtor names
        the debt; else what is due goes first, by due date. The code would split a payment among
        debts that fall due on one day; that date and number decide there, and that a disputed
        invoice waits until it is named, are conventions.
    """
    import narwhals as nw

    ledger = open_ledger(invoices, receipts, as_of, names)
    late = (nw.col("open") > 0) & (nw.col("days_overdue") > 0)
    columns = {
        "invoice": nw.col("invoice"),
        "customer": nw.col("customer"),
        "date": nw.col("date"),
        "due": nw.col("due"),
        "amount": yuan("fen"),
        "disputed": nw.col("disputed"),
        "paid": yuan("paid"),
        "open": yuan("open"),
        "days_overdue": nw.when(late).then("days_overdue").otherwise(0).cast(nw.Int64),
    }
    rows = ledger.items.sort("customer", "due", "date", "invoice")
    return give_back(
        rows.select(each.alias(str(names.get(ours, ours))) for ours, each in columns.items()),
        like=invoices,
    )
