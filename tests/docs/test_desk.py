"""What the page on the credit desk promises of its code."""

import pytest

from tests.docs.written import DOCS, Page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_credit_desk_takes_at_most_forty_lines(lang: str) -> None:
    fences = Page(DOCS / lang / "desk.md").fences
    lines = [line for fence in fences for line in fence.code.splitlines()]
    assert 0 < len(lines) <= 40
