"""Caps hold whatever the methods say, and nobody who is overdue gets more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import (
    LimitReview,
    break_even_default_rate,
    group_room,
    net_worth_cap,
    review_limit,
    ten_percent_cap,
)

money = st.floats(0, 1e9)


def june_review(**changed: float) -> LimitReview:
    """The course's shop in June: it buys 60 and pays 50 thousand a month on 45 days, grade CA2."""
    figures = {"current_limit": 45_000.0, "proposed_limit": 67_500.0, "overdue": 10_000.0}
    return review_limit(
        **figures | changed,
        shipments=[60_000] * 6,
        collections=[50_000, 48_000, 52_000, 49_000, 51_000, 50_000],
        months_at_risk=1.5,
        payment_factor=0.8,
    )


def test_a_sixth_of_customers_may_default_on_a_margin_of_a_sixth() -> None:
    # revenue 1200, cost 1000: 200 (1 - p) = 1000 p, p = 200 / 1200
    assert break_even_default_rate(margin=200, loss=1_000) == pytest.approx(1 / 6)
    # The mistake: margin over loss, 200 / 1000 = 20%.


def test_without_margin_nobody_may_default() -> None:
    assert break_even_default_rate(margin=0, loss=1_000) == 0
    with pytest.raises(ValueError, match="loss must be > 0, got 0"):
        break_even_default_rate(margin=200, loss=0)


@given(st.floats(0, 1e6), st.floats(0.01, 1e6))
def test_at_the_break_even_rate_nothing_is_earned(margin: float, loss: float) -> None:
    rate = break_even_default_rate(margin=margin, loss=loss)
    assert 0 <= rate <= 1
    assert (1 - rate) * margin == pytest.approx(rate * loss, abs=1e-6)


def test_the_smaller_share_caps_a_limit() -> None:
    # 35% of 80 000 = 28 000; 5% of 700 000 = 35 000, the mistake of taking the larger
    assert net_worth_cap(tangible_net_worth=80_000, turnover=700_000) == 28_000
    assert net_worth_cap(tangible_net_worth=80_000, turnover=300_000) == 15_000


def test_debts_beyond_assets_leave_nothing_to_lend_on() -> None:
    assert net_worth_cap(tangible_net_worth=-80_000, turnover=700_000) == 0
    assert ten_percent_cap(net_worth=-80_000, our_sales=700_000) == 0


def test_a_share_is_no_percentage() -> None:
    with pytest.raises(ValueError, match="net_worth_share must be from 0 to 1, got 35"):
        net_worth_cap(tangible_net_worth=1, turnover=1, net_worth_share=35)


def test_both_ten_percent_rules_hold() -> None:
    assert ten_percent_cap(net_worth=600_000, our_sales=20_000_000) == 60_000
    assert ten_percent_cap(net_worth=900_000_000, our_sales=20_000_000) == 2_000_000


@given(money, money, money)
def test_a_cap_never_falls_as_the_customer_grows(
    worth: float, more: float, turnover: float
) -> None:
    low = net_worth_cap(tangible_net_worth=worth, turnover=turnover)
    assert low <= net_worth_cap(tangible_net_worth=worth + more, turnover=turnover)


def test_a_group_is_one_risk() -> None:
    room = group_room({"hotel": 150_000, "its owner": 60_000}, our_capital=1_000_000)
    assert (room.exposure, room.limit, room.room) == (210_000, 250_000, 40_000)
    assert room.reason == "hotel, its owner owe 210,000.00 together, of at most 250,000.00"


def test_a_group_may_owe_too_much_already() -> None:
    room = group_room({"hotel": 150_000, "its owner": 60_000}, our_capital=1_000_000, share=0.2)
    assert room.room == -10_000


def test_a_group_has_members() -> None:
    with pytest.raises(ValueError, match="exposures must be of at least one customer"):
        group_room({}, our_capital=1_000_000)
    with pytest.raises(ValueError, match="the exposure to hotel must be >= 0, got -1"):
        group_room({"hotel": -1}, our_capital=1_000_000)
    with pytest.raises(ValueError, match="our_capital must be > 0, got 0"):
        group_room({"hotel": 1}, our_capital=0)


def test_the_june_review_of_the_course() -> None:
    review = june_review()
    assert review.ceiling == pytest.approx(72_000)  # 60 000 x 1.5 x 80%
    assert review.limit == 45_000  # 67 500 would fit, but 10 000 is overdue
    assert review.growing_debt
    assert review.reasons == (
        "recent shipments carry 72,000.00, enough for 67,500.00",
        "10,000.00 is overdue: no increase until it is paid",
        "buys 60,000.00 and pays 50,000.00 a month: growing debt, not growing business",
    )


def test_once_it_has_paid_the_limit_may_rise() -> None:
    review = june_review(overdue=0)
    assert review.limit == 67_500
    assert review.growing_debt
    assert len(review.reasons) == 2


def test_shipments_put_a_ceiling_on_a_proposal() -> None:
    review = june_review(overdue=0, proposed_limit=90_000)
    assert review.limit == pytest.approx(72_000)
    assert review.reasons[0] == "recent shipments carry 72,000.00, not 90,000.00"


def test_an_overdue_customers_limit_may_fall() -> None:
    assert june_review(proposed_limit=30_000).limit == 30_000
    assert june_review(current_limit=80_000, proposed_limit=80_000).limit == pytest.approx(72_000)


def test_paying_what_it_buys_is_no_growing_debt() -> None:
    review = review_limit(
        current_limit=45_000,
        proposed_limit=50_000,
        overdue=0,
        shipments=[60_000, 40_000],
        collections=[50_000, 50_000],
        months_at_risk=1,
        payment_factor=1,
    )
    assert not review.growing_debt
    assert review.reasons == ("recent shipments carry 50,000.00, enough for 50,000.00",)
    assert review.limit == 50_000


@pytest.mark.parametrize(("bought", "paid"), [([], []), ([1], [1, 2])])
def test_the_months_of_a_review_must_match(bought: list[float], paid: list[float]) -> None:
    with pytest.raises(ValueError, match="shipments must be of the same months as collections"):
        review_limit(
            current_limit=1,
            proposed_limit=1,
            overdue=0,
            shipments=bought,
            collections=paid,
            months_at_risk=1,
            payment_factor=1,
        )


@given(money, money, money)
def test_no_review_goes_beyond_what_it_may(current: float, proposed: float, overdue: float) -> None:
    review = june_review(current_limit=current, proposed_limit=proposed, overdue=overdue)
    assert review.limit <= min(proposed, review.ceiling)
    assert overdue == 0 or review.limit <= current
