"""The zip of `make offline`, unpacked and opened from the disk."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, expect

from docs.hooks.offline_zip import pack
from tests.browser.listening import listen
from tests.browser.searching import FOUND, search


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the site and unpack it elsewhere."""
    there = tmp_path_factory.mktemp("disk")
    assert pack(there / "site.zip")
    with zipfile.ZipFile(there / "site.zip") as packed:
        packed.extractall(there)
    return there / "managing-customers"


@pytest.fixture
def disk(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the first page from the disk; nothing may be asked of any host."""
    page = browser.new_page()
    page.context.set_offline(True)
    complaints = listen(page, f"file://{folder}")
    # Else the next page would break off the icon of this one, which counts as a failed request.
    page.goto(f"file://{folder}/index.html", wait_until="networkidle")
    yield page
    page.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("lang", "words", "place"),
    [
        ("en", "quick ratio", "/credit/ratios.html"),
        ("en", "lifetime value", "/glossary.html"),
        ("zh", "速动比率", "/zh/credit/ratios.html"),
        ("zh", "授信", "/zh/glossary.html"),
    ],
)
def test_search_works_from_the_disk_in_both_languages(
    disk: Page, folder: Path, lang: str, words: str, place: str
) -> None:
    if lang == "zh":
        disk.locator(".md-select button").hover()
        disk.locator(".md-select__link[hreflang=zh]").click()
        disk.wait_for_url("**/zh/index.html")
    found = search(disk, words)
    addresses = {urldefrag(address).url.removeprefix(f"file://{folder}") for address in found}
    assert place in addresses
    assert all(address.startswith("/zh/") == (lang == "zh") for address in addresses)
    disk.locator(FOUND).first.click()
    expect(disk.locator("article h1")).to_be_visible()


@pytest.mark.parametrize("lesson", ["credit/ratios.html", "zh/credit/ratios.html"])
def test_formulas_figures_quizzes_and_terms_work_from_the_disk(
    disk: Page, folder: Path, lesson: str
) -> None:
    disk.goto(f"file://{folder}/{lesson}", wait_until="networkidle")
    expect(disk.locator(".katex").first).to_be_visible()
    assert disk.evaluate("document.fonts.ready.then(() => document.fonts.check('1em KaTeX_Main'))")
    expect(disk.locator(".lesson-figure").first).to_be_visible()
    quiz = disk.locator(".quiz").first
    quiz.locator("fieldset label").first.click()
    expect(quiz.locator(".quiz-feedback-item")).to_be_visible()
    term = disk.locator("a.term").first
    term.hover()
    expect(disk.locator(".term-note:visible")).to_have_count(1)
    term.click()
    disk.wait_for_url("**/glossary.html#*")


def test_every_link_leads_to_a_file_of_the_folder(folder: Path) -> None:
    def leads_nowhere(page: Path) -> list[str]:
        addresses = re.findall(r'\b(?:href|src)="([^"#?]+)', page.read_text("utf-8"))
        ours = (address for address in addresses if not re.match(r"[a-z]+:", address))
        return [address for address in ours if not (page.parent / address).is_file()]

    pages = {page.relative_to(folder).as_posix(): page for page in folder.rglob("*.html")}
    assert {name: leads_nowhere(page) for name, page in pages.items() if leads_nowhere(page)} == {}
