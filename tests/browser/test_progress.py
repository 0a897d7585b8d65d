"""The way through the course: what is read, what is left, kept in the browser alone."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

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


def answer_rightly(quiz: Locator) -> None:
    for answer in quiz.locator("input[data-correct]").all():
        answer.check()
    if (button := quiz.locator(".quiz-button:not(.quiz-reset-button)")).count():
        button.click()


def answer_all_rightly(page: Page) -> None:
    for quiz in page.locator(".quiz").all():
        answer_rightly(quiz)


def expect_right(page: Page, count: int) -> None:
    """Expect that so many of the quizzes of the lesson are known to be right."""
    said = {"en": f"Quiz: {count} of ", "zh": f"自测：{count} / "}[
        page.locator("html").get_attribute("lang") or ""
    ]
    expect(page.locator(".lesson-end__quiz")).to_contain_text(said)


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


def test_answers_stand_after_a_visit_to_another_address_of_the_page(page: Page) -> None:
    page.goto(HERE["en"])
    answer_rightly(page.locator(".quiz").first)
    page.goto(f"{HERE['en']}index.html")
    expect(page.locator(".quiz").first.locator(".correct").first).to_be_visible()
    for place in HERE.values():
        page.goto(place)
        expect_right(page, 1)


def test_answers_in_two_tabs_add_up(page: Page) -> None:
    other = page.context.new_page()
    page.goto(HERE["en"])
    other.goto(HERE["en"])
    answer_rightly(page.locator(".quiz").nth(0))
    answer_rightly(other.locator(".quiz").nth(1))
    answer_rightly(page.locator(".quiz").nth(2))
    for place in HERE.values():
        page.goto(place)
        expect_right(page, 3)
    expect_right(other, 3)


def test_an_answer_that_is_taken_back_is_taken_back_in_both_languages(page: Page) -> None:
    page.goto(HERE["zh"])
    for quiz in page.locator(".quiz").all()[:2]:
        answer_rightly(quiz)
    page.locator(".quiz").first.locator(".quiz-reset-button").click()
    for place in HERE.values():
        page.goto(place)
        expect_right(page, 1)


@pytest.mark.parametrize("damaged", ["{", "null", '{"quiz-0": null}', '{"quiz-0": {"correct": 1}}'])
def test_a_damaged_entry_does_not_wipe_the_other_language_s(page: Page, damaged: str) -> None:
    page.goto(HERE["en"])
    answer_rightly(page.locator(".quiz").first)
    key = f"quiz_progress_{HERE['en']}"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, damaged])
    for place in HERE.values():
        page.goto(place)
        expect_right(page, 1)


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


@pytest.mark.parametrize(
    "answer",
    [
        None,
        True,
        {"answered": True},
        {"answered": 1, "correct": "yes", "selectedValues": []},
        {"answered": True, "correct": False},
    ],
)
def test_an_answer_in_a_file_that_is_none_is_passed_over(
    page: Page, base_url: str, tmp_path: Path, answer: object
) -> None:
    complaints = listen(page, base_url)
    page.goto(HERE["en"])
    ids = [quiz.get_attribute("id") for quiz in page.locator(".quiz").all()]
    answer_rightly(page.locator(".quiz").first)
    good = {"answered": True, "correct": True, "selectedValues": []}
    quizzes = {LESSON: {ids[0]: answer, ids[1]: answer, ids[2]: good}, "credit/none": answer}
    file = tmp_path / "progress.json"
    file.write_text(json.dumps({"format": "crmlab-progress", "read": {}, "quizzes": quizzes}))
    page.goto("/", wait_until="networkidle")
    page.locator("#progress input").set_input_files(file)
    expect(page.locator(".progress-status")).to_be_empty()
    for place in HERE.values():
        page.goto(place, wait_until="networkidle")
        expect_right(page, 2)
    assert complaints == []


def test_loading_keeps_the_better_answer(page: Page, tmp_path: Path) -> None:
    page.goto(HERE["en"])
    ids = [quiz.get_attribute("id") for quiz in page.locator(".quiz").all()]
    answer_rightly(page.locator(".quiz").first)
    wrong = {"answered": True, "correct": False, "selectedValues": []}
    file = tmp_path / "progress.json"
    quizzes = {LESSON: {ids[0]: wrong, ids[1]: wrong}}
    file.write_text(json.dumps({"format": "crmlab-progress", "read": {}, "quizzes": quizzes}))
    page.goto("/")
    page.locator("#progress input").set_input_files(file)
    expect(page.locator("#progress input")).to_have_value("")
    page.goto(HERE["zh"])
    expect_right(page, 1)


def test_erasing_leaves_nothing_damaged_or_not(page: Page) -> None:
    for place in (f"{HERE['en']}index.html", HERE["zh"]):
        page.goto(place)
        answer_rightly(page.locator(".quiz").first)
    page.goto("/")
    page.evaluate(f"""localStorage.setItem("quiz_progress_{HERE["en"]}", '{{"quiz-0": null}}')""")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=erase]").click()
    expect(page.locator("#begin")).to_contain_text("Begin: ")
    assert page.evaluate("Object.keys(localStorage).filter(key => key != '/.__palette')") == []


# As a browser does that is told to let no page keep anything.
BLOCKED = """for (const name of ["getItem", "setItem", "removeItem"]) {
  Storage.prototype[name] = () => { throw new DOMException("denied", "SecurityError"); };
}"""


def test_a_browser_that_keeps_nothing_is_told_of_on_the_lesson(page: Page) -> None:
    page.add_init_script(BLOCKED)
    page.goto(HERE["zh"])
    said = page.locator(".lesson-end .progress-status")
    expect(said).to_be_visible()
    expect(said).to_contain_text("浏览器不允许网页保存数据")
    page.locator("#lesson-end button").click()
    expect(said).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so_when_progress_is_loaded_or_erased(
    page: Page, tmp_path: Path
) -> None:
    page.add_init_script(BLOCKED)
    page.goto("/")
    said = page.locator(".progress-status")
    file = tmp_path / "progress.json"
    file.write_text('{"format": "crmlab-progress", "read": {}, "quizzes": {}}')
    page.locator("#progress input").set_input_files(file)
    expect(said).to_contain_text("This browser lets no page keep anything")
    file.write_text("[]")
    page.locator("#progress input").set_input_files(file)
    expect(said).to_contain_text("holds no progress")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=erase]").click()
    expect(said).to_contain_text("This browser lets no page keep anything")


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
