"""How fast does money come in?"""

from collections.abc import Sequence

from crmlab.core.arguments import amount, at_most, broken, positive

DAYS_PER_MONTH = 30


def dso(*, receivables: float, revenue: float, days: float) -> float:
    """Days of sales that are still to be paid (应收账款周转天数): receivables / revenue · days.

    `revenue` is that of a period of `days` days: a year has 365 or, by another convention, 360,
    so that the figure has to be given. Use credit sales where cash sales are kept apart. Both
    amounts with VAT or both without: in the books receivables hold it and revenue does not, and
    at 13 % an unadjusted 34.4 days are really 30.4.

    >>> round(dso(receivables=150_000, revenue=1_800_000, days=365), 1)
    30.4

    Raises:
        ValueError: `receivables` is negative or not a finite number, or `revenue` or `days` is
            not positive.

    Source: Hackett Group, "Using DSO to Measure Receivables"; the example from Mesha, "The 2 DSO
        calculation formulas".
    """
    owed = amount("receivables", receivables)
    return owed / positive("revenue", revenue) * positive("days", days)


def dso_count_back(*, receivables: float, sales: Sequence[float]) -> float:
    """Days of sales outstanding by counting back (倒推法): the latest months are owed first.

    `sales` by month, the newest last. Whole months count 30 days each until what is left of the
    receivables is less than a month's sales; that month counts in proportion. A season or a
    growing business, which mislead the simple figure, leave this one alone.

    >>> round(dso_count_back(receivables=212_000, sales=[70_000, 80_000, 100_000]), 1)
    73.7

    Raises:
        ValueError: `receivables` or a month's sales is negative or not a finite number, or the
            receivables exceed all `sales`: give more months.

    Source: Benji Pays, "Mastering DSO calculation: the count-back method explained"; others count
        28, 30 or 31 days as the calendar has them.
    """
    left = amount("receivables", receivables)
    months = [amount("a month's sales", month) for month in sales]
    at_most("receivables", left, "the sum of sales, else give more months", sum(months))
    days = 0.0
    for month in reversed(months):
        if left < month or not left:
            return days + (left / month * DAYS_PER_MONTH if left else 0)
        days += DAYS_PER_MONTH
        left -= month
    return days


def best_possible_dso(*, current_receivables: float, revenue: float, days: float) -> float:
    """Days of sales outstanding if nobody paid late: what is not yet due / revenue · days.

    It measures the terms that are granted. Revenue, days and VAT as in `dso`.

    >>> best_possible_dso(current_receivables=4_000, revenue=10_000, days=30)
    12.0

    Raises:
        ValueError: as in `dso`.

    Source: Hackett Group, "Using DSO to Measure Receivables, part 2"; Credit Guru, "Average Days
        Delinquent", with the example.
    """
    return dso(
        receivables=amount("current_receivables", current_receivables), revenue=revenue, days=days
    )


def average_days_delinquent(
    *, receivables: float, current_receivables: float, revenue: float, days: float
) -> float:
    """Days of sales that are late (平均逾期天数): the simple less the best possible figure.

    It measures collection, whatever the terms. Revenue, days and VAT as in `dso`.

    >>> average_days_delinquent(
    ...     receivables=15_000, current_receivables=4_000, revenue=10_000, days=30)
    33.0

    Raises:
        ValueError: as in `dso`, or `current_receivables` exceed the `receivables` they are part of.

    Source: Credit Guru, "Average Days Delinquent", with the example.
    """
    all_owed = dso(receivables=receivables, revenue=revenue, days=days)
    best = best_possible_dso(current_receivables=current_receivables, revenue=revenue, days=days)
    at_most("current_receivables", current_receivables, "receivables", receivables)
    return all_owed - best


def collection_effectiveness(
    *, opening: float, sales: float, closing: float, closing_current: float
) -> float:
    """What was collected of all that could be (收款有效性指数), from 0 to 1.

    (opening + sales − closing) / (opening + sales − closing current): `opening` and `closing` are
    the receivables at both ends of the period, `sales` those on credit in between, and
    `closing_current` the part of `closing` that is not yet due, which nobody could collect.

    >>> round(collection_effectiveness(
    ...     opening=100_000, sales=1_000_000, closing=120_000, closing_current=100_000), 2)
    0.98

    Raises:
        ValueError: an amount is negative or not a finite number, `closing_current` exceeds
            `closing`, `closing` exceeds opening and sales, or nothing could be collected.

    Source: Credit Guru, "Collection Effectiveness Index"; the example from Gaviti.
    """
    available = amount("opening", opening) + amount("sales", sales)
    end, current = amount("closing", closing), amount("closing_current", closing_current)
    at_most("closing_current", current, "closing", end)
    at_most("closing", end, "opening + sales", available)
    if available == current:
        raise broken("opening + sales", "more than closing_current", available)
    return (available - end) / (available - current)
