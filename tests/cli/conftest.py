from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from crmlab.cli import course
from crmlab.cli.guard import run

EXERCISE = """\
# %% [markdown] lang="en"
# # Shares of a whole

# %% [markdown] lang="zh"
# # 整体的份额

# %% [markdown] part="share" lang="en"
# Write `share`.

# %% [markdown] part="share" lang="zh"
# 请写 `share`。

# %% part="share"
def share(part, whole):
    ### BEGIN SOLUTION
    return part / whole
    ### END SOLUTION

# %% [markdown] part="why" lang="en"
# Say why.

# %% [markdown] part="why" lang="zh"
# 说明理由。

# %% part="why"
### BEGIN SOLUTION
why = "Because."
### END SOLUTION

# %% [markdown] rubric="why" points=3 lang="en"
# - 3 points: a reason.

# %% [markdown] rubric="why" points=3 lang="zh"
# - 3 分：有理由。
"""
CHECK = '''\
from crmlab.grading import check, right


@check("share", points={points})
def test_{name}(student):
    """{part} of {whole}
    {whole} 份中的 {part} 份"""
    assert student.share({part}, {whole}) == right({part} / {whole})
'''


class Ran(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def write_exercise(folder: Path, title: str = "Shares of a whole") -> None:
    """Write an exercise: 2 points in public, 1 hidden, 3 by hand."""
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text(EXERCISE.replace("Shares of a whole", title), "utf-8")
    public = CHECK.format(name="a_quarter", points=2, part=1, whole=4)
    hidden = CHECK.format(name="others", points=1, part=3, whole=5)
    (folder / "test_exercise.py").write_text(public, "utf-8")
    (folder / "test_hidden.py").write_text(hidden, "utf-8")


@pytest.fixture
def exercises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of two lessons, and a desk to work at."""
    folder = tmp_path / "exercises"
    write_exercise(folder / "credit" / "shares")
    write_exercise(folder / "value" / "loss", title="What was lost")
    monkeypatch.setattr(course, "EXERCISES", folder)
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    return folder


@pytest.fixture
def crmlab(exercises: Path, capsys: pytest.CaptureFixture[str]) -> Run:  # noqa: ARG001
    """Run a command line in English unless it says otherwise."""

    def command(*arguments: str) -> Ran:
        capsys.readouterr()
        lang = [] if "--lang" in arguments or not arguments else ["--lang", "en"]
        code = run([*arguments, *lang])
        return Ran(code, *capsys.readouterr())

    return command
