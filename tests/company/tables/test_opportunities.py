import pandas as pd
import pytest

from crmlab.company import AS_OF, Books

OPEN = ["enquiry", "offer", "negotiation"]


@pytest.fixture(scope="module")
def opportunities(medium: Books) -> pd.DataFrame:
    return medium["opportunities"]


def test_what_is_won_is_certain_and_what_is_lost_impossible(books: Books) -> None:
    table = books["opportunities"]
    assert ((table["stage"] == "won") == (table["probability"] == 1)).all()
    assert ((table["stage"] == "lost") == (table["probability"] == 0)).all()
    decided = table[~table["stage"].isin(OPEN)]
    assert (decided["closes"] <= pd.Timestamp(AS_OF)).all()


def test_guesses_rise_from_stage_to_stage(opportunities: pd.DataFrame) -> None:
    guesses = opportunities.groupby("stage")["probability"].mean()[OPEN]
    assert guesses.is_monotonic_increasing
    assert guesses.between(0.1, 0.75).all()


def test_some_open_ones_are_past_their_day(opportunities: pd.DataFrame) -> None:
    still_open = opportunities[opportunities["stage"].isin(OPEN)]
    assert 0.1 < (still_open["closes"] < pd.Timestamp(AS_OF)).mean() < 0.4


def test_an_opportunity_belongs_to_a_firm_and_is_recorded_before_it_closes(books: Books) -> None:
    table = books["opportunities"].merge(books["customers"], on="customer")
    assert (table["kind"] != "consumer").all()
    assert (table["opened"] >= table["since"]).all()
    assert (table["opened"] < table["closes"]).all()


def test_two_of_five_are_won(opportunities: pd.DataFrame) -> None:
    decided = opportunities[~opportunities["stage"].isin(OPEN)]
    assert 0.38 < (decided["stage"] == "won").mean() < 0.46
