"""Writing the books to disk, for those who ask in SQL or with another engine."""

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from crmlab.company.books import load
from crmlab.company.columns import SQL_TYPES, Table
from crmlab.company.schema import TABLES
from crmlab.core.arguments import broken

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PIECE = 250_000
"""Rows that are written at once."""


def write(
    path: str | os.PathLike[str],
    variant: int | None = None,
    size: str = "small",
    *,
    follow: Callable[[str, int], None] = lambda _table, _rows: None,
) -> Mapping[str, int]:
    """Write the books to a DuckDB file (`lantern.duckdb`) or a folder of Parquet files (`lantern`).

    Text is VARCHAR, days are DATE, amounts DECIMAL(14,2). Nothing that exists is touched, and
    what stands at `path` in the end is whole. Missing folders above it are made. Tables are
    written piece by piece; `follow` hears the table and the rows of each. Gives the number of rows
    of every table.

    Raises:
        FileExistsError: something stands at `path`.
        ValueError: another suffix; no such variant or size.
        ModuleNotFoundError: DuckDB is not installed.
    """
    import duckdb

    target = Path(path)
    if target.suffix not in ("", ".duckdb"):
        raise broken("path", "a .duckdb file or a folder without suffix", str(target))
    if target.exists() or target.is_symlink():
        raise _taken(target)
    books = load(variant, size)
    written: dict[str, int] = {}
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
        built = Path(scratch) / target.name
        with duckdb.connect(built.with_suffix(".duckdb")) as database:
            for name in books:
                _create(database, TABLES[name])
                written[name] = 0
                for piece in books.pieces(name, PIECE):
                    database.register("frame", piece)
                    database.execute(f'INSERT INTO "{name}" FROM frame')
                    written[name] += len(piece)
                    follow(name, len(piece))
                _add_key(database, TABLES[name])
            if not target.suffix:
                built.mkdir()
                for name in books:
                    database.table(name).write_parquet(str(built / f"{name}.parquet"))
        _place(built, target)
    return written


def _create(database: "DuckDBPyConnection", table: Table) -> None:
    definitions = ", ".join(
        f'"{column.name}" {SQL_TYPES[column.type]}{"" if column.optional else " NOT NULL"}'
        for column in table.columns
    )
    database.execute(f'CREATE TABLE "{table.name}" ({definitions})')


def _add_key(database: "DuckDBPyConnection", table: Table) -> None:
    """Make the index of all rows at once, which is faster than row by row."""
    key = ", ".join(f'"{name}"' for name in table.key)
    database.execute(f'ALTER TABLE "{table.name}" ADD PRIMARY KEY ({key})')


def _place(built: Path, target: Path) -> None:
    """Move what was built to its place, unless somebody has taken it meanwhile."""
    try:
        if built.is_dir():
            built.rename(target)
        else:
            target.touch(exist_ok=False)
            built.replace(target)
    except OSError as error:
        if target.exists():
            raise _taken(target) from error
        raise


def _taken(target: Path) -> FileExistsError:
    return FileExistsError(f"{target} exists already: name another path, or move it away first")
