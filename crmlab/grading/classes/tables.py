"""Tables for a spreadsheet, with text of strangers in them."""

import csv
import io
from collections.abc import Iterable, Sequence

from crmlab.grading.wording import plain

LONGEST = 32_000
"""Characters of a line: a spreadsheet's cell holds hardly more."""

# A spreadsheet runs a cell that begins so; to one made for Chinese the wide signs are the same.
_FORMULA = tuple("=+-@＝＋－＠")


def cell(text: str) -> str:
    """Make text safe for a cell: one line, and a formula disarmed.

    >>> cell("=1+1")
    "'=1+1"
    """
    return _disarmed(plain(text, LONGEST))


def page(text: str) -> str:
    """Make text safe for a cell that keeps its lines."""
    return _disarmed("\n".join(plain(line, LONGEST) for line in text.strip().splitlines()))


def points(number: float | None) -> str:
    """Write points without needless zeros, unknown ones as nothing.

    >>> points(2.0), points(0.1 + 0.2), points(None)
    ('2', '0.3', '')
    """
    return "" if number is None else f"{number:.10g}"


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table whose cells have been made safe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
