"""The leaky bucket: customers run out below, and new ones have to be poured in above."""

from dataclasses import dataclass

from crmlab.core.arguments import amount, broken, number
from crmlab.core.weights import fraction


def leaky_bucket(*, base: float, churn: float, new: float, periods: int) -> tuple[float, ...]:
    """How many customers there are at the end of each period (漏桶原理).

    The part `churn` of the customers at the beginning of a period leaves in it, `new` ones come.
    Whatever the base was, the bucket settles at `new` / `churn`.

    >>> leaky_bucket(base=1_000, churn=0.2, new=100, periods=3)
    (900.0, 820.0, 756.0)

    Raises:
        ValueError: `base` or `new` is negative, `churn` is not from 0 to 1, or `periods` is not a
            whole number above zero.

    Source: the picture is in source deck 000; the recursion is its plain reading.
    """
    if isinstance(periods, bool) or not isinstance(periods, int) or periods < 1:
        raise broken("periods", "a whole number above zero", periods)
    customers, leaving = amount("base", base), fraction("churn", churn)
    coming = amount("new", new)
    levels = []
    for _ in range(periods):
        customers = customers * (1 - leaving) + coming
        levels.append(customers)
    return tuple(levels)


def replacements_needed(*, base: float, churn: float, growth: float = 0) -> float:
    """How many new customers it takes to reach a target in spite of churn (需补充的新客户数).

    Target less who stays: base x (1 + growth) - base x (1 - churn). To grow by a tenth while a
    fifth leaves takes three tenths of the base, not one. 0 where more stay than are wanted.

    >>> round(replacements_needed(base=1_000, churn=0.2, growth=0.1), 6)
    300.0

    Raises:
        ValueError: `base` is negative, `churn` is not from 0 to 1, or `growth` is below -1.

    Source: the balance of the leaky bucket in source deck 000.
    """
    rise = number("growth", growth)
    if rise < -1:
        raise broken("growth", ">= -1", growth)
    return amount("base", base) * max(0.0, rise + fraction("churn", churn))


@dataclass(frozen=True)
class RetentionProgramme:
    """What a programme against churn saves; `cost_per_customer` is for each customer of the base.

    It counts replacement cost alone. What retained customers earn comes besides.
    """

    replacements_saved: float
    saving: float
    cost_per_customer: float


def break_even_programme_cost(
    *, base: float, churn: float, churn_with_programme: float, replacement_cost: float
) -> RetentionProgramme:
    """What a retention programme may cost before it loses money (挽留计划的盈亏平衡成本).

    It is paid for every customer, also for the many who would have stayed anyway.

    >>> break_even_programme_cost(
    ...     base=10_000, churn=0.25, churn_with_programme=0.125, replacement_cost=120)
    RetentionProgramme(replacements_saved=1250.0, saving=150000.0, cost_per_customer=15.0)

    Raises:
        ValueError: `base` or `replacement_cost` is negative, a churn is not from 0 to 1, or it is
            higher with the programme than without.

    Source: the leaky bucket of source deck 000; the break-even is a convention of the course.
    """
    before, after = fraction("churn", churn), fraction("churn_with_programme", churn_with_programme)
    if after > before:
        raise broken("churn_with_programme", f"<= churn ({before!r})", churn_with_programme)
    each = (before - after) * amount("replacement_cost", replacement_cost)
    customers = amount("base", base)
    return RetentionProgramme(customers * (before - after), customers * each, each)
