"""The prices that salespeople name to firms, and those that contradict a colleague's.

Some products are quoted to a firm a second time: by a colleague within days and at another price
(a conflict), by a colleague at the same price, by the same salesperson at a new price, or by a
colleague so much later that the price may well have changed.
"""

from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.dealings import Dealings
from crmlab.company.backstage.goods import GOODS, Assortment
from crmlab.company.draws import Draws, Flags, Ints, part
from crmlab.company.runs import spread
from crmlab.company.workdays import LAST, working

CHANCES = 6
"""So many products at most are quoted to a firm within the last year."""
QUOTED = 500_000
SECOND_QUOTES = {
    "conflict": (90_000, 1, 8),
    "agreement": (70_000, 1, 8),
    "second thought": (80_000, 3, 40),
    "much later": (60_000, 100, 150),
}
"""Kinds of second quotes: how often, after how many days at least, and what chance can add."""


@dataclass(frozen=True)
class Quotes:
    """The quotes by customer and day; prices in fen. `conflict` marks both sides of one."""

    place: Ints
    product: Ints
    salesperson: Ints
    day: Ints
    price: Ints
    conflict: Flags


def quotes(dealings: Dealings, assortment: Assortment) -> Quotes:
    """Let salespeople quote, each to the customers looked after, some to a colleague's."""
    firms = dealings.firms
    owner, number = spread(np.full(len(firms.business), CHANCES, dtype=np.int64))
    place = firms.business[owner]
    row = place * CHANCES + number
    draws = Draws(firms.variant, "quotes", row)
    quoted = draws.chance("quoted") < QUOTED
    begin = np.maximum(firms.since[place], LAST - 365)
    day = working(begin + part(LAST - 12 - begin, draws.chance("day")))
    product = _products(firms.variant, place, number)
    list_price = assortment.list_price[product]
    discount = dealings.discount[place] + draws.below("concession", 4)
    price = list_price - list_price * discount // 100
    away = list_price * (2 + draws.below("away", 6)) // 100
    new_price = np.where(draws.below("cheaper", 3) > 0, price - away, price + away)

    often, least, most = (np.array(each) for each in zip(*SECOND_QUOTES.values(), strict=True))
    kind = np.searchsorted(np.cumsum(often), draws.chance("second"), side="right")
    again = quoted & (kind < len(SECOND_QUOTES))
    kind = np.minimum(kind, len(SECOND_QUOTES) - 1)
    second_day = working(day + least[kind] + part(most[kind], draws.chance("gap")))
    again &= second_day <= LAST
    conflict, agreement, second_thought = (kind == number for number in range(3))
    own = firms.salesperson[place]
    seller = np.where(second_thought, own, colleague(own))
    first_quotes = (place, product, own, day, price, conflict & again)
    second_quotes = (
        *(place, product, seller, second_day),
        np.where(agreement, price, new_price),
        conflict,
    )
    columns = [
        np.concatenate([first[quoted], second[again]])
        for first, second in zip(first_quotes, second_quotes, strict=True)
    ]
    by_day = np.lexsort((columns[3], columns[0]))
    return Quotes(*(column[by_day] for column in columns))


def colleague(salesperson: Ints) -> Ints:
    """Give the other salesperson of the same region: they sit in pairs, 0 and 1, 2 and 3."""
    return salesperson ^ 1


def _products(variant: int, place: Ints, number: Ints) -> Ints:
    """Give a firm's products, all different: an odd step leads through all 64 before one recurs."""
    draws = Draws(variant, "quoted products", place)
    step = 2 * draws.below("step", len(GOODS) // 2) + 1
    return (draws.below("first", len(GOODS)) + number * step) % len(GOODS)
