import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.release import notebook
from crmlab.grading.judging.judge import checks_of
from crmlab.grading.learning import own_check
from crmlab.grading.learning.memory import Memory
from crmlab.grading.results import Verdict


class Judge:
    """Passes the checks it is told to pass, and notes which parts it was asked for."""

    def __init__(self, *passing: str, text: str = "") -> None:
        self.passing, self.text, self.status = passing, text, "graded"
        self.asked: list[list[str]] = []

    def __call__(self, exercise: Exercise, cells: list[str], **how: Any) -> Verdict:
        del cells
        self.asked.append(how["parts"])
        checks = [
            replace(check, outcome="passed" if check.part in self.passing else "failed")
            for check in checks_of(exercise, hidden=False)
            if check.part in how["parts"]
        ]
        texts = {"why": self.text} if "why" in how["parts"] else {}
        return Verdict(self.status, checks=tuple(checks), texts=texts)  # type: ignore[arg-type]


@pytest.fixture
def path(exercise: Exercise, tmp_path: Path) -> Path:
    place = tmp_path / "value-shares.ipynb"
    place.write_text(json.dumps(notebook(exercise, lang="en")), "utf-8")
    return place


def check(exercise: Exercise, path: Path, own: Memory, judge: Judge, **how: Any) -> Any:
    return own_check.check(exercise, path, own, judge=judge, sandboxed=False, **how)


def test_the_public_checks_read_from_their_source_are_those_that_run(exercise: Exercise) -> None:
    assert own_check.public_checks(exercise) == checks_of(exercise, hidden=False)


def test_only_what_is_unfinished_is_run_again(exercise: Exercise, path: Path) -> None:
    own, judge = Memory(path.parent), Judge("share")
    check(exercise, path, own, judge)
    checked = check(exercise, path, own, judge)
    assert judge.asked == [["share", "half", "why"], ["half", "why"]]
    assert checked.kept == {"share"}
    assert [(c.part, c.outcome) for c in checked.verdict.checks] == [
        ("share", "passed"),
        ("half", "failed"),
    ]
    assert own.passed("value/shares") == {"test_a_quarter"}


def test_when_all_is_finished_nothing_runs(exercise: Exercise, path: Path) -> None:
    own, judge = Memory(path.parent), Judge("share", "half", text="So.")
    check(exercise, path, own, judge)
    checked = check(exercise, path, own, judge)
    assert len(judge.asked) == 1
    assert (checked.verdict.status, checked.verdict.points) == ("graded", 3)
    assert set(own.finished("value/shares")) == {"share", "half", "why"}
    check(exercise, path, own, judge, again=True)
    assert len(judge.asked) == 2


def test_a_finished_part_that_fails_later_is_unfinished_again(
    exercise: Exercise, path: Path
) -> None:
    own = Memory(path.parent)
    check(exercise, path, own, Judge("share", "half", text="So."))
    check(exercise, path, own, Judge("half", text=" "), again=True)
    assert set(own.finished("value/shares")) == {"half"}


def test_cells_that_do_not_run_through_change_nothing_that_is_remembered(
    exercise: Exercise, path: Path
) -> None:
    own, judge = Memory(path.parent), Judge("share")
    check(exercise, path, own, judge)
    before = json.dumps(own.said)
    judge.status = "timeout"
    checked = check(exercise, path, own, judge)
    assert (checked.verdict.status, checked.kept) == ("timeout", frozenset())
    assert json.dumps(own.said) == before
