"""Walls between processes of one sandbox: Linux namespaces, which Python 3.11 has no words for.

A process needs the capabilities of its user namespace for all of this, and gives them up in the
end.
"""

import ctypes
import os
import sys
from collections.abc import Iterable

_NEW_MOUNTS, _NEW_IPC, _NEW_PIDS, _NEW_NETWORK = 0x20000, 0x8000000, 0x20000000, 0x40000000
_NO_SUID, _NO_DEVICES, _NO_PROGRAMS, _READ_ONLY = 2, 4, 8, 1
_NO_NEW_PRIVILEGES, _AMBIENT, _CLEAR_ALL = 38, 47, 4
_CAPABILITIES_VERSION = 0x20080522


def fork() -> int:
    """Fork like `os.fork`; the child is the first process of a PID namespace of its own.

    Raises:
        OSError: the system allows no new namespace, or no new process.
    """
    own = os.open("/proc/self/ns/pid", os.O_RDONLY)
    try:
        _call("unshare", _NEW_PIDS)
        process = os.fork()
        if process:  # the next namespace starts from here again
            _call("setns", own, _NEW_PIDS)
    finally:
        os.close(own)
    return process


def part(*, folder: str, folder_bytes: int, hidden: Iterable[str]) -> None:
    """Part this process from all others: no network, a `folder` and /proc of its own.

    What lies in the `hidden` folders cannot be seen any more.

    Raises:
        OSError: the system refuses.
    """
    _call("unshare", _NEW_MOUNTS | _NEW_IPC | _NEW_NETWORK)
    size = f"size={folder_bytes},mode=1777"
    _mount("tmpfs", folder, _NO_SUID | _NO_DEVICES, size)
    _mount("proc", "/proc", _NO_SUID | _NO_DEVICES | _NO_PROGRAMS, "")
    for place in hidden:
        _mount("tmpfs", place, _READ_ONLY | _NO_SUID | _NO_DEVICES, "size=0,mode=000")
    os.chdir(folder)


def give_up_capabilities() -> None:
    """Give up every capability, and that any program started from here could bring one back.

    Raises:
        OSError: the system refuses.
    """
    _call("prctl", _AMBIENT, _CLEAR_ALL, 0, 0, 0)
    _call("prctl", _NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    _call("capset", header, (ctypes.c_uint32 * 6)())


def _mount(kind: str, place: str, flags: int, options: str) -> None:
    texts = [text.encode() for text in (kind, place, kind)]
    _call("mount", *texts, flags, options.encode(), about=f" of {kind} on {place}")


def _call(name: str, *arguments: object, about: str = "") -> None:
    if getattr(_libc, name)(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}{about}: {os.strerror(code)}")


if sys.platform == "linux":
    _libc = ctypes.CDLL(None, use_errno=True)
    _libc.mount.argtypes = [ctypes.c_char_p] * 3 + [ctypes.c_ulong, ctypes.c_char_p]
