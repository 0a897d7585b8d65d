"""The grid of relationships, and what surveys say of loyalty."""

from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import net_promoter_score, relationship_type, return_rate, top_box


def test_the_five_clients_of_the_branch() -> None:
    clients = [(80, 30), (75, 85), (20, 25), (40, 70), (55, 60)]
    assert [relationship_type(*client) for client in clients] == [
        "functional", "partner", "acquaintance", "affective", "partner",
    ]  # fmt: skip


def test_on_the_cut_counts_as_high() -> None:
    assert relationship_type(50, 50) == "partner"
    assert relationship_type(50, 50, cut=50.5) == "acquaintance"


@pytest.mark.parametrize(("value", "loyalty"), [(101, 50), (50, -1)])
def test_scores_run_from_0_to_100(value: float, loyalty: float) -> None:
    with pytest.raises(ValueError, match="must be from 0 to 100, got"):
        relationship_type(value, loyalty)


def test_the_branchs_buyers_return() -> None:
    assert return_rate(buyers=4_000, returned=2_600) == 0.65  # 2 600 / 4 000
    with pytest.raises(ValueError, match=r"returned must be <= buyers \(10.0\), got 11.0"):
        return_rate(buyers=10, returned=11)


def test_the_promoters_less_the_detractors() -> None:
    survey = net_promoter_score([10] * 30 + [9] * 20 + [8, 7] * 15 + [6] * 10 + [0] * 10)
    assert survey.score == pytest.approx(30)  # 50 - 20 of 100
    # (.5 + .2 - .3²) / 100 = .0061
    assert survey.standard_error == pytest.approx(100 * sqrt(0.0061))
    ends = (30 - 1.96 * 7.81, 30 + 1.96 * 7.81)
    assert (survey.low, survey.high) == pytest.approx(ends, abs=0.01)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_its_error_is_that_of_a_mean_of_plus_and_minus_one(answers: list[int]) -> None:
    marks = [100 * ((answer >= 9) - (answer <= 6)) for answer in answers]
    mean = sum(marks) / len(marks)
    spread = sum((mark - mean) ** 2 for mark in marks) / len(marks)
    found = net_promoter_score(answers)
    assert found.score == pytest.approx(mean)
    assert found.standard_error == pytest.approx(sqrt(spread / len(marks)), abs=1e-5)
    assert -100 <= found.low <= found.score <= found.high <= 100


def test_the_top_and_the_top_two_boxes() -> None:
    answers = [5] * 12 + [4] * 34 + [3] * 25 + [2] * 19 + [1] * 10
    assert top_box(answers).share == 0.12
    both = top_box(answers, boxes=2)
    assert both.share == 0.46  # 12 + 34 of 100
    assert both.standard_error == pytest.approx(sqrt(0.46 * 0.54 / 100))
    # Wilson, z² = 3.84146: (.46 + .01921 -+ 1.95996 x sqrt(.002484 + .00009604)) / 1.03841
    assert (both.low, both.high) == pytest.approx((0.3656, 0.5574), abs=5e-4)


def test_answers_all_alike_do_not_make_a_sample_sure() -> None:
    found = top_box([5] * 20)
    assert (found.share, found.standard_error, found.high) == (1, 0, 1)
    assert found.low == pytest.approx(0.839, abs=5e-4)  # 20 / (20 + 3.84146)


@pytest.mark.parametrize(
    ("ask", "answers", "message"),
    [
        (net_promoter_score, [], "answers must be those of one customer or more"),
        (net_promoter_score, [11], "an answer must be a whole number from 0 to 10, got 11"),
        (top_box, [0], "an answer must be a whole number from 1 to 5, got 0"),
        (top_box, [4.5], "an answer must be a whole number from 1 to 5, got 4.5"),
    ],
)
def test_answers_off_the_scale_are_refused(ask: Any, answers: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ask(answers)


@pytest.mark.parametrize("change", [{"boxes": 5}, {"boxes": 0}, {"scale": 1}, {"confidence": 1}])
def test_some_boxes_are_not_at_the_top(change: Any) -> None:
    with pytest.raises(ValueError, match="must be"):
        top_box([1], **change)
