"""A new lesson: its files, which pass every check as they are and say what is to be replaced."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from crmlab.grading import files, lessons
from crmlab.grading.refusal import Refusal

_SKELETON = Path(__file__).parent / "skeleton"
_GLOSSARY = "docs/glossary.yml"
_NAME = re.compile(r"(?P<track>[a-z]+)/(?P<page>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)")
_PAGE = re.compile(r" +- (?P<track>[\w-]+)/[\w-]+\.md")
_ITEM = re.compile(r"^- id: (?P<id>\S+)$(?:\n^  .*$)*?\n^  lesson: (?P<lesson>\S+)$", re.MULTILINE)


class New(NamedTuple):
    """What was written for a lesson, and what stood there before and was left alone."""

    lesson: str
    written: list[Path]
    kept: list[Path]


def write(name: str, root: Path = lessons.CHECKOUT) -> New:
    """Write what is missing of the lesson `name` into the checkout at `root`.

    No file that exists is touched but the site's navigation and the glossary, which get an entry.

    Raises:
        Refusal: the name is none, there is no checkout, or nothing is missing.
    """
    match = _NAME.fullmatch(name) or _NAME.fullmatch(name.replace("-", "/", 1))
    if match is None:
        raise Refusal(
            f"{name} names no lesson: write track/lesson in small letters, like value/loyalty.",
            f"{name} 不能作为课程名：请用小写字母写成 专题/课程，例如 value/loyalty。",
        )
    site = root / "mkdocs.yml"
    if not site.is_file():
        raise Refusal(
            f"{root} is no checkout of the course: clone its repository and work there.",
            f"{root} 不是课程仓库：请克隆仓库并在其中工作。",
        )
    lesson = match[0]
    plan = {root / path: text for path, text in _plan(root, match["track"], match["page"])}
    kept = [path for path in plan if path.exists()]
    written = [path for path in plan if not path.exists()]
    if not written:
        raise Refusal(
            f"{lesson} is there already: edit its files, then run `crmlab verify {lesson}`.",
            f"{lesson} 已经存在：请编辑它的文件，然后运行 `crmlab verify {lesson}`。",
        )
    for path in written:
        files.write(path, plan[path])
    lists = [(site, with_page(site.read_text("utf-8"), match["track"], lesson))]
    if (glossary := root / _GLOSSARY).is_file():
        lists.append((glossary, with_term(glossary.read_text("utf-8"), lesson)))
    for path, entered in lists:
        if entered != path.read_text("utf-8"):
            files.write(path, entered)
            written.append(path)
    return New(lesson, written, kept)


def _plan(root: Path, track: str, page: str) -> Iterator[tuple[str, str]]:
    """Say which files a lesson has, relative to the checkout, and what stands in them at first."""
    module = page.replace("-", "_")
    words = {
        "lesson": f"{track}/{page}",
        "track": track,
        "module": module,
        "title": page.replace("-", " ").capitalize(),
        "covers": ", ".join(_covered(root, f"{track}/{page}")),
        "terms_en": ", ".join(_terms(root, f"{track}/{page}", "en")) or "usual order",
        "terms_zh": "、".join(_terms(root, f"{track}/{page}", "zh")) or "平均订单金额",
    }

    def filled(name: str) -> str:
        return _filled(name, words)

    for name in ("exercise.py", "test_exercise.py", "test_hidden.py"):
        yield f"exercises/{track}/{page}/{name}", filled(f"{name}.txt")
    for lang in ("en", "zh"):
        yield f"docs/{lang}/{track}/{page}.md", filled(f"lesson.{lang}.md")
    if not (root / "crmlab" / track).exists():
        yield f"crmlab/{track}/__init__.py", filled("track.py.txt")
        yield f"crmlab/{track}/__init__.pyi", filled("track.pyi.txt")
    if not any((root / "crmlab" / track / name).exists() for name in (f"{module}.py", module)):
        yield f"crmlab/{track}/{module}.py", filled("module.py.txt")
        yield f"tests/{track}/test_{module}.py", filled("test_module.py.txt")


def _covered(root: Path, lesson: str) -> list[str]:
    coverage = (root / "docs/coverage.yml").read_text("utf-8")
    return [item["id"] for item in _ITEM.finditer(coverage) if item["lesson"] == lesson]


def _terms(root: Path, lesson: str, lang: str) -> list[str]:
    """Name the key terms that the glossary gives a lesson, in one language."""
    if not (root / _GLOSSARY).is_file():
        return []
    entries = re.split(r"^- ", (root / _GLOSSARY).read_text("utf-8"), flags=re.MULTILINE)
    found = [
        re.search(rf"^  {lang}:\n    term: (.+)$", entry, re.MULTILINE)
        for entry in entries
        if _is_of(entry, lesson)
    ]
    return [term[1] for term in found if term]


def _is_of(entries: str, lesson: str) -> bool:
    return re.search(rf"^  lessons: \[(?:.*, )?{lesson}[],]", entries, re.MULTILINE) is not None


def _filled(name: str, words: Mapping[str, str]) -> str:
    text = (_SKELETON / name).read_text("utf-8")
    return re.sub(r"@(\w+)@", lambda word: words[word[1]], text)


def with_term(glossary: str, lesson: str) -> str:
    """Give a lesson that has no key term the one of the skeleton."""
    if _is_of(glossary, lesson):
        return glossary
    shared = "- id: usual-order\n  lessons: ["
    if shared in glossary:  # another new lesson has it still
        return glossary.replace(shared, f"{shared}{lesson}, ")
    return f"{glossary.rstrip()}\n{_filled('term.yml', {'lesson': lesson})}"


def with_page(navigation: str, track: str, lesson: str) -> str:
    r"""Enter a lesson's page behind the last lesson of its track, or in a new part of the site.

    >>> print(with_page("nav:\n  - Value:\n      - value/a.md\n", "value", "value/b"), end="")
    nav:
      - Value:
          - value/a.md
          - value/b.md
    """
    if f"- {lesson}.md\n" in navigation:
        return navigation
    lines = navigation.splitlines(keepends=True)
    pages = [(n, page["track"]) for n, line in enumerate(lines) if (page := _PAGE.match(line))]
    own = [n for n, of in pages if of == track and not lines[n].endswith("/reference.md\n")]
    new = f"      - {lesson}.md\n"
    if own:
        return "".join([*lines[: own[-1] + 1], new, *lines[own[-1] + 1 :]])
    end = max((n for n, _ in pages), default=lines.index("nav:\n")) + 1
    return "".join([*lines[:end], f"  - {track.capitalize()}:\n", new, *lines[end:]])
