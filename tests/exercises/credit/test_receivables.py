import pytest

from tests.exercises.tried import Tried

TRIED = Tried("credit/receivables")

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


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS)
    assert lost == hidden


@pytest.mark.parametrize("borrowed", ["crmlab.credit", "crmlab.credit.receivables"])
def test_what_the_package_computes_earns_nothing_where_it_is_barred(borrowed: str) -> None:
    lent = f"import {borrowed} as lent\n"
    answers = {
        "last_day": f"{lent}def last_day(invoice_date, terms):\n"
        "    days = int(terms.split()[-1])\n"
        "    net = lent.Net(days) if 'net' in terms else lent.MonthlySettlement(days=days)\n"
        "    return lent.due_date(invoice_date, net)",
    }
    barred = TRIED.barred(answers)
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])


def test_the_right_decision_depends_on_the_books() -> None:
    def decision(variant: int) -> tuple[object, object]:
        names = TRIED.solved(variant)
        return names["gate_decision"], round(float(str(names["gate_payment"])), 2)

    # Of March and April 44.69 + 15,294.67 are left in the first books, 71.79 in the second.
    assert [decision(variant) for variant in (0, 2)] == [("hold", 14_839.36), ("ship", 0.0)]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    assert TRIED.points() == (22, 3)
