import io
import os
import zipfile
from pathlib import Path

import pytest

from crmlab.grading import notebook
from crmlab.grading.classes import inbox
from crmlab.grading.classes.inbox import File
from crmlab.grading.notebook import Unreadable

NAME = "credit-ratios.ipynb"
NOTEBOOK = b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "a = 1"}]}'


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def names(where: Path) -> list[str]:
    files, _ = inbox.listing(where)
    return sorted("/".join(file.parts) for file in files)


def test_a_notebook_is_read_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / NAME).write_bytes(NOTEBOOK)
    (tmp_path / "submission-bo.zip").write_bytes(zipped({NAME: NOTEBOOK}))
    plain, packed = sorted(inbox.listing(tmp_path)[0], key=lambda file: file.parts)
    (inside,) = packed.unpacked()
    assert inside.parts == ("submission-bo.zip", NAME)
    in_class = tmp_path / "class.zip"
    in_class.write_bytes(zipped({"submission-bo.zip": zipped({NAME: NOTEBOOK})}))
    (outer,) = inbox.listing(in_class)[0]
    (innermost,) = outer.unpacked()
    for file in (plain, inside, innermost):
        assert file.content() == NOTEBOOK


@pytest.mark.parametrize("link", ["folder", "top folder"])
def test_links_to_folders_are_not_followed(link: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / NAME).write_bytes(NOTEBOOK)
    where = tmp_path / "hand-ins"
    (where / "ada").mkdir(parents=True)
    (where / "ada" / "more" if link == "folder" else where / "bo").symlink_to(outside)
    files, folders = inbox.listing(where)
    assert not any(NAME in file.parts for file in files)
    assert folders == ({"ada"} if link == "folder" else {"ada", "bo"})


def test_a_link_to_a_notebook_is_listed_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / NAME).symlink_to("/etc/passwd")
    ((file,), _) = inbox.listing(tmp_path)
    with pytest.raises(Unreadable, match=r"credit-ratios\.ipynb is a symbolic link"):
        file.content()


def test_a_folder_that_is_called_like_a_notebook_is_listed_as_one(tmp_path: Path) -> None:
    (tmp_path / "ada" / NAME / "inside").mkdir(parents=True)
    ((file,), _) = inbox.listing(tmp_path)
    with pytest.raises(Unreadable, match=r"credit-ratios\.ipynb is a folder"):
        file.content()


def test_a_file_name_may_hold_any_bytes(tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xff\xfe\n")
    (tmp_path / odd).mkdir()
    (tmp_path / odd / NAME).write_bytes(NOTEBOOK)
    ((file,), folders) = inbox.listing(tmp_path)
    assert (file.parts, folders) == ((odd, NAME), {odd})
    assert file.content() == NOTEBOOK


def test_folders_may_be_nested_more_deeply_than_python_recurses(tmp_path: Path) -> None:
    folders = [tmp_path / "/".join("d" * depth) for depth in range(1, 1500)]
    for folder in folders:
        folder.mkdir()
    (tmp_path / "d" / NAME).write_bytes(NOTEBOOK)
    assert names(tmp_path) == [f"d/{NAME}"]
    for folder in reversed(folders[1:]):  # pytest would recurse to take them away
        folder.rmdir()


@pytest.mark.parametrize(
    ("inside", "listed"),
    [
        (["class/ada/x.ipynb", "class/bo/x.ipynb"], ["ada/x.ipynb", "bo/x.ipynb"]),
        (["class/submission-ada.zip"], ["submission-ada.zip"]),
        (["class/ada/work.zip"], ["ada/work.zip"]),
        (["class/ada/x.ipynb", "__MACOSX/class/ada/._x.ipynb"], ["ada/x.ipynb"]),
        (["class/x.ipynb", "class/data/books.csv"], ["class/data/books.csv", "class/x.ipynb"]),
        (["class/ada/x.ipynb", "bo/x.ipynb"], ["bo/x.ipynb", "class/ada/x.ipynb"]),
        (["other/ada/x.ipynb"], ["other/ada/x.ipynb"]),
    ],
)
def test_the_folder_that_a_zip_of_a_class_begins_with_is_taken_off(
    inside: list[str], listed: list[str], tmp_path: Path
) -> None:
    where = tmp_path / "class.zip"
    where.write_bytes(zipped(dict.fromkeys(inside, b"")))
    assert names(where) == listed


@pytest.mark.parametrize("count", [inbox.MOST_FILES, inbox.MOST_FILES + 1])
def test_a_learners_zip_may_hold_no_more_files_than_allowed(count: int, tmp_path: Path) -> None:
    path = tmp_path / "submission-ada.zip"
    path.write_bytes(zipped({f"{number}.txt": b"" for number in range(count)}))
    file = File((path.name,), path)
    if count == inbox.MOST_FILES:
        assert len(file.unpacked()) == count
    else:
        with pytest.raises(Unreadable, match="holds more than 1000 files: hand in the notebooks"):
            file.unpacked()


def test_a_learners_zip_that_unpacks_to_a_great_size_is_not_read(tmp_path: Path) -> None:
    padded = zipped({NAME: b" " * (notebook.ZIP_LIMIT_BYTES + 1)})
    where = tmp_path / "class.zip"
    where.write_bytes(zipped({"submission-ada.zip": padded}, zipfile.ZIP_DEFLATED))
    ((file,), _) = inbox.listing(where)
    with pytest.raises(Unreadable, match=r"submission-ada\.zip is larger than 20 MB"):
        file.unpacked()
