import json
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crmlab.company.variant import resolve
from crmlab.core.text import Lang, Text
from crmlab.grading.classes import bundles
from crmlab.grading.classes.class_file import ClassFile
from crmlab.grading.exercises import release
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.learning import memory
from crmlab.grading.refusal import Refusal
from tests.grading.conftest import CHECKS, EXERCISE, HIDDEN

CLASS = ClassFile("lantern-trading-2026")
CLASS_LIST: dict[str, Lang | None] = {"ada": "en", "bo": "zh", "cy": None}


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def unpacked(out: Path, learner: str) -> Path:
    with zipfile.ZipFile(out / f"{learner}.zip") as archive:
        archive.extractall(out / "home")
    return out / "home" / learner


@pytest.fixture
def lesson(shop: Exercise) -> Exercise:
    return replace(shop, lesson="credit/shop")


def test_anyone_gets_both_languages(lesson: Exercise, tmp_path: Path) -> None:
    out = tmp_path / "out"
    bundles.write(out, [lesson])
    assert listed(out) == [
        "README.md",
        *(
            f"{lang}/credit-shop/{name}"
            for lang in ("en", "zh")
            for name in (".crmlab.json", "credit-shop.ipynb", "test_exercise.py")
        ),
    ]
    for lang in ("en", "zh"):
        folder = out / lang / "credit-shop"
        notebook = json.loads((folder / "credit-shop.ipynb").read_text("utf-8"))
        assert notebook == release.notebook(lesson, lang=lang)
        assert json.loads((folder / ".crmlab.json").read_text()) == {"variant": 0}
        assert (folder / "test_exercise.py").read_text("utf-8") == CHECKS
    readme = (out / "README.md").read_text("utf-8")
    assert "# Your exercises" in readme
    assert "# 你的练习" in readme


def test_each_learner_gets_a_zip_in_their_language_with_data_of_their_own(
    lesson: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    bundles.write(out, [lesson], learners=CLASS_LIST, variant=CLASS.variant)
    assert listed(out) == ["ada.zip", "bo.zip", "cy.zip"]
    notebooks: dict[str, dict[Lang, str]] = {
        "ada": {"en": "credit-shop"},
        "bo": {"zh": "credit-shop"},
        "cy": {"en": "en/credit-shop", "zh": "zh/credit-shop"},
    }
    monkeypatch.delenv("CRMLAB_VARIANT", raising=False)
    for learner, places in notebooks.items():
        home = unpacked(out, learner)
        assert len(listed(home)) == 1 + 3 * len(places)
        for lang, place in places.items():
            notebook = json.loads((home / place / "credit-shop.ipynb").read_text("utf-8"))
            assert notebook == release.notebook(lesson, lang=lang)
            own = memory.recall(home / place)
            assert (own.learner, own.damage) == (learner, None)
            monkeypatch.chdir(home / place)
            assert resolve(None) == CLASS.variant(learner, "credit/shop") == own.variant


def test_without_a_class_file_all_have_the_same_data(lesson: Exercise, tmp_path: Path) -> None:
    bundles.write(tmp_path / "out", [lesson], learners=CLASS_LIST)
    home = unpacked(tmp_path / "out", "ada")
    assert memory.recall(home / "credit-shop").variant == 0


def test_the_same_class_gets_the_same_bytes(lesson: Exercise, tmp_path: Path) -> None:
    for name in ("one", "two"):
        bundles.write(tmp_path / name, [lesson], learners=CLASS_LIST, variant=CLASS.variant)
    one, two = ((tmp_path / name / "ada.zip").read_bytes() for name in ("one", "two"))
    assert one == two


def test_files_can_be_read_and_written_once_they_are_unpacked(
    lesson: Exercise, tmp_path: Path
) -> None:
    bundles.write(tmp_path / "out", [lesson], learners={"ada": "en"})
    with zipfile.ZipFile(tmp_path / "out" / "ada.zip") as archive:
        modes = {stat.S_IMODE(entry.external_attr >> 16) for entry in archive.infolist()}
    assert modes == {0o644}


SOLVED = "return (assets - stock) / debt"
PROMPT = EXERCISE.replace("# Complete it.", f"# Complete it: `{SOLVED}`.", 1)
PLANTED = {
    "a solution in a prompt": ((PROMPT, CHECKS, HIDDEN), "the solution of quick_ratio"),
    "a solution in the public checks": (
        (EXERCISE, f"{CHECKS}\n# {SOLVED}\n", HIDDEN),
        "the solution of quick_ratio",
    ),
    "a hidden check": ((EXERCISE, f"{CHECKS}\n{HIDDEN}", HIDDEN), "a hidden check"),
    "a line of a hidden check": (
        (EXERCISE, f"{CHECKS}\n#  {HIDDEN.splitlines()[-1]}\n", HIDDEN),
        "a hidden check",
    ),
    "the truth": (
        (f"{EXERCISE}\n# %%\nfrom crmlab.company import truth\n", CHECKS, HIDDEN),
        "a truth of the practice company",
    ),
}


@pytest.mark.parametrize("learners", [None, CLASS_LIST], ids=["for anyone", "for a class"])
@pytest.mark.parametrize(("planted", "what"), PLANTED.values(), ids=PLANTED)
def test_nothing_is_handed_out_that_gives_something_away(
    planted: tuple[str, str, str],
    what: str,
    learners: dict[str, Lang | None] | None,
    write_exercise: Callable[..., Exercise],
    tmp_path: Path,
) -> None:
    exercise = write_exercise(*planted)
    with pytest.raises(Refusal, match=f" holds {what}: nothing was handed out; take it out of"):
        bundles.write(tmp_path / "out", [exercise], learners=learners)
    assert list(tmp_path.iterdir()) == []


def test_a_builder_that_slips_hands_out_nothing(
    lesson: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = [{"cell_type": "code", "source": source} for source in release.solution_cells(lesson)]
    monkeypatch.setattr(release, "notebook", lambda *_, **__: {"cells": cells})
    with pytest.raises(Refusal, match=r"^ada.zip/ada/credit-shop/credit-shop.ipynb holds "):
        bundles.write(tmp_path / "out", [lesson], learners={"ada": "en"})
    assert list(tmp_path.iterdir()) == []


def test_the_secret_of_the_class_stays_with_the_instructor(
    lesson: Exercise, tmp_path: Path
) -> None:
    secrets = {"lantern-trading-2026": Text("the secret of the class", "班级密钥")}
    told = replace(lesson, cells=(*lesson.cells[:1], *lesson.cells[1:]))
    bundles.write(tmp_path / "out", [told], learners={"ada": "en"}, secrets=secrets)
    with pytest.raises(Refusal, match="holds the secret of the class"):
        bundles.write(
            tmp_path / "two", [told], learners={"lantern-trading-2026": "en"}, secrets=secrets
        )
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize("there", ["a file", "a folder with something in it"])
def test_what_is_there_is_left_alone(there: str, lesson: Exercise, tmp_path: Path) -> None:
    mine = tmp_path / "out" if there == "a file" else tmp_path / "out" / "mine.txt"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    with pytest.raises(Refusal, match="out is not empty: name a new folder, so that nothing old"):
        bundles.write(tmp_path / "out", [lesson])
    assert mine.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(lesson: Exercise, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    bundles.write(tmp_path / "out", [lesson])
    assert (tmp_path / "out" / "README.md").exists()
