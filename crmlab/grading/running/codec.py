"""Plain data in tagged JSON: all that crosses between learner code and the judge.

Exact builtin types cross as they are; numpy and pandas objects are taken apart into lists and
rebuilt from an allow-list of dtypes (`codec_tables`). Nothing is ever unpickled. What is neither
becomes an `Opaque`, which refuses every use, so that no object of a learner's own making can
claim to be equal to an answer.
"""

import base64
import json
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from crmlab.grading.running import codec_tables
from crmlab.grading.running.opaque import Opaque, Refuse

MAX_DEPTH = 40
MAX_EFFORT = 1_000_000
"""What one message may cost to rebuild: 1 for a plain value, more for what takes longer."""
MAX_DIGITS = 400
"""Of a Decimal, and of its exponent: with more, turning one into an integer takes for ever."""
MAX_BITS = 14_000
"""Of an int: Python writes out none of more than 4,300 digits."""
MAX_COLLISIONS = 50
"""Entries of one set or dict with the same hash: more come from no honest hand, and are slow."""

_EFFORT = dict.fromkeys(["tuple", "frozenset", "Decimal", "timedelta"], 50)
_BIG_INTEGER = 1 << 63

Inner = Callable[[Any], Any]


class CodecError(ValueError):
    """What was sent is no encoded value."""


class TooLarge(CodecError):  # noqa: N818 - it says what is wrong
    """What was sent is more than an answer may be."""


def dumps(message: object) -> bytes:
    """Write a message made of JSON types."""
    return json.dumps(message, separators=(",", ":")).encode("ascii")


def loads(data: bytes) -> Any:
    """Read a message.

    Raises:
        CodecError: it is not JSON.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise CodecError("what was sent is not JSON") from None


def encode(value: object) -> Any:
    """Turn `value` into JSON types; what cannot cross becomes an opaque mark.

    >>> encode({"quick": (1.125, None)})
    {'dict': [['quick', {'tuple': [1.125, None]}]]}
    """
    return _encode(value, 0)


def decode(data: Any, refuse: Refuse) -> Any:
    """Rebuild what `encode` made; an opaque value calls `refuse` when it is used.

    Raises:
        CodecError: whatever is wrong with `data`, which may come from a hostile sender.
    """
    try:
        return _Reader(refuse).read(data)
    except CodecError:
        raise
    except Exception as error:  # noqa: BLE001 - bytes of a stranger may fail in any way
        raise CodecError(f"what was sent is no value: {type(error).__name__}") from None


def _encode(value: Any, depth: int) -> Any:
    kind = type(value)
    if kind is int and value.bit_length() > MAX_BITS:
        return {"opaque": "int of thousands of digits"}
    if value is None or kind in (bool, int, float, str):
        return value
    if depth >= MAX_DEPTH:
        return {"opaque": kind.__name__[:60]}

    def inner(item: object) -> Any:
        return _encode(item, depth + 1)

    if kind is list:
        return [inner(item) for item in value]
    if kind in _ENCODERS:
        return {kind.__name__: _ENCODERS[kind](value, inner)}
    if isinstance(value, tuple) and hasattr(kind, "_fields"):
        return {"tuple": [inner(item) for item in tuple(value)]}
    try:
        return codec_tables.encode(value, inner)
    except codec_tables.Foreign:
        return {"opaque": kind.__name__[:60]}


def _items(value: Any, inner: Inner) -> list[Any]:
    return [inner(item) for item in value]


def _pairs(value: Any, inner: Inner) -> list[list[Any]]:
    return [[inner(key), inner(item)] for key, item in value.items()]


_ENCODERS: dict[type, Callable[[Any, Inner], Any]] = {
    tuple: _items,
    set: _items,
    frozenset: _items,
    dict: _pairs,
    OrderedDict: _pairs,
    defaultdict: _pairs,
    Counter: _pairs,
    bytes: lambda value, _: base64.b64encode(value).decode("ascii"),
    Decimal: lambda value, _: str(value),
    date: lambda value, _: value.isoformat(),
    datetime: lambda value, _: value.isoformat(),
    timedelta: lambda value, _: [value.days, value.seconds, value.microseconds],
}


class _Reader:
    """Rebuilds one message, and keeps account of how deep it goes and what it costs."""

    def __init__(self, refuse: Refuse) -> None:
        self._refuse, self._left, self._depth = refuse, MAX_EFFORT, 0

    def spend(self, effort: int) -> None:
        """Count effort; refuse when it is too much."""
        self._left -= effort
        if self._left < 0:
            raise TooLarge("what was sent takes too long to rebuild")

    def read(self, data: Any) -> Any:
        """Rebuild one value."""
        self.spend(1)
        if isinstance(data, int) and abs(data) >= _BIG_INTEGER:
            # Larger integers can be chosen to collide in whatever set a check makes of them.
            self.spend(100)
        if data is None or isinstance(data, bool | int | float | str):
            return data
        if self._depth > MAX_DEPTH:
            raise TooLarge("what was sent is nested too deeply")
        self._depth += 1
        if isinstance(data, list):
            value = [self.read(item) for item in data]
        else:
            [(tag, content)] = data.items()
            value = self._tagged(tag, content)
        self._depth -= 1
        return value

    def _tagged(self, tag: str, content: Any) -> Any:
        self.spend(_EFFORT.get(tag, 1))
        if tag == "opaque":
            return Opaque(str(content)[:60], self._refuse)
        if tag in _DECODERS:
            return _DECODERS[tag](content, self.read)
        return codec_tables.decode(tag, content, self)


def _distinct(content: Any, inner: Inner) -> list[Any]:
    items = [inner(item) for item in content]
    if items and max(Counter(map(hash, items)).values()) > MAX_COLLISIONS:
        raise CodecError("what was sent holds keys that were made to collide")
    return items


def _dict(content: Any, inner: Inner) -> dict[Any, Any]:
    keys = _distinct((key for key, _ in content), inner)
    return dict(zip(keys, (inner(item) for _, item in content), strict=True))


def _decimal(content: str, _: Inner) -> Decimal:
    value = Decimal(content[: 3 * MAX_DIGITS])
    if value.is_snan():
        raise CodecError("a Decimal that signals cannot be compared")
    digits, exponent = value.as_tuple()[1:]
    if isinstance(exponent, int) and max(len(digits), abs(exponent)) > MAX_DIGITS:
        raise TooLarge(f"a Decimal may have {MAX_DIGITS} digits and such an exponent")
    return value


_DECODERS: dict[str, Callable[[Any, Inner], Any]] = {
    "tuple": lambda content, inner: tuple(inner(item) for item in content),
    "set": lambda content, inner: set(_distinct(content, inner)),
    "frozenset": lambda content, inner: frozenset(_distinct(content, inner)),
    "dict": _dict,
    "OrderedDict": _dict,
    "defaultdict": _dict,
    "Counter": _dict,
    "bytes": lambda content, _: base64.b64decode(content, validate=True),
    "Decimal": _decimal,
    "date": lambda content, _: date.fromisoformat(content),
    "datetime": lambda content, _: datetime.fromisoformat(content),
    "timedelta": lambda content, _: timedelta(content[0], content[1], content[2]),
}
