"""The rules that arguments of formulas obey, and the one form in which a breach is reported.

Every message names the argument, the rule and the value:
`current_liabilities must be > 0, got 0`. Values come back as plain floats, so that a formula
never computes on a string, a truth value or NaN.
"""

import math
from datetime import date, datetime
from decimal import Decimal
from numbers import Real


def number(name: str, value: object) -> float:
    """Return `value` as a finite float.

    >>> number("margin", "12")
    Traceback (most recent call last):
    ...
    ValueError: margin must be a finite number, got '12'
    """
    if isinstance(value, Real | Decimal) and not isinstance(value, bool):
        try:
            result = float(value)
        except (OverflowError, ValueError):  # too large, or a Decimal that signals
            result = math.nan
        if math.isfinite(result):
            return result
    raise broken(name, "a finite number", value)


def amount(name: str, value: object) -> float:
    """Return `value` as a float of zero or more: a balance, a count, a price."""
    result = number(name, value)
    if result < 0:
        raise broken(name, ">= 0", value)
    return result


def positive(name: str, value: object) -> float:
    """Return `value` as a float above zero: what stands under a fraction."""
    result = number(name, value)
    if result <= 0:
        raise broken(name, "> 0", value)
    return result


def at_most(name: str, value: float, limit_name: str, limit: float) -> None:
    """Refuse a part that is larger than its whole, by more than sums of floats are rounded by.

    >>> at_most("inventory", 900.0, "current_assets", 800.0)
    Traceback (most recent call last):
    ...
    ValueError: inventory must be <= current_assets (800.0), got 900.0
    """
    if value > limit and not math.isclose(value, limit):
        raise broken(name, f"<= {limit_name} ({limit!r})", value)


def calendar_day(name: str, value: object) -> date:
    """Return `value` as a day of the calendar; of a moment, the day that it is in.

    Raises:
        ValueError: it is neither.
    """
    if not isinstance(value, date) or value != value:  # pandas' NaT is a date that is not itself
        raise broken(name, "a date", value)
    return value.date() if isinstance(value, datetime) else value


def broken(name: str, rule: str, value: object) -> ValueError:
    """Word the breach of a rule, for rules that have no function here."""
    return ValueError(f"{name} must be {rule}, got {value!r}")
