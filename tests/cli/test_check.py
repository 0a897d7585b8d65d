import json
import os
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.judging import judge as judging
from crmlab.grading.results import CheckResult, Verdict
from crmlab.grading.running import sandbox
from tests.cli.conftest import Run

LESSON = "credit/shares"
FILE = "credit-shares.ipynb"
NOTEBOOK = Path("my-work") / FILE
PASSED = CheckResult("a", "share", Text("A quarter", "四分之一"), 2.0, "passed")
FAILED = CheckResult(
    "b",
    "share",
    Text("A half", "二分之一"),
    1.0,
    "failed",
    message=Text("`share(1, 2)` gave 2; 0.5 was expected.", "`share(1, 2)` 得到 2，应为 0.5。"),
    mistake="upside_down",
)
BROKEN = CheckResult("c", "share", Text("A third", "三分之一"), 1.0, "could-not-check")


class Judge:
    """Gives the verdict it is told to, and notes what it was asked."""

    def __init__(self) -> None:
        self.verdict = Verdict("graded", checks=(PASSED, FAILED))
        self.asked: list[object] = []

    def __call__(
        self,
        exercise: Exercise,
        cells: Sequence[str],
        *,
        variant: int,
        hidden: bool,
        sandboxed: bool,
        parts: Collection[str] | None,
    ) -> Verdict:
        self.asked.append((exercise.lesson, variant, hidden, sandboxed, parts, len(cells)))
        return self.verdict


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    judge = Judge()
    monkeypatch.setattr(judging, "judge", judge)
    monkeypatch.setattr(sandbox, "why_not", lambda: None)
    return judge


@pytest.fixture
def started(crmlab: Run) -> None:
    assert crmlab("start", LESSON).code == 0


def remembered(folder: str = "my-work") -> object:
    return json.loads(Path(folder, ".crmlab.json").read_text("utf-8"))["passed"][LESSON]


@pytest.mark.usefixtures("started")
def test_each_check_is_told_with_its_points_and_what_went_wrong(crmlab: Run, judge: Judge) -> None:
    ran = crmlab("check", LESSON)
    assert (ran.code, ran.err) == (1, "")
    assert [line.rstrip() for line in ran.out.splitlines()] == [
        "Shares of a whole · my-work/credit-shares.ipynb",
        "share",
        "  passed  2/2  A quarter",
        "  failed  0/1  A half",
        "               `share(1, 2)` gave 2; 0.5 was expected.",
        "1 of 2 public checks passed: 2 of 3 points.",
    ]
    assert judge.asked == [(LESSON, 0, False, True, ["share", "why"], 3)]


@pytest.mark.usefixtures("started")
def test_the_same_is_told_in_chinese(crmlab: Run, judge: Judge) -> None:
    del judge
    ran = crmlab("check", LESSON, "--lang", "zh")
    assert [line.rstrip() for line in ran.out.splitlines()] == [
        "整体的份额 · my-work/credit-shares.ipynb",
        "share",
        "  通过    2/2  四分之一",
        "  未通过  0/1  二分之一",
        "               `share(1, 2)` 得到 2，应为 0.5。",
        "2 项公开检查通过 1 项：得 2 分，满分 3 分。",
    ]


@pytest.mark.usefixtures("started")
def test_when_all_passed_nothing_is_said_of_other_checks(crmlab: Run, judge: Judge) -> None:
    judge.verdict = Verdict("graded", checks=(PASSED,))
    ran = crmlab("check", LESSON)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Public checks passed: 2 of 2 points.")
    assert "hidden" not in ran.out


@pytest.mark.usefixtures("started")
def test_what_cells_raised_is_told_first(crmlab: Run, judge: Judge) -> None:
    error = Text("Cell 3, line 2, `1 / 0`, raised ZeroDivisionError.", "")
    judge.verdict = Verdict("graded", checks=(FAILED,), cell_errors=(error,))
    assert crmlab("check", LESSON).out.splitlines()[1] == error.en


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("Because.\n", "why: your text of 8 characters is marked by hand."),
        ("\n", "why: no text yet; it is marked by hand."),
    ],
)
def test_a_text_is_left_to_a_person(crmlab: Run, judge: Judge, answer: str, sentence: str) -> None:
    judge.verdict = Verdict("graded", checks=(PASSED,), texts={"why": answer})
    assert sentence in crmlab("check", LESSON).out.splitlines()


@pytest.mark.usefixtures("started")
def test_that_there_are_no_walls_is_said_plainly(
    crmlab: Run, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "why_not", lambda: Text("No bubblewrap.", "没有 bubblewrap。"))
    judge.verdict = Verdict("graded", checks=(PASSED,), sandboxed=False)
    ran = crmlab("check", LESSON)
    assert judge.asked == [(LESSON, 0, False, False, ["share", "why"], 3)]
    assert (
        "Not sandboxed: your code ran with all that you may do, as it does in Jupyter." in ran.out
    )


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize("status", ["timeout", "crashed"])
def test_cells_that_did_not_run_through_are_a_no(crmlab: Run, judge: Judge, status: str) -> None:
    judge.verdict = Verdict(
        "timeout" if status == "timeout" else "crashed", Text("Too slow.", "超时。"), (FAILED,)
    )
    ran = crmlab("check", LESSON)
    assert (ran.code, ran.out.splitlines()[1:]) == (1, ["Too slow."])
    assert remembered() == []


@pytest.mark.usefixtures("started")
def test_a_check_that_could_not_be_made_is_no_answer(crmlab: Run, judge: Judge) -> None:
    reason = Text("The check itself failed: KeyError.", "检查本身出错：KeyError。")
    judge.verdict = Verdict("could-not-check", reason, (PASSED, BROKEN))
    ran = crmlab("check", LESSON)
    assert ran.code == 2
    assert "could not check  0/1  A third" in ran.out
    assert ran.out.splitlines()[-1] == reason.en
    assert remembered() == []


@pytest.mark.usefixtures("started")
def test_what_passed_is_remembered(crmlab: Run, judge: Judge) -> None:
    del judge
    crmlab("check", LESSON)
    assert remembered() == ["a"]


@pytest.mark.usefixtures("started")
def test_parts_can_be_checked_alone(crmlab: Run, judge: Judge) -> None:
    judge.verdict = Verdict("graded", checks=(PASSED,))
    assert crmlab("check", LESSON, "share").code == 0
    assert judge.asked == [(LESSON, 0, False, True, ["share"], 3)]


@pytest.mark.usefixtures("started")
def test_a_part_that_no_check_asks_about_is_told_so(crmlab: Run, judge: Judge) -> None:
    judge.verdict = Verdict("graded")
    ran = crmlab("check", LESSON, "why")
    assert (ran.code, ran.out.splitlines()[1:]) == (0, ["There is no public check of this part."])


def test_a_notebook_can_be_named_by_its_file_and_nothing_is_left_beside_it(
    crmlab: Run, judge: Judge
) -> None:
    del judge
    crmlab("start", LESSON)
    NOTEBOOK.rename(FILE)
    ran = crmlab("check", FILE)
    assert ran.out.startswith("Shares of a whole · credit-shares.ipynb\n")
    assert sorted(path.name for path in Path().iterdir()) == [FILE, "my-work"]


@pytest.mark.usefixtures("started")
def test_a_file_in_a_working_folder_is_remembered_like_its_lesson(
    crmlab: Run, judge: Judge
) -> None:
    del judge
    crmlab("check", str(NOTEBOOK))
    assert remembered() == ["a"]


@pytest.mark.parametrize("folder", ["lab", "a/b", "."])
def test_a_lesson_is_found_in_the_folder_it_was_started_in(
    crmlab: Run, judge: Judge, folder: str
) -> None:
    del judge
    crmlab("start", LESSON, "--to", folder)
    assert crmlab("check", LESSON).code == 1
    assert remembered(folder) == ["a"]


@pytest.mark.usefixtures("started")
def test_a_damaged_memory_is_told_and_begun_anew(crmlab: Run, judge: Judge) -> None:
    del judge
    Path("my-work/.crmlab.json").write_text("{")
    ran = crmlab("check", LESSON)
    assert ran.code == 1
    assert ran.err.startswith(
        "my-work/.crmlab.json was damaged; it is kept as .crmlab.backup-1.json"
    )
    assert remembered() == ["a"]


@pytest.mark.usefixtures("started")
def test_a_memory_that_cannot_be_kept_does_not_spoil_the_check(
    crmlab: Run, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    del judge

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28), "x")

    monkeypatch.setattr("crmlab.grading.files.write", full)
    ran = crmlab("check", LESSON)
    assert ran.code == 1
    assert ran.err == (
        "What passed could not be kept in my-work (No space left on device): check that you may "
        "write there.\n"
    )


@pytest.mark.usefixtures("started")
def test_a_program_gets_one_document(crmlab: Run, judge: Judge) -> None:
    del judge
    ran = crmlab("check", LESSON, "--json")
    common = {"lesson": LESSON, "part": "share"}
    assert json.loads(ran.out) == {
        "command": "check",
        "exit": 1,
        "message": "1 of 2 public checks passed: 2 of 3 points.",
        "items": [
            common
            | {
                "id": "a",
                "title": "A quarter",
                "outcome": "passed",
                "points": 2.0,
                "max_points": 2.0,
                "message": None,
                "mistake": None,
            },
            common
            | {
                "id": "b",
                "title": "A half",
                "outcome": "failed",
                "points": 0.0,
                "max_points": 1.0,
                "message": "`share(1, 2)` gave 2; 0.5 was expected.",
                "mistake": "upside_down",
            },
        ],
    }


def content(name: str) -> bytes:
    cell = '{"cell_type": "code", "source": "x"}'
    return {
        "empty": b"",
        "truncated": f'{{"nbformat": 4, "cells": [{cell}, {{"cell'.encode(),
        "GBK": "比率".encode("gbk"),
        "a script": b"x = 1",
        "nbformat 2": b'{"nbformat": 2, "worksheets": []}',
    }[name]


@pytest.mark.usefixtures("started", "judge")
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("empty", "credit-shares.ipynb is empty: save the notebook again.\n"),
        ("truncated", "credit-shares.ipynb breaks off in the middle: save or copy it once more.\n"),
        (
            "GBK",
            "credit-shares.ipynb is not UTF-8 text: open it in JupyterLab and save it again.\n",
        ),
        (
            "a script",
            "credit-shares.ipynb is not a Jupyter notebook: hand in the .ipynb file that ",
        ),
        ("nbformat 2", "credit-shares.ipynb is of a notebook format that is not read here (only 3"),
    ],
)
def test_a_notebook_that_cannot_be_read_is_told_and_left_alone(
    crmlab: Run, name: str, sentence: str
) -> None:
    NOTEBOOK.write_bytes(content(name))
    ran = crmlab("check", LESSON)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert NOTEBOOK.read_bytes() == content(name)


@pytest.mark.usefixtures("started", "judge")
def test_a_link_is_not_followed(crmlab: Run) -> None:
    NOTEBOOK.rename("real.ipynb")
    NOTEBOOK.symlink_to(Path("real.ipynb").resolve())
    ran = crmlab("check", LESSON)
    assert ran.code == 2
    assert ran.err == "credit-shares.ipynb is a symbolic link: put the file itself there.\n"


@pytest.mark.usefixtures("judge")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["value/loss"],
            "my-work/value-loss.ipynb does not exist: write it with `crmlab start value/loss`, ",
        ),
        (["credit/sharse"], "There is no lesson credit/sharse: did you mean credit/shares?\n"),
        (["value-loss.ipynb"], "value-loss.ipynb does not exist: check its name and folder.\n"),
        (
            ["value-lost.ipynb"],
            "value-lost.ipynb is named after no lesson: name it like value-loss.ipynb.\n",
        ),
        ([LESSON, "shares"], "There is no part shares: did you mean share?\n"),
        ([LESSON, "xyz"], "There is no part xyz: there are share, why.\n"),
        ([], "Missing argument 'LESSON|FILE'; `crmlab check --help` shows how it is written.\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_checked_is_told_with_the_way_on(
    crmlab: Run, arguments: list[str], sentence: str
) -> None:
    crmlab("start", LESSON)
    before = NOTEBOOK.read_bytes()
    ran = crmlab("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert ran.err.count("\n") == 1
    assert NOTEBOOK.read_bytes() == before


@pytest.mark.usefixtures("started")
def test_what_is_finished_is_not_run_again_until_it_changes(crmlab: Run, judge: Judge) -> None:
    judge.verdict = Verdict("graded", checks=(PASSED,), texts={"why": "Because."})
    assert crmlab("check", LESSON).code == 0
    ran = crmlab("check", LESSON)
    assert len(judge.asked) == 1
    assert [line.rstrip() for line in ran.out.splitlines()[1:]] == [
        "share · unchanged since it passed",
        "  passed  2/2  1 of 4",
        "why: your text, unchanged, is marked by hand.",
        "Public checks passed: 2 of 2 points.",
    ]
    crmlab("check", LESSON, "--again")
    assert len(judge.asked) == 2
    NOTEBOOK.write_text(NOTEBOOK.read_text("utf-8").replace("raise Not", "return 1 #"), "utf-8")
    crmlab("check", LESSON)
    assert judge.asked[2] == (LESSON, 0, False, True, ["share"], 3)


@pytest.mark.usefixtures("started")
def test_the_learners_own_variant_is_checked(crmlab: Run, judge: Judge) -> None:
    Path("my-work/.crmlab.json").write_text('{"variant": 7}')
    crmlab("check", LESSON)
    assert judge.asked == [(LESSON, 7, False, True, ["share", "why"], 3)]


@pytest.mark.usefixtures("started")
def test_the_next_hint_is_offered_where_a_check_failed(
    crmlab: Run, judge: Judge, exercises: Path
) -> None:
    del judge
    source = exercises / "credit" / "shares" / "exercise.py"
    hint = '# %% [markdown] hint="share" lang="{}"\n# - {}\n\n'
    hints = hint.format("en", "Divide.") + hint.format("zh", "相除。")
    source.write_text(
        source.read_text("utf-8").replace(
            '# %% [markdown] part="why" lang="en"',
            f'{hints}# %% [markdown] part="why" lang="en"',
        ),
        "utf-8",
    )
    ran = crmlab("check", LESSON)
    assert ran.out.endswith("Stuck? `crmlab hint credit/shares share` gives hint 1 of 1.\n")
    crmlab("hint", LESSON, "share")
    assert "Stuck?" not in crmlab("check", LESSON).out


@pytest.mark.usefixtures("started")
def test_a_revised_exercise_is_told_and_the_work_counts(
    crmlab: Run, judge: Judge, exercises: Path
) -> None:
    source = exercises / "credit" / "shares" / "exercise.py"
    source.write_text(source.read_text("utf-8").replace("Write `share`", "Complete it"), "utf-8")
    before = NOTEBOOK.read_bytes()
    ran = crmlab("check", LESSON)
    assert "The exercise has been revised since you began (changed: share). " in ran.out
    assert len(judge.asked) == 1
    assert NOTEBOOK.read_bytes() == before
