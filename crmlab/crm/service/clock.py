"""The clock of a service desk, which stands still at night, on rest days and on holidays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from crmlab.core.arguments import amount, broken

_LONGEST = 3_660


@dataclass(frozen=True)
class ServiceHours:
    """When a service desk is at work (服务时间): from `opens` to `closes` on its days.

    `weekdays` count from 0 for Monday. `holidays` (节假日) are free, `extra_days` (调休) worked,
    whatever the day of the week.

    Raises:
        ValueError: it closes before it opens or has no day, a day is no date or a weekday none
            from 0 to 6.
    """

    opens: time = time(8)
    closes: time = time(17)
    weekdays: frozenset[int] = frozenset(range(5))
    holidays: frozenset[date] = frozenset()
    extra_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise broken("closes", f"after opens ({self.opens})", str(self.closes))
        if not self.weekdays or not self.weekdays <= set(range(7)):
            raise broken("weekdays", "some of 0 to 6", set(self.weekdays))
        for day in self.holidays | self.extra_days:
            if not isinstance(day, date) or isinstance(day, datetime):
                raise broken("a holiday or extra day", "a date", day)

    def is_open(self, day: date) -> bool:
        """Tell whether the desk works on that day."""
        usual = day.weekday() in self.weekdays and day not in self.holidays
        return usual or day in self.extra_days

    def shifts(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Give the stretches of work from that moment on, for ten years."""
        for days in range(_LONGEST):
            day = since.date() + timedelta(days=days)
            start = max(since, datetime.combine(day, self.opens))
            end = datetime.combine(day, self.closes)
            if self.is_open(day) and start < end:
                yield start, end


DESK = ServiceHours()


def due_at(opened: datetime, hours: float, calendar: ServiceHours = DESK) -> datetime:
    """By when a request is due that may take so many hours of service (SLA到期时间).

    The clock runs in service hours alone. What is due at the end of a day is due at closing time,
    not at the next opening. With 0 hours, a request that comes at night is due as the desk opens.

    >>> due_at(datetime(2026, 6, 1, 16), 8)
    datetime.datetime(2026, 6, 2, 15, 0)

    Raises:
        ValueError: `opened` is no moment or has a time zone, `hours` is negative, or the calendar
            leaves no time for it within ten years.

    Source: a target of 8 working hours counts opening hours only, as in service agreements; the
        example was worked by hand.
    """
    left = timedelta(hours=amount("hours", hours))
    for start, end in calendar.shifts(_moment("opened", opened)):
        if left <= end - start:
            return start + left
        left -= end - start
    raise broken("hours", "worked off within ten years of the calendar", hours)


def service_time(opened: datetime, closed: datetime, calendar: ServiceHours = DESK) -> float:
    """Hours of service from one moment to another (服务工时).

    >>> service_time(datetime(2026, 6, 5, 16), datetime(2026, 6, 8, 9, 30))
    2.5

    Raises:
        ValueError: one is no moment or has a time zone, or `closed` is before `opened`, or more
            than ten years after.

    Source: as `due_at`, the other way round.
    """
    begin, until = _moment("opened", opened), _moment("closed", closed)
    if not begin <= until < begin + timedelta(days=_LONGEST):
        raise broken("closed", f"from opened ({begin}) on, within ten years", str(until))
    worked = timedelta()
    for start, end in calendar.shifts(begin):
        if start >= until:
            break
        worked += min(end, until) - start
    return worked / timedelta(hours=1)


def _moment(name: str, value: object) -> datetime:
    if not isinstance(value, datetime) or value != value or value.tzinfo is not None:
        raise broken(name, "a date and time without a time zone", value)
    return value
