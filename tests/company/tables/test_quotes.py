import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from crmlab.company import AS_OF, Books, load


def test_quotes_are_given_on_working_days_until_the_books_are_closed(books: Books) -> None:
    dates = books["quotes"]["date"]
    assert (dates.dt.day_of_week < 5).all()
    assert (dates <= pd.Timestamp(AS_OF)).all()


def test_a_quote_comes_from_the_firms_salesperson_or_a_colleague_of_the_region(
    books: Books,
) -> None:
    firms = books["customers"].set_index("customer")
    regions = books["salespeople"].set_index("salesperson")["region"]
    quotes = books["quotes"]
    own = quotes["customer"].map(firms["salesperson"])
    assert (quotes["salesperson"].map(regions) == quotes["customer"].map(firms["region"])).all()
    assert 0.1 < (quotes["salesperson"] != own).mean() < 0.3


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_prices_lie_about_the_list_and_above_cost(variant: int) -> None:
    books = load(variant)
    products = books["products"].set_index("product")
    quotes = books["quotes"]
    listed = quotes["product"].map(products["list_price"])
    assert (quotes["price"] / listed).between(0.74, 1.08).all()
    assert (quotes["price"] > 0.95 * quotes["product"].map(products["cost"])).all()
