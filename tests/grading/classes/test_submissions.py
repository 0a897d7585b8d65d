import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from crmlab.grading.classes.submissions import Submission, find
from crmlab.grading.notebook import cells_of
from crmlab.grading.refusal import Refusal

KNOWN = ["credit/five-cs", "credit/ratios"]
RATIOS = "credit-ratios.ipynb"


def notebook(source: str = "a = 1") -> bytes:
    cell = {"cell_type": "code", "source": source}
    return json.dumps({"nbformat": 4, "cells": [cell]}).encode()


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def in_a_folder(files: dict[str, bytes], tmp_path: Path) -> Path:
    where = tmp_path / "hand-ins"
    where.mkdir()
    for name, data in files.items():
        (where / name).parent.mkdir(parents=True, exist_ok=True)
        (where / name).write_bytes(data)
    return where


def in_a_zip(files: dict[str, bytes], tmp_path: Path) -> Path:
    where = tmp_path / "hand-ins.zip"
    where.write_bytes(zipped(files))
    return where


def in_a_zip_of_the_folder(files: dict[str, bytes], tmp_path: Path) -> Path:
    where = tmp_path / "hand-ins.zip"
    where.write_bytes(zipped({f"hand-ins/{name}": data for name, data in files.items()}))
    return where


Places = Callable[[dict[str, bytes], Path], Path]
everywhere = pytest.mark.parametrize("place", [in_a_folder, in_a_zip, in_a_zip_of_the_folder])


def brief(submissions: list[Submission]) -> list[tuple[str, str, str]]:
    return [(one.learner, one.lesson, one.status) for one in submissions]


def cells(submission: Submission) -> list[str]:
    assert submission.file is not None
    return cells_of(submission.file.content(), submission.file.name)


@everywhere
def test_each_learner_has_a_folder_of_notebooks(place: Places, tmp_path: Path) -> None:
    files = {
        "bo/credit-ratios.ipynb": notebook("b = 1"),
        "ada/credit-ratios.ipynb": notebook("a = 1"),
        "ada/credit-five-cs.ipynb": notebook("a = 2"),
    }
    found = find(place(files, tmp_path), KNOWN)
    assert brief(found) == [
        ("ada", "credit/five-cs", "graded"),
        ("ada", "credit/ratios", "graded"),
        ("bo", "credit/ratios", "graded"),
    ]
    assert [cells(one) for one in found] == [["a = 2"], ["a = 1"], ["b = 1"]]


@everywhere
@pytest.mark.parametrize("name", ["submission-ada.zip", "ada/my work.zip"])
@pytest.mark.parametrize("inner", [RATIOS, f"ada/{RATIOS}", f"my-work/{RATIOS}"])
def test_a_learner_may_hand_in_a_zip(place: Places, name: str, inner: str, tmp_path: Path) -> None:
    (one,) = find(place({name: zipped({inner: notebook()})}, tmp_path), KNOWN)
    assert brief([one]) == [("ada", "credit/ratios", "graded")]
    assert cells(one) == ["a = 1"]


def test_a_zip_that_is_called_like_its_only_learner_is_not_mistaken_for_a_class(
    tmp_path: Path,
) -> None:
    where = tmp_path / "ada.zip"
    where.write_bytes(zipped({f"ada/{RATIOS}": notebook(), "ada/data/books.csv": b""}))
    (one,) = find(where, KNOWN)
    assert brief([one]) == [("ada", "credit/ratios", "graded")]


def test_one_learners_zip_can_be_graded_alone(tmp_path: Path) -> None:
    where = tmp_path / "submission-ada.zip"
    where.write_bytes(zipped({RATIOS: notebook()}))
    (one,) = find(where, KNOWN)
    assert brief([one]) == [("ada", "credit/ratios", "graded")]
    assert cells(one) == ["a = 1"]


def test_an_earlier_zip_that_submit_kept_is_the_same_learners(tmp_path: Path) -> None:
    packed = zipped({RATIOS: notebook()})
    names = ("submission-ada.zip", "submission-ada.backup-1.zip")
    where = in_a_folder(dict.fromkeys(names, packed), tmp_path)
    assert brief(find(where, KNOWN)) == [("ada", "credit/ratios", "could-not-check")]


@everywhere
def test_what_systems_and_jupyter_leave_behind_is_passed_over(
    place: Places, tmp_path: Path
) -> None:
    files = {
        f"ada/{RATIOS}": notebook(),
        f"__MACOSX/ada/._{RATIOS}": b"\x00",
        f"ada/._{RATIOS}": b"\x00",
        "ada/.ipynb_checkpoints/credit-ratios-checkpoint.ipynb": notebook(),
        "ada/.crmlab.json": b"{}",
        ".DS_Store": b"\x00",
        ".git/config": b"",
        "ada/notes.txt": b"",
        "roster.csv": b"",
    }
    assert brief(find(place(files, tmp_path), KNOWN)) == [("ada", "credit/ratios", "graded")]


ROWS: dict[str, tuple[dict[str, bytes], tuple[str, str, str], str]] = {
    "a folder that is no id": (
        {f"ada l/{RATIOS}": notebook()},
        ("ada l", RATIOS, "unknown"),
        "ada l is no learner's id: rename the folder; use letters",
    ),
    "a hidden folder with a notebook": (
        {f".ada/{RATIOS}": notebook()},
        (".ada", RATIOS, "unknown"),
        ".ada is no learner's id",
    ),
    "a zip whose learner is no id": (
        {"submission-ada l.zip": zipped({RATIOS: notebook()})},
        ("ada l", RATIOS, "unknown"),
        "ada l is no learner's id",
    ),
    "a notebook of no lesson": (
        {"ada/credit-ratio.ipynb": notebook()},
        ("ada", "credit-ratio.ipynb", "unknown"),
        "credit-ratio.ipynb is named after no lesson: name it like credit-ratios.ipynb.",
    ),
    "a notebook outside all folders": (
        {RATIOS: notebook()},
        ("", RATIOS, "unknown"),
        "credit-ratios.ipynb lies outside the learners' folders: move it to <learner>/",
    ),
    "a zip that names no learner": (
        {"all.zip": zipped({RATIOS: notebook()})},
        ("", "all.zip", "unknown"),
        "all.zip lies outside the learners' folders: ",
    ),
    "a folder without a notebook": (
        {"ada/answers.docx": b"PK"},
        ("ada", "", "unknown"),
        "No notebook was found (links are not followed): put it at ada/<track>-<lesson>.ipynb.",
    ),
    "a zip without a notebook": (
        {"submission-ada.zip": zipped({"answers.docx": b"PK"})},
        ("ada", "", "unknown"),
        "No notebook was found",
    ),
    "a zip in a learner's zip": (
        {"submission-ada.zip": zipped({"a.zip": zipped({RATIOS: notebook()})})},
        ("ada", "", "unknown"),
        "No notebook was found",
    ),
    "a zip that is none": (
        {"submission-ada.zip": b"Not a zip."},
        ("ada", "submission-ada.zip", "unreadable"),
        "submission-ada.zip is not a zip file or is damaged: pack it once more.",
    ),
    "a zip cut short": (
        {"ada/a.zip": zipped({RATIOS: notebook()})[:-30]},
        ("ada", "a.zip", "unreadable"),
        "a.zip is not a zip file or is damaged: pack it once more.",
    ),
}


@everywhere
@pytest.mark.parametrize(("files", "row", "reason"), ROWS.values(), ids=ROWS)
def test_what_cannot_be_graded_gets_a_row_with_its_reason(
    place: Places,
    files: dict[str, bytes],
    row: tuple[str, str, str],
    reason: str,
    tmp_path: Path,
) -> None:
    good = {f"zoe/{RATIOS}": notebook()}
    odd, other = find(place(files | good, tmp_path), KNOWN)
    assert brief([odd, other]) == [row, ("zoe", "credit/ratios", "graded")]
    assert odd.file is None
    assert odd.reason.en.startswith(reason)
    assert odd.reason.zh


@everywhere
@pytest.mark.parametrize("second", [f"ada/old/{RATIOS}", "ada/Credit-Ratios.ipynb"])
def test_two_files_of_one_lesson_are_left_to_the_instructor(
    place: Places, second: str, tmp_path: Path
) -> None:
    files = {f"ada/{RATIOS}": notebook(), second: notebook(), f"bo/{RATIOS}": notebook()}
    twice, other = find(place(files, tmp_path), KNOWN)
    assert brief([twice, other]) == [
        ("ada", "credit/ratios", "could-not-check"),
        ("bo", "credit/ratios", "graded"),
    ]
    names = ", ".join(sorted([f"ada/{RATIOS}", second]))
    assert twice.reason.en == f"2 files claim this lesson ({names}): keep one and grade again."


def test_a_folder_and_a_zip_of_the_same_learner_claim_one_lesson(tmp_path: Path) -> None:
    files = {f"ada/{RATIOS}": notebook(), "submission-ada.zip": zipped({RATIOS: notebook()})}
    (one,) = find(in_a_folder(files, tmp_path), KNOWN)
    assert one.status == "could-not-check"
    assert "(ada/credit-ratios.ipynb, submission-ada.zip/credit-ratios.ipynb)" in one.reason.en


@everywhere
def test_a_learner_cannot_hand_in_for_another(place: Places, tmp_path: Path) -> None:
    files = {
        "submission-eve.zip": zipped({f"ada/{RATIOS}": notebook("evil = 1")}),
        "eve/submission-bo.zip": zipped({"../ada/credit-five-cs.ipynb": notebook("evil = 2")}),
        f"ada/{RATIOS}": notebook("honest = 1"),
    }
    found = find(place(files, tmp_path), KNOWN)
    assert {one.learner for one in found} == {"ada", "eve"}
    assert [cells(one) for one in found if one.learner == "ada"] == [["honest = 1"]]


@pytest.mark.parametrize(
    "name", [f"../ada/{RATIOS}", f"/ada/{RATIOS}", f"x/../ada/{RATIOS}", f"C:/ada/{RATIOS}"]
)
def test_a_name_that_leads_out_of_a_zip_is_nobodys(name: str, tmp_path: Path) -> None:
    files = {name: notebook("evil = 1"), f"ada/{RATIOS}": notebook("honest = 1")}
    stray, honest = find(in_a_zip(files, tmp_path), KNOWN)
    assert brief([stray]) == [("", RATIOS, "unknown")]
    assert "leads out of the zip file: pack it once more." in stray.reason.en
    assert cells(honest) == ["honest = 1"]


def test_names_with_the_backslashes_of_windows_are_understood(tmp_path: Path) -> None:
    (one,) = find(in_a_zip({f"ada\\{RATIOS}": notebook()}, tmp_path), KNOWN)
    assert brief([one]) == [("ada", "credit/ratios", "graded")]


def test_two_entries_of_the_same_name_are_two_files(tmp_path: Path) -> None:
    where = tmp_path / "hand-ins.zip"
    with zipfile.ZipFile(where, "w") as archive:
        archive.writestr(f"ada/{RATIOS}", notebook())
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(f"ada/{RATIOS}", notebook())
    (one,) = find(where, KNOWN)
    assert one.status == "could-not-check"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda _: None, "does not exist: name the folder or zip that holds the submissions."),
        (Path.mkdir, "put <learner>/<track>-<lesson>.ipynb there, for instance"),
        (lambda path: path.write_bytes(b"x"), "is not a zip file or is damaged"),
        (lambda path: path.write_bytes(zipped({})), "Nothing was handed in in "),
    ],
    ids=["nothing", "an empty folder", "a text", "an empty zip"],
)
def test_without_submissions_there_is_one_sentence(
    make: Callable[[Path], object], sentence: str, tmp_path: Path
) -> None:
    where = tmp_path / "hand-ins"
    make(where)
    with pytest.raises(Refusal) as refused:
        find(where, KNOWN)
    assert sentence in str(refused.value)
