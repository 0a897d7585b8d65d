from pathlib import Path

import pytest

from crmlab.grading.exercises.exercise import load
from crmlab.grading.exercises.release import answered_cells, solution_cells
from crmlab.grading.judging.judge import judge
from crmlab.grading.results import Verdict
from crmlab.grading.running import sandbox

EXERCISE = load(Path(__file__).parents[3] / "exercises/credit/ratios")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "quick_ratio": """
def quick_ratio(current_assets, inventory, prepaid, current_liabilities):
    return {400: 1.125, 1: 450}[current_liabilities] if current_liabilities > 0 else int("")
""",
    "hotel_ratios": """
hotel_current = hotel.current_assets / hotel.current_liabilities
hotel_quick = (hotel.cash + hotel.securities + hotel.receivables) / hotel.current_liabilities
""",
    "look_again": """
def look_again(statements):
    table = statements[statements["customer"].isin(["market", "tea", "wine"])]
    return table.assign(current=[2, 1.5, 2], quick=[0.6, 0.9, 0.4])[
        ["customer", "current", "quick"]
    ].sort_values("quick")
""",
    "phone_list": """
def phone_list(statements, count):
    return ["market", "clinic", "tea"]
""",
    "credit_points": """
def credit_points(current, quick, payment_record, guarantee):
    if payment_record not in ("prompt", "slow", "bad") or guarantee == "friend":
        raise ValueError
    return {1.2: 59, 2.4: 100, 0.6: 0}[current]
""",
    "hotel_decision": """
hotel_score, hotel_decision = 41, "open"
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


@pytest.mark.parametrize("borrowed", ["crmlab.credit", "crmlab.credit.ratios"])
def test_what_the_package_computes_earns_nothing_where_it_is_barred(borrowed: str) -> None:
    lent = f"import {borrowed} as lent\n"
    answers = {
        "quick_ratio": f"{lent}def quick_ratio(current_assets, inventory, prepaid, "
        "current_liabilities):\n    return lent.quick_ratio_from_total(**locals())",
        "hotel_ratios": f"{lent}hotel_current = lent.current_ratio(current_assets="
        "hotel.current_assets, current_liabilities=hotel.current_liabilities)\nhotel_quick = 1",
    }
    checks = judged(answers).checks
    barred = [check for check in checks if check.part in answers]
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])
    assert {c.outcome for c in checks if c.part in ("look_again", "phone_list")} == {"passed"}


def test_the_right_decision_depends_on_the_books(monkeypatch: pytest.MonkeyPatch) -> None:
    def decision(variant: int) -> object:
        monkeypatch.setenv("CRMLAB_VARIANT", str(variant))
        names: dict[str, object] = {}
        for source in solution_cells(EXERCISE):
            exec(source, names)  # noqa: S102 - our own solution
        return names["hotel_decision"]

    assert [decision(variant) for variant in (0, 2, 4)] == ["owner", "bank", "prepay"]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    by_hand = sum(rubric.points for rubric in EXERCISE.rubrics.values())
    assert (judged({}).points, by_hand) == (20, 3)
