"""`crmlab grade`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from crmlab.cli import course, output
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.cli.verify import ChecksOption, JobsOption, cores
from crmlab.core.text import Lang, Text
from crmlab.grading.classes.gradebook import GRADES, Row
from crmlab.grading.refusal import Refusal
from crmlab.grading.wording import plain

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
    roster: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV", help="The class: a column `learner`.\n学员名单，含 learner 列。"
        ),
    ] = None,
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
    """Give every learner and lesson a row in `grades.csv`."""
    from crmlab.grading.classes import batch, gradebook
    from crmlab.grading.classes import roster as class_list
    from crmlab.grading.classes.submissions import find
    from crmlab.grading.judging.judge import checks_of, judge
    from crmlab.grading.running import sandbox

    found = course.find(checks)
    if not no_sandbox and (obstacle := sandbox.why_not()):
        raise _no_walls(obstacle)
    batch.prepare(judge)
    learners = class_list.read(roster) if roster else None
    handed_in = find(submissions, found.folders)
    handed_in += batch.missing(handed_in, learners or [], found.folders)
    concerned = {one.lesson for one in handed_in}
    exercises = {name: found.load(name) for name in found.folders if name in concerned}
    max_points = {
        lesson: sum(check.points for check in checks_of(exercise, hidden=True))
        for lesson, exercise in exercises.items()
    }
    gradebook.prepare(out, submissions)
    graded = batch.grade(
        handed_in,
        exercises,
        max_points,
        judge=judge,
        jobs=jobs or cores(),
        sandboxed=not no_sandbox,
        roster=learners,
    )
    shown = graded if as_json else _shown(graded, len(handed_in))
    rows = sorted(shown, key=lambda row: (row.learner, row.lesson))
    backups = gradebook.write(out, rows, exercises, lang)
    summary = _summary(rows, out, backups).of(lang)
    if as_json:
        output.document("grade", 0, summary, [_item(row, lang) for row in rows])
        return 0
    for row in rows:
        if row.status != "graded":
            output.say(" ".join(row.cells(lang)[:3]) + f": {row.reason.of(lang)}")
    output.say(summary, "bold")
    if no_sandbox:
        output.say(_NO_WALLS.of(lang), "yellow")
    return 0


def _no_walls(obstacle: Text) -> Refusal:
    return Refusal(
        f"{obstacle.en} Or let learner code run with all your rights: --no-sandbox.",
        f"{obstacle.zh}也可用 --no-sandbox 让学员代码以您的全部权限运行。",
    )


def _shown(rows: Iterable[Row], total: int) -> Iterator[Row]:
    """Show how far grading has come: a bar in a terminal, else a line a row."""
    console = output.console(error=True)
    if not console.is_terminal:
        for number, row in enumerate(rows, 1):
            console.print(output.safe(f"{number}/{total} {row.learner} {row.lesson} {row.status}"))
            yield row
        return
    name = TextColumn("{task.description}", markup=False)  # learners choose their names
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        for row in rows:
            learner = plain(f"{row.learner} {row.lesson}")
            progress.update(task, advance=1, description=learner)
            yield row


def _summary(rows: Iterable[Row], out: Path, backups: Iterable[Path]) -> Text:
    counts = Counter(row.status for row in rows)
    statuses = ", ".join(f"{count} {status}" for status, count in counts.most_common())
    kept = ", ".join(str(backup) for backup in backups)
    return Text(
        f"{out / 'grades.csv'}: {statuses}."
        + (f" Earlier grades are kept: {kept}." if kept else ""),
        f"{out / 'grades.csv'}：{statuses}。" + (f"原有成绩已保留：{kept}。" if kept else ""),
    )


def _item(row: Row, lang: Lang) -> dict[str, Any]:
    return dict(zip(GRADES, row.cells(lang), strict=True)) | {
        "points": row.points,
        "max_points": row.max_points,
    }
