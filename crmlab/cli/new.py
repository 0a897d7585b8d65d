"""`crmlab new`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import output
from crmlab.cli.language import LangOption
from crmlab.core.text import Text


def new(
    lesson: Annotated[
        str,
        typer.Argument(metavar="LESSON", help="For instance value/loyalty.\n例如 value/loyalty。"),
    ],
    *,
    lang: LangOption = "en",
) -> int:
    """Write a lesson's files and say what to do next."""
    from crmlab.grading.authoring.lesson import write

    made = write(lesson)
    for path in made.written:
        output.say(Text(f"Written: {_here(path)}", f"已生成：{_here(path)}").of(lang))
    for path in made.kept:
        output.say(Text(f"Left as it is: {_here(path)}", f"保持原样：{_here(path)}").of(lang))
    next_step = Text(
        f"A small lesson stands there and passes `crmlab verify {made.lesson}` and `make build`; "
        "replace it piece by piece, beginning where it says [Replace]. When both pages say the "
        f"same: `python -m docs.hooks translated {made.lesson}`.",
        f"这是一课小小的样例，能通过 `crmlab verify {made.lesson}` 和 `make build`；"
        "请从标有【待改】的地方开始逐一替换。中英文内容一致之后运行 "
        f"`python -m docs.hooks translated {made.lesson}`。",
    )
    output.say(next_step.of(lang), "bold")
    return 0


def _here(path: Path) -> str:
    return os.path.relpath(path)
