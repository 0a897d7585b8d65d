"""How much of last period's revenue came again from the same customers?"""

from typing import NamedTuple

from crmlab.core.arguments import amount, at_most, positive


class RevenueRetention(NamedTuple):
    """Shares of the opening revenue: `gross` is at most 1, `net` may exceed it."""

    gross: float
    net: float


def revenue_retention(
    *, opening: float, lost: float, contraction: float = 0, expansion: float = 0
) -> RevenueRetention:
    """Revenue that last period's customers bring again (毛收入留存率、净收入留存率).

    `opening` is what these customers brought a period ago; `lost` what those brought who left,
    `contraction` what the others buy less, `expansion` what they buy more. Gross leaves expansion
    out: (opening - lost - contraction) / opening; net adds it. Revenue of new customers is in
    neither. Net above 1 can hide many who leave: read both.

    >>> revenue_retention(opening=1_000, lost=150, contraction=50, expansion=250)
    RevenueRetention(gross=0.8, net=1.05)

    Raises:
        ValueError: `opening` is not positive, another amount is negative, or more was lost and
            contracted than there was.

    Source: Baremetrics, "Net Revenue Retention", and LatentView's glossary, "Net retention"; gross
        as in Gradient Works, RevOps glossary.
    """
    start = positive("opening", opening)
    gone = amount("lost", lost) + amount("contraction", contraction)
    at_most("lost + contraction", gone, "opening", start)
    kept = max(0.0, start - gone)
    return RevenueRetention(kept / start, (kept + amount("expansion", expansion)) / start)
