from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right

WEIGHTS = {"character": 30, "capacity": 25, "capital": 20, "collateral": 15, "conditions": 10}
ROWS = ("payment_record", "sales", "structure")
MAKER = {"capacity": 70, "capital": 60, "collateral": 50, "conditions": 80}


def hotel_points(books):
    """The hotel's points on payment record, sales and structure, out of 10, 6.25 and 5."""
    hotel = STORY["hotel"]
    bills = books["invoices"].set_index("invoice").sort_index()
    bills = bills[bills["customer"] == hotel]
    paid = books["receipts"].groupby("invoice")["date"].max()
    late = (paid.reindex(bills.index) - bills["due"]).dropna().dt.days.tail(12)
    record = 0 if late.max() > 30 else 10 if (late > 0).sum() <= 2 else 5
    visits = books["visits"][books["visits"]["customer"] == hotel]
    now = visits["date"] >= "2025-07-01"
    before = (visits["date"] >= "2024-07-01") & ~now
    change = visits["demand"][now].mean() / visits["demand"][before].mean() - 1
    sales = 6.25 if change >= 0.05 else 0 if change <= -0.05 else 3.125
    sheet = books["statements"].set_index("customer").loc[hotel]
    share = sheet["net_assets"] / sheet["total_assets"]
    return record, sales, 5 if share >= 0.6 else 2.5 if share >= 0.45 else 0


@check("filed", points=1)
def test_six_of_eight_notes(student):
    """Six of the eight notes: a, b, c, e, f and g
    八张便条中的六张：a、b、c、e、f、g"""
    filed = {note: student.filed[note] for note in "abcefg"}
    factors = {"character": "ag", "capacity": "b", "capital": "cf", "conditions": "e"}
    sorted_well = {note: factor for factor, notes in factors.items() for note in notes}
    assert filed == right(
        sorted_well,
        property_is_pledge=sorted_well | {"c": "collateral"},
        owner_is_character=sorted_well | {"f": "character"},
    )


@check("score_range", points=2)
def test_the_furniture_maker(student):
    """The furniture maker, with nothing on character
    家具厂，品质一无所知"""
    known = 25 * 70 + 20 * 60 + 15 * 50 + 10 * 80
    assert student.score_range(WEIGHTS, MAKER) == right(
        (known / 100, known / 100 + 30),
        missing_as_zero=(known / 100, known / 100),
        weights_spread=(known / 70, known / 70),
        middle_taken=(known / 100 + 15, known / 100 + 15),
        weights_forgotten=((70 + 60 + 50 + 80) / 5, (70 + 60 + 50 + 80 + 100) / 5),
    )


@check("score_range", points=1)
def test_scores_that_cannot_be(student):
    """A score of 100 counts; 101, and a score for a factor without a weight, are a ValueError
    100 分可以；101 分，以及给没有权重的要素打分，抛出 ValueError"""
    assert student.score_range({"price": 3, "service": 1}, {"price": 100}) == right((75, 100))
    for scores in ({"price": 101}, {"price": 50, "luck": 50}):
        with raises(ValueError):
            student.score_range({"price": 3, "service": 1}, scores)


@check("answer", points=2)
def test_four_ranges_and_a_line(student):
    """60 to 80, 45 to 75, 30 to 60 and 20 to 59, with the line at 60
    60 到 80、45 到 75、30 到 60、20 到 59，分数线 60"""
    ranges = [(60, 80), (45, 75), (30, 60), (20, 59)]
    assert [student.answer(low, high, 60) for low, high in ranges] == right(
        ["sign", "ask", "ask", "refuse"],
        line_missed=["ask", "ask", "ask", "refuse"],
        line_given_up=["sign", "ask", "refuse", "refuse"],
        by_the_middle=["sign", "sign", "refuse", "refuse"],
        by_the_high_end=["sign", "sign", "sign", "refuse"],
    )


@check("coverage", points=2)
def test_a_warehouse_behind_a_bank(student):
    """A warehouse of 1,000, haircut 40 %, a bank with 300 first, exposure 200
    仓库 1,000，折扣 40 %，银行 300 排在前面，敞口 200"""
    assert student.coverage(1_000, 0.4, 300, 200) == right(
        (1_000 * 0.6 - 300) / 200,
        haircut_kept=(1_000 * 0.4 - 300) / 200,
        shared_with_the_bank=1_000 * 0.6 / (300 + 200),
        bank_forgotten=1_000 * 0.6 / 200,
    )


@check("coverage", points=1)
def test_nothing_left_and_nothing_sensible(student):
    """After a bank with 700 nothing is left; haircuts of 1.2 and exposures of 0 are a ValueError
    银行排在前面的有 700，什么也不剩；折扣 1.2、敞口 0 抛出 ValueError"""
    assert student.coverage(1_000, 0.4, 700, 200) == right(0)
    for haircut, exposure in ((1.2, 200), (0.4, 0)):
        with raises(ValueError):
            student.coverage(1_000, haircut, 300, exposure)


@check("line_scores", points=2)
def test_on_the_boundaries_and_one_bad_invoice(student):
    """Two late, one by 30 days, up 5 %, own share 45 %; then eleven on time and one 31 days late
    逾期两张、其中一张 30 天，增长 5 %，净资产占 45 %；再看十一张按时、一张逾期 31 天"""
    lines = [student.line_scores([0, 1, 30], 0.05, 0.45)]
    lines += [student.line_scores([0] * 11 + [31], 0, 0.7)]
    assert [tuple(scores[line] for line in ROWS) for scores in lines] == right(
        [(100, 100, 50), (0, 50, 100)],
        boundary_missed=[(0, 50, 0), (0, 50, 100)],
        average_hides_the_worst=[(100, 100, 50), (100, 50, 100)],
    )


@check("hotel_file", points=2)
def test_the_hotel_s_range(student, books):
    """Both ends of the hotel's range, from your own books, and a request from the list of words
    你的账簿中酒店的区间两端，以及所选的词在列"""
    points = hotel_points(books)
    low = 10 + sum(points)
    lost = (10 + 6.25 + 5) - sum(points) + 7.5
    assert student.hotel_range == right(
        (low, 100 - lost),
        within=0.005,
        none_left_blank=(low, 107.5 - lost),
        property_is_pledge=(low + 7.5, 107.5 - lost),
        missing_as_zero=(low, low),
    )
    words = ("sign", "calls", "visit", "register", "accounts", "refuse")
    assert student.hotel_request in words
