"""How a learner's work on a lesson was judged, time after time, read back from the record."""

import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from crmlab.core.text import Text
from crmlab.grading.classes.circumstances import Circumstances
from crmlab.grading.results import CheckResult, Verdict

_JUDGED = f"""
    SELECT number, at, file, status, points, max_points, reason_en, reason_zh,
        {", ".join(Circumstances.__dataclass_fields__)}
    , number IS standing.judged
    FROM judged LEFT JOIN standing USING (learner, lesson)
    WHERE learner = ? AND lesson = ? ORDER BY number IS standing.judged DESC, number DESC
"""  # noqa: S608 - names of our own
_CHECKS = """
    SELECT id, part, title_en, title_zh, points, outcome, hidden, message_en, message_zh, mistake
    FROM checks WHERE judged = ? ORDER BY place
"""


@dataclass(frozen=True)
class Entry:
    """A row of the record: its number and time (UTC), what was found and what that rests on.

    `circumstances` is None where there was nothing to judge; one row at most `stands`, that is,
    counts now.
    """

    number: int
    at: str
    file: str
    verdict: Verdict
    points: float | None
    max_points: float
    circumstances: Circumstances | None
    stands: bool


def read(store: sqlite3.Connection, learner: str, lesson: str) -> list[Entry]:
    """Give all that is on record: what counts now, then the others, the latest first."""
    entries = []
    for row in store.execute(_JUDGED, (learner, lesson)).fetchall():
        number, at, file, status, points, most, en, zh, notebook, *rest, stands = row
        errors = store.execute(
            "SELECT en, zh FROM cell_errors WHERE judged = ? ORDER BY place", (number,)
        )
        texts = store.execute(
            "SELECT part, answer FROM texts WHERE judged = ? ORDER BY place", (number,)
        )
        rests_on = None
        if notebook is not None:
            rests_on = Circumstances(notebook, *rest)
            rests_on = replace(rests_on, sandboxed=bool(rests_on.sandboxed))
        verdict = Verdict(
            status,
            Text(en, zh),
            tuple(map(_check, store.execute(_CHECKS, (number,)))),
            dict(texts.fetchall()),
            tuple(Text(*error) for error in errors),
            rests_on is None or rests_on.sandboxed,
        )
        entry = Entry(number, at, file, verdict, points, most, rests_on, stands=bool(stands))
        entries.append(entry)
    return entries


def _check(row: tuple[Any, ...]) -> CheckResult:
    name, part, en, zh, points, outcome, hidden, said_en, said_zh, mistake = row
    message = None if said_en is None else Text(said_en, said_zh)
    return CheckResult(name, part, Text(en, zh), points, outcome, bool(hidden), message, mistake)
