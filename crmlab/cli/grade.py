"""`crmlab grade`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from crmlab.cli import course, output
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.cli.verify import ChecksOption, JobsOption, cores
from crmlab.core.text import Lang, Text
from crmlab.grading.classes.row import GRADES, Row
from crmlab.grading.classes.submissions import Submission
from crmlab.grading.refusal import Refusal
from crmlab.grading.results import CheckResult, Status
from crmlab.grading.wording import plain

RosterOption = Annotated[
    Path | None,
    typer.Option(metavar="CSV", help="The class: a column `learner`.\n学员名单，含 learner 列。"),
]
ClassOption = Annotated[
    Path | None,
    typer.Option(
        "--class",
        metavar="FILE",
        help="Class file: the secret and limits, TOML.\n班级文件（TOML）：密钥与限制。",
    ),
]

_NO_WALLS = Text(
    "Not sandboxed: learner code ran with all that you may do.",
    "未隔离运行：学员代码拥有您的全部权限。",
)


def grade(
    submissions: Annotated[
        Path,
        typer.Argument(
            metavar="SUBMISSIONS",
            help="A folder or zip of learner/track-lesson.ipynb.\n学员提交的文件夹或 zip。",
        ),
    ],
    *,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Where grades.csv is written.\n成绩输出文件夹。")
    ],
    roster: RosterOption = None,
    class_file: ClassOption = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LEARNER|LESSON",
            help="Only this; others keep their rows.\n只评此学员或课程；其余各行不变。",
        ),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Judge anew what was judged.\n已评判的也重新评判。"),
    ] = False,
    jobs: JobsOption = None,
    checks: ChecksOption = None,
    no_sandbox: Annotated[
        bool,
        typer.Option(
            "--no-sandbox",
            help="Run learner code with your own rights.\n以您自己的权限运行学员代码。",
        ),
    ] = False,
    lang: LangOption = "en",
    as_json: JsonOption = False,
) -> int:
    """Give every learner and lesson a row in `grades.csv`; go on where an earlier run stopped."""
    from crmlab.grading.classes import batch, evidence, gradebook
    from crmlab.grading.classes import class_file as class_files
    from crmlab.grading.classes import roster as class_list
    from crmlab.grading.classes.choice import choice
    from crmlab.grading.classes.submissions import find
    from crmlab.grading.classes.terms import Terms
    from crmlab.grading.judging.judge import checks_of, judge
    from crmlab.grading.running import sandbox

    found = course.find(checks)
    if not no_sandbox and (obstacle := sandbox.why_not()):
        raise _no_walls(obstacle)
    sandbox.stop()  # every judge has one of its own
    rules = class_files.read(class_file) if class_file else None
    learners = class_list.read(roster) if roster else None
    handed_in = find(submissions, found.folders)
    chosen = choice(
        only or [],
        learners={one.learner for one in handed_in}.union(learners or ()),
        known=found.folders,
    )
    handed_in += batch.missing(handed_in, learners or (), found.folders, chosen.lessons)
    handed_in = [one for one in handed_in if chosen.takes(one.learner, one.lesson)]
    concerned = {one.lesson for one in handed_in}
    exercises = {name: found.load(name) for name in found.folders if name in concerned}
    terms = Terms(
        exercises,
        cache(lambda lesson: _worth(checks_of(exercises[lesson], hidden=True))),
        judge,
        sandboxed=not no_sandbox,
        roster=learners,
    )
    if rules:
        terms = replace(terms, limits=rules.limits, variant=rules.variant)
    gradebook.prepare(out, submissions)
    with evidence.opened(out) as record:
        record.strike(chosen.takes, [(one.learner, one.lesson) for one in handed_in])
        tasks, before = batch.settle(handed_in, terms, record, again=again)
        graded = batch.grade(tasks, terms, record, jobs=jobs or cores())
        _follow(graded, len(tasks), quiet=as_json)
        backups = gradebook.write(out, record, lang)
        rows = list(record.rows())
    summary = _summary(rows, before, out, backups).of(lang)
    if as_json:
        output.document("grade", 0, summary, [_item(row, lang) for row in rows])
        return 0
    for row in rows:
        if row.status != "graded":
            output.say(" ".join(row.cells(lang)[:3]) + f": {row.remark.of(lang)}")
    output.say(summary, "bold")
    if no_sandbox:
        output.say(_NO_WALLS.of(lang), "yellow")
    return 0


def _worth(checks: Iterable[CheckResult]) -> float:
    return sum(check.points for check in checks)


def _no_walls(obstacle: Text) -> Refusal:
    return Refusal(
        f"{obstacle.en} Or let learner code run with all your rights: --no-sandbox.",
        f"{obstacle.zh}也可用 --no-sandbox 让学员代码以您的全部权限运行。",
    )


def _follow(graded: Iterable[tuple[Submission, Status]], total: int, *, quiet: bool) -> None:
    """Show how far grading has come and how long it will take: a bar in a terminal, else lines."""
    console, began, number = output.console(error=True), monotonic(), 0
    name = TextColumn("{task.description}", markup=False)  # learners choose their names
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
    bar = Progress(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    )
    try:
        with bar:
            task = bar.add_task("", total=total)
            for number, (one, status) in enumerate(graded, 1):
                bar.update(task, advance=1, description=plain(f"{one.learner} {one.lesson}"))
                if not quiet and not console.is_terminal:
                    left = timedelta(
                        seconds=round((monotonic() - began) / number * (total - number))
                    )
                    line = f"{number}/{total} {left} {one.learner} {one.lesson} {status}"
                    console.print(output.safe(line))
    except KeyboardInterrupt:
        raise Refusal(
            f"Stopped after {number} of {total}, which are kept: run the same command to go on.",
            f"已中断，完成 {number}/{total}，结果已保留：重新运行同一命令即可继续。",
        ) from None


def _summary(rows: Iterable[Row], before: int, out: Path, backups: Iterable[Path]) -> Text:
    counts = Counter(row.status for row in rows)
    statuses = ", ".join(f"{count} {status}" for status, count in counts.most_common())
    kept = ", ".join(str(backup) for backup in backups)
    return Text(
        f"{out / 'grades.csv'}: {statuses}."
        + (f" Judged before and unchanged: {before}." if before else "")
        + (f" Earlier grades are kept: {kept}." if kept else ""),
        f"{out / 'grades.csv'}：{statuses}。"
        + (f"其中 {before} 份此前已评判且没有变化。" if before else "")
        + (f"原有成绩已保留：{kept}。" if kept else ""),
    )


def _item(row: Row, lang: Lang) -> dict[str, Any]:
    return dict(zip(GRADES, row.cells(lang), strict=True)) | {
        "points": row.points,
        "max_points": row.max_points,
    }
