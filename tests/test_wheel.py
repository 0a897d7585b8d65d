"""What learners install: built from this checkout, and looked into by content."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LESSON = "crmlab/exercises/credit/ratios"


def build(tree: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with one lesson."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE", "hatch_build.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "crmlab", folder / "crmlab", ignore=ignored)
    shutil.copytree(
        ROOT / "exercises" / "credit" / "ratios", folder / "exercises" / "credit" / "ratios"
    )
    return folder


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("dist")
    built = build(tree, out)
    assert built.returncode == 0, built.stderr
    [path] = out.iterdir()
    return zipfile.ZipFile(path)


def test_every_exercise_of_the_course_can_be_packed(tree: Path, tmp_path: Path) -> None:
    whole = shutil.copytree(tree, tmp_path / "whole")
    shutil.rmtree(whole / "exercises")
    shutil.copytree(ROOT / "exercises", whole / "exercises")
    built = build(whole, tmp_path / "dist")
    assert built.returncode == 0, built.stderr


def text(wheel: zipfile.ZipFile, name: str) -> str:
    return wheel.read(name).decode("utf-8")


def test_it_carries_the_notebooks_the_public_checks_and_the_order_of_lessons(
    wheel: zipfile.ZipFile,
) -> None:
    names = [name for name in wheel.namelist() if name.startswith("crmlab/exercises/")]
    assert sorted(names) == [
        f"{LESSON}/exercise.json",
        f"{LESSON}/test_exercise.py",
        "crmlab/exercises/index.json",
    ]
    assert "港湾酒店付得起账单吗？" in text(wheel, f"{LESSON}/exercise.json")
    public = ROOT / "exercises" / "credit" / "ratios" / "test_exercise.py"
    assert text(wheel, f"{LESSON}/test_exercise.py") == public.read_text("utf-8")


WITHHELD = {
    "a solution": 'table = table[(table["current"] >= 1.5) & (table["quick"] < 1)].sort_values(',
    "a wrong answer": 'return chosen.sort_values("quick", ascending=False)',
    "a rubric": "the hotel's own quick ratio is quoted",
    "a hidden check": "def test_every_class_of_the_card(",
    "a hidden figure": "student.quick_ratio(1_000.5, 0, 0.5",
}


@pytest.mark.parametrize("line", WITHHELD.values(), ids=WITHHELD)
def test_what_is_withheld_is_nowhere_in_it(wheel: zipfile.ZipFile, line: str) -> None:
    sources = sorted((ROOT / "exercises" / "credit" / "ratios").glob("*.py"))
    assert any(line in source.read_text("utf-8") for source in sources)
    for name in wheel.namelist():
        # In JSON, quotation marks are escaped.
        assert line not in text(wheel, name).replace('\\"', '"'), name


def test_the_truths_of_the_practice_company_stay_behind(wheel: zipfile.ZipFile) -> None:
    assert (ROOT / "crmlab" / "company" / "truth.py").exists()
    assert "crmlab/company/truth.py" not in wheel.namelist()


def test_a_solution_in_what_learners_see_stops_the_build(tree: Path, tmp_path: Path) -> None:
    leaking = tmp_path / "leaking"
    shutil.copytree(tree, leaking)
    source = leaking / "exercises" / "credit" / "ratios" / "test_exercise.py"
    solution = "(current_assets - inventory - prepaid) / current_liabilities"
    source.write_text(source.read_text("utf-8") + f"\n# return {solution}\n", "utf-8")
    built = build(leaking, tmp_path / "dist")
    assert built.returncode != 0
    assert "credit/ratios: test_exercise.py gives away the solution of quick_ratio" in built.stderr
    assert not list(tmp_path.glob("dist/*.whl"))
