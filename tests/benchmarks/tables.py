"""Functions on tables of ten million rows, beside SQL and pandas written by hand.

The rows are the order lines of a large company. `BENCH_SIZE` names a smaller one.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from crmlab.credit import ageing
from crmlab.value import abc, rfm
from tests.benchmarks import by_hand
from tests.benchmarks.timing import BIN, in_turn, peak_megabytes, seconds

if TYPE_CHECKING:
    import pandas as pd

SIZE = os.environ.get("BENCH_SIZE", "large")
AS_OF = date(2026, 6, 30)
RUNS = 3

_SALES = """
CREATE TABLE sales AS
SELECT customer, date, CAST(quantity * price AS DECIMAL(14, 2)) AS amount,
       "order" || product AS line
FROM books.order_lines JOIN books.orders USING ("order")
"""
_LEDGER = (
    "CREATE TABLE invoices AS FROM books.invoices",
    "CREATE TABLE receipts AS FROM books.receipts",
)


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
        for statement in (_SALES, *_LEDGER, by_hand.RFM, by_hand.ABC, by_hand.AGEING):
            duckdb.sql(statement)
        sales, invoices, receipts = map(duckdb.table, ("sales", "invoices", "receipts"))
        frame, bills, money = (
            each.df().astype({"amount": "float64"}) for each in (sales, invoices, receipts)
        )
        yield f"{len(frame):,} rows of sales, {len(bills) + len(money):,} of a ledger"
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
            "ageing, DuckDB",
            lambda: _computed(ageing(invoices, receipts, as_of=AS_OF)),
            lambda: _computed(duckdb.table("ageing_by_hand")),
            "SQL",
            1.5,
        )
        yield _beside(
            "rfm, pandas",
            lambda: _tallied(rfm(frame, as_of=AS_OF)["cell"]),
            lambda: _tallied(by_hand.rfm(frame)),
            "pandas",
            1,
        )
        yield _beside(
            "rfm, pandas, checked",
            lambda: _tallied(rfm(frame, as_of=AS_OF)["cell"]),
            lambda: _tallied(by_hand.rfm(by_hand.sound(frame))),
            "pandas",
            1.5,
        )
        yield _beside(
            "abc, pandas",
            lambda: _tallied(abc(frame, key="line", value="amount")["class"]),
            lambda: _tallied(by_hand.abc(frame)),
            "pandas",
            1,
        )
        yield _beside(
            "ageing, pandas",
            lambda: ageing(bills, money, as_of=AS_OF).set_index("customer").to_numpy().tolist(),
            lambda: (by_hand.ageing(bills, money) / 100).to_numpy().tolist(),
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


def _computed(ledger: duckdb.DuckDBPyRelation) -> list[tuple[object, ...]]:
    """Have all rows computed, and give them in yuan, with zeros for what is not there."""
    ledger.to_table("computed")
    figures = "CAST(coalesce(COLUMNS(* EXCLUDE customer), 0) AS DOUBLE)"
    rows = duckdb.table("computed").project(f"customer, {figures}").order("customer").fetchall()
    duckdb.sql("DROP TABLE computed")
    return rows


def _counted(relation: duckdb.DuckDBPyRelation, column: str) -> dict[str, int]:
    """Have all rows computed, and count them by what they were given."""
    relation.to_table("computed")
    rows = duckdb.table("computed").aggregate(f"{column}, count(*)", column).fetchall()
    duckdb.sql("DROP TABLE computed")
    return dict(rows)


def _tallied(column: "pd.Series[str]") -> dict[str, int]:
    return {str(value): int(count) for value, count in column.value_counts().items()}
