import pandas as pd

from crmlab.company import AS_OF, Books


def test_each_region_has_two(books: Books) -> None:
    assert (books["salespeople"]["region"].value_counts() == 2).all()
    assert books["salespeople"]["salesperson"].is_unique


def test_quotas_are_round_and_near_what_was_sold_last_year(books: Books) -> None:
    seller = books["customers"].set_index("customer")["salesperson"]
    orders = books["orders"]
    year = orders["date"] > pd.Timestamp(AS_OF) - pd.Timedelta(days=365)
    sold = orders[year].groupby(orders["customer"].map(seller))["amount"].sum()
    quota = books["salespeople"].set_index("salesperson")["quota"]
    assert (quota % 10_000 == 0).all()
    assert (quota / sold).between(0.97, 1.25).all()


def test_names_are_in_both_languages(small: Books) -> None:
    assert small["salespeople"]["name"].str.isascii().all()
    assert small["salespeople"]["name_zh"].str.fullmatch("[\u4e00-\u9fff]{2,3}").all()
