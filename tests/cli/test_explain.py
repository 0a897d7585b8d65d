import json
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.classes import evidence
from crmlab.grading.classes.circumstances import Circumstances
from crmlab.grading.classes.evidence import Judged
from crmlab.grading.exercises.exercise import Rubric
from crmlab.grading.results import CheckResult, Verdict
from tests.cli.conftest import Run

LESSON = "credit/shares"
NOW = Circumstances(
    *("n" * 64, "c" * 64, "0.1.0", "3.11.7", "3.0.1", 7), sandboxed=True, limits='{"processes": 64}'
)
CHECKS = (
    CheckResult("test_a", "share", Text("A quarter", "四分之一"), 2.0, "passed"),
    CheckResult(
        *("test_b", "share", Text("A fifth", "五分之一"), 1.0, "failed"),
        hidden=True,
        message=Text("gave \x1b[2J4\u202e", "得到 4"),
    ),
)
VERDICT = Verdict(
    "graded", checks=CHECKS, texts={"why": "=1+1\x1b]0;"}, cell_errors=(Text("Cell 3", "第 3 格"),)
)


@pytest.fixture(autouse=True)
def graded(crmlab: Run) -> None:  # noqa: ARG001 - at its desk
    Path("grades").mkdir()
    rubrics = {"why": Rubric(Text("A reason.", "理由。"), 1.0)}
    slow = Verdict("timeout", Text("Too slow.", "超时。"))
    with evidence.opened(Path("grades")) as record:
        for verdict in (slow, VERDICT):
            judged = Judged("ada", LESSON, verdict, 3.0, "ada/credit-shares.ipynb", NOW, rubrics)
            record.stand("ada", LESSON, record.add(judged), on_roster=None)


@pytest.mark.parametrize("lesson", [LESSON, "credit-shares"])
def test_a_mark_is_explained_from_the_evidence(lesson: str, crmlab: Run) -> None:
    ran = crmlab("explain", "grades", "ada", lesson)
    first, when, *rest = ran.out.splitlines()
    assert (ran.code, ran.err, first) == (0, "", "ada credit/shares graded 2/3")
    assert when.endswith("+00:00 sandboxed, variant 7, crmlab 0.1.0, Python 3.11.7, pandas 3.0.1")
    *now, earlier = rest
    assert now == [
        f"ada/credit-shares.ipynb sha256 {'n' * 64}",
        f"checks sha256 {'c' * 64}",
        'limits {"processes": 64}',
        "Cell 3",
        "share 2/2 passed: A quarter",
        "share 0/1 failed (hidden): A fifth",
        "→ gave  [2J4",
        "why:",
        "=1+1 ]0;",
        "Other judgements:",
    ]
    assert earlier.endswith(" timeout 0/3")


def test_what_counts_now_is_explained_though_something_else_was_judged_later(crmlab: Run) -> None:
    with evidence.opened(Path("grades")) as record:
        record.stand("ada", LESSON, 1, on_roster=None)  # the first notebook, handed in again
    ran = crmlab("explain", "grades", "ada", LESSON)
    assert ran.out.startswith("ada credit/shares timeout 0/3\n")
    assert ran.out.splitlines()[-1].endswith(" graded 2/3")


def test_what_does_not_count_any_more_is_explained_as_that(crmlab: Run) -> None:
    with evidence.opened(Path("grades")) as record:
        record.strike(lambda _learner, _lesson: True, [])
    ran = crmlab("explain", "grades", "ada", LESSON)
    assert ran.out.splitlines()[1].startswith("Nothing of it counts now: ")


def test_a_long_text_is_told_whole(crmlab: Run) -> None:
    lines = ["a" * 3000, "b" * 3000]
    verdict = Verdict("graded", texts={"why": "\n".join(lines)})
    rubrics = {"why": Rubric(Text("A reason.", "理由。"), 1.0)}
    with evidence.opened(Path("grades")) as record:
        judged = Judged("ada", LESSON, verdict, 3.0, "a.ipynb", NOW, rubrics)
        record.stand("ada", LESSON, record.add(judged), on_roster=None)
    told = crmlab("explain", "grades", "ada", LESSON).out.splitlines()
    assert told[told.index("why:") + 1 :][:2] == lines


def test_chinese_readers_are_told_in_chinese(crmlab: Run) -> None:
    ran = crmlab("explain", "grades", "ada", LESSON, "--lang", "zh")
    assert "share 0/1 未通过（隐藏）: 五分之一\n→ 得到 4\n" in ran.out


def test_a_program_gets_the_checks_as_items(crmlab: Run) -> None:
    said = json.loads(crmlab("explain", "grades", "ada", LESSON, "--json").out)
    assert (said["command"], said["message"]) == ("explain", "ada credit/shares graded 2/3")
    assert [item["points"] for item in said["items"]] == [2.0, 0.0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["grades", "bo", LESSON], "grades has nothing of bo for credit/shares: see the names"),
        (["empty", "ada", LESSON], "empty/evidence.sqlite does not exist: name the folder that"),
    ],
)
def test_what_is_not_on_record_is_told_and_nothing_is_written(
    arguments: list[str], sentence: str, crmlab: Run
) -> None:
    Path("empty").mkdir()
    ran = crmlab("explain", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert list(Path("empty").iterdir()) == []
