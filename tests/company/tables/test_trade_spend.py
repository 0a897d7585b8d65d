import pandas as pd
import pytest

from crmlab.company import Books
from crmlab.company.backstage.stage import Stage
from crmlab.company.backstage.support import FIRST_MONTH


@pytest.fixture(scope="module")
def spend(medium: Books) -> pd.DataFrame:
    return medium["trade_spend"]


def test_large_stores_and_key_accounts_alone_are_supported(books: Books) -> None:
    customers = books["customers"].set_index("customer")
    entitled = customers.index[(customers["kind"] == "supermarket") | customers["key_account"]]
    assert books["trade_spend"]["customer"].isin(entitled).all()


def test_money_is_granted_by_the_month_since_the_customer_is_one(books: Books) -> None:
    spend = books["trade_spend"]
    assert (spend["month"].dt.day == 1).all()
    assert (spend["amount"] > 0).all()
    since = spend["customer"].map(books["customers"].set_index("customer")["since"])
    assert (spend["month"] >= since.dt.to_period("M").dt.to_timestamp()).all()


def test_listing_fees_fall_in_january_and_rebates_at_a_quarters_end(spend: pd.DataFrame) -> None:
    months = {kind: set(rows["month"].dt.month) for kind, rows in spend.groupby("kind")}
    assert months["listing"] == {1}
    assert months["rebate"] == {3, 6, 9, 12}


def test_a_rebate_is_one_two_or_three_percent_of_the_quarters_orders(books: Books) -> None:
    rebates = books["trade_spend"].query("kind == 'rebate'")
    orders = books["orders"]
    quarter = orders["date"].dt.to_period("Q")
    bought = orders.groupby([orders["customer"], quarter])["amount"].sum()
    of = pd.MultiIndex.from_arrays([rebates["customer"], rebates["month"].dt.to_period("Q")])
    fen = (bought.reindex(of).to_numpy() * 100).round().astype("int64")
    granted = (rebates["amount"].to_numpy() * 100).round().astype("int64")
    assert (
        (granted == fen // 100) | (granted == fen * 2 // 100) | (granted == fen * 3 // 100)
    ).all()


def test_a_promotion_lifts_its_month_and_the_next_one_lacks_a_part_of_it() -> None:
    stage = Stage(0, 5000)
    usual = stage.dealings.demand // 100 * stage.dealings.wallet // 10_000
    support, calls = stage.support, stage.contacts
    months = calls.day.astype("datetime64[D]").astype("datetime64[M]").astype(int) - FIRST_MONTH
    frame = pd.DataFrame(
        {
            "worth": calls.worth / usual[calls.place],
            "promoted": support.promoted[calls.place, months],
            "after": (support.promoted[calls.place, months - 1]) & (months > 0),
        }
    )[support.supported[calls.place]]
    mean = frame.groupby(["promoted", "after"])["worth"].mean()
    plain = mean[False, False]
    # The mean rise is about 0.24, of which 0.4 lack in the month after: 0.10.
    assert 1.15 < mean[True, False] / plain < 1.33
    assert 0.84 < mean[False, True] / plain < 0.96


def test_support_costs_a_few_percent_of_what_its_customers_buy(medium: Books) -> None:
    spend = medium["trade_spend"].groupby("customer")["amount"].sum()
    bought = medium["orders"].groupby("customer")["amount"].sum().reindex(spend.index)
    assert 0.02 < spend.sum() / bought.sum() < 0.08
