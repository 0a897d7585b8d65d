"""Rows that belong to others: so many orders to each customer, so many lines to each order."""

import numpy as np

from crmlab.company.draws import Ints


def spread(counts: Ints) -> tuple[Ints, Ints]:
    """Give each row's owner and its number in the owner's run, from 0.

    >>> [part.tolist() for part in spread(np.array([2, 0, 3]))]
    [[0, 0, 2, 2, 2], [0, 1, 0, 1, 2]]
    """
    owner = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    return owner, np.arange(len(owner), dtype=np.int64) - starts(counts)[owner]


def starts(counts: Ints) -> Ints:
    """Give the row at which each owner's run starts."""
    return np.cumsum(counts) - counts


def running(values: Ints, owner: Ints) -> Ints:
    """Add up the values of each owner's run so far; rows of one owner stand together.

    >>> running(np.array([1, 2, 5, 7]), np.array([0, 0, 2, 2])).tolist()
    [1, 3, 5, 12]
    """
    total = np.cumsum(values)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    before = (total - values)[first]
    return total - np.repeat(before, np.diff(first, append=len(owner)))


def totals(values: Ints, owner: Ints, owners: int) -> Ints:
    """Add up the values of each owner; 0 where an owner has none.

    >>> totals(np.array([1, 2, 5]), np.array([0, 0, 2]), owners=4).tolist()
    [3, 0, 5, 0]
    """
    result = np.zeros(owners, dtype=np.int64)
    np.add.at(result, owner, values)
    return result


def distinct(values: Ints) -> Ints:
    """Sort the values and keep each once.

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(values)
    return ordered[np.diff(ordered, prepend=ordered[:1] - 1) > 0]
