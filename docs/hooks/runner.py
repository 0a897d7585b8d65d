"""Run pages side by side, a fresh process each, started by a server that has the imports done."""

import multiprocessing
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any

from docs.hooks.cells import Ran, run_all

# What every lesson imports, but never crmlab: a server that outlives an edit would run old code.
_IMPORTED = ["matplotlib.pyplot", "matplotlib.backends.backend_svg", "pandas", "IPython.lib.pretty"]
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")


def run_pages(pages: Sequence[Sequence[str]], *, limit: float = 120) -> list[list[Ran]]:
    """Run the fences of each page; a fence may take `limit` seconds.

    The results of a page end with the first fence that has a problem.
    """
    if _CONTEXT.get_start_method() == "forkserver":
        _CONTEXT.set_forkserver_preload(_IMPORTED)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return list(threads.map(lambda fences: _run(fences, limit), pages))


def _run(fences: Sequence[str], limit: float) -> list[Ran]:
    results: list[Ran] = []
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = _CONTEXT.Pipe(duplex=False)
        child = _CONTEXT.Process(target=_in_child, args=(list(fences), folder, theirs), daemon=True)
        child.start()
        theirs.close()
        while len(results) < len(fences) and not (results and results[-1].problem):
            results.append(_receive(ours, limit))
        child.kill()
        child.join()
    return results


def _receive(ours: Connection, limit: float) -> Ran:
    try:
        if not ours.poll(limit):
            return Ran([], f"it ran for more than {limit:g} seconds")
        ran: Ran = ours.recv()
    except EOFError:
        return Ran([], "it ended the process that ran it")
    return ran


def _in_child(fences: list[str], folder: str, theirs: Connection) -> None:
    os.chdir(folder)  # what a lesson writes goes with its folder
    os.environ.pop("CRMLAB_VARIANT", None)  # a page shows the books that everyone has
    run_all(fences, theirs.send)
