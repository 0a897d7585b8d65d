"""Who drifts away: found by a fall of our share, mistaken for others by a fall of orders."""

import pandas as pd
import pytest

from crmlab.company import AS_OF, STORY, Books, truth
from tests.company.truth.ranking import auc


@pytest.fixture(scope="module")
def kinds(medium: Books) -> "pd.Series[str]":
    return medium["customers"].set_index("customer")["kind"]


@pytest.fixture(scope="module")
def drifting() -> pd.DataFrame:
    return truth.drifting(0, "medium").set_index("customer")


@pytest.fixture(scope="module")
def change(medium: Books, drifting: pd.DataFrame) -> pd.DataFrame:
    """Each firm's orders and our share of its needs in this half-year, over a year ago."""

    def half_year(table: str, column: str, how: str, year: int) -> "pd.Series[float]":
        rows = medium[table][medium[table]["date"].between(f"{year}-01-01", f"{year}-06-30")]
        return rows.groupby("customer").agg({column: how})[column]

    bought, needed = (
        half_year(*figure, 2026) / half_year(*figure, 2025)
        for figure in (("orders", "amount", "sum"), ("visits", "demand", "mean"))
    )
    old = medium["customers"].query("kind != 'consumer' and since < '2024-07-01'")["customer"]
    table = pd.DataFrame({"orders": bought, "share": bought / needed}).reindex(old).dropna()
    return table.assign(drifts=table.index.isin(drifting.index))


def test_a_fall_of_our_share_finds_it_better_than_a_fall_of_orders(change: pd.DataFrame) -> None:
    by_orders, by_share = (auc(-change[by], change["drifts"]) for by in ("orders", "share"))
    assert by_orders + 0.01 < by_share
    assert 0.8 < by_share < 0.95


def test_of_alarms_by_orders_half_are_false_since_the_firm_itself_shrinks(
    change: pd.DataFrame,
) -> None:
    right = {by: change.loc[change[by] < 0.7, "drifts"].mean() for by in ("orders", "share")}
    assert 0.35 < right["orders"] < 0.6
    assert right["share"] > right["orders"] + 0.15


def test_about_one_firm_in_twelve_drifts_away(
    kinds: "pd.Series[str]", drifting: pd.DataFrame
) -> None:
    firms = drifting[kinds.reindex(drifting.index) != "consumer"]
    assert 0.05 < len(firms) / (kinds != "consumer").sum() < 0.12
    assert firms["left"].between(0.1, 0.85).all()
    assert (firms["since"] < pd.Timestamp(AS_OF)).all()


def test_firms_annoyed_in_silence_drift_far_more_often(
    kinds: "pd.Series[str]", drifting: pd.DataFrame
) -> None:
    firms = kinds.index[kinds != "consumer"]
    drifts = firms.isin(drifting.index)
    silent = firms.isin(truth.silent_complaints(0, "medium")["customer"])
    assert drifts[silent].mean() > 3 * drifts[~silent].mean()


@pytest.mark.parametrize("variant", range(5))
def test_in_the_lessons_the_key_hotel_alone_drifts(variant: int) -> None:
    assert set(truth.drifting(variant)["customer"]) & set(STORY.values()) == {STORY["key_hotel"]}
