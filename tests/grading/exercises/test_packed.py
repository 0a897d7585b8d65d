import json
from pathlib import Path

import pytest

from crmlab.grading.exercises import packed, release, shelf
from crmlab.grading.exercises.exercise import Exercise, load
from crmlab.grading.refusal import Refusal
from tests.grading.exercises.test_release import SOURCE


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    folder = tmp_path / "exercises" / "value" / "shares"
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text(SOURCE, "utf-8")
    (folder / "test_exercise.py").write_text("# the public check\n", "utf-8")
    (folder / "test_hidden.py").write_text("# PLANTED hidden check\n", "utf-8")
    return load(folder)


def test_what_is_unpacked_is_what_learners_have_of_the_source(
    exercise: Exercise, tmp_path: Path
) -> None:
    packed.pack([exercise], tmp_path / "out")
    found = shelf.find(tmp_path / "nowhere", tmp_path / "out")
    assert (found.folders, found.is_packed) == (
        {"value/shares": tmp_path / "out" / "value" / "shares"},
        True,
    )
    loaded = found.load("value-shares")
    for said in ("lesson", "title", "parts", "hints", "mistakes"):
        assert getattr(loaded, said) == getattr(exercise, said)
    for lang in ("en", "zh"):
        assert packed.notebook(loaded, lang=lang) == release.notebook(exercise, lang=lang)
    assert (loaded.folder / "test_exercise.py").read_text("utf-8") == "# the public check\n"


def test_nothing_is_packed_but_notebooks_checks_hints_and_sentences(
    exercise: Exercise, tmp_path: Path
) -> None:
    packed.pack([exercise], tmp_path / "out")
    files = sorted(path.relative_to(tmp_path / "out") for path in tmp_path.glob("out/**/*.*"))
    assert [str(path) for path in files] == [
        "index.json",
        "value/shares/exercise.json",
        "value/shares/test_exercise.py",
    ]
    said = json.loads((tmp_path / "out/value/shares/exercise.json").read_text("utf-8"))
    assert said["hints"].pop("share") == [["PLANTED hint", "PLANTED 提示"]]
    assert said["mistakes"].pop("upside_down") == ["PLANTED sentence", "PLANTED 说明"]
    assert "PLANTED" not in json.dumps(said)


def test_lessons_are_found_in_the_order_they_were_packed_in(
    exercise: Exercise, tmp_path: Path
) -> None:
    later = tmp_path / "exercises" / "credit" / "later"
    later.mkdir(parents=True)
    for file in exercise.folder.iterdir():
        (later / file.name).write_bytes(file.read_bytes())
    packed.pack([exercise, load(later)], tmp_path / "out")
    assert list(packed.find(tmp_path / "out")) == ["value/shares", "credit/later"]


def test_a_checkout_comes_before_the_wheel(exercise: Exercise, tmp_path: Path) -> None:
    packed.pack([exercise], tmp_path / "out")
    assert not shelf.find(tmp_path / "exercises", tmp_path / "out").is_packed


def test_with_neither_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There are no exercises beside crmlab: run it from a"):
        shelf.find(tmp_path / "a", tmp_path / "b")
