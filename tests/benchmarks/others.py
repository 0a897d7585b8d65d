"""The environment of what others have built, installed from a lock of its own, once."""

import shutil
import sys

from tests.benchmarks.timing import BIN, ROOT, seconds

LOCK = ROOT / "requirements" / "bench.lock"
HOME = ROOT / ".cache" / "bench"


def install() -> None:
    """Install it, unless it is there as the lock wants it."""
    done = HOME / "installed.lock"
    if done.exists() and done.read_bytes() == LOCK.read_bytes():
        return
    print("installing what others have built into .cache/bench", flush=True)
    uv, python = BIN / "uv", HOME / "bin" / "python"
    seconds([uv, "venv", "-q", "--clear", "--python", sys.executable, HOME])
    seconds([uv, "pip", "sync", "-q", "--compile-bytecode", "--python", python, LOCK])
    shutil.copy(LOCK, done)
