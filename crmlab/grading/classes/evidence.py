"""What was judged, by which checks, in what way and with what result: the record of a class.

All tables are written from it. A row is committed as soon as it is known, so that an interrupted
run goes on where it stopped. What was judged is never changed; `standing` says what counts now.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crmlab.core.text import Text
from crmlab.grading.classes import history, store
from crmlab.grading.classes.circumstances import Circumstances
from crmlab.grading.classes.history import Entry
from crmlab.grading.classes.row import Answer, Row
from crmlab.grading.exercises.exercise import Rubric
from crmlab.grading.results import Verdict

_NO_POINTS_YET = ("could-not-check", "missing")


@dataclass(frozen=True)
class Judged:
    """A verdict and what it rests on; `circumstances` is None where there was nothing to judge."""

    learner: str
    lesson: str
    verdict: Verdict
    max_points: float
    file: str = ""
    circumstances: Circumstances | None = None
    rubrics: Mapping[str, Rubric] = field(default_factory=dict)

    @property
    def points(self) -> float | None:
        """What counts in the end; None where nobody can say yet."""
        if self.verdict.status in _NO_POINTS_YET:
            return None
        return float(self.verdict.points) if self.verdict.status == "graded" else 0.0


@contextmanager
def opened(folder: Path, *, begin: bool = True) -> Iterator["Evidence"]:
    """Open the record in a folder for this process alone; `begin` it where there is none.

    Raises:
        Refusal: it is in use, damaged or cannot be written to, or there is none.
    """
    with store.opened(folder, begin=begin) as connection:
        yield Evidence(connection)


class Evidence:
    """The record, while it is open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._store = connection

    def earlier(self, learner: str, lesson: str, now: Circumstances) -> int | None:
        """Number what was judged in these very circumstances already.

        What the instructor has to look at does not count: it is worth another try.
        """
        found: int | None
        (found,) = self._store.execute(
            "SELECT max(number) FROM judged WHERE learner = ? AND lesson = ? AND notebook = ? "
            "AND checks = ? AND crmlab = ? AND python = ? AND pandas = ? AND variant = ? "
            "AND sandboxed = ? AND limits = ? AND status != 'could-not-check'",
            (_kept(learner), _kept(lesson), *astuple(now)),
        ).fetchone()
        return found

    def max_points(self, lesson: str, checks: str) -> float | None:
        """Tell what these checks of a lesson can give, if they have ever been used."""
        found: float | None
        (found,) = self._store.execute(
            "SELECT max(max_points) FROM judged WHERE lesson = ? AND checks = ?", (lesson, checks)
        ).fetchone()
        return found

    def add(self, judged: Judged) -> int:
        """Take down what was judged and give its number; nothing is kept until it stands."""
        verdict = judged.verdict
        number = self._insert(
            "judged",
            learner=judged.learner,
            lesson=judged.lesson,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            status=verdict.status,
            points=judged.points,
            max_points=judged.max_points,
            reason_en=verdict.reason.en,
            reason_zh=verdict.reason.zh,
            file=judged.file,
            **(asdict(judged.circumstances) if judged.circumstances else {}),
        )
        for place, check in enumerate(verdict.checks):
            message = check.message or (None, None)
            self._insert(
                "checks",
                judged=number,
                place=place,
                id=check.id,
                part=check.part,
                title_en=check.title.en,
                title_zh=check.title.zh,
                points=check.points,
                outcome=check.outcome,
                hidden=check.hidden,
                mistake=check.mistake,
                message_en=message[0],
                message_zh=message[1],
            )
        for place, error in enumerate(verdict.cell_errors):
            self._insert("cell_errors", judged=number, place=place, en=error.en, zh=error.zh)
        for place, (part, answer) in enumerate(verdict.texts.items()):
            rubric, most = judged.rubrics[part]
            self._insert(
                "texts",
                judged=number,
                place=place,
                part=part,
                answer=answer,
                rubric_en=rubric.en,
                rubric_zh=rubric.zh,
                max_points=most,
            )
        return number

    def stand(self, learner: str, lesson: str, number: int, *, on_roster: bool | None) -> None:
        """Make a number count for a learner and lesson, and commit.

        An earlier row that says that there was nothing to judge goes: it explains no mark.
        """
        whose = (_kept(learner), _kept(lesson))
        self._store.execute(
            "REPLACE INTO standing VALUES (?, ?, ?, ?)", (*whose, number, on_roster)
        )
        self._store.execute(
            "DELETE FROM judged "
            "WHERE learner = ? AND lesson = ? AND notebook IS NULL AND number != ?",
            (*whose, number),
        )
        self._store.commit()

    def strike(
        self, concerned: Callable[[str, str], bool], owed: Collection[tuple[str, str]]
    ) -> None:
        """Let nothing count for those `concerned` of whom no row is `owed`; it stays on record."""
        kept = {(_kept(learner), _kept(lesson)) for learner, lesson in owed}
        pairs = self._store.execute("SELECT learner, lesson FROM standing").fetchall()
        self._store.executemany(
            "DELETE FROM standing WHERE learner = ? AND lesson = ?",
            [pair for pair in pairs if concerned(*pair) and pair not in kept],
        )
        self._store.commit()

    def rows(self) -> Iterator[Row]:
        """Give what counts now, sorted by learner and lesson."""
        found = self._store.execute(
            "SELECT learner, lesson, status, points, max_points, reason_en, reason_zh, on_roster "
            "FROM standing JOIN judged USING (learner, lesson) "
            "WHERE number = standing.judged ORDER BY learner, lesson"
        )
        for learner, lesson, status, points, most, en, zh, listed in found:
            on_roster = None if listed is None else bool(listed)
            yield Row(learner, lesson, status, points, most, Text(en, zh), on_roster)

    def answers(self) -> Iterator[Answer]:
        """Give the free texts that count now, in the order of `rows` and of the exercise."""
        found = self._store.execute(
            "SELECT learner, lesson, part, answer, rubric_en, rubric_zh, max_points "
            "FROM standing JOIN texts USING (judged) ORDER BY learner, lesson, place"
        )
        for learner, lesson, part, answer, en, zh, most in found:
            yield Answer(learner, lesson, part, answer, Text(en, zh), most)

    def history(self, learner: str, lesson: str) -> list[Entry]:
        """Give all that was ever judged of a learner's lesson, what counts now first."""
        return history.read(self._store, _kept(learner), _kept(lesson))

    def _insert(self, table: str, **values: Any) -> int:
        names, places = ", ".join(values), ", ".join("?" * len(values))
        done = self._store.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608 - names of our own
            [_kept(value) if isinstance(value, str) else value for value in values.values()],
        )
        return done.lastrowid or 0


def _kept(text: str) -> str:
    """Spell out what UTF-8 cannot hold, such as half of a surrogate pair in a file's name."""
    return text.encode("utf-8", "backslashreplace").decode()
