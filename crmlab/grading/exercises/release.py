"""What a learner receives of an exercise, and the code cells that its checks are tried on.

Solutions, hints, wrong answers and rubrics stay behind. Everything follows from the exercise
alone: the same exercise always gives the same notebook.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from crmlab.core.text import Lang, Text
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.percent import Cell
from crmlab.grading.exercises.solution import Region, replaced
from crmlab.grading.exercises.twins import unwrapped

_SET_UP = "from crmlab import check, company\n\nbooks = company.load()"
_HOW_TO = Text(
    "Run the cells from the top (Shift + Enter) and write your answers where you are asked to. "
    "In a cell of its own, `check()` tries what you have so far. When you are done, save and check "
    "the whole in a terminal: `crmlab check {lesson}`",
    "从头依次运行单元格（Shift + Enter），在注明的位置写出答案。另起一个单元格运行 `check()`，"
    "可随时检查已写的部分。做完后保存，在终端检查整份作业：`crmlab check {lesson}`",
)
_BODY = Text("Write your answer here.", "请在这里写出答案。")
_VALUE = Text("write your answer here", "请在这里写出答案")
_WITHHELD = {"hint", "wrong", "rubric"}


def notebook(exercise: Exercise, *, lang: Lang) -> dict[str, Any]:
    """Build the learner's notebook: nbformat 4.5 in JSON types.

    Its metadata hold the lesson, the language, a version that changes with any cell and one of
    each part, so that a notebook of an earlier version can be recognised.
    """
    released = list(_released(exercise, lang))
    cells = [
        _nbformat_cell(f"cell-{number:02}", markdown=cell.markdown, source=cell.source)
        for number, cell in enumerate(released, 1)
    ]
    about = {
        "lesson": exercise.lesson,
        "lang": lang,
        "version": _version(released),
        "parts": {
            name: _version([cell for cell in released if cell.part == name])
            for name in exercise.parts
        },
    }
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "crmlab": about,
        },
        "cells": cells,
    }


def untouched_cells(exercise: Exercise) -> list[str]:
    """Give the code cells of a notebook as it is released."""
    return [cell.source for cell in _released(exercise, "en") if not cell.markdown]


def solution_cells(exercise: Exercise) -> list[str]:
    """Give the code cells of a notebook in which every part is solved."""
    return answered_cells(exercise, {})


def answered_cells(exercise: Exercise, answers: Mapping[str, str]) -> list[str]:
    """Give the code cells of a solved notebook, but with these `answers` to the parts they name."""
    sources = [
        answers.get(cell.options.get("part", ""), cell.source)
        for cell in exercise.cells
        if not cell.markdown and "wrong" not in cell.options
    ]
    return [_SET_UP, *sources]


class _Released(NamedTuple):
    """A cell as the learner gets it, and the part it belongs to."""

    markdown: bool
    source: str
    part: str = ""


def _released(exercise: Exercise, lang: Lang) -> Iterator[_Released]:
    title, *rest = (
        cell
        for cell in exercise.cells
        if cell.options.get("lang", lang) == lang and not _WITHHELD & set(cell.options)
    )
    yield _Released(markdown=True, source=unwrapped(title.source))
    yield _Released(markdown=True, source=_HOW_TO.of(lang).format(lesson=exercise.lesson))
    yield _Released(markdown=False, source=_SET_UP)
    for cell in rest:
        source = unwrapped(cell.source) if cell.markdown else _unsolved(exercise, cell, lang)
        yield _Released(cell.markdown, source, cell.options.get("part", ""))


def _version(cells: Sequence[_Released]) -> str:
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()[:16]


def _unsolved(exercise: Exercise, cell: Cell, lang: Lang) -> str:
    def placeholder(region: Region) -> str:
        if "function" in region.kinds.values():
            return f'{region.indent}raise NotImplementedError("{_BODY.of(lang)}")'
        if exercise.parts[cell.options["part"]].text:
            return "\n".join(f'{name} = """\n\n"""' for name in region.kinds)
        return "\n".join(f"{name} = None  # {_VALUE.of(lang)}" for name in region.kinds)

    return replaced(cell, placeholder)


def _nbformat_cell(identity: str, *, markdown: bool, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": "markdown" if markdown else "code",
        "id": identity,
        "metadata": {},
        "source": source,
    }
    return cell if markdown else cell | {"execution_count": None, "outputs": []}
