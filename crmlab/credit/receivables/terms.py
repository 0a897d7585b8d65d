"""When is an invoice due?"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from crmlab.core.arguments import broken, calendar_day


@dataclass(frozen=True)
class Net:
    """Payment so many days after the invoice date (发票日后N天)."""

    days: int

    def __post_init__(self) -> None:
        _whole("days", self.days)


@dataclass(frozen=True)
class MonthlySettlement:
    """Payment of a month's invoices together (月结), so long after the statement closes.

    The statement closes on `cutoff_day` of the month, or on the month's last day where that comes
    first. Payment is due `months` months and then `days` days after it.

    "Monthly settlement, 30 days" (月结30天) is read in several ways, so a contract has to say:
    the end of the next month is `months=1`; 30 days after the statement `days=30`; 30 days after
    the first of the next month `days=31`; and 30 days after the invoice is `Net(30)`.

    Source: the readings as listed in help pages of Chinese stock and purchasing software (易特,
        月结N天 and 次月结N天), which disagree with one another.
    """

    cutoff_day: int = 31
    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        _whole("cutoff_day", self.cutoff_day)
        _whole("months", self.months)
        _whole("days", self.days)
        if not 1 <= self.cutoff_day <= 31:
            raise broken("cutoff_day", "from 1 to 31", self.cutoff_day)


def due_date(invoice_date: date, terms: Net | MonthlySettlement) -> date:
    """Return the last day on which an invoice is paid in time (到期日).

    >>> due_date(date(2026, 3, 10), Net(30))
    datetime.date(2026, 4, 9)
    >>> due_date(date(2026, 3, 10), MonthlySettlement(months=1))
    datetime.date(2026, 4, 30)
    >>> due_date(date(2026, 3, 26), MonthlySettlement(cutoff_day=25, months=1))
    datetime.date(2026, 5, 25)

    Raises:
        ValueError: `invoice_date` is no date, or `terms` are neither of the two.

    Source: convention; the cut-off day is put into each month anew, so that a statement of
        28 February with `cutoff_day=31` is due a month later on 31 March.
    """
    day = calendar_day("invoice_date", invoice_date)
    if isinstance(terms, Net):
        return day + timedelta(days=terms.days)
    if not isinstance(terms, MonthlySettlement):
        raise broken("terms", "Net or MonthlySettlement", terms)
    month = day.year * 12 + day.month - 1
    if day > _day_of(month, terms.cutoff_day):
        month += 1
    return _day_of(month + terms.months, terms.cutoff_day) + timedelta(days=terms.days)


def _day_of(month: int, day: int) -> date:
    year, index = divmod(month, 12)
    return date(year, index + 1, min(day, monthrange(year, index + 1)[1]))


def _whole(name: str, value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise broken(name, "a whole number of zero or more", value)
