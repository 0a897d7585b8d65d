"""Lesson value/delivered: what does an offer leave its customer, after all that it costs him?"""

from dataclasses import dataclass

from crmlab.core.arguments import amount


@dataclass(frozen=True)
class DeliveredValue:
    """An offer in the customer's eyes; `money` is the part of `total_cost` that is its price."""

    total_value: float
    total_cost: float
    money: float

    @property
    def delivered(self) -> float:
        """Value less cost, below zero for an offer that a customer does best to refuse."""
        return self.total_value - self.total_cost

    @property
    def ratio(self) -> float | None:
        """Value per unit of cost; None for what costs nothing at all."""
        return self.total_value / self.total_cost if self.total_cost else None


def delivered_value(
    *,
    product: float,
    service: float = 0,
    personnel: float = 0,
    image: float = 0,
    money: float,
    time: float = 0,
    energy: float = 0,
    psychic: float = 0,
) -> DeliveredValue:
    """Customer delivered value (顾客让渡价值): total customer value less total customer cost.

    Value of product, service, personnel and image; cost in money 货币, time 时间, energy 体力 and
    psychic 精神, all in one currency as this customer sees them. The lowest price need not
    deliver most: it is one cost of four. Difference and ratio can rank two offers differently,
    200 - 100 before 1000 - 800 by ratio and behind it by difference; the result holds both.

    >>> offer = delivered_value(
    ...     product=800, service=200, personnel=100, image=150,
    ...     money=700, time=120, energy=80, psychic=50)
    >>> offer.total_value, offer.total_cost, offer.delivered
    (1250.0, 950.0, 300.0)

    Raises:
        ValueError: a value or cost is negative or not a finite number.

    Source: Kotler, Marketing Management, 10th ed., difference and ratio (read in a summary at
        marketingmanagementchapter.blogspot.com, "Customer value").
    """
    values = {"product": product, "service": service, "personnel": personnel, "image": image}
    costs = {"money": money, "time": time, "energy": energy, "psychic": psychic}
    return DeliveredValue(
        sum(amount(name, value) for name, value in values.items()),
        sum(amount(name, cost) for name, cost in costs.items()),
        float(money),
    )


def time_cost(*, hours: float, hourly_rate: float) -> float:
    """What a customer's hours are worth (时间成本): those of search, travel, waiting and use.

    >>> time_cost(hours=1.5, hourly_rate=80)
    120.0

    Raises:
        ValueError: `hours` or `hourly_rate` is negative or not a finite number.

    Source: a convention of the course: hours at what the customer earns in one, or would pay to
        save one.
    """
    return amount("hours", hours) * amount("hourly_rate", hourly_rate)


def indifference_price(offer: DeliveredValue, rival: DeliveredValue) -> float:
    """Price at which the customer does not care which of two offers he takes (无差异价格).

    Below it `offer` delivers more than `rival`, above it less; every other value and cost stays
    as it is. A figure below zero says that not even a gift of `offer` would win.

    >>> ours = delivered_value(product=1_250, money=700, time=250)
    >>> rival = delivered_value(product=1_130, money=620, time=350)
    >>> indifference_price(ours, rival)
    840.0

    Source: `delivered_value`, solved for the price.
    """
    return offer.money + offer.delivered - rival.delivered
