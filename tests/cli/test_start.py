import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NOTEBOOK = Path("my-work/credit-shares.ipynb")


@pytest.mark.parametrize("lesson", ["credit/shares", "credit-shares"])
def test_a_started_lesson_is_written_and_the_next_step_is_told(crmlab: Run, lesson: str) -> None:
    ran = crmlab("start", lesson)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Written: my-work/credit-shares.ipynb. Open it with `jupyter lab "
        "my-work/credit-shares.ipynb`, save your answers, then run `crmlab check credit/shares`.\n"
    )
    assert json.loads(NOTEBOOK.read_text("utf-8"))["nbformat"] == 4


def test_the_notebook_speaks_the_language_that_was_asked_for(crmlab: Run) -> None:
    ran = crmlab("start", "credit/shares", "--lang", "zh")
    assert ran.out.startswith("已生成 my-work/credit-shares.ipynb。请用 `jupyter lab ")
    assert "整体的份额" in NOTEBOOK.read_text("utf-8")
    assert "Shares of a whole" not in NOTEBOOK.read_text("utf-8")


def test_the_folder_and_the_learner_are_remembered(crmlab: Run) -> None:
    assert crmlab("start", "credit/shares", "--to", "lab", "--learner", "ada").code == 0
    remembered = json.loads(Path("lab/.crmlab.json").read_text("utf-8"))
    assert remembered["learner"] == "ada"
    assert json.loads(Path(".crmlab.json").read_text("utf-8"))["folder"] == "lab"


def test_a_reset_says_where_the_backup_is(crmlab: Run) -> None:
    crmlab("start", "credit/shares")
    NOTEBOOK.write_text("hours of work")
    ran = crmlab("start", "credit/shares", "--reset")
    kept = "Your earlier notebook is kept as my-work/credit-shares.backup-1.ipynb.\n"
    assert ran.out.startswith(kept)
    assert Path("my-work/credit-shares.backup-1.ipynb").read_text() == "hours of work"


def test_a_damaged_memory_is_told_and_does_not_stop_the_start(crmlab: Run) -> None:
    Path(".crmlab.json").write_text("{")
    ran = crmlab("start", "credit/shares")
    assert ran.code == 0
    assert ran.err == (
        ".crmlab.json was damaged; it is kept as .crmlab.backup-1.json, and what passed is "
        "remembered anew from now on; if your instructor gave you data of your own, copy "
        "`.crmlab.json` from your bundle again.\n"
    )
    assert Path(".crmlab.backup-1.json").read_text() == "{"


def test_work_that_is_there_is_never_overwritten(crmlab: Run) -> None:
    crmlab("start", "credit/shares")
    NOTEBOOK.write_text("hours of work")
    ran = crmlab("start", "credit/shares")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "my-work/credit-shares.ipynb exists already: go on with it, or begin anew with `crmlab "
        "start credit/shares --reset`, which keeps a backup.\n"
    )
    assert NOTEBOOK.read_text() == "hours of work"


BAD = {
    "an unknown lesson": (
        ["credit/share"],
        "There is no lesson credit/share: did you mean credit/shares?\n",
    ),
    "nothing like a lesson": (
        ["???"],
        "There is no lesson ???: `crmlab list` shows all.\n",
    ),
    "an id with a space": (
        ["credit/shares", "--learner", "ada l"],
        "'ada l' is no learner's id: use letters a to z, digits, `.`, `_` and `-`, no dot first.\n",
    ),
    "no lesson": (
        [],
        "Missing argument 'LESSON'; `crmlab start --help` shows how it is written.\n",
    ),
    "an unknown option": (
        ["credit/shares", "--rest"],
        "No such option: --rest (Possible options: --reset, --to); `crmlab start --help` shows",
    ),
    "a folder that is a file": (
        ["credit/shares", "--to", "taken"],
        "taken is a file: name a folder with --to.\n",
    ),
    "a folder below a file": (
        ["credit/shares", "--to", "taken/lab"],
        "taken/lab: Not a directory;",
    ),
}


@pytest.mark.parametrize(("arguments", "sentence"), BAD.values(), ids=BAD)
def test_a_lesson_that_cannot_be_started_leaves_everything_as_it_was(
    crmlab: Run, arguments: list[str], sentence: str
) -> None:
    Path("taken").write_text("mine")
    ran = crmlab("start", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert ran.err.count("\n") == 1
    assert [(path.name, path.read_text()) for path in Path().iterdir()] == [("taken", "mine")]
