"""The course's own exercise: a check beside running the notebook, and a class."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from crmlab.grading.exercises import exercise, release
from crmlab.grading.exercises.exercise import Exercise
from tests.benchmarks.timing import BIN, ROOT, in_turn, seconds

LESSON = "credit/ratios"
CLASS = 20


def measured() -> Iterator[str]:
    """Measure one after the other, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        given = exercise.load(ROOT / "exercises" / LESSON)
        notebook = solved_notebook(given, Path(folder))
        yield check_beside_nbconvert(notebook)
        yield from grade_a_class(notebook)


def solved_notebook(given: Exercise, folder: Path) -> Path:
    """Write an exercise's notebook with its own solution filled in."""
    notebook = release.notebook(given, lang="en")
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for cell, source in zip(code, release.solution_cells(given), strict=True):
        cell["source"] = source
    path = folder / f"{given.lesson.replace('/', '-')}.ipynb"
    path.write_text(json.dumps(notebook), "utf-8")
    return path


def handed_in(notebook: Path, count: int) -> Path:
    """Copy a notebook as if a class had handed it in."""
    folder = notebook.parent / f"class of {count}"
    for number in range(count):
        (folder / f"learner{number:04}").mkdir(parents=True)
        shutil.copy(notebook, folder / f"learner{number:04}")
    return folder


def check_beside_nbconvert(notebook: Path) -> str:
    """Cold `crmlab check` against running the same notebook in a kernel."""
    out = notebook.parent / "executed"
    executing: list[str | Path] = [
        BIN / "jupyter",
        "nbconvert",
        "--to=notebook",
        "--execute",
        "--output-dir",
        out,
    ]
    checked, executed = in_turn(
        lambda: seconds([BIN / "crmlab", "check", notebook]),
        lambda: seconds([*executing, notebook]),
    )
    return (
        f"crmlab check, cold      {checked:6.2f} s   nbconvert --execute {executed:.2f} s   "
        f"ratio {checked / executed:.2f} (at most 0.33)"
    )


def grade_a_class(notebook: Path) -> Iterator[str]:
    """`crmlab grade` on copies of one notebook, two jobs, every wall up; then once more."""
    submissions, out = handed_in(notebook, CLASS), notebook.parent / "grades"
    command: list[str | Path] = [BIN / "crmlab", "grade", submissions, "--out", out, "--jobs=2"]

    def anew() -> float:
        shutil.rmtree(out, ignore_errors=True)
        return seconds(command)

    whole, again = in_turn(anew, lambda: seconds(command))
    yield (
        f"crmlab grade of {CLASS}      {whole:6.2f} s   {whole / CLASS:.2f} s a submission "
        "(at most 0.50)"
    )
    yield f"the same class again    {again:6.2f} s"
