from datetime import date
from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmlab.crm import stage_ageing, stale_opportunities, weighted_pipeline
from tests.engines import ENGINES, Columns, Engine, names, on_every_engine

PANDAS = ENGINES[0]
TODAY = date(2026, 6, 30)
DEALS: Columns = {
    "opportunity": ["O1", "O2", "O3", "O4", "O5"],
    "stage": ["offer", "enquiry", "offer", "won", "lost"],
    "amount": [100.0, 200.0, 50.0, 900.0, 900.0],
    "probability": [0.1, 0.5, 0.9, 1.0, 0.0],
    "opened": [
        date(2026, 6, 30), date(2026, 5, 31), date(2026, 4, 21), date(2026, 1, 1), date(2026, 1, 1),
    ],
    "closes": [
        date(2026, 6, 20), date(2026, 6, 30), date(2026, 6, 29), date(2026, 1, 9), date(2026, 1, 9),
    ],
}  # fmt: skip


@on_every_engine
def test_open_deals_are_weighed_by_their_chances(engine: Engine) -> None:
    deals = engine.frame(DEALS)
    result = weighted_pipeline(deals)
    assert type(result) is type(deals)
    assert names(result) == [
        "opportunities", "amount", "weighted", "standard_deviation", "low", "high",
    ]  # fmt: skip
    # 10 + 100 + 45; variance 100² x .09 + 200² x .25 + 50² x .09 = 900 + 10 000 + 225 = 11 125
    # 155 -+ 1.959964 x 105.4751 = 155 -+ 206.73: held within 0 and 350
    assert engine.rows(result) == [(3, 350.0, 155.0, 105.48, 0.0, 350.0)]


@on_every_engine
def test_one_deal_of_12285_at_70_per_cent(engine: Engine) -> None:
    deals = engine.frame({"stage": ["offer"], "amount": [12_285.0], "probability": [0.7]})
    # .7 x 12 285 = 8 599.50; 12 285 x sqrt(.7 x .3) = 5 629.694
    assert engine.rows(weighted_pipeline(deals))[0][:4] == (1, 12_285.0, 8_599.5, 5_629.69)


@on_every_engine
def test_a_chance_may_have_any_decimals_and_the_interval_any_level(engine: Engine) -> None:
    deals = engine.frame({
        "stage": ["offer"] * 100, "amount": [900.0] * 100, "probability": [0.333] * 100,
    })  # fmt: skip
    [row] = engine.rows(weighted_pipeline(deals, confidence=0.6826894921370859))  # one deviation
    deviation = 900 * sqrt(100 * 0.333 * 0.667)
    assert row[2:] == pytest.approx(
        (29_970, deviation, 29_970 - deviation, 29_970 + deviation), abs=0.005
    )


@on_every_engine
def test_with_nothing_open_nothing_is_expected(engine: Engine) -> None:
    deals = engine.frame({"stage": ["won"], "amount": [5.0], "probability": [1.0]})
    assert engine.rows(weighted_pipeline(deals)) == [(0, 0.0, 0.0, 0.0, 0.0, 0.0)]


@on_every_engine
def test_a_chance_beyond_1_is_named(engine: Engine) -> None:
    deals = engine.frame({"stage": ["offer"], "amount": [5.0], "probability": [70.0]})
    with pytest.raises(ValueError, match="probability must be from 0 to 1, got stage='offer'"):
        weighted_pipeline(deals)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 100)), min_size=1, max_size=12))
def test_the_deviation_is_that_of_all_outcomes(pairs: list[tuple[int, int]]) -> None:
    deals = PANDAS.frame({
        "stage": ["offer"] * len(pairs),
        "amount": [float(worth) for worth, _ in pairs],
        "probability": [chance / 100 for _, chance in pairs],
    })  # fmt: skip
    outcomes = {0: 1.0}  # what may come in, and how likely that is
    for worth, chance in pairs:
        after: dict[int, float] = {}
        for total, likely in outcomes.items():
            for gain, part in ((worth, chance / 100), (0, 1 - chance / 100)):
                after[total + gain] = after.get(total + gain, 0) + likely * part
        outcomes = after
    mean = sum(total * likely for total, likely in outcomes.items())
    variance = sum((total - mean) ** 2 * likely for total, likely in outcomes.items())
    [row] = PANDAS.rows(weighted_pipeline(deals))
    assert row[2:4] == pytest.approx((mean, sqrt(variance)), abs=0.01)


@on_every_engine
def test_open_deals_past_their_day_are_stale(engine: Engine) -> None:
    deals = engine.frame(DEALS)
    result = stale_opportunities(deals, as_of=TODAY)
    assert type(result) is type(deals)
    assert names(result) == ["opportunity", "stage", "closes", "days_late"]
    # O2 is due today; O4 and O5 are decided
    assert engine.rows(result) == [
        ("O1", "offer", "2026-06-20", 10),
        ("O3", "offer", "2026-06-29", 1),
    ]


@on_every_engine
def test_the_age_of_deals_by_stage(engine: Engine) -> None:
    deals = engine.frame(DEALS)
    result = stage_ageing(deals, as_of=TODAY)
    assert type(result) is type(deals)
    assert names(result) == ["stage", "opportunities", "mean_days", "oldest_days", "over"]
    # 30 days are not over 30; offers: 0 and 9 + 31 + 30 = 70 days, 35 in the mean
    assert engine.rows(result) == [("enquiry", 1, 30.0, 30, 0), ("offer", 2, 35.0, 70, 1)]


def test_what_makes_no_sense_is_refused() -> None:
    deals = PANDAS.frame(DEALS)
    with pytest.raises(ValueError, match="confidence must be between 0 and 1, got 1"):
        weighted_pipeline(deals, confidence=1)
    with pytest.raises(ValueError, match="opened must be on or before 2026-01-01"):
        stage_ageing(deals, as_of=date(2026, 1, 1))
    limit: Any = 1.0
    with pytest.raises(ValueError, match="limit_days must be a whole number >= 0, got 1"):
        stage_ageing(deals, as_of=TODAY, limit_days=limit)
