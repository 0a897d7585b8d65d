from collections import Counter
from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crmlab.company.runs import distinct, running, spread, starts, totals

COUNTS = st.lists(st.integers(0, 4), max_size=8).map(lambda each: np.array(each, dtype=np.int64))


@given(COUNTS)
def test_each_owner_gets_as_many_rows_as_counted_numbered_from_zero(counts: np.ndarray) -> None:
    owner, number = spread(counts)
    expected = [(place, own) for place, many in enumerate(counts) for own in range(many)]
    assert list(zip(owner, number, strict=True)) == expected


@given(COUNTS, st.data())
def test_sums_run_within_an_owner_and_end_at_the_owners_total(
    counts: np.ndarray, data: st.DataObject
) -> None:
    owner, _ = spread(counts)
    size = len(owner)
    drawn = data.draw(st.lists(st.integers(-9, 9), min_size=size, max_size=size))
    values = np.array(drawn, dtype=np.int64)
    expected = [
        upto for place in range(len(counts)) for upto in accumulate(values[owner == place].tolist())
    ]
    assert running(values, owner).tolist() == expected
    sums: Counter[int] = Counter()
    for place, value in zip(owner.tolist(), drawn, strict=True):
        sums[place] += value
    assert totals(values, owner, len(counts)).tolist() == [sums[n] for n in range(len(counts))]


def test_a_run_starts_where_those_before_it_end() -> None:
    assert starts(np.array([2, 0, 3])).tolist() == [0, 2, 2]


@given(st.lists(st.integers(-5, 5)))
def test_distinct_values_come_once_and_in_order(values: list[int]) -> None:
    assert distinct(np.array(values, dtype=np.int64)).tolist() == sorted(set(values))
