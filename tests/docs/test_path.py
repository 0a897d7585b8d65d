"""What is told of lessons and tracks, on a course of two lessons."""

from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.exercises.exercise import ExerciseError
from docs.hooks import path, points
from docs.hooks.course import CourseError, Lesson, read

FIRST = Lesson("credit/one", "One", "The first.", 30, "basic", ("divide",), (), 0)
SECOND = Lesson("credit/two", "Two", "Then.", 45, "advanced", ("add",), ("credit/one",), 20.5)
NAV = ["index.md", {"Credit": ["credit/index.md", "credit/one.md", "credit/two.md"]}]


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    known = {lesson.name: lesson for lesson in (FIRST, SECOND)}
    monkeypatch.setattr(path, "read", lambda _, name: known[name])
    (tmp_path / "credit").mkdir()
    front = "---\ntitle: Credit rating\ndescription: Who pays.\n---\n"
    (tmp_path / "credit/index.md").write_text(front)
    return tmp_path


def test_a_lesson_says_its_place_time_level_points_and_what_comes_before(docs: Path) -> None:
    assert path.facts(SECOND, docs, "en", (2, 2)) == (
        "Lesson 2 of 2 · 45 minutes · advanced · exercise: 20.5 points · "
        "after [One](../credit/one.md)\n{ .lesson-facts }"
    )


def test_a_lesson_without_an_exercise_promises_no_points(docs: Path) -> None:
    assert path.facts(FIRST, docs, "zh") == "30 分钟 · 入门\n{ .lesson-facts }"


def test_a_track_adds_up_its_lessons_and_tells_them_in_order(docs: Path) -> None:
    told = path.of_track(docs, ["credit/one", "credit/two"], "en")
    assert told.startswith("2 lessons · 75 minutes · exercises: 20.5 points\n")  # 30 + 45
    assert told.index("### [One](one.md) { #one }") < told.index("### [Two](two.md) { #two }")
    assert '??? goals "After this lesson you can"\n    - divide' in told


def test_the_course_tells_its_tracks_and_where_to_begin(docs: Path) -> None:
    told = path.of_course(docs, NAV, "en")
    assert "### [Credit rating](credit/index.md) { #credit }\n\nWho pays." in told
    assert "1. [Two](credit/two.md) <small>45 minutes</small>" in told
    assert path.begin(docs, NAV, "zh") == "[从这里开始：One](credit/one.md){ .md-button #begin }"


def test_whoever_teaches_gets_a_table_with_sums(docs: Path) -> None:
    rows = path.plan(docs, NAV, "en").splitlines()
    slides = "[slides](credit/two/slides.html)"
    assert rows[3] == f"| [Two](credit/two.md) | advanced | 45 | 20.5 | {slides} |"
    assert rows[4] == "| **All** |  | **75** | **20.5** |  |"  # 30 + 45 minutes, 0 + 20.5 points


def test_one_lesson_is_said_in_the_singular(docs: Path) -> None:
    assert path.of_track(docs, ["credit/one"], "en").startswith("1 lesson · 30 minutes\n")


def test_a_lesson_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"credit/three\.md is spoken of, but there is no"):
        read(tmp_path / "en", "credit/three")


def test_a_fault_in_the_exercise_of_a_lesson_is_told_as_one_of_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(_: str) -> float:
        raise ExerciseError(Path("exercise.py"), 3, Text("Mend it.", "请改正。"))

    front = "title: T\ndescription: D\nminutes: 5\nlevel: basic\n"
    lists = "objectives: []\nprerequisites: []\ncovers: []\n"
    (tmp_path / "credit").mkdir()
    (tmp_path / "credit/one.md").write_text(f"---\n{front}{lists}---\n")
    monkeypatch.setattr(points, "of", faulty)
    with pytest.raises(CourseError, match=r"exercise\.py:3: Mend it\."):
        read(tmp_path, "credit/one")


def test_a_course_without_lessons_has_nowhere_to_begin(docs: Path) -> None:
    with pytest.raises(CourseError, match=r"but the nav of mkdocs\.yml has none: enter one"):
        path.begin(docs, ["index.md"], "en")


def test_a_track_that_says_nothing_of_itself_is_named(docs: Path) -> None:
    (docs / "credit/index.md").write_text("---\ntitle: Credit rating\n---\n")
    with pytest.raises(CourseError, match=r"credit/index\.md: its front matter lacks description"):
        path.of_course(docs, NAV, "en")
