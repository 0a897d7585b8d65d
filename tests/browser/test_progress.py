"""The way through the course: what is read, what is left, kept in the browser alone."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docs.hooks.course import front_matter
from tests.browser.listening import listen
from tests.docs.written import DOCS, LESSONS

LESSON = "credit/ratios"
HERE = {"en": f"/{LESSON}/", "zh": f"/zh/{LESSON}/"}
TRACK = [lesson for lesson in LESSONS if lesson.startswith("credit/")]
MINUTES = {lesson: front_matter(DOCS / f"en/{lesson}.md")["minutes"] for lesson in TRACK}


def mark(page: Page, place: str) -> None:
    page.goto(place)
    button = page.locator("#lesson-end button")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def answer_all_rightly(page: Page) -> None:
    for quiz in page.locator(".quiz").all():
        for answer in quiz.locator("input[data-correct]").all():
            answer.check()
        if (button := quiz.locator(".quiz-button:not(.quiz-reset-button)")).count():
            button.click()


def test_a_lesson_marked_as_read_is_marked_in_navigation_track_and_home_of_both_languages(
    page: Page,
) -> None:
    mark(page, HERE["en"])
    expect(page.locator(".md-nav--primary .read-mark").first).to_have_attribute(
        "aria-label", "read"
    )
    for place in ("/", "/zh/", "/credit/", "/zh/credit/", HERE["zh"]):
        page.goto(place)
        links = page.locator(".md-content a:has(.read-mark), .md-nav a[href='./']:has(.read-mark)")
        assert links.first.evaluate("link => link.pathname").endswith(HERE["en"])


def test_a_track_says_what_is_left_of_it(page: Page) -> None:
    mark(page, HERE["en"])
    left = sum(MINUTES.values()) - MINUTES[LESSON]
    page.goto("/zh/credit/")
    said = page.locator("p[data-track=credit] .left")
    if len(TRACK) > 1:
        expect(said).to_have_text(f"还剩 {len(TRACK) - 1} 课（共 {len(TRACK)} 课）· {left} 分钟")
    else:
        expect(said).to_have_text("1 课全部读完")


def test_taking_it_back_leaves_no_mark(page: Page) -> None:
    mark(page, HERE["en"])
    page.locator("#lesson-end button").click()
    expect(page.locator(".read-mark")).to_have_count(0)


def test_home_leads_on_to_the_lesson_that_was_begun(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#begin")).to_contain_text("Begin: ")
    page.goto(HERE["zh"])
    page.goto("/")
    title = front_matter(DOCS / f"en/{LESSON}.md")["title"]
    expect(page.locator("#begin")).to_have_text(f"Continue: {title}")
    page.locator("#begin").click()
    page.wait_for_url(f"**{HERE['en']}")


def test_a_quiz_that_is_all_right_marks_the_lesson_and_is_known_in_the_other_language(
    page: Page, base_url: str
) -> None:
    complaints = listen(page, base_url)
    page.goto(HERE["en"])
    answer_all_rightly(page)
    count = page.locator(".quiz").count()
    expect(page.locator(".lesson-end__quiz")).to_have_text(f"Quiz: {count} of {count} right")
    expect(page.locator("#lesson-end button")).to_have_attribute("aria-pressed", "true")
    page.goto(HERE["zh"])
    expect(page.locator(".lesson-end__quiz")).to_have_text(f"自测：{count} / {count} 题答对")
    expect(page.locator(".quiz .correct").first).to_be_visible()
    assert complaints == []


def test_progress_can_be_saved_erased_and_loaded_again(page: Page, tmp_path: Path) -> None:
    page.goto(HERE["en"])
    answer_all_rightly(page)
    page.goto("/")
    with page.expect_download() as saved:
        page.locator("[data-do=save]").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=erase]").click()
    expect(page.locator(".read-mark")).to_have_count(0)
    assert page.evaluate("localStorage.length - ('/.__palette' in localStorage)") == 0
    page.locator("#progress input").set_input_files(file)
    expect(page.locator(".track .read-mark")).to_have_count(1)
    page.goto(HERE["zh"])
    expect(page.locator(".quiz .correct").first).to_be_visible()


@pytest.mark.parametrize(
    "text", ["no JSON", "[]", "null", '{"format": "crmlab-progress", "read": [], "quizzes": {}}']
)
def test_a_file_that_holds_no_progress_is_refused_in_a_sentence(
    page: Page, tmp_path: Path, text: str
) -> None:
    mark(page, HERE["en"])
    file = tmp_path / "other.json"
    file.write_text(text)
    page.goto("/")
    page.locator("#progress input").set_input_files(file)
    expect(page.locator(".progress-status")).to_contain_text("holds no progress of this course")
    expect(page.locator(".track .read-mark")).to_have_count(1)


def test_loading_adds_to_what_is_here(page: Page, tmp_path: Path) -> None:
    mark(page, f"/{TRACK[0]}/")
    file = tmp_path / "progress.json"
    other = {"format": "crmlab-progress", "read": {TRACK[-1]: "2026-01-31"}, "quizzes": {}}
    file.write_text(json.dumps(other))
    page.goto("/")
    page.locator("#progress input").set_input_files(file)
    expect(page.locator(".track .read-mark")).to_have_count(len({TRACK[0], TRACK[-1]}))


def test_damaged_storage_breaks_nothing(page: Page, base_url: str) -> None:
    complaints = listen(page, base_url)
    page.goto("/")
    page.evaluate("""() => {
      localStorage.setItem("crmlab-progress", "{");
      localStorage.setItem("quiz_progress_/credit/ratios/", '{"quiz-0": null}');
    }""")
    page.reload()
    expect(page.locator("#progress")).to_be_visible()
    assert complaints == []


def test_without_scripts_the_path_stands_and_nothing_is_offered_that_would_not_work(
    browser: Browser, base_url: str
) -> None:
    page = browser.new_page(base_url=base_url, java_script_enabled=False)
    page.goto("/")
    expect(page.locator("#begin")).to_be_visible()
    expect(page.locator("#progress")).to_be_hidden()
    page.goto(HERE["en"])
    expect(page.locator("#lesson-end")).to_be_hidden()
    page.locator(".lesson-code summary").first.click()
    expect(page.locator(".lesson-code code").first).to_be_visible()
    page.close()
