"""Write into a page what is said elsewhere: front matter, the order of lessons, the tables."""

import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from crmlab.company import dictionary
from crmlab.core.text import Lang
from docs.hooks import path, reference
from docs.hooks.course import CourseError, lessons, read, tracks
from docs.hooks.languages import is_second_build, lang_of, name_of

_REFERENCE = re.compile("<!-- reference of (?P<module>[a-z_]+) -->")


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the lessons anew: they may have changed since the last build of this process."""
    if not is_second_build(config):
        read.cache_clear()


@event_priority(100)  # before the quizzes are taken out of the page
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Fill the page's markers; say at the head of a lesson how long and how hard it is."""
    lang = lang_of(page)
    page.meta["quiz"] = {"enabled": "<quiz>" in markdown}  # else its scripts are on every page
    return _filled(markdown, name_of(page.file), Path(config.docs_dir) / lang, config.nav, lang)


def _filled(markdown: str, name: str, docs: Path, nav: object, lang: Lang) -> str:
    track = name.partition("/")[0]
    there = tracks(nav).get(track, [])
    if name in there:
        place = there.index(name) + 1, len(there)
        markdown = f"{path.facts(read(docs, name), docs, lang, place)}\n\n{markdown}"
    for marker, written in _markers(name, docs, nav, lang).items():
        if marker in markdown:
            markdown = markdown.replace(marker, written())
    return _REFERENCE.sub(lambda found: reference.markdown(track, found["module"]), markdown)


def _markers(name: str, docs: Path, nav: object, lang: Lang) -> dict[str, Callable[[], str]]:
    """Give the writer of each marker that a page may hold."""
    there = tracks(nav).get(name.partition("/")[0], [])
    return {
        "<!-- objectives -->": lambda: path.items(read(docs, name).objectives),
        "<!-- lessons -->": lambda: path.of_track(docs, there, lang),
        "<!-- course -->": lambda: path.of_course(docs, nav, lang),
        "<!-- plan -->": lambda: path.plan(docs, nav, lang),
        "<!-- begin -->": lambda: path.begin(docs, nav, lang),
        "<!-- an exercise -->": lambda: _exercise(docs, nav),
        "<!-- tables of the practice company -->": lambda: dictionary.markdown(lang),
    }


def _exercise(docs: Path, nav: object) -> str:
    """Name the first lesson that has an exercise."""
    for name in lessons(nav):
        if read(docs, name).points:
            return name
    raise CourseError(
        f"docs/{docs.name} speaks of an exercise, but no lesson in the nav of mkdocs.yml has one: "
        "enter one that has, or take <!-- an exercise --> away"
    )
