"""Where a cell holds its solution, what that solution defines, and what stands there instead.

The markers are nbgrader's. Inside a function a solution is the function's body, so that learners
see its arguments; at the margin it binds values. Names that begin with an underscore are the
solution's own business.
"""

import ast
import symtable
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from crmlab.grading.exercises.percent import Cell, ExerciseError

Kind = Literal["function", "value"]

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"


class Region(NamedTuple):
    """The lines `first` to `last` of a cell, markers included, and the names defined there."""

    first: int
    last: int
    indent: str
    kinds: Mapping[str, Kind]


def defined(cell: Cell) -> dict[str, Kind]:
    """Name what the code of `cell` defines for the cells after it."""
    return _defined(cell, cell.source)


def regions(cell: Cell) -> list[Region]:
    """Find the solutions in `cell`.

    Raises:
        ExerciseError: the code has an error of syntax, the markers do not pair up, or a solution
            stands where learners could not tell what to write.
    """
    lines = cell.source.splitlines()
    marks = [(n, line.strip()) for n, line in enumerate(lines) if line.strip() in (BEGIN, END)]
    if [mark for _, mark in marks] != [BEGIN, END] * (len(marks) // 2):
        raise cell.fault(
            f"The markers do not pair up; put `{BEGIN}` before and `{END}` after each solution.",
            f"解答标记不成对；请在每段解答前写 `{BEGIN}`，在其后写 `{END}`。",
            at=marks[0][0] + 1,
        )
    return [
        _region(cell, lines, first, last)
        for (first, _), (last, _) in zip(marks[::2], marks[1::2], strict=True)
    ]


def replaced(cell: Cell, put: Callable[[Region], str]) -> str:
    """Give the source of `cell` with the text of `put` in place of each solution."""
    lines = cell.source.splitlines()
    for region in reversed(regions(cell)):
        lines[region.first : region.last + 1] = put(region).splitlines()
    return "\n".join(lines)


def _region(cell: Cell, lines: list[str], first: int, last: int) -> Region:
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
    kinds = (
        _around(cell, first + 1)
        if indent
        else {
            name: kind
            for name, kind in _defined(cell, "\n" * first + "\n".join(lines[first:last])).items()
            if not name.startswith("_")
        }
    )
    if not kinds:
        raise cell.fault(
            "This solution defines nothing that could be checked; bind a value to a name.",
            "这段解答没有定义任何可以检查的名称；请把结果赋给一个名称。",
            at=first + 1,
        )
    if not indent and "function" in kinds.values():
        raise cell.fault(
            f"Learners must see a function's arguments; put `{BEGIN}` below its `def` line.",
            f"学员需要看到函数的参数；请把 `{BEGIN}` 写在 `def` 行之下。",
            at=first + 1,
        )
    return Region(first, last, indent, kinds)


def _around(cell: Cell, line: int) -> dict[str, Kind]:
    try:
        statements = ast.parse(cell.source).body
    except SyntaxError as error:
        raise _unreadable(cell, error) from None
    for statement in statements:
        if statement.lineno < line <= (statement.end_lineno or 0):
            if isinstance(statement, ast.FunctionDef):
                return {statement.name: "function"}
            break
    raise cell.fault(
        "An indented solution must be the body of a function; move it to the margin or into one.",
        "缩进的解答必须是函数体；请把它移到行首，或放进函数里。",
        at=line,
    )


def _defined(cell: Cell, source: str) -> dict[str, Kind]:
    try:
        symbols = symtable.symtable(source, str(cell.path), "exec").get_symbols()
    except SyntaxError as error:
        raise _unreadable(cell, error) from None
    return {
        symbol.get_name(): "function" if symbol.is_namespace() else "value"
        for symbol in symbols
        if symbol.is_assigned() and not symbol.is_imported()
    }


def _unreadable(cell: Cell, error: SyntaxError) -> ExerciseError:
    return cell.fault(
        f"Python cannot read this line ({error.msg}); mend it.",
        f"Python 无法读懂这一行（{error.msg}）；请改正。",
        at=error.lineno or 1,
    )
