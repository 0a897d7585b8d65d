"""The glossary: its pages, the key terms of the lessons, and the terms pointed out in all pages."""

import functools
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from docs.hooks import glossary_page
from docs.hooks.course import lessons
from docs.hooks.glossary_links import linked, notes
from docs.hooks.glossary_terms import Finder, Term, key_terms, read
from docs.hooks.languages import is_second_build, lang_of, name_of

_PAGE, _KEY_TERMS = "<!-- glossary -->", "<!-- terms -->"
_SCRIPT = "assets/glossary.js"
_LISTS = ("glossary", "index", "reference")
_terms: list[Term] = []
_finders: dict[str, Finder] = {}
_linked = functools.lru_cache(maxsize=500)(linked)  # while the site is served, most pages stay


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Read the terms anew: whoever serves the site may have changed them."""
    if not is_second_build(config):
        source = Path(config.docs_dir) / "glossary.yml"
        found = read(source) if source.is_file() else []
        if found != _terms or not _finders:
            _terms[:] = found
            _finders.update(en=Finder(found, "en"), zh=Finder(found, "zh"))
    return files


@event_priority(100)  # before the quizzes are taken out of the page
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Fill the glossary, and the key terms of a lesson."""
    lang = lang_of(page)
    if _KEY_TERMS in markdown:
        markdown = markdown.replace(_KEY_TERMS, key_terms(_terms, name_of(page.file), lang))
    if _PAGE in markdown:
        docs = Path(config.docs_dir) / lang
        markdown = markdown.replace(
            _PAGE, glossary_page.markdown(_terms, lang, docs, lessons(config.nav))
        )
    return markdown


@event_priority(100)  # before outputs, quizzes and formulas are in the page
def on_page_content(content: str, *, page: Page, files: Files, **_: object) -> str:
    """Point out the terms in the prose of a page, and say at its end what they mean."""
    lang = lang_of(page)
    glossary = files.get_file_from_path(f"{lang}/glossary.md")
    if glossary is None or is_list(name_of(page.file)):
        return content
    content, spoken = _linked(content, _finders[lang], glossary.url_relative_to(page.file))
    script = get_relative_url(_SCRIPT, page.url)
    return content + notes(spoken, lang, script) if spoken else content


def is_list(name: str) -> bool:
    """Say whether a page names things one by one: where all is a term, none is pointed out.

    >>> is_list("index"), is_list("credit/reference"), is_list("value/price-index")
    (True, True, False)
    """
    return name.rpartition("/")[2] in _LISTS
