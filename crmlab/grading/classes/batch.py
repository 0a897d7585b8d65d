"""A class graded: one row for each learner and lesson, whatever was handed in."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from crmlab.core.text import Text
from crmlab.grading.classes.gradebook import Row
from crmlab.grading.classes.submissions import Submission
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.judging import pool
from crmlab.grading.notebook import Unreadable
from crmlab.grading.results import Verdict
from crmlab.grading.wording import plain

_NO_POINTS_YET = ("could-not-check", "missing")
_SLOW_TO_IMPORT = "pandas"
_DIED = Verdict(
    "could-not-check",
    Text(
        "Judging this notebook ended the judge's own process, twice: look at it by hand.",
        "评判这份笔记本时，评判进程两次异常终止：请人工查看。",
    ),
)


class Judge(Protocol):
    """What forms a verdict on the code cells of a notebook."""

    __module__: str

    def __call__(
        self, exercise: Exercise, cells: Sequence[str], /, *, hidden: bool, sandboxed: bool
    ) -> Verdict:
        """Judge the cells."""


@dataclass(frozen=True)
class _Task:
    submission: Submission
    exercise: Exercise
    judge: Judge
    sandboxed: bool


def missing(
    submissions: Iterable[Submission], roster: Iterable[str], known: Collection[str]
) -> list[Submission]:
    """List what learners on the roster owe, of the `known` lessons that anyone handed in."""
    claims = {(one.learner, one.lesson) for one in submissions}
    lessons = sorted({lesson for _, lesson in claims if lesson in known})
    reason = Text("Nothing was handed in.", "未提交。")
    return [
        Submission(learner, lesson, None, "missing", reason)
        for learner in roster
        for lesson in lessons
        if (learner, lesson) not in claims
    ]


def grade(
    submissions: Iterable[Submission],
    exercises: Mapping[str, Exercise],
    max_points: Mapping[str, float],
    *,
    judge: Judge,
    jobs: int,
    sandboxed: bool,
    roster: Collection[str] | None = None,
) -> Iterator[Row]:
    """Yield a row for each submission as it is done; none changes another's.

    Args:
        submissions: at most one for each learner and lesson.
        exercises: by lesson, all that were handed in.
        max_points: what the checks of each lesson can give.
        judge: a function that a worker process can import by its name.
        jobs: how many are judged at once.
        sandboxed: whether learner code is walled off.
        roster: whoever is not on it is graded, and the reason says so.
    """

    def row(submission: Submission, verdict: Verdict) -> Row:
        reason = verdict.reason
        if roster is not None and submission.learner not in roster:
            note = Text("Not on the roster.", "不在名单上。")
            reason = Text(f"{reason.en} {note.en}".lstrip(), f"{reason.zh}{note.zh}")
        return Row(
            learner=submission.learner,
            lesson=submission.lesson,
            status=verdict.status,
            points=_points(verdict),
            max_points=max_points.get(submission.lesson, 0.0),
            reason=reason,
            texts=verdict.texts,
        )

    tasks = []
    for submission in submissions:
        if submission.file is None:
            yield row(submission, Verdict(submission.status, submission.reason))
        else:
            tasks.append(_Task(submission, exercises[submission.lesson], judge, sandboxed))
    for task, verdict in pool.each(_judged, tasks, jobs=jobs, preload=_loaded_once(judge)):
        yield row(task.submission, verdict or _DIED)


def prepare(judge: Judge) -> None:
    """Begin to load what `grade` will need, while the caller still reads what was handed in."""
    pool.prepare(_loaded_once(judge))


def _loaded_once(judge: Judge) -> list[str]:
    return [judge.__module__, _SLOW_TO_IMPORT]


def _points(verdict: Verdict) -> float | None:
    if verdict.status in _NO_POINTS_YET:
        return None
    return float(verdict.points) if verdict.status == "graded" else 0.0


def _judged(task: _Task) -> Verdict:
    assert task.submission.file is not None  # noqa: S101 - else there is no task
    try:
        cells = task.submission.file.code_cells()
        return task.judge(task.exercise, cells, hidden=True, sandboxed=task.sandboxed)
    except Unreadable as error:
        return Verdict("unreadable", error.reason)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not end the batch
        what = plain(f"{type(error).__name__}: {error}")
        return Verdict(
            "could-not-check",
            Text(
                f"The judge failed ({what}): look at it by hand, and report this.",
                f"评判程序出错（{what}）：请人工查看，并报告此问题。",
            ),
        )
