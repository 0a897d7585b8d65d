"""What is done for which customer, by whom and by when?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from crmlab.core.arguments import amount, broken, calendar_day
from crmlab.core.weights import Range, Score, weighted_range, weighted_score

from .grid import RelationshipType

CARE_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"satisfaction": 25, "sales": 25, "loyalty": 25, "profit": 25}
)
"""What each measure of customer care weighs: the measures are those of source deck 002, that they
weigh the same is a convention of the course."""

MAINTENANCE_WEIGHTS: Mapping[RelationshipType, Mapping[str, float]] = MappingProxyType(
    {
        "acquaintance": {
            "hardware": 20, "software": 20, "functional": 60, "psychological": 0, "distinctive": 0,
        },
        "functional": {
            "hardware": 10, "software": 40, "functional": 30, "psychological": 20, "distinctive": 0,
        },
        "affective": {
            "hardware": 10, "software": 40, "functional": 20, "psychological": 30, "distinctive": 0,
        },
        "partner": {
            "hardware": 10, "software": 20, "functional": 20, "psychological": 20,
            "distinctive": 30,
        },
    }
)  # fmt: skip
"""How a customer's part of the budget is split over the five forms of maintenance of source deck
003 (硬件、软件、功能、心理、特色维护), by type; the figures are a convention of the course."""


def maintenance_plan(
    clients: Mapping[str, RelationshipType],
    *,
    budget: float,
    type_weights: Mapping[RelationshipType, float],
    form_weights: Mapping[RelationshipType, Mapping[str, float]] = MAINTENANCE_WEIGHTS,
) -> dict[str, dict[str, float]]:
    """Split a maintenance budget over clients and forms (客户维护预算分配).

    `clients` gives each client's relationship type, `type_weights` what a client of a type weighs
    against one of another: that is the judgement, and it has to be given. A client gets its weight
    over the sum of all clients' weights; that is split by the form weights of its type.

    >>> clients = {"Harbour Hotel": "functional", "Hill Hospital": "partner"}
    >>> plan = maintenance_plan(
    ...     clients, budget=50_000, type_weights={"functional": 3, "partner": 2})
    >>> sum(plan["Harbour Hotel"].values()), plan["Harbour Hotel"]["software"]
    (30000.0, 12000.0)

    Raises:
        ValueError: there are no clients, `budget` or a weight is negative, a type has no weight,
            all weights are 0, or the form weights of a type add up to neither 1 nor 100.

    Source: five forms from source deck 003; the split is a convention of the course.
    """
    kinds = set(clients.values())
    if missing := sorted(kinds - set(type_weights) | kinds - set(form_weights)):
        raise broken("the weights", f"complete, with {', '.join(missing)}", sorted(type_weights))
    weights = {
        client: amount(f"the weight of {kind}", type_weights[kind])
        for client, kind in clients.items()
    }
    whole = sum(weights.values())
    if not whole:
        raise broken("clients", "of a weight above zero in sum", dict(clients))
    money = amount("budget", budget)
    plan = {}
    for client, kind in clients.items():
        forms = form_weights[kind]
        parts = {
            form: weighted_score(forms, {each: float(each == form) for each in forms})
            for form in forms
        }
        plan[client] = {
            form: money * weights[client] / whole * part for form, part in parts.items()
        }
    return plan


def care_score(scores: Mapping[str, Score], weights: Mapping[str, float] = CARE_WEIGHTS) -> Range:
    """Weigh satisfaction, sales, loyalty and profit into one score (客户关怀评分).

    Scores run from 0 to 100. A measure that is not known makes the result a range, as in the
    assessment of credit: it is not 0, and not the mean of the others.

    >>> care_score({"satisfaction": 80, "sales": 60, "loyalty": 40, "profit": 100})
    Range(low=70.0, high=70.0)

    Raises:
        ValueError: `weights` add up to neither 1 nor 100 or one is negative, a score belongs to
            no measure, or it is not a number from 0 to 100.

    Source: the four measures from source deck 002; the weights are a convention.
    """
    return weighted_range(weights, scores)


@dataclass(frozen=True)
class CareStep:
    """A step of a care plan: what is done, by whom, so many days after the plan begins."""

    what: str
    owner: str
    after_days: int


@dataclass(frozen=True)
class CareTask:
    """A step for one client, with the day by which it is due."""

    client: str
    what: str
    owner: str
    due: date


def care_tasks(
    clients: Mapping[str, RelationshipType],
    plan: Mapping[RelationshipType, Sequence[CareStep]],
    *,
    start: date,
    holidays: Iterable[date] = (),
) -> tuple[CareTask, ...]:
    """Turn a care plan into tasks with owner and day (客户关怀任务), the earliest first.

    `plan` has the steps for each type. A task that falls on a Saturday, a Sunday or one of the
    `holidays` is due on the next day that is none; give make-up working days (调休) by leaving the
    plan's day as it is and moving the date yourself.

    >>> plan = {"partner": [CareStep("call", "Li", 5)]}
    >>> [task] = care_tasks({"Hill Hospital": "partner"}, plan, start=date(2026, 6, 1))
    >>> task.owner, task.due.isoformat()
    ('Li', '2026-06-08')

    Raises:
        ValueError: `start` or a holiday is no date, a type of a client has no steps in the plan,
            or a step has no owner or is due before the start.

    Source: tasks assigned to those responsible, from source deck 002.
    """
    begin = calendar_day("start", start)
    free = {calendar_day("a holiday", day) for day in holidays}
    if missing := sorted(set(clients.values()) - set(plan)):
        raise broken("plan", f"complete, with {', '.join(missing)}", sorted(plan))
    tasks = []
    for client, kind in clients.items():
        for step in plan[kind]:
            if not step.owner.strip():
                raise broken(f"the owner of {step.what!r}", "named", step.owner)
            if step.after_days < 0:
                raise broken(f"the days of {step.what!r}", ">= 0", step.after_days)
            due = begin + timedelta(days=step.after_days)
            while due.weekday() >= 5 or due in free:
                due += timedelta(days=1)
            tasks.append(CareTask(client, step.what, step.owner, due))
    return tuple(sorted(tasks, key=lambda task: task.due))
