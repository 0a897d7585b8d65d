from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import degeneration, share_of_wallet

X = ([100, 96, 80, 64], [400, 410, 405, 408])
Y = ([100, 80], [400, 320])


def test_client_x_turns_away() -> None:
    found = degeneration(*X)
    assert found.first_share == 0.25  # 100 / 400
    assert found.last_share == pytest.approx(0.157, abs=5e-4)  # 64 / 408
    assert found.change == -36
    assert found.market_effect == 2  # a quarter of 8 more
    assert found.share_effect == pytest.approx(-38)  # 64 - .25 x 408
    assert (found.alarm, found.verdict) == (True, "degenerating")


def test_client_y_buys_less_of_everybody() -> None:
    found = degeneration(*Y)
    assert (found.share_effect, found.market_effect) == (0, -20)  # a quarter of 80 less
    assert (found.alarm, found.verdict) == (False, "market decline")


def test_a_dip_of_the_total_hides_no_fall_of_share() -> None:
    # the total falls by 1 %, our volume by half
    assert degeneration([100, 50], [400, 396]).verdict == "degenerating"
    # and a growing total no loss of share: 25 to 19 % while the volume rises
    assert degeneration([100, 114], [400, 600]).alarm


def test_the_alarm_begins_beyond_the_tolerance() -> None:
    assert degeneration([25, 20], [100, 100]).verdict == "within tolerance"  # five points, not more
    assert degeneration([25, 19], [100, 100]).alarm
    assert not degeneration([25, 19], [100, 100], tolerance=0.06).alarm
    assert degeneration([25, 25], [100, 110]).verdict == "no decline"


PERIODS = st.lists(st.tuples(st.floats(0, 1), st.floats(1, 1e6)), min_size=2, max_size=6)


@given(PERIODS)
def test_both_effects_make_up_the_change(periods: list[tuple[float, float]]) -> None:
    own = [share * total for share, total in periods]
    found = degeneration(own, [total for _, total in periods])
    assert found.share_effect + found.market_effect == pytest.approx(found.change, abs=1e-6)


@pytest.mark.parametrize(
    ("own", "total", "message"),
    [
        ([1], [2], r"two at least, got \(1, 1\)"),
        ([1, 2], [2], r"two at least, got \(2, 1\)"),
        ([1, 2], [2, 0], "total must be > 0, got 0"),
        ([1, 3], [2, 2], r"own must be <= total \(2.0\), got 3.0"),
        ([1, -1], [2, 2], "own must be >= 0, got -1"),
    ],
)
def test_volumes_that_cannot_be_are_refused(own: Any, total: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        degeneration(own, total)


def test_a_customer_without_demand_has_no_share() -> None:
    with pytest.raises(ValueError, match="total must be > 0, got 0"):
        share_of_wallet(0, 0)
    assert share_of_wallet(64, 408) == pytest.approx(0.15686, abs=1e-5)
