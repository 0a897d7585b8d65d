from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import adoption, bass_adoption, periods_to_target, training_record

TEAM: Any = {"start": 12, "size": 40, "rate": 0.25}


def test_weekly_visits_reach_three_quarters_in_the_fourth_week() -> None:
    # 28 of 40 do not use it: 1 - .7 x .75³ = .7047, 1 - .7 x .75⁴ = .7785
    path = adoption(**TEAM, periods=4)
    assert path[2:] == pytest.approx((0.7047, 0.7785), abs=5e-5)
    assert periods_to_target(**TEAM, target=0.75) == 4
    assert periods_to_target(**TEAM, target=0.3) == 0
    assert periods_to_target(**TEAM, target=1) is None
    assert periods_to_target(start=12, size=40, rate=0, target=0.5) is None
    assert periods_to_target(start=12, size=40, rate=1, target=1) == 1


@given(st.integers(0, 50), st.floats(0.01, 0.9), st.floats(0, 0.99))
def test_the_target_is_reached_then_and_not_before(start: int, rate: float, target: float) -> None:
    period = periods_to_target(start=start, size=50, rate=rate, target=target)
    assert period is not None
    path = (start / 50, *adoption(start=start, size=50, rate=rate, periods=period + 1))
    assert path[period] >= target - 1e-12
    assert period == 0 or path[period - 1] < target + 1e-12


def test_imitation_starts_slowly() -> None:
    # 3; 3 + (.03 + .38 x .03) x 97 = 7.0158; + (.03 + .38 x .070158) x 92.9842 = 12.2843
    assert bass_adoption(size=100, innovation=0.03, imitation=0.38, periods=3) == pytest.approx(
        (3, 7.0158, 12.2843), abs=5e-5
    )


@given(st.floats(0, 0.5), st.floats(0, 0.5), st.integers(1, 60))
def test_users_never_fall_and_never_pass_the_market(alone: float, other: float, count: int) -> None:
    path = bass_adoption(size=100, innovation=alone, imitation=other, periods=count)
    assert len(path) == count
    assert all(low <= high + 1e-9 for low, high in pairwise((0, *path, 100)))


def test_without_imitation_it_is_constant_winning() -> None:
    bass = bass_adoption(size=40, innovation=0.25, imitation=0, periods=5)
    plain = adoption(start=0, size=40, rate=0.25, periods=5)
    assert [users / 40 for users in bass] == pytest.approx(plain)


def test_a_record_names_the_next_step_and_those_left_out() -> None:
    plan = ["log in", "find a customer", "enter a quote"]
    records = training_record(
        plan, {"Li": plan[:2], "Wang": ["enter a quote"], "Chen": plan, "Zhao": []}
    )
    assert records == (
        ("Zhao", 0, 0, "log in", ()),
        ("Wang", 1, 1 / 3, "log in", ("log in", "find a customer")),
        ("Li", 2, 2 / 3, "enter a quote", ()),
        ("Chen", 3, 1, None, ()),
    )


@pytest.mark.parametrize(
    ("compute", "message"),
    [
        (lambda: adoption(start=41, size=40, rate=0.1, periods=1), r"start must be <= size \(40.0"),
        (lambda: adoption(**TEAM, periods=0), "periods must be a whole number >= 1, got 0"),
        (
            lambda: bass_adoption(size=1, innovation=0.7, imitation=0.7, periods=1),
            r"innovation \+ imitation must be <= the whole \(1.0\), got 1.4",
        ),
        (lambda: training_record(["a", "a"], {}), "plan must be of one step or more, each once"),
        (
            lambda: training_record(["a"], {"Li": ["b"]}),
            r"what Li passed must be among the steps of the plan, got \['b'\]",
        ),
    ],
)
def test_what_cannot_be_is_refused(compute: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compute()
