from pathlib import Path

import pytest

from tests.cli.conftest import Run

HINT = """\
# %% [markdown] hint="share" lang="en"
# - Divide.
# - `part / whole`

# %% [markdown] hint="share" lang="zh"
# - 用除法。
# - `part / whole`

"""


@pytest.fixture
def hinted(crmlab: Run, exercises: Path) -> None:
    source = exercises / "credit" / "shares" / "exercise.py"
    text = source.read_text("utf-8")
    at = text.index('# %% [markdown] part="why"')
    source.write_text(text[:at] + HINT + text[at:], "utf-8")
    assert crmlab("start", "credit/shares").code == 0


@pytest.mark.usefixtures("hinted")
def test_hints_come_a_step_at_a_time_and_are_remembered(crmlab: Run) -> None:
    assert crmlab("hint").out.splitlines() == ["share: hint 1 of 2", "1. Divide."]
    assert crmlab("hint", "credit/shares", "share").out.splitlines() == [
        "share: hint 2 of 2",
        "1. Divide.",
        "2. `part / whole`",
        "That was the last one.",
    ]


@pytest.mark.usefixtures("hinted")
def test_hints_are_given_in_chinese(crmlab: Run) -> None:
    ran = crmlab("hint", "--lang", "zh")
    assert ran.out.splitlines() == ["share：第 1 条提示（共 2 条）", "1. 用除法。"]


@pytest.mark.usefixtures("hinted")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["credit/shares", "shar"], "There is no part shar: did you mean share?\n"),
        (["credit/shares", "why"], "There is no hint for why: read its task once more.\n"),
        (["value/loss"], "my-work/value-loss.ipynb does not exist: write it with `crmlab start "),
    ],
)
def test_where_there_is_no_hint_the_way_on_is_told(
    crmlab: Run, arguments: list[str], sentence: str
) -> None:
    ran = crmlab("hint", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)


def test_before_anything_was_started_the_way_to_begin_is_told(crmlab: Run) -> None:
    ran = crmlab("hint")
    assert ran.code == 2
    assert ran.err.startswith("No lesson has been started in my-work: `crmlab list` shows what")
