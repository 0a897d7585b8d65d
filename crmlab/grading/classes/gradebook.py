"""The grades of a class as files: `grades.csv`, and `marking.csv` for what is marked by hand."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crmlab.core.text import Lang, Text
from crmlab.grading import files
from crmlab.grading.classes import tables
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.refusal import Refusal
from crmlab.grading.results import Status

GRADES = ("learner", "lesson", "status", "points", "max_points", "reason")
MARKING = ("learner", "lesson", "part", "answer", "rubric", "points", "max_points")


@dataclass(frozen=True)
class Row:
    """What one learner got for one lesson; `texts` are the free answers to its parts.

    `points` is None where nobody can say yet.
    """

    learner: str
    lesson: str
    status: Status
    points: float | None
    max_points: float
    reason: Text
    texts: Mapping[str, str] = field(default_factory=dict)

    def cells(self, lang: Lang) -> tuple[str, ...]:
        """Give the row as safe text, in the order of the columns `GRADES`."""
        return (
            tables.cell(self.learner),
            tables.cell(self.lesson),
            self.status,
            tables.points(self.points),
            tables.points(self.max_points),
            tables.cell(self.reason.of(lang)),
        )


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


def write(
    folder: Path, rows: Sequence[Row], exercises: Mapping[str, Exercise], lang: Lang
) -> list[Path]:
    """Write `grades.csv` and, where there are free texts, `marking.csv`.

    Gives the backups of what stood there and was different: points that were put into
    `marking.csv` by hand are not lost.
    """
    backups = [files.replace(folder / "grades.csv", _grades(rows, lang))]
    if any(row.texts for row in rows):
        # People open this file, and spreadsheets take UTF-8 for what it is only with this mark.
        content = "\ufeff" + _marking(rows, exercises, lang)
        backups.append(files.replace(folder / "marking.csv", content))
    return [backup for backup in backups if backup]


def _grades(rows: Iterable[Row], lang: Lang) -> str:
    return tables.as_csv(GRADES, (row.cells(lang) for row in rows))


def _marking(rows: Iterable[Row], exercises: Mapping[str, Exercise], lang: Lang) -> str:
    lines = []
    for row in rows:
        for part, answer in row.texts.items():
            rubric = exercises[row.lesson].rubrics[part]
            names = map(tables.cell, (row.learner, row.lesson, part))
            texts = map(tables.page, (answer, rubric.text.of(lang)))
            lines.append([*names, *texts, "", tables.points(rubric.points)])
    return tables.as_csv(MARKING, lines)
