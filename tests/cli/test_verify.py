import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.authoring import verify as verifying
from crmlab.grading.authoring.agreement import Finding
from tests.cli.conftest import Run

FAULT = Finding("exercise.py:7", Text("The solution fails.", "解答未通过。"))


@pytest.fixture(autouse=True)
def tried(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, bool]]:
    """Find a fault in credit/shares, and note what was tried, with how many jobs, how deeply."""
    seen: list[tuple[str, int, bool]] = []

    def verify(
        folder: Path, *, jobs: int, deep: bool, tell: Callable[[int, int], None]
    ) -> list[Finding]:
        tell(1, 2)
        seen.append((folder.name, jobs, deep))
        return [FAULT] if folder.name == "shares" else []

    monkeypatch.setattr(verifying, "verify", verify)
    return seen


def test_faults_of_exercises_are_a_no(crmlab: Run, tried: list[tuple[str, int, bool]]) -> None:
    ran = crmlab("verify", "--jobs", "3")
    assert tried == [("shares", 3, False), ("loss", 3, False)]
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "exercise.py:7: The solution fails.",
        "Exercises tried: 2; faults found: 1.",
    ]


def test_sound_exercises_are_a_yes(crmlab: Run, tried: list[tuple[str, int, bool]]) -> None:
    ran = crmlab("verify", "value-loss", "--lang", "zh")
    assert [name for name, *_ in tried] == ["loss"]
    assert (ran.code, ran.out) == (0, "已检验 1 个练习，发现 0 处问题。\n")


def test_deep_is_asked_for(crmlab: Run, tried: list[tuple[str, int, bool]]) -> None:
    ran = crmlab("verify", "value/loss", "--deep", "--jobs", "1")
    assert (ran.code, ran.err, tried) == (0, "", [("loss", 1, True)])


def test_a_program_gets_the_faults_as_one_document(crmlab: Run) -> None:
    assert json.loads(crmlab("verify", "--json").out) == {
        "command": "verify",
        "exit": 1,
        "message": "Exercises tried: 2; faults found: 1.",
        "items": [
            {
                "lesson": "credit/shares",
                "where": "exercise.py:7",
                "message": "The solution fails.",
            }
        ],
    }


def test_an_unknown_lesson_is_not_verified(crmlab: Run, tried: list[tuple[str, int, bool]]) -> None:
    ran = crmlab("verify", "credit/shares", "value/los")
    assert (ran.code, ran.out, tried) == (2, "", [])
    assert ran.err == "There is no lesson value/los: did you mean value/loss?\n"


def test_without_checks_nothing_can_be_verified(crmlab: Run) -> None:
    Path("empty").mkdir()
    ran = crmlab("verify", "--checks", "empty")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("empty holds no <track>/<lesson>/exercise.py")
