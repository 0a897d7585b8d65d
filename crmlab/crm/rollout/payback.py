"""When a rollout has paid for itself, what it is worth today, and what that hangs on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum
from typing import NamedTuple

from crmlab.core.arguments import amount, broken, number
from crmlab.crm.tables import whole

_ROUNDING = 1e-9


@dataclass(frozen=True)
class Phase:
    """One phase: `cost` in `month`, 0 for now, and `benefit` each month from `benefits_from` on."""

    cost: float
    benefit: float
    benefits_from: int
    month: int = 0


def phased_cash_flows(phases: Iterable[Phase], *, months: int) -> tuple[float, ...]:
    """Cash flow of each month of a phased rollout (分期实施现金流), from now to `months`.

    >>> sales = Phase(cost=300_000, benefit=25_000, benefits_from=4)
    >>> phased_cash_flows([sales], months=5)
    (-300000.0, 0.0, 0.0, 0.0, 25000.0, 25000.0)

    Raises:
        ValueError: there is no phase, a cost or benefit is negative, a month is not a whole number
            of at least 0, or a phase brings benefits before it is paid for.

    Source: a modest first phase against all at once, from source deck 002.
    """
    flows = [0.0] * (whole("months", months) + 1)
    planned = list(phases)
    if not planned:
        raise broken("phases", "one or more", planned)
    for phase in planned:
        paid, begins = whole("month", phase.month), whole("benefits_from", phase.benefits_from)
        if begins < paid:
            raise broken("benefits_from", f">= month ({paid})", begins)
        cost, benefit = amount("cost", phase.cost), amount("benefit", phase.benefit)
        if paid <= months:
            flows[paid] -= cost
        for month in range(begins, months + 1):
            flows[month] += benefit
    return tuple(flows)


def payback_month(cash_flows: Sequence[float]) -> int | None:
    """Month from which on the money is back for good (投资回收期).

    `cash_flows` begin now, with month 0. The last crossing counts: where a second phase takes the
    sum below zero again, the first crossing was not yet payback. None where the sum is below zero
    at the end. Payback ignores interest and all that comes later: see `npv`.

    >>> first = Phase(cost=300_000, benefit=25_000, benefits_from=4)
    >>> second = Phase(month=7, cost=200_000, benefit=15_000, benefits_from=10)
    >>> at_once = Phase(cost=600_000, benefit=40_000, benefits_from=10)
    >>> [payback_month(phased_cash_flows(plan, months=36))
    ...     for plan in ([first], [first, second], [at_once])]
    [15, 18, 24]

    Raises:
        ValueError: there is no cash flow, or one is not a finite number.

    Source: the undiscounted payback rule; that the last crossing counts is a convention.
    """
    flows = _flows(cash_flows)
    slack = _ROUNDING * fsum(map(abs, flows))
    behind = [month for month, total in enumerate(accumulate(flows)) if total < -slack]
    if not behind:
        return 0
    return behind[-1] + 1 if behind[-1] + 1 < len(flows) else None


def npv(cash_flows: Sequence[float], *, rate: float) -> float:
    """Net present value of cash flows (净现值): the sum of flow / (1 + rate)^period.

    The first flow is due now and not discounted: a spreadsheet's NPV discounts it, too. `rate` is
    that of one period: a yearly rate r is (1 + r)^(1/12) - 1 a month.

    >>> round(npv([-100, 55, 72.6], rate=0.1), 6)
    10.0

    Raises:
        ValueError: there is no cash flow, one is not a finite number, or `rate` is not above -1.

    Source: the textbook definition, as in "Net present value", Wikipedia; from memory.
    """
    flows, per_period = _flows(cash_flows), number("rate", rate)
    if per_period <= -1:
        raise broken("rate", "> -1", rate)
    return fsum(flow / (1 + per_period) ** period for period, flow in enumerate(flows))


class Swing(NamedTuple):
    """What a model gives at the low and at the high end of one assumption, the others unchanged."""

    assumption: str
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """How far apart the two results are."""
        return abs(self.at_high - self.at_low)


def sensitivity(
    model: Callable[..., float],
    base: Mapping[str, float],
    ranges: Mapping[str, tuple[float, float]],
) -> tuple[Swing, ...]:
    """Which assumption moves the result most (单因素敏感性分析)? The largest swing first.

    `model` takes the assumptions of `base` by name. Each one that has a range is set to its low and
    high end while the others stay: what happens when two go wrong together it does not show.

    >>> def value(benefit, delay):
    ...     phase = Phase(cost=300_000, benefit=benefit, benefits_from=delay)
    ...     return npv(phased_cash_flows([phase], months=24), rate=0)
    >>> first, second = sensitivity(
    ...     value, {"benefit": 25_000, "delay": 4}, {"delay": (3, 6), "benefit": (15_000, 30_000)})
    >>> first
    Swing(assumption='benefit', at_low=15000.0, at_high=330000.0)
    >>> second.size
    75000.0

    Raises:
        ValueError: an assumption with a range is not in `base`, a low end is above the high one, or
            the model gives no finite number.

    Source: one-way sensitivity, drawn as a tornado; the usual practice.
    """
    if unknown := [name for name in ranges if name not in base]:
        raise broken("ranges", f"among {', '.join(base)}", unknown)
    swings = []
    for name, (low, high) in ranges.items():
        if number(name, low) > number(name, high):
            raise broken(f"the range of {name}", "from low to high", (low, high))
        ends = (
            number(f"the result at {name} {end}", model(**{**base, name: end}))
            for end in (low, high)
        )
        swings.append(Swing(name, *ends))
    return tuple(sorted(swings, key=lambda swing: -swing.size))


def _flows(cash_flows: Sequence[float]) -> list[float]:
    flows = [number("a cash flow", flow) for flow in cash_flows]
    if not flows:
        raise broken("cash_flows", "those of one period or more", flows)
    return flows
