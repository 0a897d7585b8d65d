import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.classes import batch
from crmlab.grading.classes.gradebook import Row
from crmlab.grading.classes.inbox import File
from crmlab.grading.classes.submissions import Submission
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.results import CheckResult, Status, Verdict

LESSON = "credit/ratios"
EXERCISE = Exercise(LESSON, Path(), Text("Ratios", "比率"), (), {}, {}, {}, {}, (), {})
CHECKS = (
    CheckResult("a", "part", Text("a", "a"), 2.0, "passed"),
    CheckResult("b", "part", Text("b", "b"), 1.0, "failed"),
)


def fake_judge(
    exercise: Exercise, cells: Sequence[str], *, hidden: bool, sandboxed: bool
) -> Verdict:
    """Do as the first cell says."""
    assert hidden
    match cells[0]:
        case "honest":
            return Verdict("graded", checks=CHECKS, texts={"why": f"{exercise.lesson} {sandboxed}"})
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


def grade(submissions: list[Submission], roster: list[str] | None = None) -> dict[str, Row]:
    rows = batch.grade(
        submissions,
        {LESSON: EXERCISE},
        {LESSON: 3.0},
        judge=fake_judge,
        jobs=2,
        sandboxed=False,
        roster=roster,
    )
    return {row.learner: row for row in rows}


def test_an_honest_notebook_gets_its_points_and_its_texts_are_kept(tmp_path: Path) -> None:
    rows = grade([notebook(tmp_path, "ada", "honest")])
    assert rows["ada"] == Row(
        "ada", LESSON, "graded", 2.0, 3.0, Text("", ""), {"why": "credit/ratios False"}
    )


def test_every_kind_of_trouble_has_its_row_and_leaves_the_honest_alone(tmp_path: Path) -> None:
    kinds = ["honest", "slow", "broken check", "kill", "fault"]
    submissions = [
        notebook(tmp_path, f"{kind} {number}", kind) for number in range(3) for kind in kinds
    ]
    rows = grade(submissions)
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


def test_a_file_that_is_no_notebook_earns_nothing(tmp_path: Path) -> None:
    submission = notebook(tmp_path, "ada", "honest")
    (tmp_path / "ada.ipynb").write_bytes(b"")
    row = grade([submission])["ada"]
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
    lesson: str, status: Status, points: float | None, max_points: float
) -> None:
    reason = Text("Because.", "原因。")
    assert grade([Submission("ada", lesson, None, status, reason)]) == {
        "ada": Row("ada", lesson, status, points, max_points, reason)
    }


def test_who_is_not_on_the_roster_is_graded_and_told_apart(tmp_path: Path) -> None:
    names = ["ada", "bo"]
    rows = grade([notebook(tmp_path, name, "honest") for name in names], roster=["ada"])
    assert rows["ada"].reason == ("", "")
    assert rows["bo"].reason == ("Not on the roster.", "不在名单上。")
    assert rows["bo"].points == 2.0


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
