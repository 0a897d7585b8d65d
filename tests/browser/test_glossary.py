"""Terms: their notes for mouse, keyboard and finger, their entries, and how they are searched."""

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.listening import listen
from tests.browser.searching import search

LESSONS = ["/credit/ratios/", "/zh/credit/ratios/"]
PHONE: ViewportSize = {"width": 390, "height": 844}


def first_term(page: Page) -> tuple[Locator, Locator]:
    """Give the first term of a page and the note that it names."""
    term = page.locator("a.term").first
    return term, page.locator(f"#{term.get_attribute('aria-describedby')}")


@pytest.mark.parametrize("place", LESSONS)
def test_a_mouse_opens_a_note_that_can_be_read_and_dismissed(page: Page, place: str) -> None:
    page.goto(place)
    term, note = first_term(page)
    expect(note).to_be_hidden()
    term.hover()
    expect(note).to_be_visible()
    note.hover()
    page.wait_for_timeout(600)  # longer than the note waits before it goes
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    term.hover()
    expect(note).to_be_visible()
    page.locator("h1").hover()
    expect(note).to_be_hidden()


def test_the_keyboard_opens_a_note_and_follows_the_link(page: Page) -> None:
    page.goto("/credit/ratios/")
    term, note = first_term(page)
    page.keyboard.press("Tab")  # a key has been pressed: the focus that follows is shown
    term.focus()
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    expect(note).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#balance-sheet")


@pytest.mark.parametrize("place", LESSONS)
def test_the_first_tap_opens_a_note_and_the_second_the_glossary(
    browser: Browser, base_url: str, place: str
) -> None:
    page = browser.new_page(base_url=base_url, viewport=PHONE, has_touch=True, is_mobile=True)
    complaints = listen(page, base_url)
    page.goto(place)
    for term in page.locator("a.term").all()[:12]:
        note = page.locator(f"#{term.get_attribute('aria-describedby')}")
        term.tap()
        expect(note).to_be_visible()
        box = note.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        page.locator("h1").tap()
        expect(note).to_be_hidden()
    term, _ = first_term(page)
    term.tap()
    term.tap()
    page.wait_for_url("**/glossary/#*")
    assert complaints == []
    page.close()


def test_a_term_is_a_link_where_there_are_no_scripts(browser: Browser, base_url: str) -> None:
    page = browser.new_page(base_url=base_url, java_script_enabled=False)
    page.goto("/zh/credit/ratios/")
    term, note = first_term(page)
    expect(note).to_be_hidden()
    entry, words = (term.get_attribute("href") or "").split("#")[1], term.inner_text()
    term.click()
    page.wait_for_url(f"**/zh/glossary/#{entry}")
    expect(page.locator(f"#{entry}")).to_contain_text(words)
    page.close()


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("信用", "credit"),
        ("授信", "credit-granting"),
        ("客户终身价值", "customer-lifetime-value"),
        ("账龄", "age"),
        ("应收账款周转天数", "dso"),
    ],
)
def test_a_chinese_search_finds_the_entry_and_chinese_pages_alone(
    page: Page, base_url: str, words: str, entry: str
) -> None:
    page.goto("/zh/")
    found = search(page, words)
    assert f"{base_url}/zh/glossary/#{entry}" in found
    assert [address for address in found if not address.startswith(f"{base_url}/zh/")] == []


def test_an_english_search_finds_the_entry_by_its_other_name(page: Page, base_url: str) -> None:
    page.goto("/credit/ratios/")
    found = search(page, "acid-test")
    assert f"{base_url}/glossary/#quick-ratio" in found
    assert [address for address in found if "/zh/" in address] == []
