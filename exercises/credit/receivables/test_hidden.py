from pandas import DataFrame, Timestamp
from pytest import raises

from crmlab.company import STORY
from crmlab.credit import ageing, allocate_receipts
from crmlab.grading import check, right

TODAY = Timestamp("2026-06-30")


def ledger(books, customer):
    return [
        table[table["customer"] == customer] for table in (books["invoices"], books["receipts"])
    ]


@check("last_day", points=1)
def test_months_of_every_length(student):
    """A leap year's February, the turn of a year, the last day of a month, and words in disorder
    闰年二月、跨年、月末当天，以及写乱了的条件"""
    for date, terms, due in (
        ("2028-02-03", "monthly + 30", "2028-03-30"),  # 29 February + 30
        ("2026-02-03", "monthly + 30", "2026-03-30"),  # 28 February + 30
        ("2025-12-01", "monthly + 45", "2026-02-14"),  # 31 December + 45
        ("2026-04-30", "monthly + 0", "2026-04-30"),
        ("2026-01-31", "net 1", "2026-02-01"),
    ):
        assert student.last_day(Timestamp(date), terms) == right(Timestamp(due))
    for terms in ("weekly + 7", "30"):
        with raises(ValueError):
            student.last_day(Timestamp("2026-04-30"), terms)


@check("states", points=2)
def test_a_day_in_the_past_and_money_to_spare(student, books):
    """Your own books as of 31 May, a customer who has paid too much, and one who is new
    你的账簿截至 5 月 31 日的情形、多付了款的客户，以及新客户"""
    bills, money = ledger(books, STORY["monthly_settler"])
    may = Timestamp("2026-05-31")
    sent, paid = (table.loc[table["date"] <= may, "amount"].sum() for table in (bills, money))
    late = max(bills.loc[bills["due"] < may, "amount"].sum() - paid, 0)
    then = {"received": paid, "overdue": late, "not_due": sent - paid - late, "credit": 0}
    assert student.states(bills, money, may) == right(then, within=0.01)
    one = DataFrame(
        {"date": [Timestamp("2026-03-02")], "due": [Timestamp("2026-04-01")], "amount": [800]}
    )
    received = DataFrame({"date": [Timestamp("2026-03-09")], "amount": [1_000]})
    assert student.states(one, received, TODAY) == right(
        {"received": 1_000, "overdue": 0, "not_due": 0, "credit": 200}
    )
    assert student.states(one, received[:0], Timestamp("2026-04-01")) == right(
        {"received": 0, "overdue": 0, "not_due": 800, "credit": 0}
    )


@check("hold_list", points=1)
def test_whom_the_rule_holds_in_your_own_books(student, books):
    """Your own customers, and a ledger that holds nobody
    你账簿中的全部客户，以及一份谁也不必停的往来账"""
    items = allocate_receipts(books["invoices"], books["receipts"], as_of=TODAY.date())
    old = items[(items["days_overdue"] > 30) & ~items["disputed"]]
    amounts = old.groupby("customer")["open"].sum().sort_values(ascending=False)
    held = amounts[amounts > 500].index.tolist()
    assert student.hold_list(items, TODAY) == right(held)
    assert student.hold_list(items[~items["customer"].isin(held)], TODAY) == right([])


@check("expected_loss", points=1)
def test_a_loss_in_your_own_books(student, books):
    """Your own ledger with three names on the list, one of which you never dealt with
    你自己的账，名单上三个名字，其中一个从未有过往来"""
    aged = ageing(books["invoices"], books["receipts"], as_of=TODAY.date())
    rates = {"not_due": 0.005, "days_1_30": 0.022, "days_31_60": 0.027, "days_61_90": 0.045}
    rates |= {"days_over_90": 0.25, "disputed": 0.1}
    paid_ahead = aged.head(1).assign(customer="ahead", balance=-900.0, not_due=400.0)
    for table in (aged, paid_ahead):
        names = [STORY["failing_shop"], "C9999", "ahead"]
        lost = table["customer"].isin(names)
        loss = table.loc[lost, "balance"].clip(lower=0).sum()
        loss += sum(table.loc[~lost, bucket].sum() * rate for bucket, rate in rates.items())
        assert student.expected_loss(table, rates, names) == right(loss, within=0.01)
    assert student.expected_loss(aged, dict.fromkeys(rates, 1), []) == right(
        aged[list(rates)].sum().sum(), within=0.01
    )
    assert student.expected_loss(aged, dict.fromkeys(rates, 0), []) == right(0)
    for rate in (-0.01, 1.01):
        with raises(ValueError):
            student.expected_loss(aged, rates | {"disputed": rate}, [])


@check("least_payment", points=1)
def test_on_the_limit_and_on_the_trifle(student):
    """Exactly ¥500 old and exactly at the limit; one fen more; room to spare; a new customer
    恰好 500 元、恰好到额度；各多一分；还有余地的；以及新客户"""
    assert student.least_payment(500, 40_000, 5_000, 45_000) == right(0)
    assert student.least_payment(500.01, 40_000, 5_000, 45_000) == right(0.01)
    assert student.least_payment(0, 40_000, 5_000.01, 45_000) == right(0.01)
    assert student.least_payment(200, 20_000, 2_200, 45_000) == right(0)
    assert student.least_payment(0, 0, 800, 0) == right(800)
    assert student.least_payment(900, 20_000, 100, 45_000) == right(400)


@check("blue_gate", points=2)
def test_ship_or_hold(student, books):
    """Ship or hold, and the least that must arrive
    发不发货，以及至少要到多少钱"""
    aged = ageing(*ledger(books, STORY["monthly_settler"]), as_of=TODAY.date()).iloc[0]
    old = aged["days_31_60"] + aged["days_61_90"] + aged["days_over_90"]
    payment = max(old - 500, aged["balance"] + 2_200 - 45_000, 0)
    assert student.gate_decision == right("hold" if payment else "ship")
    assert student.gate_payment == right(payment, within=0.01)
