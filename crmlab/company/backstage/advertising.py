"""Campaigns: one every few weeks, by turns in each channel."""

import numpy as np

from crmlab.company.draws import Draws, Ints
from crmlab.company.values import CAMPAIGN_CHANNELS
from crmlab.company.workdays import FIRST, working

CAMPAIGNS = 20
EVERY = 44
"""Days from one campaign to the next."""


def campaign_id(place: int) -> str:
    """Write a campaign's place, from 0, as its id.

    >>> campaign_id(0)
    'M01'
    """
    return f"M{place + 1:02d}"


def campaign_channels() -> Ints:
    """Give each campaign's channel as a place in `CAMPAIGN_CHANNELS`."""
    return np.arange(CAMPAIGNS, dtype=np.int64) % len(CAMPAIGN_CHANNELS)


def campaign_starts(variant: int) -> Ints:
    """Give the first day of each campaign."""
    places = np.arange(CAMPAIGNS, dtype=np.int64)
    later = Draws(variant, "campaigns", places).below("start", 15)
    return working(FIRST + 15 + places * EVERY + later)
