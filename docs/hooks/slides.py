"""Put beside each lesson what is made of it: its notebook and its slides."""

import contextlib
import posixpath
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from crmlab.core.text import Text
from docs.hooks.course import lessons
from docs.hooks.deck import without_breaks
from docs.hooks.fences import FenceError
from docs.hooks.languages import is_second_build, lang_of, name_of
from docs.hooks.notebook import notebook
from docs.hooks.outputs import ROOT
from docs.hooks.slides_written import Decks

_REVEAL = ROOT / "node_modules/reveal.js/dist"
_TAKEN = ("reveal.css", "reveal.js", "plugin/notes.js")
_LINKS = Text(
    "[Slides]({0}/slides.html) for the classroom · "
    '[notebook]({0}/lesson.ipynb){{ download="lesson-{1}.ipynb" }} for Jupyter on a computer\n',
    "[幻灯片]({0}/slides.html)，课堂放映 · "
    '[笔记本]({0}/lesson.ipynb){{ download="lesson-{1}.ipynb" }}，在电脑上用 Jupyter 运行\n',
)


@event_priority(-150)  # after the languages are told apart, which forgets files made by others
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Enter the files that are to be made, so that links to them are known to lead somewhere."""
    for page in _lessons(files, config):
        folder = page.dest_uri.removesuffix("/index.html").removesuffix(".html")
        for name in ("lesson.ipynb", "slides.html"):
            file = File.generated(config, _beside(page, name), content="")
            file.dest_uri = f"{folder}/{name}"
            files.append(file)
    if not is_second_build(config):
        if not _REVEAL.is_dir():
            raise PluginError(
                "reveal.js, which shows the slides, is missing: make build installs it"
            )
        for name in _TAKEN:
            file = File(name, str(_REVEAL), config.site_dir, use_directory_urls=True)
            file.dest_uri = f"assets/reveal/{name}"
            files.append(file)
    return files


@event_priority(110)  # before the facts of the lesson are put above it
def _link(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Say at the head of a lesson what there is beside it."""
    if (name := name_of(page.file)) not in lessons(config.nav):
        return markdown
    links = _LINKS.of(lang_of(page)).format(posixpath.basename(name), name.replace("/", "-"))
    return f"{links}{{ .lesson-facts .lesson-files }}\n\n{markdown}"


@event_priority(100)  # when markers are filled, and before the lessons' outputs are put in
def _write_notebook(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write the notebook of a lesson; leave its page as it is."""
    file = files.get_file_from_path(_beside(page.file, "lesson.ipynb"))
    if file is None:
        return markdown
    site = config.site_url or ""

    def link(to: str) -> str | None:
        if urlsplit(to).scheme:
            return to
        path, mark, anchor = to.partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), path))
        target = files.get_file_from_path(there) if path else page.file
        return f"{urljoin(site, target.url)}{mark}{anchor}" if site and target else None

    lesson = markdown.partition(".lesson-files }")[2]
    title, lang = str(page.meta["title"]), lang_of(page)
    with contextlib.suppress(FenceError):  # the lessons' own hook names it
        file.content_string = notebook(lesson, title=title, page=link(""), link=link, lang=lang)
    return markdown


on_page_markdown = CombinedEvent(_link, _write_notebook)


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write the slides of the lessons, whose pages are all there by now."""
    decks = Decks(env.get_template("deck.html"), ROOT / ".cache/decks")
    for source in _lessons(files, config):
        deck, page = files.get_file_from_path(_beside(source, "slides.html")), source.page
        if deck is not None and page is not None and page.content is not None:
            deck.content_string = decks.of(page, deck.url, course=config.site_name)
            page.content = without_breaks(page.content)


def _lessons(files: Files, config: MkDocsConfig) -> Iterator[File]:
    names = set(lessons(config.nav))
    return (file for file in list(files.documentation_pages()) if name_of(file) in names)


def _beside(page: File, name: str) -> str:
    return f"{page.src_uri.removesuffix('.md')}/{name}"
