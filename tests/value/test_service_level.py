from typing import Any

import pytest

from crmlab.value import FIVE_FORCES, best_service_level, marginal_service, worksheet_gaps
from tests.engines import Engine, names, on_every_engine

# A courier who can deliver on time at four rates, in an order of its own.
COURIER = {
    "level": [97.0, 90.0, 99.0, 95.0],
    "cost": [45.0, 20.0, 80.0, 32.0],
    "revenue": [140.0, 100.0, 150.0, 125.0],
}


@on_every_engine
def test_the_courier_does_best_at_97_per_cent(engine: Engine) -> None:
    table = engine.frame(COURIER)
    result = best_service_level(table)
    assert type(result) is type(table)
    assert names(result) == ["level", "cost", "revenue", "net", "best"]
    assert engine.rows(result) == [
        (90.0, 20.0, 100.0, 80.0, False),
        (95.0, 32.0, 125.0, 93.0, False),
        (97.0, 45.0, 140.0, 95.0, True),  # 140 - 45
        (99.0, 80.0, 150.0, 70.0, False),
    ]


@on_every_engine
def test_cost_need_not_rise_and_of_equals_the_lowest_is_best(engine: Engine) -> None:
    table = engine.frame({"level": [99, 95, 90], "cost": [10, 30, 20], "revenue": [50, 60, 60]})
    assert [row[4] for row in engine.rows(best_service_level(table))] == [True, False, False]


@on_every_engine
def test_each_step_up_has_its_price(engine: Engine) -> None:
    table = engine.frame(COURIER)
    result = marginal_service(table)
    assert type(result) is type(table)
    assert names(result) == ["level", "extra_cost", "extra_revenue", "extra_net"]
    assert engine.rows(result) == [
        (95.0, 12.0, 25.0, 13.0),
        (97.0, 13.0, 15.0, 2.0),
        (99.0, 35.0, 10.0, -25.0),
    ]


@on_every_engine
@pytest.mark.parametrize("judge", [best_service_level, marginal_service])
def test_levels_that_cannot_be_compared_are_named(engine: Engine, judge: Any) -> None:
    with pytest.raises(ValueError, match=r"table: level must be unique, got level=97"):
        judge(engine.frame({**COURIER, "level": [97.0, 97.0, 99.0, 95.0]}))
    with pytest.raises(ValueError, match=r"table: cost must be zero or more, got level=97"):
        judge(engine.frame({**COURIER, "cost": [-1.0, 1.0, 1.0, 1.0]}))


def test_a_worksheet_lacks_what_nobody_wrote() -> None:
    swot = {"strengths": ["own fleet"], "weaknesses": [" "], "threats": ["a rival", "fuel"]}
    assert worksheet_gaps(swot) == {"weaknesses": 1, "opportunities": 1}
    assert worksheet_gaps(swot, at_least=2) == {
        "strengths": 1, "weaknesses": 2, "opportunities": 2,
    }  # fmt: skip
    assert worksheet_gaps({force: ["x"] for force in FIVE_FORCES}, FIVE_FORCES) == {}


def test_a_worksheet_has_its_fields_and_no_others() -> None:
    with pytest.raises(ValueError, match=r"worksheet must be of the fields .*\['luck'\]"):
        worksheet_gaps({"luck": ["good"]})
    with pytest.raises(ValueError, match="at_least must be a whole number above zero, got 0"):
        worksheet_gaps({}, at_least=0)
