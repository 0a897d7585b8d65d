import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.intervals import wilson


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        # published values for z = 1.96
        (0, 1, 0.0, 0.79346),
        (1, 1, 0.20654, 1.0),
        (1, 2, 0.09453, 0.90547),
        (10, 100, 0.05523, 0.17437),
        (25, 100, 0.17545, 0.34305),
        (0, 100, 0.0, 0.03699),
    ],
)
def test_published_intervals(hits: int, count: int, low: float, high: float) -> None:
    assert wilson(hits / count, count, 0.95) == pytest.approx((low, high), abs=2e-5)


def test_a_sure_interval_is_wider() -> None:
    (low, high), (lower, higher) = wilson(0.1, 100, 0.95), wilson(0.1, 100, 0.99)
    assert lower < low < 0.1 < high < higher


@given(st.integers(1, 1_000), st.floats(0, 1), st.floats(0.01, 0.999))
def test_the_share_lies_in_its_interval_and_that_between_0_and_1(
    count: int, part: float, confidence: float
) -> None:
    share = round(part * count) / count
    low, high = wilson(share, count, confidence)
    assert -1e-9 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1 + 1e-9


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5])
def test_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence must be between 0 and 1"):
        wilson(0.1, 100, confidence)


@pytest.mark.parametrize("count", range(1, 40))
def test_never_begins_at_exactly_0_and_always_ends_at_exactly_1(count: int) -> None:
    assert wilson(0, count, 0.95)[0] == 0
    assert wilson(1, count, 0.95)[1] == 1
