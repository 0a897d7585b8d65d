"""Answers of known worth, and the faults of an exercise that shows itself to value them wrongly."""

import builtins
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import NamedTuple

from crmlab.core.text import Text
from crmlab.grading.exercises.exercise import Exercise, Kind
from crmlab.grading.exercises.percent import place
from crmlab.grading.exercises.release import answered_cells, solution_cells, untouched_cells
from crmlab.grading.judging.judge import judge
from crmlab.grading.results import Verdict
from crmlab.grading.running import sandbox

_FIRST_ARGUMENT = "return next(iter((*args, *named.values())), None)"


@dataclass(frozen=True)
class Trial:
    """A notebook's code cells: they must pass every check (`solved`), none, or make one `mistake`.

    `title` names the answer in the middle of a sentence, `where` is the place it comes from.
    """

    exercise: Exercise
    title: Text
    where: str
    cells: Sequence[str]
    variant: int = 0
    solved: bool = False
    mistake: str = ""


class Fault(NamedTuple):
    """What a trial has shown, and by which check; the check is empty where none is at fault."""

    check: str
    text: Text


def trials_of(exercise: Exercise, *, errors: Iterable[str], variants: int) -> Iterator[Trial]:
    """List the answers to try; `errors` are those that the checks ask for."""
    source = place(exercise.folder / "exercise.py", 1)
    yield Trial(exercise, Text("untouched", "未作答"), source, untouched_cells(exercise))
    for variant in range(variants):
        title = Text(f"the solution, variant {variant}", f"标准解答（{variant} 号账套）")
        cells = solution_cells(exercise)
        yield Trial(exercise, title, source, cells, variant=variant, solved=True)
    for part, mistake, cell in exercise.wrong:
        title = Text(f"the mistake {mistake} in {part}", f"小题 {part} 的错误答案 {mistake}")
        where = place(cell.path, cell.line)
        cells = answered_cells(exercise, {part: cell.source})
        yield Trial(exercise, title, where, cells, mistake=mistake)
    for body, value in _dummies(errors):
        title = Text(f"the dummy `{body}` / `{value}`", f"空壳答案 `{body}` / `{value}`")
        yield Trial(exercise, title, source, _dummy_cells(exercise, body, value))


def _dummies(errors: Iterable[str]) -> Iterator[tuple[str, str]]:
    raised = {"ValueError", *(error for error in errors if hasattr(builtins, error))}
    bodies = ["return None", _FIRST_ARGUMENT, *(f"raise {error}" for error in sorted(raised))]
    return zip(bodies, cycle(["None", "0", '""']), strict=False)


def _dummy_cells(exercise: Exercise, body: str, value: str) -> list[str]:
    def dummy(name: str, kind: Kind) -> str:
        return (
            f"def {name}(*args, **named):\n    {body}"
            if kind == "function"
            else f"{name} = {value}"
        )

    return answered_cells(
        exercise,
        {
            part.name: "\n".join(dummy(name, kind) for name, kind in part.kinds.items())
            for part in exercise.parts.values()
        },
    )


def carry_out(trial: Trial) -> list[Fault]:
    """Judge a trial's cells and tell where the verdict is not what it must be."""
    verdict = judge(
        trial.exercise,
        trial.cells,
        variant=trial.variant,
        hidden=not trial.mistake,
        sandboxed=sandbox.why_not() is None,
    )
    if verdict.status not in ("graded", "could-not-check") or not verdict.checks:
        return [
            Fault(
                "",
                Text(
                    f"With {trial.title.en} nothing can be checked: {verdict.reason.en}",
                    f"用{trial.title.zh}无法检查：{verdict.reason.zh}",
                ),
            )
        ]
    if trial.mistake:
        return list(_misnamed(trial, verdict))
    return [*_misjudged(trial, verdict), *_failed_cells(trial, verdict)]


def _misnamed(trial: Trial, verdict: Verdict) -> Iterator[Fault]:
    told = {check.mistake for check in verdict.checks if check.mistake}
    if told != {trial.mistake}:
        yield _untold(trial, verdict) if not told else _told_else(trial, sorted(told))
    sentence = trial.exercise.mistakes[trial.mistake]
    for check in verdict.checks:
        said = check.message or Text("", "")
        if check.mistake == trial.mistake and not (
            sentence.en in said.en and sentence.zh in said.zh
        ):
            yield Fault(
                check.id,
                Text(
                    f"{check.id} names {trial.mistake} and says something else; its sentence must "
                    "reach the learner.",
                    f"{check.id} 认出了 {trial.mistake}，却没有说出它的提示；提示必须让学员看到。",
                ),
            )


def _untold(trial: Trial, verdict: Verdict) -> Fault:
    """Say what comes of a wrong answer that no public check knows by its name."""
    failed = next((check for check in verdict.checks if check.outcome == "failed"), None)
    if failed is None:
        text = Text(
            f"Every public check passes with {trial.title.en}: add one that it fails, or remove "
            "the answer.",
            f"{trial.title.zh}：公开检查全部通过。请加一项它通不过的检查，或删去这个答案。",
        )
    else:
        said = failed.message or Text("", "")
        text = Text(
            f"{failed.id} fails with {trial.title.en}, and does not know it: {said.en} Let "
            f"right(..., {trial.mistake}=...) have that figure.",
            f"{trial.title.zh}：{failed.id} 不通过，但没有认出这个错误：{said.zh}"
            f"请把这个数写进 right(..., {trial.mistake}=...)。",
        )
    return Fault(failed.id if failed else "", text)


def _told_else(trial: Trial, names: Sequence[str]) -> Fault:
    return Fault(
        "",
        Text(
            f"With {trial.title.en} the learner is told of {', '.join(names)}; choose figures in "
            f"a public check by which {trial.mistake} alone is recognised.",
            f"用{trial.title.zh}时，学员得到的提示是 {'、'.join(names)}；"
            f"请在公开检查中选用只能认出 {trial.mistake} 的数字。",
        ),
    )


def _misjudged(trial: Trial, verdict: Verdict) -> Iterator[Fault]:
    for check in verdict.checks:
        if trial.solved and check.outcome != "passed":
            message = check.message or check.title
            yield Fault(
                check.id,
                Text(
                    f"{check.id} fails with {trial.title.en}; mend one of the two: {message.en}",
                    f"用{trial.title.zh}时 {check.id} 不通过；请改正其中之一：{message.zh}",
                ),
            )
        if not trial.solved and check.outcome == "passed":
            yield Fault(
                check.id,
                Text(
                    f"{check.id} passes with {trial.title.en}; make it ask for more.",
                    f"用{trial.title.zh}时 {check.id} 竟然通过；请让它检查更多内容。",
                ),
            )


def _failed_cells(trial: Trial, verdict: Verdict) -> Iterator[Fault]:
    for error in verdict.cell_errors if trial.solved else ():
        yield Fault(
            "",
            Text(
                f"A cell fails with {trial.title.en}; mend it: {error.en}",
                f"用{trial.title.zh}时有单元格出错；请改正：{error.zh}",
            ),
        )
