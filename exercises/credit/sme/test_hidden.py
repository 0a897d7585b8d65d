from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right


@check("loan_cost", points=1)
def test_other_loans(student):
    """A whole year, no interest at all, and two loans that do not exist
    一整年、零利率，以及两笔不成立的借款"""
    assert student.loan_cost(1_000_000, 0.06, 0, 365) == right(60_833.33, within=0.01)
    assert student.loan_cost(80_000, 0, 3, 90) == right(0)
    assert student.loan_cost(80_000, 1, 3, 93) == right(20_000)
    for rate, drawn, repaid in ((0.06, 91, 90), (1.01, 3, 90)):
        with raises(ValueError):
            student.loan_cost(80_000, rate, drawn, repaid)


@check("balances", points=1)
def test_payments_in_any_order(student):
    """Payments in any order, two on one day, own funds that suffice, and no payments
    付款不按先后给出、同一天两笔、自有资金足够，以及没有付款"""
    mixed = [(40, 500), (7, 200), (40, 100), (12, 0)]
    assert student.balances(mixed, 150) == right([(7, 50), (12, 50), (40, 650)])
    assert student.balances([(3, 60), (9, 40)], 100) == right([(3, 0), (9, 0)])
    assert student.balances([], 100) == right([])


@check("order_interest", points=1)
def test_other_orders(student):
    """An order that begins later, one that its own funds pay, and another rate
    开始得较晚的订单、自有资金就够付的订单，以及另一种利率"""
    late_start = [(60, 240_000), (20, 160_000)]
    # 60,000 for 40 days and 300,000 for 90 days: 29.4 million yuan and days.
    assert student.order_interest(late_start, 100_000, 150, 0.06) == right(4_900)
    assert student.order_interest(late_start, 100_000, 150, 0.12) == right(9_800)
    assert student.order_interest(late_start, 400_000, 150, 0.06) == right(0)
    with raises(ValueError):
        student.order_interest(late_start, 100_000, 59, 0.06)


@check("uncovered_peak", points=2)
def test_other_deliveries(student):
    """White Heron's own deliveries, one without any acceptance, and one that own money pays
    白鹭自己的三批货、始终没有验收的一张订单，以及自有资金就够付的一张"""
    goods = [(35, 280_000), (47, 280_000), (59, 280_000)]
    accepted = [(47, 400_000), (59, 400_000), (71, 400_000)]
    assert student.uncovered_peak(goods, accepted, 96_000) == right(280_000 - 96_000)
    assert student.uncovered_peak(goods, [], 96_000) == right(3 * 280_000 - 96_000)
    # 446,000 - 560,000 + 320,000 and 446,000 - 840,000 + 640,000 are both above zero.
    assert student.uncovered_peak(goods, accepted, 446_000) == right(0)
    # On day 9: 700 - 50 - 0.8 x 100; the larger delivery comes first, the list is unsorted.
    later = [(9, 100), (2, 600)]
    assert student.uncovered_peak(later, [(5, 100), (9, 0)], 50) == right(570)


@check("decision", points=2)
def test_the_form_that_both_rules_allow(student, books):
    """The easiest form that keeps both house rules in your books
    在你的账簿里，两条规定都满足的做法中对客户最省事的一种"""
    paid = books["receipts"].groupby("invoice").date.max()
    bills = books["invoices"].set_index("invoice").sort_index()
    bills = bills[bills.customer == STORY["hospital"]]
    late = (paid.reindex(bills.index) - bills.due).dropna().dt.days.tail(12).max()
    # Plain credit leaves 840,000 uncovered, the deliveries at most 184,000: the days decide.
    allowed = [word for word, day in (("stages", 149), ("own_money", 137)) if day + late <= 221]
    assert student.decision == right([*allowed, "cash"][0])
