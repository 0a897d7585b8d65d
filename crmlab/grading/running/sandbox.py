"""Bubblewrap around learner code: no network, nothing of the host but the Python it needs."""

import contextlib
import functools
import os
import secrets
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import crmlab
from crmlab.core.text import Text
from crmlab.grading.running import child
from crmlab.grading.running.walls import Limits
from crmlab.grading.wording import plain

_PACKAGE = Path(crmlab.__file__).parent
_CODE = "/code"
_TRUTH = ("company/truth.py", "company/__pycache__/truth.*.pyc")
_GRACE_SECONDS = 0.5
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime")
_ENVIRONMENT = {
    "HOME": "/tmp",  # noqa: S108 - the sandbox's own
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "PYTHONDONTWRITEBYTECODE": "1",
    # The order of a set must be the same at home and at the instructor's.
    "PYTHONHASHSEED": "0",
    # Threads reserve address space, and a class is graded on every core anyway.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


@functools.cache
def why_not() -> Text | None:
    """Try the sandbox out: None where it works, else one sentence that says what to do."""
    if shutil.which("bwrap") is None:
        return Text(
            "Bubblewrap, which walls off learner code, is not installed: install the package "
            "bubblewrap (Linux only).",
            "未安装用于隔离学员代码的 bubblewrap：请安装软件包 bubblewrap（仅限 Linux）。",
        )
    try:
        trial = subprocess.run(  # noqa: S603
            [*_walls(folder_mb=1), sys.executable, "-I", "-S", "-c", ""],
            capture_output=True,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        problem = str(error)
    else:
        if trial.returncode == 0:
            return None
        problem = trial.stderr.decode(errors="replace").strip() or f"status {trial.returncode}"
    problem = plain(problem.splitlines()[-1])
    return Text(
        f"Bubblewrap cannot wall off learner code here ({problem}): allow unprivileged user "
        "namespaces (on Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0).",
        f"bubblewrap 在此无法隔离学员代码（{problem}）：请允许非特权用户命名空间"
        "（Ubuntu：sysctl kernel.apparmor_restrict_unprivileged_userns=0）。",
    )


def command(handle: int, *, sandboxed: bool, limits: Limits, secret: Path) -> list[str]:
    """Build the command that starts the child on the socket with number `handle`.

    The folder `secret` is empty inside, should it lie within what Python needs.
    """
    inside = [sys.executable, "-P", "-s", "-m", child.__name__, str(handle)]
    return [*_walls(folder_mb=limits.folder_mb, secret=secret), *inside] if sandboxed else inside


def environment(variant: int, *, sandboxed: bool) -> dict[str, str]:
    """Give the environment that learner code sees: nothing of the caller's."""
    place = _CODE if sandboxed else str(_PACKAGE.parent)
    base = {**_ENVIRONMENT, "PYTHONPATH": place, "CRMLAB_VARIANT": str(variant)}
    if not sandboxed:
        base |= {name: os.environ[name] for name in ("HOME", "SYSTEMROOT") if name in os.environ}
    return base


def uid(*, sandboxed: bool) -> int | None:
    """A user of its own for a child that root starts: limits on processes do not hold for root."""
    if not sandboxed or os.getuid() != 0:
        return None
    return 200_000 + secrets.randbelow(1_000_000_000)


def _walls(*, folder_mb: int, secret: Path | None = None) -> list[str]:
    options = ["--die-with-parent", "--new-session", "--hostname", "learner"]
    if os.getuid() == 0:
        spaces = ["pid", "net", "ipc", "uts"]
        options += [f"--unshare-{space}" for space in spaces]
        options += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        options += ["--unshare-all"]
    options += ["--perms", "0755", "--dir", "/etc"]
    for place in _SYSTEM:
        if Path(place).is_symlink():
            options += ["--symlink", str(Path(place).readlink()), place]
        else:
            options += ["--ro-bind-try", place, place]
    # First, since Python itself may lie below it.
    options += ["--size", str(folder_mb << 20), "--perms", "1777", "--tmpfs", "/tmp"]  # noqa: S108
    for prefix in _prefixes():
        for parent in reversed(Path(prefix).parents[:-1]):
            options += ["--perms", "0755", "--dir", str(parent)]
        options += ["--ro-bind", prefix, prefix]
    if secret and any(secret.is_relative_to(place) for place in [*_SYSTEM, *_prefixes()]):
        options += ["--tmpfs", str(secret)]
    options += ["--perms", "0755", "--dir", _CODE]
    options += ["--ro-bind", str(_PACKAGE), f"{_CODE}/crmlab"]
    for pattern in _TRUTH:
        for path in _PACKAGE.glob(pattern):
            hidden = path.relative_to(_PACKAGE.parent)
            options += ["--ro-bind", os.devnull, f"{_CODE}/{hidden}"]
    options += ["--proc", "/proc", "--dev", "/dev"]
    options += ["--remount-ro", "/dev", "--remount-ro", "/"]
    return [shutil.which("bwrap") or "bwrap", *options, "--chdir", "/tmp", "--"]  # noqa: S108


def _prefixes() -> list[str]:
    """Where Python lies outside the system's own folders, and where links on its way lead."""
    links = [Path(sys.executable)]
    while links[-1].is_symlink():
        links.append(links[-1].parent / links[-1].readlink())
    linked = [os.path.normpath(link.parent.parent) for link in links]
    library = f"lib/python{sys.version_info.major}.{sys.version_info.minor}/os.py"
    found = [prefix for prefix in linked if Path(prefix, library).exists()]
    places = dict.fromkeys([sys.base_prefix, sys.prefix, *found])
    return [place for place in places if place != "/usr" and not place.startswith("/usr/")]


def end(process: "subprocess.Popen[bytes]") -> None:
    """See the process off; kill it and all that can be reached of what it started, if it stays.

    Inside the sandbox that is all.
    """
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    if process.stderr is not None:
        process.stderr.close()
