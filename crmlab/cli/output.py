"""What commands print: sentences and tables for people, one kind of document for programs.

With `--json` a command prints one JSON object and nothing else on standard output:

| key | value |
|---|---|
| `command` | its name |
| `exit` | its exit code: 0 done, 1 the answer is no, 2 could not be done |
| `message` | the sentence that sums it up or says why it could not be done |
| `items` | a list of objects, one for each lesson, check, row of `grades.csv` or finding |

| command | keys of an item |
|---|---|
| `list` | `lesson`, `title`, `points`, `max_points`, `started` |
| `progress` | `track`, `lesson`, `points`, `max_points`, `started` |
| `check` | `lesson`, `part`, `id`, `title`, `outcome`, `points`, `max_points`, `message`, \
`mistake` |
| `grade` | the columns of `grades.csv`; `points` is null where the file has none |
| `explain` | those of `check` |
| `verify` | `lesson`, `where`, `message` |

Points are numbers, texts are in the chosen language, `message` and `mistake` may be null.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType
from rich.text import Text as Styled

from crmlab.grading.wording import plain

JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON, for programs.\n输出 JSON，供程序使用。")
]

LONGEST = 2000
"""Characters of a sentence, of which names that a stranger chose may be a part."""

_ENDLESS = 100_000


def document(
    command: str, code: int, message: str, items: Sequence[Mapping[str, Any]] = ()
) -> None:
    """Print what a command has to say to a program, in ASCII, which no shell can misread."""
    said = {"command": command, "exit": code, "message": message, "items": list(items)}
    sys.stdout.write(json.dumps(said, indent=1) + "\n")


def console(*, error: bool = False) -> Console:
    """Open standard output or error; only a terminal's lines are wrapped."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else _ENDLESS
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def say(text: str, style: str = "", *, longest: int = LONGEST) -> None:
    """Print a sentence, in which names that a stranger chose can do no harm."""
    show(safe(text, style, longest=longest))


def warn(text: str) -> None:
    """Print a sentence beside what was asked for."""
    console(error=True).print(safe(text, "yellow"))


def show(what: RenderableType) -> None:
    """Print a table or styled text."""
    console().print(what)


def clear() -> None:
    """Begin a new screen, where there is one."""
    if console().is_terminal:
        console().clear()


def safe(text: str, style: str = "", *, longest: int = LONGEST) -> Styled:
    """Turn text into a part of what is shown."""
    return Styled(plain(text, longest), style)
