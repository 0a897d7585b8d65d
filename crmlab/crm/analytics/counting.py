"""Pairs of products counted in numpy, for tables in memory: no join, no row for each pair.

A self-join of a million lines makes tens of millions of rows. Here products are numbers, sorted
within their baskets, and the pairs that are one place apart are counted at once, then those two
places apart, and so on: each step looks only at the places that still have a partner.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from crmlab.core.frames import Rows

    Whole = NDArray[np.int64]

_DENSE = 1 << 22
"""Up to so many possible pairs a count is kept for each, 32 MB; beyond, for those seen."""


def counted_pairs(lines: "Rows", least: float) -> "Rows":
    """Count the baskets with each pair of products, where they are the part `least` of all or more.

    `lines` are of pandas, with columns `basket` and `item`. Each pair stands in both directions.
    """
    import narwhals as nw
    import numpy as np
    import pandas as pd

    frame: Any = lines.collect().to_native()
    baskets, ids = pd.factorize(frame["basket"])
    items, names = pd.factorize(frame["item"])
    keys = np.sort(baskets.astype(np.int64) * max(len(names), 1) + items)
    # numpy's unique would hash them, which takes many times as long as to sort and compare.
    keys = keys[np.diff(keys, prepend=-1) > 0]
    place, item = np.divmod(keys, max(len(names), 1))
    counts = np.bincount(item, minlength=len(names))
    fewest = least * len(ids) - 1e-6
    often = np.flatnonzero(counts >= fewest)
    number = np.full(len(names), -1, dtype=np.int64)
    number[often] = np.arange(len(often))
    kept = number[item] >= 0
    pairs, both = _tally(place[kept], number[item[kept]], len(often))
    enough = both >= fewest
    low, high = (often[codes] for codes in np.divmod(pairs[enough], max(len(often), 1)))
    one, other = np.concatenate([low, high]), np.concatenate([high, low])
    table = pd.DataFrame({
        "one": names.take(one),
        "other": names.take(other),
        "both": np.tile(both[enough], 2),
        "ones": counts[one],
        "others": counts[other],
        "baskets": np.full(len(one), len(ids)),
    })  # fmt: skip
    return nw.from_native(table).lazy()


def _tally(place: "Whole", item: "Whole", size: int) -> "tuple[Whole, Whole]":
    """Count pairs within a place, as one * size + other, where items rise within a place."""
    import numpy as np

    ends = np.searchsorted(place, place, side="right")
    here = np.arange(len(place))
    dense = np.zeros(size * size, dtype=np.int64) if size * size <= _DENSE else None
    seen = [(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))]
    step = 1
    while len(here := here[here + step < ends[here]]):
        found = item[here] * size + item[here + step]
        if dense is not None:
            dense += np.bincount(found, minlength=len(dense))
        else:
            seen.append(np.unique(found, return_counts=True))
            if sum(len(pairs) for pairs, _ in seen[1:]) > _DENSE:
                seen = [_merged(seen)]
        step += 1
    if dense is None:
        return _merged(seen)
    pairs = np.flatnonzero(dense)
    return pairs, dense[pairs]


def _merged(seen: "list[tuple[Whole, Whole]]") -> "tuple[Whole, Whole]":
    import numpy as np

    pairs, place = np.unique(np.concatenate([pairs for pairs, _ in seen]), return_inverse=True)
    counts = np.concatenate([counts for _, counts in seen])
    return pairs, np.bincount(place, weights=counts, minlength=len(pairs)).astype(np.int64)
