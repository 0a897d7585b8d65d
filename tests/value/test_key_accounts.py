from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import bid_score, bid_sensitivity, required_score

WEIGHTS = {"after-sales": 30, "publicity": 10, "price": 35, "company": 25}
OURS = {"after-sales": 8, "publicity": 5, "price": 6, "company": 9}
RIVAL = {"after-sales": 6, "publicity": 7, "price": 8, "company": 6}
SCORES = st.fixed_dictionaries(dict.fromkeys(WEIGHTS, st.floats(0, 10)))


def test_the_hospital_leans_to_us() -> None:
    # (30 x 8 + 10 x 5 + 35 x 6 + 25 x 9) / 100 and (180 + 70 + 280 + 150) / 100
    assert bid_score(WEIGHTS, OURS) == pytest.approx(7.25)
    assert bid_score(WEIGHTS, RIVAL) == pytest.approx(6.80)


def test_the_price_score_that_brings_the_rival_level() -> None:
    needed = required_score(WEIGHTS, RIVAL, factor="price", target=7.25)
    assert needed == pytest.approx(9.286, abs=5e-4)  # 8 + .45 / .35


def test_some_gaps_no_single_factor_closes() -> None:
    # publicity weighs a tenth: 7 + .45 / .1 = 11.5, beyond 10
    assert required_score(WEIGHTS, RIVAL, factor="publicity", target=7.25) is None
    found = required_score(WEIGHTS, RIVAL, factor="publicity", target=7.25, highest=100)
    assert found == pytest.approx(11.5)


@given(SCORES, SCORES, st.sampled_from(list(WEIGHTS)))
def test_with_the_required_score_both_offers_are_level(
    ours: dict[str, float], rival: dict[str, float], factor: str
) -> None:
    target = bid_score(WEIGHTS, ours)
    needed = required_score(WEIGHTS, rival, factor=factor, target=target, highest=1e9)
    assert needed is not None
    assert bid_score(WEIGHTS, {**rival, factor: needed}) == pytest.approx(target, abs=1e-9)


def test_the_weight_that_would_turn_our_lead() -> None:
    first, *others = bid_sensitivity(WEIGHTS, OURS, RIVAL)
    assert first.lead == pytest.approx(0.45)
    # price: -2 alone; the others (.45 + .7) / .65 = 1.769; level at 1.769 / 3.769 = 46.94 %
    assert first.factor == "price"
    assert first.tipping_weight == pytest.approx(46.94, abs=5e-3)
    assert first.swing == pytest.approx((-2 - 1.1 / 0.65 - 0.05 / 0.65) / 100)
    # publicity: -2 alone; the others (.45 + .2) / .9 = .722; level at .722 / 2.722 = 26.5 %
    tips = {each.factor: each.tipping_weight for each in others}
    assert tips["publicity"] == pytest.approx(26.53, abs=5e-3)
    # company: 3 alone; the others (.45 - .75) / .75 = -.4; level at .4 / 3.4 = 11.8 %
    assert tips["company"] == pytest.approx(11.76, abs=5e-3)


@given(SCORES, SCORES)
def test_at_the_tipping_weight_there_is_no_lead(
    ours: dict[str, float], rival: dict[str, float]
) -> None:
    for each in bid_sensitivity(WEIGHTS, ours, rival):
        if each.tipping_weight is None:
            continue
        rest = 100 - WEIGHTS[each.factor]
        tilted = {
            factor: each.tipping_weight
            if factor == each.factor
            else weight * (100 - each.tipping_weight) / rest
            for factor, weight in WEIGHTS.items()
        }
        assert bid_score(tilted, ours) == pytest.approx(bid_score(tilted, rival), abs=1e-6)


def test_a_buyer_of_one_factor_has_nothing_to_tip() -> None:
    [only] = bid_sensitivity({"price": 1}, {"price": 8}, {"price": 6})
    assert (only.lead, only.tipping_weight) == (2, None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"factor": "colour"}, "factor must be one of after-sales, publicity, price, company"),
        ({"weights": {**WEIGHTS, "price": 30}}, "the sum of the weights must be 1 or 100"),
        ({"scores": {"price": 8}}, "scores must be complete, with after-sales"),
        (
            {"weights": {**WEIGHTS, "price": 0, "company": 60}},
            "the weight of price must be > 0, or its score changes nothing",
        ),
    ],
)
def test_a_bid_that_cannot_be_weighed_is_refused(change: Any, message: str) -> None:
    case: dict[str, Any] = {
        "weights": WEIGHTS, "scores": RIVAL, "factor": "price", "target": 7, **change,
    }  # fmt: skip
    with pytest.raises(ValueError, match=message):
        required_score(case.pop("weights"), case.pop("scores"), **case)
