import math
import struct
from collections import Counter, OrderedDict, defaultdict
from contextlib import suppress
from typing import Any, NamedTuple, NoReturn

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from hypothesis.extra.pandas import column, data_frames, range_indexes

from crmlab.grading.running.codec import (
    MAX_DEPTH,
    MAX_EFFORT,
    CodecError,
    TooLarge,
    decode,
    dumps,
    encode,
    loads,
)
from crmlab.grading.running.opaque import Opaque


def refuse(kind: str) -> NoReturn:
    raise TypeError(f"a {kind} was used")


def across(value: object) -> Any:
    return decode(loads(dumps(encode(value))), refuse)


plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**300), 10**300)
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(max_size=50)
    | st.dates()
    | st.datetimes()
    | st.timedeltas()
    | st.decimals(allow_nan=False),
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers() | st.tuples(st.booleans(), st.dates()), inner)
        | st.sets(st.integers() | st.text())
        | st.frozensets(st.dates())
    ),
    max_leaves=30,
)


@given(plain_values)
def test_plain_values_come_back_equal_and_of_the_same_type(value: object) -> None:
    back = across(value)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, -math.inf, -0.0, 5e-324, 0.1 + 0.2, "\ud800", "\0", 10**300]
)
def test_unusual_numbers_and_texts_come_back_to_the_bit(value: Any) -> None:
    back = across(value)
    if isinstance(value, float):
        assert struct.pack("d", back) == struct.pack("d", value)
    else:
        assert back == value


@given(arrays(st.sampled_from(["bool", "int8", "uint64", "float32", "float64"]), (2, 3)))
def test_arrays_keep_shape_dtype_and_values(array: Any) -> None:
    back = across(array)
    assert back.dtype == array.dtype
    np.testing.assert_array_equal(back, array)


@pytest.mark.parametrize(
    "array",
    [
        np.array(1.5),
        np.zeros((0, 3)),
        np.array(["a", "long text"]),
        np.array([{"a": 1}, None], dtype=object),
        np.array(["2024-01-31", "NaT"], dtype="datetime64[D]"),
        np.array([90, -1], dtype="timedelta64[s]"),
        np.array(["2024-01"], dtype="datetime64[M]"),
        np.array([2**63], dtype="uint64"),
    ],
    ids=lambda array: str(array.dtype),
)
def test_arrays_of_other_kinds_come_back(array: Any) -> None:
    back = across(array)
    assert back.shape == array.shape
    np.testing.assert_array_equal(back, array)


@pytest.mark.parametrize(
    "scalar",
    [np.float64(1.25), np.int8(-3), np.bool_(1), np.float32(0.1), np.datetime64("2024-01-31")],
    ids=lambda scalar: type(scalar).__name__,
)
def test_numbers_of_numpy_keep_their_type(scalar: Any) -> None:
    back = across(scalar)
    assert (back, type(back)) == (scalar, type(scalar))


@given(
    data_frames(
        [column("n", dtype="int64"), column("x", dtype="float64"), column("b", dtype="bool")],
        index=range_indexes(),
    )
)
@settings(max_examples=30)
def test_tables_come_back_equal(table: Any) -> None:
    pd.testing.assert_frame_equal(across(table), table, check_index_type=False)


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame(),
        pd.DataFrame(index=[3, 4]),
        pd.DataFrame({"a": []}),
        pd.DataFrame({"name": ["ada", None], "when": [pd.Timestamp("2024-01-31"), pd.NaT]}),
        pd.DataFrame({"mixed": pd.Series(["a", 1, None, 2.5], dtype=object)}),
        pd.DataFrame({"text": pd.Series(["a", "b"], dtype=object)}),
        pd.DataFrame({1: [1], "one": [2]}),
        pd.DataFrame([[1, 2]], columns=["same", "same"]),
        pd.DataFrame({"n": pd.array([1, None], dtype="Int64")}),
        pd.DataFrame({"b": pd.array([True, None], dtype="boolean")}),
        pd.DataFrame({"s": pd.array(["a", None], dtype="string")}),
        pd.DataFrame({"d": pd.to_timedelta(["1h", None])}, index=pd.Index(["x", "y"], name="k")),
        pd.DataFrame({"v": [1, 2]}, index=pd.date_range("2024-01-01", periods=2)),
        pd.DataFrame({"a": ["x", "y"], "n": [1, 2], "v": [1, 2]}).set_index(["a", "n"]),
        pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", 1), ("a", 2)])),
    ],
    ids=lambda table: ",".join(f"{name}:{kind}" for name, kind in table.dtypes.items()) or "empty",
)
def test_tables_of_other_kinds_come_back_equal(table: Any) -> None:
    pd.testing.assert_frame_equal(across(table), table, check_freq=False, check_column_type=False)


def test_an_index_keeps_its_dtype_and_name() -> None:
    for values, dtype in ((["a", "b"], object), ([1, 2], "int8"), ([True, False], object)):
        index = pd.Index(values, dtype=dtype, name="key")
        pd.testing.assert_index_equal(across(index), index, exact=True)


def test_a_column_keeps_its_name_and_index() -> None:
    series = pd.Series([1.5, None], index=pd.Index(["x", "y"], name="customer"), name="quick")
    pd.testing.assert_series_equal(across(series), series)


def test_categories_come_back_as_what_they_stand_for() -> None:
    assert across(pd.Series(["low", "high"], dtype="category")).tolist() == ["low", "high"]


@pytest.mark.parametrize("value", [pd.Timestamp("2024-01-31 10:00"), pd.Timedelta("90s")], ids=str)
def test_moments_of_pandas_come_back_equal(value: object) -> None:
    assert across(value) == value


@pytest.mark.parametrize("value", [pd.NaT, pd.NA], ids=str)
def test_missing_values_of_pandas_stay_what_they_are(value: object) -> None:
    assert across(value) is value


class Point(NamedTuple):
    x: int
    y: int


def test_kinds_of_tuples_and_dicts_come_back_as_the_plain_ones() -> None:
    assert type(across(Point(1, 2))) is tuple
    assert across(Point(1, 2)) == (1, 2)
    for value in (OrderedDict(a=1), Counter("aab"), defaultdict(int, a=1)):
        assert type(across(value)) is dict
        assert across(value) == value


class Anything(float):
    """Claims to be whatever it is compared with."""

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = float.__hash__


class LikeNumpy:
    """Claims to come from numpy."""

    dtype = np.dtype("float64")


LikeNumpy.__module__ = "numpy"


class Table(pd.DataFrame):
    """Claims to be pandas' own and could answer every question about itself as it likes."""


Table.__module__ = "pandas"


STRANGE = [
    Anything(1),
    object(),
    LikeNumpy(),
    Table({"a": [1]}),
    len,
    range(3),
    10**5_000,  # Python cannot write it out
    1j,
    np.complex128(1),
    pd.Period("2024-01"),
    pd.Series(pd.date_range("2024-01-01", periods=2, tz="UTC")),
    np.ma.masked_array([1, 2], [True, False]),
    np.zeros(1, dtype=[("a", "i4")]),
]


@pytest.mark.parametrize("value", STRANGE, ids=lambda value: type(value).__name__)
def test_what_is_not_on_the_list_crosses_as_opaque(value: object) -> None:
    assert type(across(value)) is Opaque
    assert type(across([value])[0]) is Opaque


def test_a_value_that_holds_itself_crosses_with_an_opaque_end() -> None:
    value: list[Any] = []
    value.append(value)
    back = across(value)
    depth = 0
    while type(back) is list:
        back, depth = back[0], depth + 1
    assert type(back) is Opaque
    assert depth == MAX_DEPTH


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
CONTAINERS = ["tuple", "set", "frozenset", "dict", "Counter", "array", "index", "series", "frame"]
LEAVES = ["opaque", "bytes", "Decimal", "date", "datetime", "timedelta", "numpy", "missing"]
TAGS = [*CONTAINERS, *LEAVES, "timestamp", "duration", "strange"]
DTYPES = ["bool", "int8", "uint64", "float16", "object", "datetime64[ns]", "str", "Int64", "V8"]
almost_encoded = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["NaT", "2024-01-31", "1E+999999999", "sNaN", "AAAA", "now", *DTYPES])
    | st.integers(0, 2**70),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(TAGS), inner, min_size=1, max_size=1)
        | st.tuples(st.sampled_from(DTYPES), st.lists(inner, max_size=3)).map(list)
        | st.tuples(st.lists(st.none(), max_size=2), st.lists(inner, max_size=2)).map(list)
    ),
    max_leaves=25,
)


@given(json_values | almost_encoded)
@settings(max_examples=400, deadline=None)
def test_any_json_is_a_value_or_an_error_that_says_it_is_none(data: object) -> None:
    def note(kind: str) -> NoReturn:
        raise CodecError(kind)

    with suppress(CodecError):
        decode(data, note)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_a_message_or_an_error_that_says_they_are_none(data: bytes) -> None:
    with suppress(CodecError):
        loads(data)


EMPTY_INDEX = [[None], [["int64", []]]]
EMPTY_TABLE = {"frame": [EMPTY_INDEX, EMPTY_INDEX, []]}
PRIME = 2**61 - 1  # integers hash to their rest by this

COSTLY = {
    "many plain values": [0] * MAX_EFFORT,
    "many tables": [EMPTY_TABLE] * 100_000,
    "many columns": {"frame": [EMPTY_INDEX, EMPTY_INDEX, [["int64", []]] * 200_000]},
    "many levels": {"index": [[None] * 50_000, [["int64", [1]]] * 50_000]},
    "many arrays": [{"array": [[0], ["int64", []]]}] * 100_000,
    "many dates in words": [{"timestamp": "Monday 1 January 2024"}] * 100_000,
    "many tuples": [{"tuple": [1, number]} for number in range(50_000)],
    "integers that collide": [number * PRIME + 1 for number in range(50_000)],
    "keys that collide": {"dict": [[number * PRIME + 1, 0] for number in range(5_000)]},
    "members that collide": {"set": [number * PRIME + 1 for number in range(5_000)]},
    "a Decimal too long to turn into an integer": {"Decimal": "1E+999999999"},
    "a zero too long to turn into an integer": {"Decimal": "0E+999999999"},
    "a Decimal of many digits": {"Decimal": "1" * 10_000_000},
    "a Decimal that raises when compared": {"Decimal": "sNaN"},
    "an empty array with a side of a billion": {"array": [[10**9, 0], ["int64", []]]},
    "an array of many dimensions": {"array": [[1] * 100_000, ["int64", [1]]]},
    "deep lists": loads(b"[" * 200 + b"]" * 200),
}


@pytest.mark.parametrize("data", COSTLY.values(), ids=COSTLY)
def test_what_would_keep_the_judge_busy_is_refused(data: object) -> None:
    with pytest.raises(CodecError):
        decode(data, refuse)


@pytest.mark.parametrize("data", [b"[" * 5_000_000, b"1" * 5_000, b"", b"\xff", b'{"a":'])
def test_a_message_that_json_cannot_hold_is_refused(data: bytes) -> None:
    with pytest.raises(CodecError, match="not JSON"):
        loads(data)


def test_answers_of_an_honest_size_are_well_within_what_is_allowed() -> None:
    customers = [f"customer {number}" for number in range(10_000)]
    across(dict.fromkeys(customers, (1.5, "A")))
    across({number: number**2 for number in range(100_000)})
    across({name: pd.DataFrame({"quick": [1.0]}) for name in customers[:300]})
    across(pd.DataFrame({"customer": customers * 10, "quick": 1.5}))


def test_too_much_is_told_from_nonsense() -> None:
    with pytest.raises(TooLarge):
        decode([0] * MAX_EFFORT, refuse)
    with pytest.raises(CodecError) as nonsense:
        decode({"frame": 1}, refuse)
    assert not isinstance(nonsense.value, TooLarge)
