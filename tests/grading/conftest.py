"""A small exercise, and a judge for what strangers hand in."""

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Any, TypedDict

import pytest

from crmlab.grading.checks.checking import run
from crmlab.grading.checks.plugin import Checks
from crmlab.grading.exercises.exercise import Exercise, load
from crmlab.grading.exercises.release import solution_cells
from crmlab.grading.judging.judge import judge
from crmlab.grading.results import Verdict
from crmlab.grading.running import sandbox
from crmlab.grading.running.walls import Limits
from tests.conftest import need
from tests.grading.checking import HEAD, Given, Ran

Judged = Callable[..., Verdict]


class Walled(TypedDict):
    """What asks a function for a sandbox."""

    sandboxed: bool


TITLE = """\
# %% [markdown] lang="en"
# # Shop

# %% [markdown] lang="zh"
# # 商店

"""


def part(name: str, solution: str, options: str = "") -> str:
    """Write a part with its prompts; `solution` is all of its answer, its `def` line first."""
    lines = dedent(solution).strip().splitlines()
    is_function = lines[0].startswith("def ")
    head, body = (lines[:1], lines[1:]) if is_function else ([], lines)
    indent = "    " if is_function else ""
    return "\n".join(
        [
            f'# %% [markdown] part="{name}" lang="en"',
            "# Complete it.",
            f'# %% [markdown] part="{name}" lang="zh"',
            "# 请补全。",
            f'# %% part="{name}" {options}',
            *head,
            f"{indent}### BEGIN SOLUTION",
            *body,
            f"{indent}### END SOLUTION",
            "",
        ]
    )


def mistake(name: str, of: str, answer: str) -> str:
    """Write a known wrong answer to a part, with its sentences."""
    return "\n".join(
        [
            f'# %% part="{of}" wrong="{name}"',
            dedent(answer).strip(),
            f'# %% [markdown] wrong="{name}" lang="en"',
            f"# This is {name}.",
            f'# %% [markdown] wrong="{name}" lang="zh"',
            f"# 这是 {name}。",
            "",
        ]
    )


EXERCISE = (
    TITLE
    + part(
        "quick_ratio",
        """
        def quick_ratio(assets, stock, debt):
            if debt <= 0:
                raise ValueError("debt must be > 0")
            return (assets - stock) / debt
        """,
        'without="crmlab.credit"',
    )
    + mistake(
        "stock_left_in",
        "quick_ratio",
        """
        def quick_ratio(assets, stock, debt):
            return assets / debt
        """,
    )
    + part("hotel", "hotel = 2.5")
    + part("phones", "phones = ['ada', 'ben']")
)

CHECKS = '''\
from pytest import raises
from crmlab.grading import check, right


@check("quick_ratio", points=2)
def test_stock_is_left_out(student):
    """Without stock
    不含存货"""
    assert student.quick_ratio(800, stock=300, debt=400) == right(1.25, stock_left_in=2)


@check("quick_ratio", points=1)
def test_no_debt_no_ratio(student):
    """No debt
    没有负债"""
    with raises(ValueError):
        student.quick_ratio(800, 300, 0)


@check("hotel", points=1)
def test_the_hotel(student):
    """The hotel
    酒店"""
    assert student.hotel == right(2.5)


@check("phones", points=1)
def test_whom_to_phone(student):
    """Whom to phone
    给谁打电话"""
    assert student.phones == right(["ada", "ben"])
'''

HIDDEN = '''\
from crmlab.grading import check, right


@check("quick_ratio", points=2)
def test_other_figures(student):
    """Other figures
    其他数字"""
    assert student.quick_ratio(100, 40, 30) == right(2.0)
'''


@pytest.fixture(scope="session")
def write_exercise(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Exercise]:
    """Write an exercise into a folder of its own, and read it."""
    numbers = itertools.count(1)

    def write(source: str, checks: str, hidden: str = "") -> Exercise:
        folder = tmp_path_factory.mktemp("exercises") / "credit" / f"shop{next(numbers)}"
        folder.mkdir(parents=True)
        for name, text in [
            ("exercise.py", source),
            ("test_exercise.py", checks),
            ("test_hidden.py", hidden),
        ]:
            if text:
                (folder / name).write_text(text, encoding="utf-8")
        return load(folder)

    return write


@pytest.fixture(scope="session")
def shop(write_exercise: Callable[..., Exercise]) -> Exercise:
    """An exercise of seven points: six and the hotel's one."""
    return write_exercise(EXERCISE, CHECKS, HIDDEN)


@pytest.fixture(scope="session")
def honest(shop: Exercise) -> list[str]:
    """The cells of a learner who has it all right."""
    return solution_cells(shop)


@pytest.fixture(scope="session")
def walled() -> Walled:
    """What asks for a sandbox; where there is none, the test is skipped."""
    reason = sandbox.why_not()
    need(reason.en if reason else None)
    return {"sandboxed": True}


@pytest.fixture
def unwalled() -> Walled:
    """What asks for no sandbox."""
    return {"sandboxed": False}


@pytest.fixture
def judged(shop: Exercise) -> Judged:
    """Judge cells, each given indented, without a sandbox and with little patience."""

    def judge_cells(
        *cells: str,
        exercise: Exercise = shop,
        sandboxed: bool = False,
        hidden: bool = True,
        limits: Limits | None = None,
        variant: int = 0,
        parts: Sequence[str] | None = None,
    ) -> Verdict:
        return judge(
            exercise,
            [dedent(cell) for cell in cells],
            variant=variant,
            hidden=hidden,
            sandboxed=sandboxed,
            parts=parts,
            limits=limits or Limits(cells_seconds=20, call_seconds=5),
        )

    return judge_cells


@pytest.fixture
def ran(tmp_path: Path) -> Ran:
    """Run a file of checks on answers and give what the plugin kept."""

    def run_file(
        text: str, answers: Given | None = None, name: str = "test_exercise.py", **options: Any
    ) -> Checks:
        file = tmp_path / name
        file.write_text(HEAD + text, encoding="utf-8")
        checks = Checks(answers or Given(quick=lambda x: x / 2, hotel=2.5, word="a"), **options)
        run([file], checks)
        return checks

    return run_file


def outcomes(verdict: Verdict) -> dict[str, str]:
    """Say how each check ended."""
    return {check.id: check.outcome for check in verdict.checks}
