from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import PRIORITY_MATRIX, RETURN_MOVES, HelpCall, dispatch, follow_states, priority


def test_impact_and_urgency_make_five_priorities() -> None:
    assert [[priority(impact, urgency) for urgency in (1, 2, 3)] for impact in (1, 2, 3)] == [
        [1, 2, 3],
        [2, 3, 4],
        [3, 4, 5],
    ]
    assert priority(2, 1, {**PRIORITY_MATRIX, (2, 1): 1}) == 1
    with pytest.raises(ValueError, match=r"\(impact, urgency\) must be a pair of the matrix, from"):
        priority(0, 1)


def test_the_first_priority_of_those_that_wait_is_taken_and_of_equals_the_first_to_come() -> None:
    calls = [
        HelpCall("till", 0, 3, 30), HelpCall("price", 5, 4, 10), HelpCall("fire", 9, 1, 20),
        HelpCall("scale", 6, 4, 5), HelpCall("late", 200, 5, 1),
    ]  # fmt: skip
    alone = dispatch(calls, agents=1)
    # till to 30, fire to 50, price to 60, scale to 65; nothing until 200
    assert [(each.name, each.begins, each.waited) for each in alone] == [
        ("till", 0, 0), ("fire", 30, 21), ("price", 50, 45), ("scale", 60, 54), ("late", 200, 0),
    ]  # fmt: skip
    two = dispatch(calls, agents=2)
    # the second takes price at 5, at 15 fire, to 35; scale goes to the first at 30
    assert [(each.name, each.agent, each.begins) for each in two] == [
        ("till", 1, 0), ("price", 2, 5), ("fire", 2, 15), ("scale", 1, 30), ("late", 1, 200),
    ]  # fmt: skip


CALLS = st.lists(
    st.builds(
        HelpCall, st.text(max_size=3), st.floats(0, 500), st.integers(1, 5), st.floats(0, 60)
    ),
    max_size=15,
)


@given(CALLS, st.integers(1, 4))
def test_every_call_is_taken_once_and_no_agent_has_two_at_a_time(
    calls: list[HelpCall], agents: int
) -> None:
    taken = dispatch(calls, agents=agents)
    assert sorted(each.name for each in taken) == sorted(call.name for call in calls)
    assert all(each.waited >= 0 for each in taken)
    assert {each.agent for each in taken} <= set(range(1, agents + 1))
    work = sum(call.minutes for call in calls)
    last = max((call.at for call in calls), default=0)
    assert all(each.begins <= last + work + 1e-6 for each in taken)


def test_goods_that_come_back_end_in_stock_or_elsewhere() -> None:
    assert follow_states(
        ["requested", "approved", "received", "repaired", "restocked"], RETURN_MOVES
    )
    with pytest.raises(ValueError, match="to must be one of received after approved, got 'replac"):
        follow_states(["requested", "approved", "replaced"], RETURN_MOVES)


@pytest.mark.parametrize(
    ("calls", "agents", "message"),
    [
        ([], 0, "agents must be a whole number >= 1, got 0"),
        ([HelpCall("x", -1, 1, 1)], 1, "the time of x must be >= 0, got -1"),
        ([HelpCall("x", 1, 1, -1)], 1, "the minutes of x must be >= 0, got -1"),
    ],
)
def test_calls_that_cannot_be_are_refused(calls: Any, agents: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        dispatch(calls, agents=agents)
