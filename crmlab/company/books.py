"""Loading the books: each table is made when it is first asked for."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from crmlab.company.schema import TABLES
from crmlab.company.variant import resolve
from crmlab.core.arguments import broken

if TYPE_CHECKING:
    import pandas as pd

    from crmlab.company.backstage.stage import Stage
    from crmlab.company.tables import Columns

SIZES: Mapping[str, int] = {"small": 300, "medium": 5_000, "large": 47_000}
"""How many customers a company of each size has; ten million order lines in a large one."""


def load(variant: int | None = None, size: str = "small") -> "Books":
    """Open the books of Lantern Trading (明灯商贸).

    `variant` is a whole number below 2**32; without it the one that `CRMLAB_VARIANT` or
    `.crmlab.json` names, else 0. `size` is `small` (300 customers), `medium` (5 000) or `large`
    (47 000, with ten million order lines: better written to a database than held in memory). The
    same variant and size give the same books everywhere, and a larger company begins with the
    smaller.

    >>> books = load(variant=0)
    >>> len(books["customers"])
    300

    Raises:
        ValueError: no such variant or size.
    """
    if size not in SIZES:
        raise broken("size", " or ".join(map(repr, SIZES)), size)
    return Books(resolve(variant), size)


class Books(Mapping[str, "pd.DataFrame"]):
    """Tables by name, each a frame with the schema's columns; tables cannot be replaced."""

    def __init__(self, variant: int, size: str) -> None:
        self.variant = variant
        self.size = size
        self._stage: Stage | None = None
        self._frames: dict[str, pd.DataFrame] = {}

    def __getitem__(self, table: str) -> "pd.DataFrame":
        if table not in TABLES:
            raise KeyError(f"no table {table!r}: the books hold {', '.join(TABLES)}")
        if table not in self._frames:
            from crmlab.company.frames import frame

            self._frames[table] = frame(TABLES[table], self._columns(table))
        return self._frames[table]

    def pieces(self, table: str, rows: int) -> Iterator["pd.DataFrame"]:
        """Give a table piece by piece, of at most so many rows each, and keep none."""
        from crmlab.company.frames import pieces

        return pieces(TABLES[table], self._columns(table), rows)

    def _columns(self, table: str) -> "Columns":
        columns: Columns = import_module(f"crmlab.company.tables.{table}").columns(self._behind())
        return columns

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    def __repr__(self) -> str:
        return f"Books(variant={self.variant}, size={self.size!r}): {', '.join(self)}"

    def _behind(self) -> "Stage":
        from crmlab.company.backstage.stage import Stage

        if self._stage is None:
            self._stage = Stage(self.variant, SIZES[self.size])
        return self._stage
