"""A bound on the computing that a piece of the judge's own code does."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from typing import NoReturn


class TooMuchEffort(BaseException):
    """A piece of code has computed for longer than it may; not to be caught by that code."""


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Interrupt the code inside when it has computed for so long; waiting does not count.

    There is no bound on systems without such a clock, and outside the main thread.

    Raises:
        TooMuchEffort: in the code inside.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return

    def interrupt(*_: object) -> NoReturn:
        raise TooMuchEffort(f"it computed for more than {seconds:g} seconds")

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
