import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.grading.classes.tables import as_csv, cell, page


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("\ufeff=1+1", "'=1+1"),
        ("\n\n=1+1", "'=1+1"),
        ("red\x1b[31mrow", "red [31mrow"),
        ("\u202egnp.exe", "gnp.exe"),
        ("half\ud83d pair", "half  pair"),
        ("a\x00b", "a b"),
        ("first\nsecond\r\nthird", "first second third"),
        ("速动比率 0.8", "速动比率 0.8"),
    ],
    ids=ascii,
)
def test_text_of_strangers_is_shown_without_what_could_do_harm(text: str, shown: str) -> None:
    assert cell(text) == shown


def test_a_page_keeps_its_lines_and_is_as_safe() -> None:
    assert page("\n=first\x1b\r\n\nthird\u2028=fourth\n") == "'=first\n\nthird\n'=fourth"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_any_text_stays_in_its_cell_and_begins_no_formula(rows: list[list[str]]) -> None:
    written = "".join(as_csv(["a", "b"], [[cell(text) for text in row] for row in rows]))
    written.encode()
    header, *read = csv.reader(io.StringIO(written))
    assert header == ["a", "b"]
    assert read == [[cell(text) for text in row] for row in rows]
    assert not any(text.startswith(("=", "+", "-", "@")) for row in read for text in row)


@given(st.lists(st.text("=+-@＝；;\" '\n\tx") | st.text()).map("".join))
def test_a_reader_who_splits_at_semicolons_and_lines_finds_no_formula(text: str) -> None:
    for safe in (cell(text), page(text)):
        cells = [part.lstrip(' "') for line in safe.split("\n") for part in line.split(";")]
        assert not any(part.startswith(tuple("=+-@＝＋－＠")) for part in cells)


def test_what_no_cell_can_hold_is_cut_and_shows_it() -> None:
    for safe in (cell("x" * 40_000), page("x\n" * 40_000), page("=\n" * 16_000)):
        assert len(safe) == 32_000
        assert safe.endswith("…")
