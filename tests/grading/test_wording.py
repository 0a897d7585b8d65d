import time
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.text import Text
from crmlab.grading.running.opaque import Opaque
from crmlab.grading.wording import plain, points, raised, short


@given(st.text())
def test_whatever_is_plain_is_one_line_that_can_be_printed(text: str) -> None:
    line = plain(text)
    assert line.isprintable()
    assert len(line) <= 200


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("速动比率 1,25 €", "速动比率 1,25 €"),
        ("two\nlines", "two lines"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("safe\u202etxt.exe", "safe txt.exe"),
        ("a\u200b\u2060\ufeff\u2066b", "a b"),
        ("half \ud800 pair", "half   pair"),
        ("tag \U000e0041 \ue000", "tag"),
        ("  margin ", "margin"),
    ],
)
def test_signs_that_could_do_harm_become_a_space(text: str, line: str) -> None:
    assert plain(text) == line


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert plain("x" * 201) == "x" * 199 + "…"
    assert plain("x" * 10, 5) == "xxxx…"


SHOWN: list[tuple[Any, str]] = [
    (1.25, "1.25"),
    (1 / 3, "0.333333"),
    (-0.00001, "-1e-05"),
    (600_000.5, "600000.5"),
    (123_456_789.1234, "123456789.12"),
    (1e300, "1e+300"),
    (float("nan"), "nan"),
    (float("-inf"), "-inf"),
    (2, "2"),
    (True, "True"),
    (None, "None"),
    ("bank", "'bank'"),
    (Decimal("1.20"), "Decimal('1.20')"),
    (date(2024, 1, 31), "datetime.date(2024, 1, 31)"),
    ([1 / 3, "a", [0.1 + 0.2]], "[0.333333, 'a', [0.3]]"),
    ({"quick": 2 / 3}, "{'quick': 0.666667}"),
    (np.float64(1 / 3), "0.333333"),
    (np.array(1.5), "1.5"),
    (np.zeros((2, 3)), "<6 values>"),
    (pd.Series([1, 2]), "<2 values>"),
    (pd.Index(["a"]), "<1 values>"),
    (pd.Timestamp("2024-01-31"), "Timestamp('2024-01-31 00:00:00')"),
    (pd.DataFrame({"customer": ["a", "b"], "quick": 1.5}), "<table of 2 rows: customer, quick>"),
    ([pd.DataFrame({"customer": ["a"]})], "[<table of 1 rows: customer>]"),
    ("a\x1b[2J\u202e", r"'a\x1b[2J\u202e'"),
]


@pytest.mark.parametrize(("value", "words"), SHOWN, ids=[words for _, words in SHOWN])
def test_a_value_is_shown_in_few_words(value: Any, words: str) -> None:
    assert short(value) == words


def test_more_digits_show_a_smaller_difference() -> None:
    assert [short(1.2500001, digits) for digits in (6, 9)] == ["1.25", "1.2500001"]


def test_an_unknown_object_is_shown_by_its_type() -> None:
    def refuse(kind: str) -> Any:
        raise AssertionError(kind)

    assert short([Opaque("Customer", refuse)]) == "[<Customer>]"


@pytest.mark.parametrize(
    "value",
    [
        list(range(1_000_000)),
        dict.fromkeys(range(300_000)),
        "x" * 10_000_000,
        10**4_000,
        [pd.DataFrame({"a": [1]})] * 10_000,
        pd.DataFrame(np.zeros((2, 5_000))),
    ],
    ids=["list", "dict", "text", "integer", "tables", "columns"],
)
def test_a_large_value_is_shown_at_once_and_by_its_beginning(value: Any) -> None:
    began = time.process_time()
    assert len(short(value)) <= 120
    assert time.process_time() - began < 0.5


def test_an_error_of_learner_code_is_told_with_its_place() -> None:
    error = {"type": "ValueError", "message": "no\ndebt", "cell": 3, "line": 2, "text": "quick(0)"}
    assert raised(error) == Text(
        "Cell 3, line 2, `quick(0)`, raised ValueError: no debt.",
        "第 3 个单元格第 2 行 `quick(0)` 出现错误 ValueError: no debt。",
    )


def test_an_error_that_ends_in_a_full_stop_gets_no_second_one() -> None:
    assert raised({"type": "OSError", "message": "No disk."}).en == "It raised OSError: No disk."


def test_an_error_that_comes_from_no_cell_is_told_without_a_place() -> None:
    assert raised({"type": "KeyError", "message": ""}).en == "It raised KeyError."


@pytest.mark.parametrize(
    ("number", "written"), [(2.0, "2"), (0.5, "0.5"), (0, "0"), (1 / 3, "0.3333333333"), (None, "")]
)
def test_points_are_written_as_people_write_them(number: float | None, written: str) -> None:
    assert points(number) == written
