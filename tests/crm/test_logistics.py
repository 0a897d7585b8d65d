from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.crm import (
    alliance_payoff,
    hashed_customers,
    hashed_overlap,
    perfect_order_bounds,
    perfect_order_rate,
    perfect_orders,
)

LINKS = [0.99, 0.98, 0.97, 0.99, 0.98, 0.99]
KEY = b"agreed by both of us"
UNCLEAR: Any = [{"a": 1}]


def test_six_good_links_make_nine_perfect_orders_of_ten() -> None:
    # .99³ x .98² x .97 = .90392; with 99 % at the third, .99⁴ x .98² = .92256
    assert perfect_order_rate(LINKS) == pytest.approx(0.90392, abs=5e-6)
    assert perfect_order_rate([*LINKS[:2], 0.99, *LINKS[3:]]) == pytest.approx(0.92256, abs=5e-6)


def test_without_independence_it_is_90_to_97_per_cent() -> None:
    # 1 - (.01 + .02 + .03 + .01 + .02 + .01) and the third link
    assert perfect_order_bounds(LINKS) == pytest.approx((0.90, 0.97))
    assert perfect_order_bounds([0.4, 0.5]) == (0, 0.4)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_independent_faults_lie_within_the_bounds(links: list[float]) -> None:
    low, high = perfect_order_bounds(links)
    assert low - 1e-9 <= perfect_order_rate(links) <= high + 1e-9


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_counted_orders_lie_within_the_bounds_of_their_links(orders: list[Any]) -> None:
    found = perfect_orders([dict(zip("abc", order, strict=True)) for order in orders])
    links = [1 - count / len(orders) for count in found.faults.values()]
    low, high = perfect_order_bounds(links)
    assert low - 1e-9 <= found.rate <= high + 1e-9
    assert found.low <= found.rate <= found.high


def test_an_order_with_two_faults_is_one_order() -> None:
    good, late = {"in time": True, "complete": True}, {"in time": False, "complete": True}
    bad = {"in time": False, "complete": False}
    found = perfect_orders([good] * 7 + [late] * 2 + [bad])
    assert (found.rate, dict(found.faults)) == (0.7, {"in time": 3, "complete": 1})


def test_a_gain_for_both_together_is_not_enough() -> None:
    # 500 x .4 - 200 - 20 = -20; 500 x .6 - 220 = 80
    case: Any = {"joint": 500, "alone": 200, "partner_alone": 220, "cost": 20}
    payoff = alliance_payoff(**case, share=0.4)
    assert payoff == pytest.approx((-20, 80, 60))
    assert not payoff.worthwhile
    assert alliance_payoff(**case, share=0.5).worthwhile


def test_shared_customers_are_found_by_their_hashes() -> None:
    ours = ["138 0000 0000", "A@x.cn", "139"]
    theirs = ["13800000000", "a@X.cn", "137", "136"]
    assert hashed_overlap(ours, theirs, key=KEY) == (2, 2 / 3, 0.5)
    assert hashed_customers(ours, key=KEY).isdisjoint(hashed_customers(ours, key=KEY[::-1]))
    assert not any(each == "139" for each in hashed_customers(ours, key=KEY))


@pytest.mark.parametrize(
    ("compute", "message"),
    [
        (lambda: perfect_order_rate([]), r"links must be those of one link or more, got \[\]"),
        (lambda: perfect_order_rate([99]), "a link must be from 0 to 1, got 99"),
        (lambda: perfect_orders([]), "orders must be one or more, each with its conditions"),
        (
            lambda: perfect_orders([{"a": True}, {"b": True}]),
            r"the conditions of an order must be a, got \['b'\]",
        ),
        (lambda: perfect_orders(UNCLEAR), "a of an order must be true or false, got 1"),
        (
            lambda: hashed_customers(["x"], key=b"short"),
            "key must be 16 bytes or more, got '5 bytes'",
        ),
        (lambda: hashed_customers([" "], key=KEY), "a customer must be filled in, got ''"),
        (
            lambda: hashed_overlap([], ["a"], key=KEY),
            "the customers of list_a must be a whole number >= 1, got 0",
        ),
        (
            lambda: alliance_payoff(joint=1, alone=1, partner_alone=1, share=2),
            "share must be from 0 to 1, got 2",
        ),
    ],
)
def test_what_cannot_be_is_refused(compute: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compute()
