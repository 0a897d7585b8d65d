"""How we advertised: a campaign every few weeks, by turns in each channel."""

import numpy as np

from crmlab.company.backstage.advertising import (
    CAMPAIGNS,
    campaign_channels,
    campaign_id,
    campaign_starts,
)
from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Draws
from crmlab.company.tables import Columns
from crmlab.company.values import CAMPAIGN_CHANNELS
from crmlab.company.workdays import dates

REACHED = {"letter": 500, "message": 2000, "phone": 80, "fair": 110}
"""People addressed for every hundred customers that we have."""
A_HEAD = {"letter": (600, 300), "message": (8, 5), "phone": (1000, 500), "fair": (0, 1)}
FIXED = {
    "letter": (300_000, 200_000),
    "message": (50_000, 30_000),
    "phone": (0, 1),
    "fair": (2_600_000, 2_400_000),
}
"""What it costs for each person addressed, and in any case: fen at least, and what chance adds."""


def columns(stage: Stage) -> Columns:
    """Make the table `campaigns`."""
    draws = Draws(stage.variant, "campaigns", np.arange(CAMPAIGNS, dtype=np.int64))
    channel = campaign_channels()
    names = list(CAMPAIGN_CHANNELS)
    reached = np.array([REACHED[name] for name in names], dtype=np.int64)[channel]
    sent = stage.count * reached * (80 + draws.below("sent", 41)) // 10_000
    cost = np.zeros(CAMPAIGNS, dtype=np.int64)
    for number, name in enumerate(names):
        rows = channel == number
        head = A_HEAD[name][0] + draws.below("a head", A_HEAD[name][1])
        fixed = FIXED[name][0] + draws.below("fixed", FIXED[name][1])
        cost[rows] = (sent * head + fixed)[rows]
    return {
        "campaign": [campaign_id(place) for place in range(CAMPAIGNS)],
        "start": dates(campaign_starts(stage.variant)),
        "channel": [names[number] for number in channel.tolist()],
        "cost": cost,
        "sent": sent,
    }
