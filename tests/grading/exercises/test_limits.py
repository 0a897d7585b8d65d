from pathlib import Path

import pytest

from crmlab.grading.exercises import limits
from crmlab.grading.exercises.percent import ExerciseError
from crmlab.grading.running.walls import Limits


def of(folder: Path, checks: str) -> Limits:
    """Give the limits of an exercise with these public checks."""
    (folder / "test_exercise.py").write_text(checks, encoding="utf-8")
    return limits.of_exercise(folder)


def test_without_a_word_of_them_the_limits_are_as_usual(tmp_path: Path) -> None:
    assert limits.of_exercise(tmp_path) == Limits()
    assert of(tmp_path, "from crmlab.grading import check") == Limits()


def test_an_exercise_may_have_limits_of_its_own(tmp_path: Path) -> None:
    said = of(tmp_path, 'LIMITS = {"cells_seconds": 120, "memory_mb": 8192}\n')
    assert said == Limits(cells_seconds=120, memory_mb=8192)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("LIMITS = dict(cells_seconds=9)", 'Write it out: LIMITS = {"cells_seconds": 120}.'),
        ("LIMITS = 120", 'Write it out: LIMITS = {"cells_seconds": 120}.'),
        ('LIMITS = {"cell_seconds": 9}', "did you mean cells_seconds?"),
        ('LIMITS = {"cells_seconds": 0}', "cells_seconds must be a number > 0, got 0."),
        ('LIMITS = {"memory_mb": 0.5}', "memory_mb must be a whole number > 0, got 0.5."),
        ('LIMITS = {"processes": True}', "processes must be a whole number > 0, got True."),
    ],
)
def test_limits_that_are_none_are_named_with_their_line(
    tmp_path: Path, line: str, said: str
) -> None:
    with pytest.raises(ExerciseError) as caught:
        of(tmp_path, f"import pytest\n{line}\n")
    assert str(caught.value).startswith(f"{tmp_path / 'test_exercise.py'}:2")
    assert said in str(caught.value)


def test_checks_that_are_not_python_are_left_to_who_reads_the_checks(tmp_path: Path) -> None:
    assert of(tmp_path, "LIMITS = {") == Limits()
