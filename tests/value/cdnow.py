"""CDNOW, the field's test bed: purchases of customers who first bought in early 1997.

The files ship in the package `lifetimes`, which is not imported.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.conftest import need
from tests.engines import Columns

CALIBRATION_END = date(1997, 9, 30)


@dataclass(frozen=True)
class Summary:
    """The 2 357 customers of the sample, in weeks: columns of the published summary."""

    frequency: list[float]
    recency: list[float]
    age: list[float]


def summary() -> Summary:
    """Read the summary; skip the test where it is not installed."""
    lines = file("cdnow_customers_summary.csv").read_text(encoding="utf-8").split()
    _, *rows = [line.split(",") for line in lines]
    return Summary(*([float(row[place]) for row in rows] for place in (1, 2, 3)))


def orders(name: str = "CDNOW_master.txt") -> Columns:
    """Read all purchases, of the whole file or of the sample."""
    rows = [line.split() for line in file(name).read_text(encoding="utf-8").splitlines()]
    if not rows[0][0].isdigit():
        rows = rows[1:]
    days = [date(int(row[-3][:4]), int(row[-3][4:6]), int(row[-3][6:])) for row in rows]
    return {
        "customer": [row[-4] for row in rows],
        "date": days,
        "amount": [float(row[-1]) for row in rows],
    }


@cache
def file(name: str) -> Path:
    """Find a file of the package; skip the test where it is not installed."""
    found = find_spec("lifetimes")
    need("the package lifetimes, with CDNOW, is not installed" if found is None else None)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "datasets" / name
