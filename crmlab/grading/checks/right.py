"""The right answer, and beside it the wrong ones that are known by name."""

from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any

from crmlab.core.arguments import amount
from crmlab.grading.checks.sameness import same

all_alike: ContextVar[bool] = ContextVar("all_alike", default=False)
"""Whether the check that runs has the same figures for everyone; the plugin says so."""


class Right:
    """Equal to an answer that is right; knows by which mistake another came about.

    | right | equal to it |
    |---|---|
    | a number | a number of any type, to nine digits or `within`; a truth value is none |
    | a text, a truth value | exactly that; numpy's kinds are Python's |
    | nothing: NaN, None, NaT, NA | any kind of nothing |
    | a date or moment | that moment, of any library; a date is its midnight, a text is no date |
    | a list or tuple, a column, an array | any of these with equal items in this order |
    | a set | a set of equal items |
    | a dict | a dict with the same keys and equal values |
    | a table | a table with the same columns in any order, and equal rows in this order |

    The index of a column or table is not looked at, nor is a dtype. `within` is an absolute
    tolerance for every number in the answer. `key` names the column, or columns, by which the rows
    of a table are matched, so that their order does not matter. Every further argument is the
    answer that a named mistake leads to. Where the figures are the same for everyone, answers that
    cannot be told apart are an error (ValueError); on a learner's own data the right one wins and
    mistakes that collide go unnamed.

    >>> 1.125 == right(1.125, stock_left_in=1.875)
    True
    >>> right(1.125, stock_left_in=1.875).mistake(1.875)
    'stock_left_in'

    Raises:
        ValueError: `within` is negative, or two answers cannot be told apart.
    """

    # Arrays and tables must leave the comparison to this class.
    __array_ufunc__ = None
    __pandas_priority__ = 10_000
    __hash__ = None  # type: ignore[assignment]

    def __init__(
        self,
        expected: Any,
        *,
        within: float = 0.0,
        key: str | Sequence[str] | None = None,
        **mistakes: Any,
    ) -> None:
        self.expected, self.within = expected, amount("within", within)
        self.key = [key] if isinstance(key, str) else key
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
        return same(answer, expected, within=self.within, key=self.key)


right = Right
"""As checks write it: `answer == right(...)`."""
