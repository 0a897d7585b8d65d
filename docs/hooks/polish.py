"""Mend what the theme writes: names for those who hear the page, one 404 page for all."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from crmlab.core.text import Lang, Text
from docs.hooks.languages import is_second_build, lang_of

# Relative addresses of other languages make the theme look for a site map on every page;
# sitemap.xml holds the full ones.
_HREFLANG = re.compile(r'\s*<link rel="alternate" [^>]*hreflang="[^"]*">')
_NUMBER = re.compile(r'<h4 class="quiz-number">(.*?)</h4>')  # it would skip a level of headings
_SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
_NAME = Text("Search", "搜索")
_LINK = Text("Link to this section", "本节链接")


def on_post_page(output: str, *, page: Page, **_: object) -> str:
    """Mend a page."""
    return _mended(output, lang_of(page))


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Mend the 404 page, which speaks both languages; write a site map where it is of use."""
    if template_name == "sitemap.xml" and not config.site_url:
        return ""  # search engines take full addresses only
    if template_name == "404.html":
        return "" if is_second_build(config) else _mended(output, "en")
    return output


def _mended(output: str, lang: Lang) -> str:
    output = output.replace(_SEARCH, f'{_SEARCH} aria-label="{_NAME.of(lang)}"')
    output = output.replace('title="Permanent link"', f'title="{_LINK.of(lang)}"')
    output = _NUMBER.sub(r'<p class="quiz-number">\1</p>', output)
    head, end, body = output.partition("</head>")
    return _HREFLANG.sub("", head) + end + body
