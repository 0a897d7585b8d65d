"""What holds for all tests."""

import os

import pytest
from hypothesis import settings

# No example of a law is timed: the machine may be busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def need(reason: str | None) -> None:
    """Skip the test for `reason`, if there is one; where CI=true nothing may be skipped: fail."""
    if reason is None:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"This must not be skipped where CI=true: {reason}")
    pytest.skip(reason)
