from pathlib import Path

import pytest

from crmlab.grading.exercises.percent import Cell, ExerciseError
from crmlab.grading.exercises.solution import defined, regions, replaced

FUNCTION = """\
def ratio(a, b):
    whole = a + b
    ### BEGIN SOLUTION
    share = a / whole
    return share
    ### END SOLUTION"""
VALUES = """\
given = 1
### BEGIN SOLUTION
from math import pi

_helper = [n for n in range(3)]
if given:
    first, second = 1, 2
### END SOLUTION"""


def cell(source: str) -> Cell:
    return Cell(Path("exercise.py"), 10, markdown=False, options={}, source=source)


def test_a_solution_inside_a_function_defines_that_function() -> None:
    assert [dict(region.kinds) for region in regions(cell(FUNCTION))] == [{"ratio": "function"}]


def test_a_solution_at_the_margin_defines_values_but_neither_imports_nor_private_names() -> None:
    assert [dict(region.kinds) for region in regions(cell(VALUES))] == [
        {"first": "value", "second": "value"}
    ]


def test_what_a_cell_defines_tells_functions_from_values() -> None:
    source = "import os\n\ndef f(x):\n    y = x\n\nn = [i for i in ()]\nfor k in n:\n    pass"
    assert defined(cell(source)) == {"f": "function", "n": "value", "k": "value"}


def test_only_the_lines_between_the_markers_are_replaced() -> None:
    assert replaced(cell(FUNCTION), lambda region: f"{region.indent}...") == (
        "def ratio(a, b):\n    whole = a + b\n    ..."
    )


def test_every_solution_in_a_cell_is_replaced() -> None:
    two = f"{VALUES}\n\n\n{FUNCTION}"
    assert replaced(cell(two), lambda region: "/".join(region.kinds)) == (
        "given = 1\nfirst/second\n\n\ndef ratio(a, b):\n    whole = a + b\nratio"
    )


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("### BEGIN SOLUTION\na = 1", 11, "do not pair up"),
        ("a = 1\n### END SOLUTION\n### BEGIN SOLUTION", 12, "do not pair up"),
        ("### BEGIN SOLUTION\n_a = 1\n### END SOLUTION", 11, "defines nothing"),
        (
            "### BEGIN SOLUTION\ndef f(x):\n    return x\n### END SOLUTION",
            11,
            "must see a function's arguments",
        ),
        (
            "if True:\n    ### BEGIN SOLUTION\n    a = 1\n    ### END SOLUTION",
            12,
            "must be the body of a function",
        ),
        ("### BEGIN SOLUTION\na = = 1\n### END SOLUTION", 12, "cannot read this line"),
        (
            "def f(:\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION",
            11,
            "cannot read this line",
        ),
    ],
)
def test_faults_are_told_with_the_line_of_the_file(source: str, line: int, says: str) -> None:
    with pytest.raises(ExerciseError, match=says) as told:
        regions(cell(source))
    assert told.value.where == f"exercise.py:{line}"
