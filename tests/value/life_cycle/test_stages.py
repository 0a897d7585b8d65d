from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import (
    LIFE_CYCLE_STAGES,
    life_cycle_stage,
    qualify_prospect,
    retention_campaign_value,
    uplift,
)


@pytest.mark.parametrize(
    ("own", "stage"),
    [
        ([0, 5, 0, 4, 0, 6], "exploration"),  # three periods with a purchase
        ([10, 14, 18, 25], "formation"),  # 25 against a mean of 14
        ([20, 22, 21, 22], "stable"),  # 22 against 21, 4.8 % more
        ([25, 24, 20, 16], "degeneration"),  # 25 to 16 % of 100
    ],
)
def test_each_stage_has_its_sign(own: list[float], stage: Any) -> None:
    assert life_cycle_stage(own, [100] * len(own)) == stage
    assert stage in LIFE_CYCLE_STAGES


def test_a_fall_of_share_comes_before_every_other_sign() -> None:
    assert life_cycle_stage([30, 0], [100, 100]) == "degeneration"


@pytest.mark.parametrize("trial", [-1, 1.5, True])
def test_trial_purchases_are_counted(trial: Any) -> None:
    with pytest.raises(ValueError, match="trial_purchases must be a whole number of zero or more"):
        life_cycle_stage([1, 1], [2, 2], trial_purchases=trial)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((True, True, True), (True, (), ())),
        ((True, False, None), (False, ("ability",), ("authority",))),
        ((None, True, True), (None, (), ("need",))),
    ],
)
def test_a_prospect_needs_can_pay_and_may_decide(answers: Any, expected: Any) -> None:
    need, ability, authority = answers
    assert qualify_prospect(need=need, ability=ability, authority=authority) == expected


def test_perhaps_is_no_answer() -> None:
    perhaps: Any = "perhaps"
    with pytest.raises(ValueError, match="need must be true, false or None, got 'perhaps'"):
        qualify_prospect(need=perhaps, ability=True, authority=True)


GROUPS: dict[str, Any] = {"treated": 70, "treated_kept": 56, "control": 80, "control_kept": 48}


def test_uplift_is_what_the_control_group_does_not_explain() -> None:
    found = uplift(**GROUPS)
    assert (found.treated, found.control) == (0.8, 0.6)  # 56 / 70, 48 / 80
    assert found.uplift == pytest.approx(0.2)
    # Wilson: .6912 to .8768 and .4904 to .7004; .2 - sqrt(.1088² + .1004²), .2 + sqrt(.0768² + ...)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@given(st.integers(1, 500), st.integers(1, 500), st.floats(0, 1), st.floats(0, 1))
def test_groups_that_change_places_change_the_sign(
    one: int, other: int, first: float, second: float
) -> None:
    kept, kept_other = round(one * first), round(other * second)
    there = uplift(treated=one, treated_kept=kept, control=other, control_kept=kept_other)
    back = uplift(treated=other, treated_kept=kept_other, control=one, control_kept=kept)
    assert (back.uplift, back.low, back.high) == pytest.approx(
        (-there.uplift, -there.high, -there.low)
    )
    assert there.low <= there.uplift <= there.high


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"control": 0, "control_kept": 0}, "control must be a whole number above zero, got 0"),
        ({"treated_kept": 71}, "treated_kept must be a whole number from 0 to 70, got 71"),
        ({"treated_kept": 0.8}, "treated_kept must be a whole number from 0 to 70, got 0.8"),
        ({"confidence": 95}, "confidence must be between 0 and 1, got 95"),
    ],
)
def test_groups_that_cannot_be_are_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        uplift(**{**GROUPS, **change})


def test_a_campaign_is_worth_its_uplift_less_its_cost() -> None:
    found = retention_campaign_value(uplift(**GROUPS), customers=1_000, value_kept=300, cost=20)
    assert found.value == pytest.approx(1_000 * (0.2 * 300 - 20))  # 40 000
    assert found.low == pytest.approx(-4_300, abs=150)  # 1 000 x (.0524 x 300 - 20): it may lose
    with pytest.raises(ValueError, match="customers must be a whole number above zero, got 0"):
        retention_campaign_value(uplift(**GROUPS), customers=0, value_kept=300, cost=20)
