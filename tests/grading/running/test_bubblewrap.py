import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crmlab.grading.running import bubblewrap
from crmlab.grading.running.bubblewrap import environment, words
from tests.grading.conftest import Walled

Shell = Callable[[str], str]


@pytest.fixture
def inside(walled: Walled) -> Shell:
    """Run Python code inside the sandbox, before it is parted from other learners' code."""

    def run(code: str) -> str:
        done = subprocess.run(
            [*words(), sys.executable, "-c", code],
            env=environment(**walled),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_python_and_the_package_work_inside(inside: Shell) -> None:
    assert inside("import numpy, crmlab.credit; print(crmlab.__file__)") == (
        "/code/crmlab/__init__.py"
    )


def test_nothing_else_of_the_machine_is_there(inside: Shell, tmp_path: Path) -> None:
    (tmp_path / "grades.csv").write_text("ada,5")
    places = [
        *(str(tmp_path), "/etc/passwd", "/etc/shadow", "/home", "/var", "/sys", "/run", "/mnt"),
        *(__file__, str(Path(bubblewrap.__file__).parents[3] / "exercises")),
    ]
    # Folders that lead to Python are there, with nothing else in them.
    pythons = [Path(sys.prefix), Path(sys.base_prefix)]
    hidden = [place for place in places if not any(p.is_relative_to(place) for p in pythons)]
    code = f"import os; print([place for place in {hidden} if os.path.exists(place)])"
    assert inside(code) == "[]"


def test_the_environment_is_built_anew(inside: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANVAS_TOKEN", "s3cret")
    monkeypatch.setenv("PYTHONSTARTUP", "mine.py")
    seen = inside("import os; print(sorted(os.environ))")
    assert "CANVAS_TOKEN" not in seen
    assert "PYTHONSTARTUP" not in seen


def test_without_a_sandbox_the_environment_is_built_anew_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CANVAS_TOKEN", "s3cret")
    assert "CANVAS_TOKEN" not in environment(sandboxed=False)


def test_what_the_company_keeps_to_itself_cannot_be_read(
    inside: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "crmlab"
    (package / "company" / "__pycache__").mkdir(parents=True)
    for name in ("truth.py", "__pycache__/truth.cpython-311.pyc", "schema.py"):
        (package / "company" / name).write_text("drifting = ['ada']")
    monkeypatch.setattr(bubblewrap, "_PACKAGE", package)
    code = """
from pathlib import Path
for path in sorted(Path("/code").rglob("*.py*")):
    try:
        print(path.name, path.stat().st_size, path.read_bytes() != b"")
    except PermissionError:
        print(path.name, "no")
"""
    assert inside(code).splitlines() == [
        "truth.cpython-311.pyc no",
        "schema.py 18 True",
        "truth.py no",
    ]
