from datetime import date

from pandas import DataFrame
from pytest import raises

from crmlab.credit import overdue, quick_ratio_from_total
from crmlab.grading import check, right

COLUMNS = ["order", "customer", "amount", "grade", "owed", "overdue", "limit"]


def scored(books):
    late = overdue(books["invoices"], books["receipts"], as_of=date(2026, 6, 30))
    days = late.set_index("customer")["days_overdue"]
    fell_due = set(books["invoices"][books["invoices"]["due"] < "2026-06-30"]["customer"])
    scores = []
    for row in books["statements"].itertuples():
        late = days.get(row.customer, 0)
        quick = quick_ratio_from_total(
            current_assets=row.current_assets,
            inventory=row.inventory,
            prepaid=row.prepaid,
            current_liabilities=row.current_liabilities,
        )
        current = row.current_assets / row.current_liabilities
        points = 40 if late == 0 else 20 if late <= 30 else 0
        points = points if row.customer in fell_due else 10
        points += 25 if quick >= 1 else 15 if quick >= 0.7 else 5 if quick >= 0.4 else 0
        points += 15 if current >= 2 else 10 if current >= 1.5 else 5 if current >= 1 else 0
        scores.append((row.customer, points))
    return DataFrame(scores, columns=["customer", "score"]).merge(books["outcomes"], on="customer")


def best_floor(desk):
    def saving(floor):
        below = desk[desk["score"] < floor]["defaulted"]
        return 60 * below.sum() - 8 * len(below)

    return max((0, 10, 20, 30, 40, 55), key=saving)


@check("grade_of", points=1)
def test_another_scale(student):
    """Another scale with three grades, on each floor and just below it
    另一套三级标准：正好等于下限，以及略低于下限"""
    floors = {"gold": 60, "tin": 0, "silver": 32.5}
    for score, grade in ((100, "gold"), (60, "gold"), (59.99, "silver"), (32.5, "silver")):
        assert student.grade_of(score, floors) == right(grade)
    for score, grade in ((32.49, "tin"), (0, "tin"), (None, "ungraded")):
        assert student.grade_of(score, floors) == right(grade)
    for score in (-0.01, 100.01):
        with raises(ValueError):
            student.grade_of(score, floors)


@check("default_rates", points=1)
def test_other_customers(student):
    """Twenty good customers in CA1 and five in CA3, all of whom defaulted
    CA1 二十家全好，CA3 五家全部违约"""
    names = [f"N{place:02}" for place in range(26)]
    march = DataFrame({"customer": names, "grade": ["CA3"] * 6 + ["CA1"] * 20})
    outcomes = DataFrame({"customer": names[1:], "defaulted": [True] * 5 + [False] * 20})
    found = student.default_rates(march, outcomes)
    assert found == right(
        DataFrame(
            # Wilson: 3.8415 / (20 + 3.8415) = 0.1611 for none of 20; the rate of 5 of 5 ends at 1.
            {"grade": ["CA1", "CA3"], "customers": [20, 5], "rate": [0, 1], "high": [0.1611, 1]}
        ),
        within=0.0001,
    )


@check("goes_out", points=1)
def test_other_orders(student):
    """Four orders of one customer, a limit of 0, and no orders at all
    同一客户的四张订单、额度为零，以及没有订单"""
    rows = [
        ("P1", "K", 30, "CA4", 10, 0, 90),
        ("P2", "K", 60, "CA4", 10, 0, 90),  # 10 + 30 + 60 is over
        ("P3", "K", 50, "CA4", 10, 0, 90),  # 10 + 30 + 50 is the limit
        ("P4", "K", 0.5, "CA4", 10, 0, 90),
        ("P5", "L", 1, "CA1", 0, 0, 0),
        ("P6", "M", 700.5, "CA2", 0, 0.01, 5000),
        ("P7", "N", 700.5, "CA2", 0, 0, 700.5),
    ]
    assert student.goes_out(DataFrame(rows, columns=COLUMNS)) == right(["P1", "P3", "P7"])
    assert student.goes_out(DataFrame(columns=COLUMNS)) == right([])


@check("cash_floor", points=1)
def test_other_floors_and_your_own_books(student, books):
    """Nobody below a floor, a net saving of exactly 0, equal floors, and your own customers
    没有客户低于分数线、净省正好为零、两条线净省相同，以及你账里的客户"""
    desk = DataFrame({"score": [20, 35, 50, 50], "defaulted": [False, True, False, True]})
    assert student.cash_floor(desk, [20, 10], 1, 99) == right(0)
    assert student.cash_floor(desk, [100, 40], 30, 60) == right(0)  # 1 of 2 and 2 of 4
    assert student.cash_floor(desk, [100, 40], 29.9, 60) == right(100)  # 120 - 119.6 = 0.4
    assert student.cash_floor(desk, [100, 60, 40], 20, 60) == right(60)  # 2 · 60 - 4 · 20 = 40
    assert student.cash_floor(scored(books), [10, 20, 30, 40, 55], 8, 60) == right(
        best_floor(scored(books))
    )


@check("decision", points=2)
def test_what_happens_to_the_line(student, books):
    """The floor that your books support, and the word that goes with it
    你的账支持的分数线，以及相应的做法"""
    floor = best_floor(scored(books))
    assert student.my_floor == right(floor)
    word = "none" if floor == 0 else "lower" if floor < 40 else "keep" if floor == 40 else "higher"
    assert student.decision == right(word)
