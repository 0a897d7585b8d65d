from typing import Any

import pytest

from crmlab.crm import FIVE_OBSTACLES, ProcessStep, process_change, readiness

BEFORE = [
    ProcessStep("take call", "desk", 5),
    ProcessStep("approve", "manager", 5, waited=480),
    ProcessStep("note", "desk", 5, waited=30),
    ProcessStep("send part", "stock", 15, waited=120),
]
AFTER = [ProcessStep("take call", "desk", 8), ProcessStep("send part", "stock", 15, waited=60)]


def test_the_weakest_factor_decides_and_the_mean_stands_beside_it() -> None:
    scores = dict(zip(FIVE_OBSTACLES, (4, 5, 5, 2, 4), strict=True))
    assert readiness(scores) == (False, "documents", 2, 4)  # 20 / 5
    assert readiness(scores, needed=2).ready
    assert readiness({"a": 3, "b": 3}) == (True, "a", 3, 3)


@pytest.mark.parametrize(
    ("scores", "scale", "message"),
    [
        ({}, {}, "scores must be those of one factor or more, got {}"),
        ({"documents": 70}, {}, "documents must be from 1 to 5, got 70"),
        (
            {"documents": 70},
            {"lowest": 0, "highest": 100, "needed": 101},
            "needed must be from 0 t",
        ),
    ],
)
def test_a_score_off_the_scale_is_refused(scores: Any, scale: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        readiness(scores, **scale)


def test_a_redesign_saves_waiting_more_than_work() -> None:
    # 4 - 2 steps; desk, manager, desk, stock: 3 hand-offs - 1; 30 - 23 minutes of work;
    # lead time 30 + 630 - (23 + 60)
    assert process_change(BEFORE, AFTER) == (2, 2, 7, 577)
    assert process_change(AFTER, BEFORE) == (-2, -2, -7, -577)
    assert process_change(BEFORE, BEFORE) == (0, 0, 0, 0)


def test_a_process_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"after must be a process of one step or more, got \[\]"):
        process_change(BEFORE, [])
    with pytest.raises(ValueError, match="the waiting before x must be >= 0, got -1"):
        process_change([ProcessStep("x", "desk", 1, waited=-1)], AFTER)
