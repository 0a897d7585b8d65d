"""`check()` in a notebook: the public checks on the values that are there now.

The checks run in a judge of its own, another process (`live_judge`). It asks this one for values
and calls, and what crosses is plain data, as when a saved notebook is checked. The judge that runs
a saved notebook has no Jupyter, so that a `check()` left in a cell does nothing there.
"""

import contextlib
import io
import os
import re
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any

from crmlab.grading.checks.effort import TooMuchEffort, at_most
from crmlab.grading.running import child
from crmlab.grading.running.channel import Channel, Gone

CALL_SECONDS = 10
"""Of computing that one call may take."""


def check(part: str | None = None, *, lesson: str | None = None) -> None:
    """Check a part, or all parts, of the notebook that this is called in, and show the result.

    `lesson` is needed only where the notebook's file does not tell it.
    """
    shell = _shell()
    if shell is None:
        return
    from IPython.display import display

    from crmlab.grading.learning.card import Card

    display(Card(_judged(shell, part, lesson)))  # type: ignore[no-untyped-call]


def _shell() -> Any:
    """Give the IPython that runs this notebook, None where there is none."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _judged(shell: Any, part: str | None, lesson: str | None) -> Mapping[str, Any]:
    """Start a judge, answer what it asks, and give what it says in the end."""
    names = shell.user_ns
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-P", "-m", f"{__package__}.live_judge", str(theirs.fileno())]
    with theirs:
        # In a session of its own, since the button that stops a cell signals all of ours.
        judge = subprocess.Popen(  # noqa: S603
            command, pass_fds=[theirs.fileno()], start_new_session=True
        )
    line = Channel(ours)
    asked = {
        "part": part,
        "lesson": lesson,
        "file": _file(names),
        "names": sorted(names),
        "cells": [cell for cell in names.get("In", ()) if isinstance(cell, str)],
    }
    try:
        line.send(asked, seconds=60)
        barred: list[str] = []
        while "said" not in (request := line.receive(seconds=None)):
            if "barred" in request:
                barred = request["barred"]
            else:
                line.send(_reply(request, shell, barred), seconds=60)
    except Gone:
        return {}
    finally:
        line.close()
        judge.terminate()
        judge.wait()
    said: Mapping[str, Any] = request["said"]
    return said


def _file(names: Mapping[str, Any]) -> str | None:
    """Name the notebook's file as Jupyter or VS Code tell it."""
    path = names.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME")
    return path if isinstance(path, str) else None


def _reply(request: dict[str, Any], shell: Any, barred: list[str]) -> dict[str, Any]:
    """Answer the judge with the live value or the result of a call.

    Raises:
        KeyboardInterrupt: the learner has stopped the call, which is no answer.
    """
    name = request["name"]
    value = shell.user_ns.get(name)
    if "args" not in request or not callable(value):
        return child.reply(request, shell.user_ns)
    call = _Call(value, shell, barred)
    reply = child.reply(request, {name: call})
    if call.stopped:
        raise KeyboardInterrupt
    if call.late:
        return {"late": True}
    if "raised" in reply:
        reply["raised"] |= call.place
    return {**reply, "leaned": call.leaned}


class _Call:
    """A function of the notebook, followed while it is called.

    `place` tells the cell and line that an error came from, `leaned` the barred modules that were
    called on the way, `late` that it computed for too long, `stopped` that the learner ended it.
    """

    def __init__(self, function: Callable[..., Any], shell: Any, barred: list[str]) -> None:
        self._function, self._shell, self._barred = function, shell, barred
        self.place: dict[str, Any] = {}
        self.leaned: list[str] = []
        self.late = self.stopped = False

    def __call__(self, *args: object, **kwargs: object) -> Any:
        silence = io.StringIO()
        try:
            with contextlib.redirect_stdout(silence), self._followed(), at_most(CALL_SECONDS):
                return self._function(*args, **kwargs)
        except TooMuchEffort:
            self.late = True
            raise
        except KeyboardInterrupt:
            self.stopped = True
            raise
        except Exception as error:
            self.place = _place(error, self._shell)
            raise

    @contextlib.contextmanager
    def _followed(self) -> Iterator[None]:
        if not self._barred:
            yield
            return
        before = sys.getprofile()
        sys.setprofile(self._notice)
        try:
            yield
        finally:
            sys.setprofile(before)

    def _notice(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            module = str(frame.f_globals.get("__name__", ""))
            for name in self._barred:
                if (module == name or module.startswith(f"{name}.")) and name not in self.leaned:
                    self.leaned.append(name)


def _place(error: Exception, shell: Any) -> dict[str, Any]:
    """Tell the cell, by the number that it shows, and the line that an error came from."""
    place: dict[str, Any] = {}
    for frame in traceback.extract_tb(error.__traceback__):
        _, label = shell.compile.format_code_name(frame.filename) or ("", "")
        if number := re.fullmatch(r"In\[(\d{1,9})\]", label):
            place = {"cell": int(number[1]), "line": frame.lineno or 1, "text": frame.line or ""}
    return place
