"""What we grant some customers beyond the price, and what a promotion does to their orders.

Large stores and key accounts are supported: fees for a place in the range, display, promotions,
rebates. A promotion lifts the purchases of its month; the next month lacks a part of the rise,
since some of it was only bought ahead.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from crmlab.company.backstage.dealings import Dealings
from crmlab.company.draws import ONE, Draws, Flags, Ints, curve, part
from crmlab.company.runs import spread
from crmlab.company.workdays import FIRST, LAST, month

FIRST_MONTH, LAST_MONTH = (int(each) for each in month(np.array([FIRST, LAST], dtype=np.int64)))
MONTHS = LAST_MONTH - FIRST_MONTH + 1
PROMOTES = 140_000
"""The chance of a promotion with a supported customer in a month."""
BOUGHT_AHEAD = 400_000
"""The share of a promotion's rise that the next month lacks."""


@dataclass(frozen=True)
class Support:
    """The supported customers and their promotions."""

    dealings: Dealings

    @cached_property
    def supported(self) -> Flags:
        """Whether each customer is supported."""
        firms = self.dealings.firms
        supported: Flags = (firms.kind == "supermarket") | firms.key_account
        return supported

    @cached_property
    def promoted(self) -> Flags:
        """Whether there is a promotion: a row a customer, a column a month of the books."""
        firms = self.dealings.firms
        place, number = spread(np.full(firms.count, MONTHS, dtype=np.int64))
        draws = Draws(firms.variant, "promotions", place * 64 + number)
        known = number + FIRST_MONTH > month(firms.since)[place]
        happens = (draws.chance("happens") < PROMOTES) & self.supported[place] & known
        return happens.reshape(firms.count, MONTHS)

    @cached_property
    def lift(self) -> Ints:
        """By how much a promotion lifts a customer's purchases, in millionths."""
        return curve(self._draws.chance("lift"), (0, 0.5, 1), (0.02, 0.18, 0.6))

    @cached_property
    def cost(self) -> Ints:
        """What a promotion costs us, as a share of a usual month's purchases, in millionths."""
        return curve(self._draws.chance("cost"), (0, 1), (0.02, 0.07))

    @cached_property
    def effect(self) -> Ints:
        """What promotions make of purchases: a row a customer, a column a month, in millionths."""
        rise = self.promoted * self.lift[:, None]
        month_before = np.pad(rise, ((0, 0), (1, 0)))[:, :-1]
        return ONE + rise - part(month_before, BOUGHT_AHEAD)

    @property
    def _draws(self) -> Draws:
        firms = self.dealings.firms
        return Draws(firms.variant, "support", firms.places)
