"""Frames from columns, as the schema wants them."""

import numpy as np
import pandas as pd

from crmlab.company.columns import PANDAS_TYPES, Column, Table
from crmlab.company.tables import Columns, Values, Words


def frame(table: Table, columns: Columns) -> pd.DataFrame:
    """Make a frame with the schema's columns, order and types; fen become yuan."""
    return pd.DataFrame(
        {column.name: _series(column, columns[column.name]) for column in table.columns}
    )


def _series(column: Column, values: Values) -> pd.Series:
    if isinstance(values, Words):
        words = pd.array(list(values.words), dtype=pd.StringDtype(na_value=np.nan))
        return pd.Series(words.take(values.places, allow_fill=True))
    if column.type in ("money", "share"):
        return pd.Series(np.asarray(values, dtype=np.int64) / 100)
    return pd.Series(values, dtype=PANDAS_TYPES[column.type])
