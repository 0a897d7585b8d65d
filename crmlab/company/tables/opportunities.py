"""Sales in the making, with what became of the earlier ones."""

import numpy as np

from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Draws, part
from crmlab.company.ids import customer_ids, numbered, own_ids
from crmlab.company.runs import spread
from crmlab.company.tables import Columns, Words
from crmlab.company.values import STAGES
from crmlab.company.workdays import LAST, dates, working

CHANCES = 2
"""So many opportunities at most come up with a firm in nine months."""
COMES, WON, FORGOTTEN = 450_000, 420_000, 120_000
"""The chance that each comes up, that it is won, that one past its day is still kept as open."""
GUESS = {"enquiry": 15, "offer": 35, "negotiation": 60}
"""The chance of winning that salespeople usually guess, in hundredths."""
HUNDRED_YUAN = 10_000


def columns(stage: Stage) -> Columns:
    """Make the table `opportunities`."""
    firms = stage.firms
    owner, number = spread(np.full(len(firms.business), CHANCES, dtype=np.int64))
    place = firms.business[owner]
    row = place * CHANCES + number
    draws = Draws(stage.variant, "opportunities", row)
    opened = working(LAST - draws.below("opened", 270))
    comes = (draws.chance("comes") < COMES) & (opened >= firms.since[place])
    place, row, opened = place[comes], row[comes], opened[comes]
    draws = Draws(stage.variant, "opportunities", row)
    takes = 20 + draws.below("takes", 130)
    closes = opened + takes
    past = (closes <= LAST) & (draws.chance("forgotten") >= FORGOTTEN)
    won = past & (draws.chance("won") < WON)
    progress = np.minimum((LAST - opened) * 3 // takes, 2)
    stages = list(STAGES)
    reached = np.where(won, stages.index("won"), np.where(past, stages.index("lost"), progress))
    usual = np.array([GUESS.get(name, 0) for name in stages], dtype=np.int64)[reached]
    hope = draws.below("hope", 5) * 5 - 5
    guess = np.where(won, 100, np.where(past, 0, usual + hope))
    monthly = part(stage.dealings.demand[place], stage.dealings.wallet[place])
    amount = monthly * (30 + draws.below("amount", 400)) // 100
    by_day = np.lexsort((opened, place))
    return {
        "opportunity": own_ids("B", place[by_day], numbered(place[by_day])),
        "customer": Words(customer_ids(stage.count), place[by_day]),
        "opened": dates(opened[by_day]),
        "stage": Words(stages, reached[by_day]),
        "amount": (amount // HUNDRED_YUAN * HUNDRED_YUAN + HUNDRED_YUAN)[by_day],
        "probability": guess[by_day],
        "closes": dates(closes[by_day]),
    }
