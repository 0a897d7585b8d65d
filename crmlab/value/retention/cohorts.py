"""Of the customers who first bought in one month, how many still buy later?"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from crmlab.core.arguments import calendar_day
from crmlab.core.frames import check, give_back, read
from crmlab.core.intervals import wilson
from crmlab.value.orders import not_after

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrameT


def cohort_retention(
    orders: "IntoFrameT",
    *,
    as_of: date,
    customer: str = "customer",
    date: str = "date",
    confidence: float = 0.95,
) -> "IntoFrameT":
    """Follow the customers of each first month (同期群留存表): a row a cohort and later month.

    `orders` has a row an order, up to the evening of `as_of`. Columns: `cohort`, the month of the
    first order as 2026-01; `month`, how many months later, from 0; `customers` of the cohort;
    `active`, who of them ordered in that month; `retention`, their share, with the ends `low` and
    `high` of its interval. A month that is not over at `as_of` is left out, and so is one in
    which nobody at all ordered. Who skips a month is not lost: the share can rise again.

    >>> import pandas as pd
    >>> orders = pd.DataFrame({
    ...     "customer": ["A", "B", "A", "C"],
    ...     "date": pd.to_datetime(["2026-01-05", "2026-01-20", "2026-02-03", "2026-02-11"])})
    >>> table = cohort_retention(orders, as_of=date(2026, 2, 28))
    >>> table[["cohort", "month", "customers", "active", "retention"]].values.tolist()
    [['2026-01', 0, 2, 2, 1.0], ['2026-01', 1, 2, 1, 0.5], ['2026-02', 0, 1, 1, 1.0]]

    Raises:
        TypeError: `orders` is no table.
        ValueError: `as_of` is no date, a column is missing or holds another kind of values, rows,
            which are named, have an empty cell or a date after `as_of`, or `confidence` is not
            between 0 and 1.

    Source: rows and columns as in Finsi's glossary, "Cohort retention"; calendar months as in
        Drivepoint's documentation, "Customer retention". Wilson's interval, see
        `crmlab.core.intervals`.
    """
    import narwhals as nw

    today = calendar_day("as_of", as_of)
    table = read("orders", orders, customer=(customer, "key"), date=(date, "date"))
    check(table.with_rules(not_after(today)))
    tomorrow = today + timedelta(days=1)
    whole = table.rows.select("customer", at=_month("date")).filter(
        nw.col("at") < tomorrow.year * 12 + tomorrow.month - 1
    )
    starts = whole.group_by("customer").agg(start=nw.col("at").min())
    sizes = starts.group_by("start").agg(customers=nw.len())
    buyers = whole.unique().join(starts, on="customer", how="inner")
    active = buyers.group_by("start", "at").agg(active=nw.len())
    grid = sizes.join(whole.select("at").unique(), how="cross").filter(
        nw.col("at") >= nw.col("start")
    )
    shares = (
        grid.join(active, on=["start", "at"], how="left")
        .with_columns(nw.col("active").fill_null(0))
        .with_columns(nw.col("active", "customers").cast(nw.Int64))
        .with_columns(retention=nw.col("active") / nw.col("customers"))
        .sort("start", "at")
    )
    low, high = wilson(nw.col("retention"), nw.col("customers"), confidence)
    return give_back(
        shares.select(
            "customers",
            "active",
            "retention",
            cohort=_label("start"),
            month=nw.col("at") - nw.col("start"),
            low=nw.max_horizontal(low, nw.lit(0.0)),
            high=nw.min_horizontal(high, nw.lit(1.0)),
        ).select("cohort", "month", "customers", "active", "retention", "low", "high"),
        like=orders,
    )


def _month(column: str) -> "nw.Expr":
    """Number the months, so that they can be subtracted on every engine."""
    import narwhals as nw

    at = nw.col(column).dt
    return at.year().cast(nw.Int64) * 12 + at.month().cast(nw.Int64) - 1


def _label(column: str) -> "nw.Expr":
    import narwhals as nw

    year, month = nw.col(column) // 12, nw.col(column) % 12 + 1
    dash = nw.when(month < 10).then(nw.lit("-0")).otherwise(nw.lit("-"))
    return nw.concat_str(year.cast(nw.String), dash, month.cast(nw.String))
