"""A learner's working folder: where notebooks are put and found again.

It is the folder that `--to` named when work was last started from here, else this folder itself
if it is a working folder, else `my-work` below it. In a bundle that an instructor hands out every
lesson has a folder of its own, named after it, with the number of the learner's own data.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crmlab.core.text import Text
from crmlab.grading import files, ids, lessons
from crmlab.grading.learning import memory
from crmlab.grading.learning.memory import Memory
from crmlab.grading.refusal import Refusal

DEFAULT = "my-work"


@dataclass(frozen=True)
class Started:
    """A notebook that was written, the backup of the one it replaces, and what else to say."""

    path: Path
    backup: Path | None
    damage: Text | None


def home(here: Memory) -> Path:
    """Give the working folder of someone who calls from `here`."""
    if here.elsewhere is not None:
        return here.elsewhere
    return here.folder if here.said else here.folder / DEFAULT


def find(here: Memory, lesson: str) -> Path | None:
    """Find the notebook of a lesson, None where it has not been started."""
    name = Path(lessons.file_name(lesson))
    folders = (home(here), here.folder / DEFAULT, here.folder)
    places = [folder / place for folder in folders for place in (name, Path(name.stem, name))]
    return next((place for place in places if os.path.lexists(place)), None)


def started(here: Memory, lesson: str) -> Path:
    """Give the notebook of a lesson that has been started.

    Raises:
        Refusal: it has not.
    """
    path = find(here, lesson)
    if path is None:
        expected = home(here) / lessons.file_name(lesson)
        raise Refusal(
            f"{expected} does not exist: write it with `crmlab start {lesson}`, or name your file.",
            f"{expected} 不存在：请用 `crmlab start {lesson}` 创建，或直接给出您的文件。",
        )
    return path


def all_started(here: Memory, known: Iterable[str]) -> dict[str, Path]:
    """Give the notebooks of those of the `known` lessons that have been started.

    Raises:
        Refusal: none has.
    """
    paths = {lesson: path for lesson in known if (path := find(here, lesson))}
    if not paths:
        raise Refusal(
            f"No lesson has been started in {home(here)}: `crmlab list` shows what there is, "
            "`crmlab start LESSON` begins.",
            f"{home(here)} 中还没有开始任何课程：`crmlab list` 查看课程，"
            "`crmlab start 课程` 开始一课。",
        )
    return paths


def saved_last(paths: Mapping[str, Path]) -> str:
    """Name the lesson of the notebook that was saved last."""
    return max(paths, key=lambda lesson: paths[lesson].lstat().st_mtime_ns)


def start(
    here: Memory,
    lesson: str,
    notebook: Mapping[str, Any],
    *,
    to: Path | None = None,
    learner: str | None = None,
    reset: bool = False,
) -> Started:
    """Write the notebook of a lesson, and remember where and whose it is.

    Args:
        here: what is remembered where the learner calls from.
        lesson: its name.
        notebook: in JSON types.
        to: the folder, instead of the working folder; it becomes the working folder.
        learner: the learner's id.
        reset: keep a notebook that is there already as a backup, instead of refusing.

    Raises:
        Refusal: the notebook is there already, the folder or the id cannot be used, or the folder
            is that of another lesson with data of the learner's own.
    """
    path = (to or home(here)) / lessons.file_name(lesson)
    if to is None:
        path = find(here, lesson) or path
    folder = path.parent
    if folder.exists() and not folder.is_dir():
        raise Refusal(
            f"{folder} is a file: name a folder with --to.",
            f"{folder} 是文件：请用 --to 指定一个文件夹。",
        )
    exists = os.path.lexists(path)
    if exists and not reset:
        raise Refusal(
            f"{path} exists already: go on with it, or begin anew with `crmlab start {lesson} "
            "--reset`, which keeps a backup.",
            f"{path} 已存在：请继续使用，或运行 `crmlab start {lesson} --reset` "
            "重新开始（会保留备份）。",
        )
    own = here if folder.resolve() == here.folder.resolve() else memory.recall(folder)
    if own.variant and not exists and folder.resolve().name != path.stem:
        raise Refusal(
            f"{folder.absolute()} holds data of your own for another lesson: use the folder that "
            f"your instructor gave you for {lesson}, or name another one with --to.",
            f"{folder.absolute()} 存放的是您另一课的专属数据：请使用教师发给您的 {lesson} "
            "文件夹，或用 --to 指定其他文件夹。",
        )
    _set_learner(own, learner)
    backup = files.replace(path, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    own.begin(lesson)
    own.save()
    if to is not None and folder != home(here):
        here.said["folder"] = _from(here.folder, folder)
        here.save()
    return Started(path, backup, own.damage)


def _set_learner(own: Memory, learner: str | None) -> None:
    if learner is None:
        return
    ids.refuse(learner)
    if own.learner not in (None, learner):
        raise Refusal(
            f"{own.folder} holds the work of {own.learner}: name another folder with --to; if that "
            f"id is wrong, mend `learner` in `{own.folder / memory.FILE}`.",
            f"{own.folder} 中是 {own.learner} 的作业：请用 --to 指定其他文件夹；如果编号有误，"
            f"请改正 `{own.folder / memory.FILE}` 中的 `learner`。",
        )
    own.said["learner"] = learner


def _from(here: Path, folder: Path) -> str:
    """Name a folder as seen from another, so that both can be moved together."""
    try:
        return os.path.relpath(folder, here)
    except ValueError:  # on Windows, on another drive
        return str(folder.absolute())
