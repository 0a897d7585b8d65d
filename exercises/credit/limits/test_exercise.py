from pandas import DataFrame, Timestamp
from pytest import raises

from crmlab.company import AS_OF, STORY
from crmlab.credit import (
    PAYMENT_FACTORS,
    collections_limit,
    current_ratio,
    grade,
    overdue,
    quick_ratio,
    sales_limit,
    scorecard,
    working_asset_limit,
)
from crmlab.grading import check, right

LIMITS = {"call_seconds": 60}  # a loop over all customers may take its time
TODAY = Timestamp("2026-06-30")
PAID = DataFrame(
    [
        ("2025-12-20", 60),
        ("2026-01-20", 10),  # nothing in February
        ("2026-03-20", 15),
        ("2026-04-03", 8),
        ("2026-04-28", 6),
        ("2026-05-31", 18),
        ("2026-06-01", 21),
    ],
    columns=["date", "amount"],
).astype({"date": "datetime64[ns]"})
SHOP = {"current_assets": 900, "inventory": 350, "prepaid": 100, "current_liabilities": 600}
SHOP |= {"total_liabilities": 750, "net_assets": 500}
BROKE = {"current_assets": 900, "inventory": 400, "prepaid": 0, "current_liabilities": 400}
BROKE |= {"total_liabilities": 1_000, "net_assets": -100}
BEFORE, LAST = Timestamp("2024-12-01"), Timestamp("2025-12-01")
YEARS = {  # bought and paid in the twelve months before last, then in the last twelve
    "quiet": (50_000, 40_000, 50_000, 25_000),
    "grows": (50_000, 40_000, 80_000, 70_000),
    "steady": (60_000, 50_000, 60_000, 59_000),
    "on_the_line": (40_000, 36_000, 42_000, 40_000),
    "deep": (100_000, 60_000, 90_000, 69_000),
    "small": (5_000, 4_500, 5_000, 4_000),
    "new": (0, 0, 30_000, 10_000),
}


def rows(first, second):
    """Give a table with what stands at these two places for each customer, a row a year."""
    made = [
        (customer, day, figures[place])
        for customer, figures in YEARS.items()
        for day, place in ((BEFORE, first), (LAST, second))
        if figures[place]
    ]
    return DataFrame(made, columns=["customer", "date", "amount"])


def limits(books, role, term_days):
    mine = {
        name: table[table["customer"] == STORY[role]]
        for name, table in books.items()
        if name in ("statements", "invoices", "receipts", "orders")
    }
    sheet = mine["statements"].iloc[0]
    liquid = sheet[["cash", "securities", "receivables"]]
    debt = sheet["current_liabilities"]
    late = overdue(mine["invoices"], mine["receipts"], as_of=AS_OF)["days_overdue"].sum()
    card = scorecard(
        {
            "payment_record": "prompt" if late == 0 else "slow" if late <= 30 else "bad",
            "guarantee": "none",
            "quick_ratio": quick_ratio(**liquid, current_liabilities=debt),
            "current_ratio": current_ratio(
                current_assets=sheet["current_assets"], current_liabilities=debt
            ),
        }
    )
    spring = mine["orders"].loc[mine["orders"]["date"] > "2026-03-31", "amount"].sum()
    factor = PAYMENT_FACTORS[grade(card.total)]
    came = mine["receipts"]["date"].dt.strftime("%Y-%m")
    paid = [mine["receipts"].loc[came == f"2026-{m:02}", "amount"].sum() for m in range(1, 7)]
    return {
        "working assets": working_asset_limit(**sheet[list(SHOP)]).limit,
        "sales": sales_limit(orders_per_quarter=spring, term_days=term_days, payment_factor=factor),
        "collections": collections_limit(collections=paid, term_days=term_days),
    }, factor


@check("by_collections", points=2)
def test_a_month_without_a_receipt(student):
    """Six months of receipts with a gap in February, 45 days of credit
    六个月的收款，二月为零，账期 45 天"""
    assert student.by_collections(PAID, TODAY, 45) == right(
        (1 * 10 + 2 * 0 + 3 * 15 + 4 * 14 + 5 * 18 + 6 * 21) / 21 * 45 / 30,
        months_skipped=(1 * 60 + 2 * 10 + 3 * 15 + 4 * 14 + 5 * 18 + 6 * 21) / 21 * 45 / 30,
        weights_reversed=(6 * 10 + 4 * 15 + 3 * 14 + 2 * 18 + 1 * 21) / 21 * 45 / 30,
        unweighted=(10 + 15 + 14 + 18 + 21) / 6 * 45 / 30,
        term_forgotten=(1 * 10 + 3 * 15 + 4 * 14 + 5 * 18 + 6 * 21) / 21,
    )


@check("asset_limit", points=2)
def test_a_shop_with_stock_and_prepayments(student):
    """A shop with stock, prepayments and debt
    一家有存货、预付款和负债的商店"""
    # worth (300 + 500) / 2 = 400; evaluation 1.5 + 0.75 - 1.2 - 1.5 = -0.45: 15 %
    assert student.asset_limit(SHOP) == right(
        400 * 0.15,
        worth_not_halved=800 * 0.15,
        debts_added=400 * 0.25,  # 1.5 + 0.75 + 1.2 + 1.5 = 4.95
        prepayments_left_in=400 * 0.175,  # 1.5 + 550 / 600 - 1.2 - 1.5 = -0.28
    )


@check("asset_limit", points=1)
def test_a_firm_that_owes_more_than_it_owns(student):
    """A firm with net assets of -100, and the same firm with 100
    净资产为 -100 的企业，以及净资产为 100 的同一家企业"""
    # Taken as it comes: worth (500 - 100) / 2 = 200, evaluation 2.25 + 1.25 + 4 + 10: 25 %
    assert student.asset_limit(BROKE) == right(0, negative_equity_praised=200 * 0.25)
    # worth (500 + 100) / 2 = 300; evaluation 2.25 + 1.25 - 4 - 4 = -4.5: 2.5 %
    sound = BROKE | {"net_assets": 100, "total_liabilities": 400}
    assert student.asset_limit(sound) == right(300 * 0.025, worth_not_halved=600 * 0.025)


@check("new_limit", points=2)
def test_the_least_of_those_that_apply(student):
    """Limits of 70,000 and 64,000 and a method that does not apply; then an overdue invoice
    额度 70,000 和 64,000，另一种方法不适用；然后有一笔逾期"""
    found = {"working assets": 70_000, "sales": 64_000, "collections": None}
    assert student.new_limit(50_000, 90_000, found, 0) == right(64_000, largest_taken=70_000)
    assert student.new_limit(50_000, 60_000, found, 0) == right(60_000, more_than_asked=64_000)
    assert student.new_limit(50_000, 90_000, found, 100) == right(
        50_000, raised_while_overdue=64_000
    )


@check("new_limit", points=1)
def test_a_limit_of_zero_applies(student):
    """A method says 0 and something is overdue; and a customer to whom no method applies
    有一种方法得出 0，又有逾期；以及没有一种方法适用的客户"""
    found = {"working assets": 0, "sales": 20_000, "collections": 30_000}
    assert student.new_limit(50_000, 90_000, found, 100) == right(
        0, zero_skipped=20_000, largest_taken=30_000, never_lowered=50_000
    )
    with raises(ValueError):
        student.new_limit(50_000, 90_000, {"working assets": None, "sales": None}, 0)


@check("months_until", points=2)
def test_up_down_and_never(student):
    """A debt that grows to 200, one that falls to 60, and one that moves away from 60
    涨到 200 的欠款、降到 60 的欠款，以及离 60 越来越远的欠款"""
    assert student.months_until(143, 200, 60, 50) == right(
        (200 - 143) / (60 - 50), payments_forgotten=(200 - 143) / 60
    )
    assert student.months_until(90, 60, 20, 26) == right(
        (60 - 90) / (20 - 26), payments_forgotten=30 / 20
    )
    assert student.months_until(90, 60, 26, 20) == right(
        float("inf"), always_arrives=5, back_in_time=-5
    )


@check("growing_debt", points=2)
def test_three_of_seven_owe_more_and_buy_no_more(student):
    """Seven customers, three of whom belong on the list
    七位客户，应在名单上的有三位"""
    assert student.growing_debt(rows(0, 2), rows(1, 3), TODAY) == right(
        ["quiet", "deep", "on_the_line"],  # 10 -> 35, 40 -> 61, 4 -> 6 thousand
        business_too=["quiet", "deep", "grows", "on_the_line"],
        receipts_left_out=["deep", "steady", "quiet", "on_the_line", "small"],
        largest_debt_first=["deep", "quiet", "on_the_line"],
    )


@check("two_forms", points=2)
def test_three_limits_for_each(student, books):
    """Three limits for both customers, from your own books; words from the list
    你的账簿中两位客户的三个额度，以及所选的词在列"""
    for name, role, term_days in (("crane", "key_hotel", 30), ("nine", "growing_debt", 45)):
        found, factor = limits(books, role, term_days)
        plain = found["sales"] / factor if factor else found["sales"]
        assert getattr(student, f"{name}_limits") == right(
            found,
            within=0.01,
            quarter_as_month=found | {"sales": 3 * found["sales"]},
            factor_forgotten=found | {"sales": plain},
        )
        assert getattr(student, f"{name}_decision") in ("raise", "keep", "lower")
