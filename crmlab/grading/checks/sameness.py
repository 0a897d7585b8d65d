"""When an answer means the same as what was expected, whatever types the two are made of."""

import math
from collections.abc import Callable, Sequence, Set
from datetime import date, datetime, timedelta
from decimal import Decimal
from numbers import Real
from typing import Any

from crmlab.grading.running.opaque import Opaque

RELATIVE = 1e-9
"""Room for the order of additions; `within` gives room for rounding."""

_SMALLEST = 1e-12
_HOLDERS = (list, tuple, dict, set, frozenset)


def same(answer: Any, expected: Any, *, within: float, key: Sequence[str] | None) -> bool:
    """Compare by the table in the docstring of `right`; an opaque answer refuses the comparison."""

    def inner(one: Any, other: Any) -> bool:
        return same(one, other, within=within, key=key)

    if isinstance(answer, Opaque):
        answer.used()
    if _is_table(expected):
        return _is_table(answer) and _same_rows(ordered(answer, key), ordered(expected, key), inner)
    answer, expected = _simple(answer), _simple(expected)
    if _is_missing(expected):
        return _is_missing(answer)
    if isinstance(expected, _HOLDERS):
        return _same_content(answer, expected, inner)
    if isinstance(expected, Real | Decimal) and not isinstance(expected, bool):
        return _same_number(answer, expected, within)
    if isinstance(expected, date):
        return isinstance(answer, date) and _moment(answer) == _moment(expected)
    if isinstance(expected, timedelta):
        return isinstance(answer, timedelta) and answer == expected
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
    return math.isclose(*figures, rel_tol=RELATIVE, abs_tol=max(within, _SMALLEST))


def _moment(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day)


def _same_content(answer: Any, expected: Any, inner: Callable[[Any, Any], bool]) -> bool:
    if isinstance(expected, dict):
        return (
            isinstance(answer, dict)
            and answer.keys() == expected.keys()
            and all(inner(answer[name], expected[name]) for name in expected)
        )
    if isinstance(expected, set | frozenset):
        return isinstance(answer, set | frozenset) and _same_items(answer, expected, inner)
    return (
        isinstance(answer, list | tuple)
        and len(answer) == len(expected)
        and all(inner(*pair) for pair in zip(answer, expected, strict=True))
    )


def _same_items(answer: Set[Any], expected: Set[Any], inner: Callable[[Any, Any], bool]) -> bool:
    """Find for each item another one that is the same; nearly all are found by their hash."""
    if len(answer) != len(expected):
        return False
    left = {item: item for item in answer}
    unfound = [item for item in expected if not (item in left and inner(left.pop(item), item))]
    for item in unfound:
        twin = next((other for other in left if inner(other, item)), left)
        if twin is left:
            return False
        del left[twin]
    return True


def ordered(table: Any, key: Sequence[str] | None) -> Any:
    """Sort the rows of a table by the key that matches them, if there is one."""
    if key is None:
        return table
    if not set(key) <= set(table.columns):
        table = table.reset_index()
    return table.sort_values([*key]) if set(key) <= set(table.columns) else table


def _same_rows(answer: Any, expected: Any, inner: Callable[[Any, Any], bool]) -> bool:
    return (
        answer.shape == expected.shape
        and set(answer.columns) == set(expected.columns)
        and all(inner(answer[name], expected[name]) for name in expected.columns)
    )
