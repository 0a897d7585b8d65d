"""Lesson crm/people: how many use the new system by when, and who has learned what."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from crmlab.core.arguments import amount, at_most, broken, positive
from crmlab.core.weights import fraction
from crmlab.crm.tables import whole


def adoption(*, start: float, size: float, rate: float, periods: int) -> tuple[float, ...]:
    """Share of a team that uses a system at the end of each period (系统采用率).

    Of `size` people `start` use it now; in each period the part `rate` of the others begins to, for
    instance after a visit to a firm that has it. Nobody stops, which is the hopeful case.

    >>> [round(share, 3) for share in adoption(start=12, size=40, rate=0.25, periods=4)]
    [0.475, 0.606, 0.705, 0.779]

    Raises:
        ValueError: `start` is negative or above `size`, `size` is not positive, `rate` is not from
            0 to 1, or `periods` is not a whole number above zero.

    Source: winning future users by visits, from source deck 002; the constant rate is a
        convention of the course.
    """
    team, users = positive("size", size), amount("start", start)
    at_most("start", users, "size", team)
    others, won = 1 - users / team, fraction("rate", rate)
    whole("periods", periods, least=1)
    return tuple(1 - others * (1 - won) ** period for period in range(1, periods + 1))


def periods_to_target(*, start: float, size: float, rate: float, target: float) -> int | None:
    """First period at whose end the share of users has reached a target (达标所需期数).

    0 where it is reached now, None where it never is.

    >>> periods_to_target(start=12, size=40, rate=0.25, target=0.75)
    4

    Raises:
        ValueError: as in `adoption`, or `target` is not from 0 to 1.

    Source: `adoption`, period by period.
    """
    wanted = fraction("target", target)
    [first] = adoption(start=start, size=size, rate=rate, periods=1)
    if start / size >= wanted:
        return 0
    others, won = 1 - start / size, fraction("rate", rate)
    if won == 0 or (wanted == 1 and won < 1):
        return None
    share, period = first, 1
    while share < wanted:
        others *= 1 - won
        share, period = 1 - others * (1 - won), period + 1
    return period


def bass_adoption(
    *, size: float, innovation: float, imitation: float, periods: int
) -> tuple[float, ...]:
    """Users at the end of each period where people follow others (Bass扩散模型).

    In each period the part `innovation` + `imitation` x share of users of those who do not use it
    yet begins to. Unlike `adoption` it starts slowly, is fastest in the middle and then slows
    down. It begins with nobody.

    >>> [round(users, 2) for users in bass_adoption(
    ...     size=100, innovation=0.03, imitation=0.38, periods=3)]
    [3.0, 7.02, 12.28]

    Raises:
        ValueError: `size` is not positive, a part is not from 0 to 1 or both are above 1 together,
            or `periods` is not a whole number above zero.

    Source: F. M. Bass, "A new product growth for model consumer durables", Management Science 15,
        1969, as written in periods in the R vignette "Bass Curve".
    """
    market = positive("size", size)
    alone, followed = fraction("innovation", innovation), fraction("imitation", imitation)
    at_most("innovation + imitation", alone + followed, "the whole", 1.0)
    users, path = 0.0, []
    for _ in range(whole("periods", periods, least=1)):
        users += (alone + followed * users / market) * (market - users)
        path.append(users)
    return tuple(path)


class TrainingRecord(NamedTuple):
    """What one person has learned: steps passed, their share of the plan, and the next, if any.

    `skipped` are steps not passed though a later one is.
    """

    person: str
    passed: int
    share: float
    next_step: str | None
    skipped: tuple[str, ...]


def training_record(
    plan: Sequence[str], passed: Mapping[str, Collection[str]]
) -> tuple[TrainingRecord, ...]:
    """How far each person has come in a user-training plan (培训记录): the least first.

    `plan` has the steps in order, each with a check; `passed` the steps whose check each person
    passed. To have sat in the room is not to have passed.

    >>> plan = ["log in", "find a customer", "enter a quote"]
    >>> [first, second] = training_record(
    ...     plan, {"Li": plan[:2], "Wang": ["log in", "enter a quote"]})
    >>> first.person, round(first.share, 2), first.next_step
    ('Li', 0.67, 'enter a quote')
    >>> second.skipped
    ('find a customer',)

    Raises:
        ValueError: the plan has no steps or one twice, or somebody passed a step that it has not.

    Source: the user training of source deck 003, a check a step; the record is the course's own.
    """
    if not plan or len(set(plan)) < len(plan):
        raise broken("plan", "of one step or more, each once", list(plan))
    records = []
    for person, done in passed.items():
        if unknown := sorted(set(done) - set(plan)):
            raise broken(f"what {person} passed", "among the steps of the plan", unknown)
        open_ = [step for step in plan if step not in done]
        last = max((plan.index(step) for step in done), default=-1)
        count = len(plan) - len(open_)
        skipped = tuple(step for step in open_ if plan.index(step) < last)
        first = open_[0] if open_ else None
        records.append(TrainingRecord(person, count, count / len(plan), first, skipped))
    return tuple(sorted(records, key=lambda record: record.passed))
