"""What `crmlab grade` and all it starts hold in memory, for a class and for ten times as many.

Pages that processes share are counted once (PSS). Only Linux tells; `BENCH_CLASS` makes the
class smaller.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from crmlab.grading.exercises import exercise
from tests.benchmarks import small
from tests.benchmarks.grading import handed_in, solved_notebook
from tests.benchmarks.timing import BIN

CLASS = int(os.environ.get("BENCH_CLASS", "200"))
_EVERY_SECONDS = 0.5


def measured() -> Iterator[str]:
    """Grade both classes and look at the memory meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        small.for_crmlab(work)
        notebook = solved_notebook(exercise.load(work / "exercises" / small.LESSON), work)
        for count in (CLASS, 10 * CLASS):
            most = _most(work, handed_in(notebook, count))
            yield f"crmlab grade of {count:<6}  {most:6.0f} MB at most, with all it starts (400)"


def _most(work: Path, submissions: Path) -> float:
    shutil.rmtree(work / "grades", ignore_errors=True)
    words = ["grade", submissions, "--checks", work / "exercises", "--out", work / "grades"]
    most = 0.0
    with subprocess.Popen(
        [BIN / "crmlab", *map(str, words), "--jobs=2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None:
            most = max(most, sum(map(_megabytes, _family(process.pid))))
            time.sleep(_EVERY_SECONDS)
    return most


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:  # it has just ended
        return
    for child in children:
        yield from _family(int(child))


def _megabytes(process: int) -> float:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    lines = dict(line.split(":", 1) for line in text.splitlines()[1:])
    return int(lines.get("Pss", "0 kB").split()[0]) / 1024
