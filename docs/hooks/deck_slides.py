"""The slides of a deck: what there is room for on one, and which of them are shown."""

from dataclasses import dataclass, field

from docs.hooks.deck_pieces import FULL, Piece


@dataclass
class Slide:
    """What is seen and what is said, in pieces of HTML; `part` is the section it belongs to."""

    name: str
    part: str
    title: str
    kind: str = "plain"
    shown: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def holds(self, more: Piece) -> bool:
        """Say whether there is room for one more piece."""
        if self.kind != "plain":
            return False
        shown = [*self.shown, more]
        pictures = sum(piece.picture for piece in shown)
        if pictures > 1 or (pictures and any(piece.wide for piece in shown)):
            return False
        narrow = 2 if pictures else 1
        return narrow * sum(piece.height for piece in shown) <= FULL


@dataclass
class Deck:
    """The slides by section, and what the teacher reads before the class begins."""

    parts: list[list[Slide]]
    notes: list[str]


def without_empty(deck: Deck) -> Deck:
    """Leave out slides that show nothing; what is said with them is said with the next one.

    After the last slide of the deck it is said with that one. A section that shows nothing is
    named where it is said.
    """
    parts: list[list[Slide]] = []
    waiting: list[str] = []
    for part in deck.parts:
        seen, left = _seen(part)
        if seen:
            seen[0].notes = waiting + seen[0].notes
            seen[-1].notes += left
            parts.append(seen)
            waiting = []
        elif left:
            waiting += [f"<p><b>{part[0].part}</b></p>", *left]
    (parts[-1][-1] if parts else deck).notes += waiting
    return Deck(parts, deck.notes)


def _seen(part: list[Slide]) -> tuple[list[Slide], list[str]]:
    """Give the slides of a section that show something, and what is said after the last of them.

    The first to show something after a slide that shows nothing has the name of that one: it is
    what links lead to.
    """
    seen: list[Slide] = []
    name, notes = "", list[str]()
    for slide in part:
        slide.name, slide.notes = name or slide.name, notes + slide.notes
        name, notes = ("", []) if slide.shown else (slide.name, slide.notes)
        if slide.shown:
            seen.append(slide)
    for number, slide in enumerate(seen, start=1):
        slide.name = slide.name or f"{part[0].name}-{number}"
    return seen, notes
