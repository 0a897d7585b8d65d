"""Slides as a class sees them, and as their teacher uses them."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from docs.hooks.build import SITE
from tests.browser.listening import listen
from tests.docs.written import DECKS

RATIOS = "credit/ratios/slides.html"
SCREEN = {"width": 1280, "height": 720}
READY = "window.Reveal && Reveal.isReady()"

# Counts the pages that a deck takes on paper: one for a slide, and one for each step of it.
COUNT = """
() => Reveal.getSlides().filter((slide) => !slide.querySelector("section")).reduce((sum, slide) => {
  const steps = [...slide.querySelectorAll(".fragment")].map((part) => part.dataset.fragmentIndex);
  return sum + 1 + new Set(steps).size;
}, 0)
"""

# Shows slide after slide with all its steps; tells what of it leaves the screen or is small.
MEASURE = """
() => {
  const told = [];
  for (const slide of Reveal.getSlides()) {
    if (slide.querySelector("section")) continue;
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v);
    while (Reveal.nextFragment()) {}
    const boxes = [...slide.querySelectorAll("*")].filter(
      (element) => !element.closest("aside, .katex-mathml, .katex .vlist-t, .sr-only"));
    const out = boxes.filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width && box.height && (box.left < -1 || box.top < -1 ||
        box.right > 1281 || box.bottom > 721);
    });
    const body = slide.querySelector(".body");
    const small = [...slide.querySelectorAll(".body :is(p, li, td, th, dd, dt, pre)")]
      .map((element) => parseFloat(getComputedStyle(element).fontSize));
    told.push({
      name: slide.id, out: out.map((element) => element.tagName + " " + element.textContent),
      hidden: body ? Math.max(body.scrollHeight - body.clientHeight,
                              body.scrollWidth - body.clientWidth) : 0,
      smallest: Math.min(...small, 99), words: slide.innerText.trim().length,
    });
  }
  return told;
}
"""


@pytest.fixture(params=DECKS)
def deck(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    page = browser.new_page(base_url=base_url, viewport=SCREEN)  # type: ignore[arg-type]
    page.goto(f"/{request.param}")
    page.wait_for_function(READY)
    yield page
    page.close()


def test_nothing_of_a_slide_is_cut_off_and_all_of_it_can_be_read_from_afar(deck: Page) -> None:
    slides: list[dict[str, Any]] = deck.evaluate(MEASURE)
    assert len(slides) > 10
    assert [slide for slide in slides if slide["out"] or slide["hidden"] > 1] == []
    assert [slide for slide in slides if slide["smallest"] < 20] == []
    assert [slide for slide in slides if not slide["words"]] == []


def test_a_deck_asks_no_other_host_and_raises_no_error(browser: Browser, base_url: str) -> None:
    page = browser.new_page(base_url=base_url)
    complaints = listen(page, base_url)
    for deck in DECKS:
        page.goto(f"/{deck}", wait_until="networkidle")
    assert complaints == []
    page.close()


def test_a_deck_works_from_disk_with_its_notes_beside_it(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((SITE / RATIOS).as_uri() + "#/example")
    page.wait_for_function(READY)
    with context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    notes = speaker.locator(".speaker-controls-notes .value")
    said = page.locator("#example > aside.notes p").first.text_content() or ""
    expect(notes).to_contain_text(said)
    page.keyboard.press("ArrowRight")
    expect(notes).not_to_contain_text(said)
    context.close()


def test_the_right_answer_comes_at_the_next_step(page: Page) -> None:
    page.goto(f"/{RATIOS}#/quiz")
    page.wait_for_function(READY)
    answer = page.locator("#quiz .answer")
    expect(answer).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(answer).to_be_visible()
    expect(page.locator("#quiz .right.visible")).to_have_count(1)


def test_a_deck_keeps_its_colours_on_paper(page: Page) -> None:
    page.goto(f"/{RATIOS}")
    colours = [f"--figure-{name}" for name in (*range(5), "grey")]
    shown = "names => names.map(name => getComputedStyle(document.body).getPropertyValue(name))"
    on_screen = page.evaluate(shown, colours)
    assert len(set(on_screen)) == 6
    page.emulate_media(media="print")
    assert page.evaluate(shown, colours) == on_screen


def test_a_deck_prints_a_page_a_step_and_loses_nothing(page: Page) -> None:
    page.set_viewport_size(SCREEN)  # type: ignore[arg-type]
    page.goto(f"/{RATIOS}")
    page.wait_for_function(READY)
    slides, steps = page.locator(".slides section section").count(), page.evaluate(COUNT)
    assert steps > slides > 10
    page.goto(f"/{RATIOS}?print-pdf")
    page.wait_for_selector(".pdf-page .body")
    page.wait_for_function(READY)
    pages = page.locator(".pdf-page")
    assert pages.count() == steps
    cut = pages.evaluate_all(
        "pages => pages.filter(page => page.scrollHeight > page.clientHeight + 1).length"
    )
    assert cut == 0
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.count(b"/Type /Page\n") == pages.count()
