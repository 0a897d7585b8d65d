import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from crmlab.core.text import Lang, Text
from crmlab.grading.classes import evidence, gradebook
from crmlab.grading.classes.evidence import Evidence, Judged
from crmlab.grading.exercises.exercise import Rubric
from crmlab.grading.refusal import Refusal
from crmlab.grading.results import CheckResult, Status, Verdict

LESSON = "credit/ratios"
NONE = Text("", "")
RUBRIC = Rubric(Text("- 1 point: a reason.", "- 1 分：有理由。"), 3.0)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Evidence]:
    (tmp_path / "record").mkdir()
    with evidence.opened(tmp_path / "record") as record:
        yield record


def stands(
    record: Evidence,
    learner: str,
    status: Status = "graded",
    *,
    lesson: str = LESSON,
    points: float = 0,
    reason: Text = NONE,
    texts: dict[str, str] | None = None,
) -> None:
    passed = CheckResult("a", "part", Text("a", "a"), points, "passed")
    verdict = Verdict(status, reason, (passed,), texts or {})
    number = record.add(Judged(learner, lesson, verdict, 3.0, rubrics={"why": RUBRIC}))
    record.stand(learner, lesson, number, on_roster=None)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_grades_stand_in_six_columns(record: Evidence, tmp_path: Path) -> None:
    stands(record, "bo", "missing", reason=Text("Nothing was handed in.", "未提交。"))
    stands(record, "ada", points=2.5)
    assert gradebook.write(tmp_path, record, "en") == []
    assert (tmp_path / "grades.csv").read_text("utf-8") == (
        "learner,lesson,status,points,max_points,reason\n"
        "ada,credit/ratios,graded,2.5,3,\n"
        "bo,credit/ratios,missing,,3,Nothing was handed in.\n"
    )
    gradebook.write(tmp_path / "zh", record, "zh")
    assert [row["reason"] for row in read(tmp_path / "zh" / "grades.csv")] == ["", "未提交。"]


def test_names_and_reasons_of_strangers_can_do_no_harm(record: Evidence, tmp_path: Path) -> None:
    reason = Text("=1+1 \x1b[31m\u202e\nx;=2 \ud800", "")
    stands(record, "@ada\ud800", "unknown", lesson="+x", reason=reason)
    gradebook.write(tmp_path, record, "en")
    assert list(read(tmp_path / "grades.csv")[0].values()) == [
        "'@ada\\ud800",
        "'+x",
        "unknown",
        "0",
        "3",
        "'=1+1  [31m x;'=2 \\ud800",
    ]


HOSTILE = {
    "a formula": "=cmd|'/C calc'!A0",
    "a formula in a later line": "Because\n+cmd|'/C calc'!A0",
    "a formula after a semicolon": 'Because;"@SUM(1)',
    "signs that steer a terminal": "\x1b]0;pwned\x07\x9b2J",
    "signs that turn the direction": "\u202etxt.exe\u2066\u200f",
    "half a pair": "\ud83d",
    "another cell": '","0","20\n"mallory","graded',
    "a book": "x" * 5_000_000,
    "a million lines": "=1\n" * 1_000_000,
    "nothing that can be seen": "\x00\u200b\ufeff",
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_texts_of_strangers_can_do_no_harm(lang: Lang, record: Evidence, tmp_path: Path) -> None:
    for number, text in enumerate(HOSTILE.values()):
        stands(record, f"l{number}", texts={"why": text})
    gradebook.write(tmp_path, record, lang)
    rows = read(tmp_path / "marking.csv")
    assert [row["learner"] for row in rows] == [f"l{number}" for number in range(len(HOSTILE))]
    for row in rows:
        answer = row["answer"]
        assert len(answer) <= 32_000
        assert all(sign.isprintable() or sign == "\n" for sign in answer)
        begun = [piece.lstrip(' "') for line in answer.split("\n") for piece in line.split(";")]
        assert not any(piece.startswith(("=", "+", "-", "@")) for piece in begun)
        assert (row["points"], row["max_points"]) == ("", "3")


def test_texts_are_laid_out_for_marking_with_their_rubric(record: Evidence, tmp_path: Path) -> None:
    stands(record, "ada", texts={"why": "=Because\nof stock. 因为存货。"})
    gradebook.write(tmp_path, record, "zh")
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


def test_without_texts_there_is_nothing_to_mark(record: Evidence, tmp_path: Path) -> None:
    stands(record, "ada")
    gradebook.write(tmp_path / "out", record, "en")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["grades.csv"]


def test_points_put_in_by_hand_survive_the_next_grading(record: Evidence, tmp_path: Path) -> None:
    stands(record, "ada", texts={"why": "Because."})
    gradebook.write(tmp_path, record, "en")
    marking = tmp_path / "marking.csv"
    marked = marking.read_text("utf-8").replace(",,3", ",2,3")
    marking.write_text(marked, "utf-8")
    assert gradebook.write(tmp_path, record, "en") == [tmp_path / "marking.backup-1.csv"]
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
