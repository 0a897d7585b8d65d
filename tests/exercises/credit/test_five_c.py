import pytest

from tests.exercises.tried import Tried

TRIED = Tried("credit/five-c")

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


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS)
    assert lost == hidden


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
    barred = TRIED.barred(answers, with_them=["hotel_file"])
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on" in str([check.message for check in barred])


def test_what_must_be_asked_for_depends_on_the_books() -> None:
    def request(variant: int) -> tuple[object, object]:
        names = TRIED.solved(variant)
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
    assert TRIED.points() == (20, 3)
