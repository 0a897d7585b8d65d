"""A page's HTML taken apart into the blocks that it consists of, none of them changed."""

import html
import math
import re
import unicodedata
from html.parser import HTMLParser
from typing import NamedTuple

_VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
_UNREAD = re.compile(
    r'<a class="headerlink".*?</a>|<span class="katex-mathml">.*?</math></span>|<[^>]+>', re.DOTALL
)
COMMENT = "!"


class Block(NamedTuple):
    """An element as it stands in the page; a comment has the tag `COMMENT`."""

    tag: str
    html: str
    inner: str
    classes: frozenset[str] = frozenset()
    id: str = ""


def blocks(page: str) -> list[Block]:
    """Give the outermost elements and comments of some HTML; text between them is left out.

    >>> [block.inner for block in blocks("<p>One <b>1</b></p> and <ul><li>2</li></ul>")]
    ['One <b>1</b>', '<li>2</li>']
    """
    return _Splitter(page).found


def words(markup: str) -> str:
    """Give what a reader reads of some HTML, on one line.

    >>> words("<p>Is <em>1 &lt; 2</em>  ?</p>")
    'Is 1 < 2 ?'
    """
    return " ".join(html.unescape(_UNREAD.sub("", markup)).split())


def width(text: str) -> int:
    """Measure text in Latin letters; a Chinese one is as wide as two.

    >>> width("比率 1.33")
    9
    """
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def lines(markup: str, *, across: int) -> int:
    """Estimate the lines that some HTML takes where a line holds `across` Latin letters.

    >>> lines("<p>" + 60 * "x" + "</p>", across=50)
    2
    """
    return max(1, math.ceil(width(words(markup)) / across))


class _Splitter(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Block] = []
        self._page = page
        self._rows = [0, *(match.end() for match in re.finditer("\n", page))]
        self._depth = self._from = self._inner = 0
        self._open: tuple[str, dict[str, str | None]] = ("", {})
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._depth:
            self._from = self._at()
            self._inner = self._from + len(self.get_starttag_text() or "")
            self._open = (tag, dict(attrs))
        if tag in _VOID:
            self._leave(self._inner, self._inner)
        else:
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._depth -= 1
            at = self._at()
            self._leave(at, self._page.index(">", at) + 1)

    def handle_comment(self, data: str) -> None:
        if not self._depth:
            self.found.append(Block(COMMENT, f"<!--{data}-->", data.strip()))

    def _leave(self, inner_to: int, to: int) -> None:
        """Keep the element that ends here, if it is an outermost one."""
        if self._depth:
            return
        tag, attrs = self._open
        classes = frozenset((attrs.get("class") or "").split())
        outer, inner = self._page[self._from : to], self._page[self._inner : inner_to]
        self.found.append(Block(tag, outer, inner, classes, attrs.get("id") or ""))

    def _at(self) -> int:
        row, column = self.getpos()
        return self._rows[row - 1] + column
