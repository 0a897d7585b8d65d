from pathlib import Path

import pytest

from crmlab.grading.exercises import shelf
from crmlab.grading.exercises.checkfile import read_checks
from crmlab.grading.exercises.percent import ExerciseError
from crmlab.grading.judging.judge import checks_of

CHECKS = '''\
from crmlab.grading import check, right


@check("share", points=1.5)
def test_a_quarter(student):
    """A quarter
    四分之一"""
    assert student.share(1, 4) == right(0.25, upside_down=4)
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test_exercise.py"


def test_a_check_is_read_with_its_worth_its_title_and_its_mistakes(path: Path) -> None:
    path.write_text(CHECKS, "utf-8")
    [check] = read_checks(path).checks
    assert (check.name, check.part, check.points) == ("test_a_quarter", "share", 1.5)
    assert check.title == ("A quarter", "四分之一")
    assert (check.line, sorted(check.mistakes)) == (5, ["upside_down"])


@pytest.mark.parametrize("mark", ["PART, points=1", '"share", points=WORTH', '"share"'])
def test_a_mark_that_is_computed_is_a_fault_with_its_line(path: Path, mark: str) -> None:
    path.write_text(CHECKS.replace('"share", points=1.5', mark), "utf-8")
    with pytest.raises(ExerciseError, match=r"test_exercise\.py:4: This mark cannot be read"):
        read_checks(path)


@pytest.mark.parametrize("chinese", ["", "\n    A quarter"], ids=["missing", "English"])
def test_a_check_without_a_chinese_title_is_a_fault_with_its_line(path: Path, chinese: str) -> None:
    mark = '@check("share", points=2)'
    path.write_text(f'{mark}\ndef test_a(student):\n    """A quarter{chinese}"""\n', "utf-8")
    with pytest.raises(ExerciseError, match=r"test_exercise\.py:2: test_a must have a docstring"):
        read_checks(path)


def test_what_is_read_of_the_first_lesson_is_what_runs() -> None:
    exercise = shelf.find().load("credit/ratios")
    read = read_checks(exercise.folder / "test_exercise.py").checks
    run = checks_of(exercise, hidden=False)
    assert [(c.name, c.part, c.points, c.title) for c in read] == [
        (c.id, c.part, c.points, c.title) for c in run
    ]
