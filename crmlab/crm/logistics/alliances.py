"""Partners that share a gain, and lists of customers that are compared blind."""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from crmlab.core.arguments import amount, broken, number
from crmlab.core.weights import fraction
from crmlab.crm.tables import whole

_SHORTEST_KEY = 16


class AlliancePayoff(NamedTuple):
    """What each partner has of an alliance, beside what it has alone; `gain` is that of both."""

    ours: float
    theirs: float
    gain: float

    @property
    def worthwhile(self) -> bool:
        """Whether neither partner is worse off than alone."""
        return self.ours >= 0 and self.theirs >= 0


def alliance_payoff(
    *,
    joint: float,
    alone: float,
    partner_alone: float,
    share: float = 0.5,
    cost: float = 0,
    partner_cost: float = 0,
) -> AlliancePayoff:
    """What an alliance brings each partner over standing alone (联盟收益分配).

    `joint` is the profit of both together, of which `share` is ours; costs are what each spends on
    working together. A gain for both together is not enough: the partner that gains nothing leaves.

    >>> payoff = alliance_payoff(joint=500, alone=200, partner_alone=220, share=0.5, cost=20)
    >>> payoff, payoff.worthwhile
    (AlliancePayoff(ours=30.0, theirs=30.0, gain=60.0), True)

    Raises:
        ValueError: a profit is not a finite number, a cost is negative, or `share` is not from 0
            to 1.

    Source: joint profit, gain and share a partner, from source deck 000 on alliances; that each
        must gain is the participation constraint of every contract.
    """
    whole_profit, part = number("joint", joint), fraction("share", share)
    ours = whole_profit * part - amount("cost", cost) - number("alone", alone)
    theirs = whole_profit * (1 - part) - amount("partner_cost", partner_cost)
    theirs -= number("partner_alone", partner_alone)
    return AlliancePayoff(ours, theirs, ours + theirs)


class Overlap(NamedTuple):
    """How many customers are on both lists, and which share of each list they are."""

    shared: int
    share_of_a: float
    share_of_b: float


def hashed_customers(customers: Iterable[str], *, key: bytes) -> frozenset[str]:
    """Replace customers' numbers by keyed hashes (带密钥的哈希), to hand to a partner.

    Capitals and blanks are ignored. Hashed personal data remain personal data: whoever has the key
    can hash every telephone number there is and find yours. The key stays with the two firms that
    compare, is used once, and the customers must have allowed it.

    >>> numbers = ["138 0000 0000", "13800000000", "13900000000"]
    >>> len(hashed_customers(numbers, key=b"agreed by both of us"))
    2

    Raises:
        ValueError: `key` is shorter than 16 bytes, or a customer's number is empty.

    Source: HMAC with SHA-256, Python's `hmac`; sharing customer data with care is from source deck
        000.
    """
    if len(key) < _SHORTEST_KEY:
        raise broken("key", f"{_SHORTEST_KEY} bytes or more", f"{len(key)} bytes")
    plain = ["".join(customer.split()).casefold() for customer in customers]
    if not all(plain):
        raise broken("a customer", "filled in", "")
    return frozenset(hmac.new(key, each.encode(), sha256).hexdigest() for each in plain)


def hashed_overlap(list_a: Iterable[str], list_b: Iterable[str], *, key: bytes) -> Overlap:
    """How many customers two firms share (客户重叠度), compared by keyed hashes alone.

    In earnest each firm makes its own hashes with `hashed_customers`, and only these travel. Hashed
    personal data remain personal data, see there.

    >>> hashed_overlap(["a@x.cn", "B@x.cn"], ["b@x.cn", "c@x.cn", "d@x.cn", "e@x.cn"],
    ...     key=b"agreed by both of us")
    Overlap(shared=1, share_of_a=0.5, share_of_b=0.25)

    Raises:
        ValueError: as in `hashed_customers`, or a list is empty.

    Source: as `hashed_customers`.
    """
    ours, theirs = hashed_customers(list_a, key=key), hashed_customers(list_b, key=key)
    whole("the customers of list_a", len(ours), least=1)
    whole("the customers of list_b", len(theirs), least=1)
    shared = len(ours & theirs)
    return Overlap(shared, shared / len(ours), shared / len(theirs))
