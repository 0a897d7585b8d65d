from pathlib import Path

import pytest

from crmlab.grading.exercises.exercise import load
from crmlab.grading.exercises.release import answered_cells, solution_cells
from crmlab.grading.judging.judge import judge
from crmlab.grading.results import Verdict
from crmlab.grading.running import sandbox

EXERCISE = load(Path(__file__).parents[3] / "exercises/credit/grades")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "grade_of": """
def grade_of(score, floors):
    return {70: "CA2", 84.6: "CA2", 62: "CA3", None: "ungraded", 0: "CA5"}.get(score) or int("")
""",
    "default_rates": """
def default_rates(march, outcomes):
    import pandas as pd
    rows = [("CA2", 3, 0, 0.56150), ("CA4", 4, 1 / 4, 0.69936), ("CA5", 2, 1 / 2, 0.90547)]
    return pd.DataFrame(rows, columns=["grade", "customers", "rate", "high"])
""",
    "goes_out": """
def goes_out(orders):
    return ["O1", "O6"]
""",
    "cash_floor": """
def cash_floor(desk, floors, margin, loss):
    return {5: 0, 20: 20, 40: 40}[floors[0]] if len(floors) == 1 else 35
""",
    "decision": """
ca5_rate = desk[desk["score"] < 40]["defaulted"].mean()
my_floor, decision = 55, "higher"
""",
}


def judged(answers: dict[str, str], *, variant: int = 0) -> Verdict:
    cells = answered_cells(EXERCISE, answers)
    walls = sandbox.why_not() is None
    return judge(EXERCISE, cells, variant=variant, hidden=True, sandboxed=walls)


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    checks = judged(FITTED_TO_THE_PUBLIC_CHECKS).checks
    assert {check.id for check in checks if check.outcome != "passed"} == {
        check.id for check in checks if check.hidden
    }


def test_what_the_package_computes_earns_nothing_where_it_is_barred() -> None:
    answers = {
        "grade_of": "def grade_of(score, floors):\n    from crmlab.credit import grade\n"
        "    return 'ungraded' if score is None else grade(score)",
    }
    checks = [check for check in judged(answers).checks if check.part == "grade_of"]
    assert not [check.id for check in checks if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in checks])


def test_the_right_decision_depends_on_the_books(monkeypatch: pytest.MonkeyPatch) -> None:
    def decision(variant: int) -> tuple[object, object]:
        monkeypatch.setenv("CRMLAB_VARIANT", str(variant))
        names: dict[str, object] = {}
        for source in solution_cells(EXERCISE):
            exec(source, names)  # noqa: S102 - our own solution
        return names["my_floor"], names["decision"]

    assert [decision(variant) for variant in (0, 2, 8)] == [
        (20, "lower"),
        (0, "none"),
        (40, "keep"),
    ]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    by_hand = sum(rubric.points for rubric in EXERCISE.rubrics.values())
    assert (judged({}).points, by_hand) == (15, 3)
