"""Give each language a search index of its own: a Chinese page finds Chinese pages."""

import json
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from docs.hooks.glossary_terms import read
from docs.hooks.languages import is_second_build, lang_of
from docs.hooks.offline import is_offline
from docs.hooks.outputs import ROOT
from docs.hooks.search_kept import Entries

_entries = Entries(ROOT / ".cache/search")
_BASE = re.compile(r'(<script id="__config" type="application/json">\{[^<]*?"base": )"[^"]*"')


@event_priority(50)  # before the theme takes the page into its index
def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Take the page into the index, and tell the theme to leave it out."""
    plugin: Any = config.plugins["material/search"]
    _entries.add(page, plugin.search_index)
    page.meta["search"] = {"exclude": True}
    return context


def on_post_page(output: str, *, page: Page, **_: object) -> str:
    """Tell a Chinese page that its site, and so its index, begins at `zh/`."""
    if lang_of(page) == "en":
        return output
    below = page.url.removeprefix("zh/").count("/")
    return _BASE.sub(rf'\g<1>"{"/".join([".."] * below) or "."}"', output)


@event_priority(-200)  # after both languages are built and their entries put into one index
def on_post_build(*, config: MkDocsConfig) -> None:
    """Split the index that the languages share."""
    if is_second_build(config):
        return
    site = Path(config.site_dir)
    shared, offline = site / "search/search_index.json", is_offline(config)
    index = json.loads(shared.read_text(encoding="utf-8"))
    english = [e for e in index["docs"] if not e["location"].startswith("zh/")]
    names = _other_names(Path(config.docs_dir) / "glossary.yml")
    for entry in english:
        if also := names.get(entry["location"]):
            entry["tags"] = also
    _write(shared, index, "en", english, offline=offline)
    chinese = [e for e in index["docs"] if e["location"].startswith("zh/")]
    for entry in chinese:
        entry["location"] = entry["location"].removeprefix("zh/")
    _write(site / "zh/search/search_index.json", index, "zh", chinese, offline=offline)


def _other_names(source: Path) -> dict[str, list[str]]:
    """Give the other names of each entry of the glossary, which count like its title.

    Else a search for one of them finds all that merely holds its words. A Chinese name needs no
    help: it is rarely made of common words.
    """
    terms = read(source) if source.is_file() else []
    return {f"glossary/#{term.id}": list(term.en.also) for term in terms if term.en.also}


def _write(
    path: Path, index: dict[str, Any], lang: str, docs: list[dict[str, Any]], *, offline: bool
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = {"config": index["config"] | {"lang": [lang]}, "docs": docs}
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
    if offline:
        path.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")
