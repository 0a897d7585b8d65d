"""What stands in a class's tables: a row of `grades.csv`, a text of `marking.csv`."""

from dataclasses import dataclass

from crmlab.core.text import Lang, Text
from crmlab.grading.classes import tables
from crmlab.grading.results import Status
from crmlab.grading.wording import points

GRADES = ("learner", "lesson", "status", "points", "max_points", "reason")
MARKING = ("learner", "lesson", "part", "answer", "rubric", "points", "max_points")

_NOT_ON_ROSTER = Text("Not on the roster.", "不在名单上。")


@dataclass(frozen=True)
class Row:
    """What one learner got for one lesson.

    `points` is None where nobody can say yet, `on_roster` where there is no roster.
    """

    learner: str
    lesson: str
    status: Status
    points: float | None
    max_points: float
    reason: Text
    on_roster: bool | None = None

    @property
    def remark(self) -> Text:
        """The reason, and that the learner is not on the roster."""
        if self.on_roster is not False:
            return self.reason
        return Text(
            f"{self.reason.en} {_NOT_ON_ROSTER.en}".lstrip(),
            f"{self.reason.zh}{_NOT_ON_ROSTER.zh}",
        )

    def cells(self, lang: Lang) -> tuple[str, ...]:
        """Give the row as safe text, in the order of the columns `GRADES`."""
        return (
            tables.cell(self.learner),
            tables.cell(self.lesson),
            self.status,
            points(self.points),
            points(self.max_points),
            tables.cell(self.remark.of(lang)),
        )


@dataclass(frozen=True)
class Answer:
    """A free text that is marked by hand, and how."""

    learner: str
    lesson: str
    part: str
    answer: str
    rubric: Text
    max_points: float

    def cells(self, lang: Lang) -> tuple[str, ...]:
        """Give the answer as safe text, in the order of the columns `MARKING`, without points."""
        return (
            tables.cell(self.learner),
            tables.cell(self.lesson),
            tables.cell(self.part),
            tables.page(self.answer),
            tables.page(self.rubric.of(lang)),
            "",
            points(self.max_points),
        )
