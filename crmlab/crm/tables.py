"""What the lessons' tables have in common: days, moments, counts, and cells that may be empty."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken
from crmlab.core.frames import Table

if TYPE_CHECKING:
    import narwhals as nw

    from crmlab.core.kinds import Rule


def calendar_day(name: str, value: object) -> date:
    """Return `value` as a day of the calendar; of a moment, the day that it is in.

    Raises:
        ValueError: it is neither.
    """
    if not isinstance(value, date) or value != value:  # pandas' NaT is a date that is not itself
        raise broken(name, "a date", value)
    return value.date() if isinstance(value, datetime) else value


def not_after(column: str, last: date) -> "Rule":
    """Refuse rows that are dated after that day."""
    import narwhals as nw

    from crmlab.core.expressions import day
    from crmlab.core.kinds import Rule

    end = nw.lit(datetime.combine(last, time()))
    return Rule(column, f"on or before {last}", day(column) > end)


def not_negative(column: str) -> "Rule":
    """Refuse rows whose figure is below zero."""
    import narwhals as nw

    from crmlab.core.kinds import Rule

    return Rule(column, "zero or more", nw.col(column) < 0)


def may_be_empty(table: Table, *columns: str) -> Table:
    """Let columns have empty cells: a request that nobody has answered has no day of answer."""
    kept = tuple(
        rule for rule in table.rules if rule.column not in columns or rule.must != "filled in"
    )
    return replace(table, rules=kept)


def of_shares(table: Table, column: str) -> Table:
    """Let a column that was read as `fen` hold shares from 0 to 1, with all their decimals."""
    import narwhals as nw

    from crmlab.core.kinds import Rule

    share = nw.col(column).cast(nw.Float64)
    outside = nw.col(column).is_null() | ~share.is_finite() | (share < 0) | (share > 1)
    others = tuple(rule for rule in table.rules if rule.column != column)
    return replace(table, rules=(*others, Rule(column, "from 0 to 1", outside)))


def counted(*columns: str) -> "nw.Expr":
    """Turn counts, which engines give in types of their own, into whole numbers."""
    import narwhals as nw

    return nw.col(*columns).cast(nw.Int64)


def whole(name: str, value: object, *, least: int = 0) -> int:
    """Return `value` as a whole number of at least so much.

    Raises:
        ValueError: it is a truth value, a fraction or smaller.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise broken(name, f"a whole number >= {least}", value)
    return value
