"""What learners are handed of each exercise."""

import json
from pathlib import Path

import pytest

from crmlab.core.text import Lang
from crmlab.grading.classes.leaks import leak, secrets_of
from crmlab.grading.exercises.exercise import find, load
from crmlab.grading.exercises.release import notebook
from tests.exercises.tried import EXERCISES

FOLDERS = find(EXERCISES)


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_notebook_gives_neither_solution_nor_hidden_check_away(folder: Path, lang: Lang) -> None:
    exercise = load(folder)
    handed = json.dumps(notebook(exercise, lang=lang)).encode()
    assert leak("lesson.ipynb", handed, secrets_of(exercise)) is None


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_public_checks_give_neither_solution_nor_hidden_check_away(folder: Path) -> None:
    handed = (folder / "test_exercise.py").read_bytes()
    assert leak("test_exercise.py", handed, secrets_of(load(folder))) is None
