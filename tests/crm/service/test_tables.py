"""Service measured in tables of tickets, contacts and channels' records."""

from datetime import date, datetime
from typing import Any

import pytest

from crmlab.crm import channel_conflicts, first_contact_resolution, sla_attainment
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS, POLARS = ENGINES[:2]
NOW = datetime(2026, 6, 3, 12)
NOON = datetime(2026, 6, 1, 12)
TICKETS: Columns = {
    "priority": [1, 1, 1, 1, 2, 2],
    "due": [NOON, NOON, NOON, datetime(2026, 6, 3, 13), NOON, NOON],
    "closed": [NOON, datetime(2026, 6, 1, 12, 1), None, None, NOON, datetime(2026, 6, 1, 9)],
}
CONTACTS: Columns = {
    "case": ["Q1", "Q2", "Q2", "Q3", "Q4", "Q4", "Q5"],
    "date": [
        date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 9),  # Q2 again on the seventh day
        date(2026, 6, 23),  # Q3: the window ends on the 30th
        date(2026, 6, 1), date(2026, 6, 9),  # Q4 again on the eighth day
        date(2026, 6, 24),  # Q5: not over
    ],
}  # fmt: skip


@on_every_engine
def test_a_ticket_is_in_time_up_to_its_due_moment(engine: Engine) -> None:
    tickets = engine.frame(TICKETS)
    result = sla_attainment(tickets, as_of=NOW)
    assert type(result) is type(tickets)
    assert names(result) == ["priority", "tickets", "met", "rate", "low", "high"]
    # of priority 1: in time, a minute late, overdue and open; the fourth is not due yet
    rows = engine.rows(result)
    assert [row[:4] for row in rows] == [(1, 3, 1, 1 / 3), (2, 2, 2, 1.0)]
    # Wilson of 2 / 2: 2 / (2 + z²) = 2 / 5.841459
    assert rows[1][4:] == pytest.approx((0.34238, 1), abs=5e-6)


@on_every_engine
def test_a_ticket_closed_in_the_future_is_named(engine: Engine) -> None:
    with pytest.raises(ValueError, match="closed must be on or before 2026-06-01 12:00:00, got pr"):
        sla_attainment(engine.frame(TICKETS), as_of=NOON)


@on_every_engine
def test_a_case_is_settled_if_nobody_asks_again_in_the_window(engine: Engine) -> None:
    contacts = engine.frame(CONTACTS)
    result = first_contact_resolution(contacts, as_of=date(2026, 6, 30))
    assert type(result) is type(contacts)
    assert names(result) == ["cases", "resolved", "rate", "low", "high"]
    # Q1, Q3 and Q4 of Q1 to Q4
    assert engine.rows(result)[0][:3] == (4, 3, 0.75)


@on_every_engine
def test_a_second_contact_on_the_same_day_is_one_too_many(engine: Engine) -> None:
    contacts = engine.frame({"case": ["Q", "Q"], "date": [date(2026, 6, 1)] * 2})
    assert engine.rows(first_contact_resolution(contacts, as_of=date(2026, 6, 30)))[0][:2] == (1, 0)


@on_every_engine
def test_without_a_case_whose_window_is_over_there_is_no_rate(engine: Engine) -> None:
    contacts = engine.frame({"case": ["Q"], "date": [date(2026, 6, 30)]})
    found = first_contact_resolution(contacts, as_of=date(2026, 6, 30))
    assert engine.rows(found) == [(0, 0, None, None, None)]


@on_every_engine
def test_records_that_contradict_each_other_are_listed(engine: Engine) -> None:
    web = engine.frame({
        "customer": ["C1", "C2", "C3"], "phone": ["138", "139", None], "floor": [1, 2, 3],
    })  # fmt: skip
    desk = engine.frame({
        "customer": ["C1", "C2", "C3"], "phone": ["137", "139", "135"], "floor": [1, 4, 3],
    })  # fmt: skip
    result = channel_conflicts({"web": web, "desk": desk}, fields=["phone", "floor"])
    assert type(result) is type(web)
    assert names(result) == ["customer", "field", "channel", "value"]
    # of C3 the web knows no phone, which contradicts nothing
    assert engine.rows(result) == [
        ("C1", "phone", "desk", "137"),
        ("C1", "phone", "web", "138"),
        ("C2", "floor", "desk", "4"),
        ("C2", "floor", "web", "2"),
    ]


@on_every_engine
def test_a_channel_can_contradict_itself(engine: Engine) -> None:
    web = engine.frame({"customer": ["C1", "C1"], "phone": ["138", "139"]})
    desk = engine.frame({"customer": ["C1"], "phone": ["138"]})
    rows = engine.rows(channel_conflicts({"web": web, "desk": desk}, fields=["phone"]))
    assert [row[2:] for row in rows] == [("desk", "138"), ("web", "138"), ("web", "139")]


def test_what_makes_no_sense_is_refused() -> None:
    web = PANDAS.frame({"customer": ["C1"], "phone": ["138"]})
    fields: Any = "phone"
    with pytest.raises(ValueError, match=r"records must be those of two channels or more, got \['"):
        channel_conflicts({"web": web}, fields=["phone"])
    with pytest.raises(
        ValueError, match="fields must be a list of one column or more, got 'phone'"
    ):
        channel_conflicts({"web": web, "desk": web}, fields=fields)
    day: Any = date(2026, 6, 1)
    with pytest.raises(ValueError, match="as_of must be a date and time without a time zone, got"):
        sla_attainment(PANDAS.frame(TICKETS), as_of=day)
    with pytest.raises(ValueError, match="window_days must be a whole number >= 1, got 0"):
        first_contact_resolution(PANDAS.frame(CONTACTS), as_of=date(2026, 6, 30), window_days=0)
