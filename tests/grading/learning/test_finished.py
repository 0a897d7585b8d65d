import pytest

from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.learning import finished

CELLS = [
    "books = 1",
    "def share(part, whole):\n    return part / whole",
    "def helper(x):\n    return x\nhalf = share(1, 2)",
    "why = 'So.'",
]


def changed(exercise: Exercise, cells: list[str], variant: int = 0) -> set[str]:
    """Name the parts whose keys are no longer those of `CELLS`."""
    before = finished.keys(exercise, CELLS, variant=0)
    now = finished.keys(exercise, cells, variant=variant)
    return {part for part in before if before[part] != now[part]}


def test_the_same_work_has_the_same_keys(exercise: Exercise) -> None:
    assert changed(exercise, list(CELLS)) == set()


@pytest.mark.parametrize(
    ("number", "parts"),
    [(0, {"share", "half", "why"}), (1, {"share", "half"}), (2, {"half"}), (3, {"why"})],
    ids=["set-up", "a function that another part calls", "a value", "a text"],
)
def test_a_change_concerns_the_parts_that_rest_on_it(
    exercise: Exercise, number: int, parts: set[str]
) -> None:
    cells = list(CELLS)
    cells[number] += "  # changed"
    assert changed(exercise, cells) == parts


def test_an_import_in_the_cell_of_another_part_is_rested_on(exercise: Exercise) -> None:
    cells = list(CELLS)
    cells[3] = "import math\nwhy = 'So.'"
    cells[1] = "def share(part, whole):\n    return math.fsum([part / whole])"
    before = finished.keys(exercise, cells, variant=0)
    cells[3] = "import cmath as math\nwhy = 'So.'"
    assert finished.keys(exercise, cells, variant=0)["share"] != before["share"]


def test_an_answer_written_once_more_below_counts(exercise: Exercise) -> None:
    assert changed(exercise, [*CELLS, "half = 0.5"]) == {"half"}


def test_a_cell_that_is_not_python_counts_for_all(exercise: Exercise) -> None:
    assert changed(exercise, [*CELLS, "half ="]) == {"share", "half", "why"}


def test_other_figures_and_other_checks_ask_for_new_work(exercise: Exercise) -> None:
    assert changed(exercise, CELLS, variant=1) == {"share", "half", "why"}
    before = finished.keys(exercise, CELLS, variant=0)
    with (exercise.folder / "test_exercise.py").open("a") as file:
        file.write("\n")
    after = finished.keys(exercise, CELLS, variant=0)
    assert not set(before.values()) & set(after.values())
