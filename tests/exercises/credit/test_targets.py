from tests.exercises.tried import Tried

TRIED = Tried("credit/targets")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "worth_starting": """
def worth_starting(targets, days):
    if not targets["chance"].between(0, 1).all() or (targets["days"] == 0).any():
        raise ValueError
    return {30: ["chain", "micro", "inn", "clinic"], 5: ["clinic", "micro"]}[days]
""",
    "break_even_chance": """
def break_even_chance(income, days, per_day):
    return {120: 0.24, 4: 0.9, 6: float("inf")}[days]
""",
    "firms_to_call": """
def firms_to_call(leads):
    return leads[leads["lead"].isin(["L01", "L06", "L07", "L09", "L10"])]
""",
    "order_chance": """
def order_chance(leads, opportunities, source):
    return {"web": 0.2, "fair": 0}[source] if source != "letter" else int("")
""",
    "call_list": """
def call_list(leads, opportunities, sellers):
    firms = leads[leads["state"] == "new"].sort_values("created", ascending=False)
    worth = {"supermarket": 64_000, "shop": 45_000, "hotel": 29_000, "hospital": 15_000}
    chance = {"web": 0.2, "referral": 0.16}
    firms = firms.assign(
        expected=firms["kind"].map(worth) * firms["source"].map(chance).fillna(0)
    )
    firms = firms.sort_values("expected", ascending=False, kind="stable")
    return firms[["lead", "expected"]].head(18)
""",
}


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS, but=["fourth_seller"])
    assert lost == hidden


def test_the_amount_without_the_decision_earns_the_amount_alone() -> None:
    answer = """
six_leads = call_list(leads, books["opportunities"], 4)["expected"].iloc[18:24].sum()
fourth_seller = "giant"
"""
    checks = [
        c for c in TRIED.judged({"fourth_seller": answer}).checks if c.part == "fourth_seller"
    ]
    assert {(check.hidden, check.outcome) for check in checks} == {
        (False, "passed"),
        (True, "failed"),
    }


def test_what_the_package_computes_earns_nothing_where_it_is_barred() -> None:
    answers = {
        "worth_starting": """
from crmlab.credit import TargetCustomer, rank_targets
def worth_starting(targets, days):
    rows = targets[targets["days"] <= days].to_dict("records")
    return [target.name for target in rank_targets(TargetCustomer(**row) for row in rows)]
""",
    }
    barred = TRIED.barred(answers)
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])


def test_the_right_decision_depends_on_the_books() -> None:
    def decision(variant: int) -> object:
        names = TRIED.solved(variant)
        return names["fourth_seller"]

    assert [decision(variant) for variant in (0, 3, 4, 11)] == ["leads", "chain", "leads", "chain"]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    assert TRIED.points() == (20, 3)
