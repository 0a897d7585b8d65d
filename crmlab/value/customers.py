"""Lesson value/customers: how far do people come on the way from stranger to partner?"""

from collections.abc import Mapping
from dataclasses import dataclass

from crmlab.core.arguments import amount, broken, positive
from crmlab.core.weights import fraction

LADDER: tuple[str, ...] = (
    "suspect",
    "prospect",
    "first_time_buyer",
    "repeat_buyer",
    "client",
    "member",
    "advocate",
    "partner",
)
"""Kotler's ladder of customer development (客户发展阶梯), from the bottom, as in source deck 001:
潜在客户、准客户、首次购买者、重复购买者、老客户、会员、拥护者、伙伴. Textbooks name one rung or the
other differently."""


@dataclass(frozen=True)
class FunnelStage:
    """One stage: who ever reached it, out of those of the stage before and of the first.

    `conversion` is None at the first stage and after one that nobody reached.
    """

    stage: str
    count: float
    conversion: float | None
    share: float


def funnel(counts: Mapping[str, float], *, allow_rising: bool = False) -> tuple[FunnelStage, ...]:
    """Follow one cohort through its stages (客户漏斗): what part of it goes on each time?

    `counts` holds, stage by stage, how many people of one cohort *ever reached* it. How many are
    in each state today is no such count: a partner of today has left the state of prospect long
    ago, and ratios of a snapshot are no conversions. Counts that rise are a sign of this and are
    refused, unless `allow_rising` says that a stage can be entered from elsewhere.

    >>> steps = funnel({"prospect": 6_000, "first_time_buyer": 1_500, "repeat_buyer": 900})
    >>> [(step.stage, step.conversion, step.share) for step in steps[1:]]
    [('first_time_buyer', 0.25, 0.25), ('repeat_buyer', 0.6, 0.15)]

    Raises:
        ValueError: there are fewer than two stages, a count is negative or not a finite number,
            nobody reached the first stage, or a count is above the one before it.

    Source: the stages as in answers.com, "What is customer development process", after Kotler;
        that a funnel follows one cohort is a convention of the course.
    """
    if len(counts) < 2:
        raise broken("counts", "those of two stages or more", dict(counts))
    checked = {stage: amount(f"the count of {stage}", count) for stage, count in counts.items()}
    first, *_ = checked
    everybody = positive(f"the count of {first}", checked[first])
    stages = []
    before: float | None = None
    for stage, count in checked.items():
        if before is not None and count > before and not allow_rising:
            rule = f"at most {before:g}, the count before it, in a cohort"
            raise broken(f"the count of {stage}", rule, counts[stage])
        conversion = count / before if before else None
        stages.append(FunnelStage(stage, count, conversion, count / everybody))
        before = count
    return tuple(stages)


def weakest_step(counts: Mapping[str, float], *, until: str | None = None) -> FunnelStage:
    """Find the stage that the smallest part of the stage before it reached (最薄弱环节).

    `until` leaves out what comes after that stage: few ever become partners, and few should. Of
    equally weak steps the first is given. Stages after one that nobody reached are left out.

    >>> counts = {"suspect": 20_000, "prospect": 6_000, "first_time_buyer": 1_500, "client": 540}
    >>> weakest_step(counts)
    FunnelStage(stage='first_time_buyer', count=1500.0, conversion=0.25, share=0.075)

    Raises:
        ValueError: as in `funnel`, or `until` is no stage or the first.

    Source: the lowest of the conversions of `funnel`.
    """
    stages = list(counts)
    if until is not None and until not in stages[1:]:
        raise broken("until", f"one of {', '.join(stages[1:])}", until)
    reached = stages if until is None else stages[: stages.index(until) + 1]
    steps = funnel({stage: counts[stage] for stage in reached})[1:]
    return min(
        (step for step in steps if step.conversion is not None),
        key=lambda step: step.conversion or 0,
    )


@dataclass(frozen=True)
class BaseInPeriod:
    """A customer base in one period: who was won, lost and upgraded, and who is there at its end.

    Figures are expected numbers of customers and need not be whole.
    """

    period: int
    won: float
    lost: float
    upgraded: float
    basic: float
    premium: float

    @property
    def customers(self) -> float:
        """All customers at the end of the period."""
        return self.basic + self.premium


def simulate_base(
    *,
    basic: float,
    premium: float = 0,
    prospects: float,
    win: float,
    lose: float,
    upgrade: float,
    periods: int,
) -> tuple[BaseInPeriod, ...]:
    """Move a customer base by its three rates (赢得率、流失率、升级率): win, keep, upgrade.

    In each period the part `win` of as many `prospects` becomes customers, the part `lose` of the
    customers leaves, and of the basic customers who stay the part `upgrade` becomes premium. Who
    is won in a period neither leaves nor is upgraded in it. All rates are from 0 to 1 a period.

    >>> [after] = simulate_base(
    ...     basic=1_000, prospects=2_000, win=0.1, lose=0.2, upgrade=0.05, periods=1)
    >>> after.won, after.lost, after.upgraded, after.customers
    (200.0, 200.0, 40.0, 1000.0)

    Raises:
        ValueError: a number of customers is negative, a rate is not from 0 to 1, or `periods` is
            not a whole number above zero.

    Source: win, keep and upgrade as in source deck 001; the order of events within a period is a
        convention of the course.
    """
    if isinstance(periods, bool) or not isinstance(periods, int) or periods < 1:
        raise broken("periods", "a whole number above zero", periods)
    low, high = amount("basic", basic), amount("premium", premium)
    won = amount("prospects", prospects) * fraction("win", win)
    leaving, rising = fraction("lose", lose), fraction("upgrade", upgrade)
    path = []
    for period in range(1, periods + 1):
        lost = (low + high) * leaving
        upgraded = low * (1 - leaving) * rising
        low = low * (1 - leaving) - upgraded + won
        high = high * (1 - leaving) + upgraded
        path.append(BaseInPeriod(period, won, lost, upgraded, low, high))
    return tuple(path)
