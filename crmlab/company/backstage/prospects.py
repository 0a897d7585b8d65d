"""Who may become a customer: how a lead came, when it was handed over, what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.advertising import campaign_channels, campaign_starts
from crmlab.company.draws import ONE, Draws, Flags, Ints
from crmlab.company.values import CAMPAIGN_CHANNELS, LEAD_SOURCES, LEAD_STATES
from crmlab.company.workdays import LAST, working

FOR_FIVE_CUSTOMERS = 4
"""So many leads there are for every five customers."""
RECENT = 300
"""Leads of so many days are kept."""
SOURCES = {"fair": 0.2, "referral": 0.15, "web": 0.33, "letter": 0.2, "cold call": 0.12}
BY_CAMPAIGN = {"fair": "fair", "letter": "letter", "cold call": "phone"}
"""Which channel's campaigns bring leads of a source, and for how many days."""
WORKS_FOR = 60
PASSED_LATE = {"fair": 0.5, "referral": 0.1, "web": 0.2, "letter": 0.6, "cold call": 0.3}
"""How often marketing hands a lead to sales late, by source."""
CONVERTS = {"fair": 0.24, "referral": 0.45, "web": 0.26, "letter": 0.16, "cold call": 0.08}
"""The chance that a lead becomes an opportunity, by source, if it was handed over in time."""
LATE_CONVERTS = 50
"""The same for one that was handed over late, in hundredths."""
NEVER_PASSED, NEGLECTED, TWICE = 60_000, 120_000, 45_000
"""The chance that a lead is never handed over, never decided, recorded twice."""


@dataclass(frozen=True)
class Leads:
    """The leads; days are 0 where there is none, campaign and `same_as` -1."""

    source: Ints
    campaign: Ints
    created: Ints
    passed: Ints
    expected: Ints
    state: Ints
    same_as: Ints


def leads(variant: int, customers: int) -> Leads:
    """Make a company's leads; some are an earlier one again, recorded a second time."""
    places = np.arange(customers * FOR_FIVE_CUSTOMERS // 5, dtype=np.int64)
    draws = Draws(variant, "leads", places)
    ends = np.cumsum(_millionths(SOURCES))
    source = np.searchsorted(ends, draws.chance("source"), side="right")
    same_as = _repeats(draws)
    created = _created(draws, same_as)
    late = draws.chance("late") < _millionths(PASSED_LATE)[source]
    passed = working(
        created + np.where(late, 4 + draws.below("delay", 20), draws.below("delay", 3))
    )
    reached = (passed <= LAST) & (draws.chance("never passed") >= NEVER_PASSED)
    decided_on = passed + 10 + draws.below("decided", 70)
    decided = reached & (decided_on <= LAST) & (draws.chance("neglected") >= NEGLECTED)
    converts = _millionths(CONVERTS)[source] * np.where(late, LATE_CONVERTS, 100) // 100
    converted = decided & (draws.chance("converts") < converts)
    qualified = reached & (passed + 12 <= LAST) & (draws.chance("qualified") < 600_000)
    known = draws.chance("expected") < np.where(reached, 780_000, 350_000)
    expected = np.where(converted, decided_on, created + 5 + draws.below("order", 90))
    return Leads(
        source=source,
        campaign=_campaigns(variant, source, created),
        created=created,
        passed=np.where(reached, passed, 0),
        expected=np.where(known, expected, 0),
        state=_state(reached, qualified, decided, converted),
        same_as=same_as,
    )


def _millionths(by_source: Mapping[str, float]) -> Ints:
    return np.array([round(by_source[name] * ONE) for name in LEAD_SOURCES], dtype=np.int64)


def _repeats(draws: Draws) -> Ints:
    """Give the earlier lead that each one repeats; none is repeated by way of another repeat."""
    back = draws.rows - 1 - draws.below("back", 30)
    repeats = (draws.chance("twice") < TWICE) & (back >= 0)
    return np.where(repeats & ~repeats[np.maximum(back, 0)], back, -1)


def _created(draws: Draws, same_as: Ints) -> Ints:
    created = working(LAST - draws.below("age", RECENT))
    again = np.minimum(created[same_as] + draws.below("again", 25), LAST)
    return np.where(same_as >= 0, again, created)


def _state(reached: Flags, qualified: Flags, decided: Flags, converted: Flags) -> Ints:
    states = list(LEAD_STATES)
    return np.select(
        [converted, decided, qualified, reached],
        [states.index(name) for name in ("converted", "lost", "qualified", "contacted")],
        states.index("new"),
    )


def _campaigns(variant: int, source: Ints, created: Ints) -> Ints:
    """Give the latest campaign that can have brought each lead; -1 where none can."""
    brought = np.full(len(source), -1, dtype=np.int64)
    starts, channels = campaign_starts(variant).tolist(), campaign_channels().tolist()
    for place, (start, channel) in enumerate(zip(starts, channels, strict=True)):
        name = list(CAMPAIGN_CHANNELS)[channel]
        fitting = np.array([BY_CAMPAIGN.get(each) == name for each in LEAD_SOURCES])[source]
        brought[fitting & (created >= start) & (created < start + WORKS_FOR)] = place
    return brought
