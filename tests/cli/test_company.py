import sys
from pathlib import Path

import duckdb
import pytest

from crmlab.company import load
from tests.cli.conftest import Run

TABLES, ROWS = len(load(7)), sum(len(load(7)[name]) for name in load(7))


def counted(*sources: str, database: str = ":memory:") -> int:
    with duckdb.connect(database) as opened:
        return sum(len(opened.query(f"FROM {source}")) for source in sources)


def test_a_database_is_written_and_its_tables_and_rows_are_told(crmlab: Run) -> None:
    ran = crmlab("company", "--variant", "7", "--out", "lantern.duckdb")
    written = f"Written: lantern.duckdb, {TABLES} tables with {ROWS:,} rows (variant 7, small).\n"
    assert ran == (0, written, "")
    assert counted(*load(7), database="lantern.duckdb") == ROWS


def test_without_suffix_it_is_a_folder_of_parquet_files(crmlab: Run) -> None:
    ran = crmlab("company", "--variant", "7", "--out", "new/lantern", "--lang", "zh")
    written = f"已生成 new/lantern：{TABLES} 张表，共 {ROWS:,} 行（数据版本 7，规模 small）。\n"
    assert ran == (0, written, "")
    assert counted(*(f"'new/lantern/{name}.parquet'" for name in load(7))) == ROWS


def test_the_size_says_how_many_customers_there_are(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, int, str]] = []

    def write(path: Path, variant: int, size: str, *, follow: object) -> dict[str, int]:
        assert callable(follow)
        asked.append((path, variant, size))
        return {"customers": 5000}

    monkeypatch.setattr("crmlab.company.write", write)
    ran = crmlab("company", "--size", "medium", "--out", "lantern")
    assert ran.out == "Written: lantern, 1 tables with 5,000 rows (variant 0, medium).\n"
    assert asked == [(Path("lantern"), 0, "medium")]


def test_the_folders_own_variant_is_written_where_none_is_named(crmlab: Run) -> None:
    Path(".crmlab.json").write_text('{"variant": 7}')
    assert "(variant 7, small)" in crmlab("company", "--out", "lantern").out


BAD = {
    "a size that there is not": (
        ["--size", "huge", "--out", "new"],
        "There is no size huge: write --size small or --size medium or --size large.\n",
        "没有 huge 这种规模：请写 --size small 或 --size medium 或 --size large。\n",
    ),
    "a suffix that there is not": (
        ["--out", "new.xlsx"],
        (
            "new.xlsx ends with .xlsx: name a file that ends with .duckdb, or a folder whose name "
            "has no dot, for Parquet files.\n"
        ),
        (
            "new.xlsx 的后缀是 .xlsx：请指定 .duckdb 文件，"
            "或名称中不带点的文件夹（存放 Parquet 文件）。\n"
        ),
    ),
    "a variant below zero": (
        ["--variant", "-1", "--out", "new"],
        "variant must be a whole number from 0 to 4294967295, got -1; name one with --variant.\n",
        (
            "数据版本有误（variant must be a whole number from 0 to 4294967295, got -1）；"
            "请用 --variant 指定 0 至 4294967295 的整数。\n"
        ),
    ),
    "a file that exists": (
        ["--out", "taken"],
        "taken exists already: name another path with --out, or move it away first.\n",
        "taken 已存在：请用 --out 指定其他路径，或先将它移走。\n",
    ),
    "a folder below a file": (
        ["--out", "taken/new"],
        "taken exists already: name another path with --out, or move it away first.\n",
        "taken 已存在：请用 --out 指定其他路径，或先将它移走。\n",
    ),
    "no path": (
        [],
        "Missing option '--out'; `crmlab company --help` shows how it is written.\n",
        "命令写法有误（Missing option '--out'）；`crmlab company --help` 有用法说明。\n",
    ),
}


@pytest.mark.parametrize(("arguments", "english", "chinese"), BAD.values(), ids=BAD)
def test_what_cannot_be_written_is_one_sentence_and_leaves_everything_as_it_was(
    crmlab: Run, arguments: list[str], english: str, chinese: str
) -> None:
    Path("taken").write_text("mine")
    assert crmlab("company", *arguments) == (2, "", english)
    assert crmlab("company", *arguments, "--lang", "zh") == (2, "", chinese)
    assert [(path.name, path.read_text()) for path in Path().iterdir()] == [("taken", "mine")]


def test_a_variant_in_words_is_a_mistake_in_the_command(crmlab: Run) -> None:
    ran = crmlab("company", "--variant", "mine", "--out", "new")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Invalid value for '--variant': ")
    assert ran.err.endswith("; `crmlab company --help` shows how it is written.\n")


def test_a_broken_variant_of_the_folder_is_told(crmlab: Run) -> None:
    Path(".crmlab.json").write_text("{")
    ran = crmlab("company", "--out", "lantern")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(".crmlab.json must be JSON: delete it, or mend it (")
    assert ran.err.endswith("); name one with --variant.\n")


@pytest.mark.parametrize("module", ["duckdb", "pandas"])
def test_without_the_lab_it_says_how_to_install_it(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, "crmlab.company.frames", raising=False)
    ran = crmlab("company", "--out", "lantern")
    sentence = (
        f"{module} is not installed: run `pip install '.[lab]'` in the folder you installed from.\n"
    )
    assert ran == (2, "", sentence)
    assert list(Path().iterdir()) == []
