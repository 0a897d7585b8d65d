import contextlib
from collections.abc import Callable, Iterator, Sequence
from textwrap import dedent
from typing import Any

import pytest

from crmlab.grading.checks.student import Record, Refused
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.judging.answers import NotebookAnswers, NotRun
from crmlab.grading.results import LONGEST_TEXT
from crmlab.grading.running import sandbox
from crmlab.grading.running.walls import Limits
from tests.grading.conftest import TITLE, part

Answered = Callable[..., contextlib.AbstractContextManager[NotebookAnswers]]

RATIO = "from crmlab.credit import current_ratio as borrowed"
LENT = f"{RATIO}\ndef ratio(a, b):\n    return borrowed(current_assets=a, current_liabilities=b)"
OWN = "def ratio(a, b):\n    return a / b"


@pytest.fixture(scope="module")
def exercise(write_exercise: Callable[..., Exercise]) -> Exercise:
    """A function and a value without the package's formulas, a value with them, and a text."""
    why = """
    # %% [markdown] rubric="why" points="3" lang="en"
    # Names the ratio.
    # %% [markdown] rubric="why" points="3" lang="zh"
    # 说出比率。
    """
    return write_exercise(
        TITLE
        + part("ratio", OWN, 'without="crmlab.credit"')
        + part("hotel", "hotel = ratio(2, 1)", 'without="crmlab.credit"')
        + part("free", "free = 1")
        + part("why", 'why = "Because."')
        + dedent(why),
        "",
    )


@pytest.fixture
def answered(exercise: Exercise) -> Answered:
    """Run cells, without a sandbox, and wait for them."""

    @contextlib.contextmanager
    def run(
        *cells: str, wait: bool = True, variant: int = 0, **limits: float
    ) -> Iterator[NotebookAnswers]:
        with NotebookAnswers(
            exercise,
            cells,
            variant=variant,
            sandboxed=False,
            limits=Limits(**limits),  # type: ignore[arg-type]
        ) as answers:
            if wait:
                answers.wait()
            yield answers

    return run


def asked(answers: NotebookAnswers, of: str, *arguments: object) -> Any:
    """Give an answer, or the sentence that refuses it."""
    record = Record()
    with answers.student(of, record) as student:
        try:
            value = getattr(student, of)
            return value(*arguments) if callable(value) else value
        except Refused as refused:
            return str(refused)


def test_answers_come_from_the_cells(answered: Answered) -> None:
    with answered(OWN, "hotel = 2.5", "1 / 0", "free = 3") as answers:
        assert [asked(answers, "ratio", 4, 2), asked(answers, "hotel")] == [2, 2.5]
        assert [text.zh for text in answers.cell_errors] == [
            "第 3 个单元格第 1 行 `1 / 0` 出现错误 ZeroDivisionError: division by zero。"
        ]


@pytest.mark.parametrize(
    ("cells", "limits", "status", "said"),
    [
        (["while True: pass"], {"cells_seconds": 0.5}, "timeout", "within 0.5 seconds"),
        (["import os; os._exit(0)"], {}, "crashed", "The program ended while the cells ran"),
    ],
)
def test_cells_that_do_not_finish_have_a_status_and_a_reason(
    answered: Answered, cells: Sequence[str], limits: dict[str, float], status: str, said: str
) -> None:
    with answered(*cells, wait=False, **limits) as answers, pytest.raises(NotRun) as caught:
        answers.wait()
    assert caught.value.status == status
    assert said in caught.value.reason.en
    assert caught.value.reason.zh


def test_a_machine_on_which_nothing_starts_is_not_the_learners_fault(
    answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_kept", {})
    monkeypatch.setattr("sys.executable", "/no/such/program")
    with answered("a = 1", wait=False) as answers, pytest.raises(NotRun) as caught:
        answers.wait()
    assert caught.value.status == "could-not-check"
    assert caught.value.reason.en.endswith("did not start: no process can be started")


LEANS = "leans on crmlab.credit: in this part you write the calculation yourself."


def test_a_part_may_lean_on_what_only_another_part_may_not(answered: Answered) -> None:
    free = "free = borrowed(current_assets=2, current_liabilities=1)"
    with answered(OWN, RATIO, "hotel = ratio(2, 1)", free) as answers:
        assert asked(answers, "ratio", 6, 2) == 3
        assert [asked(answers, "hotel"), asked(answers, "free")] == [2, 2]


BORROWED = {
    "under another name": [LENT],
    "imported in another cell": [RATIO, LENT.removeprefix(RATIO)],
    "imported in a later cell": [LENT.removeprefix(RATIO), RATIO],
    "imported by its module's name": [
        """
        import importlib
        def ratio(a, b):
            module = importlib.import_module("crmlab.credit.ratios")
            return module.current_ratio(current_assets=a, current_liabilities=b)
        """
    ],
    "imported when called": [
        """
        def ratio(a, b):
            from crmlab.credit import current_ratio
            return current_ratio(current_assets=a, current_liabilities=b)
        """
    ],
    "through a partial function": [
        RATIO,
        """
        from functools import partial
        def ratio(a, b):
            return partial(borrowed, current_assets=a)(current_liabilities=b)
        """,
    ],
    "through code as text": [
        """
        def ratio(a, b):
            exec("from crmlab.credit import current_ratio as r", globals())
            return r(current_assets=a, current_liabilities=b)
        """
    ],
    "from a table filled before": [
        RATIO,
        """
        table = {(4, 2): borrowed(current_assets=4, current_liabilities=2)}
        def ratio(a, b):
            return table[a, b]
        """,
    ],
    "as a default": [
        """
        from crmlab import credit
        def ratio(a, b, by=credit.current_ratio):
            return by(current_assets=a, current_liabilities=b)
        """
    ],
    "and its refusal is caught": [
        RATIO,
        """
        def ratio(a, b):
            try:
                return borrowed(current_assets=a, current_liabilities=b)
            except BaseException:
                return a / b
        """,
    ],
}


@pytest.mark.parametrize("cells", BORROWED.values(), ids=BORROWED)
def test_a_function_that_leans_on_a_barred_module_is_told_so(
    answered: Answered, cells: list[str]
) -> None:
    with answered(*map(dedent, cells)) as answers:
        assert LEANS in asked(answers, "ratio", 4, 2)


def test_a_value_that_leans_on_a_barred_module_is_told_so(answered: Answered) -> None:
    with answered(RATIO, "hotel = borrowed(current_assets=4, current_liabilities=2)") as answers:
        assert LEANS in asked(answers, "hotel")


def test_a_value_of_ones_own_is_accepted_though_the_module_was_imported(answered: Answered) -> None:
    with answered(RATIO, "hotel = 4 / 2") as answers:
        assert asked(answers, "hotel") == 2


def test_where_the_run_without_a_barred_module_will_not_end_its_part_alone_suffers(
    answered: Answered,
) -> None:
    stubborn = f"""{RATIO}
while True:
    try:
        free = borrowed(current_assets=2, current_liabilities=1)
        break
    except BaseException: pass
"""
    with answered(stubborn, OWN, cells_seconds=1, total_seconds=20) as answers:
        assert "`ratio` ended the program" in asked(answers, "ratio", 4, 2)
        assert asked(answers, "free") == 2


def test_each_check_gets_books_of_its_own_and_of_the_learners_variant(answered: Answered) -> None:
    with answered("a = 1", variant=3) as answers:
        first, second = answers.books(), answers.books()
        first["customers"]["name"] = "mine"
        assert "mine" not in set(second["customers"]["name"])
    with answered("a = 1", variant=4) as answers:
        assert not answers.books()["statements"].equals(second["statements"])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (
            "why = 'The quick ratio,\\nnot the current one.'",
            "The quick ratio,\nnot the current one.",
        ),
        ("a = 1", ""),
        ("why = 7", ""),
        ("class Text(str): pass\nwhy = Text('mine')", ""),
        ("why = print", ""),
        (f"why = 'x' * {LONGEST_TEXT + 1}", "x" * LONGEST_TEXT),
    ],
    ids=["text", "missing", "number", "own class", "function", "too long"],
)
def test_a_text_marked_by_hand_is_collected_or_empty(
    answered: Answered, cell: str, text: str
) -> None:
    with answered(cell) as answers:
        assert answers.texts() == {"why": text}
