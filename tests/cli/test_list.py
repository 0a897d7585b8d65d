import json
from pathlib import Path

import pytest

from crmlab.cli import course
from tests.cli.conftest import Run, write_exercise


def test_lessons_are_listed_with_what_is_done(crmlab: Run) -> None:
    crmlab("start", "credit/shares")
    memory = Path("my-work/.crmlab.json")
    memory.write_text('{"passed": {"credit/shares": ["test_a_quarter", "of an older version"]}}')
    ran = crmlab("list")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split() for line in ran.out.splitlines()] == [
        ["lesson", "title", "points"],
        ["credit/shares", "Shares", "of", "a", "whole", "2", "/", "2"],
        ["value/loss", "What", "was", "lost", "not", "started"],
        ["Begin", "one", "with", "`crmlab", "start", "LESSON`."],
    ]


def test_lessons_are_listed_in_chinese(crmlab: Run) -> None:
    ran = crmlab("list", "--lang", "zh")
    assert ran.out.splitlines()[1].split() == ["credit/shares", "整体的份额", "未开始"]


def test_a_program_gets_the_list_as_one_document(crmlab: Run) -> None:
    crmlab("start", "value/loss")
    shares = {"lesson": "credit/shares", "title": "Shares of a whole"}
    lost = {"lesson": "value/loss", "title": "What was lost"}
    points = {"points": 0, "max_points": 2}
    assert json.loads(crmlab("list", "--json").out) == {
        "command": "list",
        "exit": 0,
        "message": "Begin one with `crmlab start LESSON`.",
        "items": [shares | points | {"started": False}, lost | points | {"started": True}],
    }


def test_an_exercise_with_a_fault_is_told_with_its_line(crmlab: Run, exercises: Path) -> None:
    write_exercise(exercises / "crm" / "rfm")
    source = exercises / "crm" / "rfm" / "exercise.py"
    source.write_text("# %% nonsense\n")
    ran = crmlab("list")
    assert (ran.code, ran.out) == (2, "")
    assert "exercise.py:1: This marker cannot be read; " in ran.err


def test_checks_that_cannot_be_read_are_told(crmlab: Run, exercises: Path) -> None:
    (exercises / "credit" / "shares" / "test_exercise.py").write_text("def test_x(:\n")
    ran = crmlab("list")
    assert (ran.code, ran.out) == (2, "")
    assert "test_exercise.py:1: Python cannot read this line" in ran.err


def test_without_exercises_there_is_one_sentence(
    crmlab: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course, "EXERCISES", tmp_path / "nowhere")
    ran = crmlab("list")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "There are no exercises beside crmlab: run it from a checkout of the course, or install "
        "the wheel that `make dist` builds there.\n"
    )


def test_a_damaged_memory_is_told_and_the_list_is_given(crmlab: Run) -> None:
    crmlab("start", "credit/shares")
    Path("my-work/.crmlab.json").write_text("[]")
    ran = crmlab("list")
    assert ran.code == 0
    assert ran.err.startswith("my-work/.crmlab.json was damaged; it is kept as .crmlab.backup-1")
    assert ran.err.count("\n") == 1
    assert "0 / 2" in ran.out
