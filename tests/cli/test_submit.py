import json
import sys
import zipfile
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.running import sandbox
from tests.cli.conftest import Run
from tests.cli.test_end_to_end import SOLVED, answer

LESSON = "credit/shares"


@pytest.fixture(autouse=True)
def open_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "why_not", lambda: Text("none", "无"))


@pytest.fixture
def started(crmlab: Run) -> None:
    assert crmlab("start", LESSON).code == 0


@pytest.mark.usefixtures("started")
def test_the_last_check_comes_first_then_the_zip(crmlab: Run) -> None:
    ran = crmlab("submit", "--learner", "ada")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "credit/shares: 0 of 1 public checks passed: 0 of 2 points.",
        "Written: submission-ada.zip with 1 notebook. Hand this file in.",
    ]
    assert zipfile.ZipFile("submission-ada.zip").namelist() == ["credit-shares.ipynb"]


@pytest.mark.usefixtures("started")
def test_the_learner_is_remembered_and_an_earlier_zip_is_kept(crmlab: Run) -> None:
    crmlab("submit", "--learner", "ada")
    answer(SOLVED)
    assert crmlab("submit", "--lang", "zh").out.splitlines() == [
        "credit/shares: 公开检查已通过：得 2 分，满分 2 分。",
        "之前的压缩包已保留为 submission-ada.backup-1.zip。",
        "已生成 submission-ada.zip，内含 1 份笔记本。请提交此文件。",
    ]


@pytest.mark.usefixtures("started")
def test_what_was_handed_in_can_be_graded(crmlab: Run) -> None:
    answer(SOLVED)
    crmlab("submit", "--learner", "ada")
    Path("inbox").mkdir()
    Path("submission-ada.zip").rename("inbox/submission-ada.zip")
    crmlab("grade", "inbox", "--out", "grades", "--no-sandbox")
    assert "ada,credit/shares,graded,3,3" in Path("grades/grades.csv").read_text("utf-8")


@pytest.mark.usefixtures("started")
def test_only_the_named_lessons_are_packed(crmlab: Run) -> None:
    crmlab("start", "value/loss")
    crmlab("submit", "value/loss", "--learner", "ada")
    assert zipfile.ZipFile("submission-ada.zip").namelist() == ["value-loss.ipynb"]


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Whose work is this? Say it once with --learner, your id as your instructor"),
        (["--learner", "ada l"], "'ada l' is no learner's id: use letters a to z"),
        (["value/loss", "--learner", "ada"], "my-work/value-loss.ipynb does not exist: write it"),
        (["credit/sharse"], "There is no lesson credit/sharse: did you mean credit/shares?"),
    ],
)
def test_what_cannot_be_handed_in_is_told_and_nothing_is_written(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    ran = crmlab("submit", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert not list(Path().glob("*.zip"))


@pytest.mark.usefixtures("started")
def test_a_damaged_notebook_is_not_packed(crmlab: Run) -> None:
    Path("my-work/credit-shares.ipynb").write_text(json.dumps({"cells": []}))
    ran = crmlab("submit", "--learner", "ada")
    assert (ran.code, ran.out) == (2, "")
    assert "is not a Jupyter notebook" in ran.err


@pytest.mark.usefixtures("started")
def test_a_mistyped_id_may_be_put_right_as_long_as_nothing_was_packed(crmlab: Run) -> None:
    notebook = Path("my-work/credit-shares.ipynb")
    whole = notebook.read_bytes()
    notebook.write_text("{")
    crmlab("submit", "--learner", "aad")
    notebook.write_bytes(whole)
    assert crmlab("submit", "--learner", "ada").code == 0
    ran = crmlab("submit", "--learner", "bob")
    assert ran.code == 2
    assert "if that id is wrong, mend `learner` in `my-work/.crmlab.json`" in ran.err
