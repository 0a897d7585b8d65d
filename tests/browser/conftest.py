"""The built site, served from a thread, in the Chromium that the system has."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from docs.hooks.build import SITE
from tests.browser.serving import served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Say which browser to start; skip where there is none, fail where there has to be one."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        missing = "no Chromium on this machine, so nothing was tried in a browser: install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    # Chromium's own sandbox refuses to work for root; it shows no pages here but ours.
    return {"executable_path": chromium, "args": ["--no-sandbox"] if os.geteuid() == 0 else []}


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """Serve the site."""
    assert SITE.is_dir(), "site/ is missing: run make build first"
    with served(SITE) as address:
        yield address
