"""What is not known of a customer leaves its score open, and nobody is rated on a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.weights import Range, Score
from crmlab.credit import (
    FIVE_C_EVIDENCE,
    FIVE_C_WEIGHTS,
    collateral_coverage,
    evidence_score,
    five_c_score,
)

FURNITURE_MAKER = {"capacity": 70, "capital": 60, "collateral": 50, "conditions": 80}
marks = st.none() | st.floats(0, 100)


def test_the_furniture_maker_of_the_course() -> None:
    result = five_c_score(FIVE_C_WEIGHTS, FURNITURE_MAKER)
    # known: (25 x 70 + 20 x 60 + 15 x 50 + 10 x 80) / 100 = (1750 + 1200 + 750 + 800) / 100 = 45
    # character, unknown: 30% of 0 to 30% of 100
    assert (result.low, result.high) == (45, 75)
    assert result.missing == ("character",)
    assert result.reason == "character not fully known: between 45 and 75"
    # The mistakes: read as 0 it "is" 45; its weight spread over the others, 45 / 0.7 = 64.3.


def test_an_open_score_is_no_rating() -> None:
    with pytest.raises(ValueError, match="evidence must be complete before a customer is rated"):
        _ = five_c_score(FIVE_C_WEIGHTS, FURNITURE_MAKER).score


def test_a_complete_score_is_one_number() -> None:
    result = five_c_score(FIVE_C_WEIGHTS, FURNITURE_MAKER | {"character": 90})
    assert result.score == result.low == result.high == 72  # 45 + 27
    assert result.reason == "all five factors are known: 72"


def test_none_is_a_missing_score_and_not_zero() -> None:
    without = five_c_score(FIVE_C_WEIGHTS, FURNITURE_MAKER)
    assert five_c_score(FIVE_C_WEIGHTS, FURNITURE_MAKER | {"character": None}) == without
    assert five_c_score(FIVE_C_WEIGHTS, FURNITURE_MAKER | {"character": 0}).score == 45


def test_a_factor_without_weight_need_not_be_known() -> None:
    unsecured = {"character": 40, "capacity": 30, "capital": 20, "collateral": 0, "conditions": 10}
    scores = {"character": 80, "capacity": 70, "capital": 60, "conditions": 50}
    assert five_c_score(unsecured, scores).score == 70  # 32 + 21 + 12 + 5


def test_partial_evidence_narrows_a_factor() -> None:
    # two of three lines known: (90 + 60 + 0..100) / 3
    character = evidence_score("character", {"payment_record": 90, "references": 60})
    assert character == pytest.approx((50, 250 / 3))
    result = five_c_score(FIVE_C_WEIGHTS, FURNITURE_MAKER | {"character": character})
    assert (result.low, result.high) == pytest.approx((60, 70))  # 45 + 15, 45 + 25
    assert result.missing == ("character",)


def test_full_evidence_closes_a_factor() -> None:
    pledged = evidence_score("collateral", {"credit_lines": 60, "guarantees_and_pledges": 40})
    known: dict[str, Score] = {**FURNITURE_MAKER, "character": 90, "collateral": pledged}
    assert five_c_score(FIVE_C_WEIGHTS, known).score == 72  # as above: the two lines make 50


def test_all_lines_of_a_factor_count_the_same() -> None:
    lines = {"scale_and_equipment": 80, "employees": 60, "production": 70, "sales": 50}
    assert evidence_score("capacity", lines) == Range(65, 65)  # 260 / 4


def test_every_factor_has_evidence() -> None:
    assert set(FIVE_C_EVIDENCE) == set(FIVE_C_WEIGHTS)
    assert sum(FIVE_C_WEIGHTS.values()) == 100


def test_an_unknown_factor_is_refused() -> None:
    with pytest.raises(ValueError, match=r"factor must be one of character, .*, got 'charm'"):
        evidence_score("charm", {})
    with pytest.raises(ValueError, match=r"scores must be among credit_lines, .*\['charm'\]"):
        evidence_score("collateral", {"charm": 90})
    with pytest.raises(ValueError, match=r"scores must be among character, .*\['charm'\]"):
        five_c_score(FIVE_C_WEIGHTS, {"charm": 90})


def test_four_weights_are_not_five() -> None:
    four = {"capacity": 40, "capital": 30, "collateral": 20, "conditions": 10}
    with pytest.raises(ValueError, match="weights must be those of character, capacity"):
        five_c_score(four, FURNITURE_MAKER)


@given(st.dictionaries(st.sampled_from(sorted(FIVE_C_WEIGHTS)), marks))
def test_the_range_is_as_wide_as_the_weight_of_what_is_missing(
    scores: dict[str, float | None],
) -> None:
    result = five_c_score(FIVE_C_WEIGHTS, scores)
    assert 0 <= result.low <= result.high <= 100
    assert result.high - result.low == pytest.approx(
        sum(FIVE_C_WEIGHTS[factor] for factor in result.missing)
    )


def test_collateral_counts_after_its_haircut() -> None:
    # a building of 1 000 000 at 20% carries 800 000
    assert collateral_coverage(value=1_000_000, haircut=0.2, exposure=800_000) == 1
    assert collateral_coverage(value=1_000_000, haircut=0.2, exposure=1_000_000) == 0.8


def test_collateral_needs_something_to_cover() -> None:
    with pytest.raises(ValueError, match="exposure must be > 0, got 0"):
        collateral_coverage(value=1, haircut=0.2, exposure=0)
    with pytest.raises(ValueError, match="haircut must be from 0 to 1, got 20"):
        collateral_coverage(value=1, haircut=20, exposure=1)
