"""How long an author waits, in a copy of the course: builds, a saved edit, many pages."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.timing import BIN, ROOT, in_turn, seconds

LESSON = "docs/en/credit/ratios.md"
ADDED = (50, 200)
_COPIED = ("docs", "crmlab", "exercises", "requirements", "mkdocs.yml", "pyproject.toml")
_BUILD: list[str | Path] = [BIN / "python", "-m", "docs.hooks", "build"]
_SERVE = """
from docs.hooks import build, serve
build.build()
serve._PORT = {}
serve.serve()
"""
_PAGE = """\
---
title: Page {0}
description: One of many pages.
---
## One {{#one}}

The ratio is 1.5, or $\\frac{{3}}{{2}}$, on page {0}.

| a | b |
|---|---|
| 1 | 2 |
"""


def built() -> Iterator[str]:
    """Build with nothing kept, then again with nothing changed."""
    with _copy() as root:
        cold = seconds(_BUILD, cwd=root)
        (warm,) = in_turn(lambda: seconds(_BUILD, cwd=root), runs=3)
    pages = len(list(ROOT.glob("docs/*/**/*.md")))
    yield f"build of {pages} pages, cold {cold:9.1f} s"
    yield f"build of {pages} pages, warm {warm:9.1f} s"


def edited() -> str:
    """Save a lesson, with code that has to run anew, while the site is served."""
    with _copy() as root:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [str(BIN / "python"), "-c", _SERVE.format(port)], cwd=root, stdout=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}/credit/ratios/"
            _until(address, "<h1")
            (taken,) = in_turn(lambda: _edit(root / LESSON, address), runs=3)
        finally:
            server.terminate()
            server.wait()
    return f"a lesson edited, to the refreshed page {taken:5.1f} s (at most 3.5)"


def grown() -> Iterator[str]:
    """Add pages in both languages, and see what each costs."""
    with _copy() as root:
        seconds(_BUILD, cwd=root)
        (before,) = in_turn(lambda: seconds(_BUILD, cwd=root), runs=3)
        for count in ADDED:
            _add(root, count)
            after = seconds(_BUILD, cwd=root)
            each = (after - before) / count / 2
            yield f"{count} x 2 pages more {after:17.1f} s   {1000 * each:.0f} ms a page"


@contextmanager
def _copy() -> Iterator[Path]:
    """Copy what the site is built from."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in _COPIED:
            source = ROOT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, root / name)
        (root / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
        yield root


def _edit(lesson: Path, address: str) -> float:
    token = f"edited{time.monotonic_ns()}"
    text = lesson.read_text(encoding="utf-8")
    began = time.perf_counter()
    lesson.write_text(f'{text}\n```python\nprint("{token}")\n```\n', encoding="utf-8")
    _until(address, f"<samp>{token}")
    return time.perf_counter() - began


def _until(address: str, words: str, limit: float = 120) -> None:
    """Wait until a page holds `words`."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return
        except OSError:
            pass  # it is not there yet
        time.sleep(0.05)
    sys.exit(f"{address} did not show {words} within {limit:.0f} seconds.")


def _add(root: Path, count: int) -> None:
    names = [f"extra-{number:03}.md" for number in range(count)]
    for lang in ("en", "zh"):
        for number, name in enumerate(names):
            (root / "docs" / lang / name).write_text(_PAGE.format(number), encoding="utf-8")
    site = root / "mkdocs.yml"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    added = "".join(f"  - {name}\n" for name in names)
    site.write_text(text.replace("  - Home: index.md\n", f"  - Home: index.md\n{added}"), "utf-8")
