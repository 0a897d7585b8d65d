"""The orders and what is in them, from the calls on firms and the purchases in the web shop."""

from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.contacts import Contacts
from crmlab.company.backstage.dealings import Dealings
from crmlab.company.backstage.firms import Firms
from crmlab.company.backstage.goods import GOODS, Assortment
from crmlab.company.backstage.seasons import tastes
from crmlab.company.backstage.webshop import Purchases
from crmlab.company.draws import ONE, Draws, Ints, curve
from crmlab.company.ids import numbered
from crmlab.company.runs import distinct, spread, totals
from crmlab.company.values import ORDER_CHANNELS
from crmlab.company.workdays import month

SLOTS = 64
"""A line's row is its order's row times this, and its product's place."""
QUARTILES = (0, 0.25, 0.5, 0.75, 1)
LINES = {"firm": (2, 4, 5, 7, 11), "consumer": (1, 1, 2, 3, 5)}
"""Kinds of goods put into a basket: fewest, quartiles, most; the same one twice is one line."""
COMES_WITH = 220_000
"""The chance that the second product of a true pair is added to the first."""


@dataclass(frozen=True)
class Sales:
    """The orders by customer and day, and their lines by order and product; amounts in fen.

    `number` counts a customer's orders from 1; `order` is a line's place among the orders.
    """

    row: Ints
    place: Ints
    number: Ints
    day: Ints
    channel: Ints
    amount: Ints
    order: Ints
    product: Ints
    quantity: Ints
    price: Ints


def sales(dealings: Dealings, calls: Contacts, bought: Purchases, assortment: Assortment) -> Sales:
    """Fill the baskets of all who order."""
    firms = dealings.firms
    row, place, day, channel, worth = _orders(calls, bought)
    order, product = _baskets(firms, row, place, day, assortment)
    lines = Draws(firms.variant, "order lines", row[order] * SLOTS + product)
    weight = 100 + lines.below("weight", 400)
    aim = worth[order] * weight // totals(weight, order, len(row))[order]
    list_price = assortment.list_price[product]
    price = list_price - list_price * dealings.discount[place[order]] // 100
    quantity = np.maximum(aim // price, 1)
    return Sales(
        row=row,
        place=place,
        number=numbered(place),
        day=day,
        channel=channel,
        amount=totals(quantity * price, order, len(row)),
        order=order,
        product=product,
        quantity=quantity,
        price=price,
    )


def _orders(calls: Contacts, bought: Purchases) -> tuple[Ints, ...]:
    """Give row, customer, day, channel and worth of all orders, by customer."""
    visit, phone, web = (list(ORDER_CHANNELS).index(name) for name in ("visit", "phone", "web"))
    taken = calls.ordered
    from_firms = (
        *(calls.row[taken], calls.place[taken], calls.day[taken]),
        np.where(calls.visit[taken], visit, phone),
        calls.worth[taken],
    )
    from_people = (
        *(bought.row, bought.place, bought.day),
        np.full(len(bought.row), web),
        bought.worth,
    )
    columns = [np.concatenate(both) for both in zip(from_firms, from_people, strict=True)]
    by_customer = np.argsort(columns[0], kind="stable")
    return tuple(column[by_customer] for column in columns)


def _baskets(
    firms: Firms, row: Ints, place: Ints, day: Ints, assortment: Assortment
) -> tuple[Ints, Ints]:
    """Choose the products of each order, none twice: give order and product of each line."""
    many = Draws(firms.variant, "orders", row).chance("lines")
    for_people = curve(many, QUARTILES, LINES["consumer"])
    consumer = firms.kind[place] == "consumer"
    count = np.where(consumer, for_people, curve(many, QUARTILES, LINES["firm"]))
    order, slot = spread(count // ONE)
    group = (firms.kind_number[place] * 12 + month(day) % 12)[order]
    taste = Draws(firms.variant, "baskets", row[order] * SLOTS + slot).below("product", 1 << 20)
    product = np.searchsorted(tastes(), (group << 20) + taste, side="right") % len(GOODS)

    basket = [order * SLOTS + product]
    for number, (first, second) in enumerate(assortment.pairs.tolist()):
        with_first = distinct(order[product == first])
        comes = Draws(firms.variant, "pairs", row[with_first]).chance(f"comes with {number}")
        basket.append(with_first[comes < COMES_WITH] * SLOTS + second)
    chosen = distinct(np.concatenate(basket))
    return chosen // SLOTS, chosen % SLOTS
