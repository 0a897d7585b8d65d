import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.classes import evidence
from crmlab.grading.classes.circumstances import Circumstances
from crmlab.grading.classes.evidence import Evidence, Judged
from crmlab.grading.classes.row import Answer, Row
from crmlab.grading.exercises.exercise import Rubric
from crmlab.grading.results import CheckResult, Status, Verdict

LESSON = "credit/ratios"
NONE = Text("", "")
NOW = Circumstances("n" * 64, "c" * 64, "0.1.0", "3.11.7", "3.0.1", 7, sandboxed=True, limits="{}")
RUBRIC = Rubric(Text("- 1 point: a reason.", "- 1 分：有理由。"), 1.0)
VERDICT = Verdict(
    "graded",
    Text("Late.", "迟交。"),
    (
        CheckResult("test_a", "quick", Text("One", "一"), 2.0, "passed"),
        CheckResult(
            "test_b",
            "quick",
            Text("Two", "二"),
            1.0,
            "failed",
            hidden=True,
            message=Text("gave 4", "得到 4"),
            mistake="stock_left_in",
        ),
    ),
    {"why": "Because."},
    (Text("Cell 3, line 1: NameError", "第 3 个单元格第 1 行：NameError"),),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Evidence]:
    with evidence.opened(tmp_path) as record:
        yield record


def judged(learner: str = "ada", verdict: Verdict = VERDICT, notebook: str = "n" * 64) -> Judged:
    now = replace(NOW, notebook=notebook)
    return Judged(learner, LESSON, verdict, 3.0, "ada/a.ipynb", now, {"why": RUBRIC})


def settled(status: Status, learner: str = "ada") -> Judged:
    return Judged(learner, LESSON, Verdict(status, Text("No.", "无。")), 3.0)


def put(record: Evidence, what: Judged, *, on_roster: bool | None = None) -> int:
    number = record.add(what)
    record.stand(what.learner, what.lesson, number, on_roster=on_roster)
    return number


def tables(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Read the file as an instructor's own tool would."""
    connection = sqlite3.connect(folder / "evidence.sqlite")
    names = ("judged", "checks", "cell_errors", "texts", "standing")
    found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608
    connection.close()
    return found


def test_all_that_explains_a_mark_can_be_read_with_any_tool(tmp_path: Path) -> None:
    with evidence.opened(tmp_path) as record:
        put(record, judged(), on_roster=True)
    found = tables(tmp_path)
    ((number, learner, lesson, at, *rest),) = found["judged"]
    assert (number, learner, lesson) == (1, "ada", LESSON)
    assert str(at).endswith("+00:00")
    assert tuple(rest) == (
        *("graded", 2.0, 3.0, "Late.", "迟交。", "ada/a.ipynb"),
        *astuple(NOW),
    )
    assert found["checks"] == [
        (1, 0, "test_a", "quick", "One", "一", 2.0, "passed", 0, None, None, None),
        (
            *(1, 1, "test_b", "quick", "Two", "二", 1.0, "failed", 1),
            *("stock_left_in", "gave 4", "得到 4"),
        ),
    ]
    errors = [(1, 0, "Cell 3, line 1: NameError", "第 3 个单元格第 1 行：NameError")]
    assert found["cell_errors"] == errors
    assert found["texts"] == [
        (1, 0, "why", "Because.", "- 1 point: a reason.", "- 1 分：有理由。", 1.0)
    ]
    assert found["standing"] == [("ada", LESSON, 1, 1)]


def test_the_latest_row_counts_and_the_earlier_stays_as_history(record: Evidence) -> None:
    put(record, judged())
    put(record, judged(verdict=Verdict("timeout", Text("Slow.", "慢。")), notebook="m" * 64))
    rows = list(record.rows())
    assert rows == [Row("ada", LESSON, "timeout", 0.0, 3.0, Text("Slow.", "慢。"))]
    assert list(record.answers()) == []
    assert record.earlier("ada", LESSON, NOW) == 1
    assert [row.number for row in record.history("ada", LESSON)] == [2, 1]


def test_history_gives_back_what_was_taken_down(record: Evidence) -> None:
    put(record, judged())
    (entry,) = record.history("ada", LESSON)
    assert (entry.number, entry.file, entry.points, entry.max_points) == (
        1,
        "ada/a.ipynb",
        2.0,
        3.0,
    )
    assert (entry.verdict, entry.circumstances) == (VERDICT, NOW)
    put(record, settled("missing", "bo"))
    (entry,) = record.history("bo", LESSON)
    assert (entry.verdict, entry.circumstances) == (Verdict("missing", Text("No.", "无。")), None)
    assert record.history("cy", LESSON) == []


def test_what_is_not_committed_by_standing_is_not_kept(tmp_path: Path) -> None:
    with evidence.opened(tmp_path) as record:
        record.add(judged())
    assert tables(tmp_path)["judged"] == []


DIFFERENT = {
    "notebook": "m" * 64,
    "checks": "d" * 64,
    "crmlab": "0.2.0",
    "python": "3.12.0",
    "pandas": "3.1.0",
    "variant": 8,
    "sandboxed": False,
    "limits": '{"cells_seconds": 90}',
}


def test_every_circumstance_is_one_of_these() -> None:
    assert set(DIFFERENT) == set(Circumstances.__dataclass_fields__)


@pytest.mark.parametrize("name", DIFFERENT)
def test_in_any_other_circumstance_nothing_is_taken_over(name: str, record: Evidence) -> None:
    number = put(record, judged())
    assert record.earlier("ada", LESSON, NOW) == number
    assert record.earlier("ada", LESSON, replace(NOW, **{name: DIFFERENT[name]})) is None  # type: ignore[arg-type]
    assert record.earlier("bo", LESSON, NOW) is None
    assert record.earlier("ada", "credit/limits", NOW) is None


def test_what_the_instructor_must_look_at_is_never_taken_over(record: Evidence) -> None:
    put(record, judged(verdict=Verdict("could-not-check")))
    assert record.earlier("ada", LESSON, NOW) is None


@pytest.mark.parametrize(
    ("status", "points"),
    [
        ("graded", 2.0),
        ("timeout", 0.0),
        ("crashed", 0.0),
        ("unreadable", 0.0),
        ("unknown", 0.0),
        ("could-not-check", None),
        ("missing", None),
    ],
)
def test_points_count_where_somebody_can_say(
    status: Status, points: float | None, record: Evidence
) -> None:
    put(record, judged(verdict=replace(VERDICT, status=status)))
    (row,) = record.rows()
    assert (row.points, row.max_points) == (points, 3.0)


def test_that_there_was_nothing_to_judge_is_noted_once(record: Evidence) -> None:
    for _ in range(3):
        put(record, settled("missing"))
    assert len(record.history("ada", LESSON)) == 1
    put(record, judged())
    assert [row.verdict.status for row in record.history("ada", LESSON)] == ["graded"]
    put(record, settled("missing"))
    put(record, settled("unreadable"))
    statuses = [row.verdict.status for row in record.history("ada", LESSON)]
    assert statuses == ["unreadable", "graded"]


def test_rows_are_sorted_by_learner_and_lesson(record: Evidence) -> None:
    names = ["bo", "Ada", "é", "ada", "10", "9"]
    for name in names:
        put(record, settled("missing", name), on_roster=name == "bo")
    rows = list(record.rows())
    assert [row.learner for row in rows] == sorted(names)
    assert {row.learner for row in rows if row.on_roster} == {"bo"}


def test_texts_come_with_the_rubric_of_their_day(record: Evidence) -> None:
    put(record, judged())
    assert list(record.answers()) == [
        Answer("ada", LESSON, "why", "Because.", RUBRIC.text, RUBRIC.points)
    ]


def test_who_is_gone_from_the_class_is_struck_and_stays_on_record(record: Evidence) -> None:
    for name in ("ada", "bo", "cy"):
        put(record, judged(name))
    record.strike(lambda learner, _: learner != "cy", [("ada", LESSON)])
    assert [row.learner for row in record.rows()] == ["ada", "cy"]
    assert len(record.history("bo", LESSON)) == 1


def test_names_that_are_no_text_are_told_apart_and_kept(record: Evidence) -> None:
    names = ["\ud800", "\udcff", "a\x00b"]
    for name in names:
        put(record, judged(name, replace(VERDICT, texts={"why": "\ud83d"})))
        assert record.earlier(name, LESSON, NOW)
    assert [row.learner for row in record.rows()] == ["\\ud800", "\\udcff", "a\x00b"]
    record.strike(lambda *_: True, [(name, LESSON) for name in names])
    assert len(list(record.rows())) == 3
    assert {answer.answer for answer in record.answers()} == {"\\ud83d"}


def test_what_checks_can_give_is_known_once_they_were_used(record: Evidence) -> None:
    assert record.max_points(LESSON, NOW.checks) is None
    put(record, judged())
    assert record.max_points(LESSON, NOW.checks) == 3.0
    assert record.max_points(LESSON, "d" * 64) is None
