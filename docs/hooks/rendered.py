"""Render a page and its quizzes anew only if they have changed since this process did so last.

For an author who has the site served: most of the time of a build goes into Markdown.
"""

import logging
from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from docs.hooks.rendered_kept import LAST, QUIZZES, Rendered

_warnings = CountHandler(level=logging.WARNING)
_source: object = None  # what the page that is being rendered is rendered from
_warned = 0  # how many warnings there were before it


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Begin to count warnings, and to keep quizzes."""
    logging.getLogger("mkdocs").addHandler(_warnings)
    quizzes: Any = config.plugins["mkdocs_quiz"]
    if not isinstance(quizzes._process_quiz, _Once):  # as it is when the second language is built
        quizzes._process_quiz = _Once(quizzes._process_quiz)


def on_post_build(**_: object) -> None:
    """End it."""
    logging.getLogger("mkdocs").removeHandler(_warnings)


@event_priority(-200)  # after all that changes the Markdown
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave nothing to render of a page that is rendered already."""
    global _source, _warned
    _source, _warned = (markdown, *_ground(page, config, files)), _count()
    return "" if _kept(page) else markdown


@event_priority(200)  # before all that changes what was rendered
def on_page_content(content: str, *, page: Page, files: Files, **_: object) -> str:
    """Give what was rendered; keep it unless something is wrong with it, to be said each time."""
    if kept := _kept(page):
        kept.put_into(page, files)
        return kept.content
    if _count() == _warned:
        LAST[page.file.src_uri] = (_source, Rendered.of(page))
    return content


class _Once:
    """The quiz plugin's way from a quiz to HTML, taken once for each quiz."""

    def __init__(self, make: Callable[..., str]) -> None:
        self._make = make

    def __call__(
        self,
        quiz: str,
        number: int,
        options: dict[str, bool],
        words: object,
        config: MkDocsConfig,
        page: Page,
        files: Files,
    ) -> str:
        source = (quiz, number, *options.items(), *_ground(page, config, files))
        if source in QUIZZES:
            return QUIZZES[source]
        warned = _count()
        made = self._make(quiz, number, options, words, config, page, files)
        if _count() == warned:
            QUIZZES[source] = made
        return made


def _ground(page: Page, config: MkDocsConfig, files: Files) -> tuple[object, ...]:
    """What the HTML of a page rests on beside its words."""
    settings = repr((config.markdown_extensions, config.mdx_configs))
    return page.url, settings, tuple(sorted((file.src_uri, file.url) for file in files))


def _kept(page: Page) -> Rendered | None:
    source, rendered = LAST.get(page.file.src_uri, (None, None))
    return rendered if source == _source else None


def _count() -> int:
    return sum(count for _, count in _warnings.get_counts())
