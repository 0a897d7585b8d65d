"""The codec's part for numpy and pandas: arrays and tables as lists, dtypes from an allow-list."""

import math
import sys
from collections.abc import Callable
from typing import Any, Protocol

_EFFORT = {"numpy": 20, "array": 50, "missing": 1, "timestamp": 50, "duration": 50}
_TABLE_EFFORT, _COLUMN_EFFORT = 1_000, 100

NUMPY = frozenset(
    ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
    + ["float16", "float32", "float64", "object"]
    + [
        f"{kind}64[{unit}]"
        for kind in ("datetime", "timedelta")
        for unit in ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns"]
    ]
)
PANDAS = frozenset(
    ["str", "string", "boolean", "Float32", "Float64"]
    + [f"{sign}{bits}" for sign in ("Int", "UInt") for bits in (8, 16, 32, 64)]
)


class Foreign(Exception):  # noqa: N818 - not an error: the value is simply none of ours
    """The value is neither numpy's nor pandas', or of a dtype that cannot cross."""


class Reader(Protocol):
    """Rebuilds what a table holds, and keeps account of the effort."""

    def read(self, data: Any) -> Any:
        """Rebuild one value."""

    def spend(self, effort: int) -> None:
        """Count effort; refuse when it is too much."""


def encode(value: Any, inner: Callable[[Any], Any]) -> dict[str, Any]:
    """Take a numpy or pandas object apart; `inner` encodes what it holds.

    Raises:
        Foreign: it is something else.
    """
    kind = type(value)
    library = kind.__module__.partition(".")[0]
    if library == "numpy" and "numpy" in sys.modules:
        return _encode_numpy(value, kind, inner)
    if library == "pandas" and "pandas" in sys.modules:
        return _encode_pandas(value, kind, inner)
    raise Foreign


def _encode_numpy(value: Any, kind: type, inner: Callable[[Any], Any]) -> dict[str, Any]:
    import numpy

    if kind is numpy.str_:
        return {"numpy": ["object", [str(value)]]}
    if kind is not numpy.ndarray:
        if not isinstance(value, numpy.generic):
            raise Foreign
        return {"numpy": _values(value.reshape(1), inner)}
    if value.dtype.kind == "U":
        value = value.astype(object)
    return {"array": [list(value.shape), _values(value.reshape(-1), inner)]}


def _encode_pandas(value: Any, kind: type, inner: Callable[[Any], Any]) -> dict[str, Any]:
    import pandas

    if value is pandas.NaT or value is pandas.NA:
        return {"missing": "NaT" if value is pandas.NaT else "NA"}
    if kind is pandas.Timestamp and value.tz is None:
        return {"timestamp": value.isoformat()}
    if kind is pandas.Timedelta:
        return {"duration": value.isoformat()}
    if isinstance(value, pandas.Index):
        return {"index": _index(value, inner)}
    if kind is pandas.Series:
        return {
            "series": [_index(value.index, inner), inner(value.name), _values(value.array, inner)]
        }
    if kind is pandas.DataFrame:
        columns = [_values(value.iloc[:, place].array, inner) for place in range(value.shape[1])]
        return {"frame": [_index(value.index, inner), _index(value.columns, inner), columns]}
    raise Foreign


def _index(index: Any, inner: Callable[[Any], Any]) -> list[Any]:
    levels = [_values(index.get_level_values(n).array, inner) for n in range(index.nlevels)]
    return [[inner(name) for name in index.names], levels]


def _values(array: Any, inner: Callable[[Any], Any]) -> list[Any]:
    name = str(array.dtype)
    if name == "category":
        array, name = array.astype(object), "object"
    if name in PANDAS:
        items = zip(array.tolist(), array.isna(), strict=True)
        return [name, [None if missing else item for item, missing in items]]
    if name not in NUMPY:
        raise Foreign
    import numpy

    array = numpy.asarray(array)
    if name == "object":
        return [name, [inner(item) for item in array.tolist()]]
    if array.dtype.kind in "mM":
        array = array.astype("int64")
    return [name, array.tolist()]


def decode(tag: str, content: Any, reader: Reader) -> Any:
    """Rebuild what `encode` took apart; any error means that `content` is not of that form."""
    reader.spend(_EFFORT.get(tag, _TABLE_EFFORT))
    if tag == "numpy":
        return _array(content, reader)[0]
    if tag == "array":
        shape, values = content
        return _shaped(_array(values, reader), shape)
    import pandas

    match tag:
        case "missing":
            return {"NaT": pandas.NaT, "NA": pandas.NA}[content]
        case "timestamp":
            return pandas.Timestamp(content[:40])
        case "duration":
            return pandas.Timedelta(content[:60])
        case "index":
            return _rebuilt_index(content, reader)
        case "series":
            index, name, values = content
            return _series(values, _rebuilt_index(index, reader), reader, name=reader.read(name))
        case "frame":
            index, labels, columns = content
            rows = _rebuilt_index(index, reader)
            parts = {place: _series(column, rows, reader) for place, column in enumerate(columns)}
            frame = pandas.DataFrame(parts, index=rows)
            frame.columns = _rebuilt_index(labels, reader)
            return frame
    raise ValueError(f"unknown tag {tag!r}")


def _shaped(array: Any, shape: list[int]) -> Any:
    """Give the array its shape, but none that is vast because one side of it is empty."""
    if math.prod(max(side, 1) for side in shape) > max(array.size, 1_000):
        raise ValueError(f"{array.size} values have no shape {shape}")
    return array.reshape(shape)


def _series(values: Any, index: Any, reader: Reader, name: Any = None) -> Any:
    import pandas

    array = _array(values, reader)
    return pandas.Series(array, index=index, name=name, dtype=array.dtype)


def _rebuilt_index(content: Any, reader: Reader) -> Any:
    import pandas

    names, levels = content
    arrays = [_array(level, reader) for level in levels]
    if len(arrays) == 1:
        return pandas.Index(arrays[0], name=reader.read(names[0]), dtype=arrays[0].dtype)
    return pandas.MultiIndex.from_arrays(arrays, names=[reader.read(name) for name in names])


def _array(content: Any, reader: Reader) -> Any:
    import numpy

    reader.spend(_COLUMN_EFFORT)
    name, items = content
    if name in PANDAS:
        import pandas

        return pandas.array(items, dtype=name)
    if name not in NUMPY:
        raise ValueError(f"dtype {name!r} is not allowed")
    if name == "object":
        array = numpy.empty(len(items), dtype=object)
        for place, item in enumerate(items):
            array[place] = reader.read(item)
        return array
    if name.startswith(("datetime64", "timedelta64")):
        return numpy.array(items, dtype="int64").view(name)
    return numpy.array(items, dtype=name).reshape(len(items))
