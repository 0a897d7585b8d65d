import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from crmlab.cli import output
from crmlab.core.text import Text
from crmlab.grading.classes import batch, evidence
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.judging import judge as judging
from crmlab.grading.results import CheckResult, Verdict
from crmlab.grading.running import sandbox
from crmlab.grading.running.walls import Limits
from tests.cli.conftest import Ran, Run

LESSON = "credit/shares"
FILE = "credit-shares.ipynb"
ADAS = 0x30E31B14  # printf ada/credit/shares | openssl dgst -sha256 -hmac lantern-trading-2026
HIDDEN = CheckResult("h", "share", Text("A third", "三分之一"), 2.5, "passed", hidden=True)


def judge(
    exercise: Exercise,
    cells: Sequence[str],
    *,
    variant: int,
    hidden: bool,
    sandboxed: bool,
    limits: Limits,
) -> Verdict:
    """Give 2.5 points, unless the cells tell to do worse."""
    assert hidden
    assert exercise.rubrics["why"].points == 3
    match cells[0]:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "tell":
            return Verdict("graded", texts={"why": f"{variant} {limits.cells_seconds:g}"})
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
    progress = [re.sub(r"\d:\d\d:\d\d", "TIME", line) for line in ran.err.splitlines()]
    assert [line.split()[:2] for line in progress] == [[f"{n}/4", "TIME"] for n in (1, 2, 3, 4)]
    assert sorted(line.split(maxsplit=2)[2] for line in progress) == [
        "ada credit/shares graded",
        "bo credit/shares could-not-check",
        "cy credit/shares unreadable",
        "ed value/loss graded",
    ]


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
    tables = ("grades.csv", "marking.csv")
    first = [Path("grades", name).read_bytes() for name in tables]
    ran = crmlab("grade", "hand-ins", "--out", "grades", "--jobs", "3", "--again")
    assert [Path("grades", name).read_bytes() for name in tables] == first
    assert sorted(path.name for path in Path("grades").iterdir()) == ["evidence.sqlite", *tables]
    assert len(ran.err.splitlines()) == 3


def judged(ran: Ran) -> list[str]:
    """Name those whom a run judged."""
    return sorted(line.split()[2] for line in ran.err.splitlines())


def test_a_second_run_judges_what_is_new_or_has_changed(crmlab: Run) -> None:
    for learner in ("ada", "bo"):
        hand_in(learner)
    assert judged(crmlab("grade", "hand-ins", "--out", "grades")) == ["ada", "bo"]
    ran = crmlab("grade", "hand-ins", "--out", "grades")
    assert judged(ran) == []
    assert ran.out == "grades/grades.csv: 2 graded. Judged before and unchanged: 2.\n"
    hand_in("bo", "Otherwise.")
    hand_in("cy")
    ran = crmlab("grade", "hand-ins", "--out", "grades", "--lang", "zh")
    assert judged(ran) == ["bo", "cy"]
    assert ran.out.startswith("grades/grades.csv：3 graded。其中 1 份此前已评判且没有变化。")
    assert len(grades()) == 4


def test_who_is_gone_has_no_row_any_more(crmlab: Run) -> None:
    hand_in("ada")
    hand_in("bo b")
    crmlab("grade", "hand-ins", "--out", "grades")
    assert [row[:3] for row in grades()[1:]] == [
        ["ada", LESSON, "graded"],
        ["bo b", FILE, "unknown"],
    ]
    Path("hand-ins/bo b").rename("hand-ins/bo")
    crmlab("grade", "hand-ins", "--out", "grades")
    assert [row[:3] for row in grades()[1:]] == [
        ["ada", LESSON, "graded"],
        ["bo", LESSON, "graded"],
    ]


def test_only_one_learner_is_judged_and_the_others_keep_their_rows(crmlab: Run) -> None:
    for learner in ("ada", "bo"):
        hand_in(learner)
    crmlab("grade", "hand-ins", "--out", "grades")
    hand_in("ada").write_text("")
    hand_in("bo").write_text("")
    ran = crmlab("grade", "hand-ins", "--out", "grades", "--only", "bo")
    assert judged(ran) == ["bo"]
    assert [row[:3] for row in grades()[1:]] == [
        ["ada", LESSON, "graded"],
        ["bo", LESSON, "unreadable"],
    ]
    again = crmlab("grade", "hand-ins", "--out", "grades", "--only", "bo", "--again")
    assert judged(again) == ["bo"]


def test_only_one_lesson_is_owed_by_the_whole_roster(crmlab: Run) -> None:
    hand_in("ada")
    Path("class.csv").write_text("learner\nada\nbo\n")
    ran = crmlab("grade", "hand-ins", *ROSTER, "--only", "value-loss")
    assert judged(ran) == []
    assert [row[:3] for row in grades()[1:]] == [
        ["ada", "value/loss", "missing"],
        ["bo", "value/loss", "missing"],
    ]
    crmlab("grade", "hand-ins", *ROSTER, "--only", "ada", "--only", LESSON)
    assert [row[:3] for row in grades()[1:]] == [
        ["ada", LESSON, "graded"],
        ["ada", "value/loss", "missing"],
        ["bo", "value/loss", "missing"],
    ]


def test_a_class_file_gives_variants_and_limits_whatever_the_notebook_says(crmlab: Run) -> None:
    Path("class.toml").write_text('secret = "lantern-trading-2026"\n[limits]\ncells_seconds = 9\n')
    path = hand_in("ada", "tell")
    said = json.loads(path.read_text()) | {"metadata": {"crmlab": {"variant": 5}}}
    path.write_text(json.dumps(said))
    path.with_name(".crmlab.json").write_text('{"variant": 6}')
    for options, text in (([], "0 60"), (["--class", "class.toml"], f"{ADAS} 9")):
        crmlab("grade", "hand-ins", "--out", "grades", *options)
        with Path("grades/marking.csv").open(encoding="utf-8-sig", newline="") as file:
            assert [row["answer"] for row in csv.DictReader(file)] == [text]


def test_a_folder_in_use_is_told_and_left_alone(crmlab: Run) -> None:
    hand_in("ada")
    Path("grades").mkdir()
    with evidence.opened(Path("grades")):
        ran = crmlab("grade", "hand-ins", "--out", "grades")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("grades is in use: wait until the other crmlab is done, or use")
    assert [path.name for path in Path("grades").iterdir()] == ["evidence.sqlite"]


def test_damaged_evidence_is_told_and_nothing_is_lost(crmlab: Run) -> None:
    hand_in("ada")
    crmlab("grade", "hand-ins", "--out", "grades")
    Path("grades/evidence.sqlite").write_bytes(b"coffee" * 1000)
    before = {path.name: path.read_bytes() for path in Path("grades").iterdir()}
    ran = crmlab("grade", "hand-ins", "--out", "grades")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "grades/evidence.sqlite is damaged and was left as it is: put a copy from a backup there, "
        "or move it away and grade again, which judges all anew.\n"
    )
    assert {path.name: path.read_bytes() for path in Path("grades").iterdir()} == before


def test_ctrl_c_says_how_far_it_came_and_the_next_run_goes_on(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for learner in ("ada", "bo", "cy"):
        hand_in(learner)
    inner = batch.grade

    def stopped_after_one(*arguments: Any, **options: Any) -> Iterator[Any]:
        yield next(inner(*arguments, **options))
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "grade", stopped_after_one)
    ran = crmlab("grade", "hand-ins", "--out", "grades", "--jobs", "1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == (
        "Stopped after 1 of 3, which are kept: run the same command to go on."
    )
    monkeypatch.setattr(batch, "grade", inner)
    assert len(judged(crmlab("grade", "hand-ins", "--out", "grades"))) == 2
    assert len(grades()) == 4


def test_a_killed_grader_goes_on_where_it_stopped(exercises: Path) -> None:
    for learner in ("ada", "bo", "cy", "di"):
        hand_in(learner, "import time; time.sleep(1); why = 'Because.'")
    line: list[str | Path] = [
        sys.executable,
        "-c",
        "from crmlab.cli import main; main()",
        "grade",
        "hand-ins",
    ]
    options: list[str | Path] = [
        "--out",
        "grades",
        "--checks",
        exercises,
        "--no-sandbox",
        "--jobs",
        "1",
    ]
    command = [*line, *options, "--lang", "en"]
    killed = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    assert killed.stderr is not None
    first = killed.stderr.readline().decode().split()[2]
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert not Path("grades/grades.csv").exists()
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    judged_now = sorted(line.split()[2] for line in done.stderr.splitlines())
    assert first not in judged_now
    assert [row[:3] for row in grades()[1:]] == [
        [learner, LESSON, "graded"] for learner in ("ada", "bo", "cy", "di")
    ]
    with evidence.opened(Path("grades")) as record:
        assert [len(record.history(learner, LESSON)) for learner in ("ada", "bo", "cy", "di")] == [
            *(1, 1, 1, 1)
        ]


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
    assert "1/1" in screen.getvalue()
    assert "ada credit/shares" in screen.getvalue()
    assert "[red] ]0;pwned credit-shares.ipynb unknown: " in screen.getvalue()
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
    "no folder for the grades": (["hand-ins"], "Missing option '--out'; `crmlab grade --help`"),
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
    "no such learner or lesson": (
        ["hand-ins", "--out", "grades", "--only", "adda"],
        "adda is neither a learner of this class nor a lesson: did you mean ada?",
    ),
    "no class file": (
        ["hand-ins", "--out", "grades", "--class", "class.toml"],
        "class.toml does not exist: write it, a text file with the line secret = ",
    ),
    "a class file that is a roster": (
        ["hand-ins", "--out", "grades", "--class", "class.csv"],
        "class.csv is not TOML (",
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
