"""Render a page anew only if it has changed since this process rendered it last.

For an author who has the site served: most of the time of a build goes into Markdown.
"""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from docs.hooks.rendered_kept import LAST, Rendered

_warnings = CountHandler(level=logging.WARNING)
_source: object = None  # what the page that is being rendered is rendered from
_warned = 0  # how many warnings there were before it


def on_pre_build(**_: object) -> None:
    """Begin to count warnings."""
    logging.getLogger("mkdocs").addHandler(_warnings)


def on_post_build(**_: object) -> None:
    """End it."""
    logging.getLogger("mkdocs").removeHandler(_warnings)


@event_priority(-200)  # after all that changes the Markdown
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave nothing to render of a page that is rendered already."""
    global _source, _warned
    settings = repr((config.markdown_extensions, config.mdx_configs))
    places = tuple(sorted((file.src_uri, file.url) for file in files))
    _source, _warned = (markdown, page.url, settings, places), _count()
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


def _kept(page: Page) -> Rendered | None:
    source, rendered = LAST.get(page.file.src_uri, (None, None))
    return rendered if source == _source else None


def _count() -> int:
    return sum(count for _, count in _warnings.get_counts())
