"""`crmlab hint`."""

from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output, remembered
from crmlab.cli.language import LangOption
from crmlab.core.text import Lang, Text
from crmlab.grading.learning import hints, work
from crmlab.grading.learning.hints import Hint


def hint(
    lesson: Annotated[
        str | None,
        typer.Argument(
            metavar="LESSON", help="Else the one you saved last.\n默认为最近保存的课程。"
        ),
    ] = None,
    part: Annotated[
        str | None,
        typer.Argument(metavar="PART", help="Else the first unfinished.\n默认为首个未完成的小题。"),
    ] = None,
    *,
    lang: LangOption = "en",
) -> int:
    """Show the next step of a hint, with those before it."""
    here = remembered.recall(Path(), lang)
    shelf = course.handed_out()
    name = lesson or work.saved_last(work.all_started(here, shelf.folders))
    exercise = shelf.load(name)
    exercise.refuse_unknown([part] if part else [])
    path = work.started(here, exercise.lesson)
    own = remembered.recall(path.parent, lang)
    show(hints.reveal(exercise, part or hints.next_part(exercise, own), own), lang)
    remembered.keep(own, lang)
    return 0


def show(revealed: Hint, lang: Lang) -> None:
    """Print the steps that have been shown so far."""
    part, steps, total = revealed
    heading = Text(
        f"{part}: hint {len(steps)} of {total}", f"{part}：第 {len(steps)} 条提示（共 {total} 条）"
    )
    output.say(heading.of(lang), "bold")
    for number, step in enumerate(steps, 1):
        output.say(f"  {number}. {step.of(lang)}", "" if number == len(steps) else "dim")
    if len(steps) == total:
        output.say(Text("That was the last one.", "提示到此为止。").of(lang))
