"""From a list of orders to what the models need to know of each customer."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from crmlab.core.arguments import broken, calendar_day
from crmlab.core.expressions import fen, ordinal
from crmlab.core.frames import check, give_back, read
from crmlab.value.orders import not_after, not_negative

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrameT

DAYS_PER_UNIT = {"day": 1, "week": 7}


def purchase_history(
    orders: "IntoFrameT",
    *,
    until: date,
    unit: Literal["day", "week"] = "week",
    holdout_until: date | None = None,
    customer: str = "customer",
    date: str = "date",
    amount: str = "amount",
) -> "IntoFrameT":
    """Sum up what each customer bought until a day (购买历史): a row a customer, for the models.

    `orders` has a row an order, in yuan. Columns: the customer; `frequency`, the days with a
    purchase after the first one; `recency`, the time from first to last purchase (not the time
    since the last, as in RFM); `T`, the time from first purchase to `until`; times in units;
    `monetary`, the mean spend of the days after the first, 0 where there are none. Orders of one
    day count as one. Whoever first bought after `until` is not there yet.

    With `holdout_until`, what happened from the day after `until` to that day is counted too, and
    kept apart: `holdout`, the days with a purchase then. Without it, no order may be dated after
    `until`.

    >>> import pandas as pd
    >>> orders = pd.DataFrame({
    ...     "customer": ["A", "A", "A", "B"], "amount": [50.0, 20.0, 10.0, 9.0],
    ...     "date": pd.to_datetime(["2026-01-01", "2026-01-08", "2026-01-08", "2026-01-20"])})
    >>> history = purchase_history(orders, until=date(2026, 1, 29))
    >>> history.values.tolist()
    [['A', 1, 1.0, 4.0, 30.0], ['B', 0, 0.0, 1.2857142857142858, 0.0]]

    Raises:
        TypeError: `orders` is no table.
        ValueError: `until` is no date, `holdout_until` is none or not after it, `unit` is neither
            "day" nor "week", a column is missing or holds another kind of values, or rows, which
            are named, have an empty cell, an amount that is negative, not finite or not in whole
            fen, or a date after the last day.

    Source: x, t_x and T.cal as in the documentation of R's BTYD, "bgnbd.LL"; a test turns the
        orders of CDNOW into its published summary. The first purchase, by which one became a
        customer, is left out of frequency and spend.
    """
    import narwhals as nw

    if unit not in DAYS_PER_UNIT:
        raise broken("unit", "'day' or 'week'", unit)
    end = calendar_day("until", until)
    last = end if holdout_until is None else calendar_day("holdout_until", holdout_until)
    if holdout_until is not None and last <= end:
        raise broken("holdout_until", f"after until ({end})", holdout_until)
    table = read(
        "orders", orders, customer=(customer, "key"), date=(date, "date"), amount=(amount, "fen")
    )
    check(table.with_rules(not_after(last), not_negative()))
    days = (
        table.rows.select("customer", day=ordinal("date"), fen=fen("amount"))
        .group_by("customer", "day")
        .agg(nw.col("fen").sum())
        .with_columns(nw.col("day", "fen").cast(nw.Int64))
    )
    seen = nw.col("day") <= end.toordinal()
    starts = days.filter(seen).group_by("customer").agg(start=nw.col("day").min())
    again = nw.col("day") > nw.col("start")
    counted = days.join(starts, on="customer", how="inner").select(
        "customer",
        "start",
        at=nw.when(seen).then(nw.col("day")).otherwise(nw.col("start")),
        repeat=_one_where(seen & again),
        spent=nw.when(seen & again).then(nw.col("fen")).otherwise(0).cast(nw.Int64),
        later=_one_where(~seen),
    )
    rows = (
        counted.group_by("customer")
        .agg(
            nw.col("start").min(),
            nw.col("at").max(),
            nw.col("repeat").sum(),
            nw.col("spent").sum(),
            nw.col("later").sum(),
        )
        .with_columns(nw.col("start", "at", "repeat", "spent", "later").cast(nw.Int64))
    )
    # Divided by a column, for Polars divides by a single number less exactly.
    rows = rows.with_columns(
        length=nw.col("start") * 0 + DAYS_PER_UNIT[unit],
        fens=nw.max_horizontal("repeat", nw.lit(1, nw.Int64)) * 100,
    )
    figures = [
        nw.col("customer").alias(customer),
        nw.col("repeat").alias("frequency"),
        ((nw.col("at") - nw.col("start")) / nw.col("length")).alias("recency"),
        ((end.toordinal() - nw.col("start")) / nw.col("length")).alias("T"),
        (nw.col("spent") / nw.col("fens")).alias("monetary"),
    ]
    if holdout_until is not None:
        figures.append(nw.col("later").alias("holdout"))
    return give_back(rows.sort("customer").select(figures), like=orders)


def _one_where(condition: "nw.Expr") -> "nw.Expr":
    import narwhals as nw

    return nw.when(condition).then(1).otherwise(0).cast(nw.Int64)
