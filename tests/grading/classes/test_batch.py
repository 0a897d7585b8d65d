import os
import signal
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crmlab.core.text import Text
from crmlab.grading.classes import batch, evidence
from crmlab.grading.classes.inbox import File
from crmlab.grading.classes.row import Row
from crmlab.grading.classes.submissions import Submission
from crmlab.grading.classes.terms import Terms
from crmlab.grading.exercises.exercise import Exercise, Rubric
from crmlab.grading.results import CheckResult, Status, Verdict
from crmlab.grading.running.walls import Limits

LESSON = "credit/ratios"
RUBRICS = {"why": Rubric(Text("- 1 point: a reason.", "- 1 分：有理由。"), 1.0)}
EXERCISE = Exercise(
    lesson=LESSON,
    folder=Path(),
    title=Text("Ratios", "比率"),
    parts={},
    hints={},
    mistakes={},
    cells=(),
    answers={},
    wrong=(),
    rubrics=RUBRICS,
)
CHECKS = (
    CheckResult("a", "part", Text("a", "a"), 2.0, "passed"),
    CheckResult("b", "part", Text("b", "b"), 1.0, "failed"),
)


def fake_judge(
    exercise: Exercise,
    cells: Sequence[str],
    *,
    variant: int,
    hidden: bool,
    sandboxed: bool,
    limits: Limits,
) -> Verdict:
    """Do as the first cell says."""
    assert hidden
    match cells[0]:
        case "honest":
            said = f"{exercise.lesson} {variant} {sandboxed} {limits.call_seconds}"
            return Verdict("graded", checks=CHECKS, texts={"why": said})
        case "slow":
            return Verdict("timeout", Text("Too slow.", "超时。"), CHECKS)
        case "broken check":
            return Verdict("could-not-check", Text("A check failed.", "检查出错。"), CHECKS)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
    raise RuntimeError("a fault\nof ours")


def notebook(tmp_path: Path, name: str, first_cell: str) -> Submission:
    path = tmp_path / f"{name}.ipynb"
    path.write_text(
        f'{{"nbformat": 4, "cells": [{{"cell_type": "code", "source": "{first_cell}"}}]}}'
    )
    return Submission(name, LESSON, File((path.name,), path))


class Class:
    """A class that is graded into one record, run by run."""

    def __init__(self, out: Path, exercise: Path) -> None:
        self.out = out
        self.exercise = replace(EXERCISE, folder=exercise)
        self.judged: list[str] = []
        self.unchanged = 0

    def grade(
        self, submissions: list[Submission], *, again: bool = False, **terms: Any
    ) -> dict[str, Row]:
        """Grade and give the rows by learner; `judged` tells who was judged in this run."""
        with evidence.opened(self.out) as record:
            given = Terms(
                {LESSON: self.exercise}, lambda _: 3.0, fake_judge, **{"sandboxed": False, **terms}
            )
            tasks, self.unchanged = batch.settle(submissions, given, record, again=again)
            done = list(batch.grade(tasks, given, record, jobs=2))
            self.judged = sorted(one.learner for one, _ in done)
            return {row.learner: row for row in record.rows()}

    def texts(self) -> list[str]:
        """Give the free texts that count now."""
        with evidence.opened(self.out) as record:
            return [answer.answer for answer in record.answers()]


@pytest.fixture
def course(tmp_path: Path) -> Class:
    for name in ("out", "exercise"):
        (tmp_path / name).mkdir()
    (tmp_path / "exercise" / "test_hidden.py").write_text("assert 1")
    return Class(tmp_path / "out", tmp_path / "exercise")


def test_an_honest_notebook_gets_its_points_and_its_texts_are_kept(
    course: Class, tmp_path: Path
) -> None:
    rows = course.grade([notebook(tmp_path, "ada", "honest")])
    assert rows["ada"] == Row("ada", LESSON, "graded", 2.0, 3.0, Text("", ""))
    assert course.texts() == ["credit/ratios 0 False 10"]


def test_the_judge_is_told_variant_walls_and_limits(course: Class, tmp_path: Path) -> None:
    course.grade(
        [notebook(tmp_path, "ada", "honest")],
        variant=lambda learner, lesson: len(learner + lesson),
        sandboxed=True,
        limits={"call_seconds": 7},
    )
    assert course.texts() == ["credit/ratios 16 True 7"]  # 3 + 13 letters


def test_every_kind_of_trouble_has_its_row_and_leaves_the_honest_alone(
    course: Class, tmp_path: Path
) -> None:
    kinds = ["honest", "slow", "broken check", "kill", "fault"]
    submissions = [
        notebook(tmp_path, f"{kind} {number}", kind) for number in range(3) for kind in kinds
    ]
    rows = course.grade(submissions)
    assert len(rows) == len(submissions)
    seen = {
        kind: {
            (row.status, row.points, row.max_points, row.reason.en.partition(":")[0])
            for name, row in rows.items()
            if name.startswith(kind)
        }
        for kind in kinds
    }
    assert seen == {
        "honest": {("graded", 2.0, 3.0, "")},
        "slow": {("timeout", 0.0, 3.0, "Too slow.")},
        "broken check": {("could-not-check", None, 3.0, "A check failed.")},
        "kill": {
            (
                "could-not-check",
                None,
                3.0,
                "Judging this notebook ended the judge's own process, twice",
            )
        },
        "fault": {
            (
                "could-not-check",
                None,
                3.0,
                "The judge failed (RuntimeError",
            )
        },
    }


def test_a_file_that_is_no_notebook_earns_nothing(course: Class, tmp_path: Path) -> None:
    submission = notebook(tmp_path, "ada", "honest")
    (tmp_path / "ada.ipynb").write_bytes(b"")
    row = course.grade([submission])["ada"]
    assert (row.status, row.points, row.max_points) == ("unreadable", 0.0, 3.0)
    assert row.reason.en == "ada.ipynb is empty: save the notebook again."


@pytest.mark.parametrize(
    ("lesson", "status", "points", "max_points"),
    [
        ("x.ipynb", "unknown", 0.0, 0.0),
        ("a.zip", "unreadable", 0.0, 0.0),
        (LESSON, "could-not-check", None, 3.0),
        (LESSON, "missing", None, 3.0),
    ],
)
def test_what_was_settled_before_is_not_judged(
    lesson: str, status: Status, points: float | None, max_points: float, course: Class
) -> None:
    reason = Text("Because.", "原因。")
    assert course.grade([Submission("ada", lesson, None, status, reason)]) == {
        "ada": Row("ada", lesson, status, points, max_points, reason)
    }


def test_a_link_is_unreadable_and_is_not_judged(course: Class, tmp_path: Path) -> None:
    submission = notebook(tmp_path, "ada", "honest")
    (tmp_path / "ada.ipynb").rename(tmp_path / "elsewhere")
    (tmp_path / "ada.ipynb").symlink_to("elsewhere")
    row = course.grade([submission])["ada"]
    assert (row.status, row.points, course.judged) == ("unreadable", 0.0, [])
    assert row.reason.en.startswith("ada.ipynb is a symbolic link")


def test_who_is_not_on_the_roster_is_graded_and_told_apart(course: Class, tmp_path: Path) -> None:
    names = ["ada", "bo"]
    rows = course.grade([notebook(tmp_path, name, "honest") for name in names], roster=["ada"])
    assert rows["ada"].remark == ("", "")
    assert rows["bo"].remark == ("Not on the roster.", "不在名单上。")
    assert rows["bo"].points == 2.0


def test_the_roster_of_today_counts_for_what_was_judged_before(
    course: Class, tmp_path: Path
) -> None:
    submissions = [notebook(tmp_path, "ada", "honest")]
    assert course.grade(submissions, roster=["bo"])["ada"].on_roster is False
    assert course.grade(submissions, roster=["ada"])["ada"].on_roster is True
    assert course.judged == []


def test_what_was_judged_just_so_is_not_judged_again(course: Class, tmp_path: Path) -> None:
    submissions = [notebook(tmp_path, name, "honest") for name in ("ada", "bo")]
    first = course.grade(submissions)
    assert course.judged == ["ada", "bo"]
    assert course.grade(submissions) == first
    assert course.judged == []
    course.grade(submissions, again=True)
    assert course.judged == ["ada", "bo"]


CHANGES: dict[str, dict[str, Any]] = {
    "walls": {"sandboxed": True},
    "limits": {"limits": {"cells_seconds": 90}},
    "variant": {"variant": lambda _learner, _lesson: 7},
}


@pytest.mark.parametrize("terms", CHANGES.values(), ids=CHANGES)
def test_on_other_terms_it_is_judged_again(
    terms: dict[str, Any], course: Class, tmp_path: Path
) -> None:
    submissions = [notebook(tmp_path, "ada", "honest")]
    course.grade(submissions)
    course.grade(submissions, **terms)
    assert course.judged == ["ada"]
    course.grade(submissions)
    assert course.judged == []  # the first row still stands for the first terms


def test_the_exercises_own_limits_hold_where_the_class_says_nothing(
    course: Class, tmp_path: Path
) -> None:
    (course.exercise.folder / "test_exercise.py").write_text(
        'LIMITS = {"call_seconds": 30, "cells_seconds": 5}'
    )
    submissions = [notebook(tmp_path, "ada", "honest")]
    course.grade(submissions, limits={"cells_seconds": 7})
    assert course.texts() == ["credit/ratios 0 False 30"]


def test_what_was_unreadable_for_a_moment_is_judged_when_it_is_there_again(
    course: Class, tmp_path: Path
) -> None:
    submissions = [notebook(tmp_path, "ada", "honest")]
    given = Terms({LESSON: course.exercise}, lambda _: 3.0, fake_judge, sandboxed=False)
    with evidence.opened(course.out) as record:
        tasks, _ = batch.settle(submissions, given, record)
        away = (tmp_path / "ada.ipynb").rename(tmp_path / "away")
        assert [status for _, status in batch.grade(tasks, given, record, jobs=1)] == ["unreadable"]
    away.rename(tmp_path / "ada.ipynb")
    assert course.grade(submissions)["ada"].status == "graded"


def test_only_what_a_judge_has_seen_counts_as_judged_before(course: Class, tmp_path: Path) -> None:
    submissions = [notebook(tmp_path, "ada", "honest"), notebook(tmp_path, "bo", "honest")]
    link = tmp_path / "bo.ipynb"
    link.symlink_to(link.rename(tmp_path / "elsewhere"))
    course.grade(submissions)
    assert course.unchanged == 0
    course.grade(submissions)
    assert course.unchanged == 1


def test_other_checks_judge_again(course: Class, tmp_path: Path) -> None:
    submissions = [notebook(tmp_path, "ada", "honest")]
    course.grade(submissions)
    (course.exercise.folder / "test_hidden.py").write_text("assert 2")
    course.grade(submissions)
    assert course.judged == ["ada"]


def test_only_the_notebook_that_changed_is_judged_again(course: Class, tmp_path: Path) -> None:
    submissions = [notebook(tmp_path, name, "honest") for name in ("ada", "bo")]
    course.grade(submissions)
    notebook(tmp_path, "bo", "slow")
    rows = course.grade(submissions)
    assert course.judged == ["bo"]
    assert (rows["ada"].status, rows["bo"].status) == ("graded", "timeout")


@pytest.mark.parametrize("kind", ["broken check", "kill", "fault"])
def test_what_could_not_be_checked_is_tried_again(kind: str, course: Class, tmp_path: Path) -> None:
    submissions = [notebook(tmp_path, "ada", kind)]
    course.grade(submissions)
    course.grade(submissions)
    assert course.judged == ["ada"]


def test_a_file_that_changes_before_its_turn_is_judged_as_it_is_then(
    course: Class, tmp_path: Path
) -> None:
    submissions = [notebook(tmp_path, "ada", "slow")]
    given = Terms({LESSON: course.exercise}, lambda _: 3.0, fake_judge, sandboxed=False)
    with evidence.opened(course.out) as record:
        tasks, _ = batch.settle(submissions, given, record)
        notebook(tmp_path, "ada", "honest")
        assert [status for _, status in batch.grade(tasks, given, record, jobs=1)] == ["graded"]
    assert course.grade(submissions)["ada"].status == "graded"
    assert course.judged == []  # the row vouches for what was read


def test_learners_owe_the_lessons_that_anyone_handed_in() -> None:
    handed_in = [
        Submission("ada", "credit/ratios"),
        Submission("bo", "credit/limits", None, "could-not-check"),
        Submission("bo", "credit-grade.ipynb", None, "unknown"),
        Submission("eve", ""),
    ]
    known = ["credit/grades", "credit/limits", "credit/ratios"]
    owed = batch.missing(handed_in, ["ada", "bo", "cy"], known)
    assert [(one.learner, one.lesson) for one in owed] == [
        ("ada", "credit/limits"),
        ("bo", "credit/ratios"),
        ("cy", "credit/limits"),
        ("cy", "credit/ratios"),
    ]
    assert {(one.status, one.reason.en) for one in owed} == {("missing", "Nothing was handed in.")}


def test_learners_owe_the_lessons_that_were_asked_for() -> None:
    handed_in = [Submission("ada", "credit/ratios")]
    owed = batch.missing(handed_in, ["ada"], ["credit/limits", "credit/ratios"], ["credit/limits"])
    assert [(one.learner, one.lesson) for one in owed] == [("ada", "credit/limits")]
