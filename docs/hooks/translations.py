"""Say on a Chinese page which of its sections are older than the English ones."""

import html
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from docs.hooks.course import titles
from docs.hooks.languages import COMMA, lang_of, name_of
from docs.hooks.translations_lock import TOP, changed


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put a note at the head of a page that has to be looked at again."""
    if lang_of(page) == "en":
        return markdown
    sections = changed(name_of(page.file), Path(config.docs_dir))
    if not sections:
        return markdown
    english = get_relative_url(page.url.removeprefix("zh/") or ".", page.url)
    words = titles(markdown)
    links = COMMA.zh.join(_link(section, words, english) for section in sections)
    title = f"这一页有 {len(sections)} 节的英文原文已更新"
    return f'!!! warning "{title}"\n    中文还没有跟上：{links}。\n\n{markdown}'


def _link(section: str, words: dict[str, str], english: str) -> str:
    """Name a section by its Chinese heading, beside a link to the English text."""
    if section == TOP:
        return f'页首（<a href="{html.escape(english)}" hreflang="en">英文</a>）'
    there = f'<a href="{html.escape(english)}#{section}" hreflang="en">英文</a>'
    return f"[{words[section]}](#{section})（{there}）" if section in words else there
