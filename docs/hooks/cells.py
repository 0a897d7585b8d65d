"""Run the fences of one page as a notebook would, in the process that this module is called in."""

import ast
import contextlib
import io
import re
import traceback
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from docs.hooks import figures
from docs.hooks.tables import themed

_ADDRESS = re.compile(r"<[^<>]* at 0x[0-9a-fA-F]{6,}>")


class Output(NamedTuple):
    """One thing that a fence shows: text, a table as HTML, or a figure as SVG."""

    kind: Literal["text", "html", "svg"]
    content: str


class Ran(NamedTuple):
    """What a fence showed, and what went wrong at which of its lines, if anything did."""

    outputs: list[Output]
    problem: str = ""
    line: int = 0


class Recorder(io.TextIOBase):
    """Takes the place of standard output and keeps text, tables and figures in their order."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []

    def write(self, text: str) -> int:
        """Keep printed text, as one piece as long as nothing else comes between."""
        before = ""
        if self.outputs and self.outputs[-1].kind == "text":
            before = self.outputs.pop().content
        self.outputs.append(Output("text", before + text))
        return len(text)

    def show(self, *values: object) -> None:
        """Show values as a notebook does; lessons know this as `display`."""
        from IPython.lib.pretty import pretty

        for value in values:
            if figures.is_figure(value):
                self.outputs.append(Output("svg", figures.draw(value)))
            elif hasattr(value, "_repr_html_"):
                self.outputs.append(Output("html", themed(value._repr_html_())))
            else:
                self.write(pretty(value) + "\n")  # type: ignore[no-untyped-call]


def run_all(fences: Sequence[str], send: Callable[[Ran], object]) -> None:
    """Run fences in one namespace; hand over each result as it comes.

    Stops after the first that has a problem: those that follow would only repeat it.
    """
    figures.prepare()
    namespace: dict[str, object] = {"__name__": "__main__"}
    for number, code in enumerate(fences, start=1):
        ran = run(code, namespace, name=f"<fence {number}>")
        send(ran)
        if ran.problem:
            return


def run(code: str, namespace: dict[str, object], *, name: str) -> Ran:
    """Run one fence: what it prints, the value of its last expression, the figures it opened."""
    recorder, complaints = Recorder(), io.StringIO()
    namespace["display"] = recorder.show
    problem, line = "", 0
    with contextlib.redirect_stdout(recorder), contextlib.redirect_stderr(complaints):
        try:
            value = _execute(code, namespace, name)
            for figure in figures.opened():
                recorder.show(figure)
                value = None if value is figure else value
            if value is not None:
                recorder.show(value)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a lesson raises is reported
            problem = f"{type(error).__name__}: {error}".strip().splitlines()[0]
            line = _line(error, name)
    problem = problem or _unfit(recorder.outputs, complaints.getvalue())
    return Ran(recorder.outputs, problem, line)


def _execute(code: str, namespace: dict[str, object], name: str) -> object:
    """Run the code; give the value of its last expression unless a semicolon silences it."""
    tree = ast.parse(code, name)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or _silenced(code, last):
        exec(compile(tree, name, "exec"), namespace)  # noqa: S102 - the lesson's own code
        return None
    tree.body.pop()
    exec(compile(tree, name, "exec"), namespace)  # noqa: S102
    return eval(compile(ast.Expression(last.value), name, "eval"), namespace)  # noqa: S307


def _silenced(code: str, last: ast.Expr) -> bool:
    """Say whether a semicolon follows the last expression."""
    lines = code.splitlines()[(last.end_lineno or 1) - 1 :]
    rest = lines[0].encode()[last.end_col_offset :].decode()
    return rest.lstrip().startswith(";")


def _line(error: BaseException, name: str) -> int:
    if isinstance(error, SyntaxError) and error.filename == name:
        return error.lineno or 0
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == name), 0)


def _unfit(outputs: Sequence[Output], complaints: str) -> str:
    """Say why a page cannot show this, though the code ran."""
    if complaints.strip():
        return f"it wrote to standard error: {complaints.strip().splitlines()[0]}"
    for output in outputs:
        if output.kind == "text" and (address := _ADDRESS.search(output.content)):
            return f"it shows {address[0]}, which changes with each run: end the line with ;"
    return ""
