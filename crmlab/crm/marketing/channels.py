"""What orders cost by channel, and all contacts with a customer in one line of time."""

from typing import TYPE_CHECKING

from crmlab.core.arguments import broken
from crmlab.crm.tables import not_negative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narwhals.typing import IntoFrameT


def cost_per_order(
    campaigns: "IntoFrameT",
    *,
    channel: str = "channel",
    cost: str = "cost",
    orders: str = "orders",
) -> "IntoFrameT":
    """What an order costs by channel (各渠道单均获客成本): a row a channel, the cheapest first.

    `campaigns` has a row a campaign with its cost in yuan and the orders that it brought; those of
    a channel are added up before they are divided. Columns: the channel, `cost`, `orders` and
    `cost_per_order` to the fen, empty where there was no order; these rows come last. What the
    next order would cost is another figure: a cheap channel can be exhausted.

    >>> import pandas as pd
    >>> campaigns = pd.DataFrame({
    ...     "channel": ["letter", "phone", "letter"], "cost": [40_000.0, 9_000.0, 20_000.0],
    ...     "orders": [21, 12, 9]})
    >>> cost_per_order(campaigns).values.tolist()
    [['phone', 9000.0, 12, 750.0], ['letter', 60000.0, 30, 2000.0]]

    Raises:
        TypeError: `campaigns` is no table.
        ValueError: a column is missing or holds another kind of values, or rows, which are named,
            have an empty cell, a cost that is negative, not finite or not in whole fen, or orders
            that are no count.

    Source: cost per order by channel, from telephone and web sales in source deck 002.
    """
    import narwhals as nw

    from crmlab.core.expressions import fen, yuan
    from crmlab.core.frames import check, give_back, read
    from crmlab.core.kinds import Rule

    table = read(
        "campaigns", campaigns, channel=(channel, "key"), cost=(cost, "fen"), orders=(orders, "fen")
    )
    count = nw.col("orders").cast(nw.Float64)
    no_count = Rule("orders", "a whole number", (count - count.round()).abs() > 0)
    check(table.with_rules(not_negative("cost"), not_negative("orders"), no_count))
    sums = (
        table.rows.select("channel", cost=fen("cost"), orders=nw.col("orders").cast(nw.Int64))
        .group_by("channel")
        .agg(nw.col("cost", "orders").sum())
        .with_columns(nw.col("cost", "orders").cast(nw.Int64))
        .with_columns(yuan=yuan("cost"), some=nw.when(nw.col("orders") > 0).then(nw.col("orders")))
        .with_columns(cost_per_order=(nw.col("yuan") / nw.col("some")).round(2))
        .with_columns(none=nw.when(nw.col("orders") > 0).then(0).otherwise(1))
        .with_columns(place=nw.col("cost_per_order").fill_null(0.0))
    )
    return give_back(
        sums.sort("none", "place", "channel").select(
            nw.col("channel").alias(channel),
            nw.col("yuan").alias("cost"),
            "orders",
            "cost_per_order",
        ),
        like=campaigns,
    )


def contact_timeline(
    contacts: "Mapping[str, IntoFrameT]", *, customer: str = "customer", date: str = "date"
) -> "IntoFrameT":
    """Merge the contacts of all channels into one line of time (全渠道接触时间线).

    `contacts` has a table a channel, each with a row a contact. Columns: the customer, the day or
    moment of the contact, `channel`, and `days_since`, the calendar days since the contact before
    with this customer, empty at the first. Sorted by customer and time; of contacts at the same
    moment, by channel.

    >>> import pandas as pd
    >>> visits = pd.DataFrame({
    ...     "customer": ["C1", "C1"], "date": pd.to_datetime(["2026-05-04", "2026-06-01"])})
    >>> calls = pd.DataFrame({"customer": ["C1"], "date": pd.to_datetime(["2026-05-06"])})
    >>> timeline = contact_timeline({"visit": visits, "call": calls})
    >>> timeline["channel"].tolist(), timeline["days_since"].tolist()[1:]
    (['visit', 'call', 'visit'], [2.0, 26.0])

    Raises:
        TypeError: a channel's contacts are no table, or tables are of two engines.
        ValueError: there is no channel, a column is missing or holds another kind of values,
            customers are text in one and numbers in another, or rows, which are named, have an
            empty cell.

    Source: the tracking of contacts over all channels in source deck 002.
    """
    import narwhals as nw

    from crmlab.core.expressions import ordinal
    from crmlab.core.frames import check, give_back, joinable, read

    if not contacts:
        raise broken("contacts", "those of one channel or more", dict(contacts))
    tables = {
        channel: read(channel, frame, customer=(customer, "key"), date=(date, "date"))
        for channel, frame in contacts.items()
    }
    first, *others = tables.values()
    for other in others:
        joinable(first, other, on="customer")
    check(*tables.values())
    rows = nw.concat([
        table.rows.select(
            "customer", at=nw.col("date").cast(nw.Datetime("us")), channel=nw.lit(channel)
        )
        for channel, table in tables.items()
    ]).with_columns(day=ordinal("at"))  # fmt: skip
    order = ["customer", "at", "channel"]
    before = {
        f"{each}_before": nw.col(each).shift(1).over(order_by=order) for each in ("customer", "day")
    }
    rows = rows.with_columns(**before)
    same = nw.col("customer_before") == nw.col("customer")
    since = nw.when(same).then(nw.col("day") - nw.col("day_before"))
    like = next(iter(contacts.values()))
    return give_back(
        rows.with_columns(days_since=since)
        .sort(order)
        .select(
            nw.col("customer").alias(customer), nw.col("at").alias(date), "channel", "days_since"
        ),
        like=like,
    )
