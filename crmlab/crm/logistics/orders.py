"""How many orders pass every link without a fault?"""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum, prod
from typing import NamedTuple

from crmlab.core.arguments import broken
from crmlab.core.intervals import wilson
from crmlab.core.weights import Range, fraction


def perfect_order_rate(links: Sequence[float]) -> float:
    """Share of orders that pass every link without a fault (完美订单率): the product.

    `links` are the rates from 0 to 1 at which each link does its part: transport, storage,
    distribution, packaging, loading, processing. The product takes faults as independent. If bad
    days hit all links at once the rate is higher, see `perfect_order_bounds`; better than any
    assumption is to count, see `perfect_orders`.

    >>> round(perfect_order_rate([0.99, 0.98, 0.97, 0.99, 0.98, 0.99]), 3)
    0.904

    Raises:
        ValueError: there is no link, or a rate is not from 0 to 1.

    Source: the six links of circulation from source deck 002; the product of the rates as in the
        supply chain's perfect order index, from memory, unconfirmed.
    """
    return prod(_rates(links))


def perfect_order_bounds(links: Sequence[float]) -> Range:
    """What the rate of perfect orders lies between, whether or not faults are independent.

    At least 1 less all faults, where no order has two; at most the rate of the weakest link, where
    all faults fall on the same orders.

    >>> low, high = perfect_order_bounds([0.99, 0.98, 0.97, 0.99, 0.98, 0.99])
    >>> round(low, 2), high
    (0.9, 0.97)

    Raises:
        ValueError: as in `perfect_order_rate`.

    Source: Fréchet's bounds of a joint probability, "Fréchet inequalities", Wikipedia; from memory.
    """
    rates = _rates(links)
    return Range(max(0.0, 1 - fsum(1 - rate for rate in rates)), min(rates))


class PerfectOrders(NamedTuple):
    """Share of orders without any fault, the ends of its interval, and faults by kind."""

    rate: float
    low: float
    high: float
    faults: Mapping[str, int]


def perfect_orders(
    orders: Iterable[Mapping[str, bool]], *, confidence: float = 0.95
) -> PerfectOrders:
    """Count the orders that were complete, in time, undamaged and so on (完美订单统计).

    Each order says of each condition whether it was met; all have the same conditions. The other
    definition of the perfect order: nothing is assumed. An order with two faults is one order, so
    the faults add up to more.

    >>> orders = [{"in time": True, "complete": True}] * 8 + [
    ...     {"in time": False, "complete": False}, {"in time": True, "complete": False}]
    >>> found = perfect_orders(orders)
    >>> found.rate, dict(found.faults)
    (0.8, {'in time': 1, 'complete': 2})

    Raises:
        ValueError: there are no orders, orders have no or other conditions, one is neither true
            nor false, or `confidence` is not between 0 and 1.

    Source: the perfect order as one that meets every condition, as the field uses it; from memory.
        Wilson's interval, see `crmlab.core.intervals`.
    """
    counted = list(orders)
    if not counted or not counted[0]:
        raise broken("orders", "one or more, each with its conditions", counted)
    faults = dict.fromkeys(counted[0], 0)
    perfect = 0
    for order in counted:
        if set(order) != set(faults):
            raise broken("the conditions of an order", f"{', '.join(faults)}", sorted(order))
        for condition, met in order.items():
            if not isinstance(met, bool):
                raise broken(f"{condition} of an order", "true or false", met)
            faults[condition] += not met
        perfect += all(order.values())
    rate = perfect / len(counted)
    low, high = wilson(rate, float(len(counted)), confidence)
    return PerfectOrders(rate, max(0.0, low), min(1.0, high), faults)


def _rates(links: Sequence[float]) -> list[float]:
    rates = [fraction("a link", link) for link in links]
    if not rates:
        raise broken("links", "those of one link or more", rates)
    return rates
