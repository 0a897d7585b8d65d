"""What the exercise of a lesson is worth, read from its source: nothing of it runs at a build."""

import ast
from collections.abc import Iterator
from pathlib import Path

from crmlab.grading.checks.places import HIDDEN_FILE, PUBLIC_FILE
from crmlab.grading.exercises import exercise
from docs.hooks.outputs import ROOT


def of(lesson: str, exercises: Path = ROOT / "exercises") -> float:
    """Add up the points of its checks, public and hidden, and of its texts marked by hand.

    0 where the lesson has no exercise.

    Raises:
        ExerciseError: there is a fault in the exercise.
    """
    folder = exercises / lesson
    if not (folder / "exercise.py").is_file():
        return 0
    by_hand = sum(rubric.points for rubric in exercise.load(folder).rubrics.values())
    files = (folder / name for name in (PUBLIC_FILE, HIDDEN_FILE))
    return by_hand + sum(of_checks(file.read_text("utf-8")) for file in files if file.exists())


def of_checks(source: str) -> float:
    r"""Add up the points of the checks in a file of them.

    >>> of_checks('@check("quick_ratio", points=2)\ndef test_a(student): ...')
    2
    """
    return sum(_points(ast.parse(source)))


def _points(module: ast.Module) -> Iterator[float]:
    for test in module.body:
        for call in test.decorator_list if isinstance(test, ast.FunctionDef) else []:
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "check":
                yield from (ast.literal_eval(k.value) for k in call.keywords if k.arg == "points")
