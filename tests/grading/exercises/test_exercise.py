import subprocess
import sys
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.exercises.exercise import ExerciseError, Rubric, find, load

EXERCISES = Path(__file__).parents[3] / "exercises"

SOURCE = """\
# %% [markdown] lang="en"
# # Shares
# Text.

# %% [markdown] lang="zh"
# # 份额
# 正文。

# %% [markdown] part="share" lang="en"
# Write `share`.

# %% [markdown] part="share" lang="zh"
# 请写 `share`。

# %% part="share" without="crmlab.credit, crmlab.value"
def share(part, whole):
    ### BEGIN SOLUTION
    return part / whole
    ### END SOLUTION

# %% [markdown] hint="share" lang="en"
# - Which of the two
#   is larger?
# - Divide.

# %% [markdown] hint="share" lang="zh"
# - 两个数里
#   哪个大？
# - 相除。

# %% part="share" wrong="upside_down"
def share(part, whole):
    return whole / part

# %% [markdown] wrong="upside_down" lang="en"
# The whole stands
# under the line.

# %% [markdown] wrong="upside_down" lang="zh"
# 整体应在分母，
# 即 `whole`。

# %%
third = 1 / 3

# %% [markdown] part="why" lang="en"
# Say why.

# %% [markdown] part="why" lang="zh"
# 说明理由。

# %% part="why"
### BEGIN SOLUTION
why = "Because."
### END SOLUTION

# %% [markdown] rubric="why" points=2.5 lang="en"
# - 2.5 points: a reason.

# %% [markdown] rubric="why" points=2.5 lang="zh"
# - 2.5 分：有理由。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exercises" / "value" / "shares"
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text(SOURCE, "utf-8")
    return folder


def test_lessons_are_named_after_their_folders(folder: Path) -> None:
    assert load(folder).lesson == "value/shares"
    assert find(folder.parents[1]) == {"value/shares": folder}


def test_the_title_is_the_first_heading_in_both_languages(folder: Path) -> None:
    assert load(folder).title == Text("Shares", "份额")


def test_parts_tell_what_is_asked_and_what_is_barred(folder: Path) -> None:
    share, why = load(folder).parts.values()
    assert (share.name, dict(share.kinds), share.text) == ("share", {"share": "function"}, False)
    assert share.without == ("crmlab.credit", "crmlab.value")
    assert (why.name, dict(why.kinds), why.text) == ("why", {"why": "value"}, True)


def test_what_is_said_of_parts_and_mistakes_is_joined_into_lines(folder: Path) -> None:
    exercise = load(folder)
    assert exercise.hints == {
        "share": (
            Text("Which of the two is larger?", "两个数里哪个大？"),
            Text("Divide.", "相除。"),
        )
    }
    assert exercise.mistakes == {
        "upside_down": Text("The whole stands under the line.", "整体应在分母，即 `whole`。")
    }


def test_wrong_answers_and_rubrics_are_found_under_their_part(folder: Path) -> None:
    exercise = load(folder)
    assert [(wrong.part, wrong.mistake, wrong.cell.line) for wrong in exercise.wrong] == [
        ("share", "upside_down", 31)
    ]
    assert exercise.rubrics == {
        "why": Rubric(Text("- 2.5 points: a reason.", "- 2.5 分：有理由。"), 2.5)
    }


PROMPT_EN = '# %% [markdown] part="share" lang="en"\n# Write `share`.\n'
HEAD_ZH = '# %% [markdown] part="share" lang="zh"'
PROMPT_ZH = '# %% [markdown] part="share" lang="zh"\n# 请写 `share`。\n'
SENTENCE = SOURCE[SOURCE.index('# %% [markdown] wrong="') : SOURCE.index("# %%\nthird")]
WRONG = SOURCE[SOURCE.index('# %% part="share" wrong') : SOURCE.index(SENTENCE)]
TEXT = '### BEGIN SOLUTION\nwhy = "Because."\n### END SOLUTION'


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("# # Shares", "# Shares", "# %% [", "has no title"),
        (PROMPT_ZH, "", PROMPT_EN, "has no twin"),
        (PROMPT_EN, "", PROMPT_ZH, "has no twin"),
        ('points=2.5 lang="zh"', 'points=2 lang="zh"', "# %% [markdown] rubric", "has no twin"),
        ("# 请写 `share`。\n", "", HEAD_ZH, "This cell says nothing"),
        ("请写 `share`。", "Write `share`.", HEAD_ZH, "no Chinese in this cell"),
        (PROMPT_EN + "\n" + PROMPT_ZH, "", '# %% part="share" without', "share has no prompt"),
        ('hint="share"', 'hint="shares"', "# %% [markdown] hint", "No part is called shares"),
        ('rubric="why"', 'rubric="so"', "# %% [markdown] rubric", "No part is called so"),
        ('part="why" lang', 'part="so" lang', '# %% [markdown] part="so"', "so has no answer cell"),
        (SENTENCE, "", WRONG, "The mistake upside_down has no sentence"),
        (WRONG, "", SENTENCE, "No answer shows the mistake upside_down"),
        (WRONG, f"{WRONG}# again\n{WRONG}", WRONG + SENTENCE, "the mistake upside_down twice"),
        ('"share" wrong', '"shares" wrong', '# %% part="shares"', "No part is called shares"),
        (
            "def share(part, whole):\n    return whole",
            "x = whole",
            '# %% part="share" wrong',
            "lacks",
        ),
        (SENTENCE, f"{SENTENCE}# again\n{SENTENCE}", f"{SENTENCE}# %%\n", "stands in line 35"),
        ("    ### BEGIN SOLUTION\n", "", "    ### END SOLUTION", "do not pair up"),
        (TEXT, TEXT[:-17], "### BEGIN SOLUTION\nwhy", "do not pair up"),
        (TEXT, 'why = "Because."', '# %% part="why"', "why has no solution"),
        ("why = ", "so = ", '# %% part="why"', "bind why and no more"),
        ("third = 1", "share = 1", "# %%\n", "share is defined already, in line 15"),
        ("third = 1", "books = 1", "# %%\n", "books is defined already, in the set-up cell"),
        ("# %%\n", '# %% part="share"\n', '# %% part="share"\n', "an answer in line 15"),
        ("# - Divide.\n", "", "# %% [markdown] hint", "The steps differ"),
        ("# %%\n", '# %% hidden="yes"\n', '# %% hidden="yes"\n', "the options `hidden`"),
        ("# %%\n", '# %% lang="en"\n', '# %% lang="en"\n', "the options `lang`"),
        ('lang="en"\n# # Sh', 'lang="de"\n# # Sh', "# %% [", 'lang="de" cannot be used'),
        ('wrong="upside_down"', 'wrong="within"', '# %% part="share" wrong', "cannot be used"),
        ('"crmlab.credit, crmlab.value"', '"-"', '# %% part="share" without', "cannot be used"),
        ("points=2.5", "points=0", "# %% [markdown] rubric", 'points="0" cannot be used'),
        ("third = 1 / 3", "third = 1 /", "third", "Python cannot read this line"),
    ],
)
def test_faults_are_told_with_file_and_line(
    folder: Path, old: str, new: str, at: str, says: str
) -> None:
    path = folder / "exercise.py"
    assert old in SOURCE
    faulty = SOURCE.replace(old, new)
    path.write_text(faulty, "utf-8")
    with pytest.raises(ExerciseError) as told:
        load(folder)
    assert says in str(told.value)
    assert told.value.where == f"{path}:{faulty[: faulty.index(at)].count(chr(10)) + 1}"
    assert any("一" <= character <= "鿿" for character in told.value.text.zh)


def test_reading_an_exercise_imports_nothing_that_is_slow() -> None:
    # A learner waits for every check; jupytext and nbformat alone take seconds.
    code = (
        "import sys; from pathlib import Path; from crmlab.grading.exercises.exercise import load; "
        "load(Path(sys.argv[1])); "
        "print({'jupytext', 'nbformat', 'pandas', 'pytest'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(EXERCISES / "credit/ratios")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "set()\n"
