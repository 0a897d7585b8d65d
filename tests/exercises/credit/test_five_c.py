from pathlib import Path

import pytest

from crmlab.grading.exercises.exercise import load
from crmlab.grading.exercises.release import answered_cells, solution_cells
from crmlab.grading.judging.judge import judge
from crmlab.grading.results import Verdict
from crmlab.grading.running import sandbox

EXERCISE = load(Path(__file__).parents[3] / "exercises/credit/five-c")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "filed": """
filed = dict(zip("abcefg", ["character", "capacity", "capital", "conditions", "capital",
    "character"]))
""",
    "score_range": """
def score_range(weights, scores):
    if "luck" in scores or 101 in scores.values():
        raise ValueError
    return {4: (75, 100), 100: (45, 75)}[sum(weights.values())]
""",
    "answer": """
def answer(low, high, line):
    return {80: "sign", 59: "refuse"}.get(high, "ask")
""",
    "coverage": """
def coverage(value, haircut, owed_first, exposure):
    if haircut > 1 or exposure == 0:
        raise ValueError
    return {300: 1.5, 700: 0}[owed_first]
""",
    "line_scores": """
def line_scores(days_late, purchases_change, own_share):
    record = 100 if purchases_change else 0
    sales = 100 if purchases_change else 50
    return {"payment_record": record, "sales": sales, "structure": 100 if own_share > 0.5 else 50}
""",
    "hotel_file": """
hotel_range, hotel_request = (20.625, 81.875), "register"
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


@pytest.mark.parametrize(
    "borrowed", ["crmlab.credit.five_c_score", "crmlab.core.weights.weighted_range"]
)
def test_what_the_package_computes_earns_nothing_where_it_is_barred(borrowed: str) -> None:
    module, name = borrowed.rsplit(".", 1)
    answers = {
        "score_range": f"from {module} import {name} as lent\n"
        "def score_range(weights, scores):\n"
        "    found = lent(weights, scores)\n"
        "    return found if isinstance(found, tuple) else (found.low, found.high)",
    }
    checks = judged(answers).checks
    barred = [check for check in checks if check.part == "score_range"]
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on" in str([check.message for check in barred])
    assert {c.outcome for c in checks if c.part in ("filed", "answer", "coverage")} == {"passed"}


def test_what_must_be_asked_for_depends_on_the_books(monkeypatch: pytest.MonkeyPatch) -> None:
    def request(variant: int) -> tuple[object, object]:
        monkeypatch.setenv("CRMLAB_VARIANT", str(variant))
        names: dict[str, object] = {}
        for source in solution_cells(EXERCISE):
            exec(source, names)  # noqa: S102 - our own solution
        return names["hotel_range"], names["hotel_request"]

    # Character 15 of 20 points; purchases 0, 3.125 or 6.25; structure 0 or 2.5. To the low end come
    # 17.5 with the calls, 40.25 with the visit, 45.25 with the register.
    assert [request(variant) for variant in (0, 10, 1, 2)] == [
        ((20.625, 81.875), "visit"),  # 60.875
        ((23.75, 85), "visit"),
        ((18.125, 79.375), "register"),  # 58.375, then 63.375
        ((15, 76.25), "register"),  # 60.25
    ]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    by_hand = sum(rubric.points for rubric in EXERCISE.rubrics.values())
    assert (judged({}).points, by_hand) == (20, 3)
