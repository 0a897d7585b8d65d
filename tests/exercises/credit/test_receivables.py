from pathlib import Path

import pytest

from crmlab.grading.exercises.exercise import load
from crmlab.grading.exercises.release import answered_cells, solution_cells
from crmlab.grading.judging.judge import judge
from crmlab.grading.results import Verdict
from crmlab.grading.running import sandbox

EXERCISE = load(Path(__file__).parents[3] / "exercises/credit/receivables")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "last_day": """
def last_day(invoice_date, terms):
    if terms == "cash":
        raise ValueError
    return {"net 45": pd.Timestamp("2026-05-25"), "net 30": today}.get(
        terms, pd.Timestamp("2026-05-30")
    )
""",
    "states": """
def states(invoices, receipts, today):
    return {"received": 22, "overdue": 11, "not_due": 32, "credit": 0}
""",
    "hold_list": """
def hold_list(items, today):
    return ["small_change", "late"]
""",
    "expected_loss": """
def expected_loss(aged, rates, insolvent):
    if max(rates.values()) > 1:
        raise ValueError
    return 5_330 if insolvent else 450
""",
    "least_payment": """
def least_payment(old, owed, order, limit):
    return {3_000: 2_500, 1_000: 3_000}.get(old)
""",
    "blue_gate": """
gate_owed = gate_invoices["amount"].sum() - gate_receipts["amount"].sum()
gate_overdue = gate_owed - gate_invoices.loc[gate_invoices["due"] >= today, "amount"].sum()
gate_decision, gate_payment = "ship", gate_overdue
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


@pytest.mark.parametrize("borrowed", ["crmlab.credit", "crmlab.credit.receivables"])
def test_what_the_package_computes_earns_nothing_where_it_is_barred(borrowed: str) -> None:
    lent = f"import {borrowed} as lent\n"
    answers = {
        "last_day": f"{lent}def last_day(invoice_date, terms):\n"
        "    days = int(terms.split()[-1])\n"
        "    net = lent.Net(days) if 'net' in terms else lent.MonthlySettlement(days=days)\n"
        "    return lent.due_date(invoice_date, net)",
    }
    checks = judged(answers).checks
    barred = [check for check in checks if check.part in answers]
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])
    assert {c.outcome for c in checks if c.part in ("hold_list", "blue_gate")} == {"passed"}


def test_the_right_decision_depends_on_the_books(monkeypatch: pytest.MonkeyPatch) -> None:
    def decision(variant: int) -> tuple[object, object]:
        monkeypatch.setenv("CRMLAB_VARIANT", str(variant))
        names: dict[str, object] = {}
        for source in solution_cells(EXERCISE):
            exec(source, names)  # noqa: S102 - our own solution
        return names["gate_decision"], round(float(str(names["gate_payment"])), 2)

    # Of March and April 44.69 + 15,294.67 are left in the first books, 71.79 in the second.
    assert [decision(variant) for variant in (0, 2)] == [("hold", 14_839.36), ("ship", 0.0)]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    by_hand = sum(rubric.points for rubric in EXERCISE.rubrics.values())
    assert (judged({}).points, by_hand) == (22, 3)
