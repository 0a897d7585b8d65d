"""How each firm deals with us: what it needs, how much of it from us, on which terms.

Amounts are fen a month; consumers have none of all this.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from crmlab.company.backstage.firms import Firms
from crmlab.company.backstage.incidents import Incidents
from crmlab.company.backstage.seasons import trade
from crmlab.company.backstage.sectors import SECTORS
from crmlab.company.draws import ONE, Draws, Flags, Ints, curve, part
from crmlab.company.story import FIRMS
from crmlab.company.values import TERMS
from crmlab.company.workdays import FIRST, LAST, month, number

DRIFTS = {"silent": 450_000, "voiced": 150_000, "neither": 35_000}
"""The chance that a firm drifts away once it was annoyed and silent, or has said so, or neither."""
DECLINES = 60_000
"""The chance that a firm needs less and less, whoever sells it."""
ON_ACCOUNT = 100_000
"""The chance that a firm pays round sums on account instead of bills."""
PAYS_PART = 20_000
"""The chance that a firm has begun to pay only a part of each bill."""
MIDDLE = (FIRST + LAST) // 2
"""The day on which growth stands at one."""

_TERMS = list(TERMS)


@dataclass(frozen=True)
class Falls:
    """What falls from a day on, evenly, to a share of what it was, for each customer."""

    since: Ints
    days: Ints
    left: Ints

    def at(self, place: Ints, day: Ints) -> Ints:
        """Give the share that is left to a customer on a day, in millionths."""
        gone: Ints = np.clip(day - self.since[place], 0, self.days[place])
        return ONE - (ONE - self.left[place]) * gone // self.days[place]


@dataclass(frozen=True)
class Dealings:
    """The dealings with every customer; arrays have a row for each."""

    firms: Firms
    incidents: Incidents

    @cached_property
    def demand(self) -> Ints:
        """What a firm spends a month on goods such as ours, in the middle of the books."""
        return part(self.firms.figure("sales") * 100, self.firms.figure("demand")) // 12

    @cached_property
    def wallet(self) -> Ints:
        """Our share of it before any drift, in millionths."""
        return self.firms.figure("wallet")

    @cached_property
    def contact_days(self) -> Ints:
        """Days between one call of ours and the next."""
        return self.firms.figure("contact_days") // ONE

    @cached_property
    def discount(self) -> Ints:
        """What comes off the list price, in hundredths."""
        return self.firms.figure("discount") * 100 // ONE

    @cached_property
    def terms(self) -> Ints:
        """The terms of payment agreed, as places in `TERMS`; -1 for consumers, who pay at once."""
        choice = self._draws.chance("terms")
        terms = np.full(self.firms.count, -1, dtype=np.int64)
        for kind, sector in SECTORS.items():
            usual = np.array([_TERMS.index(words) for words in sector.terms], dtype=np.int64)
            rows = self.firms.kind == kind
            terms[rows] = usual[choice[rows] * len(usual) // ONE]
        for firm in FIRMS:
            terms[firm.number - 1] = _TERMS.index(firm.terms)
        return terms

    @cached_property
    def on_account(self) -> Flags:
        """Whether a firm pays round sums and names no bill."""
        on_account: Flags = self._draws.chance("on account") < ON_ACCOUNT
        for firm in FIRMS:
            on_account[firm.number - 1] = firm.on_account
        return on_account

    @cached_property
    def part_paid(self) -> tuple[Ints, Ints]:
        """From which day on a firm pays only a share of each bill, and the share, in millionths."""
        day = LAST - 30 - self._draws.below("paid in part since", 180)
        share = 600_000 + self._draws.below("part paid", 300_000)
        share[self._draws.chance("pays part") >= PAYS_PART] = ONE
        for firm in FIRMS:
            since, paid = firm.pays_part or (firm.since, 1)
            day[firm.number - 1], share[firm.number - 1] = number(since), round(paid * ONE)
        return day, share

    @cached_property
    def drift(self) -> Falls:
        """Our share of what a firm buys, as it drifts away; most stay."""
        draws, count = self._draws, self.firms.count
        silent = self.incidents.latest(self.incidents.silent, count)
        voiced = self.incidents.latest(self.incidents.voiced, count)
        cause = np.where(silent > 0, silent, voiced)
        likely = np.where(
            silent > 0,
            DRIFTS["silent"],
            np.where(voiced > 0, DRIFTS["voiced"], DRIFTS["neither"]),
        )
        since = np.where(
            cause > 0,
            cause + 15 + draws.below("patience", 60),
            LAST - 90 - draws.below("when", 450),
        )
        drifts = (draws.chance("drifts") < likely) & (since > self.firms.since + 60)
        return self._falls("drift", drifts, since)

    @cached_property
    def decline(self) -> Falls:
        """What a firm needs in all, where this declines; for most it does not."""
        since = LAST - 90 - self._draws.below("declines since", 450)
        return self._falls("decline", self._draws.chance("declines") < DECLINES, since)

    def needs(self, place: Ints, day: Ints) -> Ints:
        """Give what a customer needs a month, from whomever, as things stand on a day."""
        growth = ONE + self._trend[place] * (day - MIDDLE) // 365
        usual = part(part(self.demand[place], growth), self.decline.at(place, day))
        return usual * trade()[self.firms.kind_number[place], month(day) % 12] // 100

    @cached_property
    def _trend(self) -> Ints:
        return self.firms.figure("trend")

    def _falls(self, name: str, happens: Flags, since: Ints) -> Falls:
        draws = Draws(self.firms.variant, name, self.firms.places)
        days = 90 + draws.below("days", 240)
        left = np.where(happens, curve(draws.chance("left"), (0, 1), (0.1, 0.6)), ONE)
        for firm in FIRMS:
            row = firm.number - 1
            left[row] = ONE
            if told := getattr(firm, name):
                since[row], days[row] = number(told.since), told.days
                left[row] = round(told.left * ONE)
        return Falls(since, days, left)

    @property
    def _draws(self) -> Draws:
        return Draws(self.firms.variant, "dealings", self.firms.places)
