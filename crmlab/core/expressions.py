"""Expressions that give the same figures on every engine.

narwhals is imported where it is used, so that this module costs nothing to import.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import narwhals as nw

    from crmlab.core.frames import Rows


def running_total(rows: "Rows", column: str, *, by: str, order: Sequence[str]) -> "Rows":
    """Add the column `total`: amounts of zero or more, summed up within `by` in that order."""
    import narwhals as nw

    if rows.implementation.is_pandas():
        ordered = _in_order(rows, [by, *order])
        return ordered.with_columns(total=nw.col(column).cum_sum().over(by)).lazy()
    if not rows.implementation.is_pyarrow():
        return rows.with_columns(total=nw.col(column).cum_sum().over(by, order_by=order))
    # PyArrow has running totals of a whole table only: what the earlier groups hold comes off.
    rows = rows.with_columns(total=nw.col(column).cum_sum().over(order_by=[by, *order]))
    rows = rows.with_columns(before=nw.col("total") - nw.col(column))
    return rows.with_columns(total=nw.col("total") - nw.col("before").min().over(by)).drop("before")


def summed_up(rows: "Rows", *, order: Sequence[str], **totals: str) -> "Rows":
    """Add running totals of whole numbers over all rows in an order without ties: upto="fen"."""
    import narwhals as nw

    if rows.implementation.is_pandas():
        sums = (nw.col(column).cum_sum().alias(name) for name, column in totals.items())
        return _in_order(rows, order).with_columns(*sums).lazy()
    return rows.with_columns(
        nw.col(column).cum_sum().over(order_by=order).cast(nw.Int64).alias(name)
        for name, column in totals.items()
    )


def _in_order(rows: "Rows", order: Sequence[str]) -> "nw.DataFrame[Any]":
    """Sort a frame of pandas, which would take three times as long to sort by all at once."""
    import narwhals as nw

    frame = rows.to_native()
    *others, last = order
    places = frame[last].array.argsort(kind="stable")
    for column in reversed(others):
        places = places[frame[column].array[places].argsort(kind="stable")]
    ordered: nw.DataFrame[Any] = nw.from_native(frame.take(places).reset_index(drop=True))
    return ordered


def lookup(column: str, values: Mapping[str, float]) -> "nw.Expr":
    """Give the number that stands beside each word of a column, which holds no other words."""
    import narwhals as nw

    found = nw.lit(None, nw.Float64)
    for word, value in values.items():
        found = nw.when(nw.col(column) == word).then(nw.lit(value, nw.Float64)).otherwise(found)
    return found


def fen(column: str) -> "nw.Expr":
    """Turn yuan into whole fen, in which sums are exact on every engine."""
    import narwhals as nw

    return (nw.col(column).cast(nw.Float64) * 100).round().cast(nw.Int64)


def yuan(column: str) -> "nw.Expr":
    """Turn fen into yuan."""
    import narwhals as nw

    # Polars divides by a constant in a way that can miss the nearest float; rounding mends it.
    return (nw.col(column).cast(nw.Int64) / 100).round(2)


def day(column: str) -> "nw.Expr":
    """Turn dates, or moments of a day, into the midnight at which the day begins."""
    import narwhals as nw

    return nw.col(column).cast(nw.Datetime("us")).dt.truncate("1d")


def after(column: str, last: date) -> "nw.Expr":
    """Tell whether dates, or moments, come after the evening of a day."""
    import narwhals as nw

    return nw.col(column).cast(nw.Datetime("us")) > nw.lit(datetime.combine(last, time.max))


def ordinal(column: str) -> "nw.Expr":
    """Number the days, as `date.toordinal` does, so that dates can be subtracted on every engine.

    The column has no empty cells.

    Source: the Gregorian calendar's rule of leap years.
    """
    import narwhals as nw

    at = nw.col(column).dt
    years = at.year().cast(nw.Int64) - 1
    leap_days = years // 4 - years // 100 + years // 400
    return years * 365 + leap_days + at.ordinal_day().cast(nw.Int64)
