"""What a reader meets, in both languages, on a screen and on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from docs.hooks.build import SITE
from tests.browser.listening import listen
from tests.browser.places import LESSONS, PLACES
from tests.browser.searching import FOUND, search
from tests.browser.serving import served


class Visit(NamedTuple):
    """A page that was opened, and what a reader's browser complained about."""

    page: Page
    complaints: list[str]


@pytest.fixture(scope="module", params=[*PLACES, "/404.html"])
def visited(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Visit]:
    """Open a page once for the tests that only look at it."""
    page = browser.new_page(base_url=base_url)
    complaints = listen(page, base_url)
    page.goto(request.param, wait_until="networkidle")
    yield Visit(page, complaints)
    page.close()


def test_a_page_asks_no_other_host_and_raises_no_error(visited: Visit) -> None:
    assert visited.complaints == []


def test_a_phone_need_not_scroll_sideways(visited: Visit) -> None:
    visited.page.set_viewport_size({"width": 390, "height": 844})
    assert visited.page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_slow_machine_need_not_scroll_sideways_while_its_window_narrows(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 20})
    page.goto("/zh/credit/ratios/", wait_until="networkidle")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(
    ("here", "language", "there"),
    [("/credit/ratios/", "zh", "/zh/credit/ratios/"), ("/zh/instructors/", "en", "/instructors/")],
)
def test_changing_the_language_keeps_the_page(
    page: Page, here: str, language: str, there: str
) -> None:
    page.goto(here)
    page.locator(".md-select button").hover()
    page.locator(f".md-select__link[hreflang={language}]").click()
    page.wait_for_url(f"**{there}")
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_home_page_changes_its_language_below_a_path_too(page: Page, tmp_path: Path) -> None:
    (tmp_path / "course").symlink_to(SITE, target_is_directory=True)
    with served(tmp_path) as address:
        page.goto(f"{address}/course/")
        for language, there in (("zh", "/course/zh/"), ("en", "/course/")):
            page.locator(".md-select button").hover()
            page.locator(f".md-select__link[hreflang={language}]").click()
            page.wait_for_url(f"{address}{there}")


def test_code_of_a_figure_is_folded_below_it(page: Page) -> None:
    page.goto("/credit/ratios/")
    cell = page.locator(".lesson-cell").filter(has=page.locator(".lesson-figure")).first
    summary, code = cell.locator("summary"), cell.locator("code").first
    expect(code).to_be_hidden()
    figure = cell.locator(".lesson-figure").bounding_box()
    line = summary.bounding_box()
    assert figure is not None
    assert line is not None
    assert figure["y"] + figure["height"] <= line["y"]
    summary.click()
    expect(code).to_be_visible()
    expect(cell.locator(".md-code__button").first).to_be_attached()


@pytest.mark.parametrize(
    ("start", "words", "lesson"),
    [
        ("/zh/", "速动比率", "/zh/credit/ratios/"),
        ("/zh/instructors/", "流动负债", "/zh/credit/ratios/"),
        ("/", "quick ratio", "/credit/ratios/"),
        ("/instructors/", "current liabilities", "/credit/ratios/"),
    ],
)
def test_search_finds_the_lesson_and_pages_of_its_language_alone(
    page: Page, base_url: str, start: str, words: str, lesson: str
) -> None:
    complaints = listen(page, base_url)
    page.goto(start)
    addresses = set(search(page, words))
    assert any(address.split("#")[0] == f"{base_url}{lesson}" for address in addresses)
    chinese = {address for address in addresses if address.startswith(f"{base_url}/zh/")}
    assert chinese == (addresses if start.startswith("/zh/") else set())
    assert complaints == []


def test_a_found_word_opens_the_page_it_stands_on(page: Page) -> None:
    page.goto("/zh/")
    search(page, "速动比率")
    page.locator(FOUND).first.click()
    page.wait_for_url(re.compile("/zh/.*h="))
    expect(page.locator("article")).to_contain_text("速动比率")


def test_a_quiz_explains_the_answer_that_was_chosen_and_lets_one_try_again(page: Page) -> None:
    page.goto("/credit/ratios/")
    quiz = page.locator(".quiz").filter(has=page.locator("input[type=radio]")).first
    answers = quiz.locator("fieldset > div")
    feedback = quiz.locator(".quiz-feedback")
    wrong = answers.filter(has_not=page.locator("[data-correct]")).first
    right = answers.filter(has=page.locator("[data-correct]")).first
    for answer, state in ((wrong, "incorrect"), (right, "correct")):
        answer.locator("label").click()
        explanation = answer.locator(".answer-feedback").text_content() or ""
        expect(feedback.locator(f".quiz-feedback-item.{state}")).to_be_visible()
        expect(feedback).to_contain_text(explanation.strip())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", LESSONS)
def test_the_words_of_a_figure_can_be_read_in_light_and_dark(
    browser: Browser, base_url: str, scheme: Literal["light", "dark"], place: str
) -> None:
    page = browser.new_page(base_url=base_url, color_scheme=scheme)
    page.goto(place)
    ground = _luminance(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert (ground < 0.2) == (scheme == "dark")
    words = page.locator(".lesson-figure text")
    inks = set(words.evaluate_all("words => words.map(word => getComputedStyle(word).fill)"))
    assert inks
    for ink in inks:
        dark, light = sorted([_luminance(ink), ground])
        assert (light + 0.05) / (dark + 0.05) >= 4.5
    page.close()


def _luminance(colour: str) -> float:
    """Give the relative luminance of what a browser writes as `rgb(18, 52, 64)`."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("place", LESSONS)
def test_the_words_of_a_figure_stay_on_a_phone_s_screen(page: Page, place: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(place)
    edges = page.locator(".lesson-figure text").evaluate_all(
        "words => words.map(word => word.getBoundingClientRect()).map(box => [box.left, box.right])"
    )
    assert edges
    assert min(left for left, _ in edges) >= 0
    assert max(right for _, right in edges) <= 390


def test_a_page_works_without_scripts(browser: Browser, base_url: str) -> None:
    page = browser.new_page(base_url=base_url, java_script_enabled=False)
    page.goto("/zh/credit/ratios/")
    for part in (".katex", ".lesson-figure", ".lesson-output table"):
        expect(page.locator(part).first).to_be_visible()
    page.close()
