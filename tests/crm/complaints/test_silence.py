from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import (
    complains,
    complaint_rates,
    complaint_value,
    recovery_value,
    silent_dissatisfied,
)

CARRIER: Any = {"customers": 5_000, "surveyed": 400, "dissatisfied": 60, "complained": 6}


def test_675_customers_are_dissatisfied_and_silent() -> None:
    found = silent_dissatisfied(**CARRIER, leaving=0.3, value=800)
    # 54 / 400 = .135; .135 -+ 1.959964 x sqrt(.135 x .865 / 400) = .135 -+ .033488
    assert found == pytest.approx((675, 507.56, 842.44, 162_000), abs=0.01)  # 675 x .3 x 800


def test_wilsons_interval_of_the_same_survey() -> None:
    found = silent_dissatisfied(**CARRIER, interval="wilson")
    # (2 x 54 + 3.841459 -+ 1.959964 x sqrt(.135 x .865 x 1 600 + 3.841459)) / (800 + 7.682918)
    assert found[1:3] == pytest.approx((5_000 * 0.105, 5_000 * 0.1719), abs=1)


@given(
    st.integers(1, 300),
    st.integers(0, 300),
    st.integers(0, 300),
    st.sampled_from(["normal", "wilson"]),
)
def test_the_interval_holds_the_estimate_and_no_impossible_count(
    surveyed: int, unhappy: int, spoke: int, interval: Any
) -> None:
    unhappy = min(unhappy, surveyed)
    found = silent_dissatisfied(
        customers=1_000, surveyed=surveyed, dissatisfied=unhappy, complained=min(spoke, unhappy),
        interval=interval,
    )  # fmt: skip
    assert 0 <= found.low <= found.customers + 1e-9
    assert found.customers - 1e-9 <= found.high <= 1_000


def test_who_expects_less_than_it_costs_stays_silent() -> None:
    assert complaint_value(chance=0.5, benefit=60, cost=40) == -10  # .5 x 60 - 40
    assert not complains(0.5, 60, 40)
    assert complains(0.7, 60, 40)  # 42 - 40
    assert not complains(0.5, 80, 40)  # level


def test_complaints_per_thousand_orders_and_those_made_good() -> None:
    assert complaint_rates(orders=12_000, complaints=30, recovered=24) == (2.5, 0.8)
    assert complaint_rates(orders=12_000, complaints=0, recovered=0) == (0, None)
    assert recovery_value(recovered=24, margin=800, cost=9_000) == 24 * 800 - 9_000


@pytest.mark.parametrize(
    ("compute", "message"),
    [
        (
            lambda: silent_dissatisfied(**{**CARRIER, "complained": 61}),
            "the counts must be rising: complained, dissatisfied, surveyed, customers, got",
        ),
        (
            lambda: silent_dissatisfied(**{**CARRIER, "surveyed": 0}),
            "surveyed must be a whole number >= 1, got 0",
        ),
        (
            lambda: silent_dissatisfied(**CARRIER, interval=None),  # type: ignore[arg-type]
            "interval must be 'normal' or 'wilson', got None",
        ),
        (lambda: silent_dissatisfied(**CARRIER, confidence=1), "confidence must be between 0 and"),
        (lambda: complains(50, 60, 40), "chance must be from 0 to 1, got 50"),
        (
            lambda: complaint_rates(orders=9, complaints=1, recovered=2),
            r"recovered must be <= complaints \(1.0\), got 2",
        ),
    ],
)
def test_what_cannot_be_is_refused(compute: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compute()
