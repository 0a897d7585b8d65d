"""Is an exercise sound? Its checks are tried on answers of which it is known what they are worth.

Untouched must fail every check, the solution must pass them all, each wrong answer must be told
its own mistake and no other, and what only looks like an answer must pass nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from crmlab.core.text import Text
from crmlab.grading.authoring.agreement import Finding, disagreements
from crmlab.grading.authoring.trials import Fault, Trial, carry_out, trials_of
from crmlab.grading.checks.plugin import HIDDEN_FILE, PUBLIC_FILE
from crmlab.grading.exercises.checkfile import read_checks
from crmlab.grading.exercises.exercise import ExerciseError, load
from crmlab.grading.exercises.percent import place
from crmlab.grading.judging import pool

__all__ = ["Finding", "verify"]

_FILES = ("exercise.py", PUBLIC_FILE, HIDDEN_FILE, "__pycache__")
_DIED = Fault(
    "",
    Text(
        "Judging an answer ended the judge's own process; run its cells and the checks by hand.",
        "评判一份答案时评判进程异常终止；请手动运行它的单元格和检查。",
    ),
)


def verify(folder: Path, *, jobs: int, variants: int = 4) -> list[Finding]:
    """Try the exercise in `folder` and report what is not as it must be.

    The solution is tried on the first `variants` companies; `jobs` trials run at a time. Faults
    that show in the sources come alone, and so do those that the solution shows: what follows
    from them would only confuse.
    """
    try:
        exercise = load(folder)
        files = [read_checks(exercise.folder / name) for name in (PUBLIC_FILE, HIDDEN_FILE)]
    except ExerciseError as fault:
        return [Finding(fault.where, fault.text)]
    if found := [*_strays(exercise.folder), *disagreements(exercise, *files)]:
        return found
    wanted = {error for file in files for error in file.errors}
    trials = list(trials_of(exercise, errors=wanted, variants=variants))
    places = {check.name: place(file.path, check.line) for file in files for check in file.checks}
    for solved in (True, False):
        chosen = [trial for trial in trials if trial.solved is solved]
        if found := list(_carried_out(chosen, places, jobs)):
            return found
    return []


def _carried_out(
    trials: Sequence[Trial], places: Mapping[str, str], jobs: int
) -> Iterator[Finding]:
    preload = ("pandas", carry_out.__module__)
    done = pool.each(carry_out, trials, jobs=jobs, preload=preload)
    faults = {id(trial): result for trial, result in done}
    for trial in trials:
        result = faults[id(trial)]
        for fault in [_DIED] if result is None else result:
            yield Finding(places.get(fault.check, trial.where), fault.text)


def _strays(folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.iterdir()):
        if path.name not in _FILES:
            yield Finding(
                place(path, 1),
                Text(
                    "This file does not belong to an exercise; move it elsewhere.",
                    "练习文件夹中不应有这个文件；请移到别处。",
                ),
            )
