"""The course as its files tell it: lessons in order, and what each says of itself."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.utils import meta

FIELDS = ("title", "description", "minutes", "level", "objectives", "prerequisites", "covers")
LEVELS = ("basic", "intermediate", "advanced")


def lessons(nav: object) -> list[str]:
    """Give the names of the lessons in the order of the navigation, the one place that holds it.

    In the folder of a track every page is a lesson but two: its first page and its reference.

    >>> track = ["credit/index.md", "credit/ratios.md", "credit/reference.md"]
    >>> lessons(["index.md", {"Credit rating": track}])
    ['credit/ratios']
    """
    paths = (path.removesuffix(".md") for path in _paths(nav))
    return [path for path in paths if "/" in path and not path.endswith(("/index", "/reference"))]


def front_matter(page: Path) -> dict[str, Any]:
    """Read what a page says of itself before its text begins."""
    said: dict[str, Any] = meta.get_data(page.read_text(encoding="utf-8"))[1]
    return said


def fault(said: Mapping[str, Any]) -> str:
    """Say what is wrong with the front matter of a lesson; "" where nothing is.

    >>> fault({"title": "Ratios", "minutes": 40})
    'its front matter lacks description, level, objectives, prerequisites, covers'
    """
    if missing := [field for field in FIELDS if field not in said]:
        return f"its front matter lacks {', '.join(missing)}"
    if said["level"] not in LEVELS:
        return f"its level is {said['level']!r}: write one of {', '.join(LEVELS)}"
    if not isinstance(said["minutes"], int):
        return f"its minutes are {said['minutes']!r}: write a whole number"
    return ""


def _paths(nav: object) -> Iterator[str]:
    match nav:
        case str():
            yield nav
        case list():
            for item in nav:
                yield from _paths(item)
        case dict():
            yield from _paths(list(nav.values()))
