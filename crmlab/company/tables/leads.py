"""Who may become a customer."""

import numpy as np
from numpy.typing import NDArray

from crmlab.company.backstage.advertising import CAMPAIGNS, campaign_id
from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Draws, Ints
from crmlab.company.names import prospect_names
from crmlab.company.tables import Columns, Words
from crmlab.company.values import LEAD_SOURCES, LEAD_STATES
from crmlab.company.workdays import dates
from crmlab.core.text import Text

NUMBERS, STEP = 10_000_000, 6_700_417
"""Telephone numbers begin with 1000, which no subscriber in China has, and have seven digits more.
The step is prime, so that it leads through all of them before one comes again."""


def lead_ids(count: int) -> list[str]:
    """Write the ids of the first `count` leads."""
    return [f"L{number:04d}" for number in range(1, count + 1)]


def columns(stage: Stage) -> Columns:
    """Make the table `leads`."""
    made = stage.leads
    places = np.arange(len(made.state), dtype=np.int64)
    names, phones = _written(Draws(stage.variant, "lead names", places), made.same_as)
    return {
        "lead": lead_ids(len(places)),
        "name": [name.en for name in names],
        "name_zh": [name.zh for name in names],
        "phone": phones,
        "source": Words(list(LEAD_SOURCES), made.source),
        "campaign": Words([campaign_id(place) for place in range(CAMPAIGNS)], made.campaign),
        "created": dates(made.created),
        "passed": _days(made.passed),
        "expected_order": _days(made.expected),
        "state": Words(list(LEAD_STATES), made.state),
    }


def _written(draws: Draws, same_as: Ints) -> tuple[list[Text], list[str]]:
    """Names and telephone numbers; a lead recorded again is written in another way."""
    names = prospect_names(draws)
    start = int(draws.below("phone", NUMBERS)[0])
    numbers = (start + draws.rows * STEP) % NUMBERS
    phones = [f"1000-{each // 10_000:03d}-{each % 10_000:04d}" for each in numbers.tolist()]
    for place, first in enumerate(same_as.tolist()):
        if first >= 0:
            name = names[first]
            names[place] = Text(f"{name.en.upper()} LTD", f"{name.zh}有限公司")
            phones[place] = "+86 " + phones[first].replace("-", "")
    return names, phones


def _days(days: Ints) -> NDArray[np.datetime64]:
    return np.where(days > 0, dates(days), np.datetime64("NaT"))
