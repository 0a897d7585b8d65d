from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right

WORKSHOP = [(0, 630_000), (30, 1_470_000), (45, 300_000)]


def hospital_days(books, since):
    """Days from the day `since` to the payment, of the hospital's paid invoices, oldest first."""
    paid = books["receipts"].groupby("invoice").date.max()
    bills = books["invoices"].set_index("invoice").sort_index()
    bills = bills[bills.customer == STORY["hospital"]]
    return (paid.reindex(bills.index) - bills[since]).dropna().dt.days


@check("loan_cost", points=1)
def test_forty_five_days_of_a_year_of_360(student):
    """¥600,000 at 6 % from day 10 to day 55
    60 万元，年利率 6 %，第 10 天到第 55 天"""
    assert student.loan_cost(600_000, 0.06, 10, 55) == right(
        600_000 * 0.06 * 45 / 360,
        year_of_365=600_000 * 0.06 * 45 / 365,
        both_days_counted=600_000 * 0.06 * 46 / 360,
    )


@check("loan_cost", points=1)
def test_what_is_no_loan_is_an_error(student):
    """Repaid on the same day costs nothing; repaid earlier, or a rate of 6, is a ValueError
    当天借当天还没有利息；归还早于借出，或利率写成 6，抛出 ValueError"""
    assert student.loan_cost(600_000, 0.06, 10, 10) == right(0)
    for rate, repaid in ((0.06, 9), (6, 55), (-0.01, 55)):
        with raises(ValueError):
            student.loan_cost(600_000, rate, 10, repaid)


@check("balances", points=2)
def test_a_workshop_with_an_order_five_times_its_funds(student):
    """A workshop with ¥600,000 makes three payments
    自有资金 60 万元的作坊，三次付款"""
    assert student.balances(WORKSHOP, 600_000) == right(
        [(0, 30_000), (30, 1_500_000), (45, 1_800_000)],
        own_funds_forgotten=[(0, 630_000), (30, 2_100_000), (45, 2_400_000)],
        own_funds_each_time=[(0, 30_000), (30, 900_000), (45, 900_000)],
        drawn_at_once=[(0, 1_800_000), (30, 1_800_000), (45, 1_800_000)],
        not_added_up=[(0, 30_000), (30, 1_470_000), (45, 300_000)],
    )


@check("balances", points=1)
def test_own_funds_that_last_for_a_while(student):
    """Own funds of 90 outlast the first payment, and part of them goes into the second
    自有资金 90，付了第一笔还有剩，余下的付第二笔"""
    assert student.balances([(5, 40), (20, 100)], 90) == right([(5, 0), (20, 50)])


@check("order_interest", points=2)
def test_the_interest_of_the_workshop(student):
    """The workshop's buyer pays on day 105, at 6 %
    作坊的买方第 105 天付款，年利率 6 %"""
    day_and_yuan = 30_000 * 30 + 1_500_000 * 15 + 1_800_000 * 60
    assert student.order_interest(WORKSHOP, 600_000, 105, 0.06) == right(
        day_and_yuan * 0.06 / 360,
        drawn_at_once=1_800_000 * 105 * 0.06 / 360,
        own_funds_forgotten=(630_000 * 30 + 2_100_000 * 15 + 2_400_000 * 60) * 0.06 / 360,
        last_stretch_missing=(30_000 * 30 + 1_500_000 * 15) * 0.06 / 360,
        year_of_365=day_and_yuan * 0.06 / 365,
    )


@check("order_interest", points=1)
def test_a_buyer_who_pays_before_the_last_payment(student):
    """Paid on the day of the last payment, it costs ¥3,900; a day earlier is a ValueError
    在最后一笔付款当天收到货款，利息 3,900 元；早一天则抛出 ValueError"""
    assert student.order_interest(WORKSHOP, 600_000, 45, 0.06) == right(3_900)
    with raises(ValueError):
        student.order_interest(WORKSHOP, 600_000, 44, 0.06)


@check("slowest_delay", points=1)
def test_the_slowest_of_the_last_twelve(student, books):
    """The hospital's slowest payment of the last twelve, from your own books
    你的账簿中，医院最近十二次付款里最慢的一次"""
    late = hospital_days(books, "due")
    assert student.slowest_delay == right(
        late.tail(12).max(),
        counted_from_invoice=hospital_days(books, "date").tail(12).max(),
        average_taken=late.tail(12).mean(),
        oldest_twelve=late.head(12).max(),
    )


@check("uncovered_peak", points=2)
def test_two_deliveries_and_a_late_acceptance(student):
    """Goods for 300 and 500, invoices of 400 and 300, own money of 100
    两批货 300 和 500，两张发票 400 和 300，自有资金 100"""
    goods, accepted = [(10, 300), (20, 500)], [(20, 400), (40, 300)]
    assert student.uncovered_peak(goods, accepted, 100) == right(
        800 - 100 - 0.8 * 400,  # on day 20; on day 10 it is 200
        contract_counted=800 - 100 - 0.8 * 700,
        full_value=800 - 100 - 400,
        own_funds_each_time=800 - 2 * 100 - 0.8 * 400,
        same_day_missed=800 - 100,
    )


@check("decision", points=2)
def test_the_day_on_which_the_money_is_home(student, books):
    """When nothing is owed any more, in two forms, and a decision from the list of words
    两种做法各在第几天不再有欠款，以及所选的词在列"""
    late = hospital_days(books, "due").tail(12).max()
    # ¥744,000 are owed after three deliveries, or 394,000: two invoices of 400,000, or one.
    assert student.home == right(
        {"stages": 59 + 90 + late, "own_money": 47 + 90 + late},
        contract_believed={"stages": 59 + 90, "own_money": 47 + 90},
        last_receipt={"stages": 71 + 90 + late, "own_money": 71 + 90 + late},
        days_from_delivery={"stages": 47 + 90 + late, "own_money": 35 + 90 + late},
    )
    assert student.decision in ("plain", "stages", "own_money", "cash")
