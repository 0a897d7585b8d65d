"""Weights add up, and what is not known widens a score instead of lowering it."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.weights import Range, fraction, weighted_range, weighted_score

FACTORS = ("a", "b", "c")
HOSPITAL = {"service": 30, "publicity": 10, "price": 35, "people": 25}
marks = st.floats(0, 100)
known = st.fixed_dictionaries(dict.fromkeys(FACTORS, marks))
partly_known = st.fixed_dictionaries(dict.fromkeys(FACTORS, st.none() | marks))


@st.composite
def weights(draw: st.DrawFn) -> dict[str, float]:
    """Three weights that add up to 100."""
    cuts = sorted([draw(st.integers(0, 100)), draw(st.integers(0, 100))])
    return dict(zip(FACTORS, (cuts[0], cuts[1] - cuts[0], 100 - cuts[1]), strict=True))


def test_a_bid_is_scored_by_its_weights() -> None:
    ours = {"service": 8, "publicity": 5, "price": 6, "people": 9}
    rival = {"service": 6, "publicity": 7, "price": 8, "people": 6}
    # (30 x 8 + 10 x 5 + 35 x 6 + 25 x 9) / 100 = (240 + 50 + 210 + 225) / 100
    assert weighted_score(HOSPITAL, ours) == 7.25
    # (180 + 70 + 280 + 150) / 100
    assert weighted_score(HOSPITAL, rival) == 6.8


def test_weights_may_be_parts_of_one() -> None:
    assert weighted_score({"a": 0.25, "b": 0.75}, {"a": 8, "b": 4}) == 5  # 2 + 3


@pytest.mark.parametrize("wrong", [{"a": 60, "b": 30}, {"a": 0.6, "b": 0.3}, {}])
def test_weights_that_do_not_add_up_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="the sum of the weights must be 1 or 100"):
        weighted_score(wrong, {"a": 1, "b": 1})


def test_thirds_add_up_to_one() -> None:
    assert weighted_score(dict.fromkeys(FACTORS, 1 / 3), dict.fromkeys(FACTORS, 60)) == 60


def test_a_negative_weight_is_named() -> None:
    with pytest.raises(ValueError, match=r"the weight of b must be >= 0, got -10"):
        weighted_score({"a": 110, "b": -10}, {"a": 1, "b": 1})


def test_a_factor_without_a_score_is_named() -> None:
    with pytest.raises(ValueError, match=r"scores must be complete, with price, people"):
        weighted_score(HOSPITAL, {"service": 8, "publicity": 5})


def test_a_score_without_a_weight_is_named() -> None:
    with pytest.raises(ValueError, match=r"scores must be among a, got \['colour'\]"):
        weighted_score({"a": 100}, {"a": 1, "colour": 9})
    with pytest.raises(ValueError, match=r"scores must be among a, got \['colour'\]"):
        weighted_range({"a": 100}, {"colour": None})


@pytest.mark.parametrize("score", [math.nan, math.inf, "8", True])
def test_what_is_no_number_is_no_score(score: float) -> None:
    with pytest.raises(ValueError, match="the score of a must be a finite number"):
        weighted_score({"a": 100}, {"a": score})
    with pytest.raises(ValueError, match="the score of a must be a finite number"):
        weighted_range({"a": 100}, {"a": score})


def test_a_missing_score_makes_a_range() -> None:
    # 60% of 70, and 40% of anything from 0 to 100
    assert weighted_range({"a": 60, "b": 40}, {"a": 70}) == Range(42, 82)
    assert weighted_range({"a": 60, "b": 40}, {"a": 70, "b": None}) == Range(42, 82)


def test_a_range_weighs_in_with_both_its_ends() -> None:
    # 42 + 40% of 20, and 42 + 40% of 50
    assert weighted_range({"a": 60, "b": 40}, {"a": 70, "b": Range(20, 50)}) == Range(50, 62)


def test_the_scale_is_an_argument() -> None:
    assert weighted_range({"a": 50, "b": 50}, {"a": 4}, lowest=1, highest=5) == Range(2.5, 4.5)


@pytest.mark.parametrize("score", [0, 100])
def test_the_ends_of_the_scale_are_on_it(score: float) -> None:
    assert weighted_range({"a": 100}, {"a": score}) == Range(score, score)


@pytest.mark.parametrize("score", [-1, 101, Range(50, 40), Range(90, 110)])
def test_a_score_off_the_scale_is_refused(score: float | Range) -> None:
    with pytest.raises(ValueError, match="the score of a must be from 0 to 100, got"):
        weighted_range({"a": 100}, {"a": score})


@given(weights(), known)
def test_a_score_lies_between_the_worst_and_the_best_factor(
    weights: dict[str, float], scores: dict[str, float]
) -> None:
    score = weighted_score(weights, scores)
    assert min(scores.values()) - 1e-9 <= score <= max(scores.values()) + 1e-9


@given(weights(), partly_known, known)
def test_whatever_the_missing_scores_are_the_range_holds(
    weights: dict[str, float], partly: dict[str, float | None], truth: dict[str, float]
) -> None:
    found = {
        factor: truth[factor] if partly[factor] is None else partly[factor] for factor in FACTORS
    }
    low, high = weighted_range(weights, partly)
    assert low <= weighted_range(weights, found).low <= high


@given(weights(), known)
def test_what_is_all_known_is_no_range(weights: dict[str, float], scores: dict[str, float]) -> None:
    score = weighted_score(weights, scores)
    assert weighted_range(weights, dict(scores)) == Range(score, score)


@pytest.mark.parametrize("value", [0, 1, 0.5, Decimal("0.25")])
def test_a_fraction_runs_from_nothing_to_the_whole(value: float) -> None:
    assert fraction("chance", value) == float(value)


@pytest.mark.parametrize("value", [-0.01, 1.01, 30])
def test_a_fraction_beyond_the_whole_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=f"chance must be from 0 to 1, got {value}"):
        fraction("chance", value)
