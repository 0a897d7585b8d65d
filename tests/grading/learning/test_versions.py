import json
from pathlib import Path

import pytest

from crmlab.core.text import Lang, Text
from crmlab.grading.exercises.exercise import Exercise, load
from crmlab.grading.exercises.release import notebook
from crmlab.grading.learning import versions
from tests.grading.conftest import part


def told(exercise: Exercise, old: str, new: str, lang: Lang = "en") -> Text | None:
    """Start the exercise, revise its source, and ask what has changed."""
    path = exercise.folder.parents[2] / "value-shares.ipynb"
    path.write_text(json.dumps(notebook(exercise, lang=lang)), "utf-8")
    source = exercise.folder / "exercise.py"
    source.write_text(source.read_text("utf-8").replace(old, new, 1), "utf-8")
    return versions.changes(path, load(exercise.folder))


def test_of_the_present_version_nothing_is_said(exercise: Exercise) -> None:
    assert told(exercise, "", "") is None
    assert told(exercise, "Divide.", "Divide it.") is None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_part_that_was_revised_is_named(exercise: Exercise, lang: Lang) -> None:
    old, new = ("Complete it.", "Do it.") if lang == "en" else ("请补全。", "请完成。")
    text = told(exercise, old, new, lang)
    assert text is not None
    assert text.en == (
        "The exercise has been revised since you began (changed: share). Your answers count by "
        "their names all the same; `crmlab start value/shares --reset` writes the new notebook "
        "and keeps yours as a backup."
    )
    assert "有过修订（有改动：share）" in text.zh


def test_parts_that_came_and_went_are_named(exercise: Exercise) -> None:
    half = part("half", "half = share(1, 2)")
    (exercise.folder / "test_exercise.py").touch()
    text = told(exercise, half, part("third", "third = share(1, 3)"))
    assert text is not None
    assert "(new: third; gone: half)" in text.en
    assert "（新增：third；已取消：half）" in text.zh


def test_a_change_around_the_parts_is_told(exercise: Exercise) -> None:
    text = told(exercise, "# # Shop", "# # The shop")
    assert text is not None
    assert "(no part, but what stands around them)" in text.en


@pytest.mark.parametrize(
    "content", ['{"metadata": {}}', '{"metadata": {"crmlab": {"lang": "fr", "version": "1"}}}', "x"]
)
def test_a_notebook_of_the_learners_own_is_of_no_version(
    exercise: Exercise, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "value-shares.ipynb"
    path.write_text(content)
    assert versions.changes(path, exercise) is None


def test_a_notebook_from_before_parts_were_recorded_is_told(
    exercise: Exercise, tmp_path: Path
) -> None:
    path = tmp_path / "value-shares.ipynb"
    path.write_text('{"metadata": {"crmlab": {"lang": "en", "version": "1"}}}')
    text = versions.changes(path, exercise)
    assert text is not None
    assert "(in which parts was not recorded)" in text.en
