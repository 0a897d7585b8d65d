from pandas import DataFrame, Timestamp
from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right

TODAY = Timestamp("2026-06-30")
PLAN = {"default_rate": 0.1, "loss_rate": 0.5, "margin": 0.02, "goes": 0.5}

FIRMS = DataFrame(
    {
        "customer": ["A", "B", "C", "D"],
        "owed": [100, 200, 50, 0],
        "kept_out": [40, 200, 25, 0],
        "defaulted": [False, True, True, False],
        "loss": [0, 120, 30, 0],
    }
)


def day(text):
    return Timestamp(text)


@check("statement_state", points=2)
def test_four_firms_without_a_new_statement(student):
    """Four firms: asked in time, never asked, asked for another year, and not yet due
    四家客户：催要已过限期；没人要过；要的是别的年度；还不到该交的时候"""
    end_of_2024 = day("2024-12-31")
    answers = [
        student.statement_state(end_of_2024, day("2026-06-26"), TODAY),
        student.statement_state(end_of_2024, day("2026-06-30"), TODAY),
        student.statement_state(end_of_2024, None, TODAY),
        student.statement_state(end_of_2024, day("2024-06-20"), TODAY),
        student.statement_state(end_of_2024, None, day("2026-05-31")),
    ]
    assert answers == right(
        ["withheld", "wait", "ask", "ask", "current"],
        silence_is_refusal=["withheld", "wait", "withheld", "ask", "current"],
        last_day_over=["withheld", "withheld", "ask", "ask", "current"],
        old_request=["withheld", "wait", "ask", "withheld", "current"],
        one_year_old=["withheld", "wait", "ask", "ask", "ask"],
    )


@check("gain_of_leaving", points=2)
def test_three_quarters_on_the_way_out(student):
    """¥1,000 owed, ¥200 repaid at the end of each of three quarters
    欠 1,000 元，三个季度每季末还 200 元"""
    # Withdrawn: 0, 200, 400. Alive at the start: 1, 0.9, 0.81; at the end of the last two 0.81,
    # 0.729. Avoided 5 % of 504, forgone 1 % of 453.6.
    avoided = 0.1 * 0.5 * (0.9 * 200 + 0.81 * 400)
    forgone = 0.02 * (0.81 * 200 + 0.729 * 400)
    assert student.gain_of_leaving(1_000, [200] * 3, **PLAN) == right(
        avoided - forgone / 2,
        repaid_at_once=0.05 * (200 + 360 + 486) - 0.01 * (180 + 324 + 437.4),
        survival_forgotten=0.05 * 600 - 0.01 * 600,
        nothing_given_up=avoided,
        all_of_it_goes=avoided - forgone,
    )


@check("gain_of_leaving", points=1)
def test_nobody_repays_more_than_is_owed(student):
    """¥1,000 owed, two repayments of ¥800; and a default rate of 3 is a ValueError
    欠 1,000 元，两次各还 800 元；违约率 3 抛出 ValueError"""
    assert student.gain_of_leaving(1_000, [800, 800, 0], **PLAN) == right(
        0.05 * (0.9 * 800 + 0.81 * 1_000) - 0.01 * (0.81 * 800 + 0.729 * 1_000),
        repaid_at_once=0.05 * (800 + 900 + 810) - 0.01 * (720 + 810 + 729),
        below_zero=0.05 * (0.9 * 800 + 0.81 * 1_600) - 0.01 * (0.81 * 800 + 0.729 * 1_600),
    )
    with raises(ValueError):
        student.gain_of_leaving(1_000, [200] * 3, **PLAN | {"default_rate": 3})


@check("birch", points=2)
def test_what_silver_birch_owes_and_buys(student, books):
    """What Silver Birch owes and buys, from your own books; a word from the list
    你的账簿中白桦超市的欠款和周转；所选的词在列"""
    bills, money = (
        table[table["customer"] == STORY["withholder"]]
        for table in (books["invoices"], books["receipts"])
    )
    paid = money["amount"].sum()
    billed = bills["amount"].sum()
    due = bills.loc[bills["due"] < TODAY, "amount"].sum()
    year = bills.loc[bills["date"] >= "2025-07-01", "amount"].sum()
    assert student.birch_owed == right(
        billed - paid, within=0.01, receipts_left_out=billed, overdue_alone=due - paid
    )
    assert student.birch_turn == right(
        year / 4 / (billed - paid), within=0.001, year_for_quarter=year / (billed - paid)
    )
    assert student.birch_way in ("stay", "steps", "stop")


@check("grade_and_limit", points=2)
def test_five_firms_at_your_desk(student):
    """Five firms: on a floor, a small owner, more debts than assets, no score, no statement
    五家客户：正好在下限上；家底薄；资不抵债；没有分数；拒交报表"""
    answers = [
        student.grade_and_limit(70, 200_000, 5_000_000, "current"),
        student.grade_and_limit(62, 200_000, 900_000, "ask"),
        student.grade_and_limit(20, 50_000, -300_000, "current"),
        student.grade_and_limit(None, 80_000, 2_000_000, "current"),
        student.grade_and_limit(30, 1_000_000, 17_000_000, "withheld"),
    ]
    firms = [
        ("CA2", 200_000),
        ("CA3", 90_000),  # a tenth of 900,000; 80 % of 200,000 would be 160,000
        ("CA5", 0),
        ("ungraded", 0),
        ("ungraded", 0),
    ]
    assert answers == right(
        firms,
        floor_missed=[("CA3", 160_000), *firms[1:]],
        cap_forgotten=[firms[0], ("CA3", 160_000), *firms[2:]],
        below_nothing=[*firms[:2], ("CA5", -30_000), *firms[3:]],
        missing_is_worst=[*firms[:3], ("CA5", 32_000), firms[4]],
        withheld_all_the_same=[*firms[:4], ("CA5", 400_000)],
    )


@check("rule_worth", points=2)
def test_a_rule_that_touches_three_of_four(student):
    """Four firms, two of which defaulted, at a margin of 10 fen
    四家客户，其中两家违约，毛利 1 角"""
    # B is kept out whole, of C half: saved 120 + 15. Only A's 40 would have earned a margin.
    assert student.rule_worth(FIRMS, 0.1) == right(
        {"saved": 135, "forgone": 4, "worth": 131},
        whole_loss_saved={"saved": 150, "forgone": 4, "worth": 146},
        defaulters_forgone={"saved": 135, "forgone": 26.5, "worth": 108.5},
        whole_debt_forgone={"saved": 135, "forgone": 10, "worth": 125},
    )


@check("verdict", points=1)
def test_what_a_prophet_would_be_worth(student, books):
    """The most that any rule could be worth in your own books; a word from the list
    你的账簿中任何规定至多值多少；所选的词在列"""
    outcomes = books["outcomes"]
    lost = outcomes["loss"].sum()
    names = outcomes.loc[outcomes["defaulted"], "customer"]
    sums = {
        name: table.loc[table["customer"].isin(names), "amount"].sum()
        for name, table in books.items()
        if name in ("invoices", "receipts")
    }
    owed = sums["invoices"] - sums["receipts"]
    assert student.foresight == right(
        lost, within=0.01, debt_for_loss=owed, defaulters_forgone=lost - 0.05 * owed
    )
    assert student.best_rule in ("limits", "exit", "none")
