import numpy as np
import pytest

from crmlab.company.backstage.dealings import Falls
from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import ONE
from crmlab.company.workdays import FIRST, LAST


def test_what_falls_stays_before_its_day_and_ends_at_what_is_left() -> None:
    falls = Falls(since=np.array([1000]), days=np.array([100]), left=np.array([400_000]))
    shares = falls.at(np.zeros(4, dtype=np.int64), np.array([900, 1000, 1050, 2000]))
    # Half way down: 1 - 0.6 / 2 = 0.7.
    assert shares.tolist() == [ONE, ONE, 700_000, 400_000]


@pytest.mark.parametrize("variant", [0, 1, 2])
def test_most_firms_stay_and_those_annoyed_in_silence_leave_most_often(variant: int) -> None:
    stage = Stage(variant, 5000)
    firms = stage.firms.business
    drifts = stage.dealings.drift.left[firms] < ONE
    silent = stage.incidents.latest(stage.incidents.silent, stage.count)[firms] > 0
    assert 0.05 < drifts.mean() < 0.15
    assert drifts[silent].mean() > 5 * drifts[~silent].mean()


def test_needs_follow_the_season_and_a_decline() -> None:
    stage = Stage(0, 5000)
    shops = np.flatnonzero(stage.firms.kind == "shop")
    july, november = (
        stage.dealings.needs(shops, np.full(len(shops), day))
        for day in (FIRST + 200, FIRST + 320)  # 19 July and 16 November 2024
    )
    # 114 and 86 hundredths of an average month; growth of some firms blurs it.
    assert 1.25 < july.sum() / november.sum() < 1.4
    falling = shops[stage.dealings.decline.left[shops] < 300_000]
    then, now = (
        stage.dealings.needs(falling, np.full(len(falling), day))
        for day in (LAST - 600, LAST - 235)
    )
    assert len(falling) > 10
    assert (now <= then * 1.2).all()
