"""What `crmlab check` shows of a verdict."""

from itertools import groupby
from typing import Any

from rich.padding import Padding
from rich.table import Table

from crmlab.cli import output
from crmlab.core.text import Lang, Text
from crmlab.grading.learning import standing
from crmlab.grading.learning.own_check import UNCHECKED, Checked
from crmlab.grading.results import CheckResult, Verdict
from crmlab.grading.wording import points

OUTCOMES = {
    "passed": ("green", Text("passed", "通过")),
    "failed": ("red", Text("failed", "未通过")),
    "could-not-check": ("magenta", Text("could not check", "无法检查")),
}
NOT_STARTED = Text("not started", "未开始")
_IS_BY_HAND = Text(
    "{part}: your text, unchanged, is marked by hand.", "{part}：文字答案未改动，由人工批改。"
)
_NO_WALLS = Text(
    "Not sandboxed: your code ran with all that you may do, as it does in Jupyter.",
    "未隔离运行：代码拥有您的全部权限，与在 Jupyter 中相同。",
)
_UNCHANGED = Text("unchanged since it passed", "通过后未改动")


def show(checked: Checked, lang: Lang) -> None:
    """Print what cells raised and, part by part, how every check ended."""
    verdict = checked.verdict
    for error in verdict.cell_errors:
        output.say(error.of(lang), "red")
    ran = verdict.checks if verdict.status in ("graded", "could-not-check") else ()
    for part, results in groupby(ran, lambda result: result.part):
        kept = part in checked.kept
        output.say(f"{part} · {_UNCHANGED.of(lang)}" if kept else part, "bold")
        table = Table.grid(padding=(0, 2, 0, 0))
        for result in results:
            style, word = OUTCOMES[result.outcome]
            got = result.points if result.outcome == "passed" else 0
            worth = f"{points(got)}/{points(result.points)}"
            table.add_row(output.safe(word.of(lang), style), worth, result.title.of(lang))
            if result.message:
                table.add_row("", "", output.safe(result.message.of(lang)))
        output.show(Padding(table, (0, 0, 0, 2), expand=False))
    for part, answer in verdict.texts.items():
        output.say(_by_hand(part, answer).of(lang))
    for part in checked.kept - {result.part for result in ran}:
        output.say(_IS_BY_HAND.of(lang).format(part=part))
    if not verdict.sandboxed:
        output.say(_NO_WALLS.of(lang), "yellow")


def failed_parts(verdict: Verdict) -> list[str]:
    """Name the parts of which a check failed, each once and in their order."""
    return list(dict.fromkeys(r.part for r in verdict.checks if r.outcome == "failed"))


def outcome(verdict: Verdict) -> tuple[int, Text]:
    """Give the exit code and the sentence that sums a verdict up."""
    if verdict.status == "could-not-check":
        return 2, verdict.reason
    if verdict.status != "graded":
        return 1, verdict.reason
    count = len(verdict.checks)
    passed = sum(result.outcome == "passed" for result in verdict.checks)
    got, most = points(verdict.points), points(verdict.max_points)
    if passed < count:
        return 1, Text(
            f"{passed} of {count} public checks passed: {got} of {most} points.",
            f"{count} 项公开检查通过 {passed} 项：得 {got} 分，满分 {most} 分。",
        )
    if not count:
        return 0, UNCHECKED
    return 0, Text(
        f"Public checks passed: {got} of {most} points.",
        f"公开检查已通过：得 {got} 分，满分 {most} 分。",
    )


def reached(got: float, most: float) -> str:
    """Write points out of the most there are, and the share.

    >>> reached(3, 4)
    '3/4 (75 %)'
    """
    return f"{points(got)}/{points(most)} ({standing.share(got, most) * 100:.0f} %)"


def item(lesson: str, result: CheckResult, lang: Lang) -> dict[str, Any]:
    """Put a result into the form that programs read."""
    return {
        "lesson": lesson,
        "part": result.part,
        "id": result.id,
        "title": result.title.of(lang),
        "outcome": result.outcome,
        "points": result.points if result.outcome == "passed" else 0.0,
        "max_points": result.points,
        "message": result.message.of(lang) if result.message else None,
        "mistake": result.mistake,
    }


def _by_hand(part: str, answer: str) -> Text:
    if not answer.strip():
        return Text(
            f"{part}: no text yet; it is marked by hand.", f"{part}：尚未作答；由人工批改。"
        )
    count = len(answer.strip())
    return Text(
        f"{part}: your text of {count} characters is marked by hand.",
        f"{part}：您的 {count} 字文字答案由人工批改。",
    )
