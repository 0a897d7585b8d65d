"""Who uses no mouse, does not see well, or prints: axe-core, the keyboard, paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from docs.hooks.outputs import ROOT
from tests.browser.places import LESSONS, PLACES

AXE = ROOT / "node_modules/axe-core/axe.min.js"
GRAVE = ("serious", "critical")
_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  (found) => `${found.impact}: ${found.id}: ${found.nodes.map((node) => node.target)}`)"""


@pytest.fixture(scope="module", params=PLACES)
def opened(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """Open a page once, with all that can be unfolded shown."""
    assert AXE.is_file(), "axe-core is missing: make test installs it"
    page = browser.new_page(base_url=base_url)
    page.goto(request.param, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
    page.add_style_tag(content="* { transition: none !important }")  # from one scheme to the other
    page.add_script_tag(path=AXE)
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_serious(opened: Page, scheme: str) -> None:
    opened.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    assert [said for said in opened.evaluate(_RUN) if said.startswith(GRAVE)] == []


def focus_by_tab(page: Page, wanted: Locator, most: int) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {wanted}")


def test_the_keyboard_reaches_the_search(page: Page) -> None:
    page.goto("/credit/ratios/")
    field = page.locator("input.md-search__input")
    focus_by_tab(page, field, most=12)
    page.keyboard.type("quick ratio")
    expect(page.locator("a.md-search-result__link").first).to_be_visible()


def test_the_keyboard_changes_the_language(page: Page) -> None:
    page.goto("/credit/ratios/")
    focus_by_tab(page, page.locator(".md-select__link[hreflang=zh]"), most=12)
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/credit/ratios/")


def test_the_keyboard_answers_a_quiz(page: Page) -> None:
    page.goto("/credit/ratios/")
    quiz = page.locator(".quiz").filter(has=page.locator("input[type=radio]")).first
    quiz.locator(".quiz-header-link").focus()
    focus_by_tab(page, quiz.locator("input").first, most=2)
    page.keyboard.press("ArrowDown")
    expect(quiz.locator(".quiz-feedback-item").first).to_be_visible()


def test_the_keyboard_unfolds_code(page: Page) -> None:
    page.goto("/credit/ratios/")
    page.locator(".lesson-code summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".lesson-code code").first).to_be_visible()


@pytest.fixture
def printed(page: Page) -> Page:
    """Show the first lesson as paper does, to a reader of the dark."""
    page.emulate_media(color_scheme="dark")
    page.goto(LESSONS[0])
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_paper_has_no_navigation_and_no_folded_code(printed: Page) -> None:
    for screen in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer__inner", ".lesson-code"):
        for part in printed.locator(screen).all():
            expect(part).to_be_hidden()
    for paper in ("h1", ".lesson-figure", ".lesson-output table", ".quiz input"):
        expect(printed.locator(paper).first).to_be_visible()


def test_paper_is_black_on_white(printed: Page) -> None:
    inks = "words => [...new Set(words.map(word => getComputedStyle(word).color))]"
    words = printed.locator(".md-typeset :is(h1, h2, p:not([class]), td, label, samp, pre span)")
    assert words.evaluate_all(inks) == ["rgb(0, 0, 0)"]
    ground = "getComputedStyle(document.body).backgroundColor"
    assert printed.evaluate(ground) == "rgb(255, 255, 255)"


def test_paper_tells_where_links_to_the_outside_lead(printed: Page) -> None:
    link = printed.locator("article a[href^=http]").first
    after = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert "attr(href)" in after or str(link.get_attribute("href")) in after
