from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right


@check("filed", points=1)
def test_all_eight_notes(student):
    """All eight notes
    全部八张便条"""
    heads = {"character": "ag", "capacity": "bh", "capital": "cf"}
    heads |= {"collateral": "d", "conditions": "e"}
    assert student.filed == right({note: head for head in heads for note in heads[head]})


@check("score_range", points=1)
def test_all_known_and_nothing_known(student):
    """Everything known, nothing known, None for a score, weights that add up to 1 or to 8
    全部已知、一无所知、得分为 None、权重之和为 1 或 8"""
    weights = {"price": 0.25, "service": 0.75}
    assert student.score_range(weights, {"price": 80, "service": 40}) == right((50, 50))
    assert student.score_range(weights, {}) == right((0, 100))
    assert student.score_range(weights, {"price": None, "service": 0}) == right((0, 25))
    three = {"a": 2, "b": 5, "c": 1}
    assert student.score_range(three, {"b": 60, "c": 0}) == right((37.5, 62.5))  # 300 and 500 of 8
    for scores in ({"b": -1}, {"b": 100.5, "a": 3}, {"d": None}):
        with raises(ValueError):
            student.score_range(three, scores)


@check("answer", points=1)
def test_other_lines(student):
    """Another line, a score that is known, and a range upside down
    另一条分数线、得分已知的情形，以及上下颠倒的区间"""
    assert student.answer(44.9, 45, 45) == right("ask")
    assert student.answer(45, 45, 45) == right("sign")
    assert student.answer(10, 44.9, 45) == right("refuse")
    with raises(ValueError):
        student.answer(75, 45, 60)


@check("coverage", points=1)
def test_other_pledges(student):
    """Nobody in front, a haircut of nothing and of everything, and arguments that make no sense
    前面没有别人、不打折扣和全部扣光，以及不合理的参数"""
    assert student.coverage(800, 0.25, 0, 400) == right(1.5)
    assert student.coverage(500, 0, 100, 1) == right(400)
    assert student.coverage(500, 1, 100, 400) == right(0)
    for haircut, exposure in ((-0.1, 200), (1.01, 200), (0.4, -200)):
        with raises(ValueError):
            student.coverage(1_000, haircut, 300, exposure)


@check("line_scores", points=1)
def test_other_hotels(student):
    """Three late, none over 30; no invoices at all; down 5 %; the other boundaries
    逾期三张、都没超过 30 天；一张发票也没有；下降 5 %；其余界限"""

    def scores(*facts):
        found = student.line_scores(*facts)
        return [found[line] for line in ("payment_record", "sales", "structure")]

    assert scores([1, 2, 30, 0], -0.05, 0.6) == right([50, 0, 100])
    assert scores([], 0.049, 0.599) == right([None, 50, 50])
    assert scores([0, 0], -0.049, 0.449) == right([100, 50, 0])
    assert scores([31, 5], 0.2, -0.1) == right([0, 100, 0])
    assert scores([0, 0, 1, 1, 1], -0.2, 1) == right([50, 0, 100])


@check("hotel_file", points=2)
def test_the_word_that_your_books_ask_for(student, books):
    """The least that must be asked for before a yes is possible
    使“批”成为可能，至少要问到哪一步"""
    hotel = STORY["hotel"]
    bills = books["invoices"].set_index("invoice").sort_index()
    bills = bills[bills["customer"] == hotel]
    paid = books["receipts"].groupby("invoice")["date"].max()
    late = (paid.reindex(bills.index) - bills["due"]).dropna().dt.days.tail(12)
    points = 10 + (0 if late.max() > 30 else 10 if (late > 0).sum() <= 2 else 5)
    visits = books["visits"][books["visits"]["customer"] == hotel].set_index("date").sort_index()
    demand = visits["demand"]
    change = demand["2025-07-01":].mean() / demand["2024-07-01":"2025-06-30"].mean() - 1
    points += 6.25 if change >= 0.05 else 0 if change <= -0.05 else 3.125
    sheet = books["statements"].set_index("customer").loc[hotel]
    share = sheet["net_assets"] / sheet["total_assets"]
    points += 5 if share >= 0.6 else 2.5 if share >= 0.45 else 0
    steps = {"sign": 0, "calls": 17.5, "visit": 22.75, "register": 5, "accounts": 10}
    needed = "refuse"
    for word, worth in steps.items():
        points += worth
        if points >= 60:
            needed = word
            break
    assert student.hotel_request == right(needed)
