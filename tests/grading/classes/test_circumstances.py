import platform
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pandas

from crmlab.grading.classes.circumstances import circumstances, digest, digest_of_checks
from crmlab.grading.running.walls import Limits


def test_all_that_a_mark_depends_on_is_taken_down() -> None:
    taken = circumstances(
        "a", "b", variant=7, sandboxed=True, limits=Limits(cells_seconds=90, memory_mb=512)
    )
    said = asdict(taken)
    assert '"cells_seconds": 90' in said["limits"]
    assert '"memory_mb": 512' in said["limits"]
    assert said | {"limits": ""} == {
        "notebook": "a",
        "checks": "b",
        "crmlab": "0.1.0",
        "python": platform.python_version(),
        "pandas": pandas.__version__,
        "variant": 7,
        "sandboxed": True,
        "limits": "",
    }


def test_a_digest_is_the_sha_256_of_the_bytes() -> None:
    assert digest(b"answer") == sha256(b"answer").hexdigest()


def test_any_change_of_an_exercise_changes_its_digest(tmp_path: Path) -> None:
    (tmp_path / "exercise.py").write_text("a")
    seen = {digest_of_checks(tmp_path)}
    (tmp_path / "exercise.py").write_text("b")
    seen.add(digest_of_checks(tmp_path))
    (tmp_path / "exercise.py").rename(tmp_path / "other.py")
    seen.add(digest_of_checks(tmp_path))
    (tmp_path / "test_hidden.py").write_text("")
    seen.add(digest_of_checks(tmp_path))
    assert len(seen) == 4


def test_what_python_leaves_behind_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "exercise.py").write_text("a")
    before = digest_of_checks(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "exercise.pyc").write_text("x")
    (tmp_path / ".swap").write_text("x")
    assert digest_of_checks(tmp_path) == before
