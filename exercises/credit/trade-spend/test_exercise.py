from pandas import DataFrame, Timestamp
from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right

LINES = DataFrame(
    {
        "quantity": [100, 300],
        "price": [10.0, 20.0],
        "cost": [8.0, 12.0],
        "list_price": [12.0, 24.0],
    }
)
SALES, GOODS = 100 * 10 + 300 * 20, 100 * 8 + 300 * 12  # 7,000 and 4,400

PLAN = {"listing": 10_000, "promotion": 15_000}
LEDGER = DataFrame(
    [
        ("2025-03-01", "promotion", 4_000),
        ("2025-07-01", "rebate", 5_000),
        ("2026-01-01", "listing", 9_600),
        ("2026-06-01", "rebate", 6_000),
        ("2026-07-01", "listing", 1_000),
    ],
    columns=["month", "kind", "amount"],
)
LEDGER["month"] = LEDGER["month"].map(Timestamp)
YEAR = Timestamp("2025-07-01"), Timestamp("2026-06-01")

TEA = {"usual": 100, "price": 10, "unit_cost": 6, "discount": 0.1, "cost": 50}

MONTHS = DataFrame(
    [
        ("small", 150, 100, "promotion"),
        ("large", 1_300, 1_000, "promotion"),
        ("small", 60, 100, "after"),
        ("large", 950, 1_000, "after"),
        ("small", 110, 100, "quiet"),
        ("large", 990, 1_000, "quiet"),
    ],
    columns=["customer", "sales", "usual", "state"],
)


@check("gross_margin", points=2)
def test_two_lines(student):
    """A hundred at ¥10 that cost ¥8, and three hundred at ¥20 that cost ¥12
    一百件每件卖 10 元、进价 8 元，三百件每件卖 20 元、进价 12 元"""
    listed = 100 * 12 + 300 * 24
    assert student.gross_margin(LINES) == right(
        (SALES - GOODS) / SALES,
        on_cost=(SALES - GOODS) / GOODS,
        at_list_price=(listed - GOODS) / listed,
        lines_averaged=(0.2 + 0.4) / 2,
    )


@check("gross_margin", points=1)
def test_nothing_sold(student):
    """The first line alone has a margin of 20 %; no line at all is a ValueError
    只有第一行时毛利率 20%；一行都没有时抛出 ValueError"""
    assert student.gross_margin(LINES.head(1)) == right(2 / 10)
    with raises(ValueError):
        student.gross_margin(LINES.head(0))


@check("extra_sales_needed", points=2)
def test_what_support_must_bring(student):
    """¥30,000 at 40 % without handling, and ¥11,000 at 23.5 % of which handling takes 6.5
    30,000 元，毛利率 40%，不计配送；11,000 元，毛利率 23.5%，配送和仓储占 6.5%"""
    assert student.extra_sales_needed(30_000, 0.40, 0) == right(
        75_000,  # 30,000 / 0.40
        divided_by_the_cost=30_000 / 0.60,
        read_as_mark_up=105_000,  # 30,000 / (0.40 / 1.40)
    )
    assert student.extra_sales_needed(11_000, 0.235, 0.065) == right(
        11_000 / 0.17,
        divided_by_the_cost=11_000 / 0.83,
        read_as_mark_up=11_000 / (0.235 / 1.235 - 0.065),
        handling_forgotten=11_000 / 0.235,
    )


@check("extra_sales_needed", points=1)
def test_where_nothing_is_left(student):
    """A fen is left of a yuan; nothing is left; less than nothing is asked for
    每元剩 1 分；一分不剩；以及金额为负"""
    assert student.extra_sales_needed(100, 0.07, 0.06) == right(10_000)
    for extra, margin in ((100, 0.06), (100, 0.05), (-1, 0.3)):
        with raises(ValueError):
            student.extra_sales_needed(extra, margin, 0.06)


@check("left_of_plan", points=2)
def test_a_year_of_support(student):
    """A plan of two kinds, of which one was used, and a rebate that nobody planned
    计划两类费用，动用了一类；另有一笔没人计划的返利"""
    assert student.left_of_plan(PLAN, LEDGER, *YEAR) == right(
        {"listing": 400, "promotion": 15_000, "rebate": -11_000},
        unplanned_left_out={"listing": 400, "promotion": 15_000},
        unused_left_out={"listing": 400, "rebate": -11_000},
        other_years_counted={"listing": -600, "promotion": 11_000, "rebate": -11_000},
    )


@check("promotion_result", points=2)
def test_tea_at_ten_per_cent_off(student):
    """Tea at 10 % off: 180 units instead of 100, then 70 and 90; and the same without later months
    茶叶打九折：卖出 180 件，平常 100 件，之后两个月 70 件、90 件；以及不看之后各月的情形"""
    gain = 180 * (9 - 6) - 100 * (10 - 6)  # 140
    dip = (30 + 10) * (10 - 6)  # 160
    assert student.promotion_result(promoted=180, after=[70, 90], **TEA) == right(
        gain - dip - 50,
        dip_left_out=gain - 50,
        discount_on_extra_only=80 * (9 - 6) - dip - 50,
        all_sales_credited=180 * (9 - 6) - dip - 50,
    )
    assert student.promotion_result(promoted=180, after=[], **TEA) == right(
        gain - 50, discount_on_extra_only=80 * (9 - 6) - 50, all_sales_credited=540 - 50
    )


@check("promotion_effect", points=2)
def test_a_small_and_a_large_customer(student):
    """A small and a large customer, each with one promotion
    一大一小两位客户，各做一次促销"""
    assert student.promotion_effect(MONTHS) == right(
        {"uplift": 1_450 / 1_100 - 1, "dip": 1 - 1_010 / 1_100},
        shares_averaged={"uplift": (0.5 + 0.3) / 2, "dip": (0.4 + 0.05) / 2},
        dip_with_a_minus={"uplift": 1_450 / 1_100 - 1, "dip": 1_010 / 1_100 - 1},
        levels_given={"uplift": 1_450 / 1_100, "dip": 1_010 / 1_100},
    )


@check("promotion_effect", points=1)
def test_no_month_after_and_no_promotion(student):
    """The two promotions without the months after them; and only quiet months, a ValueError
    只有两个促销月，没有后一个月；以及全是平常月份，抛出 ValueError"""
    assert student.promotion_effect(MONTHS.head(2)) == right({"uplift": 350 / 1_100, "dip": 0})
    with raises(ValueError):
        student.promotion_effect(MONTHS.tail(2))


@check("bay", points=2)
def test_what_a_yuan_leaves(student, books):
    """What is left of a yuan of Sunrise Bay's, from your own books; a word from the list
    你的账簿中旭湾每元剩多少，以及所选的词在列"""
    year = Timestamp("2025-07-01")
    orders, spend = books["orders"], books["trade_spend"]
    mine = orders[(orders["customer"] == STORY["supermarket"]) & (orders["date"] >= year)]
    lines = books["order_lines"][books["order_lines"]["order"].isin(mine["order"])]
    cost = lines["product"].map(books["products"].set_index("product")["cost"])
    sales = (lines["price"] * lines["quantity"]).sum()
    goods = (lines["quantity"] * cost).sum()
    its = spend[(spend["customer"] == STORY["supermarket"]) & (spend["month"] >= year)]
    rebate = its.loc[its["kind"] == "rebate", "amount"].sum() / sales
    assert student.bay_left == right(
        1 - goods / sales - rebate - 0.065,
        within=0.00005,
        rebate_forgotten=1 - goods / sales - 0.065,
        handling_forgotten=1 - goods / sales - rebate,
        on_cost=sales / goods - 1 - rebate - 0.065,
    )
    assert student.bay_decision in ("sign", "refuse")
