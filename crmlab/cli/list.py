"""`crmlab list`."""

from pathlib import Path

from rich.table import Table

from crmlab.cli import course, output
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.core.text import Text
from crmlab.grading.classes.tables import points
from crmlab.grading.learning import memory, work

_COLUMNS = (Text("lesson", "课程"), Text("title", "标题"), Text("points", "得分"))
_NOT_STARTED = Text("not started", "未开始")
_NEXT = Text("Begin one with `crmlab start LESSON`.", "用 `crmlab start 课程` 开始一课。")


def list_lessons(*, lang: LangOption = "en", as_json: JsonOption = False) -> int:
    """List the lessons in course order, with the points of their public checks."""
    from crmlab.grading.judging.judge import checks_of

    here = memory.recall(Path())
    if here.damage:
        output.warn(here.damage.of(lang))
    table = Table(*(column.of(lang) for column in _COLUMNS), box=None)
    items = []
    for exercise in course.find().all():
        checks = checks_of(exercise, hidden=False)
        notebook = work.find(here, exercise.lesson)
        passed = set()
        if notebook:
            own = memory.recall(notebook.parent)
            passed = own.passed(exercise.lesson)
            if own.damage:
                output.warn(own.damage.of(lang))
        got = sum(check.points for check in checks if check.id in passed)
        most = sum(check.points for check in checks)
        item = {
            "lesson": exercise.lesson,
            "title": exercise.title.of(lang),
            "points": got,
            "max_points": most,
            "started": notebook is not None,
        }
        items.append(item)
        done = f"{points(got)} / {points(most)}" if notebook else _NOT_STARTED.of(lang)
        table.add_row(exercise.lesson, exercise.title.of(lang), done)
    if as_json:
        output.document("list", 0, _NEXT.of(lang), items)
        return 0
    output.show(table)
    output.say(_NEXT.of(lang))
    return 0
