import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest

import crmlab
from crmlab.company import SIZES, STORY, TABLES, Books, load

OF_THE_WHOLE_COMPANY = {"salespeople", "campaigns"}
"""Tables with figures that depend on how many customers there are."""


def test_sizes_are_numbers_of_customers(medium: Books) -> None:
    assert dict(SIZES) == {"small": 300, "medium": 5_000, "large": 47_000}
    assert len(load(0)["customers"]) == 300
    assert len(medium["customers"]) == 5000


@pytest.mark.parametrize("table", TABLES)
def test_the_books_of_two_variants_differ(table: str) -> None:
    assert not load(0)[table].equals(load(1)[table])


@pytest.mark.parametrize("table", sorted(set(TABLES) - OF_THE_WHOLE_COMPANY))
def test_a_larger_company_begins_with_the_smaller_one(
    small: Books, medium: Books, table: str
) -> None:
    head = medium[table].head(len(small[table]))
    pd.testing.assert_frame_equal(head, small[table])


def test_a_table_is_the_same_whichever_is_asked_for_first() -> None:
    last_first, first_last = load(5), load(5)
    for table in reversed(list(TABLES)):
        assert len(last_first[table])
    for table in TABLES:
        pd.testing.assert_frame_equal(first_last[table], last_first[table])


def test_a_table_is_made_once_so_that_what_is_added_stays() -> None:
    books = load(0)
    books["statements"]["quick"] = 1.0
    assert "quick" in books["statements"]
    assert "quick" not in load(0)["statements"]


def test_what_is_done_to_one_table_leaves_the_others_alone() -> None:
    books = load(0)
    books["orders"]["amount"] = 0.0
    books["orders"].loc[:, "customer"] = "C0001"
    pd.testing.assert_frame_equal(books["invoices"], load(0)["invoices"])


def test_tables_cannot_be_replaced() -> None:
    with pytest.raises(TypeError):
        load(0)["customers"] = pd.DataFrame()  # type: ignore[index]


def test_an_unknown_table_is_told_with_those_that_there_are() -> None:
    with pytest.raises(KeyError, match="no table 'sales': the books hold customers, statements"):
        load(0)["sales"]


def test_an_unknown_size_is_refused_with_name_rule_and_value() -> None:
    with pytest.raises(ValueError, match=r"size must be 'small' or .* or 'large', got 'huge'"):
        load(0, "huge")


def test_the_books_say_what_they_are() -> None:
    assert repr(load(3)).startswith("Books(variant=3, size='small'): customers, statements, ")


def test_one_row_of_statements_is_found_by_the_customers_id() -> None:
    hotel = load(0)["statements"].set_index("customer").loc[STORY["hotel"]]
    assert hotel["cash"] > 0


@pytest.mark.parametrize("table", TABLES)
def test_any_table_of_small_books_is_there_at_once(table: str) -> None:
    assert min(seconds(load(variant), [table]) for variant in range(3)) < 0.15


def test_small_books_take_about_half_a_second_in_all() -> None:
    assert min(seconds(load(variant), TABLES) for variant in range(3)) < 0.6


def test_medium_books_take_some_seconds_in_all() -> None:
    assert seconds(load(7, "medium"), TABLES) < 10


def test_importing_the_company_and_its_story_loads_nothing_heavy() -> None:
    assert loaded_by("load(0)", "duckdb", "numpy", "pandas", "typer") == []


def test_reading_all_books_does_not_load_the_truth() -> None:
    reads_all = "tables = list(load(0).values()); from crmlab.company import dictionary"
    assert loaded_by(reads_all, "crmlab.company.truth", "pandas") == ["pandas"]


def test_no_other_module_names_the_truth_and_the_wheel_leaves_it_out() -> None:
    package = Path(crmlab.__file__).parent
    importing = re.compile(r"(from crmlab\.company import .*|crmlab\.company\.)truth")
    named = [path for path in package.rglob("*.py") if importing.search(path.read_text("utf-8"))]
    assert named == []
    project = tomllib.loads((package.parent / "pyproject.toml").read_text("utf-8"))
    assert (
        "crmlab/company/truth.py"
        in project["tool"]["hatch"]["build"]["targets"]["wheel"]["exclude"]
    )


def seconds(books: Books, tables: Iterable[str]) -> float:
    """Say how much of the processor's time it takes to make the tables."""
    start = time.process_time()
    for table in tables:
        assert len(books[table])
    return time.process_time() - start


def loaded_by(code: str, *modules: str) -> list[str]:
    """Give those of the modules that a fresh Python has loaded once it has run the code."""
    script = (
        "import sys; from crmlab.company import AS_OF, SIZES, STORY, TABLES, load, write;"
        f"{code}; print(*sorted(set({modules}) & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return run.stdout.split()
