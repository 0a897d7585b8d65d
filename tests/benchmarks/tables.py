"""Functions on tables of ten million rows, beside SQL and pandas written by hand.

The rows are the order lines of a large company. `BENCH_SIZE` names a smaller one.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from crmlab.value import abc, rfm
from tests.benchmarks.timing import BIN, in_turn, peak_megabytes, seconds

SIZE = os.environ.get("BENCH_SIZE", "large")
AS_OF = date(2026, 6, 30)
RUNS = 3

_SALES = """
CREATE TABLE sales AS
SELECT customer, date, CAST(quantity * price AS DECIMAL(14, 2)) AS amount,
       "order" || product AS line
FROM books.order_lines JOIN books.orders USING ("order")
"""
_RFM = """
CREATE VIEW rfm_by_hand AS
SELECT *, CAST(r AS VARCHAR) || f || m AS cell FROM (
    SELECT *,
        (rank() OVER (ORDER BY recency DESC) - 1) * 5 // count(*) OVER () + 1 AS r,
        (rank() OVER (ORDER BY frequency) - 1) * 5 // count(*) OVER () + 1 AS f,
        (rank() OVER (ORDER BY monetary) - 1) * 5 // count(*) OVER () + 1 AS m
    FROM (
        SELECT customer, date_diff('day', max(date), DATE '2026-06-30') AS recency,
               count(*) AS frequency, sum(amount) AS monetary
        FROM sales GROUP BY customer
    )
)
"""
_ABC = """
CREATE VIEW abc_by_hand AS
SELECT line, amount, amount / total AS share, coalesce(before, 0) / total AS before,
       (coalesce(before, 0) + amount) / total AS after,
       CASE WHEN coalesce(before, 0) < 0.8 * total THEN 'A'
            WHEN coalesce(before, 0) < 0.95 * total THEN 'B' ELSE 'C' END AS class
FROM (
    SELECT line, amount, sum(amount) OVER () AS total, sum(amount) OVER (
        ORDER BY amount DESC, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM sales
)
"""


def measured() -> Iterator[str]:
    """Measure the writing of the company, then each function on each engine."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lantern.duckdb"
        command: list[str | Path] = [BIN / "crmlab", "company", "--size", SIZE, "--out", path]
        taken = seconds(command)
        yield (
            f"crmlab company {SIZE}   {taken:6.1f} s (at most 90), "
            f"{peak_megabytes() / 1000:.1f} GB at most (4)"
        )
        duckdb.sql(f"ATTACH '{path}' AS books (READ_ONLY)")
        for statement in (_SALES, _RFM, _ABC):
            duckdb.sql(statement)
        sales = duckdb.table("sales")
        frame = sales.df().astype({"amount": "float64"})
        yield f"{len(frame):,} rows"
        yield _beside(
            "rfm, DuckDB",
            lambda: _counted(rfm(sales, as_of=AS_OF), "cell"),
            lambda: _counted(duckdb.table("rfm_by_hand"), "cell"),
            "SQL",
            1.5,
        )
        yield _beside(
            "abc, DuckDB",
            lambda: _counted(abc(sales, key="line", value="amount"), "class"),
            lambda: _counted(duckdb.table("abc_by_hand"), "class"),
            "SQL",
            1.5,
        )
        yield _beside(
            "rfm, pandas",
            lambda: _tallied(rfm(frame, as_of=AS_OF)["cell"]),
            lambda: _tallied(_rfm_by_hand(frame)),
            "pandas",
            1,
        )
        yield _beside(
            "abc, pandas",
            lambda: _tallied(abc(frame, key="line", value="amount")["class"]),
            lambda: _tallied(_abc_by_hand(frame)),
            "pandas",
            1,
        )


def _beside(
    name: str,
    ours: Callable[[], object],
    by_hand: Callable[[], object],
    how: str,
    most: float,
) -> str:
    if ours() != by_hand():
        raise SystemExit(f"{name}: the result is not that of {how} written by hand")
    one, other = in_turn(lambda: _timed(ours), lambda: _timed(by_hand), runs=RUNS)
    return (
        f"{name:<20} {one:6.2f} s   {how} by hand {other:.2f} s   "
        f"ratio {one / other:.2f} (at most {most:g})"
    )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _counted(relation: duckdb.DuckDBPyRelation, column: str) -> dict[str, int]:
    """Have all rows computed, and count them by what they were given."""
    relation.to_table("computed")
    rows = duckdb.table("computed").aggregate(f"{column}, count(*)", column).fetchall()
    duckdb.sql("DROP TABLE computed")
    return dict(rows)


def _tallied(column: "pd.Series[str]") -> dict[str, int]:
    return {str(value): int(count) for value, count in column.value_counts().items()}


def _rfm_by_hand(frame: pd.DataFrame) -> "pd.Series[str]":
    found = frame.groupby("customer").agg(
        last=("date", "max"), frequency=("amount", "size"), monetary=("amount", "sum")
    )
    found["monetary"] = found["monetary"].round(2)
    found["recency"] = (pd.Timestamp(AS_OF) - found["last"]).dt.days
    scores = [
        (found[name].rank(method="min", ascending=rising).astype(int) - 1) * 5 // len(found) + 1
        for name, rising in (("recency", False), ("frequency", True), ("monetary", True))
    ]
    r, f, m = (score.astype(str) for score in scores)
    return r + f + m


def _abc_by_hand(frame: pd.DataFrame) -> "pd.Series[str]":
    sorted_rows = frame.sort_values(["amount", "line"], ascending=[False, True])
    fen = (sorted_rows["amount"] * 100).round().astype("int64")
    before = (fen.cumsum() - fen) / fen.sum()
    grades = pd.cut(before, [-1, 0.8, 0.95, 2], right=False, labels=list("ABC"))
    return grades.astype(str)
