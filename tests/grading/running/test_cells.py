import builtins
from collections.abc import Iterator
from typing import Any

import pytest

from crmlab.grading.running.cells import LONGEST_TEXT, describe, run


@pytest.fixture(autouse=True)
def _builtins_as_before() -> Iterator[None]:
    names = vars(builtins)
    before = dict(names)
    yield
    for name in set(names) - set(before):
        del names[name]
    names.update(before)


def ran(*sources: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    names: dict[str, Any] = {"__name__": "__main__"}
    errors = run(sources, names)
    return names, errors


def test_cells_share_their_names() -> None:
    names, errors = ran("a = 1", "def double():\n    return 2 * a", "b = double()")
    assert (names["b"], errors) == (2, [])


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("raise SystemExit", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("def broken(:", "SyntaxError"),
        ("a = '\0'", "SyntaxError|ValueError"),
        ("class Odd(BaseException): pass\nraise Odd", "Odd"),
        ("raise NotImplementedError('later')", "NotImplementedError"),
    ],
)
def test_cells_after_one_that_fails_run_all_the_same(cell: str, kind: str) -> None:
    names, errors = ran("a = 1", cell, "b = a + 1")
    assert names["b"] == 2
    assert [error["failed"] for error in errors] == [2]
    assert errors[0]["type"] in kind.split("|")


@pytest.mark.parametrize(
    "cell",
    [
        "%matplotlib inline",
        "%%time\nb = 1",
        "x = !ls",
        "!pip install crmlab",
        "len?",
        "display(1)",
        "get_ipython().run_line_magic('autoreload', '2')",
    ],
)
def test_what_only_jupyter_knows_does_nothing_and_harms_nothing(cell: str) -> None:
    names, errors = ran(cell, "a = 1")
    assert (names["a"], errors) == (1, [])


def test_python_beside_a_magic_in_the_same_cell_runs() -> None:
    names, errors = ran("%matplotlib inline\na = 1")
    assert (names["a"], errors) == (1, [])


def test_the_future_of_one_cell_is_not_that_of_the_next() -> None:
    names, _ = ran("from __future__ import annotations", "def f(x: missing = 1): ...")
    assert "f" not in names


def test_an_error_is_placed_in_the_innermost_cell_it_came_through() -> None:
    _, errors = ran("def third(x):\n    return x / 3", "a = 1\nthird('nine')")
    assert errors[0]["failed"] == 2
    assert (errors[0]["cell"], errors[0]["line"]) == (1, 2)
    assert errors[0]["text"] == "return x / 3"
    assert errors[0]["bases"] == ["TypeError", "Exception", "BaseException", "object"]


def test_a_syntax_error_is_placed_where_python_cannot_go_on() -> None:
    _, errors = ran("a = 1", "b = 2\nc = = 3")
    assert (errors[0]["cell"], errors[0]["line"], errors[0]["text"]) == (2, 2, "c = = 3")
    assert errors[0]["message"] == "invalid syntax"


def test_an_error_of_an_own_class_names_the_builtin_ones_it_is() -> None:
    _, errors = ran("class Debt(ValueError): pass\nraise Debt('none')")
    assert (errors[0]["type"], errors[0]["bases"][0]) == ("Debt", "ValueError")


class Silent(Exception):  # noqa: N818
    def __str__(self) -> str:
        raise SystemExit


class Wordy(Exception):  # noqa: N818
    def __str__(self) -> str:
        return "x" * 1_000_000


def test_an_error_that_cannot_say_what_it_is_has_no_message() -> None:
    assert describe(Silent())["message"] == ""


def test_a_long_message_is_cut_off() -> None:
    assert len(describe(Wordy())["message"]) == LONGEST_TEXT


def test_a_syntax_error_made_by_hand_is_described_like_any_other() -> None:
    place: Any = ("<cell 1>", "first", None, [])
    described = describe(SyntaxError("odd", place))
    assert (described["message"], described["cell"], described["line"]) == ("odd", 1, 1)
    for name in (7, None, "<cell one>", "<string>"):
        place = (name, 1, None, "a = = 1")
        assert "cell" not in describe(SyntaxError("odd", place))
