import pytest

from tests.exercises.tried import Tried

TRIED = Tried("credit/ratios")

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


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS)
    assert lost == hidden


@pytest.mark.parametrize("borrowed", ["crmlab.credit", "crmlab.credit.ratios"])
def test_what_the_package_computes_earns_nothing_where_it_is_barred(borrowed: str) -> None:
    lent = f"import {borrowed} as lent\n"
    answers = {
        "quick_ratio": f"{lent}def quick_ratio(current_assets, inventory, prepaid, "
        "current_liabilities):\n    return lent.quick_ratio_from_total(**locals())",
        "hotel_ratios": f"{lent}hotel_current = lent.current_ratio(current_assets="
        "hotel.current_assets, current_liabilities=hotel.current_liabilities)\nhotel_quick = 1",
    }
    barred = TRIED.barred(answers, with_them=["hotel_decision"])
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])


def test_the_right_decision_depends_on_the_books() -> None:
    def decision(variant: int) -> object:
        names = TRIED.solved(variant)
        return names["hotel_decision"]

    assert [decision(variant) for variant in (0, 2, 4)] == ["owner", "bank", "prepay"]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    assert TRIED.points() == (20, 3)
