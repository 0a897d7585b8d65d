"""Numbers of what belongs to a customer: the customer's own number and a running one."""

import numpy as np

from crmlab.company.draws import Ints
from crmlab.company.runs import starts
from crmlab.company.story import customer_id


def customer_ids(count: int) -> list[str]:
    """Write the ids of the first `count` customers."""
    return [customer_id(number) for number in range(1, count + 1)]


def salesperson_id(place: int) -> str:
    """Write a salesperson's place, from 0, as an id.

    >>> salesperson_id(0)
    'S01'
    """
    return f"S{place + 1:02d}"


def own_ids(letter: str, place: Ints, number: Ints) -> list[str]:
    """Write the ids of things that belong to customers.

    >>> own_ids("O", np.array([46, 46]), np.array([1, 2]))
    ['O0047-001', 'O0047-002']
    """
    owners = [f"{letter}{owner:04d}-" for owner in range(1, int(place.max(initial=-1)) + 2)]
    owns = [f"{own:03d}" for own in range(int(number.max(initial=0)) + 1)]
    pairs = zip(place.tolist(), number.tolist(), strict=True)
    return [owners[owner] + owns[own] for owner, own in pairs]


def numbered(place: Ints) -> Ints:
    """Count each customer's things from 1; those of one customer stand together.

    >>> numbered(np.array([3, 3, 5])).tolist()
    [1, 2, 1]
    """
    return np.arange(len(place)) - starts(np.bincount(place))[place] + 1
