from math import exp, factorial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import agents_for_load, agents_needed, agents_on_roster, erlang_c

DESK: Any = {"calls_per_hour": 200 / 6.5, "handle_seconds": 900}  # 200 calls in 390 minutes


def test_a_knowledge_base_saves_two_agents_by_division() -> None:
    # 200 x 15 / 390 = 7.69; (120 x 15 + 80 x 4) / 390 = 2 120 / 390 = 5.44
    assert agents_for_load([(200, 15)], minutes_per_agent=390) == pytest.approx(
        (8, 3_000, 3_000 / 3_120)
    )
    assert agents_for_load([(120, 15), (80, 4)], minutes_per_agent=390).agents == 6
    assert agents_for_load([(26, 15)], minutes_per_agent=390) == (1, 390, 1)


def test_eight_agents_by_division_let_callers_wait_43_minutes() -> None:
    line = erlang_c(**DESK, agents=8)
    assert line.load == pytest.approx(7.6923, abs=5e-5)  # 3 000 / 390
    assert line.occupancy == pytest.approx(0.9615, abs=5e-5)
    assert line.mean_wait_seconds / 60 == pytest.approx(42.85, abs=0.005)
    assert agents_needed(**DESK) == 11
    assert (
        erlang_c(**DESK, agents=10).service_level < 0.8 < erlang_c(**DESK, agents=11).service_level
    )


@pytest.mark.parametrize(
    ("load", "agents", "waiting"),
    [
        (1, 2, 1 / 3),  # 1²/2! x 2 = 1 of 1 + 1 + 1
        (2, 3, 4 / 9),  # 2³/3! x 3 = 4 of 1 + 2 + 2 + 4
    ],
)
def test_the_chance_of_waiting_by_hand(load: float, agents: int, waiting: float) -> None:
    line = erlang_c(calls_per_hour=load, handle_seconds=3600, agents=agents)
    assert line.waiting == pytest.approx(waiting)


@pytest.mark.parametrize(
    ("load", "agents", "waiting"),
    [(3.87, 8, 0.05), (4.08, 10, 0.01)],  # a published table, loads to two decimals
)
def test_a_published_table(load: float, agents: int, waiting: float) -> None:
    line = erlang_c(calls_per_hour=load, handle_seconds=3600, agents=agents)
    assert line.waiting == pytest.approx(waiting, rel=0.006)


def test_five_erlangs_and_eight_agents() -> None:
    line = erlang_c(calls_per_hour=100, handle_seconds=180, agents=8, target_seconds=20)
    # 5⁸/8! x 8/3 = 25.8350; the sum of 5ⁿ/n! to 7 is 128.6190; 25.8350 / 154.4541
    assert line.waiting == pytest.approx(0.16727, abs=5e-6)
    assert line.mean_wait_seconds == pytest.approx(0.16727 * 180 / 3, abs=1e-3)
    assert line.service_level == pytest.approx(1 - 0.16727 * exp(-3 * 20 / 180), abs=1e-5)


@given(st.integers(1, 30), st.floats(0.01, 0.99), st.floats(10, 1000), st.floats(0, 300))
def test_the_closed_formula_gives_the_same(
    agents: int, occupancy: float, seconds: float, target: float
) -> None:
    load = agents * occupancy
    line = erlang_c(
        calls_per_hour=load * 3600 / seconds,
        handle_seconds=seconds,
        agents=agents,
        target_seconds=target,
    )
    full = load**agents / factorial(agents) / (1 - line.occupancy)
    waiting = full / (sum(load**count / factorial(count) for count in range(agents)) + full)
    assert line.waiting == pytest.approx(waiting, rel=1e-6)
    assert 0 <= line.service_level <= 1


@given(st.floats(1, 500), st.floats(10, 900), st.floats(0, 120), st.floats(0.1, 0.99))
def test_the_agents_needed_reach_the_level_and_one_less_does_not(
    calls: float, seconds: float, target: float, level: float
) -> None:
    case: Any = {"calls_per_hour": calls, "handle_seconds": seconds, "target_seconds": target}
    agents = agents_needed(**case, service_level=level)
    assert erlang_c(**case, agents=agents).service_level >= level
    if agents - 1 > calls * seconds / 3600:
        assert erlang_c(**case, agents=agents - 1).service_level < level


def test_a_thousand_agents_are_no_overflow() -> None:
    line = erlang_c(calls_per_hour=990, handle_seconds=3600, agents=1_000)
    assert 0.6 < line.waiting < 0.8


def test_who_is_on_leave_takes_no_calls() -> None:
    assert agents_on_roster(100, shrinkage=0.4) == 167  # 100 / .6 = 166.7, not 140
    assert agents_on_roster(9, shrinkage=0.1) == 10  # 9 / .9, whatever floats make of it
    assert agents_on_roster(5, shrinkage=0) == 5


@pytest.mark.parametrize(
    ("compute", "message"),
    [
        (lambda: erlang_c(**DESK, agents=7), "agents must be more than the load of 7.69 erlangs"),
        (
            lambda: erlang_c(calls_per_hour=8, handle_seconds=3600, agents=8),
            "agents must be more than the load of 8.00 erlangs, got 8",
        ),
        (lambda: erlang_c(**DESK, agents=0), "agents must be a whole number >= 1, got 0"),
        (lambda: agents_needed(**DESK, service_level=1), "service_level must be below 1, for som"),
        (lambda: agents_for_load([], minutes_per_agent=9), "the sum of minutes must be > 0, got 0"),
        (lambda: agents_on_roster(5, shrinkage=1), "shrinkage must be below 1, got 1"),
    ],
)
def test_a_desk_that_cannot_be_is_refused(compute: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compute()
