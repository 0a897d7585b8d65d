"""The limits that learner code runs under, and how a process puts them on itself."""

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = "/learner"
"""Inside the sandbox, the only folder that can be written to."""
_MB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one submission may use. Times are wall clock; `total_seconds` is for all of it.

    Memory and files are per process. Memory is address space, which numeric libraries reserve far
    more of than they use.
    """

    cells_seconds: float = 60
    call_seconds: float = 10
    total_seconds: float = 300
    memory_mb: int = 4096
    processes: int = 64
    file_mb: int = 64
    folder_mb: int = 256
    answer_mb: int = 16


def confine(order: dict[str, Any]) -> None:
    """Put the limits of `order` on this process and all it will start; give up being root.

    `order` holds bytes, seconds and counts by the names of `rlimits`, and `uid` where the
    process has been started by root inside a sandbox.

    Raises:
        OSError, ValueError: the system refuses.
    """
    if os.name != "posix":
        return
    import resource

    for name, value in order["rlimits"].items():
        limit = getattr(resource, name)
        _, hard = resource.getrlimit(limit)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (allowed, allowed))
    # Where many processes together use up the machine's memory, these are the first to go.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    if order["uid"] is not None:
        os.setgroups([])
        os.setresgid(order["uid"], order["uid"], order["uid"])
        os.setresuid(order["uid"], order["uid"], order["uid"])


def rlimits(limits: Limits, *, sandboxed: bool) -> dict[str, int]:
    """The limits that the operating system keeps, by its names for them.

    Time on the processor only ends what has outlived its judge. Outside a sandbox, and before
    Linux 5.14 inside one, processes are not counted: all others of the same user would be too.
    """
    kept = {
        "RLIMIT_CPU": int(limits.total_seconds + 1) * (os.cpu_count() or 1),
        "RLIMIT_FSIZE": limits.file_mb * _MB,
        "RLIMIT_NOFILE": 256,
        "RLIMIT_CORE": 0,
    }
    if sys.platform == "linux":  # elsewhere it cannot be set
        kept["RLIMIT_AS"] = limits.memory_mb * _MB
    if sandboxed and (os.getuid() == 0 or _counts_by_sandbox()):
        kept["RLIMIT_NPROC"] = limits.processes
    return kept


def _counts_by_sandbox() -> bool:
    major, minor = os.uname().release.split(".")[:2]
    return (int(major), int(minor)) >= (5, 14)
