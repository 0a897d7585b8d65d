"""What the search knows of a page, kept until the page changes: Chinese words take long to find."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page

from docs.hooks.outputs import ROOT

_RESTS_ON = ROOT / "requirements/site.lock"  # it pins what tells the words apart


class Entries:
    """What the theme's search index says of pages; `folder` keeps it between builds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ground = _RESTS_ON.read_text(encoding="utf-8")

    def add(self, page: Page, index: Any) -> None:
        """Add a page to `index`, as the index itself would."""
        said = [str(page.title), *(page.meta.get(name) for name in ("title", "search", "tags"))]
        rests = json.dumps([page.content, page.url, said, self._ground])
        kept = self._folder / f"{sha256(rests.encode()).hexdigest()[:32]}.json"
        try:
            index.entries += json.loads(kept.read_text(encoding="utf-8"))
        except FileNotFoundError:
            before = len(index.entries)
            index.add_entry_from_context(page)
            self._folder.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(index.entries[before:]), encoding="utf-8")
