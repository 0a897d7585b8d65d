"""How many agents does a help desk need? By division, and by the line that callers wait in."""

from collections.abc import Iterable
from math import ceil, exp
from typing import NamedTuple

from crmlab.core.arguments import amount, broken, number, positive
from crmlab.core.weights import fraction
from crmlab.crm.tables import whole


class LoadStaffing(NamedTuple):
    """Agents for a day's work, the minutes of it, and the part of their time that it fills."""

    agents: int
    minutes: float
    occupancy: float


def agents_for_load(
    loads: Iterable[tuple[float, float]], *, minutes_per_agent: float
) -> LoadStaffing:
    """How many agents a day's work fills (按工作量折算的坐席数), by division.

    `loads` are pairs of calls and minutes each, `minutes_per_agent` what an agent can work a day.
    It is enough for letters, which can lie. Calls do not come one after the other: at an occupancy
    near 1 callers wait for ever longer. Hold the result against `erlang_c`.

    >>> before = agents_for_load([(200, 15)], minutes_per_agent=390)
    >>> before.agents, round(before.occupancy, 2)
    (8, 0.96)
    >>> agents_for_load([(120, 15), (80, 4)], minutes_per_agent=390).agents
    6

    Raises:
        ValueError: calls or minutes are negative, there is no work, or `minutes_per_agent` is not
            positive.

    Source: staff with and without the knowledge base of source deck 002.
    """
    work = sum(amount("calls", calls) * amount("minutes", each) for calls, each in loads)
    minutes = positive("the sum of minutes", work)
    each = positive("minutes_per_agent", minutes_per_agent)
    agents = ceil(minutes / each - 1e-9)
    return LoadStaffing(agents, minutes, minutes / (agents * each))


class WaitingLine(NamedTuple):
    """What callers meet: load in erlangs, chance of waiting, share served in time, wait, occupancy.

    `mean_wait_seconds` is the mean over all callers, also those who do not wait.
    """

    load: float
    waiting: float
    service_level: float
    mean_wait_seconds: float
    occupancy: float


def erlang_c(
    *, calls_per_hour: float, handle_seconds: float, agents: int, target_seconds: float = 20
) -> WaitingLine:
    """What callers meet with so many agents (爱尔兰C公式).

    Calls come by chance at an even rate, take `handle_seconds` on average, and nobody hangs up.
    Real callers do, so real waits are shorter and some callers are lost. The service level is the
    share that is answered within `target_seconds`.

    >>> line = erlang_c(calls_per_hour=720, handle_seconds=240, agents=55, target_seconds=15)
    >>> round(line.load), round(line.waiting, 3), round(line.service_level, 3)
    (48, 0.239, 0.846)

    Raises:
        ValueError: calls or seconds are negative or 0, `agents` is not a whole number above zero,
            or the load is not below the agents: the line then grows without end.

    Source: the formula in "Erlang C", wirelesscommunication.nl; tested against two entries of the
        Erlang C table in "Table C", Scribd 831962299. The chance is computed from Erlang B, which
        does not overflow.
    """
    seconds = positive("handle_seconds", handle_seconds)
    load = positive("calls_per_hour", calls_per_hour) * seconds / 3600
    target = amount("target_seconds", target_seconds)
    if whole("agents", agents, least=1) <= load:
        raise broken("agents", f"more than the load of {load:.2f} erlangs", agents)
    blocked = 1.0
    for count in range(1, agents + 1):
        blocked = load * blocked / (count + load * blocked)
    waiting = blocked / (1 - load / agents * (1 - blocked))
    spare = agents - load
    late = waiting * exp(-spare * target / seconds)
    return WaitingLine(load, waiting, 1 - late, waiting * seconds / spare, load / agents)


def agents_needed(
    *,
    calls_per_hour: float,
    handle_seconds: float,
    target_seconds: float = 20,
    service_level: float = 0.8,
) -> int:
    """Fewest agents who answer a share of the calls in time (所需坐席数).

    By default 80 per cent in 20 seconds, a target that the field took up by habit. These agents sit
    at their telephones: see `agents_on_roster` for breaks.

    >>> agents_needed(calls_per_hour=200 / 6.5, handle_seconds=900)
    11

    Raises:
        ValueError: as in `erlang_c`, or `service_level` is not below 1.

    Source: the smallest number of agents at which `erlang_c` reaches the level.
    """
    if fraction("service_level", service_level) >= 1:
        raise broken("service_level", "below 1, for some caller always waits", service_level)
    calls, seconds = (
        positive("calls_per_hour", calls_per_hour),
        number("handle_seconds", handle_seconds),
    )
    agents = int(calls * positive("handle_seconds", seconds) / 3600) + 1
    while True:
        line = erlang_c(
            calls_per_hour=calls,
            handle_seconds=seconds,
            agents=agents,
            target_seconds=target_seconds,
        )
        if line.service_level >= service_level:
            return agents
        agents += 1


def agents_on_roster(agents: int, *, shrinkage: float) -> int:
    """How many agents to plan for so many at work (排班人数): agents / (1 - shrinkage).

    `shrinkage` is the part of paid time that goes to breaks, training, leave and illness. Adding
    that part to the agents instead is too few.

    >>> agents_on_roster(11, shrinkage=0.3)
    16

    Raises:
        ValueError: `agents` is not a whole number above zero, or `shrinkage` is not from 0 to
            below 1.

    Source: "How can I calculate shrinkage at my contact center?", monetsoftware.com, where 100
        agents at 40 per cent take 167.
    """
    lost = fraction("shrinkage", shrinkage)
    if lost == 1:
        raise broken("shrinkage", "below 1", shrinkage)
    return ceil(whole("agents", agents, least=1) / (1 - lost) - 1e-9)
