"""What Lighthouse says of a page, in the Chromium that the system has."""

import json
import os
import shutil
import subprocess
import sys
from typing import NamedTuple

from tests.benchmarks.timing import BIN, ROOT

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Lighthouse makes a mobile's processor of the machine's own by slowing it four times. It counts on
# a machine of about this index of its own, and asks to be told another factor on a slower one.
_INDEX, _SLOWER = 2000, 4
_FACTOR = "--throttling.cpuSlowdownMultiplier"


def chromium() -> str:
    """Find the browser; stop where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    return found or sys.exit("There is no Chromium on this machine: install chromium.")


class Seen(NamedTuple):
    """What Lighthouse says: its four scores out of 100, and its index of this machine's speed."""

    scores: dict[str, float]
    speed: float


def seen(address: str, form: str, index: float | None = None) -> Seen:
    """Look at a page on a `form`, desktop or mobile, on a machine of `index`."""
    slower = [] if index is None else [f"{_FACTOR}={max(1, _SLOWER * index / _INDEX):.2f}"]
    command = [
        str(BIN / "node"),
        str(ROOT / "node_modules/lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox",
        *(["--preset=desktop"] if form == "desktop" else slower),
    ]
    environment = os.environ | {"CHROME_PATH": chromium()}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"Lighthouse could not look at {address}:\n{done.stderr.decode()[-2000:]}")
    found = json.loads(done.stdout)
    scores = {name: 100 * float(found["categories"][name]["score"]) for name in CATEGORIES}
    return Seen(scores, float(found["environment"]["benchmarkIndex"]))
