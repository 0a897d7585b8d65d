"""What a slide is made of: a block of the page, or a part of one that is too long for a slide."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from docs.hooks.deck_blocks import Block, blocks, lines

FULL = 11.0  # lines of a slide
ACROSS = 74  # Latin letters of a line
_ALONE = 1.25 * FULL  # what has a slide to itself may be set smaller
_ROW = 1.15  # lines that a row of a table takes for each of its own

Sized = tuple[str, float]  # some HTML and the lines it takes


class Piece(NamedTuple):
    """Some HTML and the lines it takes; text may stand beside a picture, nothing wide may."""

    html: str
    height: float
    wide: bool = False
    picture: bool = False


def pieces(block: Block) -> list[Piece]:
    """Give a block in pieces that fit a slide each."""
    match block.tag:
        case "ul" | "ol":
            return _listed(block)
        case "dl":
            return _defined(block)
        case "table":
            return _tabled(block)
        case "svg":
            return [Piece(block.html, 0, picture=True)]
        case "pre":
            return [Piece(block.html, block.inner.count("\n") + 1.5, wide=True)]
        case "div" if "highlight" in block.classes:  # its letters are smaller
            return [Piece(block.html, block.inner.count("\n") * 0.7 + 1, wide=True)]
        case "div" if "formula" in block.classes:
            return [Piece(block.html, 2.5, wide=True)]
        case _:
            return [Piece(block.html, lines(block.html, across=ACROSS) + 0.5)]


def folded(block: Block, summary: str) -> str:
    """Give code for the teacher to unfold."""
    plain = re.sub(r"<[^>]+>", "", block.html).strip("\n")
    return f"<details><summary>{summary}</summary><pre>{plain}</pre></details>"


def _listed(block: Block) -> list[Piece]:
    items = [
        (item.html, lines(item.html, across=ACROSS - 4) + 0.35) for item in blocks(block.inner)
    ]
    made, first = [], 1
    for share in _shares(items, _ALONE):
        opening = f'<ol start="{first}">' if block.tag == "ol" else "<ul>"
        made.append(_piece(opening, share, f"</{block.tag}>"))
        first += len(share)
    return made


def _defined(block: Block) -> list[Piece]:
    """Give terms at the left, what they mean at the right of them."""
    entries: list[Sized] = []
    for part in blocks(block.inner):
        height = lines(part.html, across=ACROSS // 3 if part.tag == "dt" else ACROSS * 2 // 3) + 0.3
        if part.tag == "dd" and entries:
            before, above = entries.pop()
            entries.append((before + part.html, max(above, height)))
        else:
            entries.append((part.html, height))
    return [_piece("<dl>", share, "</dl>") for share in _shares(entries, _ALONE)]


def _tabled(block: Block) -> list[Piece]:
    parts = {part.tag: part for part in blocks(block.inner)}
    head = parts["thead"].html if "thead" in parts else ""
    tall = _ROW * lines(head, across=ACROSS)
    rows = [
        (row.html, _ROW * lines(row.html, across=ACROSS)) for row in blocks(parts["tbody"].inner)
    ]
    made = [
        _piece(f"<table>{head}<tbody>", share, "</tbody></table>")
        for share in _shares(rows, _ALONE - tall)
    ]
    return [Piece(piece.html, piece.height + tall, wide=True) for piece in made]


def _piece(opening: str, share: Sequence[Sized], closing: str) -> Piece:
    inside = "".join(html for html, _ in share)
    return Piece(f"{opening}{inside}{closing}", sum(height for _, height in share))


def _shares(entries: Sequence[Sized], room: float) -> list[Sequence[Sized]]:
    """Divide what is too long for one slide among as few as it takes, about alike.

    >>> [len(share) for share in _shares([("row", 1.0)] * 12, room=11)]
    [6, 6]
    """
    slides = math.ceil(sum(height for _, height in entries) / room)
    share = math.ceil(len(entries) / max(1, slides))
    return [entries[at : at + share] for at in range(0, len(entries), share)]
