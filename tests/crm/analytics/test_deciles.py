import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmlab.crm import decile_lift
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
ANSWERS: Columns = {
    "score": [0.125, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1],
    "outcome": [False, True, True, False, True, False, False, False, True, False],
}


@on_every_engine
def test_the_best_tenths_answer_most(engine: Engine) -> None:
    customers = engine.frame(ANSWERS)
    result = decile_lift(customers, bins=5)
    assert type(result) is type(customers)
    assert names(result) == ["decile", "customers", "responders", "rate", "lift", "captured"]
    # 4 of 10 answered; best two: 2 of 2, (2 / 2) / (4 / 10) = 2.5, 2 of 4 responders
    assert engine.rows(result) == [
        pytest.approx(row)
        for row in (
            (1, 2, 2, 1.0, 2.5, 0.5),
            (2, 2, 1, 0.5, 1.25, 0.75),
            (3, 2, 0, 0.0, 0.0, 0.75),
            (4, 2, 1, 0.5, 1.25, 1.0),
            (5, 2, 0, 0.0, 0.0, 1.0),
        )
    ]


@on_every_engine
def test_equal_scores_share_the_tenth_of_the_first(engine: Engine) -> None:
    customers = engine.frame({"score": [3, 2, 2, 1], "outcome": [True, False, True, False]})
    # before the twos stands one: 1 x 4 // 4 + 1 = 2; before the one three: 4
    assert [row[:3] for row in engine.rows(decile_lift(customers, bins=4))] == [
        (1, 1, 1), (2, 2, 1), (4, 1, 0),
    ]  # fmt: skip


@on_every_engine
def test_a_score_without_answers_has_no_lift(engine: Engine) -> None:
    customers = engine.frame({"score": [2, 1], "outcome": [False, False]})
    with pytest.raises(ValueError, match="outcome must be true once, got outcome=0"):
        decile_lift(customers)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=40))
def test_tenths_hold_everybody_and_their_lifts_average_1(pairs: list[tuple[int, bool]]) -> None:
    pairs = [*pairs, (5, True)]
    customers = PANDAS.frame({
        "score": [score for score, _ in pairs], "outcome": [answer for _, answer in pairs],
    })  # fmt: skip
    rows = PANDAS.rows(decile_lift(customers))
    assert sum(row[1] for row in rows) == len(pairs)
    assert sum(row[1] * row[4] for row in rows) == pytest.approx(len(pairs))
    assert rows[-1][5] == 1


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="bins must be a whole number >= 2, got 1"):
        decile_lift(PANDAS.frame(ANSWERS), bins=1)
    nothing = PANDAS.frame({"score": [float("nan"), 1.0], "outcome": [True, True]})
    with pytest.raises(ValueError, match="score must be a finite number, got score=nothing"):
        decile_lift(nothing)
