from datetime import date

import pytest

from crmlab.crm import COMPLAINT_MOVES, complaint_causes, complaint_register, follow_states
from tests.engines import Columns, Engine, names, on_every_engine

TODAY = date(2026, 6, 30)
REGISTER: Columns = {
    "complaint": ["K1", "K2", "K3", "K4", "K5"],
    "date": [
        date(2026, 6, 1), date(2026, 6, 20), date(2026, 6, 10), date(2026, 6, 25), TODAY,
    ],
    "cause": ["product", "delivery", "delivery", "people", "product"],
    "severity": [1, 3, 3, 3, 1],
    "status": ["open", "answered", "settled", "open", "open"],
}  # fmt: skip


@on_every_engine
def test_the_most_severe_stand_first_and_of_these_the_oldest(engine: Engine) -> None:
    complaints = engine.frame(REGISTER)
    result = complaint_register(complaints, as_of=TODAY)
    assert type(result) is type(complaints)
    assert names(result) == ["complaint", "severity", "status", "days"]
    assert engine.rows(result) == [
        ("K2", 3, "answered", 10), ("K4", 3, "open", 5),
        ("K1", 1, "open", 29), ("K5", 1, "open", 0),
    ]  # fmt: skip


@on_every_engine
def test_a_complaint_from_tomorrow_is_named(engine: Engine) -> None:
    with pytest.raises(ValueError, match="must be on or before 2026-06-29, got complaint='K5'"):
        complaint_register(engine.frame(REGISTER), as_of=date(2026, 6, 29))


@on_every_engine
def test_causes_add_up_from_the_most_frequent(engine: Engine) -> None:
    complaints = engine.frame(REGISTER)
    result = complaint_causes(complaints)
    assert type(result) is type(complaints)
    assert names(result) == ["cause", "complaints", "share", "cumulative"]
    assert engine.rows(result) == [
        ("delivery", 2, 0.4, 0.4),
        ("product", 2, 0.4, 0.8),
        ("people", 1, 0.2, 1.0),
    ]


def test_an_answer_that_does_not_do_opens_a_complaint_again() -> None:
    states = ["open", "answered", "open", "answered", "settled"]
    assert follow_states(states, COMPLAINT_MOVES) == "settled"
    with pytest.raises(ValueError, match="to must be one of answered after open, got 'settled'"):
        follow_states(["open", "settled"], COMPLAINT_MOVES)
