"""Days as whole numbers, months, and the days on which trade works.

A day is the number of days since 1 January 1970, a month the number of months since then. No
trade on weekends and in the long holidays of the State Council's calendar: Spring Festival, the
first days of May, National Day. Single holidays and working Sundays are left out.
"""

from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crmlab.company.days import AS_OF, OPENED
from crmlab.company.draws import Ints

HOLIDAYS = (
    (date(2024, 2, 10), date(2024, 2, 17)),
    (date(2024, 5, 1), date(2024, 5, 5)),
    (date(2024, 10, 1), date(2024, 10, 7)),
    (date(2025, 1, 28), date(2025, 2, 4)),
    (date(2025, 5, 1), date(2025, 5, 5)),
    (date(2025, 10, 1), date(2025, 10, 8)),
    (date(2026, 2, 15), date(2026, 2, 23)),
    (date(2026, 5, 1), date(2026, 5, 5)),
)
SATURDAY, SUNDAY = 2, 3
"""The rests of these days by 7: 1 January 1970 was a Thursday."""


def number(day: date) -> int:
    """Count the days since 1 January 1970."""
    return (day - date(1970, 1, 1)).days


FIRST = number(OPENED)
LAST = number(AS_OF)
_REACH = number(date(2028, 6, 30))
"""Nothing in the books is planned for later than this."""


def dates(days: Ints) -> NDArray[np.datetime64]:
    """Write day numbers as dates."""
    return days.astype("datetime64[D]")


def month(days: Ints) -> Ints:
    """Give the month of each day."""
    return dates(days).astype("datetime64[M]").astype(np.int64)


def month_end(months: Ints) -> Ints:
    """Give the last day of each month."""
    return (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) - 1


@cache
def working_days() -> Ints:
    """All working days from the opening of the books on."""
    days = np.arange(FIRST, _REACH, dtype=np.int64)
    free = np.isin(days % 7, (SATURDAY, SUNDAY))
    for first, last in HOLIDAYS:
        free |= (days >= number(first)) & (days <= number(last))
    return days[~free]


def working(days: Ints) -> Ints:
    """Move each day that is free to the next working day."""
    return working_days()[np.searchsorted(working_days(), days)]


DAY_OPENS, DAY_CLOSES = 8 * 60, 17 * 60
"""The help desk's hours, in minutes of the day."""


def after_service(day: Ints, minute: Ints, service_minutes: Ints) -> tuple[Ints, Ints]:
    """Give day and minute when so many minutes of service hours have passed since a working moment.

    >>> monday = np.array([number(date(2026, 6, 1))])
    >>> day, minute = after_service(monday, np.array([16 * 60]), np.array([8 * 60]))
    >>> dates(day)[0], minute[0] / 60  # the next day at 15:00
    (np.datetime64('2026-06-02'), np.float64(15.0))
    """
    length = DAY_CLOSES - DAY_OPENS
    passed = minute - DAY_OPENS + service_minutes
    place = np.searchsorted(working_days(), day) + passed // length
    return working_days()[place], DAY_OPENS + passed % length
