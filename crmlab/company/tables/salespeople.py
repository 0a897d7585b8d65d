"""Who sells to firms."""

import numpy as np

from crmlab.company.backstage.firms import SALESPEOPLE_A_REGION
from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Draws
from crmlab.company.ids import salesperson_id
from crmlab.company.names import person_names
from crmlab.company.runs import totals
from crmlab.company.tables import Columns
from crmlab.company.values import REGIONS
from crmlab.company.workdays import LAST

ASKED = (98, 22)
"""Quota as a share of what the salesperson's customers bought in the last twelve months, in
hundredths: the least, and by how much chance can add."""
TEN_THOUSAND_YUAN = 1_000_000


def columns(stage: Stage) -> Columns:
    """Make the table `salespeople`."""
    places = np.arange(len(REGIONS) * SALESPEOPLE_A_REGION, dtype=np.int64)
    draws = Draws(stage.variant, "salespeople", places)
    names = person_names(draws)
    sales = stage.sales
    counts = (sales.day > LAST - 365) & (stage.firms.kind[sales.place] != "consumer")
    seller = stage.firms.salesperson[sales.place[counts]]
    sold = totals(sales.amount[counts], seller, len(places))
    asked = sold * (ASKED[0] + draws.below("asked", ASKED[1])) // 100
    return {
        "salesperson": [salesperson_id(place) for place in places.tolist()],
        "name": [name.en for name in names],
        "name_zh": [name.zh for name in names],
        "region": [list(REGIONS)[place // SALESPEOPLE_A_REGION] for place in places.tolist()],
        "quota": -(-asked // TEN_THOUSAND_YUAN) * TEN_THOUSAND_YUAN,
    }
