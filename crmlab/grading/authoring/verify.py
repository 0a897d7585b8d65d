"""Is an exercise sound? Its checks are tried on answers of which it is known what they are worth.

Untouched must fail every check, the solution must pass them all, each wrong answer must be told
its own mistake and no other, and what only looks like an answer must pass nothing. On demand, each
small fault in the solution must be noticed by some check, unless its line says why it cannot be.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from crmlab.core.text import Text
from crmlab.grading.authoring.agreement import Finding, disagreements
from crmlab.grading.authoring.survivors import survivors
from crmlab.grading.authoring.trials import Fault, Trial, carry_out, trials_of
from crmlab.grading.checks.places import HIDDEN_FILE, PUBLIC_FILE
from crmlab.grading.exercises.checkfile import read_checks
from crmlab.grading.exercises.exercise import ExerciseError, load
from crmlab.grading.exercises.percent import place
from crmlab.grading.judging import pool

__all__ = ["Finding", "verify"]

_FILES = ("exercise.py", PUBLIC_FILE, HIDDEN_FILE, "__pycache__")
_VARIANTS, _DEEP_VARIANTS = 2, 20
_DIED = Fault(
    "",
    Text(
        "Judging an answer ended the judge's own process; run its cells and the checks by hand.",
        "评判一份答案时评判进程异常终止；请手动运行它的单元格和检查。",
    ),
)


def verify(
    folder: Path,
    *,
    jobs: int,
    deep: bool = False,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> list[Finding]:
    """Try the exercise in `folder` and report what is not as it must be.

    The solution is tried on two companies, `deep` on twenty and with one fault put in after
    another; `tell` hears how far that is. `jobs` trials run at a time. Faults that show in the
    sources come alone, and so do those that known answers show: what follows from them would only
    confuse.
    """
    try:
        exercise = load(folder)
        files = [read_checks(exercise.folder / name) for name in (PUBLIC_FILE, HIDDEN_FILE)]
    except ExerciseError as fault:
        return [Finding(fault.where, fault.text)]
    if found := [*_strays(exercise.folder), *disagreements(exercise, *files)]:
        return found
    wanted = {error for file in files for error in file.errors}
    variants = _DEEP_VARIANTS if deep else _VARIANTS
    trials = list(trials_of(exercise, errors=wanted, variants=variants))
    places = {check.name: place(file.path, check.line) for file in files for check in file.checks}
    for solved in (True, False):
        chosen = [trial for trial in trials if trial.solved is solved]
        if found := list(_carried_out(chosen, places, jobs)):
            # One a place is enough: the same check mostly fails for the same reason.
            return list({finding.where: finding for finding in reversed(found)}.values())[::-1]
    return list(survivors(exercise, jobs=jobs, variants=variants, tell=tell)) if deep else []


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
        if path.name not in _FILES and not path.name.startswith("."):  # tools leave such
            yield Finding(
                place(path, 1),
                Text(
                    "This file does not belong to an exercise; move it elsewhere.",
                    "练习文件夹中不应有这个文件；请移到别处。",
                ),
            )
