"""Our calls on firms: on which days, by whom, and whether an order came of it."""

from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.dealings import Dealings
from crmlab.company.backstage.support import FIRST_MONTH, Support
from crmlab.company.draws import ONE, Draws, Flags, Ints, part
from crmlab.company.runs import running, spread
from crmlab.company.workdays import FIRST, LAST, month, working

STRIDE = 1024
"""More than the calls on any customer: a call's row is its customer's place times this, and its
own number."""
SHORTEST = 75
"""The shortest time between two calls, in hundredths of the usual; the longest is as far above."""
VISITS = 650_000
ORDERS = 930_000
"""The chance that a call is a visit, else by telephone; that a faithful customer orders then."""
MEAN_MONTH = 30_437_500
"""Days in a month, in millionths."""


@dataclass(frozen=True)
class Contacts:
    """The calls, by customer and day; `worth` is what an order is meant to come to, in fen."""

    row: Ints
    place: Ints
    day: Ints
    visit: Flags
    ordered: Flags
    worth: Ints


def contacts(dealings: Dealings, support: Support) -> Contacts:
    """Call on every firm until the books are closed."""
    firms = dealings.firms
    place, number, day = _calls(dealings)
    row = place * STRIDE + number
    draws = Draws(firms.variant, "contacts", row)
    faithful = dealings.drift.at(place, day)
    ordered = draws.chance("ordered") < part((ONE + faithful) // 2, ORDERS)
    first_of_all = (number == 0) & (firms.since[place] >= FIRST)
    # Half of a drift shows in rarer orders, the rest in smaller ones.
    usual = part(dealings.needs(place, day), dealings.wallet[place])
    usual = usual * dealings.contact_days[place] * ONE // MEAN_MONTH
    smaller = part(usual, 2 * faithful * ONE // (ONE + faithful))
    pushed = part(smaller, support.effect[place, month(day) - FIRST_MONTH])
    return Contacts(
        row=row,
        place=place,
        day=day,
        visit=draws.chance("visit") < VISITS,
        ordered=ordered | first_of_all,
        worth=part(pushed, ONE + draws.bell("worth") * 45 // 100),
    )


def _calls(dealings: Dealings) -> tuple[Ints, Ints, Ints]:
    """Give customer, number and day of each call, from the opening or a customer's first day."""
    firms, business = dealings.firms, dealings.firms.business
    usual = dealings.contact_days[business]
    lag = part(usual, Draws(firms.variant, "contacts", business).chance("first"))
    since = firms.since[business]
    begin = np.where(since >= FIRST, since, FIRST + lag)
    owner, number = spread((LAST - begin) * 100 // (usual * SHORTEST) + 2)
    spacing = Draws(firms.variant, "contacts", business[owner] * STRIDE + number)
    gap = usual[owner] * (SHORTEST + spacing.below("gap", 2 * (100 - SHORTEST) + 1)) // 100
    day = working(begin[owner] + running(np.where(number == 0, 0, gap), owner))
    # After a holiday two calls can fall on one day: the second is left out.
    later = (np.diff(day, prepend=0) > 0) | (number == 0)
    kept = (day <= LAST) & later
    return business[owner[kept]], number[kept], day[kept]
