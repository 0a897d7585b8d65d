"""Bills for what firms ordered; consumers pay in the web shop and get none."""

from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.dealings import Dealings
from crmlab.company.backstage.sales import Sales
from crmlab.company.draws import Draws, Flags, Ints
from crmlab.company.story import PLACES
from crmlab.company.values import TERMS
from crmlab.company.workdays import LAST, month, month_end, working

MONTHLY = "monthly + 30"
DISPUTES = 15_000
"""The chance that a customer disputes a bill; the firms of the lessons do not."""
SHORT_DISPUTE, LONGER = 60, 300
"""Days past due until a dispute is settled: at least, and what chance can add."""


@dataclass(frozen=True)
class Bills:
    """Bills by customer and order, amounts in fen.

    `order` is a bill's place among the orders, `row` the row of that order's draws.
    `disputed_until` is 0 where nobody disputes a bill; until that day it is not paid.
    """

    row: Ints
    order: Ints
    place: Ints
    day: Ints
    due: Ints
    amount: Ints
    disputed_until: Ints

    @property
    def disputed(self) -> Flags:
        """Whether a bill is in dispute when the books are closed."""
        return self.disputed_until > LAST


def bills(dealings: Dealings, sold: Sales) -> Bills:
    """Bill every order of a firm when it is delivered, some days later."""
    firms = dealings.firms
    order = np.flatnonzero(firms.kind[sold.place] != "consumer")
    delivery = 1 + Draws(firms.variant, "invoices", sold.row[order]).below("delivery", 3)
    day = working(sold.day[order] + delivery)
    order, day = order[day <= LAST], day[day <= LAST]
    row, place = sold.row[order], sold.place[order]
    due = _due(dealings.terms[place], day)
    draws = Draws(firms.variant, "invoices", row)
    disputed = draws.chance("disputed") < DISPUTES
    disputed &= ~np.isin(place, PLACES)
    settled = due + SHORT_DISPUTE + draws.below("dispute", LONGER)
    return Bills(
        row=row,
        order=order,
        place=place,
        day=day,
        due=due,
        amount=sold.amount[order],
        disputed_until=np.where(disputed, settled, 0),
    )


def _due(terms: Ints, day: Ints) -> Ints:
    due = month_end(month(day)) + 30
    for number, words in enumerate(TERMS):
        if words != MONTHLY:
            agreed = terms == number
            due[agreed] = day[agreed] + int(words.removeprefix("net "))
    return due
