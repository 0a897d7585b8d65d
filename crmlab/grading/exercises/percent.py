"""The cells of an exercise's source, which is a notebook kept as text (jupytext's percent format).

`# %% [markdown] part="quick_ratio" lang="en"` begins a cell of Markdown, `# %%` one of code.
Importing jupytext takes seconds and a learner waits for every check, so the little that exercises
need of the format is read here; a test holds it against jupytext's own reading.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crmlab.core.text import Text

_MARKER = re.compile(r'# %%( \[markdown\])?((?: +\w+=(?:"[^"]*"|\d+(?:\.\d+)?))*) *')
_OPTION = re.compile(r'(\w+)=(?:"([^"]*)"|([\d.]+))')


class ExerciseError(Exception):
    """A fault in an exercise: `where` it stands, and a `text` that says how to mend it."""

    def __init__(self, path: Path, line: int, text: Text) -> None:
        self.where, self.text = place(path, line), text
        super().__init__(f"{self.where}: {text.en}")


def place(path: Path, line: int) -> str:
    """Write a place in a file as editors and terminals know it, from the current folder on."""
    here = Path.cwd()
    return f"{path.relative_to(here) if path.is_relative_to(here) else path}:{line}"


@dataclass(frozen=True)
class Cell:
    """One cell: what it is, its options, its source, and the line its marker stands on."""

    path: Path
    line: int
    markdown: bool
    options: Mapping[str, str]
    source: str

    def fault(self, en: str, zh: str, *, at: int = 0) -> ExerciseError:
        """Word a fault of this cell; `at` is the line of its source, counted from 1."""
        return ExerciseError(self.path, self.line + at, Text(en, zh))


def read(path: Path) -> list[Cell]:
    """Read the cells of `path` in their order.

    Raises:
        ExerciseError: the file is missing or not UTF-8, a marker cannot be read, a line of
            Markdown lacks its `# `, or code stands before the first marker.
    """
    lines = _lines(path)
    marked = [number for number, line in enumerate(lines) if line.startswith("# %%")]
    if (stray := _stray_line(lines[: marked[0] if marked else len(lines)])) is not None:
        raise ExerciseError(
            path,
            stray + 1,
            Text(
                "Code stands before the first cell; begin the cell with `# %%`.",
                "第一个单元格之前有代码；请先写一行 `# %%` 作为单元格的开头。",
            ),
        )
    ends = [*marked[1:], len(lines)]
    return [_cell(path, start, lines[start:end]) for start, end in zip(marked, ends, strict=True)]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        text = Text(
            "There is no such file; write the exercise there, or mend the name of its folder.",
            "没有这个文件；请在这里写练习，或改正文件夹的名称。",
        )
    except UnicodeDecodeError:
        text = Text(
            "The file is not UTF-8; save it as UTF-8.", "文件编码不是 UTF-8；请另存为 UTF-8。"
        )
    raise ExerciseError(path, 1, text)


def _stray_line(lines: list[str]) -> int | None:
    return next((n for n, line in enumerate(lines) if line and not line.startswith("#")), None)


def _cell(path: Path, start: int, lines: list[str]) -> Cell:
    marker = _MARKER.fullmatch(lines[0])
    if marker is None:
        raise ExerciseError(
            path,
            start + 1,
            Text(
                'This marker cannot be read; write one like `# %% [markdown] part="a" lang="en"`.',
                '无法识别这行单元格标记；请写成 `# %% [markdown] part="a" lang="en"` 的形式。',
            ),
        )
    options = {key: quoted or bare for key, quoted, bare in _OPTION.findall(marker[2])}
    source = "\n".join(lines[1:]).rstrip("\n")
    cell = Cell(path, start + 1, bool(marker[1]), options, source)
    return _uncommented(cell) if cell.markdown else cell


def _uncommented(cell: Cell) -> Cell:
    lines = cell.source.splitlines()
    for number, line in enumerate(lines, 1):
        if line and line != "#" and not line.startswith("# "):
            raise cell.fault(
                "A line of Markdown lacks its `# `; put it in front.",
                "这行 Markdown 前面缺少 `# `；请补上。",
                at=number,
            )
    source = "\n".join(line[2:] for line in lines).strip("\n")
    return Cell(cell.path, cell.line, markdown=True, options=cell.options, source=source)
