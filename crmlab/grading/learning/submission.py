"""What a learner hands in: `submission-<learner>.zip` with notebooks and nothing else."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from crmlab.grading import files, ids, lessons
from crmlab.grading.learning.memory import FILE, Memory
from crmlab.grading.notebook import LIMIT_BYTES, ZIP_LIMIT_BYTES, cells_of, read_regular
from crmlab.grading.refusal import Refusal


class Submission(NamedTuple):
    """The zip that was written, and the backup of an earlier one that differed."""

    path: Path
    backup: Path | None


def owner(asked: str | None, memories: Mapping[str, Memory]) -> str | None:
    """Tell whose work is handed in: the learner `asked` for, else the one that is remembered.

    Raises:
        Refusal: `asked` is no id, or a lesson is the work of somebody else.
    """
    if asked is not None:
        ids.refuse(asked)
    known = {own.learner: lesson for lesson, own in memories.items() if own.learner}
    for learner, lesson in known.items():
        if learner != (asked or next(iter(known))):
            raise Refusal(
                f"{lesson} is the work of {learner}: hand it in from a folder that holds one "
                "learner's work, under that learner's id; if that id is wrong, mend `learner` in "
                f"`{memories[lesson].folder / FILE}`.",
                f"{lesson} 是 {learner} 的作业：请在只存放一名学员作业的文件夹中，"
                "以该学员的编号提交；如果编号有误，请改正 "
                f"`{memories[lesson].folder / FILE}` 中的 `learner`。",
            )
    return asked or next(iter(known), None)


def write(notebooks: Mapping[str, Path], learner: str, folder: Path) -> Submission:
    """Pack the notebooks of lessons for a learner into a zip in `folder`.

    Raises:
        Unreadable: a notebook is none, or is too large.
        Refusal: the zip would be larger than may be handed in.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for lesson, path in notebooks.items():
            content = read_regular(path, limit_bytes=LIMIT_BYTES)
            cells_of(content, path.name)
            archive.writestr(files.zip_entry(lessons.file_name(lesson)), content)
    content = buffer.getvalue()
    if len(content) > ZIP_LIMIT_BYTES:
        most = ZIP_LIMIT_BYTES // 1_000_000
        raise Refusal(
            f"The zip would be larger than {most} MB: name fewer lessons, and clear what notebooks "
            "show of large tables and figures.",
            f"压缩包会超过 {most} MB：请减少一次提交的课程，并清除笔记本中大表格和大图的输出。",
        )
    path = folder / f"submission-{learner}.zip"
    return Submission(path, files.replace(path, content))
