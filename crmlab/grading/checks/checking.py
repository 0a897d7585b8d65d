"""Running pytest in this process on the checks of one exercise, and on nothing else."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from crmlab.grading.checks.plugin import Checks

# Loading these takes longer than the checks; two of them collect garbage at the end.
_UNNEEDED = (
    "cacheprovider capture debugging doctest faulthandler junitxml legacypath logging pastebin "
    "recwarn setuponly setupplan stepwise subtests terminal threadexception tmpdir unittest "
    "unraisableexception warnings"
)


def run(files: Sequence[Path], checks: Checks) -> None:
    """Run pytest on the files of one exercise with the plugin `checks` and no other's.

    Raises:
        KeyboardInterrupt: the user wants to stop.
    """
    if not files:
        checks.troubles.append("there is no file of checks")
        return
    for file in files:
        # Pytest names a module by its file alone and would reuse another lesson's.
        sys.modules.pop(file.stem, None)
    quiet = ["--disable-plugin-autoload", "--noconftest"]
    here = str(files[0].parent)  # without its own say, pytest would look through all above it
    apart = ["-c", os.devnull, "--rootdir", here, "--confcutdir", here, "--import-mode=importlib"]
    without = [f"-pno:{plugin}" for plugin in _UNNEEDED.split()]
    silence = io.StringIO()
    with (
        _users_own_options_set_aside(),
        contextlib.redirect_stdout(silence),
        contextlib.redirect_stderr(silence),
    ):
        status = pytest.main([*quiet, *apart, *without, *map(str, files)], plugins=[checks])
    if checks.interrupted:
        raise KeyboardInterrupt
    if status in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        errors = [line for line in silence.getvalue().splitlines() if "Error" in line]
        checks.troubles.append(errors[-1] if errors else f"pytest ended with status {status}")


@contextlib.contextmanager
def _users_own_options_set_aside() -> Iterator[None]:
    names = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")
    aside = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(aside)
