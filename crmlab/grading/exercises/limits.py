"""What a run of one exercise may use, where that is not as usual.

The file of public checks says so, since it goes wherever the exercise is checked:

    LIMITS = {"cells_seconds": 120}
"""

import ast
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_type_hints

from crmlab.core.text import Text
from crmlab.grading import lessons
from crmlab.grading.checks.places import PUBLIC_FILE
from crmlab.grading.exercises.percent import ExerciseError
from crmlab.grading.running.walls import Limits

NAME = "LIMITS"


def of_exercise(folder: Path) -> Limits:
    """Give the limits of the exercise in a folder.

    Raises:
        ExerciseError: what its public checks say of them is not readable or no limit.
    """
    path = folder / PUBLIC_FILE
    if not path.exists() or NAME not in (source := path.read_text("utf-8")):
        return Limits()
    try:
        module = ast.parse(source)
    except SyntaxError:
        return Limits()  # whoever reads the checks says so
    for line in module.body:
        if isinstance(line, ast.Assign) and [ast.unparse(one) for one in line.targets] == [NAME]:
            return replace(Limits(), **_literal(path, line))
    return Limits()


def _literal(path: Path, line: ast.Assign) -> dict[str, Any]:
    try:
        said = ast.literal_eval(line.value)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        example = f'{NAME} = {{"cells_seconds": 120}}'
        text = Text(f"Write it out: {example}.", f"请直接写明：{example}。")
        raise ExerciseError(path, line.lineno, text)
    if wrong := fault(said):
        raise ExerciseError(path, line.lineno, wrong)
    return said


def fault(said: Mapping[str, Any]) -> Text | None:
    """Say which of the limits is none, or of a value that none can have."""
    kinds = get_type_hints(Limits)
    for name, value in said.items():
        if name not in kinds:
            meant = lessons.nearest(str(name), list(kinds))
            return Text(
                f"nothing is called {name} here: "
                + (f"did you mean {meant}?" if meant else f"there are {', '.join(kinds)}."),
                f"这里没有名为 {name} 的项："
                + (f"您是想用 {meant} 吗？" if meant else f"可用的有 {'、'.join(kinds)}。"),
            )
        whole = kinds[name] is int
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or (whole and not isinstance(value, int)) or not 0 < value < math.inf:
            return Text(
                f"{name} must be {'a whole' if whole else 'a'} number > 0, got {value!r}.",
                f"{name} 必须是大于 0 的{'整数' if whole else '数'}，现为 {value!r}。",
            )
    return None
