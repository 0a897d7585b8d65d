"""A day of work is worth the income to expect from it, and a firm is listed once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import (
    Lead,
    TargetCustomer,
    UniqueLead,
    income_per_day,
    rank_targets,
    unique_leads,
)

GIANT = TargetCustomer("giant group", income=900_000, chance=0.03, days=120)
MIDDLE = TargetCustomer("mid-sized firm", income=120_000, chance=0.3, days=20)
MICRO = TargetCustomer("micro firm", income=8_000, chance=0.6, days=4)
chances = st.floats(0, 1)
incomes = st.floats(0, 1e9)
days = st.floats(0.1, 1000)


def test_the_days_of_the_course() -> None:
    # 900 000 x 3% / 120, 120 000 x 30% / 20, 8 000 x 60% / 4
    assert income_per_day(income=900_000, chance=0.03, days=120) == pytest.approx(225)
    assert income_per_day(income=120_000, chance=0.3, days=20) == pytest.approx(1_800)
    assert income_per_day(income=8_000, chance=0.6, days=4) == pytest.approx(1_200)


def test_the_middle_wins_though_the_giant_brings_most() -> None:
    ranked = rank_targets([GIANT, MIDDLE, MICRO])
    assert [(target.rank, target.name) for target in ranked] == [
        (1, "mid-sized firm"),
        (2, "micro firm"),
        (3, "giant group"),
    ]
    # Two mistakes: with the chance ignored, 7 500 against 6 000 and 2 000, the giant comes first;
    # with the days ignored, 27 000 against 36 000 and 4 800, it comes second.
    assert ranked[2].income_per_day == pytest.approx(225)
    assert ranked[0].reason == "120,000 x 30% over 20 days"


def test_targets_worth_the_same_share_a_place() -> None:
    twin = TargetCustomer("twin", income=240_000, chance=0.3, days=40)
    assert [target.rank for target in rank_targets([MIDDLE, twin, MICRO])] == [1, 1, 3]


def test_nobody_to_rank_is_no_error() -> None:
    assert rank_targets([]) == ()


def test_a_target_named_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="the name of a target must be used once, got 'micro"):
        rank_targets([MICRO, MICRO])


@pytest.mark.parametrize(
    ("argument", "value", "rule"),
    [
        ("income", -1, ">= 0"),
        ("chance", 30, "from 0 to 1"),
        ("days", 0, "> 0"),
    ],
)
def test_impossible_figures_are_refused(argument: str, value: float, rule: str) -> None:
    figures = {"income": 1.0, "chance": 0.5, "days": 1.0} | {argument: value}
    with pytest.raises(ValueError, match=f"{argument} must be {rule}, got {value}"):
        income_per_day(**figures)


@given(incomes, chances, chances, days)
def test_a_better_chance_is_never_worth_less(
    income: float, chance: float, other: float, days: float
) -> None:
    low, high = sorted([chance, other])
    assert income_per_day(income=income, chance=low, days=days) <= income_per_day(
        income=income, chance=high, days=days
    )


@given(st.lists(st.tuples(incomes, chances, days), max_size=8))
def test_ranks_follow_the_worth_of_a_day(figures: list[tuple[float, float, float]]) -> None:
    ranked = rank_targets(TargetCustomer(str(at), *row) for at, row in enumerate(figures))
    worth = [target.income_per_day for target in ranked]
    assert worth == sorted(worth, reverse=True)
    assert all(target.rank == 1 + worth.index(target.income_per_day) for target in ranked)


def test_a_firm_found_twice_is_listed_once_with_both_sources() -> None:
    leads = [
        Lead("Harbour Foods Co., Ltd.", "trade journal", date(2025, 3, 9)),
        Lead("HARBOUR  FOODS", "newspaper", date(2025, 3, 1)),
        Lead("Harbour-Foods Limited", "newspaper", date(2025, 3, 20)),
    ]
    assert unique_leads(leads) == (
        UniqueLead("HARBOUR  FOODS", date(2025, 3, 1), ("newspaper", "trade journal")),
    )


@pytest.mark.parametrize(
    "name", ["明灯商贸有限公司", "明灯商贸股份有限公司", "明灯商贸有限责任公司", "明灯 商贸"]
)
def test_a_legal_form_makes_no_second_firm(name: str) -> None:
    today = date(2025, 3, 1)
    assert len(unique_leads([Lead("明灯商贸", "a", today), Lead(name, "b", today)])) == 1


@pytest.mark.parametrize("name", ["明灯（上海）商贸有限公司", "明灯", "有限公司"])
def test_another_name_stays_another_firm(name: str) -> None:
    today = date(2025, 3, 1)
    assert len(unique_leads([Lead("明灯商贸", "a", today), Lead(name, "b", today)])) == 2


def test_full_width_letters_are_letters() -> None:
    today = date(2025, 3, 1)
    assert len(unique_leads([Lead("ＡＢＣ", "a", today), Lead("abc", "b", today)])) == 1


def test_a_name_of_legal_words_alone_is_kept() -> None:
    today = date(2025, 3, 1)
    assert len(unique_leads([Lead("Co Ltd", "a", today), Lead("Ltd", "b", today)])) == 2


@pytest.mark.parametrize("name", ["", " - ", "（）"])
def test_a_lead_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="the name of a lead must be a name, got"):
        unique_leads([Lead(name, "a", date(2025, 3, 1))])
