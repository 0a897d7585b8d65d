from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import acquisition_payback, customer_equity, lifetime_value, retention_effect
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

CASE: dict[str, Any] = {"margin": 1, "retention": 0.8, "discount": 0.1}
FORMS = ("after_one_period", "now", "certain_after_one_period")


@pytest.mark.parametrize(
    ("first", "value"),
    [
        ("after_one_period", 2.667),  # .8 / (1 + .1 - .8) = .8 / .3
        ("now", 3.667),  # 1.1 / .3
        ("certain_after_one_period", 3.333),  # 1 / .3
    ],
)
def test_three_forms_of_one_value(first: Any, value: float) -> None:
    assert lifetime_value(**CASE, first_margin=first) == pytest.approx(value, abs=5e-4)


def test_undiscounted_it_is_worth_more() -> None:
    case = {**CASE, "discount": 0}
    assert lifetime_value(**case) == pytest.approx(4)  # .8 / .2
    assert lifetime_value(**case, first_margin="now") == pytest.approx(5)  # 1 / .2


@given(st.floats(0, 0.99), st.floats(0, 1), st.sampled_from(FORMS))
def test_the_formulas_are_sums_of_series(retention: float, discount: float, first: Any) -> None:
    step = retention / (1 + discount)
    begun = {"after_one_period": step, "now": 1.0, "certain_after_one_period": 1 / (1 + discount)}
    total = sum(begun[first] * step**period for period in range(3_000))
    value = lifetime_value(margin=1, retention=retention, discount=discount, first_margin=first)
    assert value == pytest.approx(total, rel=1e-6)


def test_a_customer_for_ever_at_no_interest_has_no_value() -> None:
    with pytest.raises(ValueError, match="discount must be > 0 where retention is 1, or the value"):
        lifetime_value(margin=1, retention=1, discount=0)
    assert lifetime_value(margin=1, retention=1, discount=0.1) == pytest.approx(10)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"retention": 80}, "retention must be from 0 to 1, got 80"),
        ({"discount": -0.1}, "discount must be >= 0, got -0.1"),
        ({"margin": "1"}, "margin must be a finite number, got '1'"),
        ({"first_margin": "later"}, "first_margin must be 'after_one_period', 'now' or 'certain"),
    ],
)
def test_what_has_no_value_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        lifetime_value(**{**CASE, **change})


def test_the_subscribers_of_the_course() -> None:
    effect = retention_effect(margin=100, retention=0.8, new_retention=0.85, discount=0.1)
    assert effect.before == pytest.approx(266.67, abs=0.005)  # 80 / .3
    assert 2_000 * effect.before == pytest.approx(533_333, abs=1)
    assert effect.after == pytest.approx(340)  # 85 / .25
    assert effect.gain == pytest.approx(73.33, abs=0.005)


@pytest.mark.parametrize(
    ("to", "first", "relative"),
    [
        # 80 to 84 % is a twentieth more, 80 to 85 % five points: two readings of "5 %".
        (0.84, "after_one_period", 0.212),  # (.84 / .26) / (.8 / .3) - 1
        (0.85, "after_one_period", 0.275),  # (.85 / .25) / (.8 / .3) - 1
        (0.84, "now", 0.154),  # .3 / .26 - 1
        (0.85, "now", 0.200),  # .3 / .25 - 1
    ],
)
def test_five_per_cent_can_be_read_in_two_ways(to: float, first: Any, relative: float) -> None:
    effect = retention_effect(
        margin=100, retention=0.8, new_retention=to, discount=0.1, first_margin=first
    )
    assert effect.relative == pytest.approx(relative, abs=5e-4)


def test_who_was_worth_nothing_gains_no_part_of_it() -> None:
    effect = retention_effect(margin=100, retention=0, new_retention=0.5, discount=0.1)
    assert (effect.before, effect.relative) == (0, None)
    assert effect.gain == pytest.approx(100 * 0.5 / 0.6)


def test_when_a_customer_has_paid_back() -> None:
    assert acquisition_payback(cost=600, margin=75) == 8  # 600 / 75
    # 75 x (.95 + .95² + ...): after 9 months 526.9 ... after 10 571.8, after 11 614.4
    sums = [75 * sum(0.95**month for month in range(1, n + 1)) for n in (10, 11)]
    assert sums[0] < 600 < sums[1]
    assert acquisition_payback(cost=600, margin=75, retention=0.95) == 11
    assert acquisition_payback(cost=0, margin=75) == 0


@pytest.mark.parametrize(
    "never",
    [
        {"margin": 75, "retention": 0.85},  # 75 x .85 / .15 = 425 at most
        {"margin": 0},
        {"margin": -5, "retention": 0.5},
        {"margin": 75, "retention": 0},
    ],
)
def test_some_customers_never_pay_back(never: dict[str, float]) -> None:
    assert acquisition_payback(cost=600, **never) is None


@given(st.floats(1, 1e4), st.floats(1, 1e3), st.floats(0.5, 0.99), st.floats(0, 0.5))
def test_a_customer_pays_back_whose_value_exceeds_his_cost(
    cost: float, margin: float, retention: float, discount: float
) -> None:
    value = lifetime_value(margin=margin, retention=retention, discount=discount)
    period = acquisition_payback(cost=cost, margin=margin, retention=retention, discount=discount)
    if value > cost * 1.000001:
        assert period is not None
    if value < cost * 0.999999:
        assert period is None


CUSTOMERS: Columns = {
    "customer": ["B", "A", "C"],
    "margin": [50.0, 100.0, -8.0],
    "retention": [0.5, 0.855, 1.0],
    "acquisition_cost": [60.0, 200.0, 0.0],
}


@on_every_engine
def test_a_list_of_customers_is_valued_one_by_one(engine: Engine) -> None:
    table = engine.frame(CUSTOMERS)
    result = customer_equity(table, discount=0.1)
    assert type(result) is type(table)
    assert names(result) == ["customer", "lifetime_value", "net_value"]
    # 85.5 / .245; 25 / .6; -8 / .1
    assert engine.rows(result) == [
        ("A", 348.98, 148.98),
        ("B", 41.67, -18.33),
        ("C", -80.0, -80.0),
    ]
    now = customer_equity(table, discount=0.1, first_margin="now")
    assert [row[1] for row in engine.rows(now)] == [448.98, 91.67, -88.0]  # 110 / .245 and so on


@on_every_engine
def test_a_retention_that_is_no_share_is_named(engine: Engine) -> None:
    table = engine.frame({**CUSTOMERS, "retention": [0.5, 85.5, 1.0]})
    with pytest.raises(ValueError, match="table: retention must be from 0 to 1, got customer='A'"):
        customer_equity(table, discount=0.1)


def test_a_list_is_valued_at_an_interest() -> None:
    with pytest.raises(ValueError, match="discount must be > 0 where retention is 1"):
        customer_equity(ENGINES[0].frame(CUSTOMERS), discount=0)
