import os
from pathlib import Path

import pytest

from docs.hooks import points

EXERCISE = """\
# %% [markdown] lang="en"
# # Shares

# %% [markdown] lang="zh"
# # 份额

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
CHECKS = """\
@check("quick_ratio", points=2)
def test_one(student):
    '''One
    一'''

@check("hotel", points=0.5)
def test_two(student):
    '''Two
    二'''

def helper(points=7): ...
"""
HIDDEN = """\
@check("quick_ratio", points=4)
def test_three(student):
    '''Three
    三'''
"""


@pytest.fixture
def exercises(tmp_path: Path) -> Path:
    folder = tmp_path / "credit/shares"
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text(EXERCISE, "utf-8")
    (folder / "test_exercise.py").write_text(CHECKS)
    return tmp_path


def test_public_and_hidden_checks_and_texts_marked_by_hand_count(exercises: Path) -> None:
    assert points.of("credit/shares", exercises) == 2 + 0.5 + 3
    (exercises / "credit/shares/test_hidden.py").write_text(HIDDEN)
    assert points.of("credit/shares", exercises) == 2 + 0.5 + 4 + 3


def test_a_lesson_without_an_exercise_has_no_points(exercises: Path) -> None:
    assert points.of("credit/none", exercises) == 0


def test_points_that_are_saved_anew_count(exercises: Path) -> None:
    source = exercises / "credit/shares/exercise.py"
    before = points.of("credit/shares", exercises)
    source.write_text(EXERCISE.replace("points=3", "points=5").replace("3 p", "5 p"), "utf-8")
    os.utime(source, ns=(0, source.stat().st_mtime_ns + 1))
    assert points.of("credit/shares", exercises) == before + 2
