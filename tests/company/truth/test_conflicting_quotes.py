"""Which quotes conflict: two salespeople, one customer and product, two prices, a few days."""

import pandas as pd
import pytest

from crmlab.company import load, truth

Keys = set[tuple[str, str]]


@pytest.fixture(scope="module", params=[(0, "medium"), (3, "small"), (4, "small")])
def company(request: pytest.FixtureRequest) -> tuple[pd.DataFrame, Keys]:
    """Quotes of two salespeople for one product to one customer; which of them conflict."""
    variant, size = request.param
    quotes = load(variant, size)["quotes"]
    both = quotes.merge(quotes, on=["customer", "product"], suffixes=("", "_other"))
    both = both[both["salesperson"] < both["salesperson_other"]]
    days = (both["date"] - both["date_other"]).abs().dt.days
    return both.assign(days=days), keys(truth.conflicting_quotes(variant, size))


def keys(table: pd.DataFrame) -> Keys:
    return set(zip(table["customer"], table["product"], strict=True))


def test_two_prices_within_a_month_are_the_conflicts(
    company: tuple[pd.DataFrame, Keys],
) -> None:
    both, conflicts = company
    assert keys(both[(both["price"] != both["price_other"]) & (both["days"] <= 30)]) == conflicts
    assert len(conflicts) > 30


def test_colleagues_who_agree_or_quote_long_after_do_not_conflict(
    company: tuple[pd.DataFrame, Keys],
) -> None:
    both, conflicts = company
    agree = keys(both[both["price"] == both["price_other"]])
    long_after = keys(both[both["days"] > 30])
    assert len(agree) > 0.3 * len(conflicts)
    assert len(long_after) > 0.05 * len(conflicts)
    assert not (agree | long_after) & conflicts
