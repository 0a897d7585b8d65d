"""When does a prospect mean to order, and when is he to be called again?"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from crmlab.core.arguments import broken, calendar_day, positive

Horizon = Literal["H", "A", "B", "C", "open", "overdue"]
"""H, A, B and C as car dealers use them, and the two cases on which their rule is silent."""

CAR_MAKER_POLICY: Mapping[str, float] = MappingProxyType({"H": 7, "A": 15, "B": 30, "C": 90})
"""Days until the next contact that one car maker asks for, by class."""

DEALER_POLICY: Mapping[str, float] = MappingProxyType({"H": 2, "A": 7, "B": 14, "C": 30})
"""Days until the next contact at a dealer of another make; C once a month."""


def order_horizon(expected: date | None, today: date) -> Horizon:
    """Class a prospect by the days until his expected order (意向级别): H, A, B or C.

    H within 7 days, A within 15, B within 30, C without a date. The rule says nothing of orders
    more than 30 days away or expected before today: these are "open" and "overdue", since a
    silent C would call a customer with a plan one without.

    >>> today = date(2026, 3, 1)
    >>> order_horizon(date(2026, 3, 9), today), order_horizon(None, today)
    ('A', 'C')

    Raises:
        ValueError: `today` is no date, or `expected` is neither a date nor None.

    Source: the classes from source deck 003, that counts days up to and including the 7th, 15th
        and 30th; "open" and "overdue" are a convention of the course.
    """
    now = calendar_day("today", today)
    if expected is None:
        return "C"
    days = (calendar_day("expected", expected) - now).days
    if days < 0:
        return "overdue"
    ends: tuple[tuple[int, Horizon], ...] = ((7, "H"), (15, "A"), (30, "B"))
    return next((grade for end, grade in ends if days <= end), "open")


def follow_up_days(grade: str, policy: Mapping[str, float] = CAR_MAKER_POLICY) -> float:
    """Days until a prospect of this class is contacted again (回访间隔).

    >>> follow_up_days("B"), follow_up_days("B", DEALER_POLICY)
    (30.0, 14.0)

    Raises:
        ValueError: `policy` says nothing of this class ("open" and "overdue" first need a date
            that holds), or its days are not positive.

    Source: one car maker's 7, 15, 30 and 90 days and another's dealer with 2, 7, 14 days and once
        a month, as collected for the course.
    """
    if grade not in policy:
        raise broken("grade", f"one of {', '.join(policy)}", grade)
    return positive(f"the days of {grade}", policy[grade])
