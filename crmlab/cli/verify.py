"""`crmlab verify`."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output
from crmlab.cli.language import LangOption
from crmlab.cli.output import JsonOption
from crmlab.core.text import Text
from crmlab.grading import lessons

ChecksOption = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="A checkout's exercises, else this one's.\nexercises 文件夹，默认为本仓库的。",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        min=1, help="Work on so many at once, else a core each.\n同时处理的份数，默认为核数。"
    ),
]


def cores() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def verify(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="LESSON", help="Only these.\n只检验这些课程。"),
    ] = None,
    *,
    deep: Annotated[
        bool,
        typer.Option(
            "--deep",
            help="Twenty companies, and each small fault in a solution; a minute or two.\n"
            "用二十套账簿，并逐一改错解答；需一两分钟。",
        ),
    ] = False,
    checks: ChecksOption = None,
    jobs: JobsOption = None,
    lang: LangOption = "en",
    as_json: JsonOption = False,
) -> int:
    """Try exercises with answers of which it is known what they are worth."""
    from crmlab.grading.authoring.verify import verify as findings

    folders = course.find(checks).folders
    chosen = [lessons.named(name, folders) for name in names or folders]
    found = {}
    for lesson in chosen:
        with _bar(lesson) as tell:
            found[lesson] = findings(folders[lesson], jobs=jobs or cores(), deep=deep, tell=tell)
    items = [
        {"lesson": lesson, "where": fault.where, "message": fault.text.of(lang)}
        for lesson, faults in found.items()
        for fault in faults
    ]
    summary = Text(
        f"Exercises tried: {len(chosen)}; faults found: {len(items)}.",
        f"已检验 {len(chosen)} 个练习，发现 {len(items)} 处问题。",
    ).of(lang)
    code = 1 if items else 0
    if as_json:
        output.document("verify", code, summary, items)
        return code
    for item in items:
        output.say(f"{item['where']}: {item['message']}")
    output.say(summary, "bold")
    return code


@contextlib.contextmanager
def _bar(lesson: str) -> Iterator[Callable[[int, int], None]]:
    """Show in a terminal how many faults have been tried, from the first one on."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = output.console(error=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task(lesson, visible=False)

        def tell(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=True)

        yield tell
