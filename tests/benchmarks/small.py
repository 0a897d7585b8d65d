"""One small exercise of three answers, written as each of three tools wants it."""

import json
from pathlib import Path
from textwrap import indent
from typing import Any, NamedTuple

NAME = "desk-small"
LESSON = "desk/small"


class Question(NamedTuple):
    """A part: what stands above the answer, the answer, and what must hold of it."""

    name: str
    head: str
    answer: str
    holds: tuple[str, ...]

    @property
    def solved(self) -> str:
        """The code of a learner who has it right."""
        return self.head + (indent(self.answer, "    ") if self.head else self.answer)


QUESTIONS = (
    Question(
        "quick_ratio",
        "def quick_ratio(assets, stock, debt):\n",
        "return (assets - stock) / debt\n",
        ("quick_ratio(800, 300, 400) == 1.25", "quick_ratio(100, 40, 30) == 2.0"),
    ),
    Question("hotel", "", "hotel = quick_ratio(900, 150, 500)\n", ("hotel == 1.5",)),
    Question("phones", "", "phones = sorted(['ben', 'ada'])\n", ("phones == ['ada', 'ben']",)),
)


def for_crmlab(root: Path) -> None:
    """Write `exercises/desk/small` below `root`."""
    cells = ['# %% [markdown] lang="en"\n# # Small', '# %% [markdown] lang="zh"\n# # 小练习']
    checks = ["from crmlab.grading import check, right"]
    for one in QUESTIONS:
        margin = "    " if one.head else ""
        answer = f"{margin}### BEGIN SOLUTION\n{indent(one.answer, margin)}{margin}### END SOLUTION"
        cells += [
            f'# %% [markdown] part="{one.name}" lang="en"\n# Answer `{one.name}`.',
            f'# %% [markdown] part="{one.name}" lang="zh"\n# 请作答 `{one.name}`。',
            f'# %% part="{one.name}"\n{one.head}{answer}',
        ]
        for number, claim in enumerate(one.holds):
            call, _, value = claim.partition(" == ")
            checks.append(
                f'@check("{one.name}", points=1)\ndef test_{one.name}_{number}(student):\n'
                f'    """Claim {number}\n    断言 {number}"""\n'
                f"    assert student.{call} == right({value})"
            )
    folder = root / "exercises" / LESSON
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text("\n\n".join(cells) + "\n", "utf-8")
    (folder / "test_exercise.py").write_text("\n\n\n".join(checks) + "\n", "utf-8")


def for_nbgrader() -> str:
    """Give the instructor's notebook: a solution cell and a test cell for each question."""
    cells = []
    for one in QUESTIONS:
        asserts = "\n".join(f"assert {claim}" for claim in one.holds)
        cells += [_nbgrader(one.name, one.solved), _nbgrader(f"test_{one.name}", asserts, 1)]
    return _notebook(cells)


def for_otter() -> str:
    """Give the notebook that `otter assign` takes apart."""
    cells = [_cell("raw", "# ASSIGNMENT CONFIG\nexport_cell: false\ngenerate:\n  pdf: false")]
    for one in QUESTIONS:
        cells += [
            _cell("raw", f"# BEGIN QUESTION\nname: {one.name}\npoints: 1"),
            _cell("markdown", f"Answer `{one.name}`."),
            _cell("raw", "# BEGIN SOLUTION"),
            _cell("code", f'""" # BEGIN PROMPT\n...\n""" # END PROMPT\n{one.solved}'),
            _cell("raw", "# END SOLUTION"),
            _cell("raw", "# BEGIN TESTS"),
            *(_cell("code", f"assert {claim}") for claim in one.holds),
            _cell("raw", "# END TESTS"),
            _cell("raw", "# END QUESTION"),
        ]
    return _notebook(cells)


def solved() -> str:
    """Give a notebook with nothing but the right answers."""
    return _notebook([_cell("code", one.solved) for one in QUESTIONS])


def _nbgrader(name: str, source: str, points: int = 0) -> dict[str, Any]:
    cell = _cell("code", source)
    cell["metadata"]["nbgrader"] = {
        "grade": bool(points),
        "grade_id": name,
        "locked": bool(points),
        "schema_version": 3,
        "solution": not points,
        "task": False,
    } | ({"points": points} if points else {})
    return cell


def _cell(kind: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": source}
    return cell | {"execution_count": None, "outputs": []} if kind == "code" else cell


def _notebook(cells: list[dict[str, Any]]) -> str:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.dumps(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
            "cells": [cell | {"id": f"cell-{n}"} for n, cell in enumerate(cells)],
        }
    )
