"""Does a customer buy less, or less from us?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose
from typing import Literal

from crmlab.core.arguments import amount, at_most, broken, positive
from crmlab.core.weights import fraction


def share_of_wallet(own: float, total: float) -> float:
    """Our part of all that a customer buys of such goods (钱包份额).

    >>> share_of_wallet(100, 400)
    0.25

    Raises:
        ValueError: `own` is negative, `total` is not positive, or `own` exceeds it.

    Source: Grokipedia, "Share of wallet": spending with the brand over that in the category.
    """
    ours, all_of_it = amount("own", own), positive("total", total)
    at_most("own", ours, "total", all_of_it)
    return min(1.0, ours / all_of_it)


Verdict = Literal["degenerating", "market decline", "no decline", "within tolerance"]


@dataclass(frozen=True)
class Degeneration:
    """What became of a customer's purchases from the first period to the last.

    `change` in our volume is the sum of `share_effect` and `market_effect`. `alarm` is true where
    our share fell by more than the tolerance.
    """

    first_share: float
    last_share: float
    change: float
    share_effect: float
    market_effect: float
    alarm: bool

    @property
    def verdict(
        self,
    ) -> Literal["degenerating", "market decline", "no decline", "within tolerance"]:
        """One word on it: an alarm comes first, then what took most of a lost volume."""
        if self.alarm:
            return "degenerating"
        if self.change >= 0:
            return "no decline"
        lost_to_market = self.market_effect < self.share_effect
        return "market decline" if lost_to_market else "within tolerance"


def degeneration(
    own: Sequence[float], total: Sequence[float], *, tolerance: float = 0.05
) -> Degeneration:
    """Tell a customer who turns away from one whose business shrinks (关系退化预警).

    `own` is what he bought from us, `total` all that he bought, period by period, the latest last.
    The change of our volume is split: `market_effect`, the first share of the change of the total,
    and `share_effect`, the change of share of the last total. The alarm is a fall of share by more
    than `tolerance`, in points of share (0.05: from 25 to below 20 %), so that neither a small
    change of the total nor a growing one hides it.

    >>> client = degeneration([100, 96, 80, 64], [400, 410, 405, 408])
    >>> round(client.last_share, 3), client.change, client.market_effect, client.verdict
    (0.157, -36.0, 2.0, 'degenerating')

    Raises:
        ValueError: the two are of different length or have fewer than two periods, a volume is
            negative or exceeds its total, a total is not positive, or `tolerance` is not from 0
            to 1.

    Source: the signal (own volume falls, the total does not) from source deck 001; the split and
        the tolerance are conventions of the course.
    """
    if len(own) != len(total) or len(own) < 2:
        rule = "as many as each other, two at least"
        raise broken("the periods of own and total", rule, (len(own), len(total)))
    allowed = fraction("tolerance", tolerance)
    shares = [share_of_wallet(*period) for period in zip(own, total, strict=True)]
    first, last = shares[0], shares[-1]
    fall = first - last
    return Degeneration(
        first,
        last,
        float(own[-1]) - float(own[0]),
        (last - first) * float(total[-1]),
        first * (float(total[-1]) - float(total[0])),
        fall > allowed and not isclose(fall, allowed, abs_tol=1e-12),
    )
