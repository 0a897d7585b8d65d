from bisect import bisect

from pandas import DataFrame
from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right

SHOP = {"current_assets": 800, "inventory": 300, "prepaid": 50, "current_liabilities": 400}

# In thousand yuan. Current ratios: 2, 1.5, 2, 1, 2; quick ratios: 0.6, 0.9, 1, 0.5, 0.4.
FIRMS = DataFrame(
    [
        ("tea", 20, 0, 40, 140, 0, 100, 100),
        ("wine", 30, 20, 40, 40, 20, 100, 300),
        ("hotel", 60, 0, 40, 100, 0, 100, 100),
        ("clinic", 5, 0, 45, 30, 20, 100, 100),
        ("market", 40, 0, 0, 150, 10, 100, 200),
    ],
    columns=[
        "customer",
        "cash",
        "securities",
        "receivables",
        "inventory",
        "prepaid",
        "current_liabilities",
        "total_liabilities",
    ],
)
FIRMS["current_assets"] = FIRMS[["cash", "securities", "receivables", "inventory", "prepaid"]].sum(
    axis=1
)


def table(*rows):
    return DataFrame(rows, columns=["customer", "current", "quick"])


@check("quick_ratio", points=2)
def test_stock_and_prepayments_are_left_out(student):
    """The quick ratio of a shop that sits on stock
    存货很多的商店的速动比率"""
    assert student.quick_ratio(**SHOP) == right(
        (800 - 300 - 50) / 400,
        stock_left_in=(800 - 50) / 400,
        prepayments_left_in=(800 - 300) / 400,
        net_of_debt=(800 - 400) / 400,
    )


@check("quick_ratio", points=1)
def test_debt_of_zero_or_less_is_an_error(student):
    """Current liabilities of 1 have a ratio; 0 and less are a ValueError
    流动负债为 1 时有比率；为零或负数时抛出 ValueError"""
    assert student.quick_ratio(**SHOP | {"current_liabilities": 1}) == right(450)
    for debt in (0, -400):
        with raises(ValueError):
            student.quick_ratio(**SHOP | {"current_liabilities": debt})


@check("hotel_ratios", points=1)
def test_the_current_ratio_of_the_hotel(student, books):
    """The hotel's current ratio, from your own books
    你的账簿中那家酒店的流动比率"""
    hotel = books["statements"].set_index("customer").loc[STORY["hotel"]]
    ratio = hotel.current_assets / hotel.current_liabilities
    assert student.hotel_current == right(
        ratio,
        within=0.005,
        over_total_liabilities=hotel.current_assets / hotel.total_liabilities,
        in_percent=100 * ratio,
    )


@check("hotel_ratios", points=1)
def test_the_quick_ratio_of_the_hotel(student, books):
    """The hotel's quick ratio, from your own books
    你的账簿中那家酒店的速动比率"""
    hotel = books["statements"].set_index("customer").loc[STORY["hotel"]]
    liquid = hotel.cash + hotel.securities + hotel.receivables
    assert student.hotel_quick == right(
        liquid / hotel.current_liabilities,
        within=0.005,
        stock_left_in=(liquid + hotel.inventory) / hotel.current_liabilities,
        prepayments_left_in=(liquid + hotel.prepaid) / hotel.current_liabilities,
        over_total_liabilities=liquid / hotel.total_liabilities,
        in_percent=100 * liquid / hotel.current_liabilities,
    )


@check("look_again", points=2)
def test_fine_at_first_sight_only(student):
    """Five firms, three of which deserve a second look
    五家公司，其中三家需要再看一眼"""
    assert student.look_again(FIRMS) == right(
        table(("market", 2.0, 0.4), ("tea", 2.0, 0.6), ("wine", 1.5, 0.9)),
        floor_missed=table(("market", 2.0, 0.4), ("tea", 2.0, 0.6)),
        wrong_end=table(("wine", 1.5, 0.9), ("tea", 2.0, 0.6), ("market", 2.0, 0.4)),
        prepayments_left_in=table(("market", 2.0, 0.5), ("tea", 2.0, 0.6)),
    )


@check("phone_list", points=2)
def test_the_three_thinnest(student):
    """The three of five firms with the smallest quick ratio
    五家公司中速动比率最小的三家"""
    assert student.phone_list(FIRMS, 3) == right(
        ["market", "clinic", "tea"],  # 0.4, 0.5, 0.6
        prepayments_left_in=["market", "tea", "clinic"],  # 0.5, 0.6, 0.7
        over_total_liabilities=["market", "wine", "clinic"],  # 0.2, 0.3, 0.5
        wrong_end=["hotel", "wine", "tea"],  # 1, 0.9, 0.6
    )


@check("credit_points", points=2)
def test_both_ratios_on_a_floor(student):
    """A slow payer with an owner's guarantee, current ratio 1.2, quick ratio 0.8
    付款拖延、有业主个人担保、流动比率 1.2、速动比率 0.8 的客户"""
    assert student.credit_points(1.2, 0.8, "slow", "owner") == right(
        12 + 22 + 15 + 10,
        floor_missed=5 + 14 + 15 + 10,
        classes_added=(12 + 5) + (22 + 14 + 6) + 15 + 10,
        words_forgotten=12 + 22,
    )


@check("credit_points", points=1)
def test_the_ends_of_the_card(student):
    """The best customer has 100 points, the worst 0; a word not on the card is a ValueError
    最好的客户得 100 分，最差的得 0 分；卡上没有的词抛出 ValueError"""
    assert student.credit_points(2.4, 1.3, "prompt", "bank") == right(20 + 30 + 30 + 20)
    assert student.credit_points(0.6, 0.2, "bad", "none") == right(0)
    for words in (("sometimes", "none"), ("slow", "friend")):
        with raises(ValueError):
            student.credit_points(1.2, 0.8, *words)


@check("hotel_decision", points=1)
def test_the_hotel_on_the_card(student, books):
    """The hotel's points on the card, and a decision from the list of words
    酒店在评分卡上的总分，以及所选的词在列"""
    hotel = books["statements"].set_index("customer").loc[STORY["hotel"]]
    liquid = hotel.cash + hotel.securities + hotel.receivables
    current, quick = (x / hotel.current_liabilities for x in (hotel.current_assets, liquid))
    ratios = (0, 5, 12, 20)[bisect((1.0, 1.2, 1.5), current)]
    ratios += (0, 6, 14, 22, 30)[bisect((0.4, 0.6, 0.8, 1.0), quick)]
    assert student.hotel_score == right(
        ratios + 15, guarantee_assumed=ratios + 15 + 20, words_forgotten=ratios
    )
    assert student.hotel_decision in ("open", "owner", "bank", "prepay")
