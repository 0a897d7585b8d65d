from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.text import Text
from crmlab.credit import COURSE_SCALE, CreditPolicy, GradeScale, grade

SELL = CreditPolicy(Text("Sell on credit.", "可以赊销。"))


def scale(**bands: tuple[float, float]) -> GradeScale:
    return GradeScale(bands, dict.fromkeys(bands, SELL))


def test_the_course_grades_the_exercise() -> None:
    assert [grade(score) for score in (91, 78, 70, 62, 44, 31)] == [
        "CA1", "CA2", "CA2", "CA3", "CA4", "CA5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (100, "CA1"), (85, "CA1"), (84.99, "CA2"), (70, "CA2"), (69.99, "CA3"), (55, "CA3"),
        (54.99, "CA4"), (40, "CA4"), (39.99, "CA5"), (0, "CA5"),
    ],
)  # fmt: skip
def test_a_score_on_a_floor_belongs_to_its_grade(score: float, expected: str) -> None:
    assert grade(score) == expected


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_better_score_never_earns_a_worse_grade(one: float, other: float) -> None:
    worse, better = sorted((one, other))
    rank = COURSE_SCALE.grades.index
    assert rank(grade(better)) <= rank(grade(worse))


def test_grades_are_told_best_first_whatever_order_they_are_written_in() -> None:
    assert scale(poor=(0, 50), good=(80, 100), fair=(50, 80)).grades == ("good", "fair", "poor")
    assert COURSE_SCALE.grades == ("CA1", "CA2", "CA3", "CA4", "CA5")


def test_only_the_last_course_grade_pays_cash() -> None:
    on_credit = [COURSE_SCALE.policies[each].on_credit for each in COURSE_SCALE.grades]
    assert on_credit == [True, True, True, True, False]


def test_a_firm_may_have_a_scale_of_its_own() -> None:
    own = scale(A=(60, 100), B=(0, 60))
    assert [grade(score, own) for score in (60, 59.9)] == ["A", "B"]


@pytest.mark.parametrize("score", [-0.1, 100.1, float("nan"), None, "85", True])
def test_a_score_lies_between_0_and_100(score: Any) -> None:
    with pytest.raises(ValueError, match="score must be "):
        grade(score)


@pytest.mark.parametrize(
    ("bands", "message"),
    [
        (
            {"A": (85, 100), "B": (70, 84), "C": (0, 70)},
            "bands must leave no gap, got B ending at 84 and A beginning at 85",
        ),
        (
            {"A": (70, 100), "B": (0, 70.5)},
            "bands must not overlap, got B ending at 70.5 and A beginning at 70",
        ),
        ({"A": (50, 100), "B": (10, 50)}, "bands must be from 0 to 100"),
        ({"A": (50, 90), "B": (0, 50)}, "bands must be from 0 to 100"),
        ({}, "bands must be from 0 to 100"),
        ({"A": (100, 0)}, "the band of A must be from a lower to a higher score"),
        ({"A": (0, float("nan"))}, "a bound of A must be a finite number"),
    ],
)
def test_bands_cover_0_to_100_without_gap_or_overlap(
    bands: dict[str, tuple[float, float]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        scale(**bands)


def test_a_band_inside_another_overlaps_it() -> None:
    with pytest.raises(ValueError, match="bands must not overlap"):
        scale(A=(0, 100), B=(40, 60))


def test_every_grade_has_a_policy() -> None:
    with pytest.raises(ValueError, match="policies must be those of A, B, got \\['A'\\]"):
        GradeScale({"A": (50, 100), "B": (0, 50)}, {"A": SELL})


def test_a_scale_cannot_be_changed_from_outside() -> None:
    bands: dict[str, tuple[float, float]] = {"A": (50, 100), "B": (0, 50)}
    own = GradeScale(bands, {"A": SELL, "B": SELL})
    bands["C"] = (0, 10)
    assert own.grades == ("A", "B")
    with pytest.raises(TypeError):
        COURSE_SCALE.bands["CA6"] = (0, 1)  # type: ignore[index]
