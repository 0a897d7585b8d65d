"""A lesson of three parts, and a learner's desk."""

from pathlib import Path

import pytest

from crmlab.grading.exercises.exercise import Exercise, load
from tests.grading.conftest import TITLE, part

CHECKS = '''\
from crmlab.grading import check, right


@check("share", points=2)
def test_a_quarter(student):
    """A quarter
    四分之一"""
    assert student.share(1, 4) == right(0.25)


@check("half", points=1)
def test_half(student):
    """A half
    二分之一"""
    assert student.half == right(0.5)
'''
HINT = """\
# %% [markdown] hint="share" lang="en"
# - Divide.
# - Write `part / whole`.

# %% [markdown] hint="share" lang="zh"
# - 用除法。
# - 写 `part / whole`。

"""
RUBRIC = """\
# %% [markdown] rubric="why" points=3 lang="en"
# - 3 points: a reason.

# %% [markdown] rubric="why" points=3 lang="zh"
# - 3 分：有理由。
"""
SOURCE = (
    TITLE
    + part("share", "def share(part, whole):\n    return part / whole")
    + HINT
    + part("half", "half = share(1, 2)")
    + part("why", 'why = "Because."')
    + RUBRIC
)


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    """Three points by machine, three by hand."""
    folder = tmp_path / "exercises" / "value" / "shares"
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text(SOURCE, "utf-8")
    (folder / "test_exercise.py").write_text(CHECKS, "utf-8")
    return load(folder)
