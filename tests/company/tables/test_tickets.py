import pandas as pd
import pytest

from crmlab.company import AS_OF, Books


@pytest.fixture(scope="module")
def tickets(medium: Books) -> pd.DataFrame:
    return medium["tickets"]


def test_calls_come_and_are_settled_within_service_hours(books: Books) -> None:
    for moments in (books["tickets"]["opened"], books["tickets"]["closed"].dropna()):
        assert moments.dt.hour.between(8, 16).all()
        assert (moments.dt.day_of_week < 5).all()


def test_a_ticket_is_closed_after_the_work_that_it_took(books: Books) -> None:
    done = books["tickets"].dropna(subset="closed")
    assert (done["closed"] >= done["opened"] + pd.to_timedelta(done["minutes"], unit="min")).all()
    assert (done["minutes"] >= 2).all()


def test_open_tickets_are_few_and_have_no_work_written_down_yet(tickets: pd.DataFrame) -> None:
    waiting = tickets["closed"].isna()
    assert 0 < waiting.mean() < 0.02
    assert (tickets.loc[waiting, "minutes"] == 0).all()
    assert (pd.Timestamp(AS_OF) - tickets.loc[waiting, "opened"]).dt.days.max() < 60


def test_what_hurts_more_is_rarer_and_taken_up_sooner(tickets: pd.DataFrame) -> None:
    degree = tickets["impact"] + tickets["urgency"]
    assert set(tickets["impact"]) == set(tickets["urgency"]) == {1, 2, 3}
    days = (tickets["closed"] - tickets["opened"]).dt.total_seconds().groupby(degree).median()
    assert days.is_monotonic_increasing
    assert (tickets["impact"].value_counts().sort_index().diff().dropna() > 0).all()


def test_most_calls_are_short_and_a_few_are_very_long(tickets: pd.DataFrame) -> None:
    minutes = tickets["minutes"][tickets["minutes"] > 0]
    assert 9 < minutes.median() < 13
    assert 1.4 < minutes.mean() / minutes.median() < 2.2


def test_calls_rush_in_the_morning_and_rest_at_noon(tickets: pd.DataFrame) -> None:
    hours = tickets["opened"].dt.hour.value_counts()
    assert hours[10] > 1.5 * hours[12]
    assert hours[14] > 1.3 * hours[12]
