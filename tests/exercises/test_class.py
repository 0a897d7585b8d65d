"""A class that makes every mistake the course has a name for, graded as an instructor grades it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from crmlab.cli.guard import run
from crmlab.grading import lessons
from crmlab.grading.classes import evidence
from crmlab.grading.exercises.exercise import Exercise, find, load
from crmlab.grading.exercises.release import answered_cells, notebook, solution_cells
from crmlab.grading.running import sandbox
from tests.exercises.tried import EXERCISES


class HandedIn(NamedTuple):
    """What one learner did: the exercise, and the mistake in one part, if any."""

    learner: str
    exercise: Exercise
    cells: list[str]
    part: str = ""
    mistake: str | None = None


def class_of(exercises: list[Exercise]) -> Iterator[HandedIn]:
    """Have one learner a lesson solve it, and one a named mistake make it."""
    for exercise in exercises:
        yield HandedIn("solved", exercise, solution_cells(exercise))
        for number, (part, mistake, cell) in enumerate(exercise.wrong):
            cells = answered_cells(exercise, {part: cell.source})
            yield HandedIn(f"wrong-{number:02}", exercise, cells, part, mistake)


@pytest.mark.slow
def test_every_named_mistake_in_a_class_is_told_by_its_name_and_costs_its_points(
    tmp_path: Path,
) -> None:
    exercises = [load(folder) for folder in find(EXERCISES).values()]
    handed_in = list(class_of(exercises))
    for one in handed_in:
        path = tmp_path / "class" / one.learner / lessons.file_name(one.exercise.lesson)
        path.parent.mkdir(parents=True, exist_ok=True)
        written = notebook(one.exercise, lang="en")
        code = [cell for cell in written["cells"] if cell["cell_type"] == "code"]
        for cell, source in zip(code, one.cells, strict=True):
            cell["source"] = source
        path.write_text(json.dumps(written), "utf-8")
    walls = [] if sandbox.why_not() is None else ["--no-sandbox"]
    out = tmp_path / "grades"
    assert run(["grade", str(tmp_path / "class"), "--out", str(out), *walls]) == 0
    with evidence.opened(out, begin=False) as record:
        for one in handed_in:
            (entry,) = record.history(one.learner, one.exercise.lesson)
            named = {check.mistake for check in entry.verdict.checks if check.mistake}
            where = (one.exercise.lesson, one.part, one.mistake)
            assert (where, entry.verdict.status) == (where, "graded")
            assert (where, named) == (where, {one.mistake} - {None})
            assert (where, entry.points == entry.max_points) == (where, one.mistake is None)
            lost = {check.part for check in entry.verdict.checks if check.outcome != "passed"}
            assert (where, one.part in lost) == (where, one.mistake is not None)
