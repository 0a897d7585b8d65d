"""The untrusted side: runs a notebook's cells and answers what the judge asks of their names.

It holds no checks and no expected values. After the cells have run it forks once for each check,
so that nothing one check does to the learner's variables reaches the next.
"""

import contextlib
import os
import signal
import sys
import types
from typing import Any, NoReturn

from crmlab.grading.running import barring, cells, codec
from crmlab.grading.running.channel import Channel


def run(judge: Channel) -> NoReturn:
    """Run the cells that the judge sends, then answer until it leaves."""
    try:
        order = judge.receive(seconds=None)
        barring.load(order["barred"])
        barring.bar(order["barred"])
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        errors = cells.run(order["cells"], vars(module))
        loaded = barring.loaded(order["watched"])
        judge.send({"errors": errors, "loaded": loaded, "leaned": barring.leaned}, seconds=60)
        _serve(judge, vars(module))
    finally:
        # Learner code may have left threads and exit handlers behind; nobody waits for those.
        os._exit(0)


def _serve(judge: Channel, names: dict[str, Any]) -> NoReturn:
    """Fork a view for each check, end it when the next is asked for; go on until the judge leaves.

    Raises:
        Gone: the judge has left.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    view = 0
    try:
        while True:
            request, (end,) = judge.receive_with_sockets(1)
            _end(view)
            view = os.fork()
            if view == 0:
                os.setsid()
                judge.close()
                barring.leaned.clear()
                barring.bar(request["barred"])
                _answer(Channel(end), names)
            end.close()
    finally:
        _end(view)


def _end(view: int) -> None:
    if view:
        with contextlib.suppress(OSError):
            os.killpg(view, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.waitpid(view, 0)


def _answer(check: Channel, names: dict[str, Any]) -> NoReturn:
    check.send({"ready": True}, seconds=60)
    while True:
        request = check.receive(seconds=None)
        check.send(reply(request, names), seconds=60)


def reply(request: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    """Answer what was asked of one of the names."""
    name = request["name"]
    if name not in names:
        return {"missing": True}
    value = names[name]
    called = "args" in request
    if called and not callable(value):
        return {"no function": type(value).__name__[:60]}
    if callable(value) and not called:
        return {"function": True}
    try:
        if called:
            args = codec.decode(request["args"], _refuse)
            kwargs = codec.decode(request["kwargs"], _refuse)
            value = value(*args, **kwargs)
        reply = {"value": codec.encode(value)}
    except BaseException as error:  # noqa: BLE001 - whatever learner code raises is its answer
        reply = {"raised": cells.describe(error)}
    return {**reply, "leaned": barring.leaned}


def _refuse(kind: str) -> NoReturn:
    raise TypeError(f"a {kind} cannot be handed over")
