"""Grading one notebook: its cells in a process of their own, the checks in this one."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

from crmlab.core.text import Text
from crmlab.grading.checks.checking import run
from crmlab.grading.checks.marks import Mark
from crmlab.grading.checks.places import HIDDEN_FILE, PUBLIC_FILE
from crmlab.grading.checks.plugin import Checks
from crmlab.grading.exercises import limits as limits_of
from crmlab.grading.exercises import release
from crmlab.grading.exercises.exercise import Exercise, load
from crmlab.grading.exercises.handout import Handout
from crmlab.grading.judging.answers import NotebookAnswers, NotRun
from crmlab.grading.judging.feedback import result, untried
from crmlab.grading.refusal import Refusal
from crmlab.grading.results import CheckResult, Verdict
from crmlab.grading.running.walls import Limits
from crmlab.grading.wording import plain


def judge(
    exercise: Handout,
    cells: Sequence[str],
    *,
    variant: int = 0,
    hidden: bool,
    sandboxed: bool,
    parts: Collection[str] | None = None,
    limits: Limits | None = None,
) -> Verdict:
    """Run the code cells of a notebook and check what they define.

    `hidden` adds the checks that learners are not handed; `parts` leaves the other parts
    unchecked; without `limits` the exercise's own hold. Pytest runs in this process, so threads
    must not judge at the same time.
    """

    def chosen(_id: str, mark: Mark) -> bool:
        return parts is None or mark.part in parts

    files = _files(exercise, hidden=hidden)
    limits = limits or limits_of.of_exercise(exercise.folder)
    with NotebookAnswers(
        exercise, cells, variant=variant, sandboxed=sandboxed, limits=limits
    ) as answers:
        checks = Checks(answers, chosen)
        run(files, checks)
        ran = checks.unready is None and not checks.troubles
        texts = answers.texts() if ran else {}
        errors = answers.cell_errors
    if checks.troubles:
        return Verdict("could-not-check", _unreadable(checks.troubles), sandboxed=sandboxed)
    if isinstance(checks.unready, NotRun):
        lost = tuple(untried(finding) for finding in checks.findings.values())
        return Verdict(checks.unready.status, checks.unready.reason, lost, sandboxed=sandboxed)
    results = _results(exercise, checks, variant, sandboxed=sandboxed)
    broken = next((check for check in results if check.outcome == "could-not-check"), None)
    return Verdict(
        "could-not-check" if broken else "graded",
        broken.message if broken and broken.message else Text("", ""),
        results,
        {part: words for part, words in texts.items() if parts is None or part in parts},
        errors,
        sandboxed,
    )


def checks_of(exercise: Handout, *, hidden: bool) -> tuple[CheckResult, ...]:
    """List the checks of an exercise as if none had passed, without running anything.

    Raises:
        Refusal: the files of checks cannot be read.
    """
    checks = Checks()
    run(_files(exercise, hidden=hidden), checks)
    if checks.troubles:
        raise Refusal(*_unreadable(checks.troubles))
    return tuple(untried(finding) for finding in checks.findings.values())


def _files(exercise: Handout, *, hidden: bool) -> list[Path]:
    names = [PUBLIC_FILE, HIDDEN_FILE] if hidden else [PUBLIC_FILE]
    return [exercise.folder / name for name in names if (exercise.folder / name).exists()]


def _results(
    exercise: Handout, checks: Checks, variant: int, *, sandboxed: bool
) -> tuple[CheckResult, ...]:
    findings = checks.findings.values()
    stumbled = frozenset(f.id for f in findings if f.outcome not in ("passed", "failed"))
    # What learners were handed has been verified, and there is no solution to try it on.
    sound = stumbled
    if stumbled and isinstance(exercise, Exercise):
        sound = _sound(exercise.folder, stumbled, variant, sandboxed)
    return tuple(result(f, exercise.mistakes, sound=f.id in sound) for f in findings)


@lru_cache(maxsize=256)
def _sound(folder: Path, ids: frozenset[str], variant: int, sandboxed: bool) -> frozenset[str]:  # noqa: FBT001 - a cache keys by place
    """Those of the checks that pass with the exercise's own solution.

    A check that stumbles although it is sound has stumbled over what the learner sent.
    """
    exercise = load(folder)
    checks = Checks(chosen=lambda check, _mark: check in ids)
    with NotebookAnswers(
        exercise,
        release.solution_cells(exercise),
        variant=variant,
        sandboxed=sandboxed,
        limits=limits_of.of_exercise(folder),
    ) as checks.answers:
        run(_files(exercise, hidden=True), checks)
    return frozenset(f.id for f in checks.findings.values() if f.outcome == "passed")


def _unreadable(troubles: Sequence[str]) -> Text:
    first = plain(troubles[0])
    return Text(f"The checks cannot be read: {first}", f"检查文件无法读取：{first}")
