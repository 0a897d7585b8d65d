"""`crmlab explain`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import output, report
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.core.text import Lang, Text
from crmlab.grading.classes import evidence
from crmlab.grading.classes.history import Entry
from crmlab.grading.classes.tables import points
from crmlab.grading.refusal import Refusal

_OUTCOMES = {
    "passed": Text("passed", "通过"),
    "failed": Text("failed", "未通过"),
    "could-not-check": Text("could not check", "无法检查"),
}
_HIDDEN = Text(" (hidden)", "（隐藏）")
_EARLIER = Text("Judged earlier:", "此前的评判：")


def explain(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where grades.csv lies.\n成绩所在文件夹。")
    ],
    learner: Annotated[str, typer.Argument(metavar="LEARNER", help="An id.\n学员编号。")],
    lesson: Annotated[
        str,
        typer.Argument(metavar="LESSON", help="As in grades.csv.\n与 grades.csv 中相同。"),
    ],
    *,
    lang: LangOption = "en",
    as_json: JsonOption = False,
) -> int:
    """Say what a mark rests on, from the evidence, without running anything."""
    name = lesson if "/" in lesson else lesson.replace("-", "/", 1)
    with evidence.opened(folder, begin=False) as record:
        entries = record.history(learner, name) or record.history(learner, lesson)
    if not entries:
        raise Refusal(
            f"{folder} has nothing of {learner} for {name}: see the names in grades.csv.",
            f"{folder} 中没有 {learner} 的 {name} 记录：请核对 grades.csv 中的名称。",
        )
    latest, *earlier = entries
    summary = f"{learner} {name} {_mark(latest)}"
    if as_json:
        items = [report.item(name, check, lang) for check in latest.verdict.checks]
        output.document("explain", 0, summary, items)
        return 0
    output.say(summary, "bold")
    for line in _lines(latest, lang):
        output.say(line)
    if earlier:
        output.say(_EARLIER.of(lang), "bold")
        for entry in earlier:
            output.say(f"{entry.at} {_mark(entry)}")
    return 0


def _mark(entry: Entry) -> str:
    return f"{entry.verdict.status} {points(entry.points)}/{points(entry.max_points)}"


def _lines(entry: Entry, lang: Lang) -> Iterator[str]:
    yield from _circumstances(entry, lang)
    verdict = entry.verdict
    if verdict.reason.of(lang):
        yield verdict.reason.of(lang)
    yield from (error.of(lang) for error in verdict.cell_errors)
    for check in verdict.checks:
        got = points(check.points if check.outcome == "passed" else 0)
        how = _OUTCOMES[check.outcome].of(lang) + (_HIDDEN.of(lang) if check.hidden else "")
        yield f"{check.part} {got}/{points(check.points)} {how}: {check.title.of(lang)}"
        if check.message:
            yield f"→ {check.message.of(lang)}"
    yield from (f"{part}: {answer}" for part, answer in verdict.texts.items())


def _circumstances(entry: Entry, lang: Lang) -> Iterator[str]:
    now = entry.circumstances
    if now is None:
        yield entry.at
        return
    walls = Text("sandboxed", "已隔离") if now.sandboxed else Text("not sandboxed", "未隔离")
    versions = f"crmlab {now.crmlab}, Python {now.python}, pandas {now.pandas}"
    yield f"{entry.at} {walls.of(lang)}, variant {now.variant}, {versions}"
    yield f"{entry.file} sha256 {now.notebook}"
    yield f"checks sha256 {now.checks}"
    yield f"limits {now.limits}"
