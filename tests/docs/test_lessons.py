"""What each lesson has to have, and what both languages have to have in common."""

from collections import Counter
from itertools import pairwise

import pytest
import yaml

from docs.hooks.course import fault
from docs.hooks.outputs import ROOT
from tests.docs.written import DOCS, LANGS, LESSONS, PAGES, Page, without_words

SHAPE = ["situation", "objectives", "idea", "example", "figure", "mistakes", "claims"]
SHAPE += ["quiz", "exercise", "terms", "sources", "instructors"]
COVERAGE = yaml.safe_load((DOCS / "coverage.yml").read_text("utf-8"))["items"]

each_lesson = pytest.mark.parametrize("lesson", LESSONS)
each_page = pytest.mark.parametrize("name", PAGES)
each_language = pytest.mark.parametrize("lang", LANGS)


def page(name: str, lang: str) -> Page:
    return Page(DOCS / lang / name)


@each_lesson
def test_a_lesson_has_all_that_is_found_under_its_name(lesson: str) -> None:
    module = lesson.replace("-", "_")
    track, _, file = module.partition("/")
    wanted = [
        *(f"docs/{lang}/{lesson}.md" for lang in LANGS),
        *(f"exercises/{lesson}/{part}.py" for part in ("exercise", "test_exercise", "test_hidden")),
    ]
    assert [path for path in wanted if not (ROOT / path).is_file()] == []
    # What it computes is a module or a package, tested in a file or in a folder.
    assert any((ROOT / f"crmlab/{module}{end}").is_file() for end in (".py", "/__init__.py"))
    assert any(
        [*ROOT.glob(f"tests/{track}/{name}")] for name in (f"test_{file}.py", f"{file}/test_*.py")
    )


def test_every_page_stands_in_both_languages() -> None:
    chinese = sorted(path.relative_to(DOCS / "zh").as_posix() for path in DOCS.glob("zh/**/*.md"))
    assert chinese == PAGES


@each_page
def test_headings_have_the_same_ids_in_both_languages(name: str) -> None:
    english = page(name, "en").headings
    assert all(identifier for _, identifier in english)
    assert page(name, "zh").headings == english


@each_page
def test_code_is_the_same_in_both_languages_but_for_its_words(name: str) -> None:
    english, chinese = ([f.code for f in page(name, lang).fences] for lang in LANGS)
    assert [without_words(code) for code in chinese] == [without_words(code) for code in english]


@each_page
def test_quizzes_have_the_same_right_answers_in_both_languages(name: str) -> None:
    english, chinese = (
        [[answer.right for answer in quiz] for quiz in page(name, lang).quizzes] for lang in LANGS
    )
    assert chinese == english


@each_page
@each_language
def test_every_answer_of_a_quiz_is_explained(name: str, lang: str) -> None:
    for quiz in page(name, lang).quizzes:
        assert any(answer.right for answer in quiz)
        assert all(answer.feedback for answer in quiz)


@each_page
@each_language
def test_no_quiz_turns_into_a_gap_text(name: str, lang: str) -> None:
    quizzes = page(name, lang).text.split("<quiz>")[1:]
    assert [quiz for quiz in quizzes if "[[" in quiz.split("</quiz>")[0]] == []


@each_page
@each_language
def test_code_fits_a_slide(name: str, lang: str) -> None:
    lines = [line for fence in page(name, lang).fences for line in fence.code.splitlines()]
    assert [line for line in lines if len(line) > 75] == []


@each_lesson
@each_language
def test_a_lesson_has_the_shape_of_a_lesson(lesson: str, lang: str) -> None:
    there = page(f"{lesson}.md", lang)
    sections = [identifier for level, identifier in there.headings if level == "##"]
    assert [identifier for identifier in sections if identifier in SHAPE] == SHAPE
    assert "#" not in dict(there.headings), "the title comes from the front matter"
    assert there.text.count("<!-- objectives -->") == 1
    assert any(fence.alt for fence in there.fences), "a lesson has a figure"
    assert len(there.quizzes) >= 3


@each_lesson
@each_language
def test_front_matter_is_complete(lesson: str, lang: str) -> None:
    assert fault(page(f"{lesson}.md", lang).said) == ""


@each_lesson
def test_front_matter_agrees_between_the_languages(lesson: str) -> None:
    english, chinese = (page(f"{lesson}.md", lang).said for lang in LANGS)
    for field in ("minutes", "level", "prerequisites", "covers"):
        assert chinese[field] == english[field]
    assert len(chinese["objectives"]) == len(english["objectives"])


@each_lesson
def test_a_lesson_covers_exactly_the_items_that_name_it(lesson: str) -> None:
    items = [item["id"] for item in COVERAGE if item["lesson"] == lesson]
    assert sorted(page(f"{lesson}.md", "en").said["covers"]) == sorted(items)


@each_lesson
def test_what_a_lesson_builds_on_comes_before_it(lesson: str) -> None:
    before = LESSONS[: LESSONS.index(lesson)]
    assert set(page(f"{lesson}.md", "en").said["prerequisites"]) <= set(before)


def test_coverage_names_each_item_once_and_gives_it_one_lesson() -> None:
    assert Counter(item["id"] for item in COVERAGE).most_common(1)[0][1] == 1
    assert all(item["lesson"].count("/") == 1 for item in COVERAGE)


def test_comparing_code_sees_more_than_words() -> None:
    same = ["print(f'{a:.2f} of {b}')  # one", "print(f'{b} 中的 {a:.2f}')"]
    other = ["print(f'{a:.2f} of {c}')", "print(f'{a:.2f} of {b}', 1)"]
    assert without_words(same[0]) == without_words(same[1])
    assert all(left != right for left, right in pairwise(map(without_words, [same[0], *other])))
