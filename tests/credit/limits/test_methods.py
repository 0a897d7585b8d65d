"""Three methods give three limits, and the least of those that apply is the one to choose."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import (
    PAYMENT_FACTORS,
    WORKING_ASSET_BANDS,
    WorkingAssetLimit,
    collections_limit,
    prudent_limit,
    sales_limit,
    working_asset_limit,
)

# Typed loosely, so that a test may spoil any figure of the balance sheet.
FIRM: dict[str, Any] = {
    "current_assets": 800,
    "inventory": 300,
    "current_liabilities": 400,
    "total_liabilities": 600,
    "net_assets": 500,
}
MONTHS = [10, 12, 15, 14, 18, 21]
money = st.floats(0, 1e9)
months = st.lists(money, min_size=1, max_size=6)


def evaluated(evaluation: float) -> WorkingAssetLimit:
    """A firm of a given evaluation: its ratios add up to 4, its debt is paid out of equity."""
    # 2 + 2 - 100 / net assets - 300 / net assets
    return working_asset_limit(
        current_assets=200,
        inventory=0,
        current_liabilities=100,
        total_liabilities=300,
        net_assets=400 / (4 - evaluation),
    )


def test_the_working_assets_of_a_sound_firm() -> None:
    result = working_asset_limit(**FIRM)
    # worth (800 - 400 + 500) / 2 = 450
    assert result.worth == 450  # not halved: 900
    # 800/400 + (800 - 300)/400 - 400/500 - 600/500 = 2 + 1.25 - .8 - 1.2
    assert result.evaluation == 1.25  # debts added instead of subtracted: 5.25
    assert result.share == 0.25
    assert result.limit == 112.5  # 25% of 450
    assert result.reason == "25% of the working worth 450.00 at evaluation 1.25"


def test_prepayments_are_not_quick() -> None:
    result = working_asset_limit(**FIRM, prepaid=50)
    assert result.evaluation == 1.125  # 2 + (800 - 300 - 50)/400 - .8 - 1.2


def test_the_working_assets_of_the_courses_shop() -> None:
    result = working_asset_limit(
        current_assets=1_200,
        inventory=500,
        current_liabilities=900,
        total_liabilities=1_000,
        net_assets=600,
    )
    # 1200/900 + 700/900 - 900/600 - 1000/600 = 1.3333 + .7778 - 1.5 - 1.6667
    assert result.evaluation == pytest.approx(-1.0556, abs=1e-4)
    # (300 + 600) / 2 = 450, of which 15%
    assert (result.worth, result.share, result.limit) == (450, 0.15, 67.5)


@pytest.mark.parametrize(
    ("evaluation", "share"),
    [
        (-5, 0),
        (-4.6, 0),
        (-4.595, 0.025),  # the printed table goes from -4.6 to -4.59
        (-3.9, 0.025),
        (-3.2, 0.05),
        (-2.5, 0.075),
        (-1.8, 0.1),
        (-1.1, 0.125),
        (-0.4, 0.15),
        (-0.399, 0.175),
        (0.3, 0.175),
        (1.0, 0.2),
        (1.001, 0.25),
    ],
)
def test_a_band_is_closed_above(evaluation: float, share: float) -> None:
    result = evaluated(evaluation)
    assert result.evaluation == evaluation
    assert result.share == share


@pytest.mark.parametrize("net_assets", [0, -200])
def test_negative_equity_is_refused_for_it_would_look_best(net_assets: float) -> None:
    # At -200 the formula would give 3.25 + 400/200 + 600/200 = 8.25, the best band of all.
    with pytest.raises(ValueError, match=f"net_assets must be > 0, for negative .* {net_assets}"):
        working_asset_limit(**FIRM | {"net_assets": net_assets})


def test_a_firm_without_worth_gets_no_limit_and_is_told_why() -> None:
    # (100 - 400 + 300) / 2 = 0, and below
    poor = FIRM | {"current_assets": 100, "inventory": 0}
    nothing = working_asset_limit(**poor | {"net_assets": 300})
    assert (nothing.limit, nothing.worth) == (0, 0)
    assert nothing.reason == "the working worth is 0.00: nothing to lend on"
    result = working_asset_limit(**poor | {"net_assets": 200})
    assert (result.limit, result.worth) == (0, -50)
    assert result.reason == "the working worth is -50.00: nothing to lend on"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"inventory": 801}, r"inventory \+ prepaid must be <= current_assets"),
        ({"total_liabilities": 399}, "current_liabilities must be <= total_liabilities"),
        ({"current_liabilities": 0}, "current_liabilities must be > 0, got 0"),
        ({"current_assets": math.nan}, "current_assets must be a finite number, got nan"),
        ({"prepaid": -1}, "prepaid must be >= 0, got -1"),
    ],
)
def test_an_impossible_balance_sheet_is_refused(changed: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        working_asset_limit(**FIRM | changed)


def test_the_bands_are_a_policy() -> None:
    cautious = {0.0: 0.0, math.inf: 0.1}
    assert working_asset_limit(**FIRM, policy=cautious).limit == 45  # 10% of 450


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ({0.0: 0.0, 1.0: 0.1}, r"policy must be closed by a band up to infinity, got \[0.0, 1.0\]"),
        ({}, "policy must be closed by a band up to infinity"),
        ({math.nan: 0.0, math.inf: 0.1}, "a bound of policy must be a finite number, got nan"),
        ({math.inf: 25}, "a share must be from 0 to 1, got 25"),
    ],
)
def test_a_policy_with_gaps_is_refused(policy: dict[float, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        working_asset_limit(**FIRM, policy=policy)


@given(st.floats(0.01, 1000))
def test_the_limit_grows_with_the_currency_alone(rate: float) -> None:
    abroad = {name: figure * rate for name, figure in FIRM.items()}
    result = working_asset_limit(**abroad)
    assert result.evaluation == pytest.approx(1.25)
    assert result.limit == pytest.approx(112.5 * rate)


@given(st.floats(-10, 3.9), st.floats(-10, 3.9))
def test_a_better_evaluation_never_allows_a_smaller_share(first: float, second: float) -> None:
    low, high = sorted([first, second])
    assert evaluated(low).share <= evaluated(high).share
    assert evaluated(low).share in WORKING_ASSET_BANDS.values()


def test_sales_within_the_term() -> None:
    # 90 000 x 60 / 90
    assert sales_limit(orders_per_quarter=90_000, term_days=60, payment_factor=1) == 60_000
    # The mistake: a quarter read as a month, 90 000 x 60 / 30 = 180 000.


def test_sales_of_the_courses_shop() -> None:
    limit = sales_limit(
        orders_per_quarter=180_000, term_days=45, payment_factor=PAYMENT_FACTORS["CA2"]
    )
    assert limit == 72_000  # 180 000 x 45 / 90 x 80%


def test_the_best_of_grades_may_owe_more_than_it_ordered() -> None:
    assert sales_limit(orders_per_quarter=90_000, term_days=90, payment_factor=1.5) == 135_000


def test_factors_fall_from_grade_to_grade() -> None:
    assert list(PAYMENT_FACTORS) == ["CA1", "CA2", "CA3", "CA4", "CA5"]
    assert list(PAYMENT_FACTORS.values()) == sorted(PAYMENT_FACTORS.values(), reverse=True)


def test_sales_that_are_none_are_named() -> None:
    with pytest.raises(ValueError, match="orders_per_quarter must be >= 0, got -1"):
        sales_limit(orders_per_quarter=-1, term_days=60, payment_factor=1)
    with pytest.raises(ValueError, match="quarter_days must be > 0, got 0"):
        sales_limit(orders_per_quarter=1, term_days=60, payment_factor=1, quarter_days=0)


def test_the_newest_month_counts_most() -> None:
    # (10 x 1 + 12 x 2 + 15 x 3 + 14 x 4 + 18 x 5 + 21 x 6) / 21 = 351 / 21
    assert collections_limit(collections=MONTHS, term_days=30) == pytest.approx(16.714, abs=5e-4)
    # Two mistakes: newest first, 279 / 21 = 13.286; and all the same, 90 / 6 = 15.
    newest_first = collections_limit(collections=MONTHS[::-1], term_days=30)
    assert newest_first == pytest.approx(13.286, abs=5e-4)
    assert collections_limit(collections=MONTHS, term_days=30, weights=[1] * 6) == 15


def test_collections_of_the_courses_shop() -> None:
    limit = collections_limit(
        collections=[50_000, 48_000, 52_000, 49_000, 51_000, 50_000], term_days=45
    )
    # (50 + 96 + 156 + 196 + 255 + 300) / 21 = 1053 / 21 = 50.143 thousand, x 45 / 30
    assert limit == pytest.approx(75_214, abs=0.5)


def test_a_young_customer_has_fewer_months() -> None:
    # weights 4, 5, 6 over 15: (14 x 4 + 18 x 5 + 21 x 6) / 15 = 272 / 15
    limit = collections_limit(collections=[14, 18, 21], term_days=30)
    assert limit == pytest.approx(272 / 15)
    assert collections_limit(collections=[21], term_days=30) == 21


@pytest.mark.parametrize("collections", [[], [1] * 7])
def test_the_months_must_fit_the_weights(collections: list[float]) -> None:
    message = f"collections must be from 1 to 6 months, got {len(collections)}"
    with pytest.raises(ValueError, match=message):
        collections_limit(collections=collections, term_days=30)


def test_a_month_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="month 2 must be >= 0, got -5"):
        collections_limit(collections=[1, -5], term_days=30)
    with pytest.raises(ValueError, match="the sum of the weights must be > 0, got 0"):
        collections_limit(collections=[1], term_days=30, weights=[1, 0])


@given(months)
def test_a_months_limit_lies_between_the_worst_and_the_best_month(paid: list[float]) -> None:
    limit = collections_limit(collections=paid, term_days=30)
    assert min(paid) * (1 - 1e-9) <= limit <= max(paid) * (1 + 1e-9)


@given(months, money)
def test_paying_more_last_month_never_lowers_the_limit(paid: list[float], more: float) -> None:
    better = [*paid[:-1], paid[-1] + more]
    low = collections_limit(collections=paid, term_days=30)
    assert collections_limit(collections=better, term_days=30) >= low


def test_the_least_limit_is_the_prudent_one() -> None:
    choice = prudent_limit({"working assets": 67_500, "sales": 72_000, "collections": 75_214})
    assert (choice.limit, choice.method) == (67_500, "working assets")
    assert choice.reason == (
        "working assets allows 67,500.00; sales allows 72,000.00; collections allows 75,214.00"
    )


def test_a_method_that_does_not_apply_sets_no_limit() -> None:
    choice = prudent_limit({"working assets": None, "sales": 72_000})
    assert (choice.limit, choice.method) == (72_000, "sales")
    assert choice.reason == "sales allows 72,000.00; working assets does not apply"


def test_a_limit_of_nothing_does_apply() -> None:
    assert prudent_limit({"working assets": 0, "sales": 72_000}).limit == 0


def test_of_equal_limits_the_first_is_named() -> None:
    assert prudent_limit({"sales": 5, "collections": 5}).method == "sales"


@pytest.mark.parametrize("limits", [{}, {"sales": None}])
def test_no_limit_at_all_is_refused(limits: dict[str, float | None]) -> None:
    with pytest.raises(ValueError, match="limits must be at least one that applies"):
        prudent_limit(limits)


def test_a_limit_below_zero_is_named() -> None:
    with pytest.raises(ValueError, match="the limit by sales must be >= 0, got -1"):
        prudent_limit({"sales": -1})


@given(
    st.dictionaries(st.text(min_size=1), st.none() | money).filter(
        lambda d: any(limit is not None for limit in d.values())
    )
)
def test_the_prudent_limit_is_one_of_them_and_exceeds_none(
    limits: dict[str, float | None],
) -> None:
    choice = prudent_limit(limits)
    assert choice.limit == limits[choice.method]
    assert all(limit is None or choice.limit <= limit for limit in limits.values())
