from tests.exercises.tried import Tried

TRIED = Tried("credit/grades")

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
    return {17: 35, 20: 0, 8: 40 if len(floors) == 2 else 35}[margin]
""",
    "decision": """
ca5_rate = desk[desk["score"] < 40]["defaulted"].mean()
my_floor, decision = 55, "higher"
""",
}


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS)
    assert lost == hidden


def test_what_the_package_computes_earns_nothing_where_it_is_barred() -> None:
    answers = {
        "grade_of": "def grade_of(score, floors):\n    from crmlab.credit import grade\n"
        "    return 'ungraded' if score is None else grade(score)",
    }
    barred = TRIED.barred(answers)
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])


def test_the_right_decision_depends_on_the_books() -> None:
    def decision(variant: int) -> tuple[object, object]:
        names = TRIED.solved(variant)
        return names["my_floor"], names["decision"]

    assert [decision(variant) for variant in (0, 2, 8)] == [
        (10, "lower"),
        (0, "none"),
        (20, "lower"),
    ]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    assert TRIED.points() == (15, 3)
