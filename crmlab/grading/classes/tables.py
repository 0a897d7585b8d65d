"""Tables for a spreadsheet, with text of strangers in them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from crmlab.grading.wording import plain

LONGEST = 32_000
"""Characters of a cell: a spreadsheet's holds hardly more."""

# A spreadsheet runs a cell that begins with such a sign; to one made for Chinese the wide signs are
# the same. Where the semicolon separates cells, it and every line begin one too, quoted or not.
_FORMULA = re.compile(r'((?:^|;)[ "]*)(?=[-=+@＝＋－＠])', re.MULTILINE)


def cell(text: str) -> str:
    """Make text safe for a cell: one line, and formulas disarmed.

    >>> cell("=1+1")
    "'=1+1"
    """
    return _disarmed(plain(text, LONGEST))


def page(text: str) -> str:
    """Make text safe for a cell that keeps its lines."""
    lines = (plain(line, LONGEST) for line in text[: 5 * LONGEST].strip().splitlines())
    return _disarmed("\n".join(lines))


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write a table whose cells have been made safe, a row at a time."""
    for row in chain([columns], rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        yield line.getvalue()


def _disarmed(text: str) -> str:
    safe = _FORMULA.sub(r"\1'", text)
    return safe if len(safe) <= LONGEST else f"{safe[: LONGEST - 1]}…"
