from collections.abc import Callable
from typing import Any

import pytest

from crmlab.company import load
from crmlab.core.text import Text
from crmlab.grading.authoring import survivors as surviving
from crmlab.grading.authoring.mutants import Mutant
from crmlab.grading.authoring.survivors import survivors
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.judging import pool
from tests.grading.conftest import TITLE, part

CHECKS = '''\
from crmlab.grading import check, right


@check("count", points=1)
def test_the_count(student, books):
    """Orders
    订单"""
    assert student.count == right(len(books["orders"]))


@check("other", points=1)
def test_another_part(student):
    """Another part
    另一题"""
    assert student.other == right(1)
'''
SOLUTION = "count = len(books['orders'])"
EXERCISE = TITLE + part("count", SOLUTION) + part("other", "other = 1")
LINE = 1 + EXERCISE.splitlines().index(SOLUTION)
CHANGE = Text("`a` becomes `b`", "把 `a` 改成 `b`")

Find = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def find(write_exercise: Callable[..., Exercise], monkeypatch: pytest.MonkeyPatch) -> Find:
    """Report which answers to `count` survive, given that they are mutants."""

    def found(
        *answers: str, source: str = EXERCISE, line: int = LINE, **options: Any
    ) -> list[tuple[str, str]]:
        exercise = write_exercise(source, CHECKS)
        monkeypatch.chdir(exercise.folder)
        made = [Mutant("count", line, CHANGE, answer) for answer in answers]
        monkeypatch.setattr(surviving, "mutants", lambda _: made)
        settings: dict[str, Any] = {"jobs": 2, "variants": 1, "tell": lambda *_: None} | options
        findings = survivors(exercise, **settings)
        return [(finding.where, finding.text.en) for finding in findings]

    return found


def test_a_fault_that_no_check_notices_is_told_with_its_line_and_what_to_do(find: Find) -> None:
    told: list[tuple[int, int]] = []
    (finding,) = find(
        "count = 7", "count = books['orders'].shape[0]", tell=lambda *n: told.append(n)
    )
    where, text = finding
    assert where == f"exercise.py:{LINE}"
    assert text.startswith("No check of count notices when `a` becomes `b`; add a case that does")
    assert told == [(1, 2), (2, 2)]


def test_it_is_enough_that_the_books_of_one_variant_show_a_fault(find: Find) -> None:
    as_in_variant_0 = f"count = {len(load(variant=0)['orders'])}"
    assert len(find(as_in_variant_0)) == 1
    assert find(as_in_variant_0, variants=2) == []


def test_what_ends_or_breaks_the_answer_is_noticed(find: Find) -> None:
    assert find("import os; os._exit(0)", "1 / 0", "count = object()") == []


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Text("There is no sandbox.", "没有沙箱。"), "There is no sandbox."),
        (None, "it ended the judge's own process."),
    ],
)
def test_a_fault_that_could_not_be_tried_is_not_taken_for_noticed(
    find: Find, monkeypatch: pytest.MonkeyPatch, answer: Text | None, says: str
) -> None:
    monkeypatch.setattr(pool, "each", lambda _, trials, **__: [(trials[0], answer)])
    ((where, text),) = find("count = 7")
    assert where == f"exercise.py:{LINE}"
    assert text.startswith(
        "It could not be tried what happens when `a` becomes `b`; run this again"
    )
    assert text.endswith(says)


@pytest.mark.parametrize(
    ("explained", "below"),
    [
        (f"{SOLUTION}  # survives: it is the same", 0),
        (f"# survives: it is the same\n{SOLUTION}", 1),
    ],
    ids=["at its end", "above it"],
)
def test_a_line_can_say_why_its_faults_change_nothing(
    find: Find, explained: str, below: int
) -> None:
    source = EXERCISE.replace(SOLUTION, explained)
    same = "count = books['orders'].shape[0]"
    assert find(same, source=source, line=LINE + below) == []


UNNEEDED = "Every change of this line is noticed; take out its `# survives: …`."


def test_a_line_that_explains_what_needs_no_explanation_is_told(find: Find) -> None:
    source = EXERCISE.replace(SOLUTION, f"{SOLUTION}  # survives: I believe so")
    assert find("count = 7", source=source) == [(f"exercise.py:{LINE}", UNNEEDED)]
