import json
import re
from pathlib import Path

import nbformat
import pytest

from crmlab.core.text import Lang
from crmlab.grading.exercises.exercise import Exercise, load
from crmlab.grading.exercises.release import (
    answered_cells,
    notebook,
    solution_cells,
    untouched_cells,
)

SOURCE = """\
# %% [markdown] lang="en"
# # Shares
# English text.

# %% [markdown] lang="zh"
# # 份额
# 中文正文，
# 换行。

# %% [markdown] part="share" lang="en"
# English prompt.

# %% [markdown] part="share" lang="zh"
# 中文题目。

# %% part="share"
def share(part, whole):
    scaffold = part
    ### BEGIN SOLUTION
    return scaffold / whole  # PLANTED solution
    ### END SOLUTION

# %% [markdown] hint="share" lang="en"
# - PLANTED hint

# %% [markdown] hint="share" lang="zh"
# - PLANTED 提示

# %% part="share" wrong="upside_down"
def share(part, whole):
    return whole / part  # PLANTED wrong answer

# %% [markdown] wrong="upside_down" lang="en"
# PLANTED sentence

# %% [markdown] wrong="upside_down" lang="zh"
# PLANTED 说明

# %%
given = 1

# %% [markdown] part="numbers" lang="en"
# English prompt.

# %% [markdown] part="numbers" lang="zh"
# 中文题目。

# %% part="numbers"
### BEGIN SOLUTION
_planted = "PLANTED helper"
first, second = 1, 2
### END SOLUTION

# %% [markdown] part="why" lang="en"
# English prompt.

# %% [markdown] part="why" lang="zh"
# 中文题目。

# %% part="why"
### BEGIN SOLUTION
why = "PLANTED text"
### END SOLUTION

# %% [markdown] rubric="why" points=2 lang="en"
# PLANTED rubric

# %% [markdown] rubric="why" points=2 lang="zh"
# PLANTED 标准
"""
NOT_YET = 'raise NotImplementedError("Write your answer here.")'
SET_UP = "from crmlab import check, company\n\nbooks = company.load()"


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    folder = tmp_path / "value" / "shares"
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text(SOURCE, "utf-8")
    (folder / "test_exercise.py").write_text("# PLANTED public check\n", "utf-8")
    (folder / "test_hidden.py").write_text("# PLANTED hidden check\n", "utf-8")
    return load(folder)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_of_the_solution_hints_or_checks_reaches_the_learner(
    exercise: Exercise, lang: Lang
) -> None:
    assert "planted" not in json.dumps(notebook(exercise, lang=lang)).casefold()


@pytest.mark.parametrize(
    ("lang", "other"), [("en", "中文|份额|请"), ("zh", "English|Shares|Write")]
)
def test_a_notebook_speaks_one_language(exercise: Exercise, lang: Lang, other: str) -> None:
    cells = notebook(exercise, lang=lang)["cells"]
    assert not [cell["source"] for cell in cells if re.search(other, cell["source"])]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_notebook_is_valid_and_runs_on_python3(exercise: Exercise, lang: Lang) -> None:
    made = nbformat.from_dict(notebook(exercise, lang=lang))  # type: ignore[no-untyped-call]
    nbformat.validate(made)
    assert (made.nbformat, made.nbformat_minor) == (4, 5)
    assert made.metadata.kernelspec.name == "python3"
    assert all(cell.get("outputs", []) == [] for cell in made.cells)


def test_the_set_up_cell_comes_right_after_the_title_and_how_to_work(exercise: Exercise) -> None:
    first, how, set_up = (cell["source"] for cell in notebook(exercise, lang="en")["cells"][:3])
    assert first == "# Shares\nEnglish text."
    assert "`crmlab check value/shares`" in how
    assert set_up == SET_UP


def test_placeholders_stand_where_solutions_were(exercise: Exercise) -> None:
    assert untouched_cells(exercise) == [
        SET_UP,
        f"def share(part, whole):\n    scaffold = part\n    {NOT_YET}",
        "given = 1",
        "first = None  # write your answer here\nsecond = None  # write your answer here",
        'why = """\n\n"""',
    ]


def test_placeholders_speak_the_learners_language(exercise: Exercise) -> None:
    code = [cell["source"] for cell in notebook(exercise, lang="zh")["cells"] if "id" in cell]
    assert any('raise NotImplementedError("请在这里写出答案。")' in source for source in code)
    assert "first = None  # 请在这里写出答案\nsecond = None  # 请在这里写出答案" in code


def test_chinese_sentences_are_not_broken_by_the_lines_of_the_source(exercise: Exercise) -> None:
    assert notebook(exercise, lang="zh")["cells"][0]["source"] == "# 份额\n中文正文，换行。"


def test_the_same_exercise_always_gives_the_same_notebook(exercise: Exercise) -> None:
    assert notebook(exercise, lang="en") == notebook(load(exercise.folder), lang="en")
    ids = [cell["id"] for cell in notebook(exercise, lang="en")["cells"]]
    assert len(set(ids)) == len(ids)
    assert ids == [cell["id"] for cell in notebook(exercise, lang="zh")["cells"]]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("English prompt", "Better prompt", True),
        ("scaffold = part", "scaffold = +part", True),
        ("PLANTED solution", "PLANTED otherwise", False),
        ("PLANTED hint", "PLANTED otherwise", False),
    ],
)
def test_the_version_changes_with_what_the_learner_gets(
    exercise: Exercise, old: str, new: str, *, changed: bool
) -> None:
    def version() -> object:
        return notebook(load(exercise.folder), lang="en")["metadata"]["crmlab"]["version"]

    before = version()
    (exercise.folder / "exercise.py").write_text(SOURCE.replace(old, new), "utf-8")
    assert (version() != before) is changed


def test_the_notebook_names_its_lesson_and_language(exercise: Exercise) -> None:
    about = notebook(exercise, lang="zh")["metadata"]["crmlab"]
    assert (about["lesson"], about["lang"]) == ("value/shares", "zh")


def test_the_solution_is_all_code_but_wrong_answers(exercise: Exercise) -> None:
    names: dict[str, object] = {}
    for source in solution_cells(exercise)[1:]:
        exec(source, names)  # noqa: S102 - our own text, above
    assert (names["first"], names["second"], names["given"]) == (1, 2, 1)
    assert names["share"](1, 4) == 0.25  # type: ignore[operator]


def test_one_answer_can_be_put_in_place_of_the_solution(exercise: Exercise) -> None:
    cells = answered_cells(exercise, {"numbers": "first = second = 0"})
    changed = [new for new, old in zip(cells, solution_cells(exercise), strict=True) if new != old]
    assert changed == ["first = second = 0"]


def test_each_part_has_a_version_of_its_own(exercise: Exercise) -> None:
    def versions() -> dict[str, str]:
        about = notebook(load(exercise.folder), lang="en")["metadata"]["crmlab"]
        return dict(about["parts"])

    before = versions()
    source = SOURCE.replace("scaffold = part", "scaffold = +part")
    (exercise.folder / "exercise.py").write_text(source, "utf-8")
    assert {part for part in before if versions()[part] != before[part]} == {"share"}
