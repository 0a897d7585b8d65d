"""What does each customer owe, and for how long has it been due?"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Unpack

from crmlab.core.arguments import broken
from crmlab.core.expressions import yuan
from crmlab.core.frames import give_back

from .ledger import LedgerColumns, open_ledger

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrame, IntoFrameT


def ageing(
    invoices: "IntoFrameT",
    receipts: "IntoFrame",
    *,
    as_of: date,
    edges: Sequence[int] = (30, 60, 90),
    **names: Unpack[LedgerColumns],
) -> "IntoFrameT":
    """Age a ledger by days past due (应收账款账龄分析): a row a customer, amounts in yuan.

    Columns: the customer; `not_due`; a bucket up to each edge, `days_1_30`, `days_31_60`,
    `days_61_90`, and `days_over_90`; `disputed`, whatever its age; `credit`, zero or less: credit
    notes and money that no invoice has used; `balance`, the sum of all these, which is the
    customer's invoices less its receipts. What falls due on `as_of` itself is not due.

    Ageing from the invoice date instead would call a customer late who has 60 days and takes 50.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({
    ...     "invoice": ["I1", "I2"], "customer": "A", "amount": [18.0, 15.0], "disputed": False,
    ...     "date": pd.to_datetime(["2026-01-31", "2026-02-28"]),
    ...     "due": pd.to_datetime(["2026-02-28", "2026-03-31"])})
    >>> receipts = pd.DataFrame({
    ...     "receipt": ["R1"], "customer": "A", "amount": [10.0], "invoice": None,
    ...     "date": pd.to_datetime(["2026-03-02"])})
    >>> aged = ageing(invoices, receipts, as_of=date(2026, 3, 31))
    >>> aged[["not_due", "days_1_30", "days_31_60", "balance"]].to_dict("list")
    {'not_due': [15.0], 'days_1_30': [0.0], 'days_31_60': [8.0], 'balance': [23.0]}

    Raises:
        TypeError, ValueError: as in `allocate_receipts`; or `edges` are not rising whole numbers.

    Source: buckets and columns as in the aged trial balances of accounting software (Sage 300,
        SedonaOffice, with its columns for unapplied cash and credits); that overdue means strictly
        past due, and disputed amounts stand apart, are conventions.
    """
    import narwhals as nw

    buckets = _buckets(edges)
    ledger = open_ledger(invoices, receipts, as_of, names)
    late, owed = nw.col("days_overdue"), (nw.col("open") > 0) & ~nw.col("disputed")
    sums = {name: owed & (late > over) & (late <= upto) for name, (over, upto) in buckets.items()}
    sums["disputed"] = (nw.col("open") > 0) & nw.col("disputed")
    items = ledger.items.select(
        "customer",
        *(_where(condition, "open").alias(name) for name, condition in sums.items()),
        # What came in is a credit until an invoice has used it; so is a credit note.
        credit=nw.col("paid") + _where(nw.col("open") < 0, "open"),
        balance="fen",
    )
    receipts_too = ledger.receipts.select(
        "customer",
        *(nw.lit(0, nw.Int64).alias(name) for name in sums),
        credit=-nw.col("fen"),
        balance=-nw.col("fen"),
    )
    amounts = [*sums, "credit", "balance"]
    totals = nw.concat([items, receipts_too]).group_by("customer").agg(nw.col(*amounts).sum())
    aged = totals.sort("customer").select(_customer(names), *map(yuan, amounts))
    return give_back(aged, like=invoices)


def overdue(
    invoices: "IntoFrameT", receipts: "IntoFrame", *, as_of: date, **names: Unpack[LedgerColumns]
) -> "IntoFrameT":
    """Find the customers who are late (逾期): a row each, amounts in yuan.

    Columns: the customer; `overdue`, what is strictly past due and not disputed; `invoices`, how
    many that concerns; `days_overdue` of the oldest. Credits are not taken off: `ageing` shows
    them.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({
    ...     "invoice": ["I1", "I2"], "customer": "A", "amount": [18.0, 15.0], "disputed": False,
    ...     "date": pd.to_datetime(["2026-01-31", "2026-02-28"]),
    ...     "due": pd.to_datetime(["2026-02-28", "2026-03-31"])})
    >>> receipts = pd.DataFrame({
    ...     "receipt": ["R1"], "customer": "A", "amount": [10.0], "invoice": None,
    ...     "date": pd.to_datetime(["2026-03-02"])})
    >>> overdue(invoices, receipts, as_of=date(2026, 3, 31)).to_dict("records")
    [{'customer': 'A', 'overdue': 8.0, 'invoices': 1, 'days_overdue': 31}]

    Raises:
        TypeError, ValueError: as in `allocate_receipts`.

    Source: convention; a debt may be paid on the day it falls due, so that it is late from the
        next day on.
    """
    import narwhals as nw

    items = open_ledger(invoices, receipts, as_of, names).items
    late = items.filter(nw.col("open") > 0, nw.col("days_overdue") > 0, ~nw.col("disputed"))
    found = late.group_by("customer").agg(
        overdue=nw.col("open").sum(), invoices=nw.len(), days_overdue=nw.col("days_overdue").max()
    )
    count = nw.col("invoices").cast(nw.Int64)
    return give_back(
        found.sort("customer").select(_customer(names), yuan("overdue"), count, "days_overdue"),
        like=invoices,
    )


def exposure(
    invoices: "IntoFrameT", receipts: "IntoFrame", *, as_of: date, **names: Unpack[LedgerColumns]
) -> "IntoFrameT":
    """What each customer would cost if it never paid again (信用敞口), in yuan.

    Columns: the customer; `exposure`, its invoices, disputed ones too, less its receipts and
    credit notes, and never below zero. Goods that were shipped but not yet invoiced come on top.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({
    ...     "invoice": ["I1", "I2"], "customer": "A", "amount": [18.0, 15.0], "disputed": False,
    ...     "date": pd.to_datetime(["2026-01-31", "2026-02-28"]),
    ...     "due": pd.to_datetime(["2026-02-28", "2026-03-31"])})
    >>> receipts = pd.DataFrame({
    ...     "receipt": ["R1"], "customer": "A", "amount": [10.0], "invoice": None,
    ...     "date": pd.to_datetime(["2026-03-02"])})
    >>> exposure(invoices, receipts, as_of=date(2026, 3, 31)).to_dict("records")
    [{'customer': 'A', 'exposure': 23.0}]

    Raises:
        TypeError, ValueError: as in `allocate_receipts`.

    Source: convention; that a credit counts against what is owed assumes that it may be set off.
    """
    import narwhals as nw

    ledger = open_ledger(invoices, receipts, as_of, names)
    booked = [ledger.items.select("customer", "fen"), ledger.receipts.with_columns(-nw.col("fen"))]
    balances = nw.concat(booked).group_by("customer").agg(nw.col("fen").sum())
    owed = balances.with_columns(exposure=nw.max_horizontal("fen", nw.lit(0, nw.Int64)))
    return give_back(
        owed.sort("customer").select(_customer(names), yuan("exposure")), like=invoices
    )


def _buckets(edges: Sequence[int]) -> dict[str, tuple[float, float]]:
    """Name the buckets, each with the days past due that it lies over and those it reaches."""
    whole = all(isinstance(edge, int) and not isinstance(edge, bool) for edge in edges)
    if not edges or not whole or any(a >= b for a, b in pairwise([0, *edges])):
        raise broken("edges", "rising whole numbers of days above 0", list(edges))
    return {
        "not_due": (-inf, 0),
        **{f"days_{over + 1}_{upto}": (over, upto) for over, upto in pairwise([0, *edges])},
        f"days_over_{edges[-1]}": (edges[-1], inf),
    }


def _customer(names: LedgerColumns) -> "nw.Expr":
    import narwhals as nw

    return nw.col("customer").alias(names.get("customer", "customer"))


def _where(condition: "nw.Expr", column: str) -> "nw.Expr":
    import narwhals as nw

    return nw.when(condition).then(nw.col(column)).otherwise(nw.lit(0, nw.Int64))
