"""Expressions that give the same figures on every engine.

narwhals is imported where it is used, so that this module costs nothing to import.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import narwhals as nw

    from crmlab.core.frames import Rows


def running_total(rows: "Rows", column: str, *, by: str, order: Sequence[str]) -> "Rows":
    """Add the column `total`: amounts of zero or more, summed up within `by` in that order."""
    import narwhals as nw

    if not rows.implementation.is_pyarrow():
        return rows.with_columns(total=nw.col(column).cum_sum().over(by, order_by=order))
    # PyArrow has running totals of a whole table only: what the earlier groups hold comes off.
    rows = rows.with_columns(total=nw.col(column).cum_sum().over(order_by=[by, *order]))
    rows = rows.with_columns(before=nw.col("total") - nw.col(column))
    return rows.with_columns(total=nw.col("total") - nw.col("before").min().over(by)).drop("before")


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


def ordinal(column: str) -> "nw.Expr":
    """Number the days, as `date.toordinal` does, so that dates can be subtracted on every engine.

    The column has no empty cells.

    Source: the usual integer formula of the Julian day number, which is 1 721 425 higher.
    """
    import narwhals as nw

    at = nw.col(column).dt
    year, month, day = (part.cast(nw.Int64) for part in (at.year(), at.month(), at.day()))
    before_march = (14 - month) // 12
    year, month = year + 4800 - before_march, month + before_march * 12 - 3
    leap_days = year // 4 - year // 100 + year // 400
    return day + (month * 153 + 2) // 5 + year * 365 + leap_days - 32045 - 1_721_425
