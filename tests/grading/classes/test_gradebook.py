import csv
from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.classes import gradebook
from crmlab.grading.classes.gradebook import Row
from crmlab.grading.exercises.exercise import Exercise, Rubric
from crmlab.grading.refusal import Refusal

LESSON = "credit/ratios"
RUBRIC = {"why": Rubric(Text("- 1 point: a reason.", "- 1 分：有理由。"), 3.0)}
EXERCISES = {
    LESSON: Exercise(LESSON, Path(), Text("Ratios", "比率"), (), {}, {}, {}, {}, (), RUBRIC)
}
NONE = Text("", "")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_grades_stand_in_six_columns(tmp_path: Path) -> None:
    rows = [
        Row("ada", LESSON, "graded", 2.5, 3.0, NONE),
        Row("bo", LESSON, "missing", None, 3.0, Text("Nothing was handed in.", "未提交。")),
    ]
    assert gradebook.write(tmp_path, rows, EXERCISES, "en") == []
    assert (tmp_path / "grades.csv").read_text("utf-8") == (
        "learner,lesson,status,points,max_points,reason\n"
        "ada,credit/ratios,graded,2.5,3,\n"
        "bo,credit/ratios,missing,,3,Nothing was handed in.\n"
    )
    gradebook.write(tmp_path / "zh", rows, EXERCISES, "zh")
    assert [row["reason"] for row in read(tmp_path / "zh" / "grades.csv")] == ["", "未提交。"]


def test_names_and_reasons_of_strangers_can_do_no_harm(tmp_path: Path) -> None:
    reason = Text("=1+1 \x1b[31m\u202e\nx", "")
    gradebook.write(tmp_path, [Row("@ada\ud800", "+x", "unknown", 0, 0, reason)], {}, "en")
    assert list(read(tmp_path / "grades.csv")[0].values()) == [
        "'@ada",
        "'+x",
        "unknown",
        "0",
        "0",
        "'=1+1  [31m x",
    ]


def test_texts_are_laid_out_for_marking_with_their_rubric(tmp_path: Path) -> None:
    texts = {"why": "=Because\nof stock. 因为存货。"}
    gradebook.write(tmp_path, [Row("ada", LESSON, "graded", 1, 3, NONE, texts)], EXERCISES, "zh")
    assert read(tmp_path / "marking.csv") == [
        {
            "learner": "ada",
            "lesson": LESSON,
            "part": "why",
            "answer": "'=Because\nof stock. 因为存货。",
            "rubric": "'- 1 分：有理由。",
            "points": "",
            "max_points": "3",
        }
    ]


def test_without_texts_there_is_nothing_to_mark(tmp_path: Path) -> None:
    gradebook.write(tmp_path, [Row("ada", LESSON, "graded", 1, 3, NONE)], EXERCISES, "en")
    assert [path.name for path in tmp_path.iterdir()] == ["grades.csv"]


def test_points_put_in_by_hand_survive_the_next_grading(tmp_path: Path) -> None:
    rows = [Row("ada", LESSON, "graded", 1, 3, NONE, {"why": "Because."})]
    gradebook.write(tmp_path, rows, EXERCISES, "en")
    marking = tmp_path / "marking.csv"
    marked = marking.read_text("utf-8").replace(",,3", ",2,3")
    marking.write_text(marked, "utf-8")
    assert gradebook.write(tmp_path, rows, EXERCISES, "en") == [tmp_path / "marking.backup-1.csv"]
    assert (tmp_path / "marking.backup-1.csv").read_text("utf-8") == marked
    assert read(marking)[0]["points"] == ""


def test_the_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    gradebook.prepare(tmp_path / "a" / "b", tmp_path / "hand-ins")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("inner", ["", "grades", "ada/grades"])
def test_grades_are_kept_out_of_the_submissions(inner: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="lies among the submissions: name another folder with --out"):
        gradebook.prepare(tmp_path / inner, tmp_path)


def test_a_file_is_no_folder_for_grades(tmp_path: Path) -> None:
    (tmp_path / "grades").write_text("mine")
    with pytest.raises(Refusal, match="grades is a file: name a folder with --out"):
        gradebook.prepare(tmp_path / "grades", tmp_path / "hand-ins")
    assert (tmp_path / "grades").read_text() == "mine"


def test_a_folder_that_may_not_be_written_to_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(Refusal, match="may not be written to: name another folder with --out"):
        gradebook.prepare(tmp_path / "grades", tmp_path / "hand-ins")
