"""What holds for the built site, which `make build` writes into `site/`."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from docs.hooks.build import SITE
from docs.hooks.outputs import ROOT
from tests.docs.written import LANGS, LESSONS, PAGES, address

# What a browser fetches by itself when it opens a page.
_FETCHED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "embed": "src",
    "link": "href",
    "object": "data",
    "image": "href",
}


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    assert SITE.is_dir(), "site/ is missing: run make build first"


URLS = [address(name, lang) for lang in LANGS for name in PAGES]
each_url = pytest.mark.parametrize("url", URLS)


def page(url: str) -> str:
    return (SITE / url / "index.html").read_text(encoding="utf-8")


def index(lang: str) -> list[dict[str, str]]:
    folder = SITE / "zh" if lang == "zh" else SITE
    docs: list[dict[str, str]] = json.loads((folder / "search/search_index.json").read_text())[
        "docs"
    ]
    return docs


class _Fetches(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        address = said.get(_FETCHED.get(tag, ""))
        if address and said.get("rel") not in {"canonical", "prev", "next"}:
            self.found.append(address)


def fetched() -> Iterator[tuple[str, str]]:
    for file in [*SITE.rglob("*.html"), *SITE.rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        found = re.findall(r"url\(['\"]?([^'\")]+)|@import ['\"]([^'\"]+)", text)
        addresses = [a or b for a, b in found] if file.suffix == ".css" else _Fetches(text).found
        yield from ((file.relative_to(SITE).as_posix(), address) for address in addresses)


def test_no_page_and_no_style_sheet_fetches_from_another_host() -> None:
    found = list(fetched())
    assert len(found) > 100
    assert [there for there in found if urlsplit(there[1]).netloc] == []


@each_url
def test_a_page_waits_for_one_sheet_of_the_course_and_not_for_that_of_paper(url: str) -> None:
    sheets = re.findall(
        r'<link rel="stylesheet" href="(?:\.\./)*\.?/?(assets/\w+\.css)"(.*?)>', page(url)
    )
    assert sheets == [("assets/course.css", ""), ("assets/paper.css", ' media="print"')]


def test_the_sheet_of_the_course_holds_all_of_its_parts_in_their_order() -> None:
    sheet = (SITE / "assets/course.css").read_text(encoding="utf-8")
    names = ("colours", "site", "lesson", "path", "glossary")
    parts = [(ROOT / f"docs/assets/{name}.css").read_text(encoding="utf-8") for name in names]
    assert sheet == "\n".join(parts)


def test_no_page_brings_in_the_theme_s_own_requests_to_other_hosts() -> None:
    # Its script fetches Mermaid for a block of that class, and site maps for other languages.
    told = [(url, word) for url in URLS for word in ("mermaid", "hreflang=") if word in _head(url)]
    assert told == []


def _head(url: str) -> str:
    """Give what the theme's script reads: links to other languages, blocks by their class."""
    html = page(url)
    return html.split("</head>")[0] + "".join(re.findall(r'<pre class="[^"]*"', html))


@each_url
def test_the_search_dialog_has_a_name(url: str) -> None:
    name = "搜索" if url.startswith("zh/") else "Search"
    assert f'data-md-component="search" role="dialog" aria-label="{name}"' in page(url)


@each_url
def test_a_page_looks_for_words_in_the_index_of_its_language(url: str) -> None:
    base = json.loads(_config(page(url)))["base"]
    here = urljoin(f"https://host/{url}", f"{base}/")
    assert here == ("https://host/zh/" if url.startswith("zh/") else "https://host/")


def _config(html: str) -> str:
    after = html.split('<script id="__config" type="application/json">')[1]
    return after.split("</script>", maxsplit=1)[0]


@pytest.mark.parametrize("lang", LANGS)
def test_each_language_has_an_index_of_its_own_pages(lang: str) -> None:
    folder = SITE / "zh" if lang == "zh" else SITE
    places = {entry["location"].split("#")[0] for entry in index(lang)}
    assert places == {address(name, "en") for name in PAGES}
    assert all((folder / place / "index.html").is_file() for place in places)


def test_both_indexes_hold_the_same_functions() -> None:
    english, chinese = (
        {entry["location"] for entry in index(lang) if "/reference/#" in entry["location"]}
        for lang in LANGS
    )
    assert "credit/reference/#gini" in english
    assert chinese == english


def test_the_index_holds_the_terms_of_the_lesson_as_words() -> None:
    words = {word for entry in index("zh") for word in entry["text"].split("\u200b")}
    assert {"速动", "比率"} <= words
    assert not any(re.search("[一-龥]{4}", entry["title"]) for entry in index("en"))


def test_the_index_leaves_out_what_code_printed() -> None:
    printed = re.findall(r"<samp>(.*?)\n", page("credit/ratios/"))
    assert printed
    assert not any(line in entry["text"] for line in printed for entry in index("en"))


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_shows_what_its_code_gives_in_both_languages(lesson: str) -> None:
    english, chinese = page(f"{lesson}/"), page(f"zh/{lesson}/")
    for shown in ('class="lesson-output"', 'class="lesson-figure"', 'class="katex"'):
        assert english.count(shown) == chinese.count(shown) > 0


@each_url
def test_headings_skip_no_level(url: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page(url))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_one_404_page_speaks_both_languages() -> None:
    text = (SITE / "404.html").read_text(encoding="utf-8")
    assert "No such page · 没有这一页" in text
    assert '<html lang="en"' in text


def test_what_stays_with_the_authors_is_not_published() -> None:
    names = {path.name for path in SITE.rglob("*")}
    ours = {"coverage.yml", "glossary.yml", "translations.lock", "hooks", "theme", "katex.cjs"}
    assert names & ours == set()


def test_ids_are_unique_on_a_page() -> None:
    def repeated(html: str) -> Any:
        ids = re.findall(r'\sid="([^"]+)"', html)
        return {name for name in ids if ids.count(name) > 1}

    assert {url: repeated(page(url)) for url in URLS if repeated(page(url))} == {}
