"""What supported customers were granted beyond the price."""

import numpy as np

from crmlab.company.backstage.stage import Stage
from crmlab.company.backstage.support import FIRST_MONTH, MONTHS
from crmlab.company.draws import Draws, Ints, curve, part
from crmlab.company.ids import customer_ids
from crmlab.company.runs import spread, totals
from crmlab.company.tables import Columns, Words
from crmlab.company.values import SPEND_KINDS
from crmlab.company.workdays import month

DISPLAYS, REBATES = 400_000, 600_000
"""The share of supported customers with display, with a rebate on turnover."""
LISTING = ((0, 0.5, 0.9, 1), (0.02, 0.08, 0.2, 0.4))
DISPLAY = ((0, 1), (0.005, 0.025))
"""Fees as shares of a usual month's purchases: each January, and each month."""
REBATE = (1, 3)
"""Hundredths of a quarter's orders: the least, and how many steps of one there are."""
FIFTY_YUAN = 5_000


def columns(stage: Stage) -> Columns:
    """Make the table `trade_spend`."""
    support, firms = stage.support, stage.firms
    supported = np.flatnonzero(support.supported).astype(np.int64)
    owner, number = spread(np.full(len(supported), MONTHS, dtype=np.int64))
    place, months = supported[owner], number + FIRST_MONTH
    known = months >= month(firms.since)[place]
    draws = Draws(stage.variant, "trade spend", place)
    usual = part(stage.dealings.demand[place], stage.dealings.wallet[place])
    listing = np.where(months % 12 == 0, part(usual, curve(draws.chance("listing"), *LISTING)), 0)
    display = part(usual, curve(draws.chance("display"), *DISPLAY))
    display[draws.chance("displays") >= DISPLAYS] = 0
    promotion = support.promoted[place, number] * part(usual, support.cost[place])
    amounts = {
        "listing": _rounded(listing),
        "display": _rounded(display),
        "promotion": _rounded(promotion),
        "rebate": _rebates(stage, draws, place, number),
    }
    amount = np.stack([amounts[kind] for kind in SPEND_KINDS], axis=1)
    row, kind = np.nonzero((amount > 0) & known[:, None])
    return {
        "customer": Words(customer_ids(stage.count), place[row]),
        "month": months[row].astype("datetime64[M]").astype("datetime64[D]"),
        "kind": Words(list(SPEND_KINDS), kind),
        "amount": amount[row, kind],
    }


def _rounded(fen: Ints) -> Ints:
    return -(-fen // FIFTY_YUAN) * FIFTY_YUAN


def _rebates(stage: Stage, draws: Draws, place: Ints, number: Ints) -> Ints:
    """A share of the orders of a quarter, granted in its last month."""
    sales = stage.sales
    quarter = (month(sales.day) - FIRST_MONTH) // 3
    quarters = -(-MONTHS // 3)
    bought = totals(sales.amount, sales.place * quarters + quarter, stage.count * quarters)
    rate = REBATE[0] + draws.below("rebate", REBATE[1])
    due = (number % 3 == 2) & (draws.chance("rebates") < REBATES)
    rebates: Ints = due * bought[place * quarters + number // 3] * rate // 100
    return rebates
