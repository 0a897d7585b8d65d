import ast
from collections.abc import Callable

import pytest

from crmlab.grading.authoring.mutants import mutants
from crmlab.grading.exercises.exercise import Exercise
from tests.grading.conftest import TITLE, part

WriteExercise = Callable[..., Exercise]

# What the line becomes; a line that is left out becomes `pass`.
FAULTS = {
    "an operator": ("return x + y", {"return x - y"}),
    "an operator of columns": ("return x & y", {"return x | y"}),
    "a sign": ("return -x", {"return x"}),
    "a negation": ("return not x", {"return x"}),
    "and": ("return x and y", {"return x or y"}),
    "a boundary": ("return x < y", {"return x <= y"}),
    "two boundaries": (
        "return 0 < x <= y",
        {
            "return 0 <= x <= y",
            "return 0 < x < y",
            "return 1 < x <= y",
            "return -1 < x <= y",
        },
    ),
    "a membership": ("return x in y", {"return x not in y"}),
    "a whole number": ("return 50", {"return 51", "return 49"}),
    "a number with places": ("return 1.25", {"return 1.26", "return 1.24"}),
    "a large number": ("return 1e6", {"return 1000000.1", "return 999999.9"}),
    "a truth value": ("return True", {"return False"}),
    "a word": ("return 'bank'", {"return 'bankx'"}),
    "nothing": ("return None", set()),
    "arguments in their order": (
        "return g(x, y, 'z')",
        {"return g(y, x, 'z')", "return g(x, 'z', y)", "return g(x, y, 'zx')"},
    ),
    "a step": ("return x.round()", {"return x"}),
    "a sum that grows": ("x += y", {"x -= y", "pass"}),
    "a value bound anew": ("x = y", {"pass"}),
    "a value bound first": ("z = y", set()),
    "a name of a column": ("return x['cash']", set()),
    "names of columns": ("return x[['cash', 'stock']]", set()),
    "an error's message": ("raise ValueError(f'{x + 1} is too much')", {"pass"}),
    "a form of writing": ("return f'{x:.2f}'", set()),
    "a docstring": ("'''What it does.'''", set()),
    "a condition": ("if x: return y", {"pass"}),
}


@pytest.mark.parametrize(("line", "becomes"), FAULTS.values(), ids=FAULTS)
def test_each_part_of_a_line_gets_the_faults_that_people_make(
    write_exercise: WriteExercise, line: str, becomes: set[str]
) -> None:
    made = mutants(write_exercise(TITLE + part("f", f"def f(x, y):\n    {line}"), ""))
    bodies = [ast.parse(mutant.source).body[0] for mutant in made]
    found = [ast.unparse(body.body[0]) for body in bodies if isinstance(body, ast.FunctionDef)]
    assert (set(found), len(found)) == (becomes, len(becomes))


def test_a_mutant_has_its_line_in_the_file_and_says_what_has_become_of_it(
    write_exercise: WriteExercise,
) -> None:
    exercise = write_exercise(
        TITLE + part("f", "def f(x):\n    x = x.copy()\n    return x / 2"), ""
    )
    lines = (exercise.folder / "exercise.py").read_text("utf-8").splitlines()
    made = mutants(exercise)
    assert [(lines[mutant.line - 1].strip(), mutant.change.en) for mutant in made] == [
        ("x = x.copy()", "`x = x.copy()` is left out"),
        ("x = x.copy()", "`x.copy()` becomes `x`"),
        ("return x / 2", "`x / 2` becomes `x * 2`"),
        ("return x / 2", "`2` becomes `3`"),
        ("return x / 2", "`2` becomes `1`"),
    ]
    assert made[0].change.zh == "删去 `x = x.copy()`"
    assert made[2].change.zh == "把 `x / 2` 改成 `x * 2`"


def test_only_what_learners_write_is_changed_and_no_text_marked_by_hand(
    write_exercise: WriteExercise,
) -> None:
    source = TITLE + part("f", "def f(x):\n    return x").replace(
        "    ### BEGIN", "    x = x + 1\n    ### BEGIN"
    )
    text = part("why", "why = 'Because.'") + (
        '# %% [markdown] rubric="why" points=1 lang="en"\n# - 1 point\n'
        '# %% [markdown] rubric="why" points=1 lang="zh"\n# - 1 分\n'
    )
    assert mutants(write_exercise(source + text, "")) == []
