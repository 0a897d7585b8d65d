"""The pyramid of customers: few at the top, most at the foot, and each tier its own treatment."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken
from crmlab.core.expressions import fen, summed_up, yuan
from crmlab.core.frames import check, give_back, read, unique
from crmlab.core.text import Text
from crmlab.core.weights import fraction
from crmlab.value.orders import with_total

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


@dataclass(frozen=True)
class PyramidTier:
    """A tier: which part of all customers it holds, and what they get."""

    name: str
    part: float
    policy: Text


CURRY_PYRAMID: tuple[PyramidTier, ...] = (
    PyramidTier("top", 0.01, Text("An account manager of their own.", "配备专属客户经理。")),
    PyramidTier(
        "large", 0.04, Text("Regular visits and a yearly plan.", "定期拜访，制定年度计划。")
    ),
    PyramidTier("medium", 0.15, Text("Calls, and offers to grow.", "电话维护，促进提升。")),
    PyramidTier("small", 0.80, Text("Standard service at low cost.", "标准化服务，控制成本。")),
)
"""Curry's parts of 1, 4, 15 and 80 %, as in MarketingGenerators, "Customer Pyramid"; the policies
are the course's own."""


def pyramid(
    table: "IntoFrameT",
    *,
    customer: str = "customer",
    value: str = "value",
    tiers: Sequence[PyramidTier] = CURRY_PYRAMID,
) -> "IntoFrameT":
    """Build the customer pyramid (客户金字塔): each customer's tier, the most valuable first.

    `table` has a row a customer and its profit or revenue in yuan, which may be below zero. Tiers
    hold parts of the *customers*, whatever they bring; `abc` classes by parts of the value. A
    customer's tier is read from the part of all customers that stands before it; of ten customers
    the first is "top", the second "medium". Ties are broken by the customer. Columns: the
    customer, the value, `rank` and `tier`.

    >>> import pandas as pd
    >>> dealers = pd.DataFrame({"customer": list("ABCDE"), "value": [5.0, 90.0, 7.0, -4.0, 6.0]})
    >>> pyramid(dealers)[["customer", "tier"]].values.tolist()[:2]
    [['B', 'top'], ['C', 'small']]

    Raises:
        TypeError: `table` is no table.
        ValueError: the parts of the tiers do not add up to 1 or a name is used twice, a column is
            missing or holds another kind of values, or rows, which are named, have an empty cell,
            a customer that stands twice, or a value that is not finite or not in whole fen.

    Source: J. Curry's customer pyramid, as above.
    """
    import narwhals as nw

    names = [tier.name for tier in tiers]
    parts = [fraction(f"the part of {tier.name}", tier.part) for tier in tiers]
    if not isclose(sum(parts), 1) or len(set(names)) < len(names):
        raise broken("tiers", "of different names, with parts that add up to 1", names)
    customers = read("table", table, customer=(customer, "key"), value=(value, "fen"))
    check(customers.with_rules(unique("customer")))
    rows = customers.rows.with_columns(fen=fen("value")).with_columns(
        minus=-nw.col("fen"), one=nw.lit(1, nw.Int64)
    )
    rows = with_total(rows, "one", "count")
    rows = summed_up(rows, order=["minus", "customer"], rank="one")
    rows = rows.with_columns(before=(nw.col("rank") - 1) / nw.col("count"))
    tier = nw.lit(names[-1])
    for last in reversed(range(len(tiers) - 1)):
        end = round(sum(parts[: last + 1]), 12)
        tier = nw.when(nw.col("before") < end).then(nw.lit(names[last])).otherwise(tier)
    return give_back(
        rows.sort("rank").select(
            nw.col("customer").alias(customer), yuan("fen").alias(value), "rank", tier=tier
        ),
        like=table,
    )
