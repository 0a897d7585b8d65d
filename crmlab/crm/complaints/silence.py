"""How many are dissatisfied and say nothing, and when is it worth a customer's while to speak?"""

from math import sqrt
from statistics import NormalDist
from typing import Literal, NamedTuple

from crmlab.core.arguments import amount, broken, number, positive
from crmlab.core.intervals import wilson
from crmlab.core.weights import fraction
from crmlab.crm.tables import whole


class SilentDissatisfied(NamedTuple):
    """Customers who are dissatisfied and silent, the ends of the interval, and what is at stake."""

    customers: float
    low: float
    high: float
    at_stake: float


def silent_dissatisfied(
    *,
    customers: int,
    surveyed: int,
    dissatisfied: int,
    complained: int,
    leaving: float = 0,
    value: float = 0,
    confidence: float = 0.95,
    interval: Literal["normal", "wilson"] = "normal",
) -> SilentDissatisfied:
    """How many customers are dissatisfied and say nothing (沉默的不满意客户), from a survey.

    Of `surveyed` customers, drawn by lot from `customers`, `dissatisfied` are so and `complained`
    of these have said it. If the part `leaving` of the silent ones leaves, each worth `value`,
    `at_stake` is lost. The interval "normal" is the textbook's, the share plus or minus its error;
    "wilson" is right for small counts, too, where the other can begin below 0 and is cut off there.
    Who answers surveys is no lot: the silent answer least.

    >>> silent_dissatisfied(
    ...     customers=5_000, surveyed=400, dissatisfied=60, complained=6, leaving=0.3, value=800)
    ... # doctest: +ELLIPSIS
    SilentDissatisfied(customers=675.0, low=507.5..., high=842.4..., at_stake=162000.0)

    Raises:
        ValueError: counts are not whole, nobody was surveyed, more were surveyed than there are,
            more dissatisfied than surveyed, or more complained than are dissatisfied; `leaving` is
            not from 0 to 1, `value` is negative, `confidence` is not between 0 and 1, or `interval`
            is none of the two.

    Source: two kinds of customers who do not complain, from source deck 003; the normal interval
        of a share. That "4 per cent complain" is said of small goods and of complaints to
        headquarters: of business customers three of four tell somebody (J. Goodman, letter,
        Quality Progress, November 2005).
    """
    everybody, asked = whole("customers", customers, least=1), whole("surveyed", surveyed, least=1)
    unhappy, spoke = whole("dissatisfied", dissatisfied), whole("complained", complained)
    if not spoke <= unhappy <= asked <= everybody:
        rule = "rising: complained, dissatisfied, surveyed, customers"
        raise broken("the counts", rule, (complained, dissatisfied, surveyed, customers))
    lost, each = fraction("leaving", leaving), amount("value", value)
    share = (unhappy - spoke) / asked
    low, high = wilson(share, float(asked), confidence)
    if interval == "normal":
        z = NormalDist().inv_cdf((1 + confidence) / 2)
        spread = z * sqrt(share * (1 - share) / asked)
        low, high = share - spread, share + spread
    elif interval != "wilson":
        raise broken("interval", "'normal' or 'wilson'", interval)
    silent = everybody * share
    return SilentDissatisfied(
        silent, everybody * max(0.0, low), everybody * min(1.0, high), silent * lost * each
    )


def complaint_value(*, chance: float, benefit: float, cost: float) -> float:
    """What a complaint is worth to the customer (投诉的期望收益): chance x benefit - cost.

    `chance` is that of getting anything, `benefit` what he then gets, `cost` his time and trouble.

    >>> complaint_value(chance=0.5, benefit=60, cost=40)
    -10.0

    Raises:
        ValueError: `chance` is not from 0 to 1, or `benefit` or `cost` is negative.

    Source: harm, gain and cost that a customer weighs, from source deck 003; the expected value is
        the course's reading.
    """
    return fraction("chance", chance) * amount("benefit", benefit) - amount("cost", cost)


def complains(p: float, benefit: float, cost: float) -> bool:
    """Tell whether a customer who weighs gain against cost will complain (客户是否投诉).

    `p` is the chance of getting anything. Level counts as no: silence is the easier way. A firm
    that wants to hear makes complaining cheap and an answer sure.

    >>> complains(0.5, 60, 40), complains(0.9, 60, 40)
    (False, True)

    Raises:
        ValueError: as in `complaint_value`.

    Source: as `complaint_value`.
    """
    return complaint_value(chance=p, benefit=benefit, cost=cost) > 0


class ComplaintRates(NamedTuple):
    """Complaints per thousand orders, and the share that was settled to the customer's content."""

    per_thousand: float
    recovered: float | None


def complaint_rates(*, orders: float, complaints: float, recovered: float) -> ComplaintRates:
    """Complaints per thousand orders (千单投诉率) and the recovery rate (投诉补救成功率).

    `recovered` complaints ended with a customer who is content. The rate is None where nobody
    complained. Few complaints are no good sign by themselves, see `silent_dissatisfied`.

    >>> complaint_rates(orders=12_000, complaints=30, recovered=24)
    ComplaintRates(per_thousand=2.5, recovered=0.8)

    Raises:
        ValueError: `orders` is not positive, `complaints` or `recovered` is negative, or more were
            recovered than came.

    Source: the usual rates of a complaint report; from memory, unconfirmed.
    """
    sold, came = positive("orders", orders), amount("complaints", complaints)
    settled = amount("recovered", recovered)
    if settled > came:
        raise broken("recovered", f"<= complaints ({came!r})", recovered)
    return ComplaintRates(1000 * came / sold, settled / came if came else None)


def recovery_value(*, recovered: float, margin: float, cost: float) -> float:
    """What handling complaints brings (投诉处理的价值): customers kept x margin - cost.

    `margin` is what a customer who was kept will bring, `cost` that of handling all complaints,
    also of those who left all the same.

    >>> recovery_value(recovered=24, margin=800, cost=9_000)
    10200.0

    Raises:
        ValueError: `recovered` or `cost` is negative, or `margin` is not a finite number.

    Source: the value of handling complaints, source deck 003; the formula is the course's own.
    """
    return amount("recovered", recovered) * number("margin", margin) - amount("cost", cost)
