"""Bubblewrap around learner code: no network, nothing of the host but the Python it needs."""

import os
import shutil
import sys
from pathlib import Path

import crmlab
from crmlab.grading.running.walls import FOLDER

_PACKAGE = Path(crmlab.__file__).parent
_CODE = "/code"
_TRUTH = ("company/truth.py", "company/__pycache__/truth.*.pyc")
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime")
# What it takes to part processes from each other inside; learner code keeps none of it.
_CAPABILITIES = ("SYS_ADMIN", "SETUID", "SETGID", "KILL")
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "PYTHONDONTWRITEBYTECODE": "1",
    # The order of a set must be the same at home and at the instructor's.
    "PYTHONHASHSEED": "0",
    # Threads reserve address space, and a class is graded on every core anyway.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


def words() -> list[str]:
    """Give the words before a command that put it inside."""
    options = ["--die-with-parent", "--new-session", "--hostname", "learner"]
    if os.getuid() == 0:
        options += [f"--unshare-{space}" for space in ("pid", "net", "ipc", "uts")]
    else:  # as any other user bubblewrap would end in a second namespace that owns nothing
        options += ["--unshare-all", "--uid", "0", "--gid", "0"]
    options += ["--cap-drop", "ALL"]
    for capability in _CAPABILITIES:
        options += ["--cap-add", f"CAP_{capability}"]
    options += ["--perms", "0755", "--dir", "/etc"]
    for place in _SYSTEM:
        if Path(place).is_symlink():
            options += ["--symlink", str(Path(place).readlink()), place]
        else:
            options += ["--ro-bind-try", place, place]
    options += ["--perms", "0755", "--dir", FOLDER]
    for prefix in _prefixes():
        for parent in reversed(Path(prefix).parents[:-1]):
            options += ["--perms", "0755", "--dir", str(parent)]
        options += ["--ro-bind", prefix, prefix]
    if not any(Path(prefix).is_relative_to("/tmp") for prefix in _prefixes()):  # noqa: S108
        options += ["--symlink", FOLDER, "/tmp"]  # noqa: S108
    options += ["--perms", "0755", "--dir", _CODE]
    options += ["--ro-bind", str(_PACKAGE), f"{_CODE}/crmlab"]
    for pattern in _TRUTH:
        for path in _PACKAGE.glob(pattern):
            hidden = path.relative_to(_PACKAGE.parent)
            options += ["--ro-bind", os.devnull, f"{_CODE}/{hidden}"]
    options += ["--proc", "/proc", "--dev", "/dev"]
    options += ["--remount-ro", "/dev", "--remount-ro", "/"]
    return [shutil.which("bwrap") or "bwrap", *options, "--chdir", FOLDER, "--"]


def environment(*, sandboxed: bool) -> dict[str, str]:
    """Give the environment that learner code sees: nothing of the caller's."""
    if sandboxed:
        return {**_ENVIRONMENT, "PYTHONPATH": _CODE, "HOME": FOLDER, "TMPDIR": FOLDER}
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    return {**_ENVIRONMENT, "PYTHONPATH": str(_PACKAGE.parent), **kept}


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
