import pytest

from crmlab.core.text import Text
from crmlab.grading.checks.marks import check, mark_of


def test_a_check_carries_its_part_points_and_both_lines_of_its_docstring() -> None:
    @check("quick_ratio", points=2)
    def test() -> None:
        """The quick ratio of a shop
        一家商店的速动比率"""

    mark = mark_of(test)
    assert mark is not None
    assert (mark.part, mark.points) == ("quick_ratio", 2)
    assert mark.title == Text("The quick ratio of a shop", "一家商店的速动比率")


@pytest.mark.parametrize("docstring", [None, "", "English only", "one\ntwo\nthree", "one\n\ntwo"])
def test_a_check_without_exactly_two_lines_is_refused(docstring: str | None) -> None:
    def test_it() -> None: ...

    test_it.__doc__ = docstring
    with pytest.raises(ValueError, match="test_it must have a docstring of two lines"):
        check("quick_ratio", points=1)(test_it)


@pytest.mark.parametrize("points", [0, -1, float("nan"), "2"])
def test_points_must_be_a_positive_number(points: float) -> None:
    def test() -> None:
        """Line
        一行"""

    with pytest.raises(ValueError, match="points must be"):
        check("quick_ratio", points=points)(test)


def test_what_is_no_check_has_no_mark() -> None:
    assert mark_of(None) is None
    assert mark_of(len) is None
