"""A module for each table that the books hold: it makes the table's columns from what happened.

Text comes as a list (None where empty) or as `Words`, days as datetime64[D], moments as
datetime64[m], amounts as whole fen, shares as whole hundredths, so that nothing is rounded
before a frame is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crmlab.company.draws import Ints


@dataclass(frozen=True)
class Words:
    """Text that repeats: which of the words stands in each row, -1 where none does."""

    words: Sequence[str]
    places: Ints


Values = list[str] | list[str | None] | Words | NDArray[np.int64 | np.bool_ | np.datetime64]
Columns = Mapping[str, Values]
