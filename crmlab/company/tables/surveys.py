"""How content those are whom we asked: some of all customers, drawn by lot."""

import numpy as np

from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Draws
from crmlab.company.ids import customer_ids
from crmlab.company.tables import Columns, Words
from crmlab.company.workdays import LAST, dates

ASKED = 350_000
REMEMBERED = 365
"""Days for which one remembers what went wrong."""
SCORES = {
    "content": (2_000, 10_000, 160_000, 600_000),
    "complained": (60_000, 180_000, 430_000, 760_000),
    "silent": (380_000, 880_000, 970_000, 1_000_000),
}
"""Chances of a score of at most 1, 2, 3, 4."""


def columns(stage: Stage) -> Columns:
    """Make the table `surveys`."""
    draws = Draws(stage.variant, "surveys", stage.firms.places)
    asked = draws.chance("asked") < ASKED
    day = LAST - draws.below("day", 20)
    chance = draws.chance("score")
    happened = stage.incidents
    silent = happened.latest(happened.silent, stage.count) > LAST - REMEMBERED
    complained = happened.latest(happened.voiced, stage.count) > LAST - REMEMBERED
    score = np.select(
        [silent, complained],
        [
            1 + np.searchsorted(SCORES[mood], chance, side="right")
            for mood in ("silent", "complained")
        ],
        1 + np.searchsorted(SCORES["content"], chance, side="right"),
    )
    return {
        "customer": Words(customer_ids(stage.count), stage.firms.places[asked]),
        "date": dates(day[asked]),
        "score": score[asked],
    }
