"""The notebook of a lesson: its text and its code, to be run cell by cell."""

import json
import re
from collections.abc import Iterator, Sequence

from crmlab.core.text import Lang, Text
from docs.hooks.course import titles
from docs.hooks.fences import Fence, scan
from docs.hooks.notebook_plain import Link, plain

_HOW = Text(
    "Run the cells from the top, one by one (Shift + Enter). They need Python with `crmlab[lab]`.",
    "请从头逐个运行单元格（Shift + Enter）。需要装有 `crmlab[lab]` 的 Python。",
)
_PAGE = Text("The lesson on the site: {}", "网站上的本课：{}")
_QUIZ = Text("The questions are on the lesson's page.", "自测题在本课的网页上。")
_FIGURES = """\
# {}
%config InlineBackend.figure_formats = ["svg"]
import warnings

import matplotlib.pyplot as plt

plt.rcParams["svg.fonttype"] = "none"
warnings.filterwarnings("ignore", message="Glyph .* missing from font")"""
_WHY = Text(
    "Figures keep their words as text, in the fonts of your computer",
    "让图中的文字保持为文本，用你电脑上的字体显示",
)
_QUIZZES = re.compile(r"<quiz>.*?</quiz>(?:\s*<quiz>.*?</quiz>)*", re.DOTALL)
_TEACHERS = re.compile(r"^## [^\n]*\{[ \t]*#instructors[ \t]*\}$.*?(?=^## |\Z)", re.M | re.S)


def notebook(markdown: str, *, title: str, page: str | None, link: Link, lang: Lang) -> str:
    """Write the notebook of a lesson from its Markdown, in nbformat 4.5 and without outputs.

    What a cell shows appears when it is run: a learner always sees which cells have run, and how
    far. `page` is the lesson's address, if the site has one; `link` says where a link leads.
    """
    anchors = titles(markdown)

    def here(to: str) -> str | None:
        if to.removeprefix("#") in anchors:  # Jupyter names a heading by its words
            return "#" + anchors[to.removeprefix("#")].replace(" ", "-")
        return link(to)

    lesson = _TEACHERS.sub("", _QUIZZES.sub(_QUIZ.of(lang), markdown))
    fences = scan(lesson)
    head = [f"# {title}", _HOW.of(lang), *([_PAGE.of(lang).format(f"<{page}>")] if page else [])]
    cells = [_cell("markdown", "\n\n".join(head))]
    if any(fence.alt for fence in fences):
        cells.append(_cell("code", _FIGURES.format(_WHY.of(lang))))
    for kind, source in _parts(lesson, fences):
        if source := source if kind == "code" else plain(source, here):
            cells.append(_cell(kind, source))
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number:02}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}, "title": title}
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"


def _cell(kind: str, source: str) -> dict[str, object]:
    cell: dict[str, object] = {"id": "", "cell_type": kind, "metadata": {}, "source": source}
    return cell if kind == "markdown" else cell | {"execution_count": None, "outputs": []}


def _parts(lesson: str, fences: Sequence[Fence]) -> Iterator[tuple[str, str]]:
    """Give text and code in turn; text that went on below indented code loses its indent."""
    lines = lesson.splitlines()
    at, indent = 0, ""
    for fence in fences:
        yield "markdown", _dedented(lines[at : fence.first - 1], indent)
        yield "code", fence.code
        at, indent = fence.last, fence.indent
    yield "markdown", _dedented(lines[at:], indent)


def _dedented(lines: list[str], indent: str) -> str:
    """Take the indent of what still belongs to the list or box that the last code stood in."""
    ends = (n for n, line in enumerate(lines) if line.strip() and not line.startswith(indent))
    end = next(ends, len(lines))
    return "\n".join([*(line.removeprefix(indent) for line in lines[:end]), *lines[end:]])
