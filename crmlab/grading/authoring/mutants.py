"""Mutants: a solution with one small fault put in, of the kind that people make.

An operator, a comparison or a constant is exchanged, two arguments change places, a step or a
statement is left out. What nobody could overlook is not tried: a column under another name, a name
that is never bound; nor what only the message of an error says.
"""

import ast
import copy
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from crmlab.core.text import Text
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.percent import Cell
from crmlab.grading.exercises.solution import regions
from crmlab.grading.wording import plain

_EXCHANGED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_KEPT = (ast.Return, ast.Pass, ast.FunctionDef, ast.Import, ast.ImportFrom)
_LONGEST, _AROUND = 60, 20


class Mutant(NamedTuple):
    """The answer to a part with one fault in it: in which line of the file, what, and the cell."""

    part: str
    line: int
    change: Text
    source: str


def mutants(exercise: Exercise) -> list[Mutant]:
    """Make every mutant of an exercise's solutions, in their order in the file.

    Texts that are marked by hand have none.
    """
    made = [
        mutant
        for name, part in exercise.parts.items()
        if not part.text
        for mutant in _of_cell(name, exercise.answers[name])
    ]
    return sorted(made, key=lambda mutant: mutant.line)


def _of_cell(part: str, cell: Cell) -> Iterator[Mutant]:
    tree = ast.parse(cell.source)
    solution = {
        line + 1 for region in regions(cell) for line in range(region.first, region.last + 1)
    }
    overlooked = _overlooked(tree)
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if line not in solution or node in overlooked:
            continue
        for fault in _faults(node):
            # What is copied is the tree, but where the node stood the copy has the fault.
            changed = copy.deepcopy(tree, {id(node): fault})
            yield Mutant(part, cell.line + line, _change(node, fault), ast.unparse(changed))


def _overlooked(tree: ast.AST) -> set[ast.AST]:
    """Collect what it is of no use to change."""
    found: set[ast.AST] = set()
    bound: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Raise(exc=ast.Call(args=args)):
                found |= {inner for arg in args for inner in ast.walk(arg)}
            case ast.FormattedValue(format_spec=ast.AST() as form):
                found |= set(ast.walk(form))
            case ast.Expr(value=ast.Constant() as docstring):
                found |= {node, docstring}
            case ast.Subscript(slice=ast.Constant(value=str()) as name):
                found.add(name)
            case ast.Subscript(slice=ast.List(elts=names)):
                found |= set(names)
            case ast.arg(arg=name):
                bound.add(name)
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) if name not in bound:
                bound.add(name)
                found.add(node)
    return found


def _faults(node: ast.AST) -> Iterator[ast.AST]:
    """Give what could stand in the place of a node."""
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op) if type(op) in _EXCHANGED:
            yield _with(node, op=_EXCHANGED[type(op)]())
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.Compare(ops=ops):
            for number, comparison in enumerate(ops):
                other = _EXCHANGED[type(comparison)]()
                yield _with(node, ops=[*ops[:number], other, *ops[number + 1 :]])
        case ast.Constant(value=value):
            yield from (ast.Constant(neighbour) for neighbour in _neighbours(value))
        case ast.Call(func=func, args=args):
            for number in range(len(args) - 1):
                swapped = [args[number + 1], args[number]]
                yield _with(node, args=[*args[:number], *swapped, *args[number + 2 :]])
            if isinstance(func, ast.Attribute):
                yield func.value
    if isinstance(node, ast.stmt) and not isinstance(node, _KEPT):
        yield ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _neighbours(value: object) -> Iterator[bool | float | str]:
    """Give a truth value's contrary, a text with one letter more, the nearest numbers.

    >>> list(_neighbours(1.5)), list(_neighbours("bank"))
    ([1.6, 1.4], ['bankx'])
    """
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, str):
        yield value + "x"
    elif isinstance(value, int | float):
        written = Decimal(repr(value))
        step = Decimal(1).scaleb(min(int(written.as_tuple().exponent), 0))
        yield from (type(value)(number) for number in (written + step, written - step))


def _change(before: ast.AST, after: ast.AST) -> Text:
    if isinstance(after, ast.Pass):
        first = plain(ast.unparse(before).partition("\n")[0], _LONGEST)
        return Text(f"`{first}` is left out", f"删去 `{first}`")
    old, new = _where_they_differ(ast.unparse(before), ast.unparse(after))
    return Text(f"`{old}` becomes `{new}`", f"把 `{old}` 改成 `{new}`")


def _where_they_differ(old: str, new: str) -> tuple[str, str]:
    """Cut two long texts down to where they differ, with some of what stands around.

    >>> _where_they_differ("assets - stock" + 60 * ".", "assets + stock" + 60 * ".")
    ('assets - stock..............…', 'assets + stock..............…')
    """
    if max(len(old), len(new)) <= _LONGEST:
        return old, new
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    start, end = max(before - _AROUND, 0), max(after - _AROUND, 0)

    def cut(text: str) -> str:
        kept = "…" * (start > 0) + text[start : len(text) - end] + "…" * (end > 0)
        return plain(kept, 2 * _LONGEST)

    return cut(old), cut(new)


def _alike(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
