"""The mark that makes a test function a check."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from crmlab.core.arguments import positive
from crmlab.core.text import Text

Test = TypeVar("Test", bound=Callable[..., None])
_ATTRIBUTE = "__crmlab_check__"


@dataclass(frozen=True)
class Mark:
    """What a check belongs to, is worth and is called."""

    part: str
    points: float
    title: Text


def check(part: str, *, points: float) -> Callable[[Test], Test]:
    """Mark a test as a check of `part` that is worth `points`.

    The two lines of the test's docstring, English and Chinese, are what the learner reads.

    Raises:
        ValueError: the docstring does not have these two lines, or `points` is not positive.
    """

    def mark(test: Test) -> Test:
        lines = [line.strip() for line in (test.__doc__ or "").strip().splitlines()]
        if len(lines) != 2:
            raise ValueError(
                f"{test.__name__} must have a docstring of two lines, English and Chinese: "
                "they are what the learner reads"
            )
        setattr(test, _ATTRIBUTE, Mark(part, positive("points", points), Text(*lines)))
        return test

    return mark


def mark_of(test: object) -> Mark | None:
    """Give the mark of a test function, None where it has none."""
    mark = getattr(test, _ATTRIBUTE, None)
    return mark if isinstance(mark, Mark) else None
