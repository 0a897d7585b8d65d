"""The grades of a class as files: `grades.csv`, and `marking.csv` for what is marked by hand."""

import os
from itertools import chain
from pathlib import Path

from crmlab.core.text import Lang
from crmlab.grading import files
from crmlab.grading.classes import tables
from crmlab.grading.classes.evidence import Evidence
from crmlab.grading.classes.row import GRADES, MARKING
from crmlab.grading.refusal import Refusal


def prepare(folder: Path, submissions: Path) -> None:
    """Make the folder for the grades before any work is done for them.

    Raises:
        Refusal: grades cannot be written there, or would lie among the submissions.
    """
    if folder.resolve().is_relative_to(submissions.resolve()):
        raise Refusal(
            f"{folder} lies among the submissions: name another folder with --out.",
            f"{folder} 位于提交文件夹之中：请用 --out 指定其他文件夹。",
        )
    if folder.exists() and not folder.is_dir():
        raise Refusal(
            f"{folder} is a file: name a folder with --out.",
            f"{folder} 是文件：请用 --out 指定一个文件夹。",
        )
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise Refusal(
            f"{folder} may not be written to: name another folder with --out.",
            f"{folder} 没有写入权限：请用 --out 指定其他文件夹。",
        )


def write(folder: Path, record: Evidence, lang: Lang) -> list[Path]:
    """Write `grades.csv` and, where there are free texts, `marking.csv`.

    Gives the backups of what stood there and was different: points that were put into
    `marking.csv` by hand are not lost.
    """
    grades = (row.cells(lang) for row in record.rows())
    backups = [files.replace(folder / "grades.csv", tables.as_csv(GRADES, grades))]
    answers = record.answers()
    if first := next(answers, None):
        cells = (answer.cells(lang) for answer in chain([first], answers))
        # People open this file, and spreadsheets take UTF-8 for what it is only with this mark.
        content = chain(["\ufeff"], tables.as_csv(MARKING, cells))
        backups.append(files.replace(folder / "marking.csv", content))
    return [backup for backup in backups if backup]
