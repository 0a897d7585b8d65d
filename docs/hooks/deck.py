"""The slides of a lesson, told from its page: what a class sees, and what its teacher says.

The page's own HTML is the source: formulas, figures and tables are the page's to the letter.
Lists, tables, formulas, boxes, quizzes and what code shows go on slides, prose goes into the notes.
"""

import html
import re

from crmlab.core.text import Lang, Text
from docs.hooks.deck_blocks import COMMENT, Block, blocks, lines, words
from docs.hooks.deck_pieces import ACROSS, Piece, folded, pieces
from docs.hooks.deck_quiz import question
from docs.hooks.deck_slides import Deck, Slide, without_empty

_BOXES = ("mistake", "claim")
_CODE = Text("The code", "代码")
_POINT = re.compile(r'<(strong|em) class="slide">(.*?)</\1>', re.DOTALL)
_BREAK = re.compile(r"<!--\s*slide:\s*(.*?)\s*-->", re.DOTALL)
_TERM = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)  # a link to the glossary
_SHOWN = ("ul", "ol", "dl", "table", "blockquote", "pre", "svg")
_UNSEEN = ("sources", "instructors")  # sections for the notes alone
_LEAD = 2  # lines of a sentence that leads in what follows; a longer one is for the notes


def deck(page: str, lang: Lang) -> Deck:
    """Tell the slides of a lesson from the HTML of its page."""
    teller = _Teller(lang)
    for block in blocks(_TERM.sub(r"\1", page)):
        teller.take(block)
    return teller.done()


def without_breaks(page: str) -> str:
    """Give a page without the comments that begin a slide.

    >>> without_breaks("<p>1</p><!-- slide: By hand --><p>2</p>")
    '<p>1</p><p>2</p>'
    """
    return _BREAK.sub("", page)


class _Teller:
    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._parts: list[list[Slide]] = []
        self._before: list[str] = []
        self._title = ""  # of the slides to come
        self._lead: Block | None = None  # a sentence that leads in what follows
        self._codes: list[str] = []  # until what they show is on a slide
        self._unseen: list[str] | None = None  # where a section goes that is never shown

    def take(self, block: Block) -> None:
        """Put a block of the page on a slide or into the notes."""
        if block.tag in ("h2", "h3"):
            self._head(block)
        elif not self._parts or _machinery(block):
            return  # what stands above the first heading says how long the lesson is
        elif self._unseen is not None:
            self._unseen.append(block.html)
        elif block.tag == COMMENT:
            self._break(block)
        elif block.tag == "p":
            self._say(block)
        elif block.tag in _SHOWN:
            self._show(*pieces(block))
        elif block.tag in ("div", "details"):
            self._take_apart(block)

    def _take_apart(self, block: Block) -> None:
        """Put what the site makes of code, boxes and quizzes where it belongs."""
        kinds = block.classes
        if "quiz" in kinds:
            asked = question(block)
            slide = self._open(self._title, kind="quiz")
            slide.shown = [Piece(html, 0) for html in asked.shown]
            slide.notes += asked.notes
        elif "admonition" in kinds:
            self._box(block)
        elif "highlight" in kinds and "show" not in kinds:
            self._codes.append(folded(block, _CODE.of(self._lang)))
        elif kinds & {"highlight", "formula"}:
            self._show(*pieces(block))
        else:
            for inner in blocks(block.inner):  # of what only wraps others, such as an output
                self.take(inner)

    def done(self) -> Deck:
        """Give the slides, none of them empty."""
        self._settle()
        return without_empty(Deck(self._parts, self._before))

    @property
    def _slide(self) -> Slide:
        return self._parts[-1][-1]

    def _head(self, heading: Block) -> None:
        self._settle()
        if heading.tag == "h2":
            self._unseen = None
            if heading.id in _UNSEEN and self._parts:
                here = self._slide.notes
                self._unseen = self._before if heading.id == "instructors" else here
                self._unseen.append(heading.html)
                return
            self._parts.append([])
        self._title = html.escape(words(heading.inner), quote=False)
        self._open(self._title, name=heading.id)

    def _break(self, comment: Block) -> None:
        if told := _BREAK.fullmatch(comment.html):
            self._settle()
            self._title = html.escape(told[1]) or self._title
            self._open(self._title)

    def _open(self, title: str, *, kind: str = "plain", name: str = "") -> Slide:
        part = self._parts[-1]
        part.append(Slide(name, part[0].part if part else title, title, kind))
        return part[-1]

    def _say(self, paragraph: Block) -> None:
        self._settle(codes=False)
        if "slide" in paragraph.classes:
            self._show(*pieces(paragraph))
            return
        short = lines(paragraph.inner, across=ACROSS) <= _LEAD
        if short and words(paragraph.inner).endswith((":", "：")):
            self._lead = paragraph
            return
        self._slide.notes.append(paragraph.html)
        for point in _points(paragraph):
            self._show(Piece(point, 1.2 * lines(point, across=ACROSS) + 0.5))

    def _show(self, *shown: Piece) -> None:
        """Put pieces on the slide, or on new ones where there is no room for them."""
        for piece in map(self._led_in, shown):
            if self._slide.shown and not self._slide.holds(piece):
                self._open(self._title)
            self._slide.notes += self._codes
            self._codes = []
            self._slide.shown.append(piece)

    def _led_in(self, piece: Piece) -> Piece:
        """Give a piece with the sentence that waits to lead it in, if one does."""
        if self._lead is None:
            return piece
        lead = f'<p class="lead">{self._lead.inner}</p>'
        self._lead = None
        height = piece.height + lines(lead, across=ACROSS) + 0.3
        return piece._replace(html=lead + piece.html, height=height)

    def _box(self, box: Block) -> None:
        """Give a mistake or a claim a slide of its own, with its text as the next step."""
        kind = next((kind for kind in _BOXES if kind in box.classes), "")
        if not kind:
            self._slide.notes.append(box.html)
            return
        self._settle()
        title, *said = blocks(box.inner)
        slide = self._open(words(title.inner), kind=kind)
        seen = [point for part in said for point in _points(part)]
        if seen:
            slide.notes += [part.html for part in said if "slide" not in part.classes]
        text = "".join(seen or [part.html for part in said])
        slide.shown = [Piece(f'<div class="fragment">{text}</div>', 0)]

    def _settle(self, *, codes: bool = True) -> None:
        """Put what waits for something to lead in or to show into the notes."""
        if not self._parts:
            return
        if self._lead:
            self._slide.notes.append(self._lead.html)
            self._lead = None
        if codes:
            self._slide.notes += self._codes
            self._codes = []


def _machinery(block: Block) -> bool:
    """Say whether this is a script, or a place that a script fills."""
    return block.tag in ("script", "style", "nav") or (block.tag == "div" and not block.classes)


def _points(block: Block) -> list[str]:
    """Give what a block's author wants to be seen of it: all of it, or some of its words."""
    if "slide" in block.classes:
        return [block.html]
    return [f'<p class="point">{point}</p>' for _, point in _POINT.findall(block.inner)]
