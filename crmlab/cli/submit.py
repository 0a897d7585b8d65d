"""`crmlab submit`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output, remembered, report
from crmlab.cli.language import LangOption
from crmlab.core.text import Lang, Text
from crmlab.grading import lessons
from crmlab.grading.learning import own_check, submission, work
from crmlab.grading.refusal import Refusal


def submit(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="LESSON", help="Else all you have started.\n默认为已开始的全部课程。"
        ),
    ] = None,
    *,
    learner: Annotated[
        str | None, typer.Option(help="Your id, as your instructor knows it.\n您的学员编号。")
    ] = None,
    lang: LangOption = "en",
) -> int:
    """Check the notebooks once more and pack them for handing in."""
    from crmlab.grading.judging.judge import judge
    from crmlab.grading.running import sandbox

    here = remembered.recall(Path(), lang)
    shelf = course.handed_out()
    chosen = [lessons.named(name, shelf.folders) for name in names or ()]
    paths = (
        {lesson: work.started(here, lesson) for lesson in chosen}
        if chosen
        else work.all_started(here, shelf.folders)
    )
    places = sorted({path.parent for path in paths.values()})
    folders = {place: remembered.recall(place, lang) for place in places}
    memories = {lesson: folders[path.parent] for lesson, path in paths.items()}
    whose = submission.owner(learner, memories) or _asked(lang)
    whose = submission.owner(whose, memories) or whose
    for lesson, path in paths.items():
        checked = own_check.check(
            shelf.load(lesson),
            path,
            memories[lesson],
            judge=judge,
            sandboxed=sandbox.why_not() is None,
            again=True,
        )
        _, summary = report.outcome(checked.verdict)
        output.say(f"{lesson}: {summary.of(lang)}")
    written = submission.write(paths, whose, Path())
    for own in folders.values():  # now, not before: who mistyped the id may say it once more
        own.said["learner"] = whose
        remembered.keep(own, lang)
    if written.backup:
        kept = Text(
            f"Your earlier zip is kept as {written.backup}.",
            f"之前的压缩包已保留为 {written.backup}。",
        )
        output.say(kept.of(lang))
    count = len(paths)
    done = Text(
        f"Written: {written.path} with {count} {'notebook' if count == 1 else 'notebooks'}. Hand "
        "this file in.",
        f"已生成 {written.path}，内含 {count} 份笔记本。请提交此文件。",
    )
    output.say(done.of(lang), "bold")
    return 0


def _asked(lang: Lang) -> str:
    """Ask for the learner's id, where there is somebody to ask."""
    if not sys.stdin.isatty():
        raise Refusal(
            "Whose work is this? Say it once with --learner, your id as your instructor knows it.",
            "这是谁的作业？请用 --learner 给出您的学员编号，只需一次。",
        )
    question = Text("Your id, as your instructor knows it", "您的学员编号")
    return str(typer.prompt(question.of(lang)))
