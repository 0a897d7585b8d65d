"""The learners of a class: a CSV with the column `learner` and perhaps `lang`, one row each."""

import csv
import io
from pathlib import Path

from crmlab.core.text import Lang
from crmlab.grading.ids import RULE, is_id
from crmlab.grading.refusal import Refusal

_LANGS: dict[str, Lang | None] = {"": None, "en": "en", "zh": "zh"}


def read(path: Path) -> dict[str, Lang | None]:
    """Give the ids of the learners in the roster at `path`, in its order, and their languages.

    The language is None where it is not given. Other columns (`name`, `email`) are passed over; so
    are empty rows.

    Raises:
        Refusal: the file or one of its rows is wrong; the sentence names the row.
    """
    rows = csv.reader(io.StringIO(_text(path)))
    columns = [name.strip().casefold() for name in next(rows, [])]
    if "learner" not in columns:
        raise Refusal(
            f"{path} has no column `learner`: name it in the first row, with commas between "
            "columns.",
            f"{path} 没有 `learner` 列：请在第一行写明列名，并用英文逗号分隔各列。",
        )
    place = columns.index("learner")
    spoken = columns.index("lang") if "lang" in columns else len(columns)
    learners: dict[str, Lang | None] = {}
    lines: dict[str, int] = {}
    for row in rows:
        if not any(value.strip() for value in row):
            continue
        learner = row[place].strip() if len(row) > place else ""
        if not is_id(learner):
            raise Refusal(
                f"{path}, line {rows.line_num}: {learner!r} is no learner's id; {RULE.en}.",
                f"{path} 第 {rows.line_num} 行：{learner!r} 不是有效的学员编号；{RULE.zh}。",
            )
        if learner in learners:
            raise Refusal(
                f"{path}, line {rows.line_num}: {learner} stands in line {lines[learner]} "
                "already; take one of the two out.",
                f"{path} 第 {rows.line_num} 行：{learner} 已在第 {lines[learner]} 行出现；"
                "请删去其中一行。",
            )
        lang = row[spoken].strip().casefold() if len(row) > spoken else ""
        if lang not in _LANGS:
            raise Refusal(
                f"{path}, line {rows.line_num}: {lang!r} is no language of the course; write en, "
                "zh or nothing.",
                f"{path} 第 {rows.line_num} 行：课程没有语言 {lang!r}；请写 en 或 zh，或留空。",
            )
        learners[learner], lines[learner] = _LANGS[lang], rows.line_num
    if not learners:
        raise Refusal(
            f"{path} names no learner: write one id a row below `learner`.",
            f"{path} 中没有学员：请在 `learner` 列下每行写一个学员编号。",
        )
    return learners


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise Refusal(
            f"{path} does not exist: name the roster, a CSV file.",
            f"{path} 不存在：请给出学员名单（CSV 文件）。",
        ) from None
    except UnicodeDecodeError:
        raise Refusal(
            f"{path} is not UTF-8: save it from the spreadsheet as `CSV UTF-8`.",
            f"{path} 不是 UTF-8 编码：请在电子表格软件中另存为“CSV UTF-8”。",
        ) from None
