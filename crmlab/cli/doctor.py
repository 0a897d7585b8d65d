"""`crmlab doctor`."""

from pathlib import Path

from rich.table import Table

from crmlab.cli import output
from crmlab.cli.language import LangOption
from crmlab.core.text import Text

_MARKS = {
    "good": ("green", Text("good", "正常")),
    "note": ("yellow", Text("note", "注意")),
    "bad": ("red", Text("bad", "有误")),
}


def doctor(*, lang: LangOption = "en") -> int:
    """Look over the set-up; what must be mended makes the answer no."""
    from crmlab.grading.learning.doctor import examine

    findings = list(examine(Path()))
    table = Table.grid(padding=(0, 2, 0, 0))
    for state, text in findings:
        style, word = _MARKS[state]
        table.add_row(output.safe(word.of(lang), style), output.safe(text.of(lang)))
    output.show(table)
    bad = sum(state == "bad" for state, _ in findings)
    summary = (
        Text(f"To be mended: {bad}.", f"需要处理 {bad} 项。")
        if bad
        else Text("Your set-up is sound.", "环境一切正常。")
    )
    output.say(summary.of(lang), "bold")
    return 1 if bad else 0
