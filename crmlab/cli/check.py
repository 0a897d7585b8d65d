"""`crmlab check`."""

from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output, remembered, report
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.grading import lessons
from crmlab.grading.learning import hints, own_check, versions, work


def check(
    target: Annotated[
        str,
        typer.Argument(
            metavar="LESSON|FILE",
            help="A lesson you have started, or a notebook.\n已开始的课程，或笔记本文件。",
        ),
    ],
    parts: Annotated[
        list[str] | None,
        typer.Argument(metavar="PART", help="Only these parts.\n只检查这些小题。"),
    ] = None,
    *,
    again: Annotated[
        bool,
        typer.Option("--again", help="Run finished parts as well.\n已完成的小题也重新检查。"),
    ] = False,
    lang: LangOption = "en",
    as_json: JsonOption = False,
) -> int:
    """Run a saved notebook, then the public checks, and remember what passed."""
    from crmlab.grading.judging.judge import judge
    from crmlab.grading.running import sandbox

    here = remembered.recall(Path(), lang)
    shelf = course.handed_out()
    is_file = target.lower().endswith(".ipynb")
    path = Path(target)
    if is_file:
        lesson = lessons.of_file(path.name, shelf.folders)
    else:
        lesson = lessons.named(target, shelf.folders)
        path = work.started(here, lesson)
    exercise = shelf.load(lesson)
    exercise.refuse_unknown(parts or [])
    own = remembered.recall(path.parent, lang)
    is_work = bool(own.said) or not is_file  # a stray file leaves nothing beside it
    checked = own_check.check(
        exercise,
        path,
        own,
        judge=judge,
        sandboxed=sandbox.why_not() is None,
        parts=parts or None,
        again=again,
    )
    verdict = checked.verdict
    code, summary = report.outcome(verdict)
    if as_json:
        items = [report.item(lesson, result, lang) for result in verdict.checks]
        output.document("check", code, summary.of(lang), items)
    else:
        output.say(f"{exercise.title.of(lang)} · {path}", "bold")
        report.show(checked, lang)
        output.say(summary.of(lang), "bold")
        if revised := versions.changes(path, exercise):
            output.say(revised.of(lang), "yellow")
        if offer := hints.offer(exercise, own, report.failed_parts(verdict)):
            output.say(offer.of(lang))
    if verdict.status == "graded" and is_work:
        remembered.keep(own, lang)
    return code
