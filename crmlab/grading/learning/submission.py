"""What a learner hands in: `submission-<learner>.zip` with notebooks and nothing else."""

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from crmlab.grading import files, lessons
from crmlab.grading.ids import RULE, is_id
from crmlab.grading.learning.memory import Memory
from crmlab.grading.notebook import LIMIT_BYTES, cells_of, read_regular
from crmlab.grading.refusal import Refusal

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip, so that the same work always gives the same zip."""


class Submission(NamedTuple):
    """The zip that was written, and the backup of an earlier one that differed."""

    path: Path
    backup: Path | None


def owner(asked: str | None, memories: Mapping[str, Memory]) -> str | None:
    """Tell whose work is handed in: the learner `asked` for, else the one that is remembered.

    Raises:
        Refusal: `asked` is no id, or a lesson is the work of somebody else.
    """
    if asked is not None and not is_id(asked):
        raise Refusal(
            f"{asked!r} is no learner's id: {RULE.en}.",
            f"{asked!r} 不是有效的学员编号：{RULE.zh}。",
        )
    known = {own.learner: lesson for lesson, own in memories.items() if own.learner}
    for learner, lesson in known.items():
        if learner != (asked or next(iter(known))):
            raise Refusal(
                f"{lesson} is the work of {learner}: hand it in from a folder that holds one "
                "learner's work, under that learner's id.",
                f"{lesson} 是 {learner} 的作业：请在只存放一名学员作业的文件夹中，"
                "以该学员的编号提交。",
            )
    return asked or next(iter(known), None)


def write(notebooks: Mapping[str, Path], learner: str, folder: Path) -> Submission:
    """Pack the notebooks of lessons for a learner into a zip in `folder`.

    Raises:
        Unreadable: a notebook is none, or is too large.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for lesson, path in notebooks.items():
            content = read_regular(path, limit_bytes=LIMIT_BYTES)
            cells_of(content, path.name)
            archive.writestr(zipfile.ZipInfo(lessons.file_name(lesson), _LONG_AGO), content)
    path = folder / f"submission-{learner}.zip"
    content = buffer.getvalue()
    if path.is_file() and path.read_bytes() == content:
        return Submission(path, None)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(content)
    backup = files.set_aside(path) if os.path.lexists(path) else None
    draft.replace(path)
    return Submission(path, backup)
