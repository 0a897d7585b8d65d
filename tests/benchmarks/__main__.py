"""`make bench`: times of whole commands, as a user waits for them, medians of several runs."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from crmlab.grading.exercises import exercise, release

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
LESSON = "credit/ratios"
RUNS = 5
CLASS = 20


def seconds(command: Sequence[str | Path], *, allowed: Sequence[int] = (0,)) -> float:
    """Time one run of a command; stop if it does not end as it should."""
    began = time.perf_counter()
    done = subprocess.run(
        [str(word) for word in command], cwd=ROOT, capture_output=True, check=False
    )
    taken = time.perf_counter() - began
    if done.returncode not in allowed:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr.decode()[-2000:]}")
    return taken


def in_turn(*commands: Callable[[], float]) -> list[float]:
    """Give the median time of each, run in turn so that a noisy spell strikes all of them."""
    runs = [[command() for command in commands] for _ in range(RUNS)]
    return [statistics.median(times) for times in zip(*runs, strict=True)]


def solved_notebook(folder: Path) -> Path:
    """Write the exercise's notebook with its own solution filled in."""
    given = exercise.load(ROOT / "exercises" / LESSON)
    notebook = release.notebook(given, lang="en")
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for cell, source in zip(code, release.solution_cells(given), strict=True):
        cell["source"] = source
    path = folder / f"{LESSON.replace('/', '-')}.ipynb"
    path.write_text(json.dumps(notebook), "utf-8")
    return path


def check_beside_nbconvert(notebook: Path) -> str:
    """Cold `crmlab check` against running the same notebook in a kernel."""
    out = notebook.parent / "executed"
    checked, executed = in_turn(
        lambda: seconds([BIN / "crmlab", "check", notebook]),
        lambda: seconds(
            [
                BIN / "jupyter",
                "nbconvert",
                "--to=notebook",
                "--execute",
                "--output-dir",
                out,
                notebook,
            ]
        ),
    )
    return (
        f"crmlab check, cold      {checked:6.2f} s   nbconvert --execute {executed:.2f} s   "
        f"ratio {checked / executed:.2f} (at most 0.33)"
    )


def grade_a_class(notebook: Path) -> str:
    """`crmlab grade` on copies of one notebook, two jobs, every wall up."""
    handed_in = notebook.parent / "class"
    for number in range(CLASS):
        (handed_in / f"learner{number:02}").mkdir(parents=True)
        shutil.copy(notebook, handed_in / f"learner{number:02}")

    def grade() -> float:
        with tempfile.TemporaryDirectory() as out:
            return seconds(
                [BIN / "crmlab", "grade", handed_in, "--out", Path(out) / "g", "--jobs=2"]
            )

    (whole,) = in_turn(grade)
    return (
        f"crmlab grade of {CLASS}     {whole:6.2f} s   {whole / CLASS:.2f} s a submission "
        "(at most 0.50)"
    )


def build_warm() -> str:
    """`make build` when nothing has changed."""
    seconds(["make", "build"])
    (warm,) = in_turn(lambda: seconds(["make", "build"]))
    return f"make build, warm        {warm:6.2f} s"


def main() -> None:
    """Measure all and print a line each."""
    print(f"{RUNS} runs each, medians, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        notebook = solved_notebook(Path(folder))
        for measure in (check_beside_nbconvert, grade_a_class):
            print(measure(notebook), flush=True)
    print(build_warm())


if __name__ == "__main__":
    main()
