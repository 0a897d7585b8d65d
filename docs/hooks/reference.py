"""The reference of a track, written from the docstrings of its names; no code of it is run."""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import lru_cache

from docs.hooks.outputs import ROOT

_RAISED = re.compile(r"\n {4}(?=\S)")


def markdown(track: str, lesson: str) -> str:
    """Describe all that a lesson's module hands to its track, in the order of the stub.

    Raises:
        KeyError: the stub names what the module does not define.
    """
    package = ROOT / "crmlab" / track
    stub = ast.parse((package / "__init__.pyi").read_text(encoding="utf-8"))
    names = [
        alias.name
        for node in stub.body
        if isinstance(node, ast.ImportFrom) and node.module == lesson
        for alias in node.names
    ]
    defined: dict[str, str] = {}
    for file in [package / f"{lesson}.py", *sorted((package / lesson).glob("*.py"))]:
        if file.is_file():
            defined |= _definitions(file.read_text(encoding="utf-8"))
    return "\n\n".join(f"### `{name}` {{ #{name} }}\n\n{defined[name]}" for name in names)


def described(docstring: str) -> str:
    r"""Turn a docstring into Markdown: examples become code, errors a list.

    >>> print(described("Twice x.\n\nRaises:\n    ValueError: x is\n        negative."))
    Twice x.
    <BLANKLINE>
    **Raises**
    <BLANKLINE>
    - `ValueError`: x is negative.
    """
    return "\n\n".join(map(_paragraph, inspect.cleandoc(docstring).split("\n\n")))


def _paragraph(text: str) -> str:
    if text.startswith(">>> "):
        return f"```pycon\n{text}\n```"
    if text.startswith("Source: "):
        return "**Source**: " + _line(text.removeprefix("Source: "))
    if text.startswith("Raises:\n"):
        errors = (_line(error).split(":", 1) for error in _RAISED.split(text)[1:])
        return "\n".join(["**Raises**\n", *(f"- `{name}`:{when}" for name, when in errors)])
    return text


def _line(text: str) -> str:
    return " ".join(text.split())


@lru_cache  # both languages ask, and each build of a site that is served
def _definitions(source: str) -> dict[str, str]:
    """Give the Markdown of each function, class and constant of a module, by its name."""
    body = ast.parse(source).body
    found = {}
    for node, following in zip(body, [*body[1:], None], strict=True):
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                said = ast.get_docstring(node, clean=False) or ""
                shown = "\n".join(_outline(source, node))
                found[node.name] = f"{_code(shown)}\n\n{described(said)}"
            case ast.Assign(targets=[ast.Name(name)]) | ast.AnnAssign(target=ast.Name(name)):
                shown = _code(ast.get_source_segment(source, node) or "")
                found[name] = f"{shown}\n\n{_said_below(following)}"
    return found


def _outline(source: str, node: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    """Give the lines that say how it is called or what it holds, as its author laid them out."""
    lines = source.splitlines()
    yield from lines[node.lineno - 1 : node.body[0].lineno - 1]
    for part in node.body if isinstance(node, ast.ClassDef) else []:
        match part:
            case ast.AnnAssign():
                yield from lines[part.lineno - 1 : part.end_lineno]
            case ast.FunctionDef(name=name) if not name.startswith("_"):
                first = min([part.lineno, *(mark.lineno for mark in part.decorator_list)])
                yield ""
                yield from lines[first - 1 : part.body[0].end_lineno]


def _said_below(node: ast.stmt | None) -> str:
    match node:
        case ast.Expr(ast.Constant(str(said))):
            return described(said)
    return ""


def _code(shown: str) -> str:
    return f"```{{.python .no-run}}\n{shown}\n```"
