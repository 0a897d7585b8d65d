from typing import Any

import pytest

from crmlab.core.text import Text
from crmlab.credit import CreditPolicy, GradeScale, expected_loss_by_grade, exposure_by_grade
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
CUSTOMERS: Columns = {
    "grade": ["CA5", "CA1", "CA2", "CA1", "CA3"],
    "exposure": [5_000.0, 30_000.10, 40_000.0, 24_999.90, 0.0],
}
RATES = {"CA1": 0.01, "CA2": 0.02, "CA3": 0.05, "CA4": 0.1, "CA5": 0.25}


@on_every_engine
def test_exposure_is_summed_by_grade_the_best_first(engine: Engine) -> None:
    table = engine.frame(CUSTOMERS)
    result = exposure_by_grade(table)
    assert type(result) is type(table)
    assert names(result) == ["grade", "customers", "exposure", "share"]
    # 30 000.10 + 24 999.90 = 55 000 of 100 000; nobody has CA4
    assert engine.rows(result) == [
        ("CA1", 2, 55_000.0, pytest.approx(0.55)),
        ("CA2", 1, 40_000.0, pytest.approx(0.4)),
        ("CA3", 1, 0.0, 0.0),
        ("CA5", 1, 5_000.0, pytest.approx(0.05)),
    ]


@on_every_engine
def test_expected_loss_is_default_rate_times_loss_times_exposure(engine: Engine) -> None:
    result = expected_loss_by_grade(
        engine.frame(CUSTOMERS), default_rates=RATES, loss_given_default=0.6
    )
    assert names(result) == ["grade", "customers", "exposure", "default_rate", "expected_loss"]
    assert engine.rows(result) == [
        ("CA1", 2, 55_000.0, 0.01, pytest.approx(330)),  # 55 000 x 1 % x 60 %
        ("CA2", 1, 40_000.0, 0.02, pytest.approx(480)),
        ("CA3", 1, 0.0, 0.05, 0.0),
        ("CA5", 1, 5_000.0, 0.25, pytest.approx(750)),
    ]


@on_every_engine
def test_the_order_of_customers_does_not_matter(engine: Engine) -> None:
    backwards = {name: list(reversed(values)) for name, values in CUSTOMERS.items()}
    assert engine.rows(exposure_by_grade(engine.frame(backwards))) == engine.rows(
        exposure_by_grade(engine.frame(CUSTOMERS))
    )


@on_every_engine
def test_where_nobody_owes_anything_the_shares_are_0(engine: Engine) -> None:
    table = engine.frame({"grade": ["CA1", "CA2"], "exposure": [0.0, 0.0]})
    assert [row[3] for row in engine.rows(exposure_by_grade(table))] == [0.0, 0.0]


@on_every_engine
def test_columns_and_scale_may_be_ones_own(engine: Engine) -> None:
    sell = CreditPolicy(Text("Sell.", "赊销。"))
    own = GradeScale({"B": (0, 60), "AA": (60, 100)}, {"AA": sell, "B": sell})
    table = engine.frame({"等级": ["B", "AA"], "敞口": [1.0, 3.0]})
    result = exposure_by_grade(table, grade="等级", exposure="敞口", scale=own)
    assert names(result)[0] == "等级"
    assert engine.rows(result) == [("AA", 1, 3.0, 0.75), ("B", 1, 1.0, 0.25)]


@on_every_engine
@pytest.mark.parametrize(
    ("grade", "exposure", "message"),
    [
        ("CA9", 1.0, "table: grade must be one of CA1, CA2, CA3, CA4, CA5, got grade='CA9'"),
        (None, 1.0, "table: grade must be filled in, got grade=nothing, exposure=1.0"),
        ("CA1", -1.0, "table: exposure must be zero or more, got grade='CA1', exposure=-1.0"),
        ("CA1", None, "table: exposure must be a finite number, got grade='CA1'"),
        ("CA1", 0.001, "table: exposure must be in whole fen"),
    ],
)
def test_rows_that_cannot_be_counted_are_named(
    engine: Engine, grade: str | None, exposure: float | None, message: str
) -> None:
    table = {"grade": [*CUSTOMERS["grade"], grade], "exposure": [*CUSTOMERS["exposure"], exposure]}
    with pytest.raises(ValueError, match=message):
        exposure_by_grade(engine.frame(table))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"default_rates": {"CA1": 0.1}}, "default_rates must be those of CA1, CA2, CA3, CA4, CA5"),
        ({"default_rates": {**RATES, "CA2": 2}}, "the default rate of CA2 must be from 0 to 1"),
        ({"loss_given_default": 60}, "loss_given_default must be from 0 to 1, got 60"),
    ],
)
def test_rates_are_shares_and_complete(changed: dict[str, Any], message: str) -> None:
    how = {"default_rates": RATES, "loss_given_default": 0.6, **changed}
    with pytest.raises(ValueError, match=message):
        expected_loss_by_grade(PANDAS.frame(CUSTOMERS), **how)
