"""`crmlab list`."""

from pathlib import Path

from rich.table import Table

from crmlab.cli import course, output, report
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.core.text import Text
from crmlab.grading.learning import memory, standing
from crmlab.grading.wording import points

_COLUMNS = (Text("lesson", "课程"), Text("title", "标题"), Text("points", "得分"))
_NEXT = Text("Begin one with `crmlab start LESSON`.", "用 `crmlab start 课程` 开始一课。")


def list_lessons(*, lang: LangOption = "en", as_json: JsonOption = False) -> int:
    """List the lessons in course order, with the points of their public checks."""
    here = memory.recall(Path())
    if here.damage:
        output.warn(here.damage.of(lang))
    table = Table(*(column.of(lang) for column in _COLUMNS), box=None)
    items = []
    for exercise in course.handed_out().all():
        stand = standing.of(here, exercise)
        if stand.damage:
            output.warn(stand.damage.of(lang))
        item = {
            "lesson": exercise.lesson,
            "title": exercise.title.of(lang),
            "points": stand.points,
            "max_points": stand.max_points,
            "started": stand.started,
        }
        items.append(item)
        done = f"{points(stand.points)} / {points(stand.max_points)}"
        table.add_row(
            exercise.lesson,
            exercise.title.of(lang),
            done if stand.started else report.NOT_STARTED.of(lang),
        )
    if as_json:
        output.document("list", 0, _NEXT.of(lang), items)
        return 0
    output.show(table)
    output.say(_NEXT.of(lang))
    return 0
