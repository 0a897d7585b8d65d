"""Point out the terms in the HTML of a page: each once a section, linked to its entry."""

import html
import re
from collections.abc import Iterator

from crmlab.core.text import Lang, Text
from docs.hooks.glossary_terms import Finder, Term, headed

_TOKEN = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)\b(?P<rest>[^>]*)>")
_ATTRIBUTE = re.compile(r'\b(id|class)="([^"]*)"')
# Where a link would be in the way, or a word no prose.
_UNTOUCHED = re.compile(
    "a|button|code|h[1-6]|kbd|label|legend|math|pre|samp|script|style|summary|svg|th"
)
_UNTOUCHED_CLASSES = frozenset(["admonition-title", "arithmatex", "lesson-facts"])
_SILENT = frozenset(["terms", "sources"])  # sections that define terms themselves, or cite titles
_AGAIN = Text("Tap again for the glossary.", "再点一下，打开术语表。")


def linked(content: str, finder: Finder, glossary: str) -> tuple[str, list[Term]]:
    """Link the terms in a page to their entries; give the page and the terms that it speaks of.

    `glossary` is the address of the glossary, seen from the page. A link names the note that says
    what the term means, see `notes`.
    """
    spoken: dict[str, Term] = {}
    section: set[str] = set()

    def link(found: re.Match[str]) -> str:
        term = finder.term(found)
        if term.id in section:
            return found[0]
        section.add(term.id)
        spoken[term.id] = term
        address = f'href="{glossary}#{term.id}" aria-describedby="about-{term.id}"'
        return f'<a class="term" {address}>{found[0]}</a>'

    written, pattern = [], finder.pattern(content)
    for piece, opens, prose in _pieces(content):
        if opens:
            section.clear()
        written.append(pattern.sub(link, piece) if prose else piece)
    return "".join(written), list(spoken.values())


def notes(terms: list[Term], lang: Lang, script: str) -> str:
    """Write what a page says of its terms where they are pointed at; `script` shows it."""
    other: Lang = "en" if lang == "zh" else "zh"
    written = "".join(
        f'<div role="tooltip" id="about-{term.id}" class="term-note" hidden>'
        f"<strong>{_text(headed(term.wording(lang).term))}</strong> "
        f'<span lang="{other}">{_text(term.wording(other).term)}</span>'
        f'<p>{_text(term.wording(lang).says)}</p><p class="term-again">{_AGAIN.of(lang)}</p></div>'
        for term in terms
    )
    return f'<div data-search-exclude>{written}</div><script src="{script}" defer></script>'


def _pieces(content: str) -> Iterator[tuple[str, bool, bool]]:
    """Cut HTML into pieces: does a section open with it, and is it prose?"""
    inside, depth, silent = "", 0, False  # the element that is left alone, and how often it is open
    for piece in _TOKEN.split(content):
        tag = _TAG.match(piece)
        if tag is None:
            yield piece, False, not (inside or silent or piece.startswith("<"))
            continue
        name, said = tag["name"], dict(_ATTRIBUTE.findall(tag["rest"]))
        if inside:
            depth += 0 if name != inside else -1 if tag["close"] else 1
            inside = inside if depth else ""
        elif not tag["close"] and (
            _UNTOUCHED.fullmatch(name) or _UNTOUCHED_CLASSES & set(said.get("class", "").split())
        ):
            inside, depth = name, 1
        opens = name == "h2" and not tag["close"]
        silent = said.get("id") in _SILENT if opens else silent
        yield piece, opens, False


def _text(text: str) -> str:
    return html.escape(text, quote=False)
