from pathlib import Path

import jupytext  # type: ignore[import-untyped]
import pytest

from crmlab.grading.exercises.exercise import find
from crmlab.grading.exercises.percent import ExerciseError, read

EXERCISES = Path(__file__).parents[3] / "exercises"


def cells_of(tmp_path: Path, source: str) -> list[tuple[int, bool, dict[str, str], str]]:
    path = tmp_path / "exercise.py"
    path.write_text(source, "utf-8")
    return [(cell.line, cell.markdown, dict(cell.options), cell.source) for cell in read(path)]


def test_markdown_loses_its_comment_signs_and_code_keeps_its_comments(tmp_path: Path) -> None:
    source = (
        '# %% [markdown] lang="en"\n# # Title\n#\n# Text\n\n'
        '# %% part="a" without="x y"\n# why\na = 1\n\n\nb = 2\n'
    )
    assert cells_of(tmp_path, source) == [
        (1, True, {"lang": "en"}, "# Title\n\nText"),
        (6, False, {"part": "a", "without": "x y"}, "# why\na = 1\n\n\nb = 2"),
    ]


def test_numbers_need_no_quotation_marks(tmp_path: Path) -> None:
    source = '# %% [markdown] rubric="a" points=2.5 lang="en"\n# - 1 point\n'
    assert cells_of(tmp_path, source) == [
        (1, True, {"rubric": "a", "points": "2.5", "lang": "en"}, "- 1 point")
    ]


def test_the_header_that_jupytext_writes_is_passed_over(tmp_path: Path) -> None:
    assert cells_of(tmp_path, "# ---\n# jupyter:\n# ---\n\n# %%\na = 1\n") == [
        (5, False, {}, "a = 1")
    ]


@pytest.mark.parametrize("lesson", sorted(find(EXERCISES)))
def test_exercises_are_read_as_jupytext_reads_them(lesson: str) -> None:
    path = EXERCISES / lesson / "exercise.py"
    theirs = [
        (
            cell.cell_type == "markdown",
            {k: str(v) for k, v in cell.metadata.items() if k != "lines_to_next_cell"},
            cell.source,
        )
        for cell in jupytext.read(path, fmt="py:percent").cells
    ]
    assert [(cell.markdown, dict(cell.options), cell.source) for cell in read(path)] == theirs


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("a = 1\n\n# %%\nb = 2\n", 1, "before the first cell"),
        ("# %% [markdown] lang=en\n# Text\n", 1, "marker cannot be read"),
        ("# %% [raw]\n# Text\n", 1, "marker cannot be read"),
        ('# %% [markdown] lang="en"\n# Text\nmore\n', 3, "lacks its `# `"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, source: str, line: int, says: str
) -> None:
    with pytest.raises(ExerciseError, match=says) as told:
        cells_of(tmp_path, source)
    assert told.value.where == f"{tmp_path / 'exercise.py'}:{line}"


def test_a_file_that_is_missing_or_not_utf8_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match="no such file"):
        read(tmp_path / "exercise.py")
    (tmp_path / "exercise.py").write_bytes("# %%\n# 题目".encode("gbk"))
    with pytest.raises(ExerciseError, match="not UTF-8"):
        read(tmp_path / "exercise.py")


def test_places_are_told_from_the_current_folder_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExerciseError) as told:
        read(tmp_path / "credit" / "exercise.py")
    assert told.value.where == "credit/exercise.py:1"
