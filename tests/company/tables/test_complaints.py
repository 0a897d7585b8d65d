import pandas as pd

from crmlab.company import AS_OF, Books


def test_complaints_are_received_while_one_is_a_customer(books: Books) -> None:
    since = books["complaints"]["customer"].map(books["customers"].set_index("customer")["since"])
    assert (books["complaints"]["date"] >= since).all()
    assert (books["complaints"]["date"] <= pd.Timestamp(AS_OF)).all()


def test_delivery_is_blamed_most_and_two_causes_make_most_of_all(medium: Books) -> None:
    causes = medium["complaints"]["cause"].value_counts(normalize=True)
    assert list(causes.index) == ["delivery", "product", "invoice", "people"]
    assert 0.65 < causes.iloc[:2].sum() < 0.8


def test_most_are_settled_and_some_are_never_taken_up(medium: Books) -> None:
    shares = medium["complaints"]["status"].value_counts(normalize=True)
    assert shares["settled"] > 0.6
    assert 0.04 < shares["open"] < 0.12
    age = (pd.Timestamp(AS_OF) - medium["complaints"]["date"]).dt.days
    assert age[medium["complaints"]["status"] == "open"].max() > 365


def test_firms_complain_more_readily_than_private_people(medium: Books) -> None:
    customers = medium["customers"].set_index("customer")
    complained = customers.index.isin(medium["complaints"]["customer"])
    consumer = customers["kind"] == "consumer"
    assert complained[~consumer].mean() > 2 * complained[consumer].mean()
