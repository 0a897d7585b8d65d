"""How values, calls and errors are put before a learner or an instructor."""

import locale
import re
import reprlib
from collections.abc import Mapping
from typing import Any

from crmlab.core.text import Lang, Text

_LONGEST = 200
_COLUMNS = 10
_CENTS = 2
_EXACT = 1e15
"""Below it, amounts are shown to the fen however large they are."""


def plain(text: str, longest: int = _LONGEST) -> str:
    r"""Give a stranger's text as one line that can do no harm in a terminal or a table.

    Control characters, and those that turn the direction of text around, are left out.

    >>> plain("done\n\x1b[2J now")
    'done [2J now'
    """
    seen = "".join(sign if sign.isprintable() else "\0" for sign in text[: 5 * longest])
    line = re.sub("\0+", " ", seen).strip()
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def short(value: object, digits: int = 6) -> str:
    """Show a value in a few words: a table by its size and columns, a number rounded.

    >>> short({"quick": [1 / 3, None]})
    "{'quick': [0.333333, None]}"
    """
    brief = _Brief()
    brief.digits = digits
    return plain(brief.repr(value), 120)


def apart(one: object, other: object) -> tuple[str, str]:
    """Show two values with as many digits as it takes to see a difference.

    >>> apart(0.1234567, 0.1234568)
    ('0.1234567', '0.1234568')
    """
    shown = "", ""
    for digits in (6, 9, 17):
        shown = short(one, digits), short(other, digits)
        if shown[0] != shown[1]:
            break
    return shown


def points(number: float | None) -> str:
    """Write points without needless zeros, unknown ones as nothing.

    >>> points(2.0), points(0.1 + 0.2), points(None)
    ('2', '0.3', '')
    """
    return "" if number is None else f"{number:.10g}"


def system_lang(environment: Mapping[str, str]) -> Lang:
    """Tell the language of the system, Chinese or else English.

    >>> system_lang({"LANG": "zh_CN.UTF-8"})
    'zh'
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].startswith("zh") else "en"
    name = locale.getlocale()[0] or ""
    return "zh" if name.startswith(("zh", "Chinese")) else "en"


class _Brief(reprlib.Repr):
    """Shows the beginning of what a value holds, so that it never takes long."""

    digits = 6

    def __init__(self) -> None:
        super().__init__()
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdict = 20
        self.maxstring = self.maxlong = self.maxother = 110

    def repr_float(self, value: float, _: int) -> str:
        whole = len(f"{abs(value):.0f}") if abs(value) < _EXACT else 0
        return f"{value:.{max(self.digits, whole + _CENTS)}g}"

    def repr_instance(self, value: Any, level: int) -> str:
        kind = type(value).__name__
        if kind == "DataFrame":
            columns = ", ".join(map(str, value.columns[:_COLUMNS]))
            return f"<table of {len(value)} rows: {columns}>"
        if hasattr(type(value), "tolist"):  # a column, an array, or a number of numpy's
            if getattr(value, "ndim", 1):
                return f"<{value.size} values>"
            return self.repr1(value.tolist(), level)
        return super().repr_instance(value, level)


def unusable(error: OSError) -> Text:
    """Say which file or folder could not be used, and what to look at."""
    what = f"{error.filename}: {error.strerror}"
    return Text(
        f"{what}; check that it exists, that you may use it and that there is room.",
        f"{what}；请检查它是否存在、是否有权限、磁盘是否有空间。",
    )


def raised(described: Mapping[str, Any]) -> Text:
    """Say which error learner code raised and where; `described` comes from the child."""
    error = plain(f"{described['type']}: {described['message']}").rstrip(":. ")
    if "cell" not in described:
        return Text(f"It raised {error}.", f"出现错误 {error}。")
    cell, line = int(described["cell"]), int(described["line"])
    text = plain(described["text"], 100)
    return Text(
        f"Cell {cell}, line {line}, `{text}`, raised {error}.",
        f"第 {cell} 个单元格第 {line} 行 `{text}` 出现错误 {error}。",
    )
