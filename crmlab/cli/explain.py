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
from crmlab.grading.refusal import Refusal
from crmlab.grading.results import LONGEST_TEXT
from crmlab.grading.wording import points

_HIDDEN = Text(" (hidden)", "（隐藏）")
_OTHERS = Text("Other judgements:", "其他评判：")
_NONE_STANDS = Text(
    "Nothing of it counts now: it was not among what was graded last.",
    "目前都不计入成绩：最近一次评分中没有这份作业。",
)
_VARIANT = Text("variant {}", "数据版本 {}")
_CHECKS = Text("checks sha256 {}", "检查 sha256 {}")
_LIMITS = Text("limits {}", "上限 {}")


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
        entries = record.history(learner, name)
        if not entries and (entries := record.history(learner, lesson)):
            name = lesson
    if not entries:
        raise Refusal(
            f"{folder} has nothing of {learner} for {name}: see the names in grades.csv.",
            f"{folder} 中没有 {learner} 的 {name} 记录：请核对 grades.csv 中的名称。",
        )
    first, *others = entries
    summary = f"{learner} {name} {_mark(first)}"
    if as_json:
        items = [report.item(name, check, lang) for check in first.verdict.checks]
        output.document("explain", 0, summary, items)
        return 0
    output.say(summary, "bold")
    if not first.stands:
        output.say(_NONE_STANDS.of(lang), "yellow")
    for line in _lines(first, lang):
        output.say(line, longest=LONGEST_TEXT)
    if others:
        output.say(_OTHERS.of(lang), "bold")
        for entry in others:
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
        how = report.OUTCOMES[check.outcome][1].of(lang) + (
            _HIDDEN.of(lang) if check.hidden else ""
        )
        yield f"{check.part} {got}/{points(check.points)} {how}: {check.title.of(lang)}"
        if check.message:
            yield f"→ {check.message.of(lang)}"
    for part, answer in verdict.texts.items():
        yield f"{part}:"
        yield from answer.splitlines()


def _circumstances(entry: Entry, lang: Lang) -> Iterator[str]:
    now = entry.circumstances
    if now is None:
        yield entry.at
        return
    walls = Text("sandboxed", "已隔离") if now.sandboxed else Text("not sandboxed", "未隔离")
    versions = f"crmlab {now.crmlab}, Python {now.python}, pandas {now.pandas}"
    variant = _VARIANT.of(lang).format(now.variant)
    yield f"{entry.at} {walls.of(lang)}, {variant}, {versions}"
    yield f"{entry.file} sha256 {now.notebook}"
    yield _CHECKS.of(lang).format(now.checks)
    yield _LIMITS.of(lang).format(now.limits)
