"""The decks of the built site, one a lesson and language."""

import re
from urllib.parse import urldefrag, urljoin

import pytest

from docs.hooks.build import SITE
from docs.hooks.outputs import ROOT
from tests.docs.written import DECKS, LESSONS

each_deck = pytest.mark.parametrize("deck", DECKS)


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    assert SITE.is_dir(), "site/ is missing: run make build first"


def read(deck: str) -> str:
    return (SITE / deck).read_text(encoding="utf-8")


@each_deck
def test_a_deck_has_what_a_lesson_teaches(deck: str) -> None:
    html = read(deck)
    for kind in ("title", "mistake", "claim", "quiz"):
        assert re.search(rf'<section [^>]*class="{kind}"', html), kind
    for shown in (
        "<table>",
        '<svg class="lesson-figure"',
        'class="katex"',
        '<aside class="notes">',
    ):
        assert shown in html
    assert re.search(r'<p class="minutes">\d+ (minutes|分钟)</p>', html)


@each_deck
def test_links_and_files_of_a_deck_are_there(deck: str) -> None:
    html = read(deck)
    slides = set(re.findall(r'<section id="([\w-]+)"', html))
    found = re.findall(r'<(?:a|link|script)\b[^>]*?\b(?:href|src)="([^"]+)"', html)
    assert len(found) > 5
    for to in found:
        if to.startswith("#"):
            assert to.removeprefix("#/") in slides
        elif not to.startswith(("http:", "https:")):
            there, anchor = urldefrag(urljoin(f"/{deck}", to))
            file = SITE / there[1:] / ("index.html" if there.endswith("/") else "")
            assert file.is_file(), to
            assert not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8"), to


@each_deck
def test_ids_are_unique_in_a_deck(deck: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', read(deck))
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_s_page_leads_to_its_slides_and_its_notebook(lesson: str) -> None:
    for prefix in ("", "zh/"):
        page = read(f"{prefix}{lesson}/index.html")
        assert 'href="slides.html"' in page
        name = "lesson-" + lesson.replace("/", "-")
        assert re.search(rf'<a download="{name}.ipynb" href="lesson.ipynb"', page)
        assert "<!-- slide:" not in page


def test_the_deck_s_colours_are_those_of_the_site() -> None:
    sheets = [(ROOT / f"docs/assets/{name}.css").read_text("utf-8") for name in ("deck", "colours")]
    asked = set(re.findall(r"var\((--[\w-]+)\)", sheets[0]))
    assert len(asked) > 10
    assert asked <= set(re.findall(r"(--[\w-]+):", sheets[1]))
