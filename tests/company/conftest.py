"""Books that several tests read; none may change them."""

import pytest

from crmlab.company import Books, load


@pytest.fixture(scope="session")
def small() -> Books:
    return load(0)


@pytest.fixture(scope="session")
def medium() -> Books:
    return load(0, "medium")


@pytest.fixture(scope="session", params=[(0, "small"), (12345, "small"), (0, "medium")])
def books(request: pytest.FixtureRequest) -> Books:
    """The books of several variants and sizes: for what holds in all of them."""
    variant, size = request.param
    if (variant, size) == (0, "medium"):
        medium: Books = request.getfixturevalue("medium")
        return medium
    return load(variant, size)
