"""An exercise as its author wrote it: `exercises/<track>/<lesson>/exercise.py`, read and checked.

Code cells are given to the learner as they are, hold the answer to a part between solution
markers, or show a known wrong answer. Faults that show in the source are told here, with their
line; those that show only when it runs are told by `crmlab verify`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from crmlab.core.text import Text
from crmlab.grading.exercises.faults import check_names, check_options, check_prompts, check_wrong
from crmlab.grading.exercises.handout import Handout, Part
from crmlab.grading.exercises.percent import Cell, ExerciseError, read
from crmlab.grading.exercises.solution import Kind, regions
from crmlab.grading.exercises.twins import Twins, named, pair, sentence, steps

__all__ = ["Exercise", "ExerciseError", "Kind", "Part", "Rubric", "Wrong", "find", "load"]


class Rubric(NamedTuple):
    """How a free text is marked by hand, and the most it can earn."""

    text: Text
    points: float


class Wrong(NamedTuple):
    """A known wrong answer to a part, and the mistake that it makes."""

    part: str
    mistake: str
    cell: Cell


@dataclass(frozen=True)
class Exercise(Handout):
    """An exercise with all that learners are not handed: its cells in their order, solved."""

    cells: tuple[Cell, ...]
    answers: Mapping[str, Cell]
    wrong: tuple[Wrong, ...]
    rubrics: Mapping[str, Rubric]


def find(root: Path) -> dict[str, Path]:
    """Name the lessons that have an exercise under `root`, each with its folder."""
    folders = sorted(path.parent for path in root.glob("*/*/exercise.py"))
    return {f"{folder.parent.name}/{folder.name}": folder for folder in folders}


def load(folder: Path) -> Exercise:
    """Read the exercise in `folder`.

    Raises:
        ExerciseError: the first fault in it.
    """
    source = folder.absolute() / "exercise.py"
    cells = read(source)
    for cell in cells:
        check_options(cell)
    twins = pair(cells)
    answers = _answers(cells)
    hints = named(twins, "hint", answers)
    mistakes = named(twins, "wrong")
    rubrics = named(twins, "rubric", answers)
    exercise = Exercise(
        lesson=f"{source.parent.parent.name}/{source.parent.name}",
        folder=source.parent,
        title=_title(source, cells, twins),
        cells=tuple(cells),
        parts={name: _part(name, cell, text=name in rubrics) for name, cell in answers.items()},
        answers=answers,
        hints={name: steps(said) for name, said in hints.items()},
        mistakes={name: sentence(said) for name, said in mistakes.items()},
        wrong=tuple(
            Wrong(cell.options["part"], cell.options["wrong"], cell)
            for cell in cells
            if not cell.markdown and "wrong" in cell.options
        ),
        rubrics={
            name: Rubric(said.text, float(said.cell.options["points"]))
            for name, said in rubrics.items()
        },
    )
    check_prompts(exercise, twins)
    check_names(exercise)
    check_wrong(exercise, mistakes)
    return exercise


def _title(source: Path, cells: Sequence[Cell], twins: Sequence[Twins]) -> Text:
    if twins and twins[0].cell is cells[0] and set(cells[0].options) == {"lang"}:
        headings = [re.match(r"# +(\S.*)", text) for text in twins[0].text]
        if headings[0] and headings[1]:
            return Text(headings[0][1], headings[1][1])
    raise ExerciseError(
        source,
        1,
        Text(
            "The exercise has no title; begin its first Markdown cell with `# # The title`.",
            "练习没有标题；请让第一个 Markdown 单元格以 `# # 标题` 开头。",
        ),
    )


def _answers(cells: Iterable[Cell]) -> dict[str, Cell]:
    answers: dict[str, Cell] = {}
    for cell in cells:
        if cell.markdown or "part" not in cell.options or "wrong" in cell.options:
            continue
        name = cell.options["part"]
        if name in answers:
            raise cell.fault(
                f"The part {name} has an answer in line {answers[name].line}; rename one of them.",
                f"小题 {name} 在第 {answers[name].line} 行已有解答；请给其中一个改名。",
            )
        answers[name] = cell
    return answers


def _part(name: str, cell: Cell, *, text: bool) -> Part:
    kinds: dict[str, Kind] = {}
    for region in regions(cell):
        kinds |= region.kinds
    if not kinds:
        raise cell.fault(
            f"The part {name} has no solution; write it between `### BEGIN SOLUTION` and "
            "`### END SOLUTION`.",
            f"小题 {name} 没有解答；请写在 `### BEGIN SOLUTION` 与 `### END SOLUTION` 之间。",
        )
    if text and kinds != {name: "value"}:
        raise cell.fault(
            f"A text marked by hand is one string named like its part; bind {name} and no more.",
            f"人工批改的文字题只有一个与小题同名的字符串；请只给 {name} 赋值。",
        )
    return Part(name, kinds, tuple(re.findall(r"[\w.]+", cell.options.get("without", ""))), text)
