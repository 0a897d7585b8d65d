"""What a column holds, and the rules that its rows obey for it.

narwhals is imported where it is used, so that this module costs nothing to import.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import narwhals as nw

Kind = Literal["key", "label", "fen", "date", "flag"]
"""What a column holds: a `key` is never empty, a `label` may be; `fen` are finite numbers with at
most two decimals; a `date` has no time zone; a `flag` is true or false."""


@dataclass(frozen=True)
class Rule:
    """What the rows of a table obey: `broken` is true where one does not.

    `anywhere` tells of the whole table what `broken` tells of its rows, where that is faster.
    """

    column: str
    must: str
    broken: "nw.Expr"
    anywhere: "nw.Expr | None" = None


WORDS: Mapping[Kind, str] = {
    "key": "text or whole numbers",
    "label": "text or whole numbers",
    "fen": "numbers",
    "date": "dates (pandas: `pd.to_datetime`) without a time zone",
    "flag": "true and false",
}


def holds(kind: Kind, dtype: "nw.dtypes.DType") -> bool:
    """Tell whether columns of this type hold that kind of values."""
    import narwhals as nw

    if kind == "fen":
        return dtype.is_numeric()
    if kind == "date":
        return dtype == nw.Date or (isinstance(dtype, nw.Datetime) and dtype.time_zone is None)
    if kind == "flag":
        return dtype == nw.Boolean
    return kind == "label" or not _is_fraction(dtype)


def _is_fraction(dtype: "nw.dtypes.DType") -> bool:
    return dtype.is_numeric() and not dtype.is_integer()


def typed(column: str, schema: "nw.Schema") -> "nw.Expr":
    """Take a column, as text where it has no value and so no type: PyArrow cannot join it then."""
    import narwhals as nw

    return nw.col(column).cast(nw.String) if schema[column] == nw.Unknown else nw.col(column)


def rules(column: str, kind: Kind, dtype: "nw.dtypes.DType") -> tuple[Rule, ...]:
    """Give the rules that a column of this kind obeys."""
    import narwhals as nw

    here = nw.col(column)
    filled = Rule(column, "filled in", here.is_null())
    if kind == "label":
        # pandas holds a wholly empty column as floats, but also whole numbers with gaps.
        return (Rule(column, WORDS[kind], ~here.is_null()),) if _is_fraction(dtype) else ()
    if kind in ("key", "date", "flag"):
        return (filled,)
    if dtype.is_integer() or is_exact_decimal(dtype):
        return (Rule(column, "a finite number", here.is_null()),)
    figure = here.cast(nw.Float64)
    finite = Rule(column, "a finite number", here.is_null() | ~figure.is_finite())
    # A float that is a multiple of a fen is off by far less than a hundredth of one.
    rest = (figure * 100 - (figure * 100).round()).abs() > 0.01
    return (finite, Rule(column, "in whole fen, at most two decimals", rest))


def is_exact_decimal(dtype: "nw.dtypes.DType") -> bool:
    """Tell whether a type holds nothing but whole fen, in decimals.

    Not one of more than 15 digits: amounts are computed as floats, which tell no more apart.
    """
    import narwhals as nw

    return isinstance(dtype, nw.Decimal) and dtype.scale <= 2 and dtype.precision <= 15
