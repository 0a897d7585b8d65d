"""`crmlab check`."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output, report
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.core.text import Text
from crmlab.grading import lessons, notebook
from crmlab.grading.learning import memory, work
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
    lang: LangOption = "en",
    as_json: JsonOption = False,
) -> int:
    """Run a saved notebook, then the public checks, and remember what passed."""
    from crmlab.grading.judging.judge import judge
    from crmlab.grading.running import sandbox

    here = memory.recall(Path())
    found = course.find()
    is_file = target.lower().endswith(".ipynb")
    path = Path(target)
    if is_file:
        lesson = lessons.of_file(path.name, found.folders)
    else:
        lesson = lessons.named(target, found.folders)
        path = _started(here, lesson)
    exercise = found.load(lesson)
    _refuse_unknown(parts or [], exercise.parts)
    cells = notebook.code_cells(path)
    sandboxed = sandbox.why_not() is None
    verdict = judge(exercise, cells, hidden=False, sandboxed=sandboxed, parts=parts or None)
    code, summary = report.outcome(verdict)
    if as_json:
        items = [report.item(lesson, result, lang) for result in verdict.checks]
        output.document("check", code, summary.of(lang), items)
    else:
        output.say(f"{exercise.title.of(lang)} · {path}", "bold")
        report.show(verdict, lang)
        output.say(summary.of(lang), "bold")
    own = memory.recall(path.parent)
    for damage in filter(None, (here.damage, own.damage)):
        output.warn(damage.of(lang))
    if verdict.status == "graded" and (own.said or not is_file):
        own.note(lesson, verdict.checks)
        try:
            own.save()
        except OSError as error:
            output.warn(_not_kept(own, error).of(lang))
    return code


def _started(here: Memory, lesson: str) -> Path:
    path = work.find(here, lesson)
    if path is None:
        expected = work.home(here) / lessons.file_name(lesson)
        raise Refusal(
            f"{expected} does not exist: write it with `crmlab start {lesson}`, or name your file.",
            f"{expected} 不存在：请用 `crmlab start {lesson}` 创建，或直接给出您的文件。",
        )
    return path


def _refuse_unknown(parts: Collection[str], known: Collection[str]) -> None:
    for part in parts:
        if part not in known:
            meant = lessons.nearest(part, known)
            raise Refusal(
                f"There is no part {part}: "
                + (f"did you mean {meant}?" if meant else f"there are {', '.join(known)}."),
                f"没有名为 {part} 的小题："
                + (f"您是想用 {meant} 吗？" if meant else f"可用的有 {'、'.join(known)}。"),
            )


def _not_kept(own: Memory, error: OSError) -> Text:
    return Text(
        f"What passed could not be kept in {own.folder} ({error.strerror}): check that you may "
        "write there.",
        f"通过记录无法保存到 {own.folder}（{error.strerror}）：请检查写入权限。",
    )
