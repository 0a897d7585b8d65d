"""What the next quarter showed of each firm: whether it defaulted, and what that cost us."""

import numpy as np

from crmlab.company.backstage.stage import Stage
from crmlab.company.days import NEXT_QUARTER_END
from crmlab.company.ids import customer_ids
from crmlab.company.tables import Columns, Words


def columns(stage: Stage) -> Columns:
    """Make the table `outcomes`."""
    failed, business = stage.failures, stage.firms.business
    return {
        "customer": Words(customer_ids(stage.count), business),
        "date": np.full(len(business), np.datetime64(NEXT_QUARTER_END)),
        "defaulted": failed.defaults[business],
        "loss": failed.loss[business],
    }
