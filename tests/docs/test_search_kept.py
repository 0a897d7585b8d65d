from pathlib import Path
from types import SimpleNamespace
from typing import Any

from docs.hooks.search_kept import Entries


class Index:
    """An index as the theme's: it counts how often it had to look at a page."""

    def __init__(self) -> None:
        self.entries: list[dict[str, str]] = []
        self.looked = 0

    def add_entry_from_context(self, page: Any) -> None:
        self.looked += 1
        self.entries.append({"location": page.url, "title": page.title, "text": page.content})


def page(url: str, content: str) -> Any:
    return SimpleNamespace(url=url, content=content, title="比率", meta={})


def test_a_page_is_looked_at_once_and_known_in_the_next_build(tmp_path: Path) -> None:
    first, second = Index(), Index()
    for index in (first, second):
        entries = Entries(tmp_path)
        entries.add(page("one/", "速动\u200b比率"), index)
        entries.add(page("two/", "速动\u200b比率"), index)
    assert (first.looked, second.looked) == (2, 0)
    assert second.entries == first.entries
    assert [entry["location"] for entry in second.entries] == ["one/", "two/"]


def test_a_page_that_has_changed_is_looked_at_again(tmp_path: Path) -> None:
    index = Index()
    Entries(tmp_path).add(page("one/", "old"), index)
    Entries(tmp_path).add(page("one/", "new"), index)
    assert [entry["text"] for entry in index.entries] == ["old", "new"]
