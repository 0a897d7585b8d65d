from pathlib import Path

import pytest

from crmlab.grading.authoring import lesson
from crmlab.grading.authoring.lesson import New
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write one file and leave one alone, whatever the lesson."""

    def write(name: str) -> New:
        return New(name, [Path("exercise.py").absolute()], [Path("page.md").absolute()])

    monkeypatch.setattr(lesson, "write", write)


def test_it_says_what_was_written_and_what_to_do_next(crmlab: Run) -> None:
    ran = crmlab("new", "value/loyalty")
    assert (ran.code, ran.err) == (0, "")
    written, kept, advice = ran.out.splitlines()
    assert (written, kept) == ("Written: exercise.py", "Left as it is: page.md")
    assert "passes `crmlab verify value/loyalty` and `make build`" in advice


def test_it_says_so_in_chinese(crmlab: Run) -> None:
    ran = crmlab("new", "value/loyalty", "--lang", "zh")
    assert ran.out.startswith("已生成：exercise.py\n保持原样：page.md\n")
