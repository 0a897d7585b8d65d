import json
from pathlib import Path

from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.learning import memory, standing


def test_what_passed_counts_and_what_is_unknown_does_not(
    exercise: Exercise, tmp_path: Path
) -> None:
    work = tmp_path / "my-work"
    work.mkdir()
    (work / "value-shares.ipynb").write_text("{}")
    passed = {"value/shares": ["test_a_quarter", "test_of_an_older_version"]}
    (work / memory.FILE).write_text(json.dumps({"passed": passed}))
    stand = standing.of(memory.recall(tmp_path), exercise)
    assert (stand.points, stand.max_points, stand.started, stand.track) == (2, 3, True, "value")


def test_a_lesson_that_was_not_started_has_no_points(exercise: Exercise, tmp_path: Path) -> None:
    stand = standing.of(memory.recall(tmp_path), exercise)
    assert (stand.points, stand.max_points, stand.started) == (0, 3, False)


def test_nothing_of_nothing_is_no_share() -> None:
    assert standing.share(0, 0) == 0
