from datetime import date

from pandas import DataFrame
from pytest import raises

from crmlab.credit import overdue, quick_ratio_from_total
from crmlab.grading import check, right

FLOORS = {"CA4": 40, "CA1": 85, "CA5": 0, "CA2": 70, "CA3": 55}

# CA2: four customers, of one of whom nothing is known. CA5: three, one of them unknown.
MARCH = DataFrame(
    zip("ABCDEFGHIJK", ["CA2"] * 4 + ["CA4"] * 4 + ["CA5"] * 3, strict=True),
    columns=["customer", "grade"],
)
OUTCOMES = DataFrame(
    [(customer, customer in "EI") for customer in "ABCEFGHIJ"], columns=["customer", "defaulted"]
)

COLUMNS = ["order", "customer", "amount", "grade", "owed", "overdue", "limit"]
ORDERS = DataFrame(
    [
        ("O1", "A", 60, "CA2", 40, 0, 100),
        ("O2", "A", 10, "CA2", 40, 0, 100),
        ("O3", "B", 10, "CA5", 0, 0, 100),
        ("O4", "C", 10, "CA1", 5, 5, 100),
        ("O5", "D", 20, "CA3", 45, 0, 50),
        ("O6", "D", 5, "CA3", 45, 0, 50),
    ],
    columns=COLUMNS,
)

# Of five customers each at 5, 15, 25, 30, 40 and 60 points 1, 0, 4, 1, 0 and 0 defaulted.
DESK = DataFrame(
    [
        (score, place < bad)
        for score, bad in ((5, 1), (15, 0), (25, 4), (30, 1), (40, 0), (60, 0))
        for place in range(5)
    ],
    columns=["score", "defaulted"],
)


def upper(rate, customers):
    square = 1.959964**2 / customers
    root = (square * rate * (1 - rate) + square**2 / 4) ** 0.5
    return (rate + square / 2 + root) / (1 + square)


def rates(*rows, upper=upper):
    return DataFrame(
        [(grade, n, bad / n, min(1, upper(bad / n, n))) for grade, n, bad in rows],
        columns=["grade", "customers", "rate", "high"],
    )


def scored(books):
    """Each customer's score by the lesson's card, and whether it then defaulted."""
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


@check("grade_of", points=1)
def test_scores_on_and_near_a_floor(student):
    """Scores of 70, 84.6 and 62, with the grades in no particular order
    70、84.6 和 62 分，各等级的次序是乱的"""
    assert student.grade_of(70, FLOORS) == right("CA2", floor_missed="CA3", first_listed="CA4")
    assert student.grade_of(84.6, FLOORS) == right("CA2", rounded_up="CA1", first_listed="CA4")
    assert student.grade_of(62, FLOORS) == right("CA3", first_listed="CA4")


@check("grade_of", points=1)
def test_no_score_and_impossible_scores(student):
    """No score is no grade; 0 is the worst grade; -1 and 101 are a ValueError
    没有分数就没有等级；0 分是最差一级；-1 和 101 抛出 ValueError"""
    assert student.grade_of(None, FLOORS) == right("ungraded", missing_is_worst="CA5")
    assert student.grade_of(0, FLOORS) == right("CA5")
    for score in (-1, 101):
        with raises(ValueError):
            student.grade_of(score, FLOORS)


@check("default_rates", points=2)
def test_eleven_customers(student):
    """Eleven customers in three grades; of two nobody knows how it ended
    三个等级共十一家客户，其中两家结果不明"""
    true = rates(("CA2", 3, 0), ("CA4", 4, 1), ("CA5", 2, 1))
    assert student.default_rates(MARCH, OUTCOMES) == right(
        true,
        within=0.0001,
        share_of_defaulters=true.assign(rate=[0, 0.5, 0.5]),
        unknown_is_good=rates(("CA2", 4, 0), ("CA4", 4, 1), ("CA5", 3, 1)),
        zero_is_safe=rates(
            ("CA2", 3, 0),
            ("CA4", 4, 1),
            ("CA5", 2, 1),
            upper=lambda rate, n: rate + 1.96 * (rate * (1 - rate) / n) ** 0.5,
        ),
    )


@check("goes_out", points=2)
def test_six_orders(student):
    """Six orders of four customers, two of whom have two
    四家客户的六张订单，其中两家各有两张"""
    assert student.goes_out(ORDERS) == right(
        ["O1", "O6"],  # 40 + 60 = 100, 45 + 5 = 50
        each_alone=["O1", "O2", "O6"],
        order_left_out=["O1", "O2", "O5", "O6"],
        overdue_ignored=["O1", "O4", "O6"],
        limit_reached=["O2"],  # 40 + 10 = 50 of 100
        held_takes_room=["O1"],
    )


@check("cash_floor", points=1)
def test_one_or_two_floors(student):
    """One floor with 6 of 20 defaulters below it, at two margins; two floors on which some stand
    一条线，线下 20 家违约 6 家，毛利取两个值；再加两条线，有客户正好等于线上的分数"""
    assert student.cash_floor(DESK, [35], 17, 60) == right(35)  # 6 · 60 - 20 · 17 = 20
    assert student.cash_floor(DESK, [35], 20, 60) == right(0, margin_on_payers=35)  # 14 · 20
    assert student.cash_floor(DESK, [25, 40], 8, 60) == right(
        40, floor_included=25, stopped_early=0
    )


@check("cash_floor", points=1)
def test_five_floors(student):
    """Five floors in no order: below them 1 of 5, 1 of 10, 5 of 15, 6 of 20 and 6 of 25 defaulted
    次序打乱的五条线：线下 5 家违约 1 家，10 家 1 家，15 家 5 家，20 家 6 家，25 家 6 家"""
    # Net savings 20, -20, 180, 200 and 160.
    assert student.cash_floor(DESK, [28, 10, 50, 35, 20], 8, 60) == right(
        35, stopped_early=10, highest_rate=28, highest_that_pays=50
    )


@check("decision", points=1)
def test_the_customers_below_forty(student, books):
    """The default rate below 40 points in your books, and answers from the lists
    你账里 40 分以下客户的违约率，以及分数线和所选的词在列"""
    desk = scored(books)
    below = desk["score"] < 40
    assert student.ca5_rate == right(
        desk[below]["defaulted"].mean(),
        within=0.0005,
        share_of_defaulters=desk[below]["defaulted"].sum() / desk["defaulted"].sum(),
        floor_included=desk[desk["score"] <= 40]["defaulted"].mean(),
    )
    assert student.my_floor in (0, 10, 20, 30, 40, 55)
    assert student.decision in ("none", "lower", "keep", "higher")
