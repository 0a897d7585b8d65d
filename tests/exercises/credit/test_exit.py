from tests.exercises.tried import Tried

TRIED = Tried("credit/exit")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "statement_state": """
def statement_state(closed, deadline, today):
    if today < pd.Timestamp("2026-06-30"):
        return "current"
    if deadline is None or deadline < pd.Timestamp("2025-01-01"):
        return "ask"
    return "wait" if deadline == today else "withheld"
""",
    "gain_of_leaving": """
def gain_of_leaving(owed, repayments, default_rate, loss_rate, margin, goes):
    if default_rate > 1:
        raise ValueError
    return {200: 20.664, 800: 62.73}[repayments[0]]
""",
    "birch": """
birch_owed = birch_invoices["amount"].sum() - birch_receipts["amount"].sum()
birch_turn = birch_invoices.loc[birch_invoices["date"] >= "2025-07-01", "amount"].sum() / 4
birch_turn = birch_turn / birch_owed
birch_gain, birch_way = 0, "stop"
""",
    "grade_and_limit": """
def grade_and_limit(score, bought, net_assets, state):
    if score is None or state == "withheld":
        return "ungraded", 0
    return {70: ("CA2", 200_000), 62: ("CA3", 90_000)}.get(score, ("CA5", 0))
""",
    "rule_worth": """
def rule_worth(desk, margin):
    return {"saved": 135, "forgone": 4, "worth": 131}
""",
    "verdict": """
foresight = desk["loss"].sum()
limits_worth, exit_worth, best_rule = 0, foresight, "exit"
""",
}


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS)
    assert lost == hidden


def test_what_the_package_computes_earns_nothing_where_it_is_barred() -> None:
    lent = "import crmlab.credit as lent\n"
    answers = {
        "gain_of_leaving": f"{lent}"
        "def gain_of_leaving(owed, repayments, default_rate, loss_rate, margin, goes):\n"
        "    if not 0 <= default_rate <= 1:\n"
        "        raise ValueError\n"
        "    return lent.exit_balance(\n"
        "        staying=[owed] * len(repayments),\n"
        "        leaving=lent.exposure_path(exposure=owed, repayments=repayments),\n"
        "        default_rate=default_rate,\n"
        "        loss_given_default=loss_rate,\n"
        "        interest_margin=margin * goes,\n"
        "    ).gain",
        "grade_and_limit": f"{lent}def grade_and_limit(score, bought, net_assets, state):\n"
        "    if score is None or state == 'withheld':\n"
        "        return 'ungraded', 0\n"
        "    grade = lent.grade(score)\n"
        "    return grade, max(min(FACTORS[grade] * bought, 0.1 * net_assets), 0)",
    }
    barred = TRIED.barred(answers, with_them={"birch", "verdict"})
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])


def test_the_right_way_and_the_best_rule_depend_on_the_books() -> None:
    def answer(variant: int) -> tuple[object, object]:
        names = TRIED.solved(variant)
        return names["birch_way"], names["best_rule"]

    # A yuan owed carries 0.99, 0.84 and 0.96 yuan of sales a quarter; 40 % may go below 0.93.
    assert [answer(variant) for variant in (0, 1, 3)] == [
        ("stay", "exit"),
        ("steps", "limits"),
        ("stay", "none"),
    ]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    assert TRIED.points() == (20, 3)
