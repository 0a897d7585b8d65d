import math
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.grading.checks.right import all_alike, right
from crmlab.grading.running.opaque import Opaque

NAN = math.nan
TABLE = pd.DataFrame({"customer": ["ada", "ben", "cleo"], "quick": [1.0, 0.5, 2.0]})
MONTHS = pd.date_range("2024-01-31", periods=2)

ALIKE = {
    "a number and itself": (1.25, 1.25),
    "an integer and a float": (2, 2.0),
    "numbers added in another order": (0.1 + 0.2, 0.3),
    "a number of numpy's": (np.float64(1.25), 1.25),
    "an array without a side, as np.where makes it": (np.array(1.25), 1.25),
    "a Decimal": (Decimal("1.25"), 1.25),
    "a fraction": (Fraction(5, 4), 1.25),
    "a number against a Decimal": (1.25, Decimal("1.25")),
    "infinity": (math.inf, math.inf),
    "nothing and nothing": (NAN, NAN),
    "kinds of nothing": ([None, pd.NaT, pd.NA], [NAN, None, pd.NaT]),
    "a truth value": (True, True),
    "a truth value of numpy's": (np.bool_(1), True),
    "a text": ("bank", "bank"),
    "a list": ([1, "a"], [1.0, "a"]),
    "a tuple for a list": ((1, 2), [1, 2]),
    "an array for a list": (np.array([1, 2]), [1, 2]),
    "a column for a list": (pd.Series(["a", "b"]), ["a", "b"]),
    "a list for a column": ([1, 2], pd.Series([1, 2], index=["x", "y"])),
    "a list for an index": (["a", "b"], pd.Index(["a", "b"])),
    "pairs for an index of pairs": ([("a", 1)], pd.MultiIndex.from_tuples([("a", 1)])),
    "an array of two sides": (np.eye(2), [[1, 0], [0, 1]]),
    "a list for an array of two sides": ([[1, 0], [0, 1]], np.eye(2)),
    "a dict, whatever its order": ({"a": 1, "b": [2]}, {"b": [2.0], "a": 1}),
    "a set": ({1, 2}, {2, 1}),
    "a set that cannot change": (frozenset({1}), {1}),
    "a set of numbers added in another order": ({0.1 + 0.2, 1}, {0.3, 1}),
    "a set with nothing in it": ({NAN, 1}, {None, 1}),
    "a set of pairs": ({("a", 0.1 + 0.2)}, {("a", 0.3)}),
    "an empty set": (set(), frozenset()),
    "a day as a moment": (datetime(2024, 1, 31), date(2024, 1, 31)),
    "a day as pandas has it": (pd.Timestamp("2024-01-31"), date(2024, 1, 31)),
    "a day as numpy has it": (np.datetime64("2024-01-31"), date(2024, 1, 31)),
    "days": ([date(2024, 1, 31), date(2024, 2, 1)], MONTHS),
    "days with a gap": (pd.Series([MONTHS[0], pd.NaT]), pd.Series([MONTHS[0], None])),
    "days of numpy's": (MONTHS.to_numpy(), pd.Series(MONTHS)),
    "a span of time": (pd.Timedelta("1D"), timedelta(days=1)),
    "spans of time": (np.array([1], dtype="m8[D]"), [timedelta(days=1)]),
    "a table": (TABLE.copy(), TABLE),
    "a table with its columns in another order": (TABLE[["quick", "customer"]], TABLE),
    "a table with another index": (TABLE.set_index(pd.Index([7, 8, 9])), TABLE),
    "a table with gaps of another kind": (
        pd.DataFrame({"name": ["a", None]}),
        pd.DataFrame({"name": pd.Series(["a", NAN], dtype=object)}),
    ),
}

UNLIKE = {
    "another number": (1.26, 1.25),
    "a number of the other sign": (-1.25, 1.25),
    "a text that reads like a number": ("1.25", 1.25),
    "a number for a text": (1, "1"),
    "a list of the number": ([1.25], 1.25),
    "a table for a number": (TABLE, 1.25),
    "a number for a table": (1.25, TABLE),
    "a truth value for one": (True, 1),
    "one for a truth value": (1, True),
    "a number for nothing": (0.0, NAN),
    "nothing for a number": (NAN, 0.0),
    "nothing for a day": (pd.NaT, date(2024, 1, 31)),
    "nothing of pandas' for a number": (pd.NA, 1),
    "a number too large to compare": (10**400, 1.25),
    "a number too large to compare with one": (10**400, 10**400 + 1),
    "a list that is longer": ([1, 2, 3], [1, 2]),
    "a list that is shorter": ([1], [1, 2]),
    "a list in another order": ([2, 1], [1, 2]),
    "a dict with one more": ({"a": 1, "b": 2}, {"a": 1}),
    "a dict with another key": ({"b": 1}, {"a": 1}),
    "a list for a dict": (["a"], {"a": 1}),
    "a list for a set": ([1, 2], {1, 2}),
    "a set for a list": ({1, 2}, [1, 2]),
    "a set with another item": ({1, 2}, {1, 3}),
    "a set with one more": ({1, 2, 3}, {1, 2}),
    "a set with a truth value for one": ({True, 2}, {1, 2}),
    "a set in which one item would have to stand for two": ({0.3, 5}, {0.3, 0.1 + 0.2}),
    "a span of time for a set": (timedelta(days=1), {1}),
    "a set for a span of time": ({1}, timedelta(days=1)),
    "an array for a set": (np.array([1, 2]), {1, 2}),
    "another day": (date(2024, 2, 1), date(2024, 1, 31)),
    "a moment later that day": (datetime(2024, 1, 31, 10), date(2024, 1, 31)),
    "a text for a day": ("2024-01-31", date(2024, 1, 31)),
    "a table for a span of time": (TABLE, timedelta(days=1)),
    "a table with another value": (TABLE.replace(0.5, 0.6), TABLE),
    "a table with one more row": (pd.concat([TABLE, TABLE[:1]]), TABLE),
    "a table with one more column": (TABLE.assign(extra=1), TABLE),
    "a table with a column under another name": (TABLE.rename(columns={"quick": "q"}), TABLE),
    "a table with a column twice": (TABLE[["quick", "quick"]], TABLE),
    "a table with its rows in another order": (TABLE[::-1], TABLE),
    "rows without columns, but more of them": (pd.DataFrame(index=[1, 2]), pd.DataFrame(index=[1])),
    "a column for a table": (TABLE["quick"], TABLE),
    "a column with another value": (pd.Series([1, 3]), pd.Series([1, 2])),
    "an array of another shape": (np.zeros((3, 2)), np.zeros((2, 3))),
}


@pytest.mark.parametrize(("answer", "expected"), ALIKE.values(), ids=ALIKE)
def test_equal_is_what_means_the_same(answer: Any, expected: Any) -> None:
    assert answer == right(expected)
    assert right(expected) == answer
    assert not answer != right(expected)  # noqa: SIM202 - `!=` is a method of its own


@pytest.mark.parametrize(("answer", "expected"), UNLIKE.values(), ids=UNLIKE)
def test_unequal_is_what_does_not(answer: Any, expected: Any) -> None:
    assert answer != right(expected)
    assert right(expected) != answer
    assert not answer == right(expected)  # noqa: SIM201 - `==` is a method of its own


@given(st.floats(-1e9, 1e9), st.floats(-0.02, 0.02))
def test_within_is_an_absolute_room_for_each_number(expected: float, off: float) -> None:
    answer = expected + off
    gap = abs(answer - expected)
    if gap < 0.0099:
        assert [answer] == right([expected], within=0.01)
    if gap > 0.0101 + 1e-9 * abs(expected):
        assert [answer] != right([expected], within=0.01)


@given(st.lists(st.floats() | st.text() | st.booleans() | st.none() | st.dates()))
def test_whatever_is_expected_equals_itself(expected: list[Any]) -> None:
    assert list(expected) == right(expected)


def test_rows_matched_by_a_key_may_come_in_any_order() -> None:
    assert TABLE[::-1] == right(TABLE, key="customer")
    assert TABLE.set_index("customer")[::-1] == right(TABLE, key="customer")
    assert right(TABLE.set_index("customer"), key="customer") == TABLE
    assert TABLE.assign(customer=["ada", "ben", "ben"]) != right(TABLE, key="customer")
    assert TABLE.drop(columns="customer") != right(TABLE, key="customer")


def test_rows_can_be_matched_by_two_columns() -> None:
    months = pd.DataFrame({"firm": ["a", "a", "b"], "month": [1, 2, 1], "sales": [5.0, 6.0, 7.0]})
    assert months.iloc[[2, 1, 0]] == right(months, key=["firm", "month"])
    assert months.set_index(["firm", "month"]) == right(months, key=["firm", "month"])
    assert months.assign(sales=[6.0, 5.0, 7.0]) != right(months, key=["firm", "month"])


@given(st.data())
def test_a_table_is_the_same_in_any_order_of_columns_and_of_keyed_rows(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.text(), min_size=1, unique=True))
    figures = data.draw(st.lists(st.floats(), min_size=len(names), max_size=len(names)))
    table = pd.DataFrame({"name": names, "figure": figures, "no": range(len(names))})
    columns = data.draw(st.permutations([*table.columns]))
    rows = data.draw(st.permutations(range(len(names))))
    assert table.iloc[rows][columns] == right(table, key="name")
    if rows != sorted(rows):
        assert table.iloc[rows][columns] != right(table)


@given(st.sets(st.integers(-100, 100)), st.randoms())
def test_a_set_is_the_same_with_each_number_a_little_off(expected: set[int], chance: Any) -> None:
    off = {number + chance.uniform(-0.19, 0.19) for number in expected}
    assert off == right(expected, within=0.2)
    further = {number + 0.3 for number in expected}
    assert bool(expected) == (further != right(expected, within=0.2))


def test_a_tolerance_below_zero_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"within must be >= 0, got -0\.1"):
        right(1, within=-0.1)


def test_it_is_found_in_a_list_of_answers() -> None:
    assert right(1.25) in [2, 1.25]
    assert right(1.25) not in [2, 3]


class Used(BaseException):
    pass


def use(kind: str) -> NoReturn:
    raise Used(kind)


def in_array(value: object) -> Any:
    array = np.empty((1, 1), dtype=object)
    array[0, 0] = value
    return array


HOLDERS: dict[str, tuple[Callable[[Any], Any], Any]] = {
    "for a number": (lambda it: it, 1.25),
    "for a text": (lambda it: it, "a"),
    "for a list": (lambda it: it, [1]),
    "for a table": (lambda it: it, TABLE),
    "for nothing": (lambda it: it, NAN),
    "for a set": (lambda it: it, {1}),
    "in a list": (lambda it: [it], [1]),
    "in a tuple, after a right number": (lambda it: (1, it), [1, 2]),
    "in a dict": (lambda it: {"a": it}, {"a": 1}),
    "in an array": (in_array, np.ones((1, 1))),
    "in a table": (lambda it: TABLE.assign(quick=pd.Series([it] * 3, dtype=object)), TABLE),
}


@pytest.mark.parametrize(("hold", "expected"), HOLDERS.values(), ids=HOLDERS)
def test_an_unknown_object_is_neither_equal_nor_unequal(
    hold: Callable[[Any], Any], expected: Any
) -> None:
    answer = hold(Opaque("Anything", use))
    with pytest.raises(Used):
        _ = answer == right(expected)
    with pytest.raises(Used):
        _ = answer != right(expected)
    with pytest.raises(Used):
        _ = right(expected) == answer
    with pytest.raises(Used):
        _ = right(expected) != answer


def test_a_mistake_is_known_by_the_answer_it_leads_to() -> None:
    expected = right(1.125, stock_left_in=1.875, prepayments_left_in=1.25)
    assert expected.mistake(1.875) == "stock_left_in"
    assert expected.mistake(1.25) == "prepayments_left_in"
    assert expected.mistake(1.125) is None
    assert expected.mistake("1.875") is None


def test_mistakes_in_tables_and_lists_are_known_too() -> None:
    assert right([1, 2], backwards=[2, 1]).mistake((2, 1)) == "backwards"
    assert right(TABLE, doubled=TABLE.assign(quick=2 * TABLE.quick)).mistake(
        TABLE.assign(quick=[2, 1, 4])
    ) == ("doubled")


@pytest.fixture
def alike_for_all() -> Iterator[None]:
    token = all_alike.set(True)
    yield
    all_alike.reset(token)


@pytest.mark.usefixtures("alike_for_all")
def test_where_all_have_the_same_figures_mistakes_must_be_told_apart() -> None:
    with pytest.raises(ValueError, match="over_total must lead to an answer of its own"):
        right(1.25, over_total=1.25)
    with pytest.raises(ValueError, match="choose figures that tell the mistakes apart"):
        right(1.25, over_total=1.5, stock_left_in=1.5)
    right(1.25, over_total=1.5, stock_left_in=1.6)


def test_on_a_learners_own_figures_the_right_one_wins_and_a_collision_goes_unnamed() -> None:
    assert right(1.25, over_total=1.25) == 1.25
    assert right(1.25, over_total=1.5, stock_left_in=1.5).mistake(1.5) is None


def test_it_is_shown_as_what_it_expects() -> None:
    assert repr(right([1, "a"])) == "[1, 'a']"


def test_it_cannot_be_a_key() -> None:
    with pytest.raises(TypeError):
        hash(right(1))
