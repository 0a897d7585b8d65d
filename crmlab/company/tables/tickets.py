"""Calls for help, and how they were settled within service hours."""

import numpy as np
from numpy.typing import NDArray

from crmlab.company.backstage.stage import Stage
from crmlab.company.backstage.webshop import EXPONENTIAL
from crmlab.company.draws import ONE, Draws, Ints, curve, part
from crmlab.company.ids import customer_ids, numbered, own_ids
from crmlab.company.runs import spread
from crmlab.company.tables import Columns, Words
from crmlab.company.workdays import (
    DAY_CLOSES,
    DAY_OPENS,
    LAST,
    after_service,
    dates,
    working,
)

CHANCES = 8
"""So often at most a customer calls within the last year."""
CALLS = {"firm": 350_000, "consumer": 70_000}
WIDE, MANY = 120_000, 480_000
"""Below the first an impact of 1, below the second of 2, else 3."""
HOURS = ((0, 0.08, 0.4, 0.55, 0.9, 1), (0, 1, 3, 5.4, 8, 9))
"""When people call: hours after the desk opens, with a rush in the morning and one after lunch."""
MINUTES = ((0, 0.25, 0.5, 0.75, 0.95, 1), (2, 6, 11, 20, 55, 150))
WAITS = (0, 0, 60, 150, 330, 700, 1300)
"""Mean service minutes until a ticket is taken up, by impact plus urgency."""


def columns(stage: Stage) -> Columns:
    """Make the table `tickets`."""
    place, number = spread(np.full(stage.count, CHANCES, dtype=np.int64))
    row = place * CHANCES + number
    calls = np.where(stage.firms.kind == "consumer", CALLS["consumer"], CALLS["firm"])[place]
    happens = Draws(stage.variant, "tickets", row).chance("happens") < calls
    place, row = place[happens], row[happens]
    draws = Draws(stage.variant, "tickets", row)
    begin = np.maximum(stage.firms.since[place], LAST - 365)
    day = working(begin + part(LAST - begin, draws.chance("day")))
    minute = DAY_OPENS + curve(draws.chance("hour"), *HOURS) * 60 // ONE
    minute = np.minimum(minute, DAY_CLOSES - 1)
    impact = _degree(draws.chance("impact"))
    urgency = _degree((draws.chance("impact") + draws.chance("urgency")) // 2)
    minutes = curve(draws.chance("minutes"), *MINUTES) // ONE
    usual = np.array(WAITS, dtype=np.int64)[impact + urgency]
    wait = part(usual, curve(draws.chance("wait"), *EXPONENTIAL))
    closed_day, closed_minute = after_service(day, minute, wait + minutes)
    opened, closed = _moments(day, minute), _moments(closed_day, closed_minute)
    done = closed_day <= LAST
    by_time = np.lexsort((opened, place))
    return {
        "ticket": own_ids("T", place[by_time], numbered(place[by_time])),
        "customer": Words(customer_ids(stage.count), place[by_time]),
        "opened": opened[by_time],
        "impact": impact[by_time],
        "urgency": urgency[by_time],
        "minutes": np.where(done, minutes, 0)[by_time],
        "closed": np.where(done, closed, np.datetime64("NaT"))[by_time],
    }


def _moments(day: Ints, minute: Ints) -> NDArray[np.datetime64]:
    moments: NDArray[np.datetime64] = dates(day) + minute.astype("timedelta64[m]")
    return moments


def _degree(chance: Ints) -> Ints:
    return 1 + np.searchsorted((WIDE, MANY), chance, side="right").astype(np.int64)
