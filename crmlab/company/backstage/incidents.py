"""What goes wrong with our service, who says so, and who stays silent.

Of those who are unhappy many say nothing to us, private people above all. (John Goodman, in a
letter to Quality Progress, November 2005: about half complain to the front line, three quarters
in business markets, fewer where little is at stake.)
"""

from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.firms import Firms
from crmlab.company.draws import Draws, Flags, Ints, part
from crmlab.company.runs import spread
from crmlab.company.story import PLACES
from crmlab.company.workdays import FIRST, LAST

CHANCES = 3
"""So often at most something goes wrong for a customer while the books are open."""
GOES_WRONG = 200_000
SEVERITY = (500_000, 850_000)
"""Below the first a trifle (1), below the second annoying (2), else serious (3)."""
SPEAKS = {"firm": (300_000, 500_000, 700_000), "consumer": (80_000, 200_000, 400_000)}
"""The chance that a customer complains, by severity."""


@dataclass(frozen=True)
class Incidents:
    """Whom something befell, on which day, how bad it was, and whether the customer said so.

    By customer and day; `row` is the row of an incident's draws.
    """

    row: Ints
    place: Ints
    day: Ints
    severity: Ints
    voiced: Flags

    @property
    def silent(self) -> Flags:
        """Those that annoyed a customer who said nothing."""
        return (self.severity > 1) & ~self.voiced

    def latest(self, which: Flags, count: int) -> Ints:
        """Give the last day on which such a thing befell each of `count` customers; 0 for never."""
        days = np.zeros(count, dtype=np.int64)
        np.maximum.at(days, self.place[which], self.day[which])
        return days


def incidents(firms: Firms) -> Incidents:
    """Let things go wrong; the firms of the lessons are spared."""
    place, number = spread(np.full(firms.count, CHANCES, dtype=np.int64))
    happens = Draws(firms.variant, "incidents", place * CHANCES + number).chance("happens")
    befallen = (happens < GOES_WRONG) & ~np.isin(place, PLACES)
    place, row = place[befallen], (place * CHANCES + number)[befallen]
    begin = np.maximum(firms.since[place], FIRST)
    day = begin + part(LAST - begin, Draws(firms.variant, "incidents", row).chance("day"))
    by_day = np.lexsort((day, place))
    place, row, day = place[by_day], row[by_day], day[by_day]
    draws = Draws(firms.variant, "incidents", row)
    severity = 1 + np.searchsorted(SEVERITY, draws.chance("severity"), side="right")
    consumer = (firms.kind[place] == "consumer").astype(np.int64)
    speaks = np.array([SPEAKS["firm"], SPEAKS["consumer"]], dtype=np.int64)
    return Incidents(
        row=row,
        place=place,
        day=day,
        severity=severity,
        voiced=draws.chance("voiced") < speaks[consumer, severity - 1],
    )
