import csv
import io
import json
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

from crmlab.cli import output
from crmlab.core.text import Text
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.judging import judge as judging
from crmlab.grading.results import CheckResult, Verdict
from crmlab.grading.running import sandbox
from tests.cli.conftest import Run

LESSON = "credit/shares"
FILE = "credit-shares.ipynb"
HIDDEN = CheckResult("h", "share", Text("A third", "三分之一"), 2.5, "passed", hidden=True)


def judge(exercise: Exercise, cells: Sequence[str], *, hidden: bool, sandboxed: bool) -> Verdict:
    """Give 2.5 points, unless the cells tell to do worse."""
    assert hidden
    assert exercise.rubrics["why"].points == 3
    if cells[0] == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    return Verdict("graded", checks=(HIDDEN,), texts={"why": cells[0]}, sandboxed=sandboxed)


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "judge", judge)
    monkeypatch.setattr(sandbox, "why_not", lambda: None)


def hand_in(learner: str, cell: str = "Because.", name: str = FILE) -> Path:
    path = Path("hand-ins", learner, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [{"cell_type": "code", "source": cell}]
    path.write_text(json.dumps({"nbformat": 4, "cells": cells}))
    return path


def grades(folder: str = "grades") -> list[list[str]]:
    with Path(folder, "grades.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_class_is_graded_whatever_was_handed_in(crmlab: Run) -> None:
    hand_in("ada")
    hand_in("bo", "die")
    hand_in("cy").write_text("")
    hand_in("di", name="credit-share.ipynb")
    hand_in("ed").rename("hand-ins/ed/value-loss.ipynb")
    Path("class.csv").write_text("learner\nada\nbo\ncy\ndi\n")
    ran = crmlab("grade", "hand-ins", "--out", "grades", "--roster", "class.csv", "--jobs", "2")
    assert ran.code == 0
    died = "Judging this notebook ended the judge's own process, twice: look at it by hand."
    unknown = "credit-share.ipynb is named after no lesson: name it like credit-shares.ipynb."
    nothing = "Nothing was handed in."
    assert grades() == [
        ["learner", "lesson", "status", "points", "max_points", "reason"],
        ["ada", "credit/shares", "graded", "2.5", "3", ""],
        ["ada", "value/loss", "missing", "", "3", nothing],
        ["bo", "credit/shares", "could-not-check", "", "3", died],
        ["bo", "value/loss", "missing", "", "3", nothing],
        [
            "cy",
            "credit/shares",
            "unreadable",
            "0",
            "3",
            "credit-shares.ipynb is empty: save the notebook again.",
        ],
        ["cy", "value/loss", "missing", "", "3", nothing],
        ["di", "credit-share.ipynb", "unknown", "0", "0", unknown],
        ["di", "credit/shares", "missing", "", "3", nothing],
        ["di", "value/loss", "missing", "", "3", nothing],
        ["ed", "value/loss", "graded", "2.5", "3", "Not on the roster."],
    ]
    lines = ran.out.splitlines()
    assert f"di credit-share.ipynb unknown: {unknown}" in lines
    assert lines[-1] == (
        "grades/grades.csv: 5 missing, 2 graded, 1 could-not-check, 1 unreadable, 1 unknown."
    )
    progress = ran.err.splitlines()
    assert len(progress) == 10
    assert progress[-1].startswith("10/10 ")


def test_texts_are_laid_out_for_marking_by_hand(crmlab: Run) -> None:
    hand_in("ada", "Stock pays no bill.")
    crmlab("grade", "hand-ins", "--out", "grades")
    with Path("grades/marking.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["learner", "lesson", "part", "answer", "rubric", "points", "max_points"],
            ["ada", LESSON, "why", "Stock pays no bill.", "'- 3 points: a reason.", "", "3"],
        ]


def test_earlier_grades_are_kept_and_the_place_is_told(crmlab: Run) -> None:
    hand_in("ada")
    crmlab("grade", "hand-ins", "--out", "grades")
    before = Path("grades/grades.csv").read_bytes()
    hand_in("bo")
    ran = crmlab("grade", "hand-ins", "--out", "grades")
    assert "Earlier grades are kept: grades/grades.backup-1.csv" in ran.out
    assert Path("grades/grades.backup-1.csv").read_bytes() == before
    assert len(grades()) == 3


def test_the_same_class_gets_the_same_files_again(crmlab: Run) -> None:
    for learner in ("ada", "bo", "cy"):
        hand_in(learner)
    crmlab("grade", "hand-ins", "--out", "grades", "--jobs", "1")
    first = {path.name: path.read_bytes() for path in Path("grades").iterdir()}
    crmlab("grade", "hand-ins", "--out", "grades", "--jobs", "3")
    assert {path.name: path.read_bytes() for path in Path("grades").iterdir()} == first


def test_a_program_gets_the_rows_as_one_document(crmlab: Run) -> None:
    hand_in("ada")
    Path("class.csv").write_text("learner\nada\nbo\n")
    ran = crmlab("grade", "hand-ins", "--out", "grades", "--roster", "class.csv", "--json")
    assert ran.err == ""
    assert json.loads(ran.out) == {
        "command": "grade",
        "exit": 0,
        "message": "grades/grades.csv: 1 graded, 1 missing.",
        "items": [
            {
                "learner": "ada",
                "lesson": LESSON,
                "status": "graded",
                "points": 2.5,
                "max_points": 3.0,
                "reason": "",
            },
            {
                "learner": "bo",
                "lesson": LESSON,
                "status": "missing",
                "points": None,
                "max_points": 3.0,
                "reason": "Nothing was handed in.",
            },
        ],
    }


def test_names_of_learners_cannot_steer_the_terminal(crmlab: Run) -> None:
    hand_in("\x1b]0;pwned\x07\u202e[red]")
    ran = crmlab("grade", "hand-ins", "--out", "grades")
    assert ran.code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)
    assert "]0;pwned [red]" in ran.out


def test_a_terminal_is_shown_how_far_it_is(crmlab: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in("ada")
    hand_in("[red]\x1b]0;pwned\x07")
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100)
    monkeypatch.setattr(output, "console", lambda **_: console)
    assert crmlab("grade", "hand-ins", "--out", "grades").code == 0
    assert "2/2" in screen.getvalue()
    assert "[red] ]0;pwned credit-shares.ipynb" in screen.getvalue().partition("unknown:")[0]
    assert not any(steering in screen.getvalue() for steering in ("\x1b]", "\x07"))


def test_without_walls_nothing_is_graded_unless_told_so(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in("ada")
    monkeypatch.setattr(
        sandbox, "why_not", lambda: Text("No bubblewrap here.", "没有 bubblewrap。")
    )
    refused = crmlab("grade", "hand-ins", "--out", "grades")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "No bubblewrap here. Or let learner code run with all your rights: --no-sandbox.\n"
    )
    assert not Path("grades").exists()
    ran = crmlab("grade", "hand-ins", "--out", "grades", "--no-sandbox")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "Not sandboxed: learner code ran with all that you may do."


def test_checks_can_be_named(crmlab: Run, exercises: Path) -> None:
    hand_in("ada")
    moved = exercises.rename(exercises.parent / "elsewhere")
    assert crmlab("grade", "hand-ins", "--out", "grades").code == 2
    assert crmlab("grade", "hand-ins", "--out", "grades", "--checks", str(moved)).code == 0


ROSTER = ["--out", "grades", "--roster", "class.csv"]
BAD = {
    "no submissions": (["nowhere", "--out", "grades"], "nowhere does not exist: name the folder"),
    "an empty folder": (["empty", "--out", "grades"], "Nothing was handed in in "),
    "a text": (["class.csv", "--out", "grades"], "class.csv is not a zip file or is damaged"),
    "no folder for the grades": (["hand-ins"], "Missing option '--out'; `crmlab --help`"),
    "grades among the submissions": (
        ["hand-ins", "--out", "hand-ins/grades"],
        "hand-ins/grades lies among the submissions: name another folder with --out.",
    ),
    "a file for a folder": (
        ["hand-ins", "--out", "class.csv"],
        "class.csv is a file: name a folder",
    ),
    "no such roster": (
        ["hand-ins", "--out", "grades", "--roster", "none.csv"],
        "none.csv does not exist: name the roster, a CSV file.",
    ),
    "a row that is no id": (["hand-ins", *ROSTER], "class.csv, line 3: 'bo b' is no learner's id;"),
    "no jobs": (["hand-ins", "--out", "grades", "--jobs", "0"], "Invalid value for '--jobs': "),
    "jobs that are no number": (
        ["hand-ins", "--out", "grades", "--jobs", "many"],
        "Invalid value for '--jobs': ",
    ),
    "no checks": (
        ["hand-ins", "--out", "grades", "--checks", "empty"],
        "empty holds no <track>/<lesson>/exercise.py: name a checkout's exercises folder.",
    ),
    "a language that is not spoken": (
        ["hand-ins", "--out", "grades", "--lang", "fr"],
        "Invalid value for '--lang': ",
    ),
}


@pytest.mark.parametrize(("arguments", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_graded_is_told_before_anything_is_written(
    crmlab: Run, arguments: list[str], sentence: str
) -> None:
    hand_in("ada")
    Path("empty").mkdir()
    Path("class.csv").write_text("learner\nada\nbo b\n")
    before = sorted(map(str, Path().rglob("*")))
    ran = crmlab("grade", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert ran.err.count("\n") == 1
    assert sorted(map(str, Path().rglob("*"))) == before


def test_a_failure_is_a_document_too_where_one_was_asked_for(crmlab: Run) -> None:
    ran = crmlab("grade", "nowhere", "--out", "grades", "--json")
    assert (ran.code, ran.err) == (2, "")
    said = json.loads(ran.out)
    assert (said["command"], said["exit"], said["items"]) == ("grade", 2, [])
    assert said["message"].startswith("nowhere does not exist")
