"""Frames from columns, as the schema wants them."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from crmlab.company.columns import PANDAS_TYPES, Column, Table
from crmlab.company.tables import Columns, Values, Words


def frame(table: Table, columns: Columns) -> pd.DataFrame:
    """Make a frame with the schema's columns, order and types; fen become yuan."""
    (whole,) = pieces(table, columns, rows=max(_length(table, columns), 1))
    return whole


def pieces(table: Table, columns: Columns, rows: int) -> Iterator[pd.DataFrame]:
    """Make frames of at most so many rows, one after the other; of no rows a single one."""
    take = {column.name: _taker(column, columns[column.name]) for column in table.columns}
    for start in range(0, max(_length(table, columns), 1), rows):
        part = slice(start, start + rows)
        yield pd.DataFrame({name: taken(part) for name, taken in take.items()})


def _length(table: Table, columns: Columns) -> int:
    first = columns[table.columns[0].name]
    return len(first.places if isinstance(first, Words) else first)


def _taker(column: Column, values: Values) -> Callable[[slice], pd.Series]:
    """Prepare a column so that any part of it can be had as a series."""
    if isinstance(values, Words):
        words = pd.array(list(values.words), dtype=pd.StringDtype(na_value=np.nan))
        places = values.places
        return lambda rows: pd.Series(words.take(places[rows], allow_fill=True))
    if column.type in ("money", "share"):
        return lambda rows: pd.Series(np.asarray(values[rows], dtype=np.int64) / 100)
    return lambda rows: pd.Series(values[rows], dtype=PANDAS_TYPES[column.type])
