"""`check()` in a notebook, with a real judge and the exercise of credit/ratios."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

import crmlab
from crmlab.grading.exercises import exercise, release, shelf
from crmlab.grading.learning import live

LESSON = "credit/ratios"
Said = Callable[..., Any]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """A kernel in a learner's folder, in which nothing has run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def run(shell: InteractiveShell, *cells: str) -> None:
    for cell in cells:
        shell.run_cell(cell, store_history=True)  # type: ignore[no-untyped-call]


def messages(said: Any) -> list[str]:
    return [check["message"] for part in said["parts"] for check in part["checks"]]


def test_live_values_and_functions_are_checked(shell: InteractiveShell) -> None:
    solution = release.solution_cells(exercise.load(shelf.CHECKOUT / LESSON))
    run(shell, *solution)
    said = live._judged(shell, None, LESSON)
    assert all(check["passed"] for part in said["parts"] for check in part["checks"])
    assert said["summary"] == "9 of 9 public checks pass: 13 of 13 points."
    [note] = said["notes"]
    assert note.endswith("hand in: run from the top, save, `crmlab check credit/ratios`.")


def test_one_part_is_checked_with_its_slips_and_the_cell_that_failed(
    shell: InteractiveShell,
) -> None:
    run(
        shell,
        "1 + 1",
        "def quick_ratio(current_assets, inventory, prepaid, current_liabilities):\n"
        "    return 100 * current_assets / (current_liabilities - 400)",
    )
    said = live._judged(shell, "quick_ratio", LESSON)
    assert [part["part"] for part in said["parts"]] == ["quick_ratio"]
    assert messages(said)[0].endswith(
        ": Cell 2, line 2, `return 100 * current_assets / (current_liabilities - 400)`, raised "
        "ZeroDivisionError: division by zero."
    )
    assert said["notes"][1].startswith("Stuck? `crmlab hint credit/ratios quick_ratio`")


def test_leaning_on_a_barred_module_is_noticed_and_the_kernel_stays_whole(
    shell: InteractiveShell,
) -> None:
    run(
        shell,
        "from crmlab.credit import quick_ratio as theirs",
        "def quick_ratio(current_assets, inventory, prepaid, current_liabilities):\n"
        "    rest = current_assets - inventory - prepaid\n"
        "    return theirs(cash=rest, securities=0, receivables=0,"
        " current_liabilities=current_liabilities)",
    )
    said = live._judged(shell, "quick_ratio", LESSON)
    assert messages(said)[0].startswith("`quick_ratio` leans on crmlab.credit")
    run(shell, "still = quick_ratio(800, 300, 50, 400)")
    assert shell.user_ns["still"] == 1.125


def test_an_endless_loop_ends(shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "CALL_SECONDS", 0.2)
    run(shell, "def quick_ratio(**_):\n    while True: pass")
    said = live._judged(shell, "quick_ratio", LESSON)
    assert "gave no answer within" in messages(said)[0]


def test_the_notebook_tells_its_lesson_and_language(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = release.notebook(exercise.load(shelf.CHECKOUT / LESSON), lang="zh")
    Path("credit-ratios.ipynb").write_text(json.dumps(made), "utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", "credit-ratios.ipynb")
    said = live._judged(shell, "hotel_ratios", None)
    assert said["lang"] == "zh"
    assert messages(said)[0].startswith("`hotel_current` 没有定义")


def test_what_cannot_be_checked_is_one_sentence(shell: InteractiveShell) -> None:
    assert live._judged(shell, None, None) == {
        "refused": 'This notebook does not tell its lesson: write check(lesson="credit/ratios").'
    }
    refused = live._judged(shell, "quick", LESSON)["refused"]
    assert refused == "There is no part quick: did you mean quick_ratio?"


def test_outside_a_notebook_it_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    monkeypatch.setattr(live, "_judged", None)
    crmlab.check()


def test_a_part_that_no_check_asks_about_says_so(shell: InteractiveShell) -> None:
    said = live._judged(shell, "hotel_reason", LESSON)
    assert said["summary"] == "There is no public check of this part."


def test_stopping_the_cell_stops_the_check_and_nothing_is_judged(shell: InteractiveShell) -> None:
    run(shell, "def quick_ratio(**_):\n    raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        live._judged(shell, "quick_ratio", LESSON)


def test_a_number_of_the_company_that_is_none_is_one_sentence(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRMLAB_VARIANT", "x")
    refused = live._judged(shell, None, LESSON)["refused"]
    assert refused.startswith("CRMLAB_VARIANT must be a whole number from 0 to 4294967295")
    assert refused.endswith("set it right or take it away, then restart the kernel.")


def test_a_damaged_memory_is_told(shell: InteractiveShell) -> None:
    Path(".crmlab.json").write_text('{"variant": -1}')
    assert any("was damaged" in note for note in live._judged(shell, None, LESSON)["notes"])
