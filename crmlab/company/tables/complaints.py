"""What customers complained about; those who stayed silent are not in it."""

import numpy as np

from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Draws
from crmlab.company.ids import customer_ids, numbered, own_ids
from crmlab.company.tables import Columns, Words
from crmlab.company.values import CAUSES, COMPLAINT_STATES
from crmlab.company.workdays import LAST, dates

CAUSED = {"product": 260_000, "delivery": 460_000, "invoice": 190_000, "people": 90_000}
"""The chance of each cause."""
ANSWERED_AFTER, SETTLED_AFTER = 7, (20, 70)
"""Days until a complaint is answered; until a trifle is settled at least, and what chance adds."""

NEGLECTED = 70_000
"""The chance that nobody ever takes it up."""


def columns(stage: Stage) -> Columns:
    """Make the table `complaints`."""
    happened = stage.incidents
    row, place, day, severity = (
        each[happened.voiced]
        for each in (happened.row, happened.place, happened.day, happened.severity)
    )
    draws = Draws(stage.variant, "complaints", row)
    ends = np.cumsum([CAUSED[cause] for cause in CAUSES])
    settled_after = (SETTLED_AFTER[0] + draws.below("settled", SETTLED_AFTER[1])) * severity
    taken_up = draws.chance("taken up") >= NEGLECTED
    steps = taken_up & (np.stack([day + ANSWERED_AFTER, day + settled_after]) <= LAST)
    return {
        "complaint": own_ids("K", place, numbered(place)),
        "customer": Words(customer_ids(stage.count), place),
        "date": dates(day),
        "cause": Words(list(CAUSES), np.searchsorted(ends, draws.chance("cause"), side="right")),
        "severity": severity,
        "status": Words(list(COMPLAINT_STATES), steps.sum(axis=0)),
    }
