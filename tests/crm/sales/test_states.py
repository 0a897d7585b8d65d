from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import LEAD_MOVES, OPPORTUNITY_MOVES, follow_states, move_state


@pytest.mark.parametrize("moves", [LEAD_MOVES, OPPORTUNITY_MOVES])
def test_moves_lead_to_states_that_there_are_and_end(moves: Any) -> None:
    assert {to for states in moves.values() for to in states} <= set(moves)
    assert [state for state, states in moves.items() if not states] == list(moves)[-2:]


def test_a_lead_goes_step_by_step() -> None:
    assert follow_states(["new", "contacted", "qualified", "converted"]) == "converted"
    assert follow_states(["new"]) == "new"


@pytest.mark.parametrize(
    ("states", "message"),
    [
        (["new", "qualified"], "to must be one of contacted, lost after new, got 'qualified'"),
        (["new", "lost", "contacted"], "state must be one that is not the last, got 'lost'"),
        (["new", "sold"], "to must be one of new, contacted, qualified, converted, lost, got 'sol"),
        (["contacted"], r"states must be a history that begins with new, got \['contacted'\]"),
        ([], r"states must be a history that begins with new, got \[\]"),
    ],
)
def test_a_history_that_cannot_be_is_refused(states: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        follow_states(states)


def test_a_state_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="state must be one of enquiry, offer"):
        move_state("new", "won", OPPORTUNITY_MOVES)


@given(st.lists(st.sampled_from(list(OPPORTUNITY_MOVES)), min_size=2, max_size=6))
def test_a_history_is_legal_if_each_of_its_moves_is(states: list[str]) -> None:
    legal = states[0] == "enquiry" and all(
        after in OPPORTUNITY_MOVES[before] for before, after in pairwise(states)
    )
    if legal:
        assert follow_states(states, OPPORTUNITY_MOVES) == states[-1]
    else:
        with pytest.raises(ValueError, match="must be"):
            follow_states(states, OPPORTUNITY_MOVES)
