import pandas as pd
import pytest

from crmlab.company import AS_OF, Books


@pytest.fixture(scope="module")
def leads(medium: Books) -> pd.DataFrame:
    return medium["leads"]


def test_days_are_in_the_order_in_which_things_happen(books: Books) -> None:
    leads = books["leads"]
    assert (leads["created"] <= pd.Timestamp(AS_OF)).all()
    assert (leads["passed"].dropna() <= pd.Timestamp(AS_OF)).all()
    assert (leads["passed"] >= leads["created"])[leads["passed"].notna()].all()
    assert (leads["expected_order"] > leads["created"])[leads["expected_order"].notna()].all()


def test_a_lead_is_new_until_it_is_handed_to_sales(books: Books) -> None:
    leads = books["leads"]
    assert ((leads["state"] == "new") == leads["passed"].isna()).all()


def test_every_state_is_there_and_some_dates_have_gone_stale(leads: pd.DataFrame) -> None:
    shares = leads["state"].value_counts(normalize=True)
    assert shares.between(0.04, 0.65).all()
    assert len(shares) == 5
    still_open = leads["state"].isin(["new", "contacted", "qualified"])
    stale = leads["expected_order"] <= pd.Timestamp(AS_OF)
    assert 0.2 < stale[still_open & leads["expected_order"].notna()].mean() < 0.7


def test_late_leads_convert_half_as_often_and_come_from_poorer_sources(
    leads: pd.DataFrame,
) -> None:
    decided = leads[leads["state"].isin(["converted", "lost"])]
    won = decided["state"] == "converted"
    late = (decided["passed"] - decided["created"]).dt.days > 3
    naive = won[late].mean() / won[~late].mean()
    within = won.groupby([decided["source"], late]).mean().unstack()
    fair = (within[True] / within[False])[["referral", "web", "fair", "letter"]].mean()
    assert naive < 0.5 < fair + 0.08
    assert fair > naive + 0.05


def test_campaigns_bring_leads_of_their_own_channel_within_two_months(medium: Books) -> None:
    both = medium["leads"].merge(medium["campaigns"], on="campaign")
    pairs = set(zip(both["source"], both["channel"], strict=True))
    assert pairs == {("fair", "fair"), ("letter", "letter"), ("cold call", "phone")}
    assert (both["created"] - both["start"]).dt.days.between(0, 59).all()


def test_names_are_in_both_languages_and_numbers_belong_to_nobody(leads: pd.DataFrame) -> None:
    assert leads["name"].str.isascii().all()
    assert leads["name_zh"].str.fullmatch("[\u4e00-\u9fff]{2,}").all()
    assert leads["phone"].str.replace(r"\D", "", regex=True).str[-11:].str.startswith("1000").all()
