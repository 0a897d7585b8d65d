"""Files of checks written in a line, and answers of a learner that need no process."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from crmlab.grading.checks.plugin import Checks, Finding
from crmlab.grading.checks.student import Record, Student
from crmlab.grading.running import child

Ran = Callable[..., Checks]

HEAD = """
import pytest
from pytest import raises
from crmlab.grading import check, right
"""


class Given:
    """Answers of a learner in this process; `gone` is why there are none."""

    def __init__(self, gone: Exception | None = None, **names: Any) -> None:
        self.gone, self.names, self.closed = gone, names, 0

    def wait(self) -> None:
        if self.gone is not None:
            raise self.gone

    @contextlib.contextmanager
    def student(self, part: str, record: Record) -> Iterator[Student]:
        view: Any = SimpleNamespace(
            ask=lambda request: child.reply(request, {"part": part, **self.names}), seconds=5
        )
        kinds: Any = {
            name: "function" if callable(v) else "value" for name, v in self.names.items()
        }
        yield Student(view, {"part": "value", **kinds}, record)
        self.closed += 1

    def books(self) -> Mapping[str, Any]:
        return {"orders": [1, 2]}


def mark(
    body: str, *, decorator: str = "", arguments: str = "student", name: str = "test_it"
) -> str:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return (
        f'{decorator}\n@check("ratios", points=2)\ndef {name}({arguments}):\n'
        f'    """What it is\n    这是什么"""\n{lines}\n'
    )


def only(checks: Checks) -> Finding:
    assert checks.troubles == []
    [finding] = checks.findings.values()
    return finding
