"""Waiting for a notebook to be saved, and for keys."""

import contextlib
import os
import select
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PAUSE_SECONDS = 0.3


class Saved:
    """Tells when a file has been saved anew; looks at it rather than wait to be told.

    Looking works on every file system, also on shared folders where events get lost, and costs
    next to nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = self._look()

    def again(self) -> bool:
        """Whether the file was saved since this was last asked; a missing file is no news."""
        now = self._look()
        changed = now is not None and now != self._last
        self._last = now or self._last
        return changed

    def _look(self) -> tuple[int, int, int] | None:
        try:
            seen = self._path.stat()
        except OSError:
            return None
        return seen.st_mtime_ns, seen.st_size, seen.st_ino


class Keys:
    """Single keys as they are pressed, where there is a terminal to press them in."""

    def __init__(self) -> None:
        self.work = sys.stdin.isatty() and os.name == "posix"

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Let keys arrive without Enter, and put the terminal back as it was."""
        if not self.work:
            yield
            return
        import termios
        import tty

        before = termios.tcgetattr(sys.stdin)
        try:
            tty.setcbreak(sys.stdin)
            yield
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)

    def pressed(self, seconds: float) -> str:
        """Wait at most so long for a key; "" where none came."""
        if not self.work:
            time.sleep(seconds)
            return ""
        ready, _, _ = select.select([sys.stdin], [], [], seconds)
        return os.read(sys.stdin.fileno(), 1).decode("ascii", "ignore") if ready else ""
