from collections.abc import Callable
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.authoring import trials
from crmlab.grading.authoring import verify as verifying
from crmlab.grading.authoring.agreement import Finding
from crmlab.grading.authoring.trials import Trial, carry_out, trials_of
from crmlab.grading.authoring.verify import verify
from crmlab.grading.exercises.exercise import load
from crmlab.grading.results import CheckResult, Verdict

EXERCISE = """\
# %% [markdown] lang="en"
# # Shares

# %% [markdown] lang="zh"
# # 份额

# %% [markdown] part="share" lang="en"
# Write `share`; a whole of zero is a `ZeroDivisionError`.

# %% [markdown] part="share" lang="zh"
# 请写 `share`；整体为零时抛出 `ZeroDivisionError`。

# %% part="share"
def share(part, whole):
    ### BEGIN SOLUTION
    return part / whole
    ### END SOLUTION

# %% part="share" wrong="upside_down"
def share(part, whole):
    return whole / part

# %% [markdown] wrong="upside_down" lang="en"
# The whole stands under the line.

# %% [markdown] wrong="upside_down" lang="zh"
# 整体应在分母。

# %% [markdown] part="quarter" lang="en"
# Bind the share of 1 in 4 to `quarter`.

# %% [markdown] part="quarter" lang="zh"
# 把 1 占 4 的份额赋给 `quarter`。

# %% part="quarter"
### BEGIN SOLUTION
quarter = 0.25
### END SOLUTION

# %% [markdown] part="why" lang="en"
# Say why.

# %% [markdown] part="why" lang="zh"
# 说明理由。

# %% part="why"
### BEGIN SOLUTION
why = "Because."
### END SOLUTION

# %% [markdown] rubric="why" points=1 lang="en"
# - 1 point: a reason.

# %% [markdown] rubric="why" points=1 lang="zh"
# - 1 分：有理由。
"""
PUBLIC = '''\
import pytest

from crmlab.grading import check, right


@check("share", points=1)
def test_a_share(student):
    """1 of 4
    4 份中的 1 份"""
    assert student.share(1, 4) == right(0.25, upside_down=4)


@check("share", points=1)
def test_a_share_of_nothing(student):
    """A whole of zero
    整体为零"""
    assert student.share(0, 2) == right(0)
    with pytest.raises(ZeroDivisionError):
        student.share(1, 0)


@check("quarter", points=1)
def test_a_quarter(student):
    """A quarter
    四分之一"""
    assert student.quarter == right(0.25)
'''
HIDDEN = '''\
from crmlab.grading import check, right


@check("share", points=1)
def test_other_shares(student):
    """3 of 5
    5 份中的 3 份"""
    assert student.share(3, 5) == right(0.6)
'''
SOURCES = {"exercise.py": EXERCISE, "test_exercise.py": PUBLIC, "test_hidden.py": HIDDEN}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write the exercise above, with one text in one of its files replaced by another."""
    folder = tmp_path / "value" / "shares"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)

    def write(file: str = "exercise.py", old: str = "", new: str = "") -> Path:
        assert old in SOURCES[file]
        for name, source in SOURCES.items():
            changed = source.replace(old, new) if old and name == file else source
            (folder / name).write_text(changed, "utf-8")
        return folder

    return write


def test_a_sound_exercise_has_no_findings(write: Write) -> None:
    assert verify(write(), jobs=2) == []


def test_a_finding_names_the_check_that_shows_it_once_for_all_variants(write: Write) -> None:
    (finding,) = verify(write("test_hidden.py", "right(0.6)", "right(0.7)"), jobs=2)
    assert finding.where == "test_hidden.py:5"
    assert finding.text.en.startswith("test_other_shares fails with the solution, variant 0")
    assert finding.text.zh.startswith("用标准解答（0 号账套）时 test_other_shares 不通过")


FIRST_CHECK = '@check("share", points=1)\ndef test_a_share(student)'


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "says"),
    [
        (
            "exercise.py",
            "    ### END SOLUTION\n",
            "",
            "exercise.py:15",
            "markers do not pair up",
        ),
        (
            "test_hidden.py",
            "def test",
            "def 1test",
            "test_hidden.py:5",
            "cannot read this line",
        ),
        (
            "test_exercise.py",
            "upside_down=4",
            "upside_down=4, in_percent=25",
            "test_exercise.py:7",
            "No wrong answer shows the mistake in_percent in the part share",
        ),
        (
            "test_exercise.py",
            ", upside_down=4",
            "",
            "exercise.py:19",
            "No public check of the part share names the mistake upside_down",
        ),
        (
            "test_exercise.py",
            FIRST_CHECK,
            f"OUTSIDE = right(1, in_percent=100)\n{FIRST_CHECK}",
            "test_exercise.py:1",
            "in_percent: named outside a check",
        ),
        (
            "test_hidden.py",
            "right(0.6)",
            "right(0.6, upside_down=5 / 3)",
            "test_hidden.py:1",
            "take out upside_down",
        ),
        (
            "test_hidden.py",
            '@check("share"',
            '@check("shares"',
            "test_hidden.py:5",
            "No part is called shares",
        ),
        (
            "test_exercise.py",
            '@check("quarter"',
            '@check("share"',
            "exercise.py:35",
            "No public check looks at the part quarter",
        ),
        (
            "test_hidden.py",
            "test_other_shares",
            "test_a_share",
            "test_hidden.py:5",
            "test_a_share is a check in test_exercise.py:7 already",
        ),
    ],
)
def test_what_the_sources_show_is_told_without_running_them(
    write: Write, file: str, old: str, new: str, where: str, says: str
) -> None:
    (finding,) = verify(write(file, old, new), jobs=1)
    assert finding.where == where
    assert says in finding.text.en


def test_a_file_too_many_or_too_few_is_told(write: Write) -> None:
    folder = write()
    (folder / ".pytest_cache").mkdir()
    (folder / "notes.txt").write_text("todo", "utf-8")
    (finding,) = verify(folder, jobs=1)
    assert finding.where == "notes.txt:1"
    (folder / "test_hidden.py").unlink()
    (finding,) = verify(folder, jobs=1)
    assert finding.where == "test_hidden.py:1"


@pytest.mark.parametrize(
    ("file", "old", "new", "answer", "says"),
    [
        (
            "test_hidden.py",
            "assert student.share(3, 5) == right(0.6)",
            "pass",
            "untouched",
            "test_other_shares passes with untouched",
        ),
        (
            "test_hidden.py",
            "student.share(3, 5)",
            "shares(3, 5)",
            "the solution, variant 0",
            "test_other_shares fails with the solution, variant 0; mend one of the two: The check",
        ),
        (
            "exercise.py",
            "quarter = 0.25",
            "quarter = 0.25\n1 / 0",
            "the solution, variant 0",
            "A cell fails with the solution, variant 0",
        ),
        (
            "test_exercise.py",
            "upside_down=4",
            "upside_down=5",
            "the mistake upside_down",
            "`share(1, 4)` gave 4; 0.25 was expected. Let right(..., upside_down=...) have",
        ),
        (
            "exercise.py",
            "return whole / part",
            "return part / whole",
            "the mistake upside_down",
            "Every public check passes with the mistake upside_down in share: add one",
        ),
        (
            "test_exercise.py",
            "upside_down=4",
            "upside_down=5, in_percent=4",
            "the mistake upside_down",
            "is told of in_percent",
        ),
        (
            "test_exercise.py",
            "    assert student.share(0, 2) == right(0)\n",
            "",
            "raise ZeroDivisionError",
            "test_a_share_of_nothing passes with the dummy `raise ZeroDivisionError`",
        ),
        (
            "test_hidden.py",
            "(3, 5) == right(0.6)",
            "(3, 1) == right(3)",
            "return next",
            "test_other_shares passes with the dummy",
        ),
        (
            "test_exercise.py",
            "student.quarter == right(0.25)",
            "student.quarter < 1",
            "`0`",
            "test_a_quarter passes with the dummy",
        ),
    ],
)
def test_a_check_that_judges_a_known_answer_wrongly_is_told(
    write: Write, file: str, old: str, new: str, answer: str, says: str
) -> None:
    exercise = load(write(file, old, new))
    known = trials_of(exercise, errors=["ZeroDivisionError"], variants=1)
    (trial,) = (trial for trial in known if answer in trial.title.en)
    (fault,) = carry_out(trial)
    assert says in fault.text.en


def test_a_mistake_that_is_known_but_not_said_is_told(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = load(write())
    (trial,) = (t for t in trials_of(exercise, errors=[], variants=0) if t.mistake)
    said = Text("The whole stands under the line. You wrote 4.", "4 不对。")
    check = CheckResult(
        "test_a_share", "share", said, 1, "failed", message=said, mistake=trial.mistake
    )
    monkeypatch.setattr(trials, "judge", lambda *_, **__: Verdict("graded", checks=(check,)))
    (fault,) = carry_out(trial)
    assert fault.check == "test_a_share"
    assert fault.text.en.startswith("test_a_share names upside_down and says something else")


def test_deep_looks_at_twenty_companies_and_at_faults_in_the_solution(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    fault = Finding("exercise.py:9", Text("Unnoticed.", "未发现。"))

    def survivors(*_: object, variants: int, **__: object) -> list[Finding]:
        asked.append(variants)
        return [fault]

    monkeypatch.setattr(verifying, "survivors", survivors)
    tried: list[Trial] = []

    def carried_out(trials: list[Trial], *_: object) -> list[Finding]:
        tried.extend(trials)
        return []

    monkeypatch.setattr(verifying, "_carried_out", carried_out)
    assert verify(write(), jobs=1) == []
    assert (sum(trial.solved for trial in tried), asked) == (2, [])
    tried.clear()
    assert verify(write(), jobs=1, deep=True) == [fault]
    assert (sum(trial.solved for trial in tried), asked) == (20, [20])


def test_dummies_raise_every_builtin_error_that_checks_ask_for(write: Write) -> None:
    known = trials_of(load(write()), errors=["KeyError", "OurOwnError"], variants=0)
    raised = [trial.title.en for trial in known if "raise" in trial.title.en]
    assert len(raised) == 2
    assert "raise KeyError" in raised[0]
    assert "raise ValueError" in raised[1]
