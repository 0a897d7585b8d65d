"""The states of a lead and of an opportunity, and the moves between them that make sense."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from crmlab.core.arguments import broken

Moves = Mapping[str, Collection[str]]
"""To which states one may go from each; from a last state, to none."""

LEAD_MOVES: Moves = MappingProxyType(
    {
        "new": ("contacted", "lost"),
        "contacted": ("qualified", "lost"),
        "qualified": ("converted", "lost"),
        "converted": (),
        "lost": (),
    }
)
"""A lead (线索), from its record to the opportunity or the end. A convention of the course."""

OPPORTUNITY_MOVES: Moves = MappingProxyType(
    {
        "enquiry": ("offer", "lost"),
        "offer": ("negotiation", "won", "lost"),
        "negotiation": ("offer", "won", "lost"),
        "won": (),
        "lost": (),
    }
)
"""An opportunity (商机); from negotiation a new offer may follow. A convention of the course."""


def move_state(state: str, to: str, moves: Moves = LEAD_MOVES) -> str:
    """Take a record from one state to another (状态流转), if that is a legal move.

    >>> move_state("contacted", "qualified")
    'qualified'
    >>> move_state("new", "converted")
    Traceback (most recent call last):
    ...
    ValueError: to must be one of contacted, lost after new, got 'converted'

    Raises:
        ValueError: there is no such state, or the move is not legal; names the moves that are.

    Source: recording, upgrading and assigning of leads in source deck 002; which moves are legal
        is a convention.
    """
    for name, value in (("state", state), ("to", to)):
        if value not in moves:
            raise broken(name, f"one of {', '.join(moves)}", value)
    if not moves[state]:
        raise broken("state", "one that is not the last", state)
    if to not in moves[state]:
        raise broken("to", f"one of {', '.join(moves[state])} after {state}", to)
    return to


def follow_states(states: Sequence[str], moves: Moves = LEAD_MOVES) -> str:
    """Follow the history of a record and give the state in which it ends (状态历史核查).

    The first state must be the one in which records begin, the first of `moves`.

    >>> follow_states(["enquiry", "offer", "negotiation", "offer", "won"], OPPORTUNITY_MOVES)
    'won'

    Raises:
        ValueError: there is no state, the history begins elsewhere, or as in `move_state`.

    Source: as `move_state`.
    """
    first = next(iter(moves))
    if not states or states[0] != first:
        raise broken("states", f"a history that begins with {first}", list(states))
    state = first
    for to in states[1:]:
        state = move_state(state, to, moves)
    return state
