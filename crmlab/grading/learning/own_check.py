"""A learner's own check: what is finished is not run again, and what passes is remembered."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from crmlab.core.text import Text
from crmlab.grading import notebook
from crmlab.grading.checks.places import PUBLIC_FILE
from crmlab.grading.exercises.checkfile import read_checks
from crmlab.grading.exercises.handout import Handout
from crmlab.grading.learning import finished
from crmlab.grading.learning.memory import Memory
from crmlab.grading.results import CheckResult, Verdict

Judge = Callable[..., Verdict]

UNCHECKED = Text("There is no public check of this part.", "这道小题没有公开检查。")
"""Said of a part of which no public check asks."""


@dataclass(frozen=True)
class Checked:
    """A verdict on the parts that were asked for, and those of them that were not run again."""

    verdict: Verdict
    kept: frozenset[str] = frozenset()

    def only(self, part: str | None) -> "Checked":
        """Give what it shows of one part, or of none."""
        verdict = replace(
            self.verdict,
            checks=tuple(check for check in self.verdict.checks if check.part == part),
            texts={name: text for name, text in self.verdict.texts.items() if name == part},
        )
        return Checked(verdict, self.kept & {part})


def public_checks(handout: Handout) -> tuple[CheckResult, ...]:
    """List the public checks of an exercise as if none had passed, without running anything.

    Raises:
        ExerciseError: the file of checks cannot be read.
    """
    return tuple(
        CheckResult(check.name, check.part, check.title, check.points, "failed")
        for check in read_checks(handout.folder / PUBLIC_FILE).checks
    )


def check(
    handout: Handout,
    path: Path,
    own: Memory,
    *,
    judge: Judge,
    sandboxed: bool,
    parts: Collection[str] | None = None,
    again: bool = False,
) -> Checked:
    """Judge a saved notebook and note in `own` what it shows; `own` is not saved.

    Args:
        handout: the exercise.
        path: the notebook.
        own: what is remembered beside it.
        judge: as `crmlab.grading.judging.judge.judge`.
        sandboxed: whether the cells run in a sandbox.
        parts: check these alone.
        again: run finished parts as well.

    Raises:
        Unreadable: the notebook cannot be read.
    """
    cells = notebook.code_cells(path)
    chosen = [part for part in handout.parts if parts is None or part in parts]
    now = finished.keys(handout, cells, variant=own.variant)
    then = {} if again else own.finished(handout.lesson)
    kept = frozenset(part for part in chosen if then.get(part) == now[part])
    run = [part for part in chosen if part not in kept]
    if not run:
        return Checked(Verdict("graded", checks=_of(handout, kept)), kept)
    verdict = judge(
        handout,
        cells,
        variant=own.variant,
        hidden=False,
        sandboxed=sandboxed,
        parts=run,
    )
    if verdict.status != "graded":
        return Checked(verdict)
    own.note(handout.lesson, verdict.checks)
    done = {part for part in run if _is_done(part, verdict)}
    own.finish(handout.lesson, {part: now[part] if part in done else None for part in run})
    place = {part: number for number, part in enumerate(handout.parts)}
    results = sorted((*_of(handout, kept), *verdict.checks), key=lambda each: place[each.part])
    return Checked(replace(verdict, checks=tuple(results)), kept)


def _of(handout: Handout, parts: Collection[str]) -> tuple[CheckResult, ...]:
    return tuple(
        replace(result, outcome="passed")
        for result in public_checks(handout)
        if result.part in parts
    )


def _is_done(part: str, verdict: Verdict) -> bool:
    if part in verdict.texts:
        return verdict.texts[part].strip() != ""
    outcomes = [result.outcome for result in verdict.checks if result.part == part]
    return bool(outcomes) and all(outcome == "passed" for outcome in outcomes)
