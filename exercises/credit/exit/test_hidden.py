from pandas import DataFrame, Series, Timestamp
from pytest import raises

from crmlab.company import AS_OF, STORY
from crmlab.credit import exit_balance, exposure, exposure_path, overdue, scorecard
from crmlab.grading import check, right

DAY = Timestamp("2026-06-30")
FLOORS = {"CA1": 85, "CA2": 70, "CA3": 55, "CA4": 40, "CA5": 0}
FACTORS = {"CA1": 1.2, "CA2": 1.0, "CA3": 0.8, "CA4": 0.6, "CA5": 0.4}


@check("statement_state", points=1)
def test_the_days_on_either_side(student):
    """The last day and the day after; a firm that never sent one; a year that ends in June
    期限当天和第二天；从没交过的客户；六月结束的会计年度"""
    for closed, deadline, today, state in (
        ("2024-12-31", "2026-06-29", "2026-06-30", "withheld"),
        ("2024-12-31", "2026-07-01", "2026-06-30", "wait"),
        ("2024-12-31", None, "2026-06-01", "ask"),
        ("2024-12-31", "2026-05-20", "2026-05-31", "current"),
        ("2024-12-31", "2024-12-31", "2026-06-30", "ask"),
        ("2024-12-31", "2025-01-01", "2026-06-30", "withheld"),
        ("2025-06-30", "2026-06-26", "2026-06-30", "current"),
        ("2025-06-30", None, "2026-12-01", "ask"),
        (None, None, "2026-06-30", "ask"),
        (None, "2026-06-30", "2026-06-30", "wait"),
        (None, "2026-06-29", "2026-06-30", "withheld"),
    ):
        days = [None if text is None else Timestamp(text) for text in (closed, deadline, today)]
        assert student.statement_state(*days) == right(state)


@check("gain_of_leaving", points=1)
def test_other_plans(student):
    """The borrower of the page, uneven steps, nothing that goes, no risk, certain default
    课文中的借款人、不等额还款、生意不流失、没有风险、必然违约"""
    for owed, repayments, rate, loss, margin, goes in (
        (1_200_000, [300_000] * 4, 0.02, 0.6, 0.01, 1),
        (1_200_000, [300_000] * 4, 0.02, 0.6, 0.148, 0.1),
        (500, [0, 400, 50, 100, 7], 0.08, 0.45, 0.1, 0.3),
        (500, [100, 200], 0.08, 0.45, 0.1, 0),
        (500, [100, 200], 0, 0.45, 0.1, 0.5),
        (500, [100, 200], 1, 0.45, 0.1, 0.5),
        (500, [100], 0.2, 0.45, 0.1, 0.5),
    ):
        staying = [owed] * len(repayments)
        balance = exit_balance(
            staying=staying,
            leaving=exposure_path(exposure=owed, repayments=repayments),
            default_rate=rate,
            loss_given_default=loss,
            interest_margin=margin * goes,
        )
        answer = student.gain_of_leaving(owed, repayments, rate, loss, margin, goes)
        assert answer == right(balance.gain, within=1e-6)
    for rate in (-0.01, 1.01):
        with raises(ValueError):
            student.gain_of_leaving(500, [100], rate, 0.5, 0.1, 1)


@check("birch", points=2)
def test_which_way_to_take(student, books):
    """The gain of the four steps, and the best of the three ways
    分四步退出的得益，以及三条路中最划算的一条"""
    bills, money = (
        table[table["customer"] == STORY["withholder"]]
        for table in (books["invoices"], books["receipts"])
    )
    owed = bills["amount"].sum() - money["amount"].sum()
    year = bills.loc[bills["date"] >= "2025-07-01", "amount"].sum()
    gains = {"stay": 0.0}
    for way, repayments, goes in (
        ("steps", [owed / 4] * 4, 0.4),
        ("stop", [owed, 0, 0, 0], 1),
    ):
        gains[way] = exit_balance(
            staying=[owed] * 4,
            leaving=exposure_path(exposure=owed, repayments=repayments),
            default_rate=0.03,
            loss_given_default=0.6,
            interest_margin=0.05 * year / 4 / owed * goes,
        ).gain
    assert student.birch_gain == right(gains["steps"], within=1)
    assert student.birch_way == right(max(gains, key=lambda way: gains[way]))


@check("grade_and_limit", points=1)
def test_other_firms_at_your_desk(student):
    """Every floor and just below it; exactly a tenth; nothing owned, nothing bought
    每一级的下限和略低于下限；恰好十分之一；净资产为零，没有进货"""
    for name, floor in FLOORS.items():
        assert student.grade_and_limit(floor, 1_000, 10**6, "wait") == right(
            (name, FACTORS[name] * 1_000), within=0.01
        )
    for score, grade in ((84.9, "CA2"), (69.5, "CA3"), (54, "CA4"), (39.99, "CA5"), (100, "CA1")):
        assert student.grade_and_limit(score, 1_000, 10**6, "current") == right(
            (grade, FACTORS[grade] * 1_000), within=0.01
        )
    for score, bought, worth, state, answer in (
        (75, 60_000, 600_000, "current", ("CA2", 60_000)),
        (75, 60_000, 599_990, "current", ("CA2", 59_999)),
        (75, 60_000, 0, "current", ("CA2", 0)),
        (90, 0, 10**6, "current", ("CA1", 0)),
        (0, 1_000, 10**6, "ask", ("CA5", 400)),
        (90, 60_000, 10**7, "withheld", ("ungraded", 0)),
        (None, 60_000, 10**7, "withheld", ("ungraded", 0)),
    ):
        assert student.grade_and_limit(score, bought, worth, state) == right(answer, within=0.01)


@check("rule_worth", points=1)
def test_other_rules(student):
    """A rule that touches nobody, one that touches all, and a firm that owes nothing
    谁也不碰的规定、人人都碰的规定，以及没有欠款的客户"""
    firms = DataFrame(
        {
            "customer": ["A", "B", "C", "D"],
            "owed": [0, 500.0, 300, 80],
            "kept_out": [0, 0, 0, 0],
            "defaulted": [True, True, False, False],
            "loss": [0, 210, 0, 0],
        }
    )
    assert student.rule_worth(firms, 0.15) == right({"saved": 0, "forgone": 0, "worth": 0})
    firms["kept_out"] = [0, 250, 300, 20]
    assert student.rule_worth(firms, 0.15) == right({"saved": 105, "forgone": 48, "worth": 57})
    assert student.rule_worth(firms, 0.5) == right({"saved": 105, "forgone": 160, "worth": -55})


@check("verdict", points=2)
def test_what_the_two_rules_were_worth(student, books):
    """What your limits and the exit list were worth, and the better of them
    你的额度和退出名单各值多少，以及哪一条更好"""
    ledger = books["invoices"], books["receipts"]
    desk = books["statements"].drop(columns="date")
    for look in (exposure, overdue):
        desk = desk.merge(look(*ledger, as_of=AS_OF), on="customer", how="left")
    desk = desk.fillna(0).merge(books["outcomes"], on="customer")
    bills = books["invoices"]
    spring = bills[bills["date"] > "2026-03-31"].groupby("customer")["amount"].sum()
    desk["bought"] = desk["customer"].map(spring).fillna(0)
    withheld = desk["customer"] == STORY["withholder"]

    def limit(firm):
        liquid = firm.cash + firm.securities + firm.receivables
        card = {
            "payment_record": ["prompt", "slow", "bad"][
                (firm.days_overdue > 0) + (firm.days_overdue > 30)
            ],
            "guarantee": "none",
            "quick_ratio": liquid / firm.current_liabilities,
            "current_ratio": firm.current_assets / firm.current_liabilities,
        }
        score = scorecard(card).total
        grade = next(name for name, floor in FLOORS.items() if score >= floor)
        return max(min(FACTORS[grade] * firm.bought, 0.1 * firm.net_assets), 0)

    limits = Series([limit(firm) for firm in desk.itertuples()]).mask(withheld, 0)
    kept_out = {
        "limits": (desk["exposure"] - limits).clip(lower=0),
        "exit": desk["exposure"].where((desk["net_assets"] <= 0) | withheld, 0),
    }
    owed = desk["exposure"].where(desk["exposure"] > 0, 1)
    worth = {
        name: (desk["loss"] * out / owed).sum() - 0.05 * out[~desk["defaulted"]].sum()
        for name, out in kept_out.items()
    } | {"none": 0.0}
    assert student.limits_worth == right(worth["limits"], within=1)
    assert student.exit_worth == right(worth["exit"], within=1)
    assert student.best_rule == right(max(worth, key=lambda name: worth[name]))
