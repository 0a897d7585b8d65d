"""What the lessons' tables have in common: days, moments, counts, and cells that may be empty."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken
from crmlab.core.frames import Table

if TYPE_CHECKING:
    import narwhals as nw

    from crmlab.core.kinds import Rule


def not_after(column: str, last: date) -> "Rule":
    """Refuse rows that are dated after that day."""
    from crmlab.core.expressions import after
    from crmlab.core.kinds import Rule

    return Rule(column, f"on or before {last}", after(column, last))


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
