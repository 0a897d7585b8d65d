"""The pages as their authors wrote them, taken apart for the tests."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs_quiz.parsing import (
    collect_feedback,
    find_quizzes,
    parse_answer,
)

from crmlab.core.text import Lang
from docs.hooks.course import front_matter, lessons
from docs.hooks.fences import Fence, scan
from docs.hooks.outputs import ROOT

DOCS = ROOT / "docs"
LANGS: tuple[Lang, Lang] = ("en", "zh")
_HEADING = re.compile(r"^(#{1,6}) .*?(?:\{ ?#(?P<id>[\w-]+) ?\})?$", re.MULTILINE)
_FENCED = re.compile(r"^(?P<indent>[ \t]*)(`{3,}|~{3,}).*?^(?P=indent)\2[ \t]*$", re.M | re.S)


def navigation() -> Any:
    """Read the navigation out of `mkdocs.yml`, whose own tags are of no interest here."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("!", lambda loader, suffix, node: None)  # noqa: ARG005
    return yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)["nav"]  # noqa: S506


LESSONS = lessons(navigation())
PAGES = sorted(path.relative_to(DOCS / "en").as_posix() for path in DOCS.glob("en/**/*.md"))


def address(page: str, lang: str) -> str:
    """Give the address of a page on the site from its source.

    >>> address("credit/ratios.md", "zh"), address("index.md", "en")
    ('zh/credit/ratios/', '')
    """
    name = page.removesuffix(".md").removesuffix("index").rstrip("/")
    return ("zh/" if lang == "zh" else "") + (f"{name}/" if name else "")


DECKS = [f"{address(f'{lesson}.md', lang)}slides.html" for lang in LANGS for lesson in LESSONS]


@dataclass(frozen=True)
class Answer:
    """An answer of a quiz: is it right, and what does the reader hear who picks it?"""

    right: bool
    feedback: str


@dataclass(frozen=True)
class Page:
    """A page of the course as its author wrote it."""

    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def said(self) -> dict[str, Any]:
        return front_matter(self.path)

    @property
    def fences(self) -> tuple[Fence, ...]:
        return scan(self.text)

    @property
    def headings(self) -> list[tuple[str, str | None]]:
        """Level and id of each heading, in order."""
        found = _HEADING.finditer(_FENCED.sub("", self.text))
        return [(heading[1], heading["id"]) for heading in found]

    @property
    def quizzes(self) -> list[list[Answer]]:
        return [_answers(quiz[1].splitlines()) for quiz in find_quizzes(self.text)]


def _answers(lines: list[str]) -> list[Answer]:
    parsed = [(number, parse_answer(line)) for number, line in enumerate(lines, start=1)]
    return [
        Answer(answer[0], collect_feedback(lines, below)[0] or "")
        for below, answer in parsed
        if answer is not None
    ]


class _Wordless(ast.NodeTransformer):
    """Empties strings and puts what an f-string holds into an order of its own.

    So code is compared without its words: a sentence may name things in another order in Chinese.
    """

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        held = [value for value in node.values if isinstance(value, ast.FormattedValue)]
        return ast.JoinedStr(sorted(held, key=ast.dump))


def without_words(code: str) -> str:
    """Give the syntax of `code`, whatever its comments and strings say."""
    return ast.dump(_Wordless().visit(ast.parse(code)))
