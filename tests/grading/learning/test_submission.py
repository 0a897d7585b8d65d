import json
import zipfile
from pathlib import Path

import pytest

from crmlab.grading.classes.submissions import find
from crmlab.grading.learning import submission
from crmlab.grading.learning.memory import Memory
from crmlab.grading.notebook import Unreadable
from crmlab.grading.refusal import Refusal

LESSON = "credit/ratios"
NOTEBOOK = {"nbformat": 4, "cells": [{"cell_type": "code", "source": "a = 1"}]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "my-work" / "credit-ratios.ipynb"
    place.parent.mkdir()
    place.write_text(json.dumps(NOTEBOOK), "utf-8")
    (place.parent / "diary.txt").write_text("mine")
    (place.parent / ".crmlab.json").write_text("{}")
    return place


def test_the_zip_holds_the_notebook_and_nothing_else_where_grade_looks(
    path: Path, tmp_path: Path
) -> None:
    written = submission.write({LESSON: path}, "ada", tmp_path)
    assert written == submission.Submission(tmp_path / "submission-ada.zip", None)
    assert zipfile.ZipFile(written.path).namelist() == ["credit-ratios.ipynb"]
    [found] = find(written.path, [LESSON])
    assert (found.learner, found.lesson, found.status) == ("ada", LESSON, "graded")


def test_the_same_work_gives_the_same_zip_and_other_work_keeps_the_earlier_one(
    path: Path, tmp_path: Path
) -> None:
    first = submission.write({LESSON: path}, "ada", tmp_path).path.read_bytes()
    assert submission.write({LESSON: path}, "ada", tmp_path).backup is None
    path.write_text(json.dumps(NOTEBOOK | {"cells": []}), "utf-8")
    again = submission.write({LESSON: path}, "ada", tmp_path)
    assert again.backup == tmp_path / "submission-ada.backup-1.zip"
    assert again.backup.read_bytes() == first
    assert again.path.read_bytes() != first


def test_what_is_no_notebook_is_not_packed(path: Path, tmp_path: Path) -> None:
    path.write_text("hours of work")
    with pytest.raises(Unreadable, match="is not a Jupyter notebook"):
        submission.write({LESSON: path}, "ada", tmp_path)
    assert not (tmp_path / "submission-ada.zip").exists()


def memories(*learners: str | None) -> dict[str, Memory]:
    return {
        f"credit/{number}": Memory(Path(), {"learner": learner} if learner else {})
        for number, learner in enumerate(learners)
    }


@pytest.mark.parametrize(
    ("asked", "known", "owner"),
    [
        ("ada", [None], "ada"),
        (None, ["ada", None], "ada"),
        ("ada", ["ada"], "ada"),
        (None, [None], None),
    ],
)
def test_the_owner_is_asked_for_once(
    asked: str | None, known: list[str | None], owner: str | None
) -> None:
    assert submission.owner(asked, memories(*known)) == owner


@pytest.mark.parametrize(("asked", "known"), [("bo", ["ada"]), (None, ["ada", "bo"])])
def test_the_work_of_two_is_not_packed_together(asked: str | None, known: list[str]) -> None:
    with pytest.raises(Refusal, match=r"is the work of (ada|bo): hand it in from a folder that"):
        submission.owner(asked, memories(*known))


def test_an_id_that_names_no_file_is_refused() -> None:
    with pytest.raises(Refusal, match=r"'\.\./ada' is no learner's id"):
        submission.owner("../ada", memories(None))


def test_what_is_unpacked_may_be_read(path: Path, tmp_path: Path) -> None:
    written = submission.write({LESSON: path}, "ada", tmp_path)
    [entry] = zipfile.ZipFile(written.path).infolist()
    assert entry.external_attr >> 16 == 0o644
    assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_a_zip_that_nobody_would_take_is_not_written(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submission, "ZIP_LIMIT_BYTES", 20)
    with pytest.raises(Refusal, match="The zip would be larger than 0 MB: name fewer lessons"):
        submission.write({LESSON: path}, "ada", tmp_path)
    assert not list(tmp_path.glob("*.zip"))
