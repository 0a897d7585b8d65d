"""`crmlab release`."""

from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output
from crmlab.cli.grade import ClassOption, RosterOption
from crmlab.cli.language import LangOption
from crmlab.core.text import Text
from crmlab.grading.refusal import Refusal


def release(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A new folder.\n新文件夹。", show_default=False)
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="LESSON", help="Only these.\n只发放这些课程。"),
    ] = None,
    *,
    roster: RosterOption = None,
    class_file: ClassOption = None,
    lang: LangOption = "en",
) -> int:
    """Write what learners get: one folder for anyone, or with a roster a zip for each."""
    from crmlab.grading.classes import bundles, leaks
    from crmlab.grading.classes import class_file as class_files
    from crmlab.grading.classes import roster as class_list

    if class_file and not roster:
        raise Refusal(
            "With --class each learner gets data of their own: name the learners with --roster.",
            "使用 --class 时每位学员有各自的数据：请用 --roster 给出学员名单。",
        )
    found = course.find()
    exercises = {one.lesson: one for one in map(found.load, names or found.folders)}
    learners = class_list.read(roster) if roster else None
    if class_file:
        rules = class_files.read(class_file)
        key = leaks.squeezed(rules.secret)
        bundles.write(
            out,
            exercises.values(),
            learners=learners,
            variant=rules.variant,
            secrets={key: Text("the secret of the class", "班级密钥")},
        )
    else:
        bundles.write(out, exercises.values(), learners=learners)
    count, whose = len(exercises), len(learners or ())
    done = Text(
        f"{out}: lessons: {count}" + (f", zips: {whose}." if learners else ", in both languages."),
        f"{out}：课程 {count} 课"
        + (f"，学员压缩包 {whose} 个。" if learners else "，中英文各一份。"),
    )
    output.say(done.of(lang), "bold")
    return 0
