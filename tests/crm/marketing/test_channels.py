from datetime import date, datetime

import pytest

from crmlab.crm import contact_timeline, cost_per_order
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS, POLARS = ENGINES[:2]
CAMPAIGNS: Columns = {
    "channel": ["letter", "phone", "letter", "fair"],
    "cost": [40_000.0, 9_000.0, 20_000.0, 500.0],
    "orders": [21, 12, 9, 0],
}
VISITS: Columns = {
    "customer": ["B", "A", "A"],
    "date": [date(2026, 5, 1), date(2026, 5, 4), date(2026, 6, 1)],
}
CALLS: Columns = {
    "customer": ["A", "A"],
    "date": [datetime(2026, 5, 6, 16), datetime(2026, 5, 4, 9)],
}


@on_every_engine
def test_campaigns_of_a_channel_are_added_up_before_they_are_divided(engine: Engine) -> None:
    campaigns = engine.frame(CAMPAIGNS)
    result = cost_per_order(campaigns)
    assert type(result) is type(campaigns)
    assert names(result) == ["channel", "cost", "orders", "cost_per_order"]
    # (40 000 + 20 000) / (21 + 9); the mean of 1 904.76 and 2 222.22 would be 2 063.49
    assert engine.rows(result) == [
        ("phone", 9_000.0, 12, 750.0),
        ("letter", 60_000.0, 30, 2_000.0),
        ("fair", 500.0, 0, None),
    ]


@on_every_engine
def test_half_an_order_is_named(engine: Engine) -> None:
    campaigns = engine.frame({"channel": ["fair"], "cost": [1.0], "orders": [1.5]})
    with pytest.raises(ValueError, match=r"orders must be a whole number, got channel='fair'"):
        cost_per_order(campaigns)


@on_every_engine
def test_contacts_of_all_channels_stand_in_one_line_of_time(engine: Engine) -> None:
    visits = engine.frame(VISITS)
    result = contact_timeline({"visit": visits, "call": engine.frame(CALLS)})
    assert type(result) is type(visits)
    assert names(result) == ["customer", "date", "channel", "days_since"]
    assert engine.rows(result) == [
        ("A", "2026-05-04", "visit", None),
        ("A", "2026-05-04", "call", 0),
        ("A", "2026-05-06", "call", 2),
        ("A", "2026-06-01", "visit", 26),
        ("B", "2026-05-01", "visit", None),
    ]


@on_every_engine
def test_one_channel_makes_a_line_too(engine: Engine) -> None:
    rows = engine.rows(contact_timeline({"call": engine.frame(CALLS)}))
    assert [row[3] for row in rows] == [None, 2]


def test_what_cannot_be_merged_is_refused() -> None:
    with pytest.raises(ValueError, match=r"contacts must be those of one channel or more, got {}"):
        contact_timeline({})
    with pytest.raises(TypeError, match="call must be pandas as visit is, got polars"):
        contact_timeline({"visit": PANDAS.frame(VISITS), "call": POLARS.frame(CALLS)})
    numbered = PANDAS.frame({"customer": [1], "date": [date(2026, 5, 1)]})
    with pytest.raises(ValueError, match="call: customer must hold String as in visit, got Int64"):
        contact_timeline({"visit": PANDAS.frame(VISITS), "call": numbered})
