"""`crmlab check`."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output, report
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.core.text import Lang, Text
from crmlab.grading import lessons
from crmlab.grading.learning import hints, memory, own_check, versions, work
from crmlab.grading.learning.memory import Memory
from crmlab.grading.refusal import Refusal


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
    from crmlab.grading.running import sandbox

    sandbox.prepare()
    from crmlab.grading.judging.judge import judge

    here = memory.recall(Path())
    shelf = course.handed_out()
    is_file = target.lower().endswith(".ipynb")
    path = Path(target)
    if is_file:
        lesson = lessons.of_file(path.name, shelf.folders)
    else:
        lesson = lessons.named(target, shelf.folders)
        path = work.started(here, lesson)
    exercise = shelf.load(lesson)
    refuse_unknown(parts or [], exercise.parts)
    own = memory.recall(path.parent)
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
    for damage in filter(None, (here.damage, own.damage)):
        output.warn(damage.of(lang))
    if verdict.status == "graded" and is_work:
        keep(own, lang)
    return code


def refuse_unknown(parts: Collection[str], known: Collection[str]) -> None:
    """Refuse names that no part has.

    Raises:
        Refusal: the sentence suggests the nearest.
    """
    for part in parts:
        if part not in known:
            meant = lessons.nearest(part, known)
            raise Refusal(
                f"There is no part {part}: "
                + (f"did you mean {meant}?" if meant else f"there are {', '.join(known)}."),
                f"没有名为 {part} 的小题："
                + (f"您是想用 {meant} 吗？" if meant else f"可用的有 {'、'.join(known)}。"),
            )


def keep(own: Memory, lang: Lang) -> None:
    """Write down what is remembered; where that cannot be, only say so."""
    try:
        own.save()
    except OSError as error:
        sentence = Text(
            f"What passed could not be kept in {own.folder} ({error.strerror}): check that you may "
            "write there.",
            f"通过记录无法保存到 {own.folder}（{error.strerror}）：请检查写入权限。",
        )
        output.warn(sentence.of(lang))
