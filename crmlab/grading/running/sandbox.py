"""The judge's handle on the process that forks learner code, which is started once and kept."""

import atexit
import contextlib
import functools
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable

from crmlab.core.text import Text
from crmlab.grading.running import bubblewrap, forks
from crmlab.grading.running.channel import Channel, Gone, Overrun
from crmlab.grading.running.codec import CodecError
from crmlab.grading.running.walls import Limits, rlimits
from crmlab.grading.wording import plain

START_SECONDS = 60


class CouldNotStart(Exception):  # noqa: N818 - said of the machine, not of the learner
    """Learner code has no process; the message is what the sandbox or the system complained of."""


class Forks:
    """The process from which learner code is forked: in a sandbox, or with the caller's rights."""

    def __init__(self, *, sandboxed: bool) -> None:
        self.sandboxed = sandboxed
        ours, theirs = socket.socketpair()
        self._line = Channel(ours)
        inside = [sys.executable, "-P", "-s", "-m", forks.__name__, str(theirs.fileno())]
        words = bubblewrap.words() if sandboxed else []
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603
                [*words, *inside, "sandboxed" if sandboxed else "open"],
                env=bubblewrap.environment(sandboxed=sandboxed),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )

    @functools.cached_property
    def trouble(self) -> str:
        """What keeps learner code from being walled off here; "" if nothing does."""
        try:
            return plain(self._line.receive(seconds=START_SECONDS)["trouble"])
        except (Gone, Overrun, CodecError):
            self._process.kill()
            _, complaint = self._process.communicate()
            lines = complaint.decode(errors="replace").split("\n")
            return plain(next(filter(None, reversed(lines)), "it said nothing"))

    def order(
        self, limits: Limits, variant: int, hidden: Iterable[str]
    ) -> tuple[Channel, socket.socket]:
        """Have a process forked for learner code.

        Gives the line to it, and a socket that holds it in life: it ends when that is closed.

        Raises:
            CouldNotStart: there is nothing to fork it from.
        """
        if self.trouble:
            raise CouldNotStart(self.trouble)
        order = {
            "variant": variant,
            "hidden": list(hidden),
            "folder_bytes": limits.folder_mb << 20,
            "limits": {
                "rlimits": rlimits(limits, sandboxed=self.sandboxed),
                "uid": uid(sandboxed=self.sandboxed),
            },
        }
        (line, theirs), (hold, held) = socket.socketpair(), socket.socketpair()
        with theirs, held:
            try:
                self._line.send(order, seconds=START_SECONDS, attached=[theirs, held])
            except (Gone, Overrun):
                line.close()
                hold.close()
                raise CouldNotStart("the process that starts others has ended") from None
        return Channel(line, largest=limits.answer_mb << 20), hold

    def close(self) -> None:
        """End the process and all it has forked."""
        self._line.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(START_SECONDS)
        self._process.kill()
        self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()


_kept: dict[bool, tuple[int, Forks]] = {}


def kept(*, sandboxed: bool, anew: bool = False) -> Forks:
    """Give this process's own `Forks`, started when first asked for or `anew`.

    Raises:
        CouldNotStart: no process can be started.
    """
    process, forking = _kept.get(sandboxed, (0, None))
    if forking is None or process != os.getpid():  # a forked judge leaves its parent's alone
        pass
    elif anew:
        forking.close()
    else:
        return forking
    try:
        forking = Forks(sandboxed=sandboxed)
    except OSError:
        raise CouldNotStart("no process can be started") from None
    _kept[sandboxed] = os.getpid(), forking
    return forking


@atexit.register
def stop() -> None:
    """End what this process has kept."""
    for process, forking in _kept.values():
        if process == os.getpid():
            forking.close()
    _kept.clear()


def prepare() -> None:
    """Begin to load what learner code needs, while the caller does other things."""
    with contextlib.suppress(CouldNotStart):
        kept(sandboxed=shutil.which("bwrap") is not None)


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
        problem = kept(sandboxed=True).trouble
    except CouldNotStart as trouble:
        problem = str(trouble)
    if not problem:
        return None
    return Text(
        f"Bubblewrap cannot wall off learner code here ({problem}): allow unprivileged user "
        "namespaces (on Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0).",
        f"bubblewrap 在此无法隔离学员代码（{problem}）：请允许非特权用户命名空间"
        "（Ubuntu：sysctl kernel.apparmor_restrict_unprivileged_userns=0）。",
    )


def uid(*, sandboxed: bool) -> int | None:
    """A user of its own for a child that root starts: limits on processes do not hold for root."""
    if not sandboxed or os.getuid() != 0:
        return None
    return 200_000 + secrets.randbelow(1_000_000_000)
