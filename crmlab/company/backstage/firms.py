"""Who the customers are before any table shows it: kind, size, place, and a health nobody sees.

Health runs from 0 (worst) to `ONE`. Below `FAILING` a firm cannot go on as it is, below `TIGHT`
it gets by; ratios, payment and outcomes all follow from it, each with noise of its own.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crmlab.company.backstage.sectors import SECTORS
from crmlab.company.draws import ONE, Draws, Ints, curve, near
from crmlab.company.story import FIRMS
from crmlab.company.values import KINDS, REGIONS
from crmlab.company.workdays import LAST, number

FAILING = 80_000
TIGHT = 300_000
SPREAD = 40
"""How far, at most, a figure strays from a firm's health, in hundredths."""
DAYS_A_CUSTOMER = (0.03, 0.5, 1.3, 2.6, 5.2)
"""Thousand days since the first order: newest, quartiles, oldest."""
LARGE = 900_000
"""From this place in size among its kind, a firm that is no shop is a key account."""
SALESPEOPLE_A_REGION = 2


@dataclass(frozen=True)
class Firms:
    """The first `count` customers of a variant; a larger company begins with the smaller one."""

    variant: int
    count: int

    @cached_property
    def places(self) -> Ints:
        """The customers' places, from 0."""
        return np.arange(self.count, dtype=np.int64)

    @cached_property
    def kind(self) -> NDArray[np.str_]:
        """The customers' kinds."""
        draw = self._draws.chance("kind")
        parts = np.cumsum([round(sector.part * ONE) for sector in SECTORS.values()])
        kind: NDArray[np.str_] = np.array(list(KINDS))[np.searchsorted(parts, draw, side="right")]
        for firm in FIRMS:
            kind[firm.number - 1] = firm.kind
        return kind

    @cached_property
    def kind_number(self) -> Ints:
        """The customers' kinds as places in `KINDS`."""
        number = np.zeros(self.count, dtype=np.int64)
        for place, kind in enumerate(KINDS):
            number[self.kind == kind] = place
        return number

    @cached_property
    def business(self) -> Ints:
        """The places of those that are no consumers."""
        return np.flatnonzero(self.kind != "consumer").astype(np.int64)

    @cached_property
    def size(self) -> Ints:
        """The customers' places in size among their kind, in millionths."""
        return self._draws.chance("size")

    @cached_property
    def health(self) -> Ints:
        """The customers' health, in millionths."""
        health = self._draws.chance("health")
        for firm in FIRMS:
            row = slice(firm.number - 1, firm.number)
            health[row] = curve(health[row], (0, 1), firm.health)
        return health

    @cached_property
    def region(self) -> Ints:
        """The customers' places in `REGIONS`."""
        region = self._master.below("region", len(REGIONS))
        for firm in FIRMS:
            region[firm.number - 1] = list(REGIONS).index(firm.region)
        return region

    @cached_property
    def since(self) -> Ints:
        """The days on which they became customers."""
        ends = (0, 0.25, 0.5, 0.75, 1)
        since = LAST - curve(self._master.chance("since"), ends, DAYS_A_CUSTOMER) // 1000
        for firm in FIRMS:
            since[firm.number - 1] = number(firm.since)
        return since

    @cached_property
    def key_account(self) -> NDArray[np.bool_]:
        """Whether they are key accounts."""
        key_account = (self.size >= LARGE) & ~np.isin(self.kind, ["shop", "consumer"])
        for firm in FIRMS:
            key_account[firm.number - 1] = firm.key_account
        return key_account

    @cached_property
    def salesperson(self) -> Ints:
        """The place of the salesperson who looks after each; nobody does after consumers."""
        seat = self._master.below("salesperson", SALESPEOPLE_A_REGION)
        return self.region * SALESPEOPLE_A_REGION + seat

    def figure(self, name: str) -> Ints:
        """Give a figure of `sectors.py` for every customer, in millionths; 0 for consumers.

        What follows from health strays from it: two firms of one health differ.
        """
        draws = Draws(self.variant, "figures", self.places)
        chance = draws.chance(name)
        place_by = {
            "size": self.size,
            "health": near(self.health, draws.bell(name) * SPREAD // 100),
            "chance": chance,
        }
        result = np.zeros(self.count, dtype=np.int64)
        for kind, sector in SECTORS.items():
            rows = self.kind == kind
            line = sector.figures[name]
            result[rows] = curve(place_by[line.by][rows], line.ends, line.heights)
        for firm in FIRMS:
            if name in firm.figures:
                row = slice(firm.number - 1, firm.number)
                result[row] = curve(chance[row], (0, 1), firm.figures[name])
        return result

    @property
    def _draws(self) -> Draws:
        return Draws(self.variant, "firms", self.places)

    @property
    def _master(self) -> Draws:
        return Draws(self.variant, "customers", self.places)
