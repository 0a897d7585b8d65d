"""What is left of a customer's revenue after all that it costs to serve?"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from crmlab.core.arguments import broken, number
from crmlab.core.expressions import fen, summed_up, yuan
from crmlab.core.frames import check, give_back, read, unique
from crmlab.value.orders import not_negative

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def customer_profitability(
    table: "IntoFrameT",
    *,
    customer: str = "customer",
    revenue: str = "revenue",
    goods: str = "cost_of_goods",
    service: str = "cost_to_serve",
) -> "IntoFrameT":
    """Rank customers by profit after cost to serve (客户盈利能力分析): the best first.

    `table` has a row a customer, in yuan of one period: its revenue, the cost of what it bought,
    and what its visits, deliveries, returns and support cost. Columns: the customer, `margin`
    (revenue less goods), `profit` (margin less service) and `cumulative`, the profit of all up to
    this one. The whale curve (鲸鱼曲线) of `cumulative` rises above the total and falls back to it
    where customers are served at a loss. Ties are broken by the customer.

    >>> import pandas as pd
    >>> customers = pd.DataFrame({
    ...     "customer": ["A", "B"], "revenue": [900.0, 500.0], "cost_of_goods": [600.0, 300.0],
    ...     "cost_to_serve": [350.0, 50.0]})
    >>> customer_profitability(customers).values.tolist()
    [['B', 200.0, 150.0, 150.0], ['A', 300.0, -50.0, 100.0]]

    Raises:
        TypeError: `table` is no table.
        ValueError: a column is missing or holds another kind of values, or rows, which are named,
            have an empty cell, a customer that stands twice, or an amount that is negative, not
            finite or not in whole fen.

    Source: ILOS, "Cost to serve"; the whale curve in Cost and Profitability, "Cost to serve".
    """
    import narwhals as nw

    customers = read(
        "table", table, customer=(customer, "key"), revenue=(revenue, "fen"),
        goods=(goods, "fen"), service=(service, "fen"),
    )  # fmt: skip
    amounts = ("revenue", "goods", "service")
    check(customers.with_rules(unique("customer"), *map(not_negative, amounts)))
    rows = customers.rows.with_columns(fen(each).alias(each) for each in amounts)
    rows = rows.with_columns(margin=nw.col("revenue") - nw.col("goods"))
    rows = rows.with_columns(profit=nw.col("margin") - nw.col("service"))
    rows = rows.with_columns(minus=-nw.col("profit"))
    order = ["minus", "customer"]
    rows = summed_up(rows, order=order, cumulative="profit")
    figures = (yuan(each).alias(each) for each in ("margin", "profit", "cumulative"))
    return give_back(
        rows.sort(*order).select(nw.col("customer").alias(customer), *figures), like=table
    )


def profit_outlook(
    profits: Sequence[float],
) -> Literal["profitable", "growing", "permanently unprofitable"]:
    """Tell a customer who does not pay yet from one who never will (暂时亏损与长期亏损).

    `profits` of a customer by period, the latest last. In the black in the latest: profitable.
    Else "growing" if each period was better than the one before it: a student today, an earner
    tomorrow. Else permanently unprofitable, until something is changed.

    >>> profit_outlook([-90, -60, -20]), profit_outlook([-20, -25, -15])
    ('growing', 'permanently unprofitable')

    Raises:
        ValueError: there are fewer than two periods, or a profit is not a finite number.

    Source: the two kinds of unprofitable bank customers from source deck 003; the rule is a
        convention of the course.
    """
    path = [number("a profit", profit) for profit in profits]
    if len(path) < 2:
        raise broken("profits", "those of two periods or more", list(profits))
    if path[-1] > 0:
        return "profitable"
    rising = all(later > earlier for earlier, later in pairwise(path))
    return "growing" if rising else "permanently unprofitable"
