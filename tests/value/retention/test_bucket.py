import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import (
    break_even_programme_cost,
    leaky_bucket,
    replacements_needed,
    revenue_retention,
)

RATES = st.floats(0, 1)
BASES = st.floats(0, 1e9)


def test_the_bucket_of_a_growing_shop() -> None:
    # 1 000 x (1 + .1) - 1 000 x (1 - .2) = 1 100 - 800; churn ignored would say 100
    assert replacements_needed(base=1_000, churn=0.2, growth=0.1) == pytest.approx(300)


def test_who_shrinks_faster_than_customers_leave_needs_nobody() -> None:
    assert replacements_needed(base=1_000, churn=0.2, growth=-0.3) == 0


def test_the_bookshop_of_the_course() -> None:
    programme = break_even_programme_cost(
        base=10_000, churn=0.20, churn_with_programme=0.15, replacement_cost=120
    )
    assert programme.replacements_saved == pytest.approx(500)  # 10 000 x .05
    assert programme.saving == pytest.approx(60_000)  # 500 x 120
    assert programme.cost_per_customer == pytest.approx(6)  # 60 000 / 10 000


def test_a_bucket_runs_towards_new_over_churn() -> None:
    # 1 000 x .8 + 100 = 900, then 820, then 756; in the end 100 / .2
    assert leaky_bucket(base=1_000, churn=0.2, new=100, periods=3) == (900, 820, 756)
    assert leaky_bucket(base=1_000, churn=0.2, new=100, periods=200)[-1] == pytest.approx(500)


@given(BASES, RATES, st.floats(-1, 5))
def test_the_replacements_reach_the_target(base: float, churn: float, growth: float) -> None:
    new = replacements_needed(base=base, churn=churn, growth=growth)
    [level] = leaky_bucket(base=base, churn=churn, new=new, periods=1)
    assert level == pytest.approx(base * max(1 + growth, 1 - churn), abs=1e-6)


@pytest.mark.parametrize("churn", [-0.1, 1.1, 20])
def test_churn_is_a_part_of_the_base(churn: float) -> None:
    with pytest.raises(ValueError, match=f"churn must be from 0 to 1, got {churn}"):
        replacements_needed(base=1_000, churn=churn)
    with pytest.raises(ValueError, match=f"churn must be from 0 to 1, got {churn}"):
        leaky_bucket(base=1_000, churn=churn, new=0, periods=1)


def test_nobody_shrinks_by_more_than_all() -> None:
    with pytest.raises(ValueError, match=r"growth must be >= -1, got -1.5"):
        replacements_needed(base=1_000, churn=0.2, growth=-1.5)


def test_a_programme_that_drives_customers_away_saves_nothing() -> None:
    with pytest.raises(ValueError, match=r"churn_with_programme must be <= churn \(0.2\), got 0.3"):
        break_even_programme_cost(base=1, churn=0.2, churn_with_programme=0.3, replacement_cost=1)


def test_a_bucket_has_a_number_of_periods() -> None:
    with pytest.raises(ValueError, match="periods must be a whole number above zero, got 0"):
        leaky_bucket(base=1_000, churn=0.2, new=0, periods=0)


def test_revenue_that_stays_gross_and_net() -> None:
    result = revenue_retention(opening=1_000, lost=150, contraction=50, expansion=250)
    assert result.gross == 0.8  # (1 000 - 150 - 50) / 1 000
    assert result.net == 1.05  # (800 + 250) / 1 000


@given(st.floats(1, 1e9), RATES, RATES, st.floats(0, 1e9))
def test_gross_lies_within_0_and_1_and_net_is_never_below_it(
    opening: float, lost: float, less: float, more: float
) -> None:
    gone = opening * lost
    result = revenue_retention(
        opening=opening, lost=gone, contraction=(opening - gone) * less, expansion=more
    )
    assert 0 <= result.gross <= 1
    assert result.net >= result.gross


def test_more_than_all_revenue_cannot_be_lost() -> None:
    message = r"lost \+ contraction must be <= opening \(100.0\), got 110.0"
    with pytest.raises(ValueError, match=message):
        revenue_retention(opening=100, lost=60, contraction=50)
    with pytest.raises(ValueError, match="opening must be > 0, got 0"):
        revenue_retention(opening=0, lost=0)
