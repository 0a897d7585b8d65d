"""The two languages: whose page this is, its name in both, and which of the two builds goes on.

MkDocs knows one language. Its plugin for more builds the site a second time, from within the end
of the first build.
"""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from crmlab.core.text import Lang, Text

COMMA = Text(", ", "、")
"""Between the items of a list in a sentence."""


def lang_of(page: Page) -> Lang:
    """Give the language that a page is written in."""
    return "zh" if page.file.src_uri.startswith("zh/") else "en"


def name_of(file: File) -> str:
    """Give the name of a page, the same in both languages, as in `credit/ratios`."""
    return file.src_uri.partition("/")[2].removesuffix(".md")


def is_second_build(config: MkDocsConfig) -> bool:
    """Say whether the build that goes on is the second language's, inside the first one's."""
    plugin: Any = config.plugins["i18n"]
    return bool(plugin.building)
