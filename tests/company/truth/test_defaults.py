"""Who defaults next quarter: found by a scorecard, misjudged by lateness across trades."""

import numpy as np
import pandas as pd
import pytest

from crmlab.company import AS_OF, STORY, Books, truth
from tests.company.truth.ranking import auc

A_YEAR_AGO = pd.Timestamp(AS_OF) - pd.Timedelta(days=365)


@pytest.fixture(scope="module")
def firms(medium: Books) -> pd.DataFrame:
    """What a credit desk knows of each firm, and whether it will default."""
    sheet = medium["statements"].set_index("customer")
    liquid = sheet["cash"] + sheet["securities"] + sheet["receivables"]
    paid = medium["receipts"].merge(medium["invoices"], on="invoice", suffixes=("", "_billed"))
    paid = paid[paid["date"] > A_YEAR_AGO]
    late = (paid["date"] - paid["due"]).dt.days.groupby(paid["customer"]).mean()
    return pd.DataFrame(
        {
            "kind": medium["customers"].set_index("customer")["kind"].reindex(sheet.index),
            "quick": liquid / sheet["current_liabilities"],
            "equity": sheet["net_assets"] / sheet["total_assets"],
            "margin": sheet["net_profit"] / sheet["sales"],
            "late": late.reindex(sheet.index),
            "defaulted": truth.defaults(0, "medium").set_index("customer")["defaulted"],
        }
    )


def test_the_books_show_next_quarters_defaults_as_outcomes(medium: Books) -> None:
    shown = ["customer", "defaulted", "loss"]
    true = truth.defaults(0, "medium")[shown]
    pd.testing.assert_frame_equal(true, medium["outcomes"][shown], check_dtype=False)


def test_they_come_as_often_as_their_chances_say() -> None:
    table = truth.defaults(0, "medium")
    table = table[~table["customer"].isin(STORY.values())]
    risky = table["chance"] > 0.1
    for firms in (table[risky], table[~risky]):
        deviation = np.sqrt((firms["chance"] * (1 - firms["chance"])).sum())
        assert abs(firms["defaulted"].sum() - firms["chance"].sum()) < 3 * deviation


def test_a_scorecard_finds_most_of_them_but_by_no_means_all(firms: pd.DataFrame) -> None:
    ranks = firms.groupby("kind")[["quick", "equity", "margin", "late"]].rank(pct=True)
    risk = ranks["late"].fillna(0.5) - ranks["quick"] - ranks["equity"] - ranks["margin"]
    assert 0.75 < auc(risk, firms["defaulted"]) < 0.9
    riskiest = firms[risk >= risk.quantile(0.9)]
    assert 0.3 < riskiest["defaulted"].sum() / firms["defaulted"].sum() < 0.7


@pytest.mark.parametrize("indicator", ["quick", "equity", "margin"])
def test_each_indicator_tells_something_but_not_all(firms: pd.DataFrame, indicator: str) -> None:
    within_trade = firms.groupby("kind")[indicator].rank(pct=True)
    assert 0.7 < auc(-within_trade, firms["defaulted"]) < 0.85


def test_late_payers_default_more_often_within_every_trade_but_hospitals(
    firms: pd.DataFrame,
) -> None:
    known = firms.dropna(subset="late")
    third = known.groupby("kind")["late"].transform(lambda late: pd.qcut(late, 3, labels=False))
    rates = known["defaulted"].astype(float).groupby([known["kind"], third]).mean().unstack()
    rates = rates.drop("hospital")
    assert (rates[2] > 2 * rates[0]).all()


def test_lateness_across_trades_misleads_since_hospitals_pay_late_but_surely(
    firms: pd.DataFrame,
) -> None:
    known = firms.dropna(subset="late")
    within = known.groupby("kind")["late"].rank(pct=True)
    assert auc(within, known["defaulted"]) > auc(known["late"], known["defaulted"]) + 0.04


def test_some_who_pay_in_time_default_all_the_same(firms: pd.DataFrame) -> None:
    assert 0.002 < firms.loc[firms["late"] <= 5, "defaulted"].mean() < 0.03
