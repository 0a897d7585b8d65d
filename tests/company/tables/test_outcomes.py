import pandas as pd
import pytest

from crmlab.company import STORY, Books, load


@pytest.fixture(scope="module")
def outcomes(medium: Books) -> pd.DataFrame:
    """The outcomes with each firm's kind and balance when the books were closed."""
    billed = medium["invoices"].groupby("customer")["amount"].sum()
    owed = billed.sub(medium["receipts"].groupby("customer")["amount"].sum(), fill_value=0)
    table = medium["outcomes"].set_index("customer")
    kinds = medium["customers"].set_index("customer")["kind"]
    return table.assign(owed=owed.reindex(table.index, fill_value=0), kind=kinds)


def test_every_firm_has_an_outcome_at_the_end_of_the_next_quarter(books: Books) -> None:
    assert list(books["outcomes"]["customer"]) == list(books["statements"]["customer"])
    assert set(books["outcomes"]["date"]) == {pd.Timestamp("2026-09-30")}


def test_about_one_firm_in_twenty_defaults(outcomes: pd.DataFrame) -> None:
    # 3 488 firms: a standard deviation of sqrt(.05 · .95 / 3 488) = 0.0037.
    assert 0.04 < outcomes["defaulted"].mean() < 0.06


def test_only_a_default_costs_anything_and_never_much_more_than_is_owed(
    outcomes: pd.DataFrame,
) -> None:
    lost = outcomes["loss"] > 0
    assert not lost[~outcomes["defaulted"]].any()
    assert (outcomes["loss"] <= 1.2 * outcomes["owed"].clip(lower=0)).all()
    share = (outcomes["loss"] / outcomes["owed"])[lost]
    assert 0.5 < share.mean() < 0.65


def test_hospitals_hardly_ever_fail(outcomes: pd.DataFrame) -> None:
    rates = outcomes.groupby("kind")["defaulted"].mean()
    assert rates["hospital"] < 0.02
    assert (rates.drop("hospital") > 0.03).all()


@pytest.mark.parametrize("variant", range(6))
def test_of_the_firms_in_the_lessons_the_failing_shop_alone_defaults(variant: int) -> None:
    outcomes = load(variant)["outcomes"].set_index("customer")
    roles = {customer: role for role, customer in STORY.items()}
    told = outcomes[outcomes.index.isin(roles) & outcomes["defaulted"]]
    assert [roles[customer] for customer in told.index] == ["failing_shop"]
    assert (told["loss"] > 0).all()
