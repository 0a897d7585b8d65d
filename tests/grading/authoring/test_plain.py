"""`pytest` typed in the folder of an exercise, as somebody does who knows nothing else of ours."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crmlab.grading.exercises.exercise import Exercise

Pytest = Callable[..., tuple[int, str]]
WRONG = """
def quick_ratio(assets, stock, debt):
    return assets / debt

phones = None
"""


@pytest.fixture
def run_pytest() -> Pytest:
    """Run pytest as it would run where the package is installed; give its status and output."""

    def run(folder: Path, *arguments: str) -> tuple[int, str]:
        plugin = ["--disable-plugin-autoload", "-p", "crmlab.grading.authoring.pytest_plugin"]
        options = ["-q", "-p", "no:cacheprovider", "-c", "pytest.ini", "--rootdir", "."]
        (folder / "pytest.ini").write_text("[pytest]", "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *plugin, *options, *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_the_checks_run_on_the_exercises_own_solution(shop: Exercise, run_pytest: Pytest) -> None:
    code, printed = run_pytest(shop.folder, "--doctest-modules")
    assert (code, "5 passed" in printed) == (0, True), printed


def test_a_files_answers_are_told_what_a_learner_is_told(
    shop: Exercise, run_pytest: Pytest, tmp_path: Path
) -> None:
    answers = tmp_path / "mine.py"
    answers.write_text(WRONG, "utf-8")
    code, printed = run_pytest(shop.folder, "--answers", str(answers))
    assert (code, "5 failed" in printed) == (1, True)
    told = [line.removeprefix("E   ") for line in printed.splitlines() if line.startswith("E   ")]
    assert told[0].startswith("This is stock_left_in. `quick_ratio(800, stock=300, debt=400)`")
    assert told[1].startswith("这是 stock_left_in。`quick_ratio(800, stock=300, debt=400)`")
    assert told[2] == "2 != 1.25"
    assert "\ntest_exercise.py:9\n" in printed
    assert "`hotel` is not defined" in printed
    assert "`phones` is None" in printed
    assert "student.py" not in printed


def test_a_hidden_check_tells_its_author_the_figures(
    shop: Exercise, run_pytest: Pytest, tmp_path: Path
) -> None:
    answers = tmp_path / "mine.py"
    answers.write_text(WRONG, "utf-8")
    _, printed = run_pytest(shop.folder, "test_hidden.py", "--answers", str(answers))
    assert "`quick_ratio(100, 40, 30)`" in printed
    assert "E   3.33333 != 2\n" in printed


def test_a_notebooks_answers_are_checked_too(
    shop: Exercise, honest: list[str], run_pytest: Pytest, tmp_path: Path
) -> None:
    cells = [{"cell_type": "code", "source": cell} for cell in honest]
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (tmp_path / "mine.ipynb").write_text(json.dumps(book), "utf-8")
    code, printed = run_pytest(shop.folder, "--answers", str(tmp_path / "mine.ipynb"))
    assert (code, "5 passed" in printed) == (0, True), printed


@pytest.mark.parametrize(
    ("name", "source", "says"),
    [
        ("lost.py", None, "lost.py cannot be read"),
        ("lost.ipynb", "no JSON", "lost.ipynb"),
        ("exit.py", "import os; os._exit(0)", "The program ended while the cells ran"),
    ],
)
def test_answers_that_cannot_be_had_are_told_once_a_check_and_without_a_traceback(
    shop: Exercise, run_pytest: Pytest, tmp_path: Path, name: str, source: str | None, says: str
) -> None:
    if source is not None:
        (tmp_path / name).write_text(source, "utf-8")
    code, printed = run_pytest(shop.folder, "--answers", str(tmp_path / name))
    assert (code, "5 errors" in printed, "Traceback" in printed) == (1, True, False)
    assert says in printed


def test_a_check_that_stumbles_shows_where(
    write_exercise: Callable[..., Exercise], run_pytest: Pytest
) -> None:
    exercise = write_exercise(SHARES, CHECKS.replace("right(1)", "rihgt(1)"))
    code, printed = run_pytest(exercise.folder)
    assert (code, "NameError: name 'rihgt' is not defined" in printed) == (1, True)
    assert ">       assert student.share == rihgt(1)" in printed


SHARES = """\
# %% [markdown] lang="en"
# # Shares
# %% [markdown] lang="zh"
# # 份额
# %% [markdown] part="share" lang="en"
# Bind it.
# %% [markdown] part="share" lang="zh"
# 请赋值。
# %% part="share"
### BEGIN SOLUTION
share = 1
### END SOLUTION
"""
CHECKS = '''\
from crmlab.grading import check, right


@check("share", points=1)
def test_the_share(student):
    """The share
    份额"""
    assert student.share == right(1)
'''


def test_two_exercises_are_kept_apart(
    shop: Exercise, write_exercise: Callable[..., Exercise], run_pytest: Pytest, tmp_path: Path
) -> None:
    other = write_exercise(SHARES, CHECKS)
    folders = [str(exercise.folder) for exercise in (shop, other)]
    code, printed = run_pytest(tmp_path, "--import-mode=importlib", *folders)
    assert (code, "6 passed" in printed) == (0, True), printed


def test_other_projects_do_not_notice_the_plugin(tmp_path: Path, run_pytest: Pytest) -> None:
    (tmp_path / "exercise.py").write_text("", "utf-8")
    (tmp_path / "test_exercise.py").write_text(
        "import pytest, sys\n"
        "@pytest.fixture\n"
        "def student(): return 'ada'\n"
        "def test_a_fixture_of_theirs(student): assert student == 'ada'\n"
        "def test_that_little_is_loaded(): assert 'crmlab.company' not in sys.modules\n"
        "def test_books_of_ours(books): pass\n",
        "utf-8",
    )
    code, printed = run_pytest(tmp_path)
    assert (code, "2 passed, 1 error" in printed) == (1, True), printed
    assert "fixture 'books' not found" in printed


def test_a_teardown_that_fails_is_no_answer_of_the_learner_s(
    write_exercise: Callable[..., Exercise], run_pytest: Pytest
) -> None:
    exercise = write_exercise(SHARES, CHECKS)
    (exercise.folder / "conftest.py").write_text(
        "import pytest\n"
        "@pytest.fixture(autouse=True)\n"
        "def broken():\n    yield\n    raise RuntimeError('in the teardown')\n"
    )
    code, printed = run_pytest(exercise.folder)
    assert (code, "RuntimeError: in the teardown" in printed) == (1, True)
    assert "INTERNALERROR" not in printed
