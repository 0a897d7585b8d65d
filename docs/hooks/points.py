"""What the exercise of a lesson is worth, read from its source: nothing of it runs at a build."""

from functools import lru_cache
from pathlib import Path

from crmlab.grading.checks.places import HIDDEN_FILE, PUBLIC_FILE
from crmlab.grading.exercises import exercise
from crmlab.grading.exercises.checkfile import read_checks
from docs.hooks.outputs import ROOT


def of(lesson: str, exercises: Path = ROOT / "exercises") -> float:
    """Add up the points of its checks, public and hidden, and of its texts marked by hand.

    0 where the lesson has no exercise.

    Raises:
        ExerciseError: there is a fault in the exercise.
    """
    folder = exercises / lesson
    if not (folder / "exercise.py").is_file():
        return 0
    by_hand = _by_hand(folder, (folder / "exercise.py").stat().st_mtime_ns)
    files = [folder / name for name in (PUBLIC_FILE, HIDDEN_FILE) if (folder / name).exists()]
    return by_hand + sum(_by_machine(file, file.stat().st_mtime_ns) for file in files)


# Both languages ask, and each build of a site that is served.
@lru_cache
def _by_hand(folder: Path, _saved: int) -> float:
    return sum(rubric.points for rubric in exercise.load(folder).rubrics.values())


@lru_cache
def _by_machine(file: Path, _saved: int) -> float:
    return sum(check.points for check in read_checks(file).checks)
