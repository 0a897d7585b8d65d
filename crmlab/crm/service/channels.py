"""Do the records of all channels say the same of a customer?"""

from typing import TYPE_CHECKING

from crmlab.core.arguments import broken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narwhals.typing import IntoFrameT


def channel_conflicts(
    records: "Mapping[str, IntoFrameT]", *, fields: "Sequence[str]", customer: str = "customer"
) -> "IntoFrameT":
    """List what the channels' records of a customer contradict each other in (渠道数据冲突).

    `records` has a table a channel, each with the customer and all `fields`, which hold text or
    whole numbers. Columns: the customer, `field`, `channel` and `value` as text, a row for each
    value that a channel holds in a field in which not all say the same. An empty cell contradicts
    nothing. A difference in writing, such as a space in a telephone number, is one: write fields
    alike first.

    >>> import pandas as pd
    >>> web = pd.DataFrame({"customer": ["C1", "C2"], "phone": ["138", "139"]})
    >>> desk = pd.DataFrame({"customer": ["C1", "C2"], "phone": ["137", "139"]})
    >>> channel_conflicts({"web": web, "desk": desk}, fields=["phone"]).values.tolist()
    [['C1', 'phone', 'desk', '137'], ['C1', 'phone', 'web', '138']]

    Raises:
        TypeError: a channel's records are no table, or tables are of two engines.
        ValueError: there are no two channels or no field, a column is missing or holds another kind
            of values, customers are text in one and numbers in another, or rows, which are named,
            have no customer.

    Source: consistent data over all channels, from source deck 002.
    """
    import narwhals as nw

    from crmlab.core.frames import check, give_back, joinable, read

    if len(records) < 2:
        raise broken("records", "those of two channels or more", list(records))
    if not fields or isinstance(fields, str):
        raise broken("fields", "a list of one column or more", fields)
    places = {f"field_{place}": field for place, field in enumerate(fields)}
    tables = {
        channel: read(
            channel,
            frame,
            customer=(customer, "key"),
            **{place: (field, "label") for place, field in places.items()},
        )
        for channel, frame in records.items()
    }
    first, *others = tables.values()
    for other in others:
        joinable(first, other, on="customer")
    check(*tables.values())
    long = nw.concat([
        table.rows.select(
            "customer",
            field=nw.lit(field),
            channel=nw.lit(channel),
            value=nw.col(place).cast(nw.String),
        )
        for channel, table in tables.items()
        for place, field in places.items()
    ])  # fmt: skip
    filled = long.filter(~nw.col("value").is_null(), nw.col("value") != "").unique()
    values = filled.select("customer", "field", "value").unique()
    several = values.group_by("customer", "field").agg(values=nw.len())
    conflicts = several.filter(nw.col("values") > 1).select("customer", "field")
    found = filled.join(conflicts, on=["customer", "field"], how="inner")
    return give_back(
        found.sort("customer", "field", "channel", "value").select(
            nw.col("customer").alias(customer), "field", "channel", "value"
        ),
        like=next(iter(records.values())),
    )
