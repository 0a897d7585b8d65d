import pandas as pd

from crmlab.company import AS_OF, Books


def test_a_third_of_all_customers_are_asked_in_the_last_three_weeks(medium: Books) -> None:
    surveys = medium["surveys"]
    assert 0.32 < len(surveys) / len(medium["customers"]) < 0.38
    assert ((pd.Timestamp(AS_OF) - surveys["date"]).dt.days < 20).all()


def test_whom_one_asks_does_not_depend_on_the_sort_of_customer(medium: Books) -> None:
    kinds = medium["customers"].set_index("customer")["kind"]
    asked = kinds.index.isin(medium["surveys"]["customer"])
    shares = pd.Series(asked, index=kinds.index).groupby(kinds).mean()
    # The smallest kind has about 400 firms: a standard deviation of sqrt(.35 · .65 / 400) = 0.024.
    assert shares.between(0.35 - 0.075, 0.35 + 0.075).all()


def test_most_are_content_and_all_scores_occur(medium: Books) -> None:
    shares = medium["surveys"]["score"].value_counts(normalize=True)
    assert set(shares.index) == {1, 2, 3, 4, 5}
    assert shares[[4, 5]].sum() > 0.7
