from pandas import DataFrame, DateOffset, Timestamp
from pytest import raises

from crmlab.company import AS_OF, STORY
from crmlab.credit import (
    PAYMENT_FACTORS,
    collections_limit,
    current_ratio,
    exposure,
    grade,
    overdue,
    quick_ratio,
    sales_limit,
    scorecard,
    working_asset_limit,
)
from crmlab.grading import check, right

TODAY = Timestamp("2026-06-30")
START = Timestamp("2000-01-01")
LINES = ["current_assets", "inventory", "prepaid"]
LINES += ["current_liabilities", "total_liabilities", "net_assets"]


def added_up(table, after, until):
    those = (table["date"] > after) & (table["date"] <= until)
    return table[those].groupby("customer")["amount"].sum()


def growing(invoices, receipts, today):
    ago, before = today - DateOffset(years=1), today - DateOffset(years=2)
    owed, then = (
        added_up(invoices, START, day).sub(added_up(receipts, START, day), fill_value=0)
        for day in (today, ago)
    )
    table = DataFrame({"owed": owed, "then": then})
    table["new"], table["old"] = added_up(invoices, ago, today), added_up(invoices, before, ago)
    table = table.fillna(0)
    kept = table[(table.then >= 1_000) & (table.owed >= 1.5 * table.then)]
    kept = kept[kept.new <= 1.05 * kept.old]
    return (kept.owed - kept.then).sort_values(ascending=False).index.tolist()


def form(books, role, term_days, present, asked):
    """Give the new limit, what is owed and what was paid a month."""
    mine = {
        name: table[table["customer"] == STORY[role]]
        for name, table in books.items()
        if name in ("statements", "invoices", "receipts", "orders")
    }
    sheet = mine["statements"].iloc[0]
    ledger = mine["invoices"], mine["receipts"]
    late = overdue(*ledger, as_of=AS_OF)
    days = late["days_overdue"].sum()
    debt = sheet["current_liabilities"]
    card = scorecard(
        {
            "payment_record": "prompt" if days == 0 else "slow" if days <= 30 else "bad",
            "guarantee": "none",
            "quick_ratio": quick_ratio(
                **sheet[["cash", "securities", "receivables"]], current_liabilities=debt
            ),
            "current_ratio": current_ratio(
                current_assets=sheet["current_assets"], current_liabilities=debt
            ),
        }
    )
    came = mine["receipts"]["date"].dt.strftime("%Y-%m")
    months = [mine["receipts"].loc[came == f"2026-{m:02}", "amount"].sum() for m in range(1, 7)]
    orders = mine["orders"]
    least = min(
        working_asset_limit(**sheet[LINES]).limit,
        sales_limit(
            orders_per_quarter=orders.loc[orders["date"] > "2026-03-31", "amount"].sum(),
            term_days=term_days,
            payment_factor=PAYMENT_FACTORS[grade(card.total)],
        ),
        collections_limit(collections=months, term_days=term_days),
        asked,
    )
    new = min(least, present) if late["overdue"].sum() > 0 else least
    return new, exposure(*ledger, as_of=AS_OF)["exposure"].sum(), sum(months) / 6


@check("by_collections", points=1)
def test_your_own_receipts_at_three_month_ends(student, books):
    """Your own receipts at the end of June, of March and of a February, and a customer without any
    你自己的收款，分别截至六月末、三月末和二月末；以及没有收款的客户"""
    receipts = books["receipts"]
    mine = receipts[receipts["customer"] == STORY["growing_debt"]]
    for day, term_days in (("2026-06-30", 45), ("2026-03-31", 30), ("2025-02-28", 60)):
        last = Timestamp(day).to_period("M")
        months = mine["date"].dt.to_period("M")
        paid = [mine.loc[months == last - back, "amount"].sum() for back in range(5, -1, -1)]
        assert student.by_collections(mine, Timestamp(day), term_days) == right(
            sum(weight * money for weight, money in enumerate(paid, 1)) / 21 * term_days / 30,
            within=0.01,
        )
    assert student.by_collections(mine[:0], TODAY, 45) == right(0)


@check("asset_limit", points=1)
def test_your_own_statements_and_the_edge_of_a_band(student, books):
    """Your own statements, the edge of a band, a worth of zero and less, net assets of 0 and 1
    你自己的报表、正好在档位边界上的、营运资产为零和为负的、净资产为零和为 1 的企业"""
    for sheet in books["statements"].head(40).to_dict("records"):
        limit = 0
        if sheet["net_assets"] > 0:
            limit = working_asset_limit(**{line: sheet[line] for line in LINES}).limit
        assert student.asset_limit(sheet) == right(limit, within=0.01)
    edge = {"current_assets": 800, "inventory": 300, "prepaid": 100, "current_liabilities": 400}
    edge |= {"total_liabilities": 400, "net_assets": 400}  # 2 + 1 - 1 - 1 is exactly 1: 20 %
    assert student.asset_limit(edge) == right((400 + 400) / 2 * 0.2)
    short = edge | {"current_liabilities": 1_600, "total_liabilities": 1_600, "net_assets": 800}
    assert student.asset_limit(short) == right(0)  # the worth is (-800 + 800) / 2
    shorter = edge | {"current_liabilities": 1_600, "total_liabilities": 1_600}
    assert student.asset_limit(shorter) == right(0)
    assert student.asset_limit(edge | {"net_assets": 0}) == right(0)
    tiny = {"current_assets": 2, "inventory": 0, "prepaid": 0, "current_liabilities": 1}
    tiny |= {"total_liabilities": 1, "net_assets": 1}  # 2 + 2 - 1 - 1 is 2: 25 %
    assert student.asset_limit(tiny) == right((1 + 1) / 2 * 0.25)


@check("new_limit", points=1)
def test_other_customers_and_other_methods(student):
    """Other numbers of methods, an overdue fen, a limit that falls without anything overdue
    方法的个数不同、逾期一分钱，以及没有逾期也要降的额度"""
    assert student.new_limit(30_000, 80_000, {"cap": 45_000}, 0) == right(45_000)
    assert student.new_limit(30_000, 80_000, {"cap": 45_000}, 0.01) == right(30_000)
    four = {"cap": None, "assets": 52_000, "sales": None, "paid": 28_000}
    assert student.new_limit(30_000, 80_000, four, 0) == right(28_000)
    assert student.new_limit(30_000, 80_000, four, 500) == right(28_000)
    assert student.new_limit(30_000, 20_000, four, 500) == right(20_000)
    assert student.new_limit(30_000, 80_000, {"sales": 0}, 0) == right(0)
    with raises(ValueError):
        student.new_limit(30_000, 80_000, {}, 0)


@check("months_until", points=1)
def test_there_already_and_standing_still(student):
    """Debts that are there already, that stand still, and that are paid off or begin
    已经到目标的、原地不动的、要还清的和从零开始的欠款"""
    assert student.months_until(60, 60, 20, 26) == right(0)
    assert student.months_until(60, 60, 20, 20) == right(0)
    assert student.months_until(90, 60, 20, 20) == right(float("inf"))
    assert student.months_until(60, 90, 20, 26) == right(float("inf"))
    assert student.months_until(0, 45, 20, 5) == right(3)
    assert student.months_until(45, 0, 0, 18) == right(2.5)
    assert student.months_until(45, 20, 1, 1.5) == right(50)


@check("growing_debt", points=1)
def test_your_own_customers(student, books):
    """Your own ledger today and in March, and a ledger in which nobody has paid
    你自己的账，今天的和三月末的；以及谁也没付过款的账"""
    invoices, receipts = books["invoices"], books["receipts"]
    for day in (TODAY, Timestamp("2026-03-31")):
        assert student.growing_debt(invoices, receipts, day) == right(
            growing(invoices, receipts, day)
        )
    figures = [("A", 1_000, 600), ("B", 999, 600), ("C", 2_000, 1_000), ("D", 2_000, 999)]
    nobody = DataFrame(
        [
            (customer, Timestamp(day), amount)
            for customer, *amounts in figures
            for day, amount in zip(("2025-06-30", "2025-07-01"), amounts, strict=True)
        ],
        columns=["customer", "date", "amount"],
    )
    assert student.growing_debt(nobody, nobody[:0], TODAY) == right(["C", "A"])


@check("two_forms", points=2)
def test_both_answers(student, books):
    """Both new limits, what they mean, and the months until Nine Bridges is there
    两个新额度及其含义，以及九桥要几个月"""
    for name, role, term_days, present, asked in (
        ("nine", "growing_debt", 45, 160_000, 200_000),
        ("crane", "key_hotel", 30, 35_000, 50_000),
    ):
        new, owed, paid = form(books, role, term_days, present, asked)
        word = "raise" if new > present else "lower" if new < present else "keep"
        assert getattr(student, f"{name}_new") == right(new, within=0.01)
        assert getattr(student, f"{name}_decision") == right(word)
        if name == "nine":
            assert student.nine_months == right((owed - new) / (0.2 * paid), within=0.01)
