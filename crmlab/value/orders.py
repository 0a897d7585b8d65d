"""What the lessons' tables have in common: days, amounts and shares."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken
from crmlab.core.expressions import day
from crmlab.core.frames import Table
from crmlab.core.kinds import Rule

if TYPE_CHECKING:
    import narwhals as nw

    from crmlab.core.frames import Rows


def calendar_day(name: str, value: object) -> date:
    """Return `value` as a day of the calendar; of a moment, the day that it is in.

    Raises:
        ValueError: it is neither.
    """
    if not isinstance(value, date) or value != value:  # pandas' NaT is a date that is not itself
        raise broken(name, "a date", value)
    return value.date() if isinstance(value, datetime) else value


def midnight(value: date) -> "nw.Expr":
    """Give the midnight at which a day begins, to compare `day` of a column with."""
    import narwhals as nw

    return nw.lit(datetime.combine(value, time()))


def not_after(last: date) -> Rule:
    """No order is dated after that day."""
    return Rule("date", f"on or before {last}", day("date") > midnight(last))


def not_negative(column: str = "amount") -> Rule:
    """No amount is below zero: returns are taken off the orders that they belong to."""
    import narwhals as nw

    must = "zero or more (take returns off their orders first)"
    return Rule(column, must, nw.col(column) < 0)


def of_shares(table: Table, column: str) -> Table:
    """Let a column that was read as `fen` hold shares from 0 to 1, with all their decimals."""
    import narwhals as nw

    share = nw.col(column).cast(nw.Float64)
    outside = nw.col(column).is_null() | ~share.is_finite() | (share < 0) | (share > 1)
    others = tuple(rule for rule in table.rules if rule.column != column)
    return replace(table, rules=(*others, Rule(column, "from 0 to 1", outside)))


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
