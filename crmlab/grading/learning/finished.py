"""When is the work on a part still the work that passed? Its key tells.

A key is a digest of all that the outcome rests on: the checks, the learner's variant, the cells
that define the part's names, and the cells that these lean on. Cells that define no part's names
(set-up, helpers) count for every part; those that answer another part only where its names are
used. A change that one part's cell works on another's data by other ways goes unnoticed, so what
is handed in is checked anew.
"""

import ast
import hashlib
import json
from collections.abc import Sequence
from typing import NamedTuple

from crmlab.grading.checks.places import PUBLIC_FILE
from crmlab.grading.exercises.handout import Handout, Part


def keys(handout: Handout, cells: Sequence[str], *, variant: int) -> dict[str, str]:
    """Give the key of each part in a notebook with these code cells."""
    checks = (handout.folder / PUBLIC_FILE).read_text("utf-8")
    asked = {name for part in handout.parts.values() for name in part.kinds}
    read = [_read(cell) for cell in cells]
    return {
        part.name: _digest(checks, str(variant), str(part), *_beneath(part, asked, read))
        for part in handout.parts.values()
    }


class _Cell(NamedTuple):
    source: str
    binds: frozenset[str]
    uses: frozenset[str]


def _read(source: str) -> _Cell:
    try:
        module = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _Cell(source, frozenset(), frozenset())
    names = [node for node in ast.walk(module) if isinstance(node, ast.Name)]
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    defined = {node.name for node in ast.walk(module) if isinstance(node, definitions)}
    imported = {
        (alias.asname or alias.name).partition(".")[0]
        for node in ast.walk(module)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    stored = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    binds = frozenset(defined | imported | stored)
    return _Cell(source, binds, frozenset(node.id for node in names))


def _beneath(part: Part, asked: set[str], cells: Sequence[_Cell]) -> list[str]:
    """Give the sources of the cells that the part's answer rests on, in their order."""
    needed, grown = set[str](), set(part.kinds)
    while needed != grown:
        needed = set(grown)
        for cell in cells:
            if cell.binds & needed:
                grown |= cell.uses
    return [cell.source for cell in cells if cell.binds & needed or not cell.binds & asked]


def _digest(*texts: str) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:16]
