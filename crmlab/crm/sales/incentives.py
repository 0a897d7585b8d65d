"""What a salesperson earns on what he sells."""

from collections.abc import Mapping
from itertools import pairwise
from math import inf
from typing import Literal

from crmlab.core.arguments import amount, broken, number
from crmlab.core.weights import fraction


def commission(
    sales: float,
    tiers: Mapping[float, float] | Mapping[int, float],
    *,
    basis: Literal["marginal", "whole"] = "marginal",
) -> float:
    """Commission on sales by tiers (阶梯提成), in the currency of `sales`.

    `tiers` maps the sales at which each rate begins to that rate; the first begins at 0. On a
    marginal plan (超额累进) each rate is paid on the sales within its tier alone. On a whole plan
    (全额累进) the rate of the tier that was reached is paid on all, so that one yuan more can bring
    thousands: a reason to move an order into the next month. Reaching a cut pays its rate.

    >>> plan = {0: 0.02, 100_000: 0.03, 200_000: 0.05}
    >>> commission(300_000, plan), commission(300_000, plan, basis="whole")
    (10000.0, 15000.0)

    Raises:
        ValueError: `sales` is negative, the tiers do not rise from 0, a rate is not from 0 to 1, or
            `basis` is none of the two.

    Source: rates split across tiers and not split, as in Oracle, "Options for Splitting Attainment
        Numbers Across Rate Tiers"; that a cut pays the higher tier, "Equal Tier Values".
    """
    sold = amount("sales", sales)
    starts = [number("the start of a tier", start) for start in tiers]
    if not starts or starts[0] != 0 or any(low >= high for low, high in pairwise(starts)):
        raise broken("tiers", "rising from 0", list(tiers))
    rates = [fraction("a rate", rate) for rate in tiers.values()]
    if basis not in ("marginal", "whole"):
        raise broken("basis", "'marginal' or 'whole'", basis)
    if basis == "whole":
        return sold * next(
            rate for start, rate in reversed(list(zip(starts, rates, strict=True))) if sold >= start
        )
    return sum(
        (min(sold, end) - start) * rate
        for (start, end), rate in zip(pairwise([*starts, inf]), rates, strict=True)
        if sold > start
    )


def profit_commission(profit: float, *, rate: float) -> float:
    """Commission on the profit of what was sold (按利润提成).

    Who gives a discount now pays for a part of it. A loss earns nothing and is not taken back.

    >>> profit_commission(45_000, rate=0.12)
    5400.0

    Raises:
        ValueError: `profit` is not a finite number, or `rate` is not from 0 to 1.

    Source: commission by revenue or by profit in source deck 002; a loss is a convention.
    """
    return max(0.0, number("profit", profit)) * fraction("rate", rate)
