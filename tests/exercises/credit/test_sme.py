import pytest

from tests.exercises.tried import Tried

TRIED = Tried("credit/sme")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "loan_cost": """
def loan_cost(balance, annual_rate, drawn, repaid):
    if annual_rate != 0.06 or repaid < 10:
        raise ValueError
    return 4_500 if repaid == 55 else 0
""",
    "balances": """
def balances(payments, own_funds):
    if own_funds == 90:
        return [(5, 0), (20, 50)]
    return [(0, 30_000), (30, 1_500_000), (45, 1_800_000)]
""",
    "order_interest": """
def order_interest(payments, own_funds, paid_on, annual_rate):
    return {45: 3_900, 105: 21_900}[paid_on] if paid_on > 44 else int("")
""",
    "slowest_delay": """
slowest_delay = (bills.paid - bills.due).dt.days.tail(12).max()
""",
    "uncovered_peak": """
def uncovered_peak(goods, accepted, own_money):
    return 380
""",
    "decision": """
home = {"stages": 59 + 90 + slowest_delay, "own_money": 47 + 90 + slowest_delay}
decision = "plain"
""",
}


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS)
    assert lost == hidden


@pytest.mark.parametrize("borrowed", ["crmlab.credit", "crmlab.credit.sme"])
def test_what_the_package_computes_earns_nothing_where_it_is_barred(borrowed: str) -> None:
    lent = f"import {borrowed} as lent\n"
    followed = "[(d, -a) for d, a in payments], own_funds, annual_rate="
    answers = {
        "loan_cost": f"{lent}def loan_cost(balance, annual_rate, drawn, repaid):\n"
        "    return lent.loan_interest(principal=balance, annual_rate=annual_rate, "
        "days=repaid - drawn)",
        "balances": f"{lent}def balances(payments, own_funds):\n"
        f"    steps = lent.order_cash_flow({followed}0).steps\n"
        "    return [(step.day, step.loan) for step in steps]",
        "order_interest": f"{lent}def order_interest(payments, own_funds, paid_on, annual_rate):\n"
        f"    payments = [*payments, (paid_on, -10**9)]\n"
        f"    return lent.order_cash_flow({followed}annual_rate).interest",
    }
    barred = TRIED.barred(answers)
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])


def test_the_right_form_depends_on_how_slow_the_hospital_is() -> None:
    def decision(variant: int) -> tuple[object, object]:
        names = TRIED.solved(variant)
        return names["slowest_delay"], names["decision"]

    # Clear on day 59 + 90 + delay in stages, 47 + 90 + delay with more own money; 221 is in time.
    assert [decision(variant) for variant in (12, 0, 6, 9)] == [
        (72, "stages"),  # on day 221 exactly
        (74, "own_money"),
        (84, "own_money"),  # on day 221 exactly
        (97, "cash"),
    ]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    assert TRIED.points() == (20, 3)
