import pytest

from crmlab.company import Books, load
from crmlab.company.values import CAMPAIGN_CHANNELS


def test_every_channel_has_its_turn_and_campaigns_follow_each_other(books: Books) -> None:
    campaigns = books["campaigns"]
    assert set(campaigns["channel"]) == set(CAMPAIGN_CHANNELS)
    assert campaigns["start"].is_monotonic_increasing
    assert (campaigns["cost"] > 0).all()


@pytest.mark.parametrize(
    ("channel", "least", "most"),
    [("message", 0.1, 0.4), ("letter", 6, 13), ("phone", 10, 15), ("fair", 60, 220)],
)
def test_reaching_somebody_costs_what_the_channel_costs(
    channel: str, least: float, most: float
) -> None:
    campaigns = load(0)["campaigns"].set_index("channel").loc[channel]
    assert (campaigns["cost"] / campaigns["sent"]).between(least, most).all()


def test_a_larger_company_addresses_more_people(medium: Books, small: Books) -> None:
    assert medium["campaigns"]["sent"].sum() > 15 * small["campaigns"]["sent"].sum()
