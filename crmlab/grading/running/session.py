"""The judge's side of the line to learner code: starting it, asking it, ending it."""

import contextlib
import socket
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from crmlab.grading.running import sandbox
from crmlab.grading.running.channel import Channel, Gone, Overrun
from crmlab.grading.running.codec import CodecError
from crmlab.grading.running.sandbox import CouldNotStart
from crmlab.grading.running.walls import Limits
from crmlab.grading.wording import plain, raised

if TYPE_CHECKING:
    from crmlab.core.text import Text

_FORK_SECONDS = 10


class Ended(Exception):  # noqa: N818
    """The learner's code ended or broke its process while its cells ran."""


class Session:
    """One run of a notebook's cells in a process of its own, and the views that checks get of it.

    The folder `secret` is kept from the cells, as far as a sandbox can. `barred` modules cannot be
    called by the cells; of the `watched` ones it is reported whether they were imported. Nothing
    that is asked takes longer than until `deadline`, a time of the monotonic clock.
    """

    def __init__(
        self,
        cells: Sequence[str],
        *,
        variant: int,
        sandboxed: bool,
        limits: Limits,
        deadline: float,
        secret: Path,
        barred: Sequence[str] = (),
        watched: Sequence[str] = (),
    ) -> None:
        self._sandboxed, self._variant, self._limits = sandboxed, variant, limits
        self._secret = secret
        self._cells, self._deadline, self._lost = list(cells), deadline, False
        self._order = {"cells": self._cells, "barred": list(barred), "watched": list(watched)}
        self._line: Channel | None = None
        self._hold: socket.socket | None = None
        self._spare: View | None = None
        self._trouble = ""
        self.errors: Sequence[Text] = ()
        self.loaded: list[str] = []
        self.leaned: list[str] = []

    def start(self) -> None:
        """Have the process forked and begin to run the cells; `finish` says if it could not."""
        for anew in (False, True):
            try:
                forks = sandbox.kept(sandboxed=self._sandboxed, anew=anew)
                self._line, self._hold = forks.order(
                    self._limits, self._variant, [str(self._secret)]
                )
            except CouldNotStart as trouble:
                self._trouble = str(trouble)
            else:
                break
        if self._line is not None:
            with contextlib.suppress(Gone, Overrun):
                self._line.send(self._order, seconds=sandbox.START_SECONDS)

    def finish(self) -> None:
        """Wait until all cells have run.

        Raises:
            CouldNotStart: the process never came up.
            Overrun: the cells took too long.
            Ended: the cells ended their own process, or made it send what is no report.
        """
        self._lost = True
        if self._line is None:
            raise CouldNotStart(self._trouble)
        try:
            complaint = self._line.receive(seconds=sandbox.START_SECONDS)
        except (Gone, Overrun, CodecError):
            complaint = "the process for learner code ended at once"
        if complaint != "up":
            raise CouldNotStart(plain(complaint))
        try:
            self._note(self._line.receive(seconds=self._at_most(self._limits.cells_seconds)))
        except (Gone, CodecError):
            raise Ended from None
        self._lost = False

    def _note(self, report: Any) -> None:
        try:
            self.errors = [raised(error) for error in report["errors"][: len(self._cells)]]
            self.loaded = [plain(name) for name in report["loaded"]]
            self.leaned = [plain(name) for name in report["leaned"]]
        except Exception:  # noqa: BLE001 - learner code can send what it likes in place of a report
            raise CodecError("what was sent is no report") from None

    def view(self, barred: Sequence[str]) -> "View":
        """Open a view with fresh state, in which `barred` modules cannot be called.

        One that was put back serves again. A process that an earlier check has killed is started
        again, cells and all; one that cannot be brought back is given up.

        Raises:
            CouldNotStart, Overrun, Ended: it could not be brought back.
        """
        if self._spare is not None and self._spare.barred == list(barred):
            view, self._spare = self._spare, None
            return view
        if not self._lost:
            with contextlib.suppress(Gone, Overrun, CodecError):
                return self._fork(barred)
            self.close()
            self.start()
            self.finish()
            with contextlib.suppress(Gone, Overrun, CodecError):
                return self._fork(barred)
            self._lost = True
        raise Ended

    def put_back(self, view: "View") -> None:
        """Keep a view for the next check if it has run nothing of the learner's; else end it."""
        self._forget_spare()
        if view.fresh:
            self._spare = view
        else:
            view.close()

    def _forget_spare(self) -> None:
        if self._spare is not None:
            self._spare.close()
            self._spare = None

    def _fork(self, barred: Sequence[str]) -> "View":
        self._forget_spare()
        if self._line is None:
            raise Gone
        ours, theirs = socket.socketpair()
        check = Channel(ours, largest=self._limits.answer_mb << 20)
        seconds = self._at_most(_FORK_SECONDS)
        try:
            with theirs:
                self._line.send({"barred": list(barred)}, seconds=seconds, attached=[theirs])
            check.receive(seconds=seconds)
        except BaseException:
            check.close()
            raise
        return View(check, list(barred), self._limits.call_seconds, self._deadline)

    def _at_most(self, seconds: float) -> float:
        return min(seconds, self._deadline - time.monotonic())

    def close(self) -> None:
        """End the process and everything that it has started."""
        self._forget_spare()
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._hold is not None:
            self._hold.close()
            self._hold = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class View:
    """What one check sees of the learner's names; each question may take `seconds`.

    It is `fresh` until it has called one of their functions.
    """

    def __init__(self, line: Channel, barred: list[str], seconds: float, deadline: float) -> None:
        self._line, self.barred, self.seconds, self._deadline = line, barred, seconds, deadline
        self.fresh = True

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and wait for its reply.

        Raises:
            Gone, Overrun: no reply came.
            CodecError: what came is no reply.
        """
        fresh, self.fresh = self.fresh and "args" not in request, False
        deadline = min(time.monotonic() + self.seconds, self._deadline)
        self._line.send(request, seconds=deadline - time.monotonic())
        reply = self._line.receive(seconds=deadline - time.monotonic())
        if not isinstance(reply, dict):
            raise CodecError("what was sent is no reply")
        self.fresh = fresh
        return reply

    def close(self) -> None:
        """Close the view; its process ends."""
        self._line.close()
