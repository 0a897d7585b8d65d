import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crmlab.grading.running import sandbox
from crmlab.grading.running.sandbox import environment, why_not
from crmlab.grading.running.walls import Limits
from tests.grading.conftest import Walled

Shell = Callable[..., str]


@pytest.fixture
def inside(walled: Walled) -> Shell:
    """Run Python code inside the walls, before any limit is put on it."""

    def run(code: str, secret: Path = Path(__file__)) -> str:
        words = sandbox.command(0, **walled, limits=Limits(folder_mb=1), secret=secret)
        done = subprocess.run(
            [*words[: words.index(sys.executable)], sys.executable, "-c", code],
            env=environment(7, sandboxed=True),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture(autouse=True)
def _asked_anew() -> None:
    why_not.cache_clear()


def test_python_and_the_package_work_inside(inside: Shell) -> None:
    assert inside("import numpy, crmlab.credit; print(crmlab.__file__)") == (
        "/code/crmlab/__init__.py"
    )


def test_nothing_else_of_the_machine_is_there(inside: Shell, tmp_path: Path) -> None:
    (tmp_path / "grades.csv").write_text("ada,5")
    code = f"""
import os
print([place for place in (
    {str(tmp_path)!r}, "/etc/passwd", "/etc/shadow", "/home", "/var", "/sys", "/run", "/mnt",
    {str(Path(__file__))!r}, {str(Path(sandbox.__file__).parents[3] / "exercises")!r},
) if os.path.exists(place)])
"""
    assert inside(code) == "[]"


def test_nothing_can_be_written_but_in_a_folder_of_limited_size(inside: Shell) -> None:
    code = """
import os
def writes(path, size=1):
    try:
        with open(path, "wb") as file:
            file.write(b"x" * size)
    except OSError:
        return False
    return True
places = ["/x", "/code/x", "/code/crmlab/x", "/dev/x", "/dev/shm/x", "/etc/x", "/usr/x"]
print([place for place in places if writes(place)], writes("/tmp/x"), writes("/tmp/y", 2 << 20))
print(os.getcwd())
"""
    assert inside(code) == "[] True False\n/tmp"


def test_there_is_no_network(inside: Shell) -> None:
    code = """
import socket
print([name for _, name in socket.if_nameindex()])
try:
    socket.create_connection(("192.0.2.1", 80), timeout=5)
except OSError as error:
    print(type(error).__name__, error.errno == 101)
"""
    assert inside(code) == "['lo']\nOSError True"


def test_no_process_outside_can_be_seen(inside: Shell) -> None:
    seen = inside("import os; print([p for p in os.listdir('/proc') if p.isdigit()])")
    assert seen == "['1', '2']"


def test_the_environment_is_built_anew(inside: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANVAS_TOKEN", "s3cret")
    monkeypatch.setenv("PYTHONSTARTUP", "mine.py")
    seen = inside("import os; print(sorted(os.environ), os.environ['CRMLAB_VARIANT'])")
    assert "CANVAS_TOKEN" not in seen
    assert "PYTHONSTARTUP" not in seen
    assert seen.endswith("7")


def test_without_a_sandbox_the_environment_is_built_anew_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CANVAS_TOKEN", "s3cret")
    assert "CANVAS_TOKEN" not in environment(0, sandboxed=False)


def test_what_the_company_keeps_to_itself_cannot_be_read(
    inside: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "crmlab"
    (package / "company" / "__pycache__").mkdir(parents=True)
    for name in ("truth.py", "__pycache__/truth.cpython-311.pyc", "schema.py"):
        (package / "company" / name).write_text("drifting = ['ada']")
    monkeypatch.setattr(sandbox, "_PACKAGE", package)
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


def test_checks_within_pythons_own_folder_are_hidden(
    inside: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checks = tmp_path / "exercises" / "credit" / "test_hidden.py"
    checks.parent.mkdir(parents=True)
    checks.write_text("answer = 42")
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    code = f"import os; print([names for _, *names in os.walk({str(tmp_path)!r})])"
    assert inside(code) == "[[['exercises'], []], [['credit'], []], [[], ['test_hidden.py']]]"
    assert inside(code, secret=tmp_path / "exercises") == "[[['exercises'], []], [[], []]]"


def test_root_gives_each_run_a_user_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 0)
    users = {sandbox.uid(sandboxed=True) for _ in range(5)}
    assert len(users) == 5
    assert min(user or 0 for user in users) >= 200_000
    assert sandbox.uid(sandboxed=False) is None
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    assert sandbox.uid(sandboxed=True) is None


def test_where_bubblewrap_is_missing_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    reason = why_not()
    assert reason is not None
    assert "install the package bubblewrap" in reason.en
    assert "安装软件包 bubblewrap" in reason.zh


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo first; echo 'bwrap: No permissions' >&2; exit 1", "bwrap: No permissions"),
        ("exit 3", "status 3"),
    ],
)
def test_where_namespaces_are_forbidden_a_sentence_says_what_to_allow(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, said: str
) -> None:
    program = tmp_path / "bwrap"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    reason = why_not()
    assert reason is not None
    assert said in reason.en
    assert "kernel.apparmor_restrict_unprivileged_userns=0" in reason.en


def test_a_healthy_process_leaves_by_itself_and_another_is_killed(tmp_path: Path) -> None:
    def start(code: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-c", code], start_new_session=True, stderr=subprocess.PIPE
        )

    leaves = start(f"open({str(tmp_path / 'left')!r}, 'w')")
    leaves.wait()
    stays = start("import time; time.sleep(60)")
    for process in (leaves, stays):
        sandbox.end(process)
    assert (leaves.returncode, stays.returncode) == (0, -9)
    assert (tmp_path / "left").exists()
