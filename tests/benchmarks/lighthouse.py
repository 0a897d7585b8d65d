"""What Lighthouse says of a page, in the Chromium that the system has."""

import json
import os
import shutil
import subprocess
import sys

from tests.benchmarks.timing import BIN, ROOT

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def chromium() -> str:
    """Find the browser; stop where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    return found or sys.exit("There is no Chromium on this machine: install chromium.")


def scores(address: str, form: str) -> dict[str, float]:
    """Give the four scores of a page out of 100, as seen on a `form`: desktop or mobile."""
    command = [
        str(BIN / "node"),
        str(ROOT / "node_modules/lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox",
        *(["--preset=desktop"] if form == "desktop" else []),
    ]
    environment = os.environ | {"CHROME_PATH": chromium()}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"Lighthouse could not look at {address}:\n{done.stderr.decode()[-2000:]}")
    found = json.loads(done.stdout)["categories"]
    return {name: 100 * float(found[name]["score"]) for name in CATEGORIES}
