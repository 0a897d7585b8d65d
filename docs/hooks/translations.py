"""Say on a Chinese page which of its sections are older than the English ones."""

import html
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from docs.hooks.languages import lang_of
from docs.hooks.translations_lock import TOP, changed, titles


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put a note at the head of a page that has to be looked at again."""
    if lang_of(page) == "en":
        return markdown
    name = page.file.src_uri.removeprefix("zh/").removesuffix(".md")
    sections = changed(name, Path(config.docs_dir))
    if not sections:
        return markdown
    english = get_relative_url(page.url.removeprefix("zh/") or ".", page.url)
    links = "、".join(_link(section, titles(markdown), english) for section in sections)
    title = f"这一页有 {len(sections)} 节的英文原文已更新"
    return f'!!! warning "{title}"\n    中文还没有跟上：{links}。\n\n{markdown}'


def _link(section: str, words: dict[str, str], english: str) -> str:
    """Name a section by its Chinese heading, beside a link to the English text."""
    if section == TOP:
        return f'页首（<a href="{html.escape(english)}" hreflang="en">英文</a>）'
    there = f'<a href="{html.escape(english)}#{section}" hreflang="en">英文</a>'
    return f"[{words[section]}](#{section})（{there}）" if section in words else there
