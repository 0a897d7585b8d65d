import re
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import (
    COURSE_POINTS,
    current_ratio,
    quick_ratio,
    quick_ratio_from_total,
    scorecard,
)

# A shop that sits on its stock; total liabilities of 600 play no part.
SHOP: dict[str, Any] = {
    "current_assets": 800,
    "inventory": 300,
    "prepaid": 50,
    "current_liabilities": 400,
}
# The syllabus: in thousand yuan, notes receivable counted among the receivables.
SYLLABUS: dict[str, Any] = {
    "cash": 120,
    "securities": 0,
    "receivables": 200 + 30,
    "current_liabilities": 400,
}

amounts = st.floats(0, 1e9)
debts = st.floats(1e-3, 1e9)
scales = st.floats(1e-3, 1e3)


def test_the_shops_current_ratio() -> None:
    assert current_ratio(current_assets=800, current_liabilities=400) == 2.0  # 800 / 400


def test_the_shops_quick_ratio_leaves_out_stock_and_prepayments() -> None:
    assert quick_ratio_from_total(**SHOP) == 1.125  # (800 - 300 - 50) / 400


def test_analysts_who_keep_prepayments_find_more() -> None:
    assert quick_ratio_from_total(**SHOP, keep_prepaid=True) == 1.25  # (800 - 300) / 400


def test_the_exercise_of_the_syllabus() -> None:
    total = 120 + 200 + 30 + 260 + 40
    assert total == 650
    assert current_ratio(current_assets=total, current_liabilities=400) == 1.625  # 650 / 400
    assert quick_ratio(**SYLLABUS) == 0.875  # (120 + 0 + 230) / 400
    sheet: dict[str, Any] = {"current_assets": total, "inventory": 260, "prepaid": 40}
    sheet["current_liabilities"] = 400
    assert quick_ratio_from_total(**sheet) == 0.875  # (650 - 260 - 40) / 400
    assert quick_ratio_from_total(**sheet, keep_prepaid=True) == 0.975  # (650 - 260) / 400


def test_amounts_may_be_decimals() -> None:
    debt: Any = Decimal("0.55")
    assert current_ratio(current_assets=2 * debt, current_liabilities=debt) == 2


@given(amounts, amounts, amounts, debts, scales)
def test_ratios_do_not_depend_on_the_currency(
    cash: float, securities: float, receivables: float, debt: float, scale: float
) -> None:
    def ratios(by: float) -> tuple[float, float]:
        liquid = {"cash": cash * by, "securities": securities * by, "receivables": receivables * by}
        return (
            quick_ratio(**liquid, current_liabilities=debt * by),
            current_ratio(current_assets=cash * by, current_liabilities=debt * by),
        )

    assert ratios(scale) == pytest.approx(ratios(1))


@given(amounts, amounts, amounts, debts)
def test_the_quick_ratio_never_exceeds_the_current_ratio(
    liquid: float, inventory: float, prepaid: float, debt: float
) -> None:
    assets = liquid + inventory + prepaid
    sheet: dict[str, Any] = {"current_assets": assets, "inventory": inventory, "prepaid": prepaid}
    strict = quick_ratio_from_total(**sheet, current_liabilities=debt)
    lenient = quick_ratio_from_total(**sheet, current_liabilities=debt, keep_prepaid=True)
    whole = current_ratio(current_assets=assets, current_liabilities=debt)
    assert 0 <= strict <= lenient <= whole


@given(amounts, amounts, amounts, amounts, debts)
def test_both_ways_to_the_quick_ratio_agree(
    cash: float, receivables: float, inventory: float, prepaid: float, debt: float
) -> None:
    total = cash + receivables + inventory + prepaid
    from_total = quick_ratio_from_total(
        current_assets=total, inventory=inventory, prepaid=prepaid, current_liabilities=debt
    )
    by_item = quick_ratio(
        cash=cash, securities=0, receivables=receivables, current_liabilities=debt
    )
    assert from_total == pytest.approx(by_item, abs=1e-9 * total / debt)


def test_slow_assets_that_are_all_there_is_leave_nothing_whatever_their_sum_is_rounded_to() -> None:
    assert 0.1 + 0.2 > 0.3
    assert (
        quick_ratio_from_total(
            current_assets=0.3, inventory=0.1, prepaid=0.2, current_liabilities=1
        )
        == 0
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"current_liabilities": 0}, "current_liabilities must be > 0, got 0"),
        ({"current_liabilities": -1}, "current_liabilities must be > 0, got -1"),
        ({"inventory": -1}, "inventory must be >= 0, got -1"),
        ({"prepaid": "50"}, "prepaid must be a finite number, got '50'"),
        ({"inventory": 760}, "inventory + prepaid must be <= current_assets (800.0), got 810.0"),
    ],
)
def test_a_balance_sheet_that_cannot_be_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        quick_ratio_from_total(**{**SHOP, **change})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cash": -1}, "cash must be >= 0, got -1"),
        ({"securities": True}, "securities must be a finite number, got True"),
        ({"receivables": None}, "receivables must be a finite number, got None"),
        ({"current_liabilities": 0.0}, "current_liabilities must be > 0, got 0.0"),
    ],
)
def test_an_item_that_is_no_amount_is_named_with_its_rule(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        quick_ratio(**{**SYLLABUS, **change})


def test_a_firm_without_short_term_debt_has_no_current_ratio() -> None:
    with pytest.raises(ValueError, match=r"^current_liabilities must be > 0, got 0$"):
        current_ratio(current_assets=800, current_liabilities=0)
    with pytest.raises(ValueError, match=r"^current_assets must be a finite number, got nan$"):
        current_ratio(current_assets=float("nan"), current_liabilities=1)


HOTEL: dict[str, float | str] = {
    "payment_record": "slow",
    "guarantee": "owner",
    "quick_ratio": 0.42,
    "current_ratio": 1.35,
}


def test_the_points_of_a_customer_add_up() -> None:
    card = scorecard(HOTEL)
    assert [line.points for line in card.lines] == [20, 10, 5, 5]
    assert (card.total, card.maximum) == (40, 100)  # 20 + 10 + 5 + 5 of 40 + 20 + 25 + 15


def test_each_line_says_why() -> None:
    assert [(line.indicator, line.reason) for line in scorecard(HOTEL).lines] == [
        ("payment_record", "the answer is 'slow'"),
        ("guarantee", "the answer is 'owner'"),
        ("quick_ratio", "0.42 is at least 0.4 and below 0.7"),
        ("current_ratio", "1.35 is at least 1.0 and below 1.5"),
    ]


def test_the_best_customer_earns_the_maximum() -> None:
    best: dict[str, float | str] = {
        "payment_record": "prompt",
        "guarantee": "bank",
        "quick_ratio": 1,
        "current_ratio": 2.0,
    }
    card = scorecard({**HOTEL, **best})
    assert card.total == card.maximum == 100
    assert card.lines[2].reason == "1 is at least 1.0"


def points_of(quick: float) -> float:
    return scorecard({**HOTEL, "quick_ratio": quick}).lines[2].points


def test_a_value_on_a_floor_has_reached_it_also_where_floats_are_rounded() -> None:
    assert [points_of(value) for value in (0, 0.4, 0.7, 1)] == [0, 5, 15, 25]
    assert 2.3 - 1.6 < 0.7
    assert points_of(2.3 - 1.6) == 15
    assert points_of(0.6999999) == 5


def test_a_value_just_below_a_floor_is_not_shown_as_the_floor() -> None:
    [line] = scorecard({"quick": 0.6999999}, {"quick": {0.7: 15, 0.4: 5}}).lines
    assert line.reason == "0.6999999 is at least 0.4 and below 0.7"
    [line] = scorecard({"sales": 1_234_564}, {"sales": {1_234_563.0: 1, 0.0: 0}}).lines
    assert line.reason == "1234564.0 is at least 1234563.0"


@given(st.floats(0, 5), st.floats(0, 5))
def test_a_higher_ratio_never_earns_fewer_points(one: float, other: float) -> None:
    low, high = sorted([one, other])
    assert points_of(low) <= points_of(high)


@given(st.dictionaries(st.floats(-10, 10), st.floats(0, 100), min_size=1), st.floats(-10, 20))
def test_a_value_earns_the_points_of_the_highest_floor_it_reaches(
    floors: dict[float, float], value: float
) -> None:
    reached = [floor for floor in floors if floor <= value]
    close = [floor for floor in floors if floor != value and abs(floor - value) < 1e-6]
    if reached and not close:
        [line] = scorecard({"x": value}, {"x": floors}).lines
        assert (line.points, line.maximum) == (floors[max(reached)], max(floors.values()))


@pytest.mark.parametrize(
    ("indicators", "points", "message"),
    [
        (
            {"quick_ratio": 1},
            COURSE_POINTS,
            (
                "indicators must be complete, with current_ratio, guarantee, payment_record, "
                "got ['quick_ratio']"
            ),
        ),
        ({"x": 1, "y": 2}, {"x": {0: 1}}, "indicators must be among x, got ['y']"),
        ({"x": -1}, {"x": {0.0: 1, 1: 2}}, "x must be >= 0.0, its lowest floor, got -1"),
        ({"x": float("nan")}, {"x": {0: 1}}, "x must be a finite number, got nan"),
        ({"x": "high"}, {"x": {0: 1}}, "x must be a finite number, got 'high'"),
        ({"x": "gold"}, {"x": {"a": 1, "b": 2}}, "x must be one of a, b, got 'gold'"),
        ({"x": 1}, {"x": {"a": 1}}, "x must be one of a, got 1"),
        ({"x": 1}, {"x": {"a": 1, 0: 2}}, "a floor of x must be a finite number, got 'a'"),
        ({"x": 1}, {"x": {}}, "the point table of x must be filled in, got {}"),
        ({"x": 1}, {"x": {0: "9"}}, "the points of x must be a finite number, got '9'"),
        ({"x": "a"}, {"x": {"a": None}}, "the points of x must be a finite number, got None"),
    ],
)
def test_nothing_is_scored_that_the_table_does_not_say(
    indicators: Any, points: Any, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        scorecard(indicators, points)


def test_the_courses_points_are_a_hundred_and_cannot_be_changed() -> None:
    assert sum(max(table.values()) for table in COURSE_POINTS.values()) == 100
    table: Any = COURSE_POINTS["guarantee"]
    with pytest.raises(TypeError):
        table["bank"] = 99


def test_a_formula_brings_no_library_with_it() -> None:
    code = """
import sys
import crmlab.credit
print(crmlab.credit.current_ratio(current_assets=800, current_liabilities=400))
print(sorted({"narwhals", "numpy", "pandas", "typer"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[:2] == ["2.0", "[]"]
