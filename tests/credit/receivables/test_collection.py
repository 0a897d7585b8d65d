from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import (
    average_days_delinquent,
    best_possible_dso,
    collection_effectiveness,
    dso,
    dso_count_back,
)

BAD = [-1, float("nan"), float("inf"), None, "12"]


def test_simple_days_sales_outstanding() -> None:
    # 150 / 1 800 of a year: .08333 x 365
    assert dso(receivables=150_000, revenue=1_800_000, days=365) == pytest.approx(30.4167, abs=1e-4)
    assert dso(receivables=150_000, revenue=1_800_000, days=360) == pytest.approx(30.0)
    assert dso(receivables=0, revenue=1, days=90) == 0


def test_receivables_with_vat_over_revenue_without_inflate_the_days() -> None:
    # 13 %: 1 130 of receivables stand for 1 000 of revenue
    mixed = dso(receivables=169_500, revenue=1_800_000, days=365)
    assert mixed == pytest.approx(1.13 * dso(receivables=150_000, revenue=1_800_000, days=365))
    assert mixed == pytest.approx(34.4, abs=0.05)


def test_counting_back_takes_the_newest_months_first() -> None:
    # 212 - 100 - 80 leave 32 of 70: 30 + 30 + 32/70 x 30
    days = dso_count_back(receivables=212, sales=[70, 80, 100])
    assert days == pytest.approx(30 + 30 + 32 / 70 * 30)
    assert days == pytest.approx(73.7, abs=0.05)
    # mistake: oldest first, 212 - 70 - 80 leave 62 of 100
    assert days != pytest.approx(30 + 30 + 62 / 100 * 30)


@pytest.mark.parametrize(
    ("receivables", "days"),
    [(0, 0), (50, 15), (100, 30), (180, 60), (250, 90), (100.0, 30.0)],
)
def test_counting_back_ends_inside_a_month_or_at_its_edge(receivables: float, days: float) -> None:
    assert dso_count_back(receivables=receivables, sales=[70, 80, 100]) == days


def test_a_month_without_sales_counts_its_days() -> None:
    # 50 are two months old: 30 days of the month without sales and 50/80 of the one before
    assert dso_count_back(receivables=50, sales=[80, 0]) == 30 + 50 / 80 * 30


def test_receivables_older_than_the_months_given_need_more_months() -> None:
    with pytest.raises(ValueError, match="else give more months"):
        dso_count_back(receivables=251, sales=[70, 80, 100])
    with pytest.raises(ValueError, match="else give more months"):
        dso_count_back(receivables=1, sales=[])


@given(st.lists(st.integers(1, 100), min_size=1, max_size=6), st.floats(0, 1))
def test_counting_back_even_sales_agrees_with_the_simple_figure(
    sales: list[int], part: float
) -> None:
    even = [100.0] * len(sales)
    owed = part * sum(even)
    assert dso_count_back(receivables=owed, sales=even) == pytest.approx(
        dso(receivables=owed, revenue=sum(even), days=30 * len(even))
    )


def test_the_best_possible_figure_counts_what_is_not_yet_due() -> None:
    # the source's example: 4 000 of 10 000 sold in 30 days
    assert best_possible_dso(current_receivables=4_000, revenue=10_000, days=30) == 12


def test_average_days_delinquent_are_the_simple_less_the_best_possible() -> None:
    # 15 000 / 10 000 x 30 = 45; 45 - 12
    assert average_days_delinquent(
        receivables=15_000, current_receivables=4_000, revenue=10_000, days=30
    ) == pytest.approx(33)
    # a second source: 25 000 and 6 000 of 15 000: 50 - 12
    assert average_days_delinquent(
        receivables=25_000, current_receivables=6_000, revenue=15_000, days=30
    ) == pytest.approx(38)


def test_what_is_not_yet_due_is_part_of_the_receivables() -> None:
    with pytest.raises(ValueError, match="current_receivables must be <= receivables"):
        average_days_delinquent(receivables=1, current_receivables=2, revenue=1, days=30)


def test_collection_effectiveness_is_what_came_of_what_could() -> None:
    # (100 + 1 000 - 120) / (100 + 1 000 - 100) = 980 / 1 000
    ledger = {"opening": 100, "sales": 1_000, "closing": 120, "closing_current": 100}
    assert collection_effectiveness(**ledger) == pytest.approx(0.98)
    # a published sample, with the month's average of sales of 10 890 in three months:
    # (6 200 + 3 630 - 6 340) / (6 200 + 3 630 - 3 590) = 3 490 / 6 240
    sample = {"opening": 6_200, "sales": 3_630, "closing": 6_340, "closing_current": 3_590}
    assert collection_effectiveness(**sample) == pytest.approx(0.559, abs=5e-4)


def test_a_ledger_in_which_nothing_is_late_was_collected_whole() -> None:
    assert collection_effectiveness(opening=50, sales=100, closing=80, closing_current=80) == 1


@pytest.mark.parametrize(
    ("ledger", "message"),
    [
        ((50, 100, 80, 90), "closing_current must be <= closing"),
        ((50, 100, 151, 90), "closing must be <= opening"),
        ((0, 100, 100, 100), "opening \\+ sales must be more than closing_current"),
        ((0, 0, 0, 0), "opening \\+ sales must be more than closing_current"),
    ],
)
def test_ledgers_that_do_not_add_up_are_refused(ledger: tuple[float, ...], message: str) -> None:
    names = ("opening", "sales", "closing", "closing_current")
    with pytest.raises(ValueError, match=message):
        collection_effectiveness(**dict(zip(names, ledger, strict=True)))


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (dso, {"receivables": 1, "revenue": 1, "days": 365}),
        (best_possible_dso, {"current_receivables": 1, "revenue": 1, "days": 365}),
        (
            average_days_delinquent,
            {"receivables": 1, "current_receivables": 1, "revenue": 1, "days": 365},
        ),
        (
            collection_effectiveness,
            {"opening": 5, "sales": 5, "closing": 1, "closing_current": 1},
        ),
    ],
)
@pytest.mark.parametrize("value", BAD)
def test_an_amount_that_is_none_is_named(
    function: Any, arguments: dict[str, Any], value: Any
) -> None:
    for name in arguments:
        with pytest.raises(ValueError, match=f"{name} must be "):
            function(**{**arguments, name: value})


@pytest.mark.parametrize("value", BAD)
def test_sales_of_a_month_that_are_no_amount_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="a month's sales must be "):
        dso_count_back(receivables=1, sales=[1, value])


@pytest.mark.parametrize("name", ["revenue", "days"])
def test_without_revenue_or_days_there_is_no_figure(name: str) -> None:
    arguments: dict[str, float] = {"receivables": 1, "revenue": 1, "days": 365, name: 0}
    with pytest.raises(ValueError, match=f"{name} must be > 0, got 0"):
        dso(**arguments)
