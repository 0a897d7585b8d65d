from typing import Any

import pytest

from crmlab.credit import ageing, provision_matrix, roll_rates
from tests.credit.receivables.ledgers import (
    AS_OF,
    INVOICES,
    RECEIPTS,
    invoice_columns,
    receipt_columns,
)
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
PUBLISHED: Columns = {
    "customer": ["A", "B"],
    "not_due": [9_000.0, 6_000.0],
    "days_1_30": [7_500.0, 0.0],
    "days_31_60": [3_999.99, 0.01],
    "days_61_90": [2_500.0, 0.0],
}
RATES = {"not_due": 0.005, "days_1_30": 0.022, "days_31_60": 0.027, "days_61_90": 0.045}


@on_every_engine
def test_a_published_provision_matrix(engine: Engine) -> None:
    matrix = provision_matrix(engine.frame(PUBLISHED), RATES)
    assert names(matrix) == ["bucket", "amount", "rate", "expected_loss"]
    assert engine.rows(matrix) == [
        ("not_due", 15_000, 0.005, pytest.approx(75)),
        ("days_1_30", 7_500, 0.022, pytest.approx(165)),
        ("days_31_60", 4_000, 0.027, pytest.approx(108)),
        ("days_61_90", 2_500, 0.045, pytest.approx(112.5)),
    ]


@on_every_engine
def test_it_follows_the_ageing_of_a_ledger_with_its_disputes(engine: Engine) -> None:
    frames = engine.frame(invoice_columns(INVOICES)), engine.frame(receipt_columns(RECEIPTS))
    aged = ageing(*frames, as_of=AS_OF)
    rates = {**RATES, "days_over_90": 0.5, "disputed": 0.25}
    matrix = provision_matrix(aged, rates)
    assert type(matrix) is type(aged)
    assert engine.rows(matrix) == [
        ("not_due", 12.0, 0.005, pytest.approx(0.06)),
        ("days_1_30", 13.06, 0.022, pytest.approx(0.28732)),
        ("days_31_60", 7.0, 0.027, pytest.approx(0.189)),
        ("days_61_90", 0.0, 0.045, 0.0),
        ("days_over_90", 0.1, 0.5, pytest.approx(0.05)),
        ("disputed", 100.0, 0.25, pytest.approx(25.0)),
    ]


def test_the_customer_column_may_have_another_name() -> None:
    table = {"payer" if name == "customer" else name: each for name, each in PUBLISHED.items()}
    matrix = provision_matrix(PANDAS.frame(table), RATES, customer="payer")
    assert matrix["expected_loss"].sum() == pytest.approx(75 + 165 + 108 + 112.5)


@pytest.mark.parametrize(
    "rates",
    [
        {name: RATES[name] for name in list(RATES)[:-1]},
        {**RATES, "days_over_90": 0.1},
        {},
    ],
)
def test_every_bucket_has_its_rate(rates: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="rates must be those of not_due, days_1_30, days_31_60"):
        provision_matrix(PANDAS.frame(PUBLISHED), rates)


@pytest.mark.parametrize("rate", [2.2, -0.1, float("nan"), None])
def test_a_rate_is_a_share(rate: Any) -> None:
    with pytest.raises(ValueError, match="the rate of days_1_30 must be "):
        provision_matrix(PANDAS.frame(PUBLISHED), {**RATES, "days_1_30": rate})


@on_every_engine
def test_an_amount_that_is_none_names_its_row(engine: Engine) -> None:
    table = dict(PUBLISHED, days_1_30=[7_500.0, None])
    with pytest.raises(ValueError, match="ageing: days_1_30 must be a finite number, got not_due"):
        provision_matrix(engine.frame(table), RATES)


MARCH = {"not_due": 1_000, "days_1_30": 200, "days_31_60": 100, "days_over_60": 50}
APRIL = {"not_due": 1_100, "days_1_30": 150, "days_31_60": 60, "days_over_60": 90}


def test_roll_rates_are_the_shares_that_moved_one_bucket_on() -> None:
    # 150 of the 1 000 not due in March, 60 of the 200; over 60 days holds March's 50 too
    assert roll_rates(MARCH, APRIL) == {"days_1_30": 150 / 1_000, "days_31_60": 60 / 200}


def test_nothing_rolls_out_of_an_empty_bucket() -> None:
    assert roll_rates({**MARCH, "days_1_30": 0}, APRIL)["days_31_60"] is None


def test_the_buckets_are_the_same_in_the_same_order() -> None:
    with pytest.raises(ValueError, match="later must be of the same buckets as earlier"):
        roll_rates(MARCH, {name: APRIL[name] for name in reversed(APRIL)})


@pytest.mark.parametrize("value", [-1, float("nan"), None])
def test_amounts_that_roll_are_zero_or_more(value: Any) -> None:
    for earlier, later in (
        ({**MARCH, "not_due": value}, APRIL),
        (MARCH, {**APRIL, "not_due": value}),
    ):
        with pytest.raises(ValueError, match=r"not_due of (earlier|later) must be "):
            roll_rates(earlier, later)
