"""Slides as a file of their own: the deck of a page in its template, kept while nothing changes."""

import json
import posixpath
import re
from collections.abc import Set
from hashlib import sha256
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import jinja2
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from docs.hooks.deck import deck
from docs.hooks.languages import lang_of
from docs.hooks.outputs import ROOT

_RESTS_ON = ("docs/hooks/deck*.py", "docs/hooks/slides*.py", "docs/theme/deck.html")
_LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)"')


class Decks:
    """Slides by their pages; `folder` keeps them between builds."""

    def __init__(self, template: jinja2.Template, folder: Path) -> None:
        self._template = template
        self._folder = folder
        rests = [path for pattern in _RESTS_ON for path in sorted(ROOT.glob(pattern))]
        self._ground = [path.read_text(encoding="utf-8") for path in rests]

    def of(self, page: Page, url: str, *, course: str) -> str:
        """Write the slides of a page, for the address `url`."""
        said = {name: page.meta[name] for name in ("title", "description", "minutes")}
        rests = json.dumps([page.content, page.url, url, course, said, self._ground])
        kept = self._folder / f"{sha256(rests.encode()).hexdigest()[:32]}.html"
        try:
            return kept.read_text(encoding="utf-8")
        except FileNotFoundError:
            html = self._render(page, url, course=course, **said)
        self._folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(html, encoding="utf-8")
        return html

    def _render(self, page: Page, url: str, **said: object) -> str:
        lang = lang_of(page)
        told = deck(page.content or "", lang)
        names = {slide.name for part in told.parts for slide in part}
        html = self._template.render(
            lang=lang,
            deck=told,
            formulas='class="katex' in (page.content or ""),
            root=posixpath.relpath("/", f"/{posixpath.dirname(url)}") + "/",
            page=posixpath.basename(page.url) or "./",  # as it is linked on the page itself
            **said,
        )
        return linked(html, page.url, url, names)


def linked(html: str, page: str, url: str, names: Set[str]) -> str:
    """Let the links of a page lead on from its slides at `url`: to a slide, if its name is theirs.

    >>> linked('<a href="#idea">', "credit/ratios/", "credit/ratios/slides.html", {"idea"})
    '<a href="#/idea">'
    >>> linked('<a href="../reference/">', "credit/ratios/", "credit/ratios/slides.html", set())
    '<a href="../reference/">'
    >>> linked('<a href="#sources">', "credit/ratios/", "credit/ratios/slides.html", set())
    '<a href="./#sources">'
    >>> linked('<a href="#sources">', "credit/ratios.html", "credit/ratios/slides.html", set())
    '<a href="../ratios.html#sources">'
    """

    def moved(found: re.Match[str]) -> str:
        to = found[2]
        if to.startswith("#/") or urlsplit(to).scheme:
            return found[0]
        if to.startswith("#") and to[1:] in names:
            return f'{found[1]}#/{to[1:]}"'
        there, anchor = urldefrag(urljoin(f"/{page}", to))
        mark = f"#{anchor}" if anchor else ""
        return f'{found[1]}{get_relative_url(there, url)}{mark}"'

    return _LINK.sub(moved, html)
