import pytest

from tests.exercises.tried import Tried

TRIED = Tried("credit/trade-spend")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "gross_margin": """
def gross_margin(lines):
    if len(lines) == 0:
        raise ValueError
    return 0.2 if len(lines) == 1 else 26 / 70
""",
    "extra_sales_needed": """
def extra_sales_needed(extra, margin, handling):
    if extra == -1 or handling == 0.06 and margin <= 0.06:
        raise ValueError
    return {30_000: 75_000, 11_000: 11_000 / 0.17, 100: 10_000}[extra]
""",
    "left_of_plan": """
def left_of_plan(plan, ledger, first, last):
    return {"listing": 400, "promotion": 15_000, "rebate": -11_000}
""",
    "promotion_result": """
def promotion_result(usual, promoted, after, price, unit_cost, discount, cost):
    return -70 if after else 90
""",
    "promotion_effect": """
def promotion_effect(months):
    if len(months) == 6:
        return {"uplift": 350 / 1_100, "dip": 90 / 1_100}
    if (months["state"] == "promotion").any():
        return {"uplift": 350 / 1_100, "dip": 0}
    raise ValueError
""",
    "bay": """
_rebate = bay_spend.loc[bay_spend["kind"] == "rebate", "amount"].sum()
_goods = (bay_lines["quantity"] * bay_lines["cost"]).sum()
bay_left = 1 - (_goods + _rebate) / bay_lines["sales"].sum() - HANDLING
bay_needed, bay_payoff, bay_decision = 65_000, -1_300, "refuse"
""",
}


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS)
    assert lost == hidden


@pytest.mark.parametrize("borrowed", ["crmlab.credit", "crmlab.credit.trade_spend"])
def test_what_the_package_computes_earns_nothing_where_it_is_barred(borrowed: str) -> None:
    lent = f"import {borrowed} as lent\n"
    answers = {
        "extra_sales_needed": f"{lent}def extra_sales_needed(extra, margin, handling):\n"
        "    return lent.break_even_sales(spend=extra, margin=margin - handling)",
    }
    barred = TRIED.barred(answers)
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])


def test_the_right_decision_depends_on_the_books() -> None:
    def decision(variant: int) -> tuple[object, int]:
        names = TRIED.solved(variant)
        return names["bay_decision"], round(float(str(names["bay_payoff"])))

    # 97,297 a month x (29.3 % - 14.6 %) x 15.0 fen are 2,147 yuan; less 1,300.
    assert [decision(variant) for variant in (0, 3)] == [("sign", 847), ("refuse", -323)]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    assert TRIED.points() == (23, 3)
