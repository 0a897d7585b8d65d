"""nbgrader and otter-grader beside crmlab, on the same small exercise, in the same run.

They are installed from `requirements/bench.lock` into `.cache/bench`, once. The variables
`BENCH_CLASS`, `BENCH_PEERS` and `BENCH_RUNS` make it smaller.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from crmlab.grading.exercises import exercise
from tests.benchmarks import small
from tests.benchmarks.grading import handed_in, solved_notebook
from tests.benchmarks.others import HOME, install
from tests.benchmarks.timing import BIN, in_turn, seconds

OURS = int(os.environ.get("BENCH_CLASS", "200"))
THEIRS = int(os.environ.get("BENCH_PEERS", "4"))
"""Submissions of a peer's class: each takes seconds, and the figure is one of a submission."""
RUNS = int(os.environ.get("BENCH_RUNS", "3"))

_START = """
import sys
from pathlib import Path
from crmlab.cli import course, main
course.EXERCISES = Path(sys.argv.pop(1))
main()
"""


def measured() -> Iterator[str]:
    """Measure a check of one notebook, then the grading of classes, all tools in turn."""
    install()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        small.for_crmlab(work)
        notebook = solved_notebook(exercise.load(work / "exercises" / small.LESSON), work)
        nbgrader, otter = _nbgrader_course(work / "nbgrader"), _otter_autograder(work / "otter")
        yield _check(work, notebook, nbgrader)
        yield from _grade(work, notebook, nbgrader, otter)


def _check(work: Path, notebook: Path, nbgrader: Path) -> str:
    ours, theirs = in_turn(
        lambda: seconds(
            [sys.executable, "-c", _START, work / "exercises", "check", notebook], cwd=work
        ),
        lambda: _theirs("nbgrader", "validate", nbgrader / _of(0), cwd=nbgrader),
        runs=RUNS,
    )
    return (
        f"crmlab check, cold      {ours:6.2f} s   nbgrader validate {theirs:.2f} s   "
        f"ratio {ours / theirs:.2f} (at most 0.20)"
    )


def _grade(work: Path, notebook: Path, nbgrader: Path, otter: Path) -> Iterator[str]:
    submissions, out = handed_in(notebook, OURS), work / "grades"
    command: list[str | Path] = [
        BIN / "crmlab",
        "grade",
        submissions,
        "--checks",
        work / "exercises",
        "--out",
        out,
    ]

    def grade() -> float:
        shutil.rmtree(out, ignore_errors=True)
        return seconds(command) / OURS

    def run() -> float:
        return _theirs("otter", "run", "-a", otter, otter.parent / "solved.ipynb", cwd=otter.parent)

    ours, autograde, otter_run = in_turn(
        grade,
        lambda: _theirs("nbgrader", "autograde", "ps", "--force", cwd=nbgrader) / THEIRS,
        run,
        runs=RUNS,
    )
    yield f"crmlab grade of {OURS:<4}    {ours:6.3f} s a submission, all walls up"
    peers = [("nbgrader autograde", autograde, 40), ("otter run", otter_run, 80)]
    for name, each, least in peers:
        times = f"{each / ours:.0f} times (at least {least})"
        yield f"{name:<22}  {each:6.2f} s a submission   {times}"


def _nbgrader_course(folder: Path) -> Path:
    """Make a course of one problem set that a small class has handed in."""
    source = small.for_nbgrader()
    for place in [Path("source", "ps", f"{small.NAME}.ipynb"), *map(_of, range(THEIRS))]:
        (folder / place).parent.mkdir(parents=True)
        (folder / place).write_text(source, "utf-8")
    settings = 'c = get_config()\nc.CourseDirectory.course_id = "bench"\n'
    (folder / "nbgrader_config.py").write_text(settings, "utf-8")
    _theirs("nbgrader", "generate_assignment", "ps", cwd=folder)
    return folder


def _of(number: int) -> Path:
    return Path("submitted", f"learner{number}", "ps", f"{small.NAME}.ipynb")


def _otter_autograder(folder: Path) -> Path:
    """Make an autograder, and a notebook to run it on."""
    folder.mkdir()
    (folder / "master.ipynb").write_text(small.for_otter(), "utf-8")
    (folder / "solved.ipynb").write_text(small.solved(), "utf-8")
    _theirs("otter", "assign", "master.ipynb", "dist", cwd=folder)
    (made,) = (folder / "dist" / "autograder").glob("*.zip")
    return made.rename(folder / "autograder.zip")


def _theirs(name: str, *words: str | Path, cwd: Path) -> float:
    place = f"{HOME / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return seconds(
        [HOME / "bin" / name, *words], cwd=cwd, environment={**os.environ, "PATH": place}
    )
