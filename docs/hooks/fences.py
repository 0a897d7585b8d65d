"""The code fences of a lesson: the one scanner that says what runs.

Jupytext and Markdown's own parsers are of no use here: the first turns shell fences into magics
and runs what is only shown, the second forget where in the file a fence stood.
"""

import functools
import re
from dataclasses import dataclass

_OPEN = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_QUOTED = re.compile(r"^\s*>\s*(?:`{3,}|~{3,})\s*\{?\s*\.?python\b")
_ALT = re.compile(r'\s*\balt="(?P<text>[^"]*)"')
_WORD = re.compile(r"[\w.+#-]+")


class FenceError(Exception):
    """A page that cannot be scanned: `line` says where, the message says how to mend it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Fence:
    """A block of Python that runs, at lines `first` (the opening mark) to `last` (the closing)."""

    first: int
    last: int
    indent: str
    code: str
    alt: str | None


def without_alt(opening: str) -> str:
    """Give the opening line without the alternative text, which Markdown would print.

    >>> without_alt('```{.python .show alt="Two bars."}')
    '```{.python .show}'
    """
    return _ALT.sub("", opening)


@functools.lru_cache(maxsize=512)
def scan(markdown: str) -> tuple[Fence, ...]:
    r"""Find the Python fences that run, in the order of the page.

    Those run whose first word is `python`, also in admonitions, tabs and lists; not those with
    the class `.no-run`, nor any inside a quiz or an HTML comment.

    >>> [fence.code for fence in scan("```python\n1 + 1\n```")]
    ['1 + 1']

    Raises:
        FenceError: a fence, quiz or comment that is never closed; Python in a block quote.
    """
    lines = markdown.splitlines()
    found: list[Fence] = []
    inside = {"<quiz>": 0, "<!--": 0}
    at = 0
    while at < len(lines):
        number, opening = at + 1, _OPEN.match(lines[at])
        at += 1
        if opening is None:
            _follow(lines[number - 1], number, inside)
            if _QUOTED.match(lines[number - 1]) and not any(inside.values()):
                message = "Python in a block quote never runs: take the > away or add .no-run"
                raise FenceError(number, message)
            continue
        close = _closing(lines, at, opening)
        if close is None:
            raise FenceError(number, "this code fence is never closed")
        words = _WORD.findall(_ALT.sub("", opening["info"]))
        if _runs(words) and not any(inside.values()):
            indent = opening["indent"]
            code = "\n".join(line.removeprefix(indent) for line in lines[at:close])
            alt = _ALT.search(opening["info"])
            found.append(Fence(number, close + 1, indent, code, alt["text"] if alt else None))
        at = close + 1
    for mark, line in inside.items():
        if line:
            raise FenceError(line, f"{mark} is never closed, so nothing after it would run")
    return tuple(found)


def _runs(words: list[str]) -> bool:
    return words[:1] in (["python"], [".python"]) and ".no-run" not in words


def _closing(lines: list[str], start: int, opening: re.Match[str]) -> int | None:
    indent, mark = opening["indent"], opening["mark"]
    pattern = re.compile(rf"^{re.escape(indent)}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
    return next((n for n in range(start, len(lines)) if pattern.match(lines[n])), None)


def _follow(line: str, number: int, inside: dict[str, int]) -> None:
    """Note whether `line` leaves a quiz or a comment open, by the number of the line."""
    for opener, closer in (("<quiz>", "</quiz>"), ("<!--", "-->")):
        opened, closed = line.rfind(opener), line.rfind(closer)
        if max(opened, closed) >= 0:
            inside[opener] = number if opened > closed else 0
