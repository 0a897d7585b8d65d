"""Lesson crm/case: what customers complain of before there is CRM, found in the firm's own logs."""

from datetime import date
from typing import TYPE_CHECKING

from crmlab.core.arguments import calendar_day
from crmlab.core.weights import fraction
from crmlab.crm.tables import counted, may_be_empty, not_after

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def conflicting_quotes(
    quotes: "IntoFrameT",
    *,
    tolerance: float = 0,
    product: str = "product",
    salesperson: str = "salesperson",
    price: str = "price",
) -> "IntoFrameT":
    """List the products that were quoted at several prices (报价不一致): the widest gap first.

    `quotes` has a row a quote, in yuan. Give the quotes of a time, and of customers, for which one
    price list holds: a new list in March is no fault. Columns: the product, `quotes`,
    `salespeople` who made them, `lowest` and `highest` price and `gap`, the part of the lowest by
    which the highest is above it. Gaps up to `tolerance` are left out.

    >>> import pandas as pd
    >>> log = pd.DataFrame({
    ...     "product": ["P1", "P1", "P2", "P2"], "salesperson": ["Li", "Wang", "Li", "Wang"],
    ...     "price": [100.0, 105.0, 80.0, 80.0]})
    >>> conflicting_quotes(log).values.tolist()
    [['P1', 2, 2, 100.0, 105.0, 0.05]]

    Raises:
        TypeError: `quotes` is no table.
        ValueError: `tolerance` is not from 0 to 1, a column is missing or holds another kind of
            values, or rows, which are named, have an empty cell or a price that is not above zero,
            not finite or not in whole fen.

    Source: the customer's grievance in source deck 002, "different salespeople quote different
        prices for one product".
    """
    import narwhals as nw

    from crmlab.core.expressions import fen, yuan
    from crmlab.core.frames import check, give_back, read
    from crmlab.core.kinds import Rule

    allowed = fraction("tolerance", tolerance)
    log = read(
        "quotes",
        quotes,
        product=(product, "key"),
        salesperson=(salesperson, "key"),
        price=(price, "fen"),
    )
    check(log.with_rules(Rule("price", "above zero", nw.col("price") <= 0)))
    rows = log.rows.with_columns(fen=fen("price"))
    prices = rows.group_by("product").agg(
        quotes=nw.len(), lowest=nw.col("fen").min(), highest=nw.col("fen").max()
    )
    people = rows.select("product", "salesperson").unique().group_by("product")
    found = (
        prices.join(people.agg(salespeople=nw.len()), on="product", how="inner")
        .with_columns(counted("quotes", "salespeople"))
        .with_columns(above=nw.col("highest") - nw.col("lowest"))
        .with_columns(gap=nw.col("above") / nw.col("lowest"))
        .filter(nw.col("above") > 0, nw.col("gap") > allowed)
        .sort("gap", "product", descending=[True, False])
    )
    return give_back(
        found.select(
            nw.col("product").alias(product),
            "quotes",
            "salespeople",
            yuan("lowest").alias("lowest"),
            yuan("highest").alias("highest"),
            "gap",
        ),
        like=quotes,
    )


def unanswered_requests(
    requests: "IntoFrameT",
    *,
    as_of: date,
    allowed_days: int = 0,
    request: str = "request",
    received: str = "received",
    answered: str = "answered",
) -> "IntoFrameT":
    """List the requests that nobody has answered (未答复的客户请求): the longest wait first.

    `requests` has a row a request, received up to the evening of `as_of`; `answered` is empty
    where there is no answer. An answer dated after `as_of` is none yet. Columns: the request, the
    day `received` and `days`, the calendar days that the customer has waited. Waits up to
    `allowed_days` are left out.

    >>> import pandas as pd
    >>> log = pd.DataFrame({
    ...     "request": ["R1", "R2"], "received": pd.to_datetime(["2025-01-03", "2025-01-20"]),
    ...     "answered": pd.to_datetime([None, "2025-01-21"])})
    >>> unanswered_requests(log, as_of=date(2025, 3, 1))[["request", "days"]].values.tolist()
    [['R1', 57]]

    Raises:
        TypeError: `requests` is no table.
        ValueError: `as_of` is no date, `allowed_days` is negative, a column is missing or holds
            another kind of values, or rows, which are named, have no request or date of receipt,
            one after `as_of`, or an answer dated before the request.

    Source: the e-mail that lies a month without answer in source deck 002.
    """
    import narwhals as nw

    from crmlab.core.arguments import amount
    from crmlab.core.expressions import day, ordinal
    from crmlab.core.frames import check, give_back, read
    from crmlab.core.kinds import Rule

    today, allowed = calendar_day("as_of", as_of), amount("allowed_days", allowed_days)
    log = read(
        "requests",
        requests,
        request=(request, "key"),
        received=(received, "date"),
        answered=(answered, "date"),
    )
    early = Rule("answered", "on or after the request", day("answered") < day("received"))
    check(may_be_empty(log, "answered").with_rules(not_after("received", today), early))
    open_ = nw.col("answered").is_null() | not_after("answered", today).broken
    waits = (
        log.rows.filter(open_)
        .with_columns(days=nw.lit(today.toordinal(), nw.Int64) - ordinal("received"))
        .filter(nw.col("days") > allowed)
        .sort("days", "request", descending=[True, False])
    )
    return give_back(
        waits.select(nw.col("request").alias(request), nw.col("received").alias(received), "days"),
        like=requests,
    )
