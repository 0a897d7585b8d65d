"""Plain `pytest` in an exercise's folder: the checks run, on the solution or on `--answers FILE`.

Every run of pytest loads this module, so it is small. It does nothing before pytest comes upon an
exercise's file of checks.
"""

from pathlib import Path

import pytest

from crmlab.grading.checks.places import HIDDEN_FILE, PUBLIC_FILE

_NAME = "crmlab-checks"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the file whose answers are checked."""
    parser.getgroup("crmlab").addoption(
        "--answers",
        type=Path,
        metavar="FILE",
        help="check these answers, a notebook or Python file, in place of the exercise's solution",
    )


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the exercise's source alone: it is no module."""
    is_source = collection_path.name == "exercise.py" and _belong_together(collection_path.parent)
    return True if is_source else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> None:
    """Be there when the first file of checks is read."""
    plugins = parent.config.pluginmanager
    if (
        file_path.name in (PUBLIC_FILE, HIDDEN_FILE)
        and _belong_together(file_path.parent)
        and not plugins.has_plugin(_NAME)
    ):
        from crmlab.grading.authoring.plain import PlainChecks

        plugins.register(PlainChecks(parent.config.getoption("--answers")), _NAME)


def _belong_together(folder: Path) -> bool:
    checks = folder / PUBLIC_FILE
    return (folder / "exercise.py").is_file() and (
        checks.is_file() and "crmlab.grading" in checks.read_text("utf-8", errors="replace")
    )
