"""Is the firm ready, and does a redesigned process save what it should?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from crmlab.core.arguments import amount, broken, number

FIVE_OBSTACLES: tuple[str, ...] = (
    "market_rules",
    "selling_practice",
    "marketing_experience",
    "documents",
    "channels",
)
"""市场规则、销售行为、营销经验、资料完整性、销售渠道: the obstacles of Chinese firms in source deck
002."""


class Readiness(NamedTuple):
    """Whether a firm is ready, its weakest factor with the score, and the mean beside it."""

    ready: bool
    weakest: str
    score: float
    mean: float


def readiness(
    scores: Mapping[str, float], *, needed: float = 3, lowest: float = 1, highest: float = 5
) -> Readiness:
    """Is the firm ready (实施准备度)? The weakest factor decides.

    Scores run from `lowest` to `highest`. A rollout fails where the firm is weakest: the best team
    does not make up for customer data that nobody has kept. The mean hides this and is shown only
    to be compared. Of equally weak factors the first is named.

    >>> readiness({"market_rules": 4, "selling_practice": 5, "documents": 2, "channels": 5})
    Readiness(ready=False, weakest='documents', score=2.0, mean=4.0)

    Raises:
        ValueError: there are no scores, or one, or `needed`, is not within the scale.

    Source: the obstacles of source deck 002; the scale and that the weakest decides are conventions
        of the course.
    """
    if not scores:
        raise broken("scores", "those of one factor or more", dict(scores))
    for name, value in {"needed": needed, **scores}.items():
        if not lowest <= number(name, value) <= highest:
            raise broken(name, f"from {lowest:g} to {highest:g}", value)
    weakest = min(scores, key=lambda factor: scores[factor])
    score = float(scores[weakest])
    return Readiness(score >= needed, weakest, score, fsum(scores.values()) / len(scores))


@dataclass(frozen=True)
class ProcessStep:
    """A step: who does it, the minutes of work, and the minutes that it lay waiting before."""

    name: str
    owner: str
    minutes: float
    waited: float = 0


class ProcessChange(NamedTuple):
    """What a redesign takes away of a process; below zero, what it adds.

    `steps` and `hand_offs` are numbers, `work` and `lead_time` minutes.
    """

    steps: int
    hand_offs: int
    work: float
    lead_time: float


def process_change(before: Sequence[ProcessStep], after: Sequence[ProcessStep]) -> ProcessChange:
    """Steps, hand-offs, work and lead time that a redesign saves (流程重组前后对比).

    Lead time is work and waiting, for steps one after the other. Most of it is waiting at hand-offs
    from one owner to the next, which no faster software takes away.

    >>> before = [ProcessStep("take call", "desk", 5), ProcessStep("approve", "manager", 5, 480),
    ...     ProcessStep("send part", "stock", 15, 120)]
    >>> after = [ProcessStep("take call", "desk", 8), ProcessStep("send part", "stock", 15, 60)]
    >>> process_change(before, after)
    ProcessChange(steps=1, hand_offs=1, work=2.0, lead_time=542.0)

    Raises:
        ValueError: a process has no steps, or minutes are negative.

    Source: a process map before and after redesign, from source deck 002; the measures are the
        usual ones of process redesign.
    """
    old, new = _measured("before", before), _measured("after", after)
    return ProcessChange(
        old.steps - new.steps,
        old.hand_offs - new.hand_offs,
        old.work - new.work,
        old.lead_time - new.lead_time,
    )


def _measured(name: str, steps: Sequence[ProcessStep]) -> ProcessChange:
    if not steps:
        raise broken(name, "a process of one step or more", list(steps))
    work = fsum(amount(f"the minutes of {step.name}", step.minutes) for step in steps)
    waiting = fsum(amount(f"the waiting before {step.name}", step.waited) for step in steps)
    hand_offs = sum(one.owner != following.owner for one, following in pairwise(steps))
    return ProcessChange(len(steps), hand_offs, work, work + waiting)
