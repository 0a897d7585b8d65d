"""The web shop: private people buy at random until, after some purchase, they are gone for good.

As in the BG/NBD model (Fader, Hardie & Lee, Marketing Science 24(2), 2005): each has a rate of
buying and a chance of leaving after any repeat purchase, which differ from person to person.
Besides, some who were annoyed and said nothing do not come back.
"""

from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.contacts import STRIDE
from crmlab.company.backstage.firms import Firms
from crmlab.company.backstage.incidents import Incidents
from crmlab.company.backstage.seasons import trade
from crmlab.company.draws import ONE, Draws, Ints, curve, part
from crmlab.company.runs import running, spread
from crmlab.company.workdays import FIRST, LAST, month

NEVER = LAST + 1000
EXPONENTIAL = (
    (0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 1),
    (0, 0.05, 0.11, 0.22, 0.36, 0.51, 0.69, 0.92, 1.2, 1.61, 2.3, 3, 3.91, 4.61, 6.91, 9),
)
"""Quantiles of waiting times whose mean is one."""
MEAN_DAYS = ((0, 0.05, 0.25, 0.5, 0.75, 0.95, 1), (1200, 600, 140, 56, 30, 15, 8))
"""Mean days between two purchases: from the rarest buyers to the most frequent."""
LEAVES = ((0, 0.05, 0.25, 0.5, 0.75, 0.95, 1), (0, 0.004, 0.025, 0.06, 0.13, 0.3, 0.6))
"""The chance of leaving after a purchase: from the most loyal to the least."""
LOYAL = 25
"""The same for those who bought before the books were opened and still do, in hundredths."""
SPENDS = ((0, 0.25, 0.5, 0.75, 0.95, 1), (60, 120, 190, 320, 800, 1500))
"""What people spend on an order, in yuan: from the most modest to the most lavish."""
TURNS_AWAY = 350_000
"""The chance that someone annoyed who said nothing never buys again."""


@dataclass(frozen=True)
class Purchases:
    """The purchases, by customer and day, what each is meant to come to in fen, and who has left.

    `gone` has a row for each customer: the day from which that one buys no more, or `NEVER`.
    """

    row: Ints
    place: Ints
    day: Ints
    worth: Ints
    gone: Ints


def purchases(firms: Firms, incidents: Incidents) -> Purchases:
    """Let every consumer buy, from the opening of the books or the first purchase of all."""
    people = np.flatnonzero(firms.kind == "consumer").astype(np.int64)
    own = Draws(firms.variant, "web shop", people)
    mean = curve(own.chance("mean days"), *MEAN_DAYS) // ONE
    new = firms.since[people] >= FIRST
    leaves = curve(own.chance("leaves"), *LEAVES)
    leaves = np.where(new, leaves, leaves * LOYAL // 100)
    spends = curve(own.chance("spends"), *SPENDS) * 100 // ONE
    begin = np.where(new, firms.since[people], FIRST)

    owner, number = spread(np.minimum((LAST - begin) * 2 // mean + 12, STRIDE))
    row = people[owner] * STRIDE + number
    draws = Draws(firms.variant, "web shop", row)
    wait = np.maximum(part(mean[owner], curve(draws.chance("wait"), *EXPONENTIAL)), 1)
    again = (number > 0) | ~new[owner]
    day = begin[owner] + running(np.where(again, wait, 0), owner)
    left = again & (draws.chance("left") < leaves[owner])
    left_before = running(left.astype(np.int64), owner) - left > 0

    gone = _turned_away(firms, incidents)
    leaving = left & ~left_before & (day < gone[people[owner]])
    gone[people[owner[leaving]]] = day[leaving] + 1
    kept = (day <= LAST) & (day < gone[people[owner]])
    place, row, day, owner = people[owner[kept]], row[kept], day[kept], owner[kept]
    spend = part(spends[owner], ONE + Draws(firms.variant, "web shop", row).bell("spend") * 9 // 10)
    season = trade()[firms.kind_number[place], month(day) % 12]
    return Purchases(row=row, place=place, day=day, worth=spend * season // 100, gone=gone)


def _turned_away(firms: Firms, incidents: Incidents) -> Ints:
    silent = incidents.latest(incidents.silent, firms.count)
    turns = Draws(firms.variant, "web shop", firms.places).chance("turns away") < TURNS_AWAY
    return np.where((silent > 0) & turns, silent + 1, NEVER)
