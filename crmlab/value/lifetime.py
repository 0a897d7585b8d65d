"""Lesson value/lifetime: what is a customer worth over all the time that he stays?"""

from typing import TYPE_CHECKING, Literal, NamedTuple

from crmlab.core.arguments import amount, broken, number
from crmlab.core.weights import fraction

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

FirstMargin = Literal["after_one_period", "now", "certain_after_one_period"]
"""When the first margin comes: a period from now if the customer is still there; now; or a period
from now in any case."""


def lifetime_value(
    *,
    margin: float,
    retention: float,
    discount: float,
    first_margin: FirstMargin = "after_one_period",
) -> float:
    """Present value of all margins of a customer (客户终身价值), before what it cost to win him.

    `margin` comes in every period in which he is a customer; `retention` is the chance, the same
    in every period, that he stays to the next; money costs `discount` a period. With m, r and i:

    - first margin "after_one_period", if he is still there: m r / (1 + i - r);
    - "now": m (1 + i) / (1 + i - r);
    - "certain_after_one_period": m / (1 + i - r).

    One formula is worth a fourth to a third more than another: say which one a figure uses.

    >>> round(lifetime_value(margin=100, retention=0.8, discount=0.1), 2)
    266.67
    >>> round(lifetime_value(margin=100, retention=0.8, discount=0.1, first_margin="now"), 2)
    366.67

    Raises:
        ValueError: `margin` is not a finite number, `retention` is not from 0 to 1, `discount` is
            negative, `first_margin` is none of the three, or nobody ever leaves and money costs
            nothing, so that the sum has no end.

    Source: m r / (1 + i - r) in E. Alhamed, Frameworks Library, "The CLV Formula", with .8, .1
        and 2.67; the other two are the same series begun earlier.
    """
    earned = number("margin", margin)
    stays, rate = fraction("retention", retention), amount("discount", discount)
    if first_margin not in ("after_one_period", "now", "certain_after_one_period"):
        rule = "'after_one_period', 'now' or 'certain_after_one_period'"
        raise broken("first_margin", rule, first_margin)
    lost = 1 + rate - stays
    if lost <= 0:
        raise broken("discount", "> 0 where retention is 1, or the value has no end", discount)
    begun = {"after_one_period": stays, "now": 1 + rate, "certain_after_one_period": 1.0}
    return earned * begun[first_margin] / lost


class RetentionEffect(NamedTuple):
    """A customer's value before and after, what each gains, and the gain as a part of before.

    `relative` is None where he was worth nothing before.
    """

    before: float
    after: float
    gain: float
    relative: float | None


def retention_effect(
    *,
    margin: float,
    retention: float,
    new_retention: float,
    discount: float,
    first_margin: FirstMargin = "after_one_period",
) -> RetentionEffect:
    """What higher retention adds to a customer's value (留存率提升的价值).

    `gain` is the most that a programme may cost, once, for each customer. "Five per cent" more is
    two claims: five points (80 to 85 %) or a twentieth (80 to 84 %).

    >>> effect = retention_effect(margin=100, retention=0.8, new_retention=0.85, discount=0.1)
    >>> round(effect.gain, 2), round(effect.relative, 3)
    (73.33, 0.275)

    Raises:
        ValueError: as in `lifetime_value`.

    Source: `lifetime_value`, before and after.
    """
    before, after = (
        lifetime_value(margin=margin, retention=rate, discount=discount, first_margin=first_margin)
        for rate in (retention, fraction("new_retention", new_retention))
    )
    return RetentionEffect(before, after, after - before, (after / before - 1) if before else None)


def acquisition_payback(
    *, cost: float, margin: float, retention: float = 1, discount: float = 0
) -> int | None:
    """Period in which a customer has earned back what it cost to win him (获客成本回收期).

    The first margin comes at the end of period 1, if he is still there; expected margins, with
    `retention` and `discount` a period as in `lifetime_value`, are added up until they reach
    `cost`. Without both, 600 / 75 a month are the 8 months of the usual rule; churn makes it
    longer, or never: None.

    >>> acquisition_payback(cost=600, margin=75)
    8
    >>> acquisition_payback(cost=600, margin=75, retention=0.95)
    11
    >>> acquisition_payback(cost=600, margin=75, retention=0.85) is None
    True

    Raises:
        ValueError: `cost` is negative, `margin` is not a finite number, `retention` is not from 0
            to 1, or `discount` is negative.

    Source: cost / margin in The Prime Calculator, "CAC Payback Period", with 600, 75 and 8 months;
        that churn belongs into it, in freeonlinecal.com of the same name.
    """
    spent, earned = amount("cost", cost), number("margin", margin)
    factor = fraction("retention", retention) / (1 + amount("discount", discount))
    enough = spent * (1 - 1e-9)  # sums of floats may fall short by a hair
    period, gained, coming = 0, 0.0, earned * factor
    while gained < enough:
        # What all later margins come to, if they come to an end at all.
        if coming <= 0 or (factor < 1 and gained + coming / (1 - factor) < enough):
            return None
        period, gained, coming = period + 1, gained + coming, coming * factor
    return period


def customer_equity(
    table: "IntoFrameT",
    *,
    discount: float,
    customer: str = "customer",
    margin: str = "margin",
    retention: str = "retention",
    cost: str = "acquisition_cost",
    first_margin: FirstMargin = "after_one_period",
) -> "IntoFrameT":
    """Value a list of customers (客户资产): what each is worth, net of what it cost to win.

    `table` has a row a customer, or a segment of equals: its margin a period and acquisition cost
    in yuan, and its retention. Columns: the customer, `lifetime_value` and `net_value`, in yuan
    and fen. The equity of the list is their sum. Cost already spent on customers whom one has is
    sunk: give 0 to value a list, the cost to judge a campaign.

    >>> import pandas as pd
    >>> customers = pd.DataFrame({
    ...     "customer": ["A", "B"], "margin": [100.0, 50.0], "retention": [0.8, 0.5],
    ...     "acquisition_cost": [200.0, 60.0]})
    >>> customer_equity(customers, discount=0.1).values.tolist()
    [['A', 266.67, 66.67], ['B', 41.67, -18.33]]

    Raises:
        TypeError: `table` is no table.
        ValueError: `discount` is not positive (a list may hold a customer who never leaves),
            `first_margin` is none of the three, a column is missing or holds another kind of
            values, or rows, which are named, have an empty cell, a customer that stands twice, an
            amount that is not finite or not in whole fen, a cost below zero, or a retention that
            is not from 0 to 1.

    Source: the sum of lifetime values as in E. Alhamed, Frameworks Library, "The CLV Formula".
    """
    import narwhals as nw

    from crmlab.core.expressions import fen
    from crmlab.core.frames import check, give_back, of_shares, read, unique
    from crmlab.value.orders import not_negative

    # Refuses a discount of 0 and an unknown form, in the words of the formula.
    lifetime_value(margin=0, retention=1, discount=discount, first_margin=first_margin)
    customers = read(
        "table", table, customer=(customer, "key"), margin=(margin, "fen"),
        retention=(retention, "fen"), cost=(cost, "fen"),
    )  # fmt: skip
    customers = of_shares(customers, "retention")
    check(customers.with_rules(unique("customer"), not_negative("cost")))
    stays = nw.col("retention").cast(nw.Float64)
    begun = {
        "after_one_period": stays,
        "now": nw.lit(1 + discount),
        "certain_after_one_period": nw.lit(1.0),
    }
    value = (fen("margin") * begun[first_margin] / (1 + discount - stays)).round()
    rows = customers.rows.with_columns(value=value, cost=fen("cost"))
    return give_back(
        rows.sort("customer").select(
            nw.col("customer").alias(customer),
            lifetime_value=(nw.col("value") / 100).round(2),
            net_value=((nw.col("value") - nw.col("cost")) / 100).round(2),
        ),
        like=table,
    )
