"""The names of lessons: as data, as files, in the order of the course, and as people type them."""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

from crmlab.grading.refusal import Refusal

CHECKOUT = Path(__file__).parents[2]


def file_name(lesson: str) -> str:
    """Name the notebook of a lesson.

    >>> file_name("credit/ratios")
    'credit-ratios.ipynb'
    """
    return lesson.replace("/", "-") + ".ipynb"


def of_file(name: str, known: Collection[str]) -> str:
    """Tell which of the `known` lessons a file is the notebook of.

    >>> of_file("Credit-Ratios.ipynb", ["credit/ratios"])
    'credit/ratios'

    Raises:
        Refusal: of none; the sentence says how it might be named.
    """
    lesson = Path(name).stem.casefold().replace("-", "/", 1)
    if lesson in known:
        return lesson
    like = file_name(nearest(lesson, known) or min(known, default="track/lesson"))
    raise Refusal(
        f"{name} is named after no lesson: name it like {like}.",
        f"{name} 的名称不对应任何课程：请按 {like} 的形式命名。",
    )


def nearest(name: str, known: Collection[str]) -> str | None:
    """Guess which of the `known` names was meant."""
    return next(iter(get_close_matches(name, known, n=1)), None)


def named(name: str, known: Collection[str]) -> str:
    """Find the lesson that is called `credit/ratios` or `credit-ratios`.

    Raises:
        Refusal: there is none; the sentence suggests the nearest.
    """
    lesson = name.casefold().strip("/")
    if "/" not in lesson:
        lesson = lesson.replace("-", "/", 1)
    if lesson in known:
        return lesson
    if meant := nearest(lesson, known):
        raise Refusal(
            f"There is no lesson {name}: did you mean {meant}?",
            f"没有名为 {name} 的课程：您是想用 {meant} 吗？",
        )
    raise Refusal(
        f"There is no lesson {name}: `crmlab list` shows all.",
        f"没有名为 {name} 的课程：运行 `crmlab list` 可查看全部课程。",
    )


def in_course_order(lessons: Iterable[str], site: Path = CHECKOUT / "mkdocs.yml") -> list[str]:
    """Sort lessons as the site's navigation does, those that it lacks last and by name."""
    navigation = site.read_text("utf-8") if site.exists() else ""
    pages = re.findall(r"([\w-]+/[\w-]+)\.md\b", navigation)
    place = {page: number for number, page in reversed(list(enumerate(pages)))}
    return sorted(lessons, key=lambda lesson: (place.get(lesson, len(pages)), lesson))
