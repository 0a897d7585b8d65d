from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import delivered_value, indifference_price, time_cost

# Two broadband offers to a small office, in yuan.
A: dict[str, Any] = {
    "product": 800, "service": 200, "personnel": 100, "image": 150,
    "money": 700, "time": 120, "energy": 80, "psychic": 50,
}  # fmt: skip
B: dict[str, Any] = {
    "product": 800, "service": 120, "personnel": 60, "image": 150,
    "money": 620, "time": 180, "energy": 110, "psychic": 60,
}  # fmt: skip
OFFERS = st.fixed_dictionaries(dict.fromkeys(A, st.floats(0, 1e6)))


def test_the_dearer_broadband_delivers_more() -> None:
    ours, rival = delivered_value(**A), delivered_value(**B)
    assert ours.delivered == 300  # 1 250 - 950
    assert rival.delivered == 160  # 1 130 - 970
    assert ours.money > rival.money  # the lowest price does not win


def test_how_far_the_price_may_rise() -> None:
    ours, rival = delivered_value(**A), delivered_value(**B)
    assert indifference_price(ours, rival) == 840  # 700 + 300 - 160
    assert delivered_value(**{**A, "money": 840}).delivered == rival.delivered


def test_caterpillars_price_walk() -> None:
    # In thousand: the rival's tractor is worth its 90; durability 7, reliability 6, service 5 and
    # warranty 2 come on top: 110. At a discount of 10 the buyer pays 100 and keeps 10.
    rival = delivered_value(product=90, money=90)
    ours = delivered_value(product=90 + 7 + 6, service=5 + 2, money=110 - 10)
    assert ours.delivered == 10
    assert indifference_price(ours, rival) == 110


def test_difference_and_ratio_can_rank_two_offers_differently() -> None:
    small, large = delivered_value(product=200, money=100), delivered_value(product=1000, money=800)
    assert (small.delivered, large.delivered) == (100, 200)
    assert (small.ratio, large.ratio) == (2.0, 1.25)


def test_an_offer_may_deliver_less_than_nothing_and_may_cost_nothing() -> None:
    assert delivered_value(product=50, money=80).delivered == -30
    assert delivered_value(product=50, money=0).ratio is None


@given(OFFERS, OFFERS)
def test_at_the_indifference_price_both_offers_deliver_the_same(
    offer: dict[str, float], rival: dict[str, float]
) -> None:
    price = indifference_price(delivered_value(**offer), delivered_value(**rival))
    if price >= 0:
        there = delivered_value(**{**offer, "money": price})
        assert there.delivered == pytest.approx(delivered_value(**rival).delivered, abs=1e-6)


def test_hours_are_worth_what_they_would_earn() -> None:
    assert time_cost(hours=1.5, hourly_rate=80) == 120
    with pytest.raises(ValueError, match="hours must be >= 0, got -1"):
        time_cost(hours=-1, hourly_rate=80)


@pytest.mark.parametrize("part", A)
def test_every_value_and_cost_is_an_amount(part: str) -> None:
    with pytest.raises(ValueError, match=f"{part} must be >= 0, got -1"):
        delivered_value(**{**A, part: -1})
