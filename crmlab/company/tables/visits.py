"""When salespeople called at firms, and what they learned there of the firm's needs."""

import numpy as np

from crmlab.company.backstage.firms import SALESPEOPLE_A_REGION
from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Draws
from crmlab.company.ids import customer_ids, salesperson_id
from crmlab.company.tables import Columns, Words
from crmlab.company.values import REGIONS
from crmlab.company.workdays import dates

MISJUDGED = 15
"""By how much, at most, a salesperson's estimate is wrong, in hundredths."""
HUNDRED_YUAN = 10_000


def columns(stage: Stage) -> Columns:
    """Make the table `visits`."""
    calls = stage.contacts
    place, day = calls.place[calls.visit], calls.day[calls.visit]
    guess = Draws(stage.variant, "visits", calls.row[calls.visit]).below("guess", 2 * MISJUDGED + 1)
    estimate = stage.dealings.needs(place, day) * (100 - MISJUDGED + guess) // 100
    sellers = [salesperson_id(seat) for seat in range(len(REGIONS) * SALESPEOPLE_A_REGION)]
    return {
        "customer": Words(customer_ids(stage.count), place),
        "salesperson": Words(sellers, stage.firms.salesperson[place]),
        "date": dates(day),
        "demand": np.maximum(estimate // HUNDRED_YUAN, 1) * HUNDRED_YUAN,
    }
