"""Write into a page what is said elsewhere: front matter, the order of lessons, the tables."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from crmlab.company import dictionary
from crmlab.core.text import Lang, Text
from docs.hooks import reference
from docs.hooks.course import fault, front_matter, lessons
from docs.hooks.languages import lang_of

_MINUTES = Text("{} minutes", "{} 分钟")
_LEVELS = {
    "basic": Text("basic", "入门"),
    "intermediate": Text("intermediate", "进阶"),
    "advanced": Text("advanced", "高阶"),
}
_BEFORE = Text("after ", "先修：")
_COMMA = Text(", ", "、")
_REFERENCE = re.compile("<!-- reference of (?P<module>[a-z_]+) -->")
_GOALS = Text("After this lesson you can", "学完这一课，你能够")


@event_priority(100)  # before the quizzes are taken out of the page
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Fill the page's markers; say at the head of a lesson how long and how hard it is."""
    lang = lang_of(page)
    docs = Path(config.docs_dir) / lang
    name = page.file.src_uri.removeprefix(f"{lang}/").removesuffix(".md")
    page.meta["quiz"] = {"enabled": "<quiz>" in markdown}  # else its scripts are on every page
    if name in lessons(config.nav):
        markdown = f"{_facts(_said(docs, name), docs, lang)}\n\n{markdown}"
    markers: dict[str, Callable[[], str]] = {
        "<!-- objectives -->": lambda: _list(page.meta["objectives"]),
        "<!-- lessons -->": lambda: _lessons(docs, config.nav, name.partition("/")[0], lang),
        "<!-- tables of the practice company -->": lambda: dictionary.markdown(lang),
    }
    for marker, written in markers.items():
        if marker in markdown:
            markdown = markdown.replace(marker, written())
    track = name.partition("/")[0]
    return _REFERENCE.sub(lambda found: reference.markdown(track, found["module"]), markdown)


def _facts(said: Mapping[str, Any], docs: Path, lang: Lang) -> str:
    """Say in one line how long a lesson takes, how hard it is and what comes before it."""
    facts = [_MINUTES.of(lang).format(said["minutes"]), _LEVELS[said["level"]].of(lang)]
    before = [f"[{_said(docs, name)['title']}](../{name}.md)" for name in said["prerequisites"]]
    if before:
        facts.append(_BEFORE.of(lang) + _COMMA.of(lang).join(before))
    return " · ".join(facts) + "\n{ .lesson-facts }"


def _lessons(docs: Path, nav: object, track: str, lang: Lang) -> str:
    """List the lessons of a track in their order, with what they take and what they give."""
    written = []
    for name in lessons(nav):
        here, _, lesson = name.partition("/")
        if here == track:
            said = _said(docs, name)
            head = f"### [{said['title']}]({lesson}.md) {{ #{lesson} }}"
            goals = f"{_GOALS.of(lang)}\n\n{_list(said['objectives'])}"
            written += [head, _facts(said, docs, lang), goals]
    return "\n\n".join(written)


def _said(docs: Path, name: str) -> dict[str, Any]:
    """Read what a lesson says of itself."""
    page = docs / f"{name}.md"
    if not page.is_file():
        raise PluginError(f"docs/{docs.name}/{name}.md is spoken of, but there is no such page")
    said = front_matter(page)
    if wrong := fault(said):
        raise PluginError(f"docs/{docs.name}/{name}.md: {wrong}")
    return said


def _list(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
