"""What the source of a notebook tells of a learner's slips, before anything is run."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Habits:
    """The names that cells bind at top level, and the functions that print what they find.

    Of a function that is defined twice the last one counts.
    """

    bound: frozenset[str] = frozenset()
    printing: frozenset[str] = frozenset()

    def like(self, name: str) -> str | None:
        """Give the bound name that `name` may have been meant by."""
        close = get_close_matches(name, self.bound - {name}, n=1, cutoff=0.8)
        return close[0] if close else None


UNKNOWN = Habits()


def of(cells: Iterable[str]) -> Habits:
    """Read the code cells of a notebook; one that is not Python tells nothing."""
    statements = [statement for cell in cells for statement in _statements(cell)]
    functions = {node.name: node for node in statements if isinstance(node, ast.FunctionDef)}
    names = set(functions)
    for statement in statements:
        names |= {
            name.id
            for target in _targets(statement)
            for name in ast.walk(target)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        }
    printing = {name for name, function in functions.items() if _prints(function)}
    return Habits(frozenset(names), frozenset(printing))


def _statements(cell: str) -> list[ast.stmt]:
    try:
        return ast.parse(cell).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _targets(statement: ast.stmt) -> list[ast.expr]:
    """Give what a statement assigns to."""
    if isinstance(statement, ast.Assign):
        return statement.targets
    if isinstance(statement, ast.AnnAssign) and statement.value:
        return [statement.target]
    return []


def _prints(function: ast.FunctionDef) -> bool:
    """Whether a function prints and gives nothing back."""
    inside = list(_within(function))
    prints = any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        for node in inside
    )
    return prints and not any(isinstance(node, ast.Return) and node.value for node in inside)


def _within(node: ast.AST) -> Iterator[ast.AST]:
    """Go through what is inside a function, but not through functions within it."""
    for inner in ast.iter_child_nodes(node):
        yield inner
        if not isinstance(inner, ast.FunctionDef | ast.Lambda):
            yield from _within(inner)
