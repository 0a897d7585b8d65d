"""A class graded: one row for each learner and lesson, whatever was handed in."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from crmlab.core.text import Text
from crmlab.grading.classes.circumstances import Circumstances, circumstances, digest
from crmlab.grading.classes.evidence import Evidence, Judged
from crmlab.grading.classes.submissions import Submission
from crmlab.grading.classes.terms import Task, Terms
from crmlab.grading.judging import pool
from crmlab.grading.notebook import Unreadable, cells_of
from crmlab.grading.results import Status, Verdict
from crmlab.grading.wording import plain

_SLOW_TO_IMPORT = "pandas"
_DIED = Verdict(
    "could-not-check",
    Text(
        "Judging this notebook ended the judge's own process, twice: look at it by hand.",
        "评判这份笔记本时，评判进程两次异常终止：请人工查看。",
    ),
)


def missing(
    submissions: Iterable[Submission],
    roster: Iterable[str],
    known: Collection[str],
    asked_for: Collection[str] = (),
) -> list[Submission]:
    """List what learners on the roster owe.

    That is every lesson that was `asked_for`, else those of the `known` that anyone handed in.
    """
    claims = {(one.learner, one.lesson) for one in submissions}
    lessons = sorted(asked_for or {lesson for _, lesson in claims if lesson in known})
    reason = Text("Nothing was handed in.", "未提交。")
    return [
        Submission(learner, lesson, None, "missing", reason)
        for learner in roster
        for lesson in lessons
        if (learner, lesson) not in claims
    ]


def settle(
    submissions: Iterable[Submission], terms: Terms, record: Evidence, *, again: bool = False
) -> tuple[list[Task], int]:
    """Take down what needs no judge and what was judged just so before.

    Gives what is left to judge, and how many were judged before.

    Args:
        submissions: at most one for each learner and lesson.
        terms: how the class is graded.
        record: where rows are kept.
        again: judge everything anew.
    """
    left, unchanged = [], 0
    for one in submissions:
        verdict, known = Verdict(one.status, one.reason), None
        if one.file is not None:
            try:
                now = circumstances(
                    digest(one.file.content()),
                    terms.checks[one.lesson],
                    variant=terms.variant(one.learner, one.lesson),
                    sandboxed=terms.sandboxed,
                    limits=terms.limits_of[one.lesson],
                )
            except Unreadable as error:
                verdict = Verdict("unreadable", error.reason)
            else:
                known = None if again else record.earlier(one.learner, one.lesson, now)
                if known is None:
                    exercise = terms.exercises[one.lesson]
                    limits = terms.limits_of[one.lesson]
                    left.append(Task(one, exercise, terms.judge, limits, now))
                    continue
                unchanged += 1
        if known is None:
            known = _add(one, verdict, terms, record)
        record.stand(one.learner, one.lesson, known, on_roster=terms.on_roster(one.learner))
    return left, unchanged


def grade(
    tasks: Iterable[Task], terms: Terms, record: Evidence, *, jobs: int
) -> Iterator[tuple[Submission, Status]]:
    """Judge notebooks, `jobs` at a time, and yield each once its row is safe.

    What one does never changes another's row.
    """
    loaded_once = [terms.judge.__module__, _SLOW_TO_IMPORT]
    for task, found in pool.each(_judge, tasks, jobs=jobs, preload=loaded_once):
        one = task.submission
        now, verdict = found or (task.circumstances, _DIED)
        number = _add(one, verdict, terms, record, now)
        record.stand(one.learner, one.lesson, number, on_roster=terms.on_roster(one.learner))
        yield one, verdict.status


def _add(
    one: Submission,
    verdict: Verdict,
    terms: Terms,
    record: Evidence,
    now: Circumstances | None = None,
) -> int:
    exercise = terms.exercises.get(one.lesson)
    most = 0.0
    if exercise:
        known = record.max_points(one.lesson, terms.checks[one.lesson])
        most = terms.worth(one.lesson) if known is None else known
    where = "/".join(one.file.parts) if one.file else ""
    rubrics = exercise.rubrics if exercise else {}
    return record.add(Judged(one.learner, one.lesson, verdict, most, where, now, rubrics))


def _judge(task: Task) -> tuple[Circumstances | None, Verdict]:
    """Judge what the file holds by now, which is what the row will vouch for.

    Where it cannot be read any more, the row vouches for nothing: it may be there again.
    """
    file = task.submission.file
    now: Circumstances | None = None
    assert file is not None  # noqa: S101 - else there is no task
    try:
        content = file.content()
        now = replace(task.circumstances, notebook=digest(content))
        verdict = task.judge(
            task.exercise,
            cells_of(content, file.name),
            variant=now.variant,
            hidden=True,
            sandboxed=now.sandboxed,
            limits=task.limits,
        )
    except Unreadable as error:
        verdict = Verdict("unreadable", error.reason)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not end the batch
        what = plain(f"{type(error).__name__}: {error}")
        verdict = Verdict(
            "could-not-check",
            Text(
                f"The judge failed ({what}): look at it by hand, and report this.",
                f"评判程序出错（{what}）：请人工查看，并报告此问题。",
            ),
        )
    return now, verdict
