"""Running a notebook's code cells without a Jupyter kernel, and telling where they failed."""

import builtins
import linecache
import re
import traceback
from collections.abc import Callable, Sequence
from typing import Any

LONGEST_TEXT = 2_000


def run(sources: Sequence[str], names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run every cell in `names`, also after one has failed; describe each failure."""
    _jupyter_names()
    errors = []
    for number, source in enumerate(sources, 1):
        try:
            _run(source, f"<cell {number}>", names)
        except BaseException as error:  # noqa: BLE001 - learner code may raise anything, even exit
            errors.append({"failed": number, **describe(error)})
    return errors


def _run(source: str, filename: str, names: dict[str, Any]) -> None:
    try:
        code = compile(source, filename, "exec", dont_inherit=True)
    except SyntaxError:
        # Magics and shell lines are no Python; IPython is slow to load and seldom needed.
        source = _without_magics(source)
        code = compile(source, filename, "exec", dont_inherit=True)
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(code, names)  # noqa: S102 - this is what the sandbox is for


def _without_magics(source: str) -> str:
    from IPython.core.inputtransformer2 import TransformerManager

    return str(TransformerManager().transform_cell(source))  # type: ignore[no-untyped-call]


def _jupyter_names() -> None:
    """Offer what notebooks take for granted: `display`, and magics that do nothing."""
    vars(builtins)["get_ipython"] = _Shell
    vars(builtins)["display"] = _nothing


class _Shell:
    def __getattr__(self, name: str) -> Callable[..., None]:
        return _nothing


def _nothing(*_: object, **__: object) -> None:
    """Do what magics do here."""


def describe(error: BaseException) -> dict[str, Any]:
    """Name the error, its message and the line of the learner's cell that it came from."""
    try:
        message = str(error)[:LONGEST_TEXT]
    except BaseException:  # noqa: BLE001 - a learner's exception may fail to say what it is
        message = ""
    described: dict[str, Any] = {
        "type": type(error).__name__[:100],
        "bases": [base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins"],
        "message": message,
    }
    if isinstance(error, SyntaxError) and (place := _place(error.filename)):
        described |= place | {"message": str(error.msg), **_line(error.lineno, error.text)}
    for frame in traceback.extract_tb(error.__traceback__):
        if place := _place(frame.filename):
            described |= place | _line(frame.lineno, frame.line)
    return described


def _place(filename: object) -> dict[str, int]:
    cell = re.fullmatch(r"<cell (\d{1,9})>", str(filename))
    return {"cell": int(cell[1])} if cell else {}


def _line(number: object, text: object) -> dict[str, Any]:
    return {
        "line": number if isinstance(number, int) else 1,
        "text": text.strip()[:200] if isinstance(text, str) else "",
    }
