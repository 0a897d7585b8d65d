"""How commands are timed."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
RUNS = 5


def seconds(
    command: Sequence[str | Path],
    *,
    cwd: Path = ROOT,
    environment: Mapping[str, str] | None = None,
) -> float:
    """Time one run of a command; stop if it fails."""
    began = time.perf_counter()
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        check=False,
    )
    taken = time.perf_counter() - began
    if done.returncode:
        said = (done.stdout + done.stderr).decode(errors="replace")[-2000:]
        sys.exit(f"{command} ended with {done.returncode}:\n{said}")
    return taken


def said(command: Sequence[str | Path]) -> str:
    """Run a command and give what it prints; stop if it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False, text=True)
    if done.returncode:
        sys.exit(f"{words[0]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def peak_megabytes() -> float:
    """Give the most memory that any command held which was run from here."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def in_turn(*commands: Callable[[], float], runs: int = RUNS) -> list[float]:
    """Give the median time of each, run in turn so that a noisy spell strikes all of them."""
    times = [[command() for command in commands] for _ in range(runs)]
    return [statistics.median(each) for each in zip(*times, strict=True)]
