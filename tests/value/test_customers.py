import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import LADDER, funnel, simulate_base, weakest_step

# A county telecom branch, from suspect to partner.
BRANCH = dict(zip(LADDER, (20_000, 6_000, 1_500, 900, 540, 108, 54, 6), strict=True))

COHORTS = st.lists(st.integers(1, 10**6), min_size=2, max_size=8).map(
    lambda counts: {str(place): n for place, n in enumerate(sorted(counts, reverse=True))}
)
RATES = st.floats(0, 1)


def test_the_branch_loses_most_between_prospect_and_first_purchase() -> None:
    steps = {step.stage: step for step in funnel(BRANCH)}
    assert steps["prospect"].conversion == 0.3  # 6 000 / 20 000
    assert steps["first_time_buyer"].conversion == 0.25  # 1 500 / 6 000
    assert steps["repeat_buyer"].conversion == 0.6  # 900 / 1 500
    assert steps["client"].conversion == 0.6  # 540 / 900
    assert weakest_step(BRANCH, until="client") == steps["first_time_buyer"]


def test_over_the_whole_ladder_the_last_step_is_weaker_still() -> None:
    assert weakest_step(BRANCH).stage == "partner"  # 6 / 54 = 11 %


def test_each_stage_has_its_share_of_the_first() -> None:
    first, *_, client, _, _, _ = funnel(BRANCH)
    assert (first.conversion, first.share) == (None, 1.0)
    assert client.share == 0.027  # 540 / 20 000


def test_after_a_stage_that_nobody_reached_there_is_no_conversion() -> None:
    *_, last = funnel({"a": 10, "b": 0, "c": 0})
    assert (last.conversion, last.share) == (None, 0.0)
    assert weakest_step({"a": 10, "b": 0, "c": 0}).stage == "b"


@given(COHORTS)
def test_conversions_multiply_to_the_share_of_the_first(counts: dict[str, int]) -> None:
    product = 1.0
    for step in funnel(counts)[1:]:
        product *= step.conversion or 0
        assert step.share == pytest.approx(product)
        assert weakest_step(counts).conversion <= step.conversion  # type: ignore[operator]


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ({"a": 5}, "counts must be those of two stages or more, got {'a': 5}"),
        ({"a": 0, "b": 0}, "the count of a must be > 0, got 0.0"),
        ({"a": 5, "b": -1}, "the count of b must be >= 0, got -1"),
        ({"a": 5, "b": 6}, "the count of b must be at most 5, the count before it, in a cohort"),
    ],
)
def test_counts_that_are_no_cohort_are_refused(counts: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        funnel(counts)


def test_rising_counts_pass_where_they_are_allowed() -> None:
    assert funnel({"a": 5, "b": 6}, allow_rising=True)[1].conversion == 1.2


@pytest.mark.parametrize("until", ["a", "z"])
def test_a_funnel_ends_at_one_of_its_later_stages(until: str) -> None:
    with pytest.raises(ValueError, match=f"until must be one of b, c, got '{until}'"):
        weakest_step({"a": 3, "b": 2, "c": 1}, until=until)


BASE: dict[str, Any] = {
    "basic": 1_000, "premium": 100, "prospects": 500, "win": 0.2, "lose": 0.1, "upgrade": 0.05,
    "periods": 2,
}  # fmt: skip


def test_a_base_is_won_kept_and_upgraded() -> None:
    first, second = simulate_base(**BASE)
    # 500 x .2 won; 1 100 x .1 lost; 900 stay basic, 5 % of them rise
    assert (first.won, first.lost, first.upgraded) == (100, 110, 45)
    assert (first.basic, first.premium) == (955, 135)  # 900 - 45 + 100; 90 + 45
    assert second.lost == pytest.approx(109)  # (955 + 135) x .1
    assert second.upgraded == pytest.approx(42.975)  # 955 x .9 x .05
    assert second.customers == pytest.approx(1_090 - 109 + 100)


@given(RATES, RATES, RATES)
def test_no_customer_appears_or_disappears_unaccounted(win: float, lose: float, up: float) -> None:
    rates = {"win": win, "lose": lose, "upgrade": up}
    before = 1_100.0
    for after in simulate_base(**{**BASE, **rates, "periods": 5}):
        assert after.customers == pytest.approx(before + after.won - after.lost)
        assert after.basic >= 0
        assert after.premium >= 0
        before = after.customers


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lose": 20}, "lose must be from 0 to 1, got 20"),
        ({"basic": -1}, "basic must be >= 0, got -1"),
        ({"periods": 0}, "periods must be a whole number above zero, got 0"),
        ({"periods": True}, "periods must be a whole number above zero, got True"),
    ],
)
def test_a_base_that_cannot_be_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        simulate_base(**{**BASE, **change})


def test_a_formula_brings_no_library_with_it() -> None:
    code = """
import sys
import crmlab.value
print(crmlab.value.weakest_step({"prospect": 4, "client": 1}).conversion)
print(sorted({"narwhals", "numpy", "pandas", "scipy", "typer"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[:2] == ["0.25", "[]"]
