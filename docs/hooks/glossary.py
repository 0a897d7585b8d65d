"""The glossary: its pages, the key terms of the lessons, and the terms pointed out in all pages."""

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
from docs.hooks.languages import is_second_build, lang_of

_PAGE, _KEY_TERMS = "<!-- glossary -->", "<!-- terms -->"
_SCRIPT = "assets/glossary.js"
_LISTS = ("glossary", "index", "reference")  # pages that name things one by one
_terms: list[Term] = []
_finders: dict[str, Finder] = {}


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Read the terms anew: whoever serves the site may have changed them."""
    if not is_second_build(config):
        source = Path(config.docs_dir) / "glossary.yml"
        _terms[:] = read(source) if source.is_file() else []
        _finders.update(en=Finder(_terms, "en"), zh=Finder(_terms, "zh"))
    return files


@event_priority(100)  # before the quizzes are taken out of the page
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Fill the glossary, and the key terms of a lesson."""
    lang = lang_of(page)
    if _KEY_TERMS in markdown:
        markdown = markdown.replace(_KEY_TERMS, key_terms(_terms, _name(page), lang))
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
    if glossary is None or _name(page).endswith(_LISTS):
        return content
    content, spoken = linked(content, _finders[lang], glossary.url_relative_to(page.file))
    script = get_relative_url(_SCRIPT, page.url)
    return content + notes(spoken, lang, script) if spoken else content


def _name(page: Page) -> str:
    return page.file.src_uri.split("/", 1)[1].removesuffix(".md")
