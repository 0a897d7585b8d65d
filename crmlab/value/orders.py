"""What the lessons' tables have in common: days and amounts."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from crmlab.core.expressions import after
from crmlab.core.kinds import Rule

if TYPE_CHECKING:
    import narwhals as nw

    from crmlab.core.frames import Rows


def midnight(value: date) -> "nw.Expr":
    """Give the midnight at which a day begins, to compare `day` of a column with."""
    import narwhals as nw

    return nw.lit(datetime.combine(value, time()))


def not_after(last: date) -> Rule:
    """No order is dated after that day."""
    return Rule("date", f"on or before {last}", after("date", last))


def not_negative(column: str = "amount") -> Rule:
    """No amount is below zero: returns are taken off the orders that they belong to."""
    import narwhals as nw

    must = "zero or more (take returns off their orders first)"
    return Rule(column, must, nw.col(column) < 0)


def with_total(rows: "Rows", column: str, name: str) -> "Rows":
    """Add the sum of a column of whole numbers to every row, to divide by.

    It is joined, not broadcast: Polars multiplies by the inverse of a single number, which can
    miss the nearest float and so the class on a cut.
    """
    import narwhals as nw

    rows = rows.with_columns(joined=nw.col(column) * 0)
    total = rows.group_by("joined").agg(nw.col(column).sum().alias(name))
    total = total.with_columns(nw.col(name).cast(nw.Int64))
    return rows.join(total, on="joined", how="left").drop("joined")
