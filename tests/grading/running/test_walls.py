import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from crmlab.grading.running.walls import Limits, rlimits
from tests.conftest import need

LIMITS = Limits(total_seconds=9, memory_mb=512, processes=7, file_mb=1)


def confined(code: str, rlimits: Mapping[str, int], before: str = "") -> str:
    """Run code in a process that has put limits on itself, and give what it prints."""
    lines = [
        "from crmlab.grading.running.walls import confine",
        before,
        f"confine({{'rlimits': {dict(rlimits)}, 'uid': None}})",
        code,
    ]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return done.stdout.strip()


def test_limits_are_named_as_the_operating_system_names_them() -> None:
    assert rlimits(LIMITS, sandboxed=False) == {
        "RLIMIT_AS": 512 << 20,
        "RLIMIT_CPU": 10 * (os.cpu_count() or 1),
        "RLIMIT_FSIZE": 1 << 20,
        "RLIMIT_NOFILE": 256,
        "RLIMIT_CORE": 0,
    }


def test_processes_are_counted_only_where_no_others_are_counted_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def counted(user: int, release: str, *, sandboxed: bool) -> bool:
        system: Mapping[str, str] = {"release": release}
        monkeypatch.setattr(os, "getuid", lambda: user)
        monkeypatch.setattr(os, "uname", lambda: type("uname", (), dict(system)))
        return rlimits(LIMITS, sandboxed=sandboxed).get("RLIMIT_NPROC") == 7

    assert counted(0, "5.4.0-generic", sandboxed=True)  # root gives each a user of its own
    assert counted(1000, "6.8.0-31-generic", sandboxed=True)
    assert counted(1000, "5.14.0", sandboxed=True)
    assert not counted(1000, "5.10.0-28-amd64", sandboxed=True)
    assert not counted(1000, "6.8.0", sandboxed=False)
    assert not counted(0, "6.8.0", sandboxed=False)


def test_a_file_can_grow_no_larger_than_allowed(tmp_path: Path) -> None:
    code = f"""
try:
    with open({str(tmp_path / "large")!r}, "wb", buffering=0) as file:
        print(file.write(bytes(3000)), file.write(b"more"))
except OSError as error:
    print(error.strerror)
"""
    assert confined(code, {"RLIMIT_FSIZE": 3000}) == "File too large"


def test_more_memory_than_allowed_is_an_error_in_the_code() -> None:
    code = """
try:
    bytearray(8 << 30)
except MemoryError:
    print("no")
"""
    assert confined(code, {"RLIMIT_AS": 1 << 30}) == "no"


def test_a_limit_that_is_lower_already_stays_as_it_is() -> None:
    code = "import resource; print(resource.getrlimit(resource.RLIMIT_NOFILE))"
    tight = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (60, 60))"
    assert confined(code, {"RLIMIT_NOFILE": 256}, before=tight) == "(60, 60)"


def test_where_memory_runs_out_learner_code_is_the_first_to_go() -> None:
    badness = Path("/proc/self/oom_score_adj")
    need(None if badness.exists() else "this system has no /proc/self/oom_score_adj")
    assert confined(f"print(open({str(badness)!r}).read())", {}) == "1000"
