import pytest

from crmlab.credit import default_rate_by_grade, migration_matrix
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS, POLARS = ENGINES[:2]
OUTCOMES: Columns = {
    "grade": ["CA4"] * 100 + ["CA1"] * 20,
    "defaulted": [True] * 10 + [False] * 110,
}


@on_every_engine
def test_default_rates_come_with_wilsons_interval_the_best_grade_first(engine: Engine) -> None:
    table = engine.frame(OUTCOMES)
    result = default_rate_by_grade(table)
    assert type(result) is type(table)
    assert names(result) == ["grade", "customers", "defaults", "default_rate", "low", "high"]
    # z = 1.95996, z² = 3.84146. None of 20: high = z²/20 / (1 + z²/20) = .19207 / 1.19207.
    # 10 of 100: (.1 + .01921 -+ 1.95996 x sqrt(.0009 + .00009604)) / 1.03841
    assert engine.rows(result) == [
        ("CA1", 20, 0, 0.0, pytest.approx(0.0, abs=1e-12), pytest.approx(0.16113, abs=1e-5)),
        ("CA4", 100, 10, 0.1, pytest.approx(0.05523, abs=1e-5), pytest.approx(0.17437, abs=1e-5)),
    ]
    assert all(0 <= row[4] <= row[3] <= row[5] <= 1 for row in engine.rows(result))


@on_every_engine
def test_more_confidence_makes_a_wider_interval(engine: Engine) -> None:
    table = engine.frame(OUTCOMES)
    (usual, *_), (sure, *_) = (
        engine.rows(default_rate_by_grade(table, confidence=level)) for level in (0.95, 0.99)
    )
    assert sure[5] > usual[5]


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match=f"confidence must be between 0 and 1, got {confidence}"):
        default_rate_by_grade(PANDAS.frame(OUTCOMES), confidence=confidence)


@on_every_engine
def test_outcomes_are_true_or_false_of_a_grade_on_the_scale(engine: Engine) -> None:
    with pytest.raises(ValueError, match="defaulted must hold true and false, got"):
        default_rate_by_grade(engine.frame({"grade": ["CA1"], "defaulted": ["no"]}))
    with pytest.raises(ValueError, match=r"grade must be one of CA1, .*, got grade='AAA'"):
        default_rate_by_grade(engine.frame({"grade": ["AAA"], "defaulted": [False]}))


BEFORE: Columns = {
    "customer": ["A", "B", "C", "D", "E"],
    "grade": ["CA1", "CA1", "CA1", "CA1", "CA4"],
}
AFTER: Columns = {
    "customer": ["E", "F", "C", "B", "A"],
    "grade": ["CA5", "CA1", "CA3", "CA1", "CA1"],
}


@on_every_engine
def test_each_row_says_where_the_customers_of_a_grade_went(engine: Engine) -> None:
    before = engine.frame(BEFORE)
    matrix = migration_matrix(before, engine.frame(AFTER))
    assert type(matrix) is type(before)
    assert names(matrix) == [
        "grade", "customers", "CA1", "CA2", "CA3", "CA4", "CA5", "gone",
    ]  # fmt: skip
    # of A, B, C, D two stayed, C fell, D is gone; E fell; F was not there before
    assert engine.rows(matrix) == [
        ("CA1", 4, 0.5, 0.0, 0.25, 0.0, 0.0, 0.25),
        ("CA4", 1, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0),
    ]


@on_every_engine
def test_the_order_of_customers_does_not_matter(engine: Engine) -> None:
    backwards = {name: list(reversed(values)) for name, values in BEFORE.items()}
    after = engine.frame(AFTER)
    assert engine.rows(migration_matrix(engine.frame(backwards), after)) == engine.rows(
        migration_matrix(engine.frame(BEFORE), after)
    )


@on_every_engine
def test_columns_may_have_other_names(engine: Engine) -> None:
    theirs = {"customer": "payer", "grade": "rating"}
    frames = (
        engine.frame({theirs[ours]: each for ours, each in table.items()})
        for table in (BEFORE, AFTER)
    )
    matrix = migration_matrix(*frames, customer="payer", grade="rating")
    assert names(matrix)[:2] == ["rating", "customers"]


@on_every_engine
def test_a_customer_stands_once_and_has_a_grade_on_the_scale(engine: Engine) -> None:
    twice = engine.frame({"customer": ["A", "A"], "grade": ["CA1", "CA2"]})
    odd = engine.frame({"customer": ["A"], "grade": ["AAA"]})
    good = engine.frame(AFTER)
    with pytest.raises(ValueError, match="before: customer must be unique, got customer='A'"):
        migration_matrix(twice, good)
    with pytest.raises(ValueError, match="after: customer must be unique, got customer='A'"):
        migration_matrix(good, twice)
    with pytest.raises(ValueError, match=r"after: grade must be one of CA1, .* got customer='A'"):
        migration_matrix(good, odd)


def test_two_kinds_of_frames_cannot_be_compared() -> None:
    with pytest.raises(TypeError, match="after must be pandas as before is, got polars"):
        migration_matrix(PANDAS.frame(BEFORE), POLARS.frame(AFTER))
