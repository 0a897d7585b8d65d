"""Who will default in the quarter after the books are closed, and what is lost with each.

The chance follows from health alone, not from what the books show; a public hospital hardly ever
fails. What is lost is a part of what the firm owes at the time: somewhat more or less than now.
"""

from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.firms import Firms
from crmlab.company.backstage.sectors import ENDS
from crmlab.company.draws import Draws, Flags, Ints, curve, part
from crmlab.company.story import FIRMS

CHANCE = (0.42, 0.17, 0.035, 0.008, 0.002)
"""The chance of default within the quarter, by health."""
PUBLIC = 20
"""A hospital's chance, in hundredths of another firm's."""
OWED_THEN = (0.7, 1.2)
"""What is owed at default, as a share of what is owed now."""
LOST = ((0, 0.25, 0.5, 0.75, 1), (0.15, 0.45, 0.62, 0.8, 1))
"""The share of it that is lost: quartiles."""


@dataclass(frozen=True)
class Failures:
    """For every customer: the chance of default in millionths, if it comes, and the loss in fen."""

    chance: Ints
    defaults: Flags
    loss: Ints


def failures(firms: Firms, balance: Ints) -> Failures:
    """Look into the next quarter; consumers owe nothing."""
    draws = Draws(firms.variant, "outcomes", firms.places)
    chance = curve(firms.health, ENDS["health"], CHANCE)
    chance = np.where(firms.kind == "hospital", chance * PUBLIC // 100, chance)
    chance = np.where(firms.kind == "consumer", 0, chance)
    defaults = draws.chance("defaults") < chance
    for firm in FIRMS:
        defaults[firm.number - 1] = firm.defaults
    owed = np.maximum(balance, 0)
    then = part(owed, curve(draws.chance("owed then"), (0, 1), OWED_THEN))
    lost = part(then, curve(draws.chance("lost"), *LOST))
    return Failures(chance, defaults, np.where(defaults, lost, 0))
