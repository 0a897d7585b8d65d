import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crmlab.core.text import Text
from crmlab.grading.judging import judge as judge_module
from crmlab.grading.learning import memory
from crmlab.grading.learning.watching import Keys
from crmlab.grading.results import Verdict
from crmlab.grading.running import sandbox
from tests.cli.conftest import Run
from tests.cli.test_end_to_end import NOTEBOOK, SOLVED, answer

Step = str | Callable[[], None]


def reason() -> None:
    """Write the text that is marked by hand."""
    source = NOTEBOOK.read_text("utf-8")
    NOTEBOOK.write_text(source.replace('why = \\"\\"\\"\\n\\n\\"\\"\\"', 'why = 1 * \\"So.\\"'))


@pytest.fixture
def watched(crmlab: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Watch while these keys are pressed and these things done, and give what is shown."""
    monkeypatch.setattr(sandbox, "why_not", lambda: Text("none", "无"))
    crmlab("start", "credit/shares")

    def watch_steps(*steps: Step, lang: str = "en") -> list[str]:
        left: Iterator[Step] = iter([*steps, "q"])

        def pressed(_keys: Keys, _seconds: float) -> str:
            step = next(left)
            if isinstance(step, str):
                return step
            step()
            os.utime(NOTEBOOK, ns=(1, NOTEBOOK.stat().st_mtime_ns + 1))
            return ""

        monkeypatch.setattr(Keys, "pressed", pressed)
        monkeypatch.setattr(Keys, "__init__", lambda self: setattr(self, "work", False))
        ran = crmlab("watch", "--lang", lang)
        assert (ran.code, ran.err) == (0, "")
        return [line.rstrip() for line in ran.out.splitlines()]

    return watch_steps


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """List the parts that are judged, judgement by judgement."""
    seen = []

    def judge(*args: Any, parts: list[str], **kwargs: Any) -> Verdict:
        seen.append(parts)
        return real(*args, parts=parts, **kwargs)

    real = judge_module.judge
    monkeypatch.setattr(judge_module, "judge", judge)
    return seen


def test_the_first_unfinished_part_is_shown_with_what_is_wrong(
    watched: Callable[..., list[str]],
) -> None:
    assert watched() == [
        "Shares of a whole · my-work/credit-shares.ipynb",
        "share",
        "  failed  0/2  1 of 4",
        "               `share` is not written yet.",
        "Not sandboxed: your code ran with all that you may do, as it does in Jupyter.",
        "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0/2 (0 %)",
        "Now: share. Save to check.",
    ]


def test_a_save_is_checked_and_the_next_part_is_offered(watched: Callable[..., list[str]]) -> None:
    lines = watched(lambda: answer(SOLVED))
    assert "✓ share is done." in lines
    assert lines[-2:] == [
        "██████████████████████████████ 2/2 (100 %)",
        "Now: why. Save to check.",
    ]


def test_when_all_is_done_handing_in_is_offered(watched: Callable[..., list[str]]) -> None:
    lines = watched(lambda: answer(SOLVED), reason)
    assert "✓ why is done." in lines
    assert lines[-2:] == [
        "All parts are done. Hand in with `crmlab submit credit/shares`.",
        "Next lesson: `crmlab start value/loss`.",
    ]


def test_keys_skip_a_part_list_them_all_and_ask_for_a_hint(
    watched: Callable[..., list[str]],
) -> None:
    lines = watched("n", "l", "h")
    assert "Now: why. Save to check." in lines
    assert [line for line in lines if line[:1] in "→·"] == ["· share", "→ why"]
    assert lines[-1] == "There is no hint for why: read its task once more."


def test_what_is_finished_is_checked_again_only_when_asked(
    watched: Callable[..., list[str]], judged: list[list[str]]
) -> None:
    watched(lambda: answer(SOLVED), reason, "c")
    assert judged == [["share", "why"], ["share", "why"], ["why"], ["share", "why"]]


def test_going_on_to_the_next_part_checks_nothing_anew(
    watched: Callable[..., list[str]], judged: list[list[str]]
) -> None:
    watched("n", "n")
    assert judged == [["share", "why"]]


def test_what_another_command_remembers_meanwhile_is_kept(
    watched: Callable[..., list[str]],
) -> None:
    def hinted() -> None:
        own = memory.recall(NOTEBOOK.parent)
        own.show_hints("credit/shares", "share", 1)
        own.save()

    watched(hinted, lambda: answer(SOLVED))
    own = memory.recall(NOTEBOOK.parent)
    assert (own.hints("credit/shares", "share"), len(own.passed("credit/shares"))) == (1, 1)


def test_a_notebook_that_is_damaged_for_a_moment_is_told_and_watched_on(
    watched: Callable[..., list[str]],
) -> None:
    before = Path(NOTEBOOK).read_bytes()
    lines = watched(lambda: NOTEBOOK.write_text("{"), lambda: NOTEBOOK.write_bytes(before) and None)
    assert "credit-shares.ipynb breaks off in the middle: save or copy it once more." in lines
    assert lines[-1] == "Now: share. Save to check."


def test_it_speaks_chinese(watched: Callable[..., list[str]]) -> None:
    assert watched(lang="zh")[-1] == "当前：share。保存即检查。"
