from pandas import DataFrame, Timestamp
from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right

# Customer A, in thousand yuan: a month's shipments are invoiced on its last day.
SHIPPED = [("2026-01-31", 18), ("2026-02-28", 15), ("2026-03-31", 12), ("2026-04-30", 20)]
DUE = ["2026-03-02", "2026-03-30", "2026-04-30", "2026-05-30"]  # 30 days after the statement
PAID = DataFrame(
    {
        "date": [Timestamp(date) for date in ("2026-03-20", "2026-04-30", "2026-05-20")],
        "amount": [10, 12, 15],
    }
)
BILLS = DataFrame(
    {
        "date": [Timestamp(date) for date, _ in SHIPPED],
        "due": [Timestamp(date) for date in DUE],
        "amount": [amount for _, amount in SHIPPED],
    }
)

ITEMS = DataFrame(
    [
        ("long_terms", "2026-04-20", "2026-06-19", 9_000, False),  # 71 days old, 11 overdue
        ("quarrel", "2026-03-02", "2026-04-01", 4_000, True),
        ("quarrel", "2026-05-02", "2026-06-01", 800, False),
        ("late", "2026-04-10", "2026-05-10", 500.01, False),  # 51 days overdue
        ("small_change", "2026-04-01", "2026-05-01", 300, False),
        ("small_change", "2026-04-08", "2026-05-08", 450, False),
        ("thirty", "2026-05-01", "2026-05-31", 5_000, False),  # 30 days overdue
        ("trifle", "2026-02-01", "2026-03-03", 500, False),
    ],
    columns=["customer", "date", "due", "open", "disputed"],
)
ITEMS["date"], ITEMS["due"] = ITEMS["date"].map(Timestamp), ITEMS["due"].map(Timestamp)
ITEMS["days_overdue"] = [11, 90, 29, 51, 60, 53, 30, 119]
TODAY = Timestamp("2026-06-30")

AGED = DataFrame(
    {
        "customer": ["A", "B", "C"],
        "not_due": [10_000, 4_000, 1_000],
        "days_1_30": [5_000, 2_000, 500],
        "credit": [0, -1_000, 0],
        "balance": [15_000, 5_000, 1_500],
    }
)
RATES = {"not_due": 0.01, "days_1_30": 0.04}


@check("last_day", points=2)
def test_a_delivery_in_april(student):
    """An invoice of 10 April 2026, once "net 45" and once "monthly + 30"
    2026 年 4 月 10 日的发票，付款条件分别为 "net 45" 和 "monthly + 30" """
    april = Timestamp("2026-04-10")
    assert student.last_day(april, "net 45") == right(Timestamp("2026-05-25"))  # 20 + 25 days
    assert student.last_day(april, "monthly + 30") == right(
        Timestamp("2026-05-30"),  # 30 April + 30
        days_from_invoice=Timestamp("2026-05-10"),
        end_of_next_month=Timestamp("2026-05-31"),
    )


@check("last_day", points=1)
def test_other_words_are_an_error(student):
    """ "net 30" has a due date; "cash" is a ValueError
    "net 30" 有到期日；"cash" 抛出 ValueError"""
    assert student.last_day(Timestamp("2026-05-31"), "net 30") == right(Timestamp("2026-06-30"))
    with raises(ValueError):
        student.last_day(Timestamp("2026-05-31"), "cash")


@check("states", points=2)
def test_customer_a_at_the_end_of_april(student):
    """Customer A on 30 April, when March's 12 fall due and 12 come in (in thousand)
    4 月 30 日的客户 A，三月的 12 当天到期，当天又收到 12（单位：千元）"""
    assert student.states(BILLS, PAID, Timestamp("2026-04-30")) == right(
        {"received": 22, "overdue": 18 + 15 - 22, "not_due": 12 + 20, "credit": 0},
        due_today_counted={"received": 22, "overdue": 23, "not_due": 20, "credit": 0},
        all_of_it_overdue={"received": 22, "overdue": 43, "not_due": 0, "credit": 0},
        receipts_left_out={"received": 22, "overdue": 33, "not_due": 32, "credit": 0},
    )


@check("hold_list", points=2)
def test_two_of_six_are_held(student):
    """Six customers, two of which the rule holds
    六位客户，按规定应停两位"""
    assert student.hold_list(ITEMS, TODAY) == right(
        ["small_change", "late"],  # 300 + 450, 500.01
        aged_from_invoice=["long_terms", "thirty", "quarrel", "small_change", "late"],
        dispute_counted=["quarrel", "small_change", "late"],
        invoice_by_invoice=["late"],
        thirtieth_day_counted=["thirty", "small_change", "late"],
    )


@check("expected_loss", points=2)
def test_one_of_three_has_stopped_paying(student):
    """Three customers, one of which is insolvent
    三位客户，其中一位已停止付款"""
    others = 11_000 * 0.01 + 5_500 * 0.04  # A and C: 110 + 220
    assert student.expected_loss(AGED, RATES, ["B"]) == right(
        5_000 + others,
        counted_twice=5_000 + others + 4_000 * 0.01 + 2_000 * 0.04,
        only_by_age=15_000 * 0.01 + 7_500 * 0.04,
    )


@check("expected_loss", points=1)
def test_a_rate_is_a_share(student):
    """Nobody insolvent; and a rate of 2.2 is a ValueError
    没有人停止付款；损失率 2.2 抛出 ValueError"""
    assert student.expected_loss(AGED, RATES, []) == right(15_000 * 0.01 + 7_500 * 0.04)
    with raises(ValueError):
        student.expected_loss(AGED, RATES | {"days_1_30": 2.2}, [])


@check("least_payment", points=2)
def test_one_payment_serves_both_halves(student):
    """¥3,000 old, ¥44,000 owed, an order of ¥2,500, a limit of ¥45,000
    逾期超过 30 天 3,000 元，欠款 44,000 元，订单 2,500 元，额度 45,000 元"""
    assert student.least_payment(3_000, 44_000, 2_500, 45_000) == right(
        2_500,  # the larger of 3,000 - 500 and 46,500 - 45,000
        reasons_added=2_500 + 1_500,
        trifle_forgotten=3_000,
        limit_alone=1_500,
    )
    assert student.least_payment(1_000, 47_000, 1_000, 45_000) == right(
        3_000, reasons_added=3_500, order_forgotten=2_000
    )


@check("blue_gate", points=2)
def test_what_blue_gate_owes(student, books):
    """What the store owes and what is overdue, from your own books; a word from the list
    你的账簿中这家店的欠款和逾期金额，以及所选的词在列"""
    mine = {
        name: table[table["customer"] == STORY["monthly_settler"]]
        for name, table in books.items()
        if name in ("invoices", "receipts")
    }
    bills, paid = mine["invoices"], mine["receipts"]["amount"].sum()
    owed, before, upto = (
        bills.loc[those, "amount"].sum()
        for those in (bills["amount"] > 0, bills["due"] < TODAY, bills["due"] <= TODAY)
    )
    assert student.gate_owed == right(owed - paid, within=0.01, receipts_left_out=owed)
    assert student.gate_overdue == right(
        before - paid,
        within=0.01,
        due_today_counted=upto - paid,
        receipts_left_out=before,
        all_of_it_overdue=owed - paid,
    )
    assert student.gate_decision in ("ship", "hold")
