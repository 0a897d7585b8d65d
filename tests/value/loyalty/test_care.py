from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import MAINTENANCE_WEIGHTS, CareStep, care_score, care_tasks, maintenance_plan

CLIENTS: dict[str, Any] = {
    "Hotel": "functional", "Hospital": "partner", "Kiosk": "acquaintance",
}  # fmt: skip
WEIGHTS: Any = {"functional": 3, "partner": 2, "acquaintance": 0}


def test_a_budget_is_split_by_type_and_then_by_form() -> None:
    plan = maintenance_plan(CLIENTS, budget=50_000, type_weights=WEIGHTS)
    # 50 000 x 3 / 5 = 30 000, of it 10, 40, 30, 20 and 0 %
    assert plan["Hotel"] == pytest.approx({
        "hardware": 3_000, "software": 12_000, "functional": 9_000, "psychological": 6_000,
        "distinctive": 0,
    })  # fmt: skip
    assert sum(plan["Hospital"].values()) == pytest.approx(20_000)
    assert sum(plan["Kiosk"].values()) == 0


@given(st.floats(0, 1e9), st.tuples(st.floats(0.1, 9), st.floats(0, 9), st.floats(0, 9)))
def test_nothing_of_the_budget_is_lost(budget: float, weights: tuple[float, ...]) -> None:
    given_weights: Any = dict(zip(WEIGHTS, weights, strict=True))
    plan = maintenance_plan(CLIENTS, budget=budget, type_weights=given_weights)
    spent = sum(sum(forms.values()) for forms in plan.values())
    assert spent == pytest.approx(budget)


def test_the_courses_forms_are_a_hundred_for_every_type() -> None:
    assert {sum(forms.values()) for forms in MAINTENANCE_WEIGHTS.values()} == {100}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type_weights": {"partner": 1}}, "the weights must be complete, with acquaintance, func"),
        ({"clients": {}}, "clients must be of a weight above zero in sum"),
        ({"budget": -1}, "budget must be >= 0, got -1"),
    ],
)
def test_a_budget_that_cannot_be_split_is_refused(change: Any, message: str) -> None:
    case = {"clients": CLIENTS, "budget": 1, "type_weights": WEIGHTS, **change}
    with pytest.raises(ValueError, match=message):
        maintenance_plan(case.pop("clients"), **case)


def test_care_is_scored_by_four_measures_and_open_where_one_is_missing() -> None:
    # (80 + 60 + 40 + 100) / 4; without profit (80 + 60 + 40) / 4 = 45, and 25 more at most
    known = {"satisfaction": 80, "sales": 60, "loyalty": 40}
    assert care_score({**known, "profit": 100}) == (70, 70)
    assert care_score(known) == (45, 70)


PLAN: Any = {
    "functional": [CareStep("survey", "Wang", 10), CareStep("call", "Li", 0)],
    "partner": [CareStep("visit", "Li", 5)],
    "acquaintance": [],
}


def test_every_task_has_an_owner_and_a_working_day() -> None:
    tasks = care_tasks(CLIENTS, PLAN, start=date(2026, 6, 1), holidays=[date(2026, 6, 8)])
    assert [(task.client, task.what, task.owner, task.due) for task in tasks] == [
        ("Hotel", "call", "Li", date(2026, 6, 1)),  # a Monday
        ("Hospital", "visit", "Li", date(2026, 6, 9)),  # Saturday the 6th, the 8th is a holiday
        ("Hotel", "survey", "Wang", date(2026, 6, 11)),
    ]


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        ({"partner": []}, "plan must be complete, with acquaintance, functional"),
        ({**PLAN, "partner": [CareStep("visit", " ", 5)]}, "the owner of 'visit' must be named"),
        ({**PLAN, "partner": [CareStep("visit", "Li", -5)]}, "the days of 'visit' must be >= 0"),
    ],
)
def test_a_plan_without_owner_or_day_is_refused(plan: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        care_tasks(CLIENTS, plan, start=date(2026, 6, 1))
