"""What firms pay: when, in how many parts, and for which bill.

How late a firm pays follows from its health and its trade, with noise; bills of one due date it
pays on one day. Most firms name the bill, some pay round sums on account.
"""

from dataclasses import dataclass

import numpy as np

from crmlab.company.backstage.bills import Bills
from crmlab.company.backstage.dealings import Dealings
from crmlab.company.backstage.sectors import ENDS, Heights
from crmlab.company.draws import ONE, Draws, Flags, Ints, curve, part
from crmlab.company.ids import numbered
from crmlab.company.runs import running, totals
from crmlab.company.story import PLACES
from crmlab.company.workdays import FIRST, LAST, month, working

SQUEEZED = 150
"""Over so many days a firm's trouble grows until the books are closed."""
IN_PARTS = (0.3, 0.2, 0.08, 0.02, 0.005)
LOST_BILL = (0.012, 0.008, 0.004, 0.0015, 0.0005)
"""Chances by health that a bill is paid in two parts, that it is lost and not paid at all."""
FORGETS = 25_000
"""The chance that a payment names no bill."""
TWICE, ROUNDS_UP = 1_500, 1_500
"""The chance that a bill is paid twice, that its amount is rounded up to the next 1 000 yuan.
None of these four things happens to the firms of the lessons."""
MONTHS = 1000
"""More than the number of any month."""
HUNDRED_YUAN, THOUSAND_YUAN = 10_000, 100_000
"""Sums on account are multiples of the first, amounts rounded up multiples of the second."""


@dataclass(frozen=True)
class Payments:
    """Payments by customer and day, amounts in fen; `bill` is -1 where a payment names none."""

    payer: Ints
    number: Ints
    day: Ints
    amount: Ints
    bill: Ints


def payments(dealings: Dealings, billed: Bills) -> Payments:
    """Let the firms pay until the books are closed."""
    bill, day, amount = _meant(dealings, billed)
    seen = day <= LAST
    lumps = dealings.on_account[billed.place[bill]]
    single = _matched(dealings, billed, *(each[seen & ~lumps] for each in (bill, day, amount)))
    sums = _on_account(billed, *(each[seen & lumps] for each in (bill, day, amount)))
    payer, day, amount, bill = (np.concatenate(both) for both in zip(single, sums, strict=True))
    order = np.lexsort((bill, day, payer))
    return Payments(
        payer=payer[order],
        number=numbered(payer[order]),
        day=day[order],
        amount=amount[order],
        bill=bill[order],
    )


def balance(billed: Bills, paid: Payments, count: int) -> Ints:
    """Give what each of `count` customers owes; below 0 where one has paid too much."""
    return totals(billed.amount, billed.place, count) - totals(paid.amount, paid.payer, count)


def _meant(dealings: Dealings, billed: Bills) -> tuple[Ints, Ints, Ints]:
    """Give bill, day and amount of each payment, also of those that come too late to be seen."""
    pays_on = _pay_day(dealings, billed)
    since, share = dealings.part_paid
    short = pays_on >= since[billed.place]
    amount = np.where(short, part(billed.amount, share[billed.place]), billed.amount)
    draws = Draws(dealings.firms.variant, "payments", billed.row)
    split = _happens(dealings, billed, "in parts", IN_PARTS)
    first = np.where(split, part(amount, 300_000 + draws.below("first part", 400_000)), amount)
    careless = ~split & (amount == billed.amount) & (billed.disputed_until == 0)
    careless &= ~dealings.on_account[billed.place] & ~np.isin(billed.place, PLACES)
    up = careless & (draws.chance("rounds up") < ROUNDS_UP)
    first = np.where(up, -(-first // THOUSAND_YUAN) * THOUSAND_YUAN, first)
    twice = careless & ~up & (draws.chance("twice") < TWICE)
    bill = np.arange(len(billed.row), dtype=np.int64)
    rest_on = working(pays_on + 12 + draws.below("rest", 35))
    again_on = working(pays_on + 3 + draws.below("again", 15))
    return (
        np.concatenate([bill, bill[split], bill[twice]]),
        np.concatenate([pays_on, rest_on[split], again_on[twice]]),
        np.concatenate([first, (amount - first)[split], first[twice]]),
    )


def _pay_day(dealings: Dealings, billed: Bills) -> Ints:
    firms, place, due = dealings.firms, billed.place, billed.due
    usual = firms.figure("late_days")[place] // ONE
    squeeze = firms.figure("squeeze")[place] // ONE
    trouble = squeeze * np.clip(due - (LAST - SQUEEZED), 0, SQUEEZED) // SQUEEZED
    together = Draws(firms.variant, "payment runs", place * 4096 + due - FIRST)
    late = usual + trouble + (3 + np.abs(usual) // 3) * together.bell("late") // ONE
    ready = np.maximum(np.maximum(billed.day + 1, due + late), billed.disputed_until)
    lost = _happens(dealings, billed, "lost bill", LOST_BILL)
    return working(np.where(lost, LAST + 365, ready))


def _happens(dealings: Dealings, billed: Bills, name: str, by_health: Heights) -> Flags:
    likely = curve(dealings.firms.health, ENDS["health"], by_health)
    likely[list(PLACES)] = 0
    return Draws(dealings.firms.variant, "payments", billed.row).chance(name) < likely[billed.place]


def _matched(
    dealings: Dealings, billed: Bills, bill: Ints, day: Ints, amount: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """Payments that name their bill, but for some that forget to."""
    named = Draws(dealings.firms.variant, "receipts", billed.row[bill]).chance("named") >= FORGETS
    return billed.place[bill], day, amount, np.where(named, bill, -1)


def _on_account(
    billed: Bills, bill: Ints, day: Ints, amount: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """One round sum for all that a firm would pay in a month; what is left over waits."""
    lump, member = np.unique(billed.place[bill] * MONTHS + month(day), return_inverse=True)
    payer = lump // MONTHS
    upto = running(totals(amount, member, len(lump)), payer) // HUNDRED_YUAN * HUNDRED_YUAN
    first = np.diff(payer, prepend=-1) > 0
    paid = upto - np.where(first, 0, np.roll(upto, 1))
    last_day = np.zeros(len(lump), dtype=np.int64)
    np.maximum.at(last_day, member, day)
    some = paid > 0
    return payer[some], last_day[some], paid[some], np.full(np.count_nonzero(some), -1)
