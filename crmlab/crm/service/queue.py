"""Who is helped first, and by whom; and the states of goods that come back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crmlab.core.arguments import amount, broken
from crmlab.crm.sales.states import Moves
from crmlab.crm.tables import whole

PRIORITY_MATRIX: Mapping[tuple[int, int], int] = MappingProxyType(
    {(impact, urgency): impact + urgency - 1 for impact in range(1, 4) for urgency in range(1, 4)}
)
"""Priority (优先级) 1 to 5 by impact and urgency, 1 the most. The usual three by three matrix of
service desks after ITIL, which leaves the matrix itself to the firm: it is a policy."""

RETURN_MOVES: Moves = MappingProxyType(
    {
        "requested": ("approved", "refused"),
        "approved": ("received",),
        "received": ("replaced", "repaired"),
        "replaced": ("restocked", "scrapped"),
        "repaired": ("returned", "restocked"),
        "refused": (),
        "returned": (),
        "restocked": (),
        "scrapped": (),
    }
)
"""Goods that come back (退货), from request to stock; `follow_states` holds a history against it.
Approval, replacement, repair and stock are those of source deck 002; refusal, scrap and the order
of moves are conventions."""


def priority(
    impact: int, urgency: int, matrix: Mapping[tuple[int, int], int] = PRIORITY_MATRIX
) -> int:
    """Priority of a call for help by impact and urgency (影响度与紧急度), 1 the first.

    Impact says how many it hurts, urgency how soon. A loud customer changes neither.

    >>> priority(1, 1), priority(1, 3), priority(3, 3)
    (1, 3, 5)

    Raises:
        ValueError: the matrix has no such impact and urgency.

    Source: "Priority (ITIL)", vanpeltconsulting.nl, where it is read from impact and urgency in a
        matrix; the numbers are a policy, see `PRIORITY_MATRIX`.
    """
    if (impact, urgency) not in matrix:
        rule = f"a pair of the matrix, from {min(matrix)} to {max(matrix)}"
        raise broken("(impact, urgency)", rule, (impact, urgency))
    return matrix[impact, urgency]


@dataclass(frozen=True)
class HelpCall:
    """A call for help: when it came, in minutes, its priority and the minutes of work it takes."""

    name: str
    at: float
    priority: int
    minutes: float


@dataclass(frozen=True)
class Assignment:
    """Who takes a call, when he begins, and how long the customer has waited by then."""

    name: str
    agent: int
    begins: float
    waited: float


def dispatch(calls: Iterable[HelpCall], *, agents: int) -> tuple[Assignment, ...]:
    """Give calls to agents (派单), in the order in which work begins.

    Whoever is free takes, of the calls that have come, the one of the first priority, and of equals
    the one that came first. Work that has begun is finished. With one agent too few, calls of the
    last priority may wait for ever: see who waits, not only how long on average.

    >>> calls = [
    ...     HelpCall("till", 0, 3, 30), HelpCall("price", 5, 4, 10), HelpCall("fire", 9, 1, 20)]
    >>> [(each.name, each.begins, each.waited) for each in dispatch(calls, agents=1)]
    [('till', 0.0, 0.0), ('fire', 30.0, 21.0), ('price', 50.0, 45.0)]

    Raises:
        ValueError: `agents` is not a whole number above zero, or a time is negative.

    Source: help calls by set priority in source deck 002; the usual queue with priorities and
        without interruption.
    """
    free = [0.0] * whole("agents", agents, least=1)
    coming = sorted(calls, key=lambda call: call.at)
    for call in coming:
        amount(f"the time of {call.name}", call.at)
        amount(f"the minutes of {call.name}", call.minutes)
    taken = []
    while coming:
        agent = min(range(len(free)), key=free.__getitem__)
        now = max(free[agent], coming[0].at)
        call = min((each for each in coming if each.at <= now), key=lambda each: each.priority)
        coming.remove(call)
        free[agent] = now + call.minutes
        taken.append(Assignment(call.name, agent + 1, float(now), now - call.at))
    return tuple(taken)
