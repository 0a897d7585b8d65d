import json
import zipfile
from pathlib import Path

import pytest

from crmlab.grading.classes.class_file import ClassFile
from tests.cli.conftest import Run

LESSON = "credit/shares"
SECRET = "lantern-trading-2026"  # noqa: S105 - of no class


@pytest.fixture(autouse=True)
def class_of_three(crmlab: Run) -> None:  # noqa: ARG001 - at its desk
    Path("class.csv").write_text("learner,lang\nada,en\nbo,zh\ncy,\n")
    Path("class.toml").write_text(f'secret = "{SECRET}"\n')


def files(folder: str) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*.*"))


def test_all_lessons_are_written_for_anyone(crmlab: Run) -> None:
    ran = crmlab("release", "out")
    assert (ran.code, ran.out, ran.err) == (0, "out: lessons: 2, in both languages.\n", "")
    names = (".crmlab.json", "{}.ipynb", "test_exercise.py")
    expected = {
        f"{lang}/{lesson}/{name.format(lesson)}"
        for lang in ("en", "zh")
        for lesson in ("credit-shares", "value-loss")
        for name in names
    }
    assert set(files("out")) == expected | {"README.md"}


def test_a_class_gets_a_zip_each_with_data_of_their_own(crmlab: Run) -> None:
    options = ["--roster", "class.csv", "--class", "class.toml"]
    ran = crmlab("release", "out", "credit-shares", *options, "--lang", "zh")
    assert (ran.code, ran.out) == (0, "out：课程 1 课，学员压缩包 3 个。\n")
    assert files("out") == ["ada.zip", "bo.zip", "cy.zip"]
    variants = set()
    for learner, place in [("ada", ""), ("bo", ""), ("cy", "en/"), ("cy", "zh/")]:
        with zipfile.ZipFile(f"out/{learner}.zip") as archive:
            said = json.loads(archive.read(f"{learner}/{place}credit-shares/.crmlab.json"))
        assert said == {"learner": learner, "variant": ClassFile(SECRET).variant(learner, LESSON)}
        variants.add(said["variant"])
    assert len(variants) == 3


def test_a_bundle_can_be_worked_in_and_handed_in(
    crmlab: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    crmlab("release", "out", "credit-shares", "--roster", "class.csv", "--class", "class.toml")
    with zipfile.ZipFile("out/ada.zip") as archive:
        archive.extractall("home")
    desk = Path.cwd()
    monkeypatch.chdir("home/ada/credit-shares")
    assert crmlab("check", LESSON).code == 1  # not answered yet
    monkeypatch.chdir(desk)
    ran = crmlab("grade", "home", "--out", "grades", "--class", "class.toml", "--no-sandbox")
    assert ran.out.startswith("grades/grades.csv: 1 graded.")


def test_nothing_is_handed_out_that_gives_a_solution_away(crmlab: Run, exercises: Path) -> None:
    source = exercises / "credit" / "shares" / "exercise.py"
    told = source.read_text("utf-8").replace("# Write `share`.", "# Write `return part / whole`.")
    source.write_text(told.replace("return part / whole\n", "return part / whole + 0.0\n"))
    assert crmlab("release", "fine").code == 0
    source.write_text(told.replace("part / whole", "part / (whole + 0)"))
    ran = crmlab("release", "out", "--roster", "class.csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "ada.zip/ada/credit-shares/credit-shares.ipynb holds the solution of share: nothing was "
        "handed out; take it out of the exercise.\n"
    )
    assert not Path("out").exists()


BAD = {
    "a class without a roster": (
        ["out", "--class", "class.toml"],
        "With --class each learner gets data of their own: name the learners with --roster.",
    ),
    "no such lesson": (["out", "credit/share"], "There is no lesson credit/share: did you mean "),
    "a folder that is in use": (["."], ". is not empty: name a new folder, so that nothing old"),
    "no folder": ([], "Missing argument 'OUT'; `crmlab release --help` shows how it is written."),
    "no such roster": (["out", "--roster", "none.csv"], "none.csv does not exist: name the roster"),
    "a class file that says nothing": (
        ["out", "--roster", "class.csv", "--class", "class.csv"],
        "class.csv is not TOML (",
    ),
}


@pytest.mark.parametrize(("arguments", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_released_is_told_and_nothing_is_written(
    crmlab: Run, arguments: list[str], sentence: str
) -> None:
    before = sorted(map(str, Path().rglob("*")))
    ran = crmlab("release", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert ran.err.count("\n") == 1
    assert sorted(map(str, Path().rglob("*"))) == before
