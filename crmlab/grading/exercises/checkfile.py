"""What a file of checks says in its source: its checks, their mistakes, the errors they ask for."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import signature
from pathlib import Path

from crmlab.core.text import Text
from crmlab.grading.checks.right import Right
from crmlab.grading.exercises.percent import ExerciseError
from crmlab.grading.exercises.twins import CHINESE

NO_MISTAKE = frozenset(signature(Right).parameters)
"""Words that `right(...)` keeps for itself."""


@dataclass(frozen=True)
class Check:
    """A test function marked as a check of `part`: its worth, its title, its known mistakes."""

    name: str
    part: str
    points: float
    title: Text
    line: int
    mistakes: frozenset[str]


@dataclass(frozen=True)
class CheckFile:
    """The checks of a file in their order, and the names of the errors that they ask for.

    `mistakes` are all that the file names, also outside a check.
    """

    path: Path
    checks: tuple[Check, ...]
    mistakes: frozenset[str]
    errors: frozenset[str]


def read_checks(path: Path) -> CheckFile:
    """Read a file of checks without running it.

    Raises:
        ExerciseError: the file is missing or is not Python, or a check's mark or title cannot be
            read.
    """
    try:
        module = ast.parse(path.read_text("utf-8"))
    except FileNotFoundError:
        text = Text(
            "There is no such file; write the checks there.", "没有这个文件；请在其中编写检查。"
        )
        raise ExerciseError(path, 1, text) from None
    except SyntaxError as error:
        text = Text(
            f"Python cannot read this line ({error.msg}); mend it.",
            f"Python 无法读懂这一行（{error.msg}）；请改正。",
        )
        raise ExerciseError(path, error.lineno or 1, text) from None
    return CheckFile(
        path,
        tuple(
            Check(test.name, part, points, title, test.lineno, _mistakes(test))
            for test in module.body
            if isinstance(test, ast.FunctionDef)
            for part, points in _marks(path, test)
            for title in [_title(path, test)]
        ),
        _mistakes(module),
        frozenset(
            error.id
            for call in _calls(module, "raises")
            for error in ast.walk(call.args[0])
            if isinstance(error, ast.Name)
        ),
    )


def _marks(path: Path, test: ast.FunctionDef) -> Iterator[tuple[str, float]]:
    """Give the part and the points of each mark; both are written out, not computed."""
    for decorator in test.decorator_list:
        for call in _calls(decorator, "check"):
            points = {word.arg: word.value for word in call.keywords}.get("points")
            match call.args[0], points:
                case ast.Constant(value=str(part)), ast.Constant(value=int() | float() as worth):
                    yield part, float(worth)
                case _:
                    text = Text(
                        'This mark cannot be read; write it like @check("quick_ratio", points=2).',
                        '无法识别这个标记；请写成 @check("quick_ratio", points=2) 的形式。',
                    )
                    raise ExerciseError(path, call.lineno, text)


def _title(path: Path, test: ast.FunctionDef) -> Text:
    lines = (ast.get_docstring(test) or "").splitlines()
    if len(lines) != 2 or not CHINESE.search(lines[1]):
        text = Text(
            f"{test.name} must have a docstring of two lines, English and Chinese: they are what "
            "learners read; write both.",
            f"{test.name} 的文档字符串须有两行，先英文后中文，供学员阅读；请补全。",
        )
        raise ExerciseError(path, test.lineno, text)
    return Text(lines[0].strip(), lines[1].strip())


def _mistakes(node: ast.AST) -> frozenset[str]:
    return frozenset(
        keyword.arg
        for call in _calls(node, "right")
        for keyword in call.keywords
        if keyword.arg and keyword.arg not in NO_MISTAKE
    )


def _calls(node: ast.AST, name: str) -> Iterator[ast.Call]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and call.args:
            called = call.func
            if (isinstance(called, ast.Name) and called.id == name) or (
                isinstance(called, ast.Attribute) and called.attr == name
            ):
                yield call
