from bisect import bisect

from pandas import DataFrame
from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right


def with_ratios(statements):
    liquid = statements["cash"] + statements["securities"] + statements["receivables"]
    return DataFrame(
        {
            "customer": statements["customer"],
            "current": statements["current_assets"] / statements["current_liabilities"],
            "quick": liquid / statements["current_liabilities"],
        }
    ).sort_values("quick")


@check("quick_ratio", points=1)
def test_other_firms(student):
    """A firm with notes receivable, one with nothing but stock, and a large debt
    有应收票据的公司、只有存货的公司，以及负债很大的情形"""
    assert student.quick_ratio(650, 260, 40, 400) == right(0.875)  # 120 + 200 + 30 = 350
    assert student.quick_ratio(500, 500, 0, 250) == right(0)
    assert student.quick_ratio(1_000.5, 0, 0.5, 8_000_000) == right(0.000125)
    with raises(ValueError):
        student.quick_ratio(650, 260, 40, -0.01)


@check("look_again", points=1)
def test_a_second_look_at_your_own_books(student, books):
    """Your own customers, and a list on which nobody deserves a second look
    你账簿中的全部客户，以及一张没有人需要再看的名单"""
    ratios = with_ratios(books["statements"])
    doubtful = ratios[(ratios["current"] >= 1.5) & (ratios["quick"] < 1)]
    assert student.look_again(books["statements"]) == right(doubtful)
    sound = books["statements"][~books["statements"]["customer"].isin(doubtful["customer"])]
    nobody = student.look_again(sound)
    assert len(nobody) == 0
    assert list(nobody.columns) == ["customer", "current", "quick"]


@check("phone_list", points=1)
def test_the_thinnest_in_your_own_books(student, books):
    """Seven of your own customers, and a list longer than the table
    你账簿中的七位客户，以及比整张表还长的名单"""
    thinnest = with_ratios(books["statements"])["customer"].tolist()
    assert student.phone_list(books["statements"], 7) == right(thinnest[:7])
    assert student.phone_list(books["statements"].head(3), 5) == right(
        [
            customer
            for customer in thinnest
            if customer in books["statements"]["customer"][:3].tolist()
        ]
    )


@check("credit_points", points=1)
def test_every_class_of_the_card(student):
    """Each class of both ratios, on its floor and just below it
    两个比率的每一档：正好等于下限，以及略低于下限"""
    for floor, points, below in ((1.5, 20, 12), (1.2, 12, 5), (1.0, 5, 0)):
        assert student.credit_points(floor, 0.1, "bad", "none") == right(points)
        assert student.credit_points(floor - 0.001, 0.1, "bad", "none") == right(below)
    for floor, points, below in ((1.0, 30, 22), (0.8, 22, 14), (0.6, 14, 6), (0.4, 6, 0)):
        assert student.credit_points(0.5, floor, "bad", "none") == right(points)
        assert student.credit_points(0.5, floor - 0.001, "bad", "none") == right(below)


@check("credit_points", points=1)
def test_customers_without_history_or_guarantee(student):
    """A customer without dealings, one without guarantee, and words that are not on the card
    尚无往来的客户、没有担保的客户，以及卡上没有的词"""
    assert student.credit_points(1.3, 0.7, "none", "bank") == right(12 + 14 + 10 + 20)
    assert student.credit_points(1.1, 0.5, "prompt", "none") == right(5 + 6 + 30)
    for words in (("Prompt", "none"), ("prompt", "")):
        with raises(ValueError):
            student.credit_points(1.1, 0.5, *words)


@check("hotel_decision", points=2)
def test_the_word_that_the_card_asks_for(student, books):
    """The least that must happen before you sign
    签字之前最低限度要做到的事"""
    hotel = with_ratios(books["statements"]).set_index("customer").loc[STORY["hotel"]]
    score = 15 + (0, 5, 12, 20)[bisect((1.0, 1.2, 1.5), hotel.current)]
    score += (0, 6, 14, 22, 30)[bisect((0.4, 0.6, 0.8, 1.0), hotel.quick)]
    needed = next(
        (
            word
            for word, points in (("open", 0), ("owner", 10), ("bank", 20))
            if score + points >= 50
        ),
        "prepay",
    )
    assert student.hotel_decision == right(needed)
