"""Tables of any engine: read lazily, checked in one query, given back as the kind they came in.

A table function reads its frames with `read`, refuses what breaks a rule with `check`, computes
on `Table.rows` with narwhals expressions, and returns `give_back(rows, like=frame)`. Inside, all
is lazy; only `check` asks the engine, and only for a row that breaks a rule.

narwhals is imported where it is used, so that this module costs nothing to import.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crmlab.core.kinds import WORDS, Kind, Rule, holds, rules, typed

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrame, IntoFrameT

    Rows = nw.LazyFrame[Any]

SHOWN_ROWS = 3


@dataclass(frozen=True)
class Table:
    """Rows under the names that a function uses, `columns` from those to the caller's names."""

    name: str
    rows: "Rows"
    columns: Mapping[str, str]
    rules: tuple[Rule, ...]

    def with_rules(self, *rules: Rule) -> "Table":
        """Add rules."""
        return replace(self, rules=(*self.rules, *rules))


def read(name: str, frame: "IntoFrame", /, **columns: tuple[str, Kind]) -> Table:
    """Read columns of a frame that narwhals knows: `amount=("net_amount", "fen")`.

    Raises:
        TypeError: it is no such frame, or a relation of a DuckDB connection of its own.
        ValueError: a column is missing or holds another kind of values.
    """
    import narwhals as nw

    try:
        rows = nw.from_native(frame).lazy()
    except TypeError as error:
        message = "a table of pandas, Polars, PyArrow, DuckDB or PySpark"
        raise TypeError(f"{name} must be {message}, got {type(frame).__name__}") from error
    if rows.implementation.is_duckdb() and not _is_at_hand(frame):
        must = "a relation of DuckDB's own connection"
        how = "duckdb.sql(\"ATTACH 'lantern.duckdb'\"); duckdb.table('lantern.orders')"
        raise TypeError(f"{name} must be {must}, as {how} gives it, got one of another connection")
    schema = rows.collect_schema()
    if missing := [theirs for theirs, _ in columns.values() if theirs not in schema]:
        raise ValueError(
            f"{name} must have the columns {', '.join(theirs for theirs, _ in columns.values())}; "
            f"missing: {', '.join(missing)}"
        )
    for theirs, kind in columns.values():
        if not holds(kind, schema[theirs]):
            raise ValueError(f"{name}: {theirs} must hold {WORDS[kind]}, got {schema[theirs]}")
    return Table(
        name,
        rows.select(typed(theirs, schema).alias(ours) for ours, (theirs, _) in columns.items()),
        {ours: theirs for ours, (theirs, _) in columns.items()},
        tuple(
            rule
            for ours, (theirs, kind) in columns.items()
            for rule in rules(ours, kind, schema[theirs])
        ),
    )


def _is_at_hand(relation: object) -> bool:  # noqa: ARG001 - the query names it
    """Tell whether narwhals can join a relation: it does so on DuckDB's own connection."""
    import duckdb

    try:
        duckdb.sql("FROM relation LIMIT 0")
    except duckdb.InvalidInputException:
        return False
    return True


def unique(column: str) -> Rule:
    """No value of the column stands in two rows."""
    import narwhals as nw

    twice = nw.len() > nw.col(column).n_unique()
    return Rule(column, "unique", nw.len().over(column) > 1, anywhere=twice)


def of_shares(table: Table, column: str) -> Table:
    """Let a column that was read as `fen` hold shares from 0 to 1, with all their decimals."""
    import narwhals as nw

    share = nw.col(column).cast(nw.Float64)
    outside = nw.col(column).is_null() | ~share.is_finite() | (share < 0) | (share > 1)
    others = tuple(rule for rule in table.rules if rule.column != column)
    return replace(table, rules=(*others, Rule(column, "from 0 to 1", outside)))


def joinable(one: Table, other: Table, *, on: str) -> None:
    """Refuse to join tables of two engines, or on columns of two types.

    Raises:
        TypeError: the tables are of two engines.
        ValueError: the column holds text in one and numbers in the other, say.
    """
    engines = [table.rows.implementation.value for table in (one, other)]
    if engines[0] != engines[1]:
        raise TypeError(f"{other.name} must be {engines[0]} as {one.name} is, got {engines[1]}")
    types = [table.rows.collect_schema()[on] for table in (one, other)]
    if types[0] != types[1]:
        must = f"{other.columns[on]} must hold {types[0]} as in {one.name}"
        raise ValueError(f"{other.name}: {must}, got {types[1]}")


def check(*tables: Table) -> None:
    """Hold all rows against their tables' rules, in one query.

    Raises:
        ValueError: a rule is broken; names the first rows that do so, whatever their order.
    """
    import narwhals as nw

    if not _collected(nw.concat([found for table in tables for found in _broken(table)])):
        return
    for table in tables:
        for rule in table.rules:
            broken = table.rows.select(broken=rule.broken).filter("broken")
            if count := int(_collected(broken.select(nw.len()))[0][0]):
                raise _refusal(table, rule, count)


def _broken(table: Table) -> "Iterator[Rows]":
    """Give frames that have a row only if the table breaks a rule."""
    import narwhals as nw

    if flags := [rule.broken for rule in table.rules if rule.anywhere is None]:
        # An engine may stop at the first row, and may skip what its statistics clear.
        either = nw.any_horizontal(*flags, ignore_nulls=True)
        yield table.rows.select(broken=either).filter("broken").head(1)
    for rule in table.rules:
        if rule.anywhere is not None:
            yield table.rows.select(broken=rule.anywhere).filter("broken")


def give_back(rows: "Rows", like: "IntoFrameT") -> "IntoFrameT":
    """Return rows as the kind of frame that `like` is: an eager one is computed, a lazy is not."""
    import narwhals as nw

    frame: IntoFrame = like
    if isinstance(nw.from_native(frame), nw.DataFrame):
        computed: IntoFrameT = nw.maybe_reset_index(rows.collect()).to_native()
        return computed
    lazy: IntoFrameT = rows.to_native()
    return lazy


def _collected(rows: "Rows") -> list[tuple[Any, ...]]:
    # SQL engines would hand their result to PyArrow, which a learner's set-up does not have.
    here = rows.implementation
    local = here.is_polars() or here.is_pandas_like() or here.is_pyarrow()
    return (rows.collect() if local else rows.collect("pandas")).rows()


def _refusal(table: Table, rule: Rule, count: int) -> ValueError:
    ours = list(table.columns)
    rows = table.rows.filter(rule.broken).select(ours).sort(ours).head(SHOWN_ROWS)
    shown = "; ".join(
        ", ".join(f"{theirs}={_shown(value)}" for theirs, value in zip(names, row, strict=True))
        for names, row in ((table.columns.values(), row) for row in _collected(rows))
    )
    more = f" and {count - SHOWN_ROWS} more" if count > SHOWN_ROWS else ""
    return ValueError(
        f"{table.name}: {table.columns[rule.column]} must be {rule.must}, got {shown}{more}"
    )


def _shown(value: object) -> str:
    """Write a value alike, whichever engine held it."""
    if not isinstance(value, str) and str(value) in ("None", "nan", "NaT", "<NA>"):
        return "nothing"
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    return repr(float(value)) if isinstance(value, float | Decimal) else repr(value)
