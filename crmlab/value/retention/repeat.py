"""How many customers buy a second time?"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken, calendar_day
from crmlab.core.expressions import ordinal
from crmlab.core.frames import check, give_back, read
from crmlab.core.intervals import wilson
from crmlab.value.orders import not_after

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def repeat_rate(
    orders: "IntoFrameT",
    *,
    as_of: date,
    window_days: int = 90,
    customer: str = "customer",
    date: str = "date",
    confidence: float = 0.95,
) -> "IntoFrameT":
    """How many new customers order again in time (复购率)? One row.

    `orders` has a row an order, up to the evening of `as_of`. A customer counts as `returned` who
    orders on a later day, within `window_days` of the first. Only `customers` whose window is over
    by `as_of` are counted: with the others the rate would be too low. `rate` is null where there
    are none; `low` and `high` are the ends of its interval.

    >>> import pandas as pd
    >>> orders = pd.DataFrame({
    ...     "customer": ["A", "A", "B", "C"],
    ...     "date": pd.to_datetime(["2026-01-01", "2026-03-01", "2026-01-05", "2026-06-20"])})
    >>> found = repeat_rate(orders, as_of=date(2026, 6, 30))
    >>> found[["customers", "returned", "rate"]].to_dict("records")
    [{'customers': 2, 'returned': 1, 'rate': 0.5}]

    Raises:
        TypeError: `orders` is no table.
        ValueError: `as_of` is no date, `window_days` is not a whole number above zero, a column is
            missing or holds another kind of values, rows, which are named, have an empty cell or a
            date after `as_of`, or `confidence` is not between 0 and 1.

    Source: a convention of the course, stated above; shops count the second order in 30 to 365
        days, or without end. Wilson's interval, see `crmlab.core.intervals`.
    """
    import narwhals as nw

    if isinstance(window_days, bool) or not isinstance(window_days, int) or window_days < 1:
        raise broken("window_days", "a whole number above zero", window_days)
    today = calendar_day("as_of", as_of)
    table = read("orders", orders, customer=(customer, "key"), date=(date, "date"))
    check(table.with_rules(not_after(today)))
    days = table.rows.select("customer", day=ordinal("date"))
    first = days.group_by("customer").agg(first=nw.col("day").min())
    last_start = (today - timedelta(days=window_days)).toordinal()
    ripe = first.filter(nw.col("first") <= last_start)
    after = nw.col("day") - nw.col("first")
    paired = days.join(ripe, on="customer", how="inner").with_columns(
        again=nw.when((after > 0) & (after <= window_days)).then(1).otherwise(0).cast(nw.Int64)
    )
    counted = (
        paired.group_by("customer")
        .agg(nw.col("again").max())
        .select(customers=nw.len(), returned=nw.col("again").sum())
        .with_columns(nw.col("customers").cast(nw.Int64))
        .with_columns(nw.col("returned").fill_null(0).cast(nw.Int64))
    )
    known = nw.when(nw.col("customers") > 0).then(nw.col("customers"))
    rated = counted.with_columns(rate=nw.col("returned") / known)
    low, high = wilson(nw.col("rate"), nw.col("customers"), confidence)
    return give_back(rated.select("customers", "returned", "rate", low=low, high=high), like=orders)
