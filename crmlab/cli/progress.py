"""`crmlab progress`."""

from itertools import groupby
from pathlib import Path

from rich.padding import Padding
from rich.table import Table

from crmlab.cli import course, output, report
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.core.text import Text
from crmlab.grading.learning import memory, standing


def progress(*, lang: LangOption = "en", as_json: JsonOption = False) -> int:
    """Show the points of the public checks that have passed, by track and lesson."""
    here = memory.recall(Path())
    stands = [standing.of(here, exercise) for exercise in course.handed_out().all()]
    for damage in dict.fromkeys([here.damage, *(stand.damage for stand in stands)]):
        if damage:
            output.warn(damage.of(lang))
    total = report.reached(sum(s.points for s in stands), sum(s.max_points for s in stands))
    summary = Text(
        f"Points so far, by the public checks: {total}.", f"目前得分（公开检查）：{total}。"
    ).of(lang)
    if as_json:
        items = [
            {
                "track": stand.track,
                "lesson": stand.lesson,
                "points": stand.points,
                "max_points": stand.max_points,
                "started": stand.started,
            }
            for stand in stands
        ]
        output.document("progress", 0, summary, items)
        return 0
    table = Table.grid(padding=(0, 2, 0, 0))
    for track, group in groupby(stands, key=lambda stand: stand.track):
        inside = list(group)
        reached = report.reached(sum(s.points for s in inside), sum(s.max_points for s in inside))
        table.add_row(output.safe(track, "bold"), output.safe(reached, "bold"))
        for stand in inside:
            done = (
                report.reached(stand.points, stand.max_points)
                if stand.started
                else report.NOT_STARTED.of(lang)
            )
            table.add_row(Padding(output.safe(stand.lesson), (0, 0, 0, 2)), output.safe(done))
    output.show(table)
    output.say(summary, "bold")
    return 0
