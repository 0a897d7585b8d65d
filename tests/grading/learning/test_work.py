import errno
import json
import os
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.learning import memory, work
from crmlab.grading.refusal import Refusal
from crmlab.grading.results import CheckResult

LESSON = "credit/ratios"
NAME = "credit-ratios.ipynb"
NOTEBOOK = {"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "速动比率"}]}


def start(here: Path, **options: object) -> work.Started:
    return work.start(memory.recall(here), LESSON, NOTEBOOK, **options)  # type: ignore[arg-type]


def find(here: Path) -> Path | None:
    return work.find(memory.recall(here), LESSON)


def test_a_notebook_is_put_into_my_work_and_found_again(tmp_path: Path) -> None:
    started = start(tmp_path, learner="ada")
    path = tmp_path / "my-work" / NAME
    assert started == work.Started(path, None, None)
    assert json.loads(path.read_text("utf-8")) == NOTEBOOK
    assert find(tmp_path) == path
    assert memory.recall(tmp_path / "my-work").learner == "ada"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["my-work"]


def test_a_lesson_that_was_not_started_is_not_found(tmp_path: Path) -> None:
    assert find(tmp_path) is None


def test_another_folder_is_found_again_from_the_same_place(tmp_path: Path) -> None:
    start(tmp_path, to=tmp_path / "course" / "lab")
    assert find(tmp_path) == tmp_path / "course" / "lab" / NAME


def test_work_that_is_moved_with_the_folder_around_it_is_found(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    start(tmp_path / "old", to=tmp_path / "old" / "lab")
    (tmp_path / "old").rename(tmp_path / "new")
    assert find(tmp_path / "new") == tmp_path / "new" / "lab" / NAME


def test_the_next_lesson_goes_where_the_last_one_went(tmp_path: Path) -> None:
    start(tmp_path, to=tmp_path / "lab")
    here = memory.recall(tmp_path)
    assert work.start(here, "credit/limits", NOTEBOOK).path == tmp_path / "lab/credit-limits.ipynb"


def test_work_in_my_work_is_found_although_later_work_went_elsewhere(tmp_path: Path) -> None:
    start(tmp_path)
    work.start(memory.recall(tmp_path), "credit/limits", NOTEBOOK, to=tmp_path / "lab")
    assert find(tmp_path) == tmp_path / "my-work" / NAME


def test_inside_the_working_folder_it_is_this_folder(tmp_path: Path) -> None:
    start(tmp_path)
    inside = tmp_path / "my-work"
    assert find(inside) == inside / NAME
    here = memory.recall(inside)
    assert work.start(here, "credit/limits", NOTEBOOK).path == inside / "credit-limits.ipynb"


def test_this_folder_can_be_the_working_folder(tmp_path: Path) -> None:
    start(tmp_path, to=tmp_path)
    assert find(tmp_path) == tmp_path / NAME


def test_the_memory_of_a_working_folder_may_be_lost(tmp_path: Path) -> None:
    start(tmp_path, to=tmp_path)
    (tmp_path / memory.FILE).unlink()
    assert find(tmp_path) == tmp_path / NAME


@pytest.mark.parametrize("make", ["file", "dangling link"])
def test_a_notebook_that_is_there_is_never_overwritten(make: str, tmp_path: Path) -> None:
    path = tmp_path / "my-work" / NAME
    path.parent.mkdir()
    if make == "file":
        path.write_text("hours of work")
    else:
        path.symlink_to("nothing")
    with pytest.raises(Refusal) as refused:
        start(tmp_path)
    assert str(refused.value) == (
        f"{path} exists already: go on with it, or begin anew with `crmlab start credit/ratios "
        "--reset`, which keeps a backup."
    )
    assert path.is_symlink() or path.read_text() == "hours of work"


def test_a_reset_keeps_a_backup_and_forgets_what_passed(tmp_path: Path) -> None:
    path = start(tmp_path).path
    own = memory.recall(path.parent)
    own.note(LESSON, [CheckResult("a", "part", Text("", ""), 1.0, "passed")])
    own.save()
    path.write_text("hours of work")
    started = start(tmp_path, reset=True)
    assert started.backup == tmp_path / "my-work" / "credit-ratios.backup-1.ipynb"
    assert started.backup.read_text() == "hours of work"
    assert json.loads(path.read_text("utf-8")) == NOTEBOOK
    assert memory.recall(path.parent).passed(LESSON) == set()


def test_a_reset_of_nothing_is_a_start(tmp_path: Path) -> None:
    assert start(tmp_path, reset=True).backup is None


def test_a_folder_holds_the_work_of_one_learner(tmp_path: Path) -> None:
    start(tmp_path, learner="ada")
    with pytest.raises(Refusal, match="holds the work of ada: name another folder with --to"):
        work.start(memory.recall(tmp_path), "credit/limits", NOTEBOOK, learner="bo")
    assert not (tmp_path / "my-work" / "credit-limits.ipynb").exists()
    assert memory.recall(tmp_path / "my-work").learner == "ada"


@pytest.mark.parametrize("learner", ["", "ada l", ".ada", "a/b", "阿达"])
def test_an_id_that_names_no_folder_is_refused(learner: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=f"{learner!r} is no learner's id: use letters a to z"):
        start(tmp_path, learner=learner)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_working_folder(tmp_path: Path) -> None:
    (tmp_path / "my-work").write_text("mine")
    with pytest.raises(Refusal, match="my-work is a file: name a folder with --to"):
        start(tmp_path)
    assert (tmp_path / "my-work").read_text() == "mine"


def test_a_damaged_memory_does_not_keep_a_lesson_from_being_started(tmp_path: Path) -> None:
    (tmp_path / "my-work").mkdir()
    (tmp_path / "my-work" / memory.FILE).write_text("{")
    started = start(tmp_path)
    assert started.damage is not None
    assert "kept as .crmlab.backup-1.json" in started.damage.en
    assert find(tmp_path) == started.path


def test_all_that_was_started_is_found_and_what_was_saved_last(tmp_path: Path) -> None:
    first = start(tmp_path).path
    second = work.start(memory.recall(tmp_path), "credit/limits", NOTEBOOK).path
    os.utime(first, ns=(2, 2))
    os.utime(second, ns=(1, 1))
    known = ["credit/limits", LESSON, "credit/exit"]
    found = work.all_started(memory.recall(tmp_path), known)
    assert found == {"credit/limits": second, LESSON: first}
    assert work.saved_last(found) == LESSON


def test_where_nothing_was_started_the_way_to_begin_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"No lesson has been started in .*my-work: `crmlab list`"):
        work.all_started(memory.recall(tmp_path), [LESSON])


def test_a_reset_that_fails_leaves_the_notebook_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = start(tmp_path).path
    path.write_text("hours of work")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space"):
        start(tmp_path, reset=True)
    monkeypatch.undo()
    assert path.read_text() == "hours of work"
    assert sorted(each.name for each in path.parent.iterdir()) == [memory.FILE, NAME]


def test_in_a_bundle_a_lesson_is_found_in_the_folder_that_is_named_after_it(tmp_path: Path) -> None:
    own = tmp_path / "credit-ratios"
    own.mkdir()
    (own / NAME).write_text("hours of work")
    assert find(tmp_path) == own / NAME
    with pytest.raises(Refusal, match="exists already"):
        start(tmp_path)


def test_another_lesson_does_not_take_the_data_of_a_bundle_s_lesson(tmp_path: Path) -> None:
    folder = tmp_path / "credit-grades"
    folder.mkdir()
    (folder / "credit-grades.ipynb").write_text("{}")
    (folder / memory.FILE).write_text('{"variant": 7}')
    with pytest.raises(Refusal, match="holds data of your own for another lesson: use the folder"):
        start(folder)
    assert sorted(each.name for each in folder.iterdir()) == [memory.FILE, "credit-grades.ipynb"]
