"""The kinds of frames that table functions take, each made from the same columns and read back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from math import isfinite
from typing import Any

import narwhals as nw
import pytest

Columns = Mapping[str, Sequence[Any]]
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Engine:
    """How one library makes a frame from columns and gives its rows back as plain values."""

    name: str
    frame: Callable[[Columns], Any]
    rows: Callable[[Any], Rows]

    def __str__(self) -> str:
        return self.name


def names(frame: Any) -> list[str]:
    """Give the column names of any frame."""
    return list(nw.from_native(frame).lazy().collect_schema().names())


def _pandas(columns: Columns) -> Any:
    import pandas as pd

    frame = pd.DataFrame({name: list(values) for name, values in columns.items()})
    for name, values in columns.items():
        if any(isinstance(value, date) for value in values):
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
    return frame


def _polars(columns: Columns) -> Any:
    return nw.from_dict(dict(columns), backend="polars").to_native()


def _lazy(columns: Columns) -> Any:
    return _polars(columns).lazy()


def _pyarrow(columns: Columns) -> Any:
    return nw.from_dict(dict(columns), backend="pyarrow").to_native()


def _duckdb(columns: Columns) -> Any:
    """A relation with the types of the practice company's database: VARCHAR, DATE, DECIMAL."""
    import duckdb

    types = {name: _sql_type(values) for name, values in columns.items()}
    chosen = (f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in types.items())
    return duckdb.from_df(_pandas(columns)).project(", ".join(chosen))


def _pyspark(columns: Columns) -> Any:
    """A frame with the same types, by the names that Spark has for them."""
    theirs = {"VARCHAR": "STRING", "TIMESTAMP": "TIMESTAMP_NTZ"}
    kinds = {name: _sql_type(values) for name, values in columns.items()}
    types = {name: theirs.get(kind, kind) for name, kind in kinds.items()}
    exact = [[_exactly(value, kind) for value in columns[name]] for name, kind in types.items()]
    schema = ", ".join(f"`{name}` {kind}" for name, kind in types.items())
    return _session().createDataFrame(list(zip(*exact, strict=True)), schema)


def _exactly(value: Any, kind: str) -> Any:
    """Make of a number what Spark demands for its type."""
    if value is None:
        return None
    if kind == "DOUBLE":
        return float(value)
    return Decimal(str(value)) if kind.startswith("DECIMAL") else value


@cache
def _session() -> Any:
    """Start Spark on this machine alone, as small as it gets."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # to compile takes longer than to answer
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.session.timeZone": "UTC",
    }
    return SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()


def _sql_type(values: Sequence[Any]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if datetime in kinds:
        return "TIMESTAMP"
    if date in kinds:
        return "DATE"
    if bool in kinds:
        return "BOOLEAN"
    if float in kinds:
        floats = [value for value in values if isinstance(value, float)]
        odd = any(not isfinite(value) or value != round(value, 2) for value in floats)
        return "DOUBLE" if odd else "DECIMAL(14,2)"
    return "BIGINT" if int in kinds else "VARCHAR"


def _plain(rows: Sequence[Sequence[Any]]) -> Rows:
    return [tuple(_value(value) for value in row) for row in rows]


def _value(value: Any) -> Any:
    if value is None or value != value:
        return None
    if hasattr(value, "isoformat"):
        return f"{value:%Y-%m-%d}"
    return value.item() if hasattr(value, "item") else value


ENGINES = [
    Engine("pandas", _pandas, lambda frame: _plain(list(frame.itertuples(index=False)))),
    Engine("polars", _polars, lambda frame: _plain(frame.rows())),
    Engine("polars-lazy", _lazy, lambda frame: _plain(frame.collect().rows())),
    Engine(
        "pyarrow",
        _pyarrow,
        lambda table: _plain([tuple(row.values()) for row in table.to_pylist()]),
    ),
    Engine("duckdb", _duckdb, lambda relation: _plain(relation.fetchall())),
]
if find_spec("pyspark"):  # in an environment of its own: `make spark`
    ENGINES.append(
        Engine("pyspark", _pyspark, lambda frame: _plain([tuple(row) for row in frame.collect()]))
    )
on_every_engine = pytest.mark.parametrize("engine", ENGINES, ids=str)
