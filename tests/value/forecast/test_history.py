from datetime import date
from typing import Any

import pytest

from crmlab.value import BetaGeoModel, purchase_history
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine
from tests.value import cdnow

PANDAS = ENGINES[0]
UNTIL = date(2026, 3, 5)
ORDERS: Columns = {
    "customer": ["A", "A", "A", "A", "B", "C", "C"],
    "date": [
        date(2026, 1, 1), date(2026, 1, 15), date(2026, 1, 15), date(2026, 2, 12),
        date(2026, 2, 26), date(2026, 3, 5), date(2026, 3, 5),
    ],
    "amount": [99.0, 20.25, 10.0, 9.75, 5.0, 6.0, 7.0],
}  # fmt: skip


@on_every_engine
def test_what_each_customer_bought_after_the_first_day(engine: Engine) -> None:
    orders = engine.frame(ORDERS)
    result = purchase_history(orders, until=UNTIL)
    assert type(result) is type(orders)
    assert names(result) == ["customer", "frequency", "recency", "T", "monetary"]
    # A: 15 January (30.25) and 12 February (9.75), mean 20; 42 days to the last, 63 to the end
    assert engine.rows(result) == [
        ("A", 2, 6.0, 9.0, 20.0),
        ("B", 0, 0.0, 1.0, 0.0),
        ("C", 0, 0.0, 0.0, 0.0),  # two orders of one day are one
    ]


@on_every_engine
def test_the_time_after_is_kept_apart(engine: Engine) -> None:
    orders = engine.frame(ORDERS)
    early = purchase_history(orders, until=date(2026, 1, 15), holdout_until=UNTIL, unit="day")
    assert engine.rows(early) == [("A", 1, 14.0, 14.0, 30.25, 1)]  # 12 February is the holdout


@on_every_engine
def test_an_order_after_the_last_day_is_named(engine: Engine) -> None:
    with pytest.raises(ValueError, match="date must be on or before 2026-03-04, got customer='C'"):
        purchase_history(engine.frame(ORDERS), until=date(2026, 3, 4))


def test_the_sample_of_cdnow_becomes_the_published_summary() -> None:
    columns = cdnow.orders("CDNOW_sample.txt")
    history = purchase_history(
        PANDAS.frame(columns), until=cdnow.CALIBRATION_END, holdout_until=date(1998, 6, 30)
    )
    published = cdnow.summary()
    assert history["frequency"].tolist() == published.frequency
    assert history["recency"].tolist() == pytest.approx(published.recency, abs=0.01)
    assert history["T"].tolist() == pytest.approx(published.age, abs=0.01)
    model = BetaGeoModel.fit(history["frequency"], history["recency"], history["T"])
    assert model.r == pytest.approx(0.2426, abs=5e-4)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": "month"}, "unit must be 'day' or 'week', got 'month'"),
        ({"until": "2026-03-05"}, "until must be a date, got '2026-03-05'"),
        ({"holdout_until": UNTIL}, r"holdout_until must be after until \(2026-03-05\)"),
    ],
)
def test_a_history_that_cannot_be_told_is_refused(change: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        purchase_history(PANDAS.frame(ORDERS), **{"until": UNTIL, **change})
