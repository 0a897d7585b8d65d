"""Which of last year's best customers buy less this year?"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken, calendar_day
from crmlab.core.expressions import day, fen, yuan
from crmlab.core.frames import check, give_back, read
from crmlab.core.weights import fraction
from crmlab.value.orders import midnight, not_after

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def declining_top_customers(
    orders: "IntoFrameT",
    *,
    as_of: date,
    top: int = 10,
    tolerance: float = 0,
    period_days: int = 365,
    customer: str = "customer",
    date: str = "date",
    amount: str = "amount",
) -> "IntoFrameT":
    """Find last year's top customers whose orders fell (下滑的重点客户): the largest loss first.

    `orders` has a row an order, in yuan, up to the evening of `as_of`. This year are the last
    `period_days` days, last year as many before them. Of the `top` customers by last year's
    orders, those are listed whose orders fell by more than the part `tolerance`. Columns: the
    customer, `rank` by last year's orders, `before`, `now`, `change` in yuan and `change_rate`.
    Amounts below zero are returns. Ties are broken by the customer.

    >>> import pandas as pd
    >>> orders = pd.DataFrame({
    ...     "customer": ["A", "B", "A", "B"], "amount": [900.0, 500.0, 600.0, 550.0],
    ...     "date": pd.to_datetime(["2025-03-01", "2025-03-01", "2026-03-01", "2026-03-01"])})
    >>> declining_top_customers(orders, as_of=date(2026, 6, 30)).to_dict("records")[0]["change"]
    -300.0

    Raises:
        TypeError: `orders` is no table.
        ValueError: `as_of` is no date, `top` or `period_days` is not a whole number above zero,
            `tolerance` is not from 0 to 1, a column is missing or holds another kind of values, or
            rows, which are named, have an empty cell, an amount that is not finite or has parts of
            a fen, or a date after `as_of`.

    Source: the yearly comparison of the best customers in source deck 003; windows of equal length
        are a convention.
    """
    import narwhals as nw

    for name, value in (("top", top), ("period_days", period_days)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise broken(name, "a whole number above zero", value)
    kept = 1 - fraction("tolerance", tolerance)
    today = calendar_day("as_of", as_of)
    table = read(
        "orders", orders, customer=(customer, "key"), date=(date, "date"), amount=(amount, "fen")
    )
    check(table.with_rules(not_after(today)))
    middle, start = (today - timedelta(days=back * period_days) for back in (1, 2))
    at = day("date")
    sums = (
        table.rows.with_columns(fen=fen("amount"))
        .filter(at > midnight(start))
        .select(
            "customer",
            before=nw.when(at <= midnight(middle)).then(nw.col("fen")).otherwise(0),
            now=nw.when(at > midnight(middle)).then(nw.col("fen")).otherwise(0),
        )
        .group_by("customer")
        .agg(nw.col("before", "now").sum())
        .with_columns(nw.col("before", "now").cast(nw.Int64))
        .filter(nw.col("before") > 0)
        .with_columns(minus=-nw.col("before"), one=nw.lit(1, nw.Int64))
        .with_columns(rank=nw.col("one").cum_sum().over(order_by=["minus", "customer"]))
    )
    fallen = sums.filter(nw.col("rank") <= top, nw.col("now") < nw.col("before") * kept)
    change = nw.col("now") - nw.col("before")
    listed = fallen.with_columns(change=change, change_rate=change / nw.col("before"))
    return give_back(
        listed.sort("change", "customer").select(
            nw.col("customer").alias(customer),
            nw.col("rank").cast(nw.Int64),
            yuan("before").alias("before"),
            yuan("now").alias("now"),
            yuan("change").alias("change"),
            "change_rate",
        ),
        like=orders,
    )
