from pathlib import Path

import duckdb
import pandas as pd
import pytest

from crmlab.company import TABLES, load, write
from crmlab.company.columns import SQL_TYPES


def test_a_database_holds_every_table_with_the_schemas_types(tmp_path: Path) -> None:
    write(tmp_path / "lantern.duckdb", variant=1)
    with duckdb.connect(tmp_path / "lantern.duckdb", read_only=True) as database:
        for name in load(1):
            types = {row[0]: row[1] for row in database.sql(f"DESCRIBE {name}").fetchall()}
            assert types == {column.name: SQL_TYPES[column.type] for column in TABLES[name].columns}


def test_amounts_are_exact_decimals(tmp_path: Path) -> None:
    write(tmp_path / "lantern.duckdb", variant=1)
    with duckdb.connect(tmp_path / "lantern.duckdb", read_only=True) as database:
        unbalanced = database.sql(
            "SELECT customer FROM statements WHERE total_assets <> fixed_assets"
            " + cash + securities + receivables + inventory + prepaid"
        ).fetchall()
    assert unbalanced == []


@pytest.mark.parametrize("name", ["lantern.duckdb", "lantern"])
def test_what_was_written_reads_like_what_was_loaded(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, variant=1)
    with duckdb.connect(str(tmp_path / name) if "." in name else ":memory:") as database:
        for table, expected in load(1).items():
            source = table if "." in name else f"'{tmp_path / name / table}.parquet'"
            found = database.sql(f"FROM {source}").df()
            for column in TABLES[table].columns:
                if column.type in ("money", "share"):
                    found[column.name] = found[column.name].astype(float)
            pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_missing_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    write(tmp_path / "new" / "lantern")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["lantern"]
    assert {path.stem for path in (tmp_path / "new" / "lantern").iterdir()} == set(load(0))


@pytest.mark.parametrize("name", ["lantern.duckdb", "lantern"])
def test_a_file_that_exists_is_left_as_it_was(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("precious")
    with pytest.raises(FileExistsError, match=f"{name} exists already: name another path"):
        write(tmp_path / name)
    assert (tmp_path / name).read_text() == "precious"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["lantern.duckdb", "lantern"])
def test_what_appears_meanwhile_is_left_as_it_was(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(variant: int | None, size: str) -> object:
        (tmp_path / name).write_text("precious")
        return load(variant, size)

    monkeypatch.setattr("crmlab.company.store.load", slowly)
    with pytest.raises(FileExistsError, match="exists already"):
        write(tmp_path / name)
    assert (tmp_path / name).read_text() == "precious"
    assert len(list(tmp_path.iterdir())) == 1


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"path must be a .duckdb file or a folder without suffix"):
        write(tmp_path / "lantern.xlsx")


def test_a_bad_size_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="size must be"):
        write(tmp_path / "new" / "lantern.duckdb", size="huge")
    assert list(tmp_path.iterdir()) == []


def test_tables_are_written_piece_by_piece_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crmlab.company.store.PIECE", 1_000)
    heard: list[tuple[str, int]] = []
    written = write(tmp_path / "lantern.duckdb", 1, follow=lambda *piece: heard.append(piece))
    assert written == {name: len(rows) for name, rows in load(1).items()}
    assert max(rows for _, rows in heard) == 1_000
    assert {name: sum(n for each, n in heard if each == name) for name in written} == written
    with duckdb.connect(tmp_path / "lantern.duckdb", read_only=True) as database:
        found = database.sql("FROM receipts").df()
    pd.testing.assert_series_equal(
        found["invoice"], load(1)["receipts"]["invoice"], check_dtype=False
    )
