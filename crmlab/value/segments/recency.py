"""Recency, frequency and monetary value: three scores from a table of orders."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from crmlab.core.arguments import broken, calendar_day
from crmlab.core.expressions import day, fen, ordinal, yuan
from crmlab.core.frames import Table, check, give_back, read
from crmlab.core.kinds import is_exact_decimal
from crmlab.value.orders import not_after, not_negative

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrameT

    from crmlab.core.frames import Rows

SCORES = {"r": "last", "f": "frequency", "m": "fen"}
MOST_CUSTOMERS = 10**10  # more than there are people


def rfm(
    orders: "IntoFrameT",
    *,
    as_of: date,
    customer: str = "customer",
    date: str = "date",
    amount: str = "amount",
    bins: int = 5,
    method: Literal["independent", "nested"] = "independent",
) -> "IntoFrameT":
    """Score customers by recency, frequency and monetary value (RFM模型): a row a customer.

    `orders` has a row an order, in yuan, up to the evening of `as_of`. Columns: the customer;
    `recency`, days since the last order; `frequency`, how many orders; `monetary`, their sum;
    the scores `r`, `f` and `m` from 1 to `bins`, the best highest; and `cell`, the three scores
    as text, "555" for the best. The most recent customers score highest.

    A score is (number of customers with less) x bins // (number of customers) + 1, so that equal
    customers have equal scores. With ties at the top, or fewer customers than `bins`, nobody
    reaches the top score. SQL's NTILE makes groups of equal size instead, and to that end gives
    equal customers different scores, as the order of rows has it. `nested` scores frequency within
    each recency score and money within each cell of both: cells of equal size, but an "f" of 5
    then means more orders in one than in the other.

    >>> import pandas as pd
    >>> orders = pd.DataFrame({
    ...     "customer": ["A", "A", "B"], "amount": [100.0, 50.0, 80.0],
    ...     "date": pd.to_datetime(["2026-05-01", "2026-06-20", "2026-02-10"])})
    >>> scored = rfm(orders, as_of=date(2026, 6, 30), bins=2)
    >>> scored[["customer", "recency", "frequency", "monetary", "cell"]].values.tolist()
    [['A', 10, 2, 150.0, '222'], ['B', 140, 1, 80.0, '111']]

    Raises:
        TypeError: `orders` is no table.
        ValueError: `as_of` is no date, `bins` is not a whole number from 2 to 9, `method` is
            neither of the two, a column is missing or holds another kind of values, or rows, which
            are named, have an empty cell, an amount that is negative, not finite or not in whole
            fen, or a date after `as_of`.

    Source: scores by fifths and their independence as in Little Stream Software, "How RFM scores
        customer behavior from 1 to 5"; nested sorting is from memory, not looked up; the treatment
        of ties is a convention.
    """
    import narwhals as nw

    if isinstance(bins, bool) or not isinstance(bins, int) or not 2 <= bins <= 9:
        raise broken("bins", "a whole number from 2 to 9", bins)
    if method not in ("independent", "nested"):
        raise broken("method", "'independent' or 'nested'", method)
    today = calendar_day("as_of", as_of)
    table = read(
        "orders", orders, customer=(customer, "key"), date=(date, "date"), amount=(amount, "fen")
    )
    check(table.with_rules(not_after(today), not_negative()))
    scored = (_nested if method == "nested" else _independent)(_customers(table), bins)
    recency = nw.lit(today.toordinal(), nw.Int64) - ordinal("last")
    cell = (nw.col("r") * 100 + nw.col("f") * 10 + nw.col("m")).cast(nw.String)
    return give_back(
        scored.sort("customer").select(
            nw.col("customer").alias(customer),
            recency.alias("recency"),
            "frequency",
            yuan("fen").alias("monetary"),
            "r",
            "f",
            "m",
            cell.alias("cell"),
        ),
        like=orders,
    )


def _customers(table: Table) -> "Rows":
    """Give each customer's last day, number of orders and money, in fen.

    Decimals are summed up as they are, which is faster; floats as whole fen, or the sum would
    depend on the order of rows.
    """
    import narwhals as nw

    rows = table.rows
    decimal = is_exact_decimal(rows.collect_schema()["amount"])
    if not decimal:
        rows = rows.with_columns(fen("amount").alias("amount"))
    orders = {"last": nw.col("date").max(), "frequency": nw.len(), "fen": nw.col("amount").sum()}
    return (
        rows.group_by("customer")
        .agg(**orders)
        .with_columns(
            day("last").alias("last"),
            nw.col("frequency").cast(nw.Int64),
            fen("fen").alias("fen") if decimal else nw.col("fen").cast(nw.Int64),
        )
    )


def _independent(customers: "Rows", bins: int) -> "Rows":
    import narwhals as nw

    places = (_place(column).alias(score) for score, column in SCORES.items())
    rows = customers.with_columns(*places, everybody=nw.len())
    return rows.with_columns((nw.col(*SCORES) - 1) * bins // nw.col("everybody") + 1)


def _nested(customers: "Rows", bins: int) -> "Rows":
    import narwhals as nw

    rows = customers.with_columns(within=nw.lit(0, nw.Int64))
    for score, column in SCORES.items():
        # Not all engines rank within groups: the places are those of all, group after group.
        place = nw.col("within") * MOST_CUSTOMERS + _place(column)
        rows = rows.with_columns(place=place).with_columns(place=_place("place"))
        less = nw.col("place") - nw.col("place").min().over("within")
        rows = rows.with_columns(less=less, everybody=nw.len().over("within").cast(nw.Int64))
        rows = rows.with_columns((nw.col("less") * bins // nw.col("everybody") + 1).alias(score))
        rows = rows.with_columns(within=nw.col("within") * 10 + nw.col(score))
    return rows


def _place(column: str) -> "nw.Expr":
    import narwhals as nw

    return nw.col(column).rank("min").cast(nw.Int64)
