"""Which customers make most of the value, and do few of them make nearly all?"""

from itertools import pairwise
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken
from crmlab.core.expressions import fen, summed_up, yuan
from crmlab.core.frames import Table, check, give_back, read, unique
from crmlab.core.kinds import Rule
from crmlab.core.weights import fraction
from crmlab.value.orders import not_negative, with_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    import narwhals as nw
    from narwhals.typing import IntoFrame, IntoFrameT

    from crmlab.core.frames import Rows

CLASSES = "ABCDEFGHIJ"


def abc(
    table: "IntoFrameT",
    *,
    key: str = "customer",
    value: str = "value",
    cuts: "Sequence[float]" = (0.8, 0.95),
) -> "IntoFrameT":
    """Class customers A, B and C by the value that they bring (ABC分类): the largest first.

    `table` has a row a customer, or a product, and its value in yuan. A row's class is read from
    the share of all value that stands *before* it: below the first cut A, below the second B, else
    C. So the customer who crosses a cut still belongs to the better class; read from the share
    after the row, a customer with 85 % would be no A. Ties are broken by the key. Columns: the
    key, the value, its `share`, the shares `before` and `after` it, and `class`.

    >>> import pandas as pd
    >>> dealers = pd.DataFrame({"customer": ["X", "Y", "Z"], "value": [85.0, 10.0, 5.0]})
    >>> abc(dealers)[["customer", "before", "class"]].values.tolist()
    [['X', 0.0, 'A'], ['Y', 0.85, 'B'], ['Z', 0.95, 'C']]

    Raises:
        TypeError: `table` is no table.
        ValueError: `cuts` are not rising shares between 0 and 1, a column is missing or holds
            another kind of values, or rows, which are named, have an empty cell, a key that stands
            twice, a value that is negative, not finite or not in whole fen, or no value at all.

    Source: classes at 80 and 95 % as in Teeptrak, "The ABC analysis"; others cut elsewhere, and
        the share before the row is a convention.
    """
    import narwhals as nw

    steps = [fraction("a cut", cut) for cut in cuts]
    rising = all(low < high for low, high in pairwise([0, *steps, 1]))
    if not steps or len(steps) >= len(CLASSES) or not rising:
        raise broken("cuts", "rising shares between 0 and 1", tuple(cuts))
    rows = _largest_first(table, key, value)
    grade = nw.lit(CLASSES[len(steps)])
    for cut, letter in reversed(list(zip(steps, CLASSES, strict=False))):
        grade = nw.when(nw.col("before") < cut).then(nw.lit(letter)).otherwise(grade)
    figures = ("share", "before", "after", grade.alias("class"))
    return give_back(rows.sort("rank").select(*_named(key, value), *figures), like=table)


def pareto(table: "IntoFrameT", *, key: str = "customer", value: str = "value") -> "IntoFrameT":
    """Draw the curve of concentration (帕累托曲线): the largest customer first, and so on.

    Columns: the key, the value, `rank`, `customers` and `values`, the share of all customers up
    to this one and the share of all value that they make. Where `customers` passes 0.2, `values`
    tells what the top fifth makes; that it is 80 % is a claim to test. Input and errors as in
    `abc`.

    >>> import pandas as pd
    >>> dealers = pd.DataFrame({"customer": ["X", "Y"], "value": [25.0, 75.0]})
    >>> pareto(dealers)[["customer", "customers", "values"]].values.tolist()
    [['Y', 0.5, 0.75], ['X', 1.0, 1.0]]

    Raises:
        TypeError, ValueError: as in `abc`, but for the cuts.

    Source: the cumulative chart of the Pareto principle, as in Bops, "ABC analysis".
    """
    import narwhals as nw

    rows = with_total(_largest_first(table, key, value), "one", "count")
    return give_back(
        rows.sort("rank").select(
            *_named(key, value),
            "rank",
            customers=nw.col("rank") / nw.col("count"),
            values=nw.col("after"),
        ),
        like=table,
    )


def _largest_first(table: "IntoFrame", key: str, value: str) -> "Rows":
    """Rank the rows, and give the share of all value that each has, and those around it."""
    import narwhals as nw

    customers = read("table", table, key=(key, "key"), value=(value, "fen"))
    total = customers.rows.select(nw.col("value").cast(nw.Float64).sum())
    nothing = nw.col("value").is_null() | (nw.col("value") == 0)
    check(
        customers.with_rules(unique("key"), not_negative("value")),
        Table("table", total, {"value": value}, (Rule("value", "above zero in sum", nothing),)),
    )
    rows = customers.rows.select("key", fen=fen("value"))
    rows = rows.with_columns(minus=-nw.col("fen"), one=nw.lit(1, nw.Int64))
    rows = with_total(rows, "fen", "all")
    rows = summed_up(rows, order=["minus", "key"], rank="one", upto="fen")
    sums = {"share": "fen", "after": "upto", "before": "ahead"}
    rows = rows.with_columns(ahead=nw.col("upto") - nw.col("fen"))
    return rows.with_columns(
        (nw.col(part) / nw.col("all")).alias(name) for name, part in sums.items()
    )


def _named(key: str, value: str) -> "tuple[nw.Expr, nw.Expr]":
    import narwhals as nw

    return nw.col("key").alias(key), yuan("fen").alias(value)
