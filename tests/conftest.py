"""What holds for all tests."""

import os

import pytest


def need(reason: str | None) -> None:
    """Skip the test for `reason`, if there is one; where CI=true nothing may be skipped: fail."""
    if reason is None:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"This must not be skipped where CI=true: {reason}")
    pytest.skip(reason)
