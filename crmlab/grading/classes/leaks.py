"""What learners must not be handed, looked for in the very bytes that are to be handed out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from crmlab.core.text import Text
from crmlab.grading.checks.places import HIDDEN_FILE, PUBLIC_FILE
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.percent import Cell
from crmlab.grading.exercises.solution import BEGIN, regions, replaced

TELLING = 16
"""Signs, blanks not counted, of a line that gives something away; shorter ones stand anywhere."""

Secrets = Mapping[str, Text]
"""What must not be found in a text without its blanks, and what it is."""

_ALWAYS = ("deftest_", "assert")
_TRUTH = Text("a truth of the practice company", "练习公司的真相数据")
_HIDDEN = Text("a hidden check", "一项隐藏检查")


def secrets_of(exercise: Exercise) -> Secrets:
    """Gather the telling lines of an exercise's solutions and of its hidden checks.

    A line that also stands in the code that learners are given gives nothing away; nor does what
    leads up to a hidden check where it stands in the public ones too.
    """
    found = {
        squeezed(BEGIN): Text("a solution", "一段解答"),
        HIDDEN_FILE: _HIDDEN,
        "company.truth": _TRUTH,
        "companyimporttruth": _TRUTH,
    }
    given = squeezed("\n".join(map(_given, exercise.cells)))
    for part, cell in exercise.answers.items():
        lines = cell.source.splitlines()
        what = Text(f"the solution of {part}", f"小题 {part} 的解答")
        for region in regions(cell):
            own = _telling(lines[region.first + 1 : region.last])
            found |= {line: what for line in own if line not in given}
    public, hidden = (_text(exercise.folder / name) for name in (PUBLIC_FILE, HIDDEN_FILE))
    given += squeezed(public)
    return found | {
        line: _HIDDEN
        for line in _telling(hidden.splitlines())
        if line.startswith(_ALWAYS) or line not in given
    }


def leak(name: str, content: bytes, secrets: Secrets) -> Text | None:
    """Tell which of the `secrets` a file of this name and content gives away, if any."""
    text = squeezed(f"{name}\n{_said(content)}")
    return next((what for secret, what in secrets.items() if secret in text), None)


def squeezed(text: str) -> str:
    """Leave out all blanks, in which a copy may differ."""
    return "".join(text.split())


def _given(cell: Cell) -> str:
    """Give the code that learners see of a cell; where a text holds a solution, that is a slip."""
    if cell.markdown or "wrong" in cell.options:
        return ""
    return replaced(cell, lambda _: "")


def _said(content: bytes) -> str:
    """Give what a file says; of JSON also what its strings mean."""
    text = content.decode("utf-8", "replace")
    try:
        return "\n".join([text, *_strings(json.loads(text))])
    except (ValueError, RecursionError):
        return text


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from _strings([*value, *value.values()])
        case list():
            for each in value:
                yield from _strings(each)


def _telling(lines: Iterable[str]) -> Iterator[str]:
    bare = (squeezed(line.lstrip(" #")) for line in lines)
    return (line for line in bare if len(line) >= TELLING)


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""
