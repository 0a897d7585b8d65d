import pandas as pd
import pytest

from crmlab.company import STORY, Books, load
from crmlab.company.backstage.firms import FAILING, TIGHT, Firms
from crmlab.company.days import YEAR_END

MONEY = slice("cash", "net_profit")


@pytest.fixture(scope="module", params=[(0, "small"), (1, "small"), (0, "medium")])
def fen(request: pytest.FixtureRequest) -> pd.DataFrame:
    """All amounts in whole fen, where sums are exact."""
    variant, size = request.param
    statements = load(variant, size)["statements"]
    return (statements.loc[:, MONEY] * 100).round().astype("int64")


@pytest.fixture(scope="module")
def sheets(medium: Books) -> pd.DataFrame:
    statements = medium["statements"]
    firms = Firms(0, 5000)
    liquid = statements["cash"] + statements["securities"] + statements["receivables"]
    return statements.assign(
        kind=firms.kind[firms.business],
        health=firms.health[firms.business],
        current=statements["current_assets"] / statements["current_liabilities"],
        quick=liquid / statements["current_liabilities"],
    )


def test_balance_sheets_add_up_to_the_fen(fen: pd.DataFrame) -> None:
    current = ["cash", "securities", "receivables", "inventory", "prepaid"]
    assert (fen["current_assets"] == fen[current].sum(axis="columns")).all()
    assert (fen["total_assets"] == fen["current_assets"] + fen["fixed_assets"]).all()
    assert (fen["net_assets"] == fen["total_assets"] - fen["total_liabilities"]).all()


def test_debts_and_assets_have_the_sizes_that_a_balance_sheet_allows(fen: pd.DataFrame) -> None:
    assert (fen["current_liabilities"] > 0).all()
    assert (fen["total_liabilities"] >= fen["current_liabilities"]).all()
    assert (fen.loc[:, "cash":"total_assets"] >= 0).all(axis=None)
    assert (fen["interest"] >= 0).all()


def test_capital_paid_in_is_a_round_sum_above_zero(fen: pd.DataFrame) -> None:
    capital = fen["net_assets"] - fen["retained_earnings"]
    assert (capital > 0).all()
    assert (capital % 1_000_000 == 0).all()  # ten thousand yuan


def test_profit_is_what_interest_and_tax_leave(fen: pd.DataFrame) -> None:
    before_tax = fen["ebit"] - fen["interest"]
    losses = before_tax <= 0
    assert (fen["net_profit"] == before_tax)[losses].all()
    left = (fen["net_profit"] / before_tax)[~losses & (before_tax > 100_000)]
    assert set(left.round(3)) == {1.0, 0.95, 0.75}


def test_every_business_customer_has_one_statement_all_but_one_of_the_same_day(
    medium: Books,
) -> None:
    business = medium["customers"].query("kind != 'consumer'")["customer"]
    dates = medium["statements"].set_index("customer")["date"]
    assert list(dates.index) == list(business)
    assert set(dates.drop(STORY["withholder"])) == {pd.Timestamp(YEAR_END)}
    assert dates[STORY["withholder"]] < pd.Timestamp(YEAR_END)


def test_healthy_firms_pay_their_bills_more_easily_than_failing_ones(sheets: pd.DataFrame) -> None:
    state = pd.cut(
        sheets["health"], [-1, FAILING, TIGHT, 10**6], labels=["failing", "tight", "healthy"]
    )
    for _, firms in sheets.groupby("kind"):
        ratios = firms.groupby(state, observed=True)[["current", "quick"]].median()
        assert ratios["current"].is_monotonic_increasing
        assert ratios["quick"].is_monotonic_increasing


def test_many_a_firm_that_gets_by_looks_like_one_that_fails(sheets: pd.DataFrame) -> None:
    tight = sheets["health"].between(FAILING, TIGHT)
    failing = sheets["health"] < FAILING
    for _, firms in sheets.groupby("kind"):
        typical = firms["quick"][failing].median()
        assert 0.1 < (firms["quick"][tight] < typical).mean() < 0.4


def test_a_supermarket_lives_on_lower_ratios_than_other_firms(sheets: pd.DataFrame) -> None:
    medians = sheets.groupby("kind")["current"].median()
    assert medians.idxmin() == "supermarket"


def test_some_firms_owe_more_than_they_own(sheets: pd.DataFrame) -> None:
    assert 0.04 < (sheets["net_assets"] < 0).mean() < 0.12


def test_a_few_large_firms_make_most_of_the_sales(sheets: pd.DataFrame) -> None:
    for _, sales in sheets.groupby("kind")["sales"]:
        assert sales.nlargest(len(sales) // 5).sum() > 0.5 * sales.sum()
