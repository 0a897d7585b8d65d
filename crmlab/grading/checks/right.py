"""The right answer, and beside it the wrong ones that are known by name."""

import math
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from decimal import Decimal
from numbers import Real
from typing import Any

from crmlab.grading.running.opaque import Opaque

all_alike: ContextVar[bool] = ContextVar("all_alike", default=False)
"""Whether the check that runs has the same figures for everyone; the plugin says so."""

RELATIVE = 1e-9
"""Room for the order of additions; `within` gives room for rounding."""


class Right:
    """Equal to an answer that is right; knows by which mistake another came about.

    `within` is an absolute tolerance for every number in the answer. `key` names the column by
    which the rows of a table are matched, so that their order does not matter. Every further
    argument is the answer that a named mistake leads to. Where the figures are the same for
    everyone, answers that cannot be told apart are an error (ValueError); on a learner's own
    data the right one wins and mistakes that collide go unnamed.

    >>> 1.125 == right(1.125, stock_left_in=1.875)
    True
    >>> right(1.125, stock_left_in=1.875).mistake(1.875)
    'stock_left_in'
    """

    # Arrays and tables must leave the comparison to this class.
    __array_ufunc__ = None
    __pandas_priority__ = 10_000
    __hash__ = None  # type: ignore[assignment]

    def __init__(
        self, expected: Any, *, within: float = 0.0, key: str | None = None, **mistakes: Any
    ) -> None:
        self.expected, self.within, self.key = expected, within, key
        self.mistakes = mistakes
        if all_alike.get():
            for name, wrong in mistakes.items():
                if self._same(wrong, self.expected) or self.mistake(wrong) != name:
                    raise ValueError(
                        f"{name} must lead to an answer of its own, got {wrong!r}: choose figures "
                        "that tell the mistakes apart"
                    )

    def __eq__(self, answer: object) -> bool:
        return self._same(answer, self.expected)

    def __ne__(self, answer: object) -> bool:
        return not self._same(answer, self.expected)

    def __repr__(self) -> str:
        return repr(self.expected)

    def mistake(self, answer: object) -> str | None:
        """Name the mistake that leads to `answer`, if there is exactly one."""
        names = [name for name, wrong in self.mistakes.items() if self._same(answer, wrong)]
        return names[0] if len(names) == 1 else None

    def _same(self, answer: Any, expected: Any) -> bool:
        return _same(answer, expected, self.within, self.key)


right = Right
"""As checks write it: `answer == right(...)`."""


def _same(answer: Any, expected: Any, within: float, key: str | None) -> bool:
    if isinstance(answer, Opaque):
        answer.used()
    if _is_table(expected):
        return _is_table(answer) and _same_table(answer, expected, within, key)
    answer, expected = _simple(answer), _simple(expected)
    if _is_missing(expected):
        return _is_missing(answer)
    if isinstance(expected, bool | str):
        return type(answer) is type(expected) and bool(answer == expected)
    if isinstance(expected, Real | Decimal):
        return _same_number(answer, expected, within)
    if isinstance(expected, dict):
        return (
            isinstance(answer, dict)
            and answer.keys() == expected.keys()
            and all(_same(answer[name], expected[name], within, key) for name in expected)
        )
    if isinstance(expected, list | tuple):
        return (
            isinstance(answer, list | tuple)
            and len(answer) == len(expected)
            and all(_same(*pair, within, key) for pair in zip(answer, expected, strict=True))
        )
    if isinstance(expected, date):
        return isinstance(answer, date) and _moment(answer) == _moment(expected)
    if isinstance(expected, timedelta | set | frozenset):
        return isinstance(answer, timedelta | set | frozenset) and answer == expected
    return type(answer) is type(expected) and bool(answer == expected)


def _is_table(value: object) -> bool:
    return type(value).__name__ == "DataFrame"


def _simple(value: Any) -> Any:
    """Turn a column or an array into a list, a number of numpy's into Python's own."""
    library = type(value).__module__.partition(".")[0]
    if library not in ("numpy", "pandas") or not hasattr(value, "tolist"):
        return value
    if library == "numpy" and value.dtype.kind in "mM":
        value = value.astype(f"{value.dtype.kind}8[us]")
    return value.tolist()


def _is_missing(value: Any) -> bool:
    if isinstance(value, Real | Decimal):
        return value != value
    return value is None or type(value).__name__ in ("NaTType", "NAType")


def _same_number(answer: Any, expected: Any, within: float) -> bool:
    if not isinstance(answer, Real | Decimal) or isinstance(answer, bool):
        return False
    try:
        figures = float(answer), float(expected)
    except OverflowError:
        return False
    return math.isclose(*figures, rel_tol=RELATIVE, abs_tol=max(within, 1e-12))


def _moment(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day)


def _same_table(answer: Any, expected: Any, within: float, key: str | None) -> bool:
    answer, expected = _in_order(answer, key), _in_order(expected, key)
    return (
        answer.shape == expected.shape
        and set(answer.columns) == set(expected.columns)
        and all(_same(answer[name], expected[name], within, key) for name in expected.columns)
    )


def _in_order(table: Any, key: str | None) -> Any:
    if key is None:
        return table
    if key not in table.columns:
        table = table.reset_index()
    return table.sort_values(key) if key in table.columns else table
