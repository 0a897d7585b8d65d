"""The process inside the sandbox from which each run of learner code is forked.

It loads what takes long, once for a whole class, and holds nothing that learners must not see:
those it forks inherit its memory.
"""

import contextlib
import importlib
import os
import select
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from crmlab.grading.running import child, namespaces
from crmlab.grading.running.channel import Channel, Gone
from crmlab.grading.running.walls import FOLDER, confine

_SLOW_TO_LOAD = ("pandas", "crmlab.company")
_GRACE_SECONDS = 0.5


def main(handle: int, *, sandboxed: bool) -> None:
    """Serve the judge at the other end of the socket with this number, until it leaves."""
    judge = Channel(socket.socket(fileno=handle))
    judge.send({"trouble": _tried() if sandboxed else ""}, seconds=60)
    # Learners need not have it, so no answer may depend on it; pandas loads faster without.
    sys.modules["pyarrow"] = None  # type: ignore[assignment]
    for name in _SLOW_TO_LOAD:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _serve(judge, sandboxed=sandboxed)


def _tried() -> str:
    """Part one process from the others, to see whether that can be done; say why not."""
    try:
        trial = namespaces.fork()
    except OSError as error:
        return str(error.strerror)
    if trial == 0:
        os._exit(_trial())
    _, status = os.waitpid(trial, 0)
    code = os.waitstatus_to_exitcode(status)
    return os.strerror(code) if code > 0 else f"status {code}" if code else ""


def _trial() -> int:
    try:
        namespaces.part(folder=FOLDER, folder_bytes=1 << 20, hidden=[])
        namespaces.give_up_capabilities()
    except OSError as error:
        return error.errno or 1
    return 0


def _serve(judge: Channel, *, sandboxed: bool) -> None:
    """Fork on each order; end what was forked as soon as its judge lets go of it."""
    grace = 0 if sandboxed else _GRACE_SECONDS
    living: dict[int, tuple[int, socket.socket]] = {}
    waiting = select.poll()
    waiting.register(judge.end, select.POLLIN)
    while True:
        ready = {handle for handle, _ in waiting.poll()}
        for handle in ready & living.keys():
            process, hold = living.pop(handle)
            waiting.unregister(handle)
            hold.close()
            _end(process, grace)
        if judge.end.fileno() in ready:
            try:
                order, (line, hold) = judge.receive_with_sockets(2)
            except Gone:
                break
            others = [judge.end, hold, *(other for _, other in living.values())]
            if process := _forked(order, line, others, sandboxed=sandboxed):
                living[hold.fileno()] = process, hold
                waiting.register(hold, 0)  # that is, for its other end being closed
    for process, _ in living.values():
        _end(process, grace)


def _forked(
    order: dict[str, Any], line: socket.socket, others: list[socket.socket], *, sandboxed: bool
) -> int:
    """Fork a process for learner code, which says on its `line` when it is ready; 0 if none came.

    It has none of the `others`.
    """
    with line:
        try:
            process = namespaces.fork() if sandboxed else os.fork()
        except OSError as error:
            Channel(line).send(str(error), seconds=60)
            return 0
        if process == 0:
            for other in others:
                other.close()
            _become_learner(Channel(line), order, sandboxed=sandboxed)
        return process


def _become_learner(line: Channel, order: dict[str, Any], *, sandboxed: bool) -> NoReturn:
    try:
        # Before anything else: a signal to its group must not reach the others.
        os.setsid()
        _silence()
        sys.argv = [""]
        os.environ["CRMLAB_VARIANT"] = str(order["variant"])
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()  # else all would draw the same numbers
        if sandboxed:
            hidden = [place for place in order["hidden"] if Path(place).is_dir()]
            namespaces.part(folder=FOLDER, folder_bytes=order["folder_bytes"], hidden=hidden)
        confine(order["limits"])
        if sandboxed:
            namespaces.give_up_capabilities()
    except (OSError, ValueError, OverflowError) as error:
        line.send(f"{type(error).__name__}: {error}", seconds=60)
        os._exit(1)
    line.send("up", seconds=60)
    child.run(line)


def _silence() -> None:
    """Send what the learner's code prints nowhere: nobody reads it here."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nowhere, handle)
    os.close(nowhere)


def _end(process: int, grace: float) -> None:
    """See a process off; kill it, and what can be reached of what it started, if it stays."""
    deadline = time.monotonic() + grace
    while os.waitpid(process, os.WNOHANG)[0] == 0:
        if time.monotonic() >= deadline:
            for kill in (os.killpg, os.kill):
                with contextlib.suppress(ProcessLookupError):
                    kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            return
        time.sleep(0.002)


if __name__ == "__main__":
    main(int(sys.argv[1]), sandboxed=sys.argv[2] == "sandboxed")
    os._exit(0)  # to tidy up what was loaded would keep the judge waiting
