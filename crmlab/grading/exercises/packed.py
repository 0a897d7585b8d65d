"""Exercises as the wheel carries them: JSON and the public checks, never a solution.

`crmlab/exercises/` in the wheel holds `index.json`, which names the lessons in the order of the
course, and for each lesson `<track>/<lesson>/` with the public checks and `exercise.json`:

| key | value |
|---|---|
| `lesson` | its name |
| `title` | in English and Chinese, as every text |
| `parts` | by name: `kinds` (`function` or `value` by name), `without` (modules), `text` (marked \
by hand) |
| `hints` | by part, the steps |
| `mistakes` | by name, the sentence |
| `notebooks` | by language, nbformat 4.5 |
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crmlab.core.text import Lang, Text
from crmlab.grading.checks.places import PUBLIC_FILE
from crmlab.grading.exercises import release
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.handout import Handout, Part

INDEX = "index.json"
_FILE = "exercise.json"


@dataclass(frozen=True)
class Packed(Handout):
    """An exercise read from the wheel, with its notebook in each language."""

    notebooks: Mapping[Lang, dict[str, Any]]


def pack(exercises: Iterable[Exercise], out: Path) -> None:
    """Write exercises, given in the order of the course, into the new folder `out`."""
    names = []
    for exercise in exercises:
        folder = out / exercise.lesson
        folder.mkdir(parents=True)
        _write(folder / _FILE, _content(exercise))
        (folder / PUBLIC_FILE).write_bytes((exercise.folder / PUBLIC_FILE).read_bytes())
        names.append(exercise.lesson)
    _write(out / INDEX, names)


def find(root: Path) -> dict[str, Path]:
    """Name the lessons that are packed in `root`, in course order, each with its folder."""
    index = root / INDEX
    names = json.loads(index.read_text("utf-8")) if index.exists() else []
    return {name: root / name for name in names}


def load(folder: Path) -> Packed:
    """Read the packed exercise in `folder`."""
    said = json.loads((folder / _FILE).read_text("utf-8"))
    return Packed(
        lesson=said["lesson"],
        folder=folder,
        title=Text(*said["title"]),
        parts={
            name: Part(name, part["kinds"], tuple(part["without"]), part["text"])
            for name, part in said["parts"].items()
        },
        hints={name: tuple(Text(*step) for step in steps) for name, steps in said["hints"].items()},
        mistakes={name: Text(*sentence) for name, sentence in said["mistakes"].items()},
        notebooks=said["notebooks"],
    )


def notebook(handout: Exercise | Packed, *, lang: Lang) -> dict[str, Any]:
    """Give the learner's notebook of an exercise, wherever it comes from."""
    if isinstance(handout, Packed):
        return handout.notebooks[lang]
    return release.notebook(handout, lang=lang)


def _content(exercise: Exercise) -> dict[str, Any]:
    return {
        "lesson": exercise.lesson,
        "title": exercise.title,
        "parts": {
            name: {"kinds": part.kinds, "without": part.without, "text": part.text}
            for name, part in exercise.parts.items()
        },
        "hints": exercise.hints,
        "mistakes": exercise.mistakes,
        "notebooks": {lang: release.notebook(exercise, lang=lang) for lang in ("en", "zh")},
    }


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
