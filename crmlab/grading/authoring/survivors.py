"""Which faults in a solution does no check notice?

A fault that changes no answer cannot be noticed. Its line says so in a comment, at its end or right
above it: `# survives: zero and less are refused before`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from crmlab.core.text import Text
from crmlab.grading.authoring.agreement import Finding
from crmlab.grading.authoring.mutants import Mutant, mutants
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.percent import place
from crmlab.grading.exercises.release import answered_cells
from crmlab.grading.judging import pool
from crmlab.grading.judging.judge import judge
from crmlab.grading.running import sandbox
from crmlab.grading.running.walls import Limits

_LIMITS = Limits(cells_seconds=15, call_seconds=5, total_seconds=60)
_EXPLAINED = re.compile(r"# survives: \S")


@dataclass(frozen=True)
class _Trial:
    exercise: Exercise
    mutant: Mutant
    variants: int


def survivors(
    exercise: Exercise, *, jobs: int, variants: int, tell: Callable[[int, int], None]
) -> Iterator[Finding]:
    """Report each mutant that passes all checks of its part, with the books of every variant.

    `tell` hears how many mutants have been tried, and of how many. A line that is explained
    although it needs no explanation is reported too.
    """
    trials = [_Trial(exercise, mutant, variants) for mutant in mutants(exercise)]
    done = pool.each(_carried_out, trials, jobs=jobs, preload=("pandas", _carried_out.__module__))
    alive: list[Mutant] = []
    for number, (trial, outcome) in enumerate(done, 1):
        tell(number, len(trials))
        if outcome == "unnoticed":
            alive.append(trial.mutant)
        elif outcome != "noticed":
            yield _untried(trial, outcome)
    yield from _reported(exercise, sorted(alive, key=lambda mutant: mutant.line))


def _untried(trial: _Trial, reason: Text | None) -> Finding:
    why = reason or Text("it ended the judge's own process.", "评判进程异常终止。")
    change = trial.mutant.change
    return Finding(
        place(trial.exercise.folder / "exercise.py", trial.mutant.line),
        Text(
            f"It could not be tried what happens when {change.en}; run this again: {why.en}",
            f"无法试验{change.zh}之后的结果；请重新运行：{why.zh}",
        ),
    )


def _carried_out(trial: _Trial) -> Literal["noticed", "unnoticed"] | Text:
    """Judge a mutant; give the reason where it could not be judged."""
    mutant = trial.mutant
    cells = answered_cells(trial.exercise, {mutant.part: mutant.source})
    sandboxed = sandbox.why_not() is None
    for variant in range(trial.variants):
        verdict = judge(
            trial.exercise,
            cells,
            variant=variant,
            hidden=True,
            sandboxed=sandboxed,
            parts=[mutant.part],
            limits=_LIMITS,
        )
        if verdict.status == "could-not-check":
            return verdict.reason
        if verdict.status != "graded" or verdict.points < verdict.max_points:
            return "noticed"
    return "unnoticed"


def _reported(exercise: Exercise, alive: Iterable[Mutant]) -> Iterator[Finding]:
    source = exercise.folder / "exercise.py"
    lines = source.read_text("utf-8").splitlines()
    explained = {
        number + 1 if line.lstrip().startswith("#") else number
        for number, line in enumerate(lines, 1)
        if _EXPLAINED.search(line)
    }
    needed = set()
    for mutant in alive:
        needed.add(mutant.line)
        if mutant.line not in explained:
            yield Finding(
                place(source, mutant.line),
                Text(
                    f"No check of {mutant.part} notices when {mutant.change.en}; add a case that "
                    "does, or end the line with `# survives: why`.",
                    f"{mutant.change.zh}，{mutant.part} 的检查却没有发现；请增加能发现它的情形，"
                    "或在行末写 `# survives: 原因`。",
                ),
            )
    for line in sorted(explained - needed):
        yield Finding(
            place(source, line),
            Text(
                "Every change of this line is noticed; take out its `# survives: …`.",
                "这一行的改动都能被发现；请删去 `# survives: …`。",
            ),
        )
