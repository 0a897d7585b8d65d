"""The course as its files tell it: lessons in order, and what each says of itself."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import meta

from crmlab.grading.exercises.exercise import ExerciseError
from docs.hooks import points

FIELDS = ("title", "description", "minutes", "level", "objectives", "prerequisites", "covers")
LEVELS = ("basic", "intermediate", "advanced")
HEADING = re.compile(r"^#{1,6} (?P<words>.*?)[ \t]*\{[ \t]*#(?P<id>[\w-]+)[ \t]*\}$", re.MULTILINE)
"""A heading with its id, as the authors write it."""


class CourseError(PluginError):
    """A lesson that cannot be spoken of: the message says which and why. It ends a build."""


@dataclass(frozen=True)
class Lesson:
    """What a lesson says of itself, and the points that its exercise is worth (0 without one)."""

    name: str
    title: str
    description: str
    minutes: int
    level: str
    objectives: tuple[str, ...]
    prerequisites: tuple[str, ...]
    points: float

    @property
    def track(self) -> str:
        """The folder that it stands in."""
        return self.name.partition("/")[0]


def lessons(nav: object) -> list[str]:
    """Give the names of the lessons in the order of the navigation, the one place that holds it.

    In the folder of a track every page is a lesson but two: its first page and its reference.

    >>> track = ["credit/index.md", "credit/ratios.md", "credit/reference.md"]
    >>> lessons(["index.md", {"Credit rating": track}])
    ['credit/ratios']
    """
    paths = (path.removesuffix(".md") for path in _paths(nav))
    return [path for path in paths if "/" in path and not path.endswith(("/index", "/reference"))]


def tracks(nav: object) -> dict[str, list[str]]:
    """Give the names of the lessons by track, both in the order of the navigation.

    >>> tracks([{"Credit rating": ["credit/index.md", "credit/sme.md", "credit/ratios.md"]}])
    {'credit': ['credit/sme', 'credit/ratios']}
    """
    found: dict[str, list[str]] = {}
    for name in lessons(nav):
        found.setdefault(name.partition("/")[0], []).append(name)
    return found


@functools.cache
def read(docs: Path, name: str) -> Lesson:
    """Read a lesson in the language whose folder `docs` is; `read.cache_clear()` forgets it.

    Raises:
        CourseError: there is no such page, its front matter is not a lesson's, or there is a fault
            in its exercise.
    """
    page = docs / f"{name}.md"
    if not page.is_file():
        raise CourseError(f"docs/{docs.name}/{name}.md is spoken of, but there is no such page")
    said = front_matter(page)
    if wrong := fault(said):
        raise CourseError(f"docs/{docs.name}/{name}.md: {wrong}")
    try:
        worth = points.of(name)
    except ExerciseError as fault_in_exercise:
        raise CourseError(str(fault_in_exercise)) from None
    return Lesson(
        name,
        said["title"],
        said["description"],
        said["minutes"],
        said["level"],
        tuple(said["objectives"]),
        tuple(said["prerequisites"]),
        worth,
    )


def overview(docs: Path, track: str) -> tuple[str, str]:
    """Give the title and the description of a track, as its first page says them.

    Raises:
        CourseError: that page lacks one of them.
    """
    said = front_matter(docs / track / "index.md")
    if missing := [field for field in ("title", "description") if field not in said]:
        lacks = " and ".join(missing)
        raise CourseError(f"docs/{docs.name}/{track}/index.md: its front matter lacks {lacks}")
    return said["title"], said["description"]


def front_matter(page: Path) -> dict[str, Any]:
    """Read what a page says of itself before its text begins."""
    said: dict[str, Any] = meta.get_data(page.read_text(encoding="utf-8"))[1]
    return said


def titles(markdown: str) -> dict[str, str]:
    """Give the words of each heading by its id.

    >>> titles("## One debt {#idea}")
    {'idea': 'One debt'}
    """
    return {heading["id"]: heading["words"] for heading in HEADING.finditer(markdown)}


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
