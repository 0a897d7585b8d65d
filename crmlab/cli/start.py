"""`crmlab start`."""

from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output
from crmlab.cli.language import LangOption
from crmlab.core.text import Text
from crmlab.grading.learning import memory, work


def start(
    lesson: Annotated[
        str,
        typer.Argument(metavar="LESSON", help="For instance credit/ratios.\n例如 credit/ratios。"),
    ],
    *,
    to: Annotated[
        Path | None,
        typer.Option(
            help="Working folder, remembered; else my-work.\n作业文件夹，默认 my-work，会记住。"
        ),
    ] = None,
    learner: Annotated[
        str | None, typer.Option(help="Your id, as your instructor knows it.\n您的学员编号。")
    ] = None,
    reset: Annotated[
        bool, typer.Option("--reset", help="Begin anew; a backup is kept.\n重新开始，并保留备份。")
    ] = False,
    lang: LangOption = "en",
) -> int:
    """Write the notebook of a lesson and say what to do next."""
    from crmlab.grading.exercises.packed import notebook

    exercise = course.handed_out().load(lesson)
    here = memory.recall(Path())
    started = work.start(
        here,
        exercise.lesson,
        notebook(exercise, lang=lang),
        to=to,
        learner=learner,
        reset=reset,
    )
    for damage in (here.damage, started.damage):
        if damage:
            output.warn(damage.of(lang))
    if started.backup:
        kept = Text(
            f"Your earlier notebook is kept as {started.backup}.",
            f"原来的笔记本已保留为 {started.backup}。",
        )
        output.say(kept.of(lang))
    next_step = Text(
        f"Written: {started.path}. Open it with `jupyter lab {started.path}`, save your answers, "
        f"then run `crmlab check {exercise.lesson}`.",
        f"已生成 {started.path}。请用 `jupyter lab {started.path}` 打开，作答并保存，"
        f"然后运行 `crmlab check {exercise.lesson}`。",
    )
    output.say(next_step.of(lang))
    return 0
