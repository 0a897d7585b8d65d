import pandas as pd
import pytest

from crmlab.company import AS_OF, Books
from crmlab.company.days import OPENED


@pytest.fixture(scope="module")
def orders(medium: Books) -> pd.DataFrame:
    kinds = medium["customers"].set_index("customer")["kind"]
    return medium["orders"].assign(kind=lambda table: table["customer"].map(kinds))


def test_lines_add_up_to_their_orders_to_the_fen(books: Books) -> None:
    lines = books["order_lines"]
    fen = lines["quantity"] * (lines["price"] * 100).round().astype("int64")
    sums = fen.groupby(lines["order"]).sum()
    orders = books["orders"].set_index("order")["amount"]
    assert (sums.reindex(orders.index) == (orders * 100).round().astype("int64")).all()


def test_every_line_has_goods_and_a_price(books: Books) -> None:
    assert (books["order_lines"]["quantity"] >= 1).all()
    assert (books["order_lines"]["price"] > 0).all()


def test_nobody_orders_before_becoming_a_customer_or_outside_the_books(books: Books) -> None:
    since = books["customers"].set_index("customer")["since"]
    orders = books["orders"]
    assert (orders["date"] >= orders["customer"].map(since)).all()
    assert orders["date"].between(pd.Timestamp(OPENED), pd.Timestamp(AS_OF)).all()


def test_firms_order_on_working_days_and_consumers_in_the_web_shop_on_any(
    orders: pd.DataFrame,
) -> None:
    consumer = orders["kind"] == "consumer"
    assert ((orders["channel"] == "web") == consumer).all()
    assert (orders.loc[~consumer, "date"].dt.day_of_week < 5).all()
    assert 0.25 < (orders.loc[consumer, "date"].dt.day_of_week >= 5).mean() < 0.32  # 2/7 = 0.286


def test_nobody_pays_more_than_the_list_and_consumers_pay_just_that(books: Books) -> None:
    lines = books["order_lines"].merge(books["orders"][["order", "channel"]], on="order")
    listed = lines["product"].map(books["products"].set_index("product")["list_price"])
    assert (lines["price"] <= listed).all()
    assert (lines["price"] == listed)[lines["channel"] == "web"].all()


def test_an_order_is_called_after_its_customer_and_counted(books: Books) -> None:
    orders = books["orders"]
    assert (orders["order"].str[1:].str.split("-").str[0] == orders["customer"].str[1:]).all()
    counted = orders.groupby("customer").cumcount() + 1
    assert (orders["order"].str.split("-").str[1].astype(int) == counted).all()
    assert orders.groupby("customer")["date"].is_monotonic_increasing.all()


def test_a_fifth_of_the_customers_make_most_of_the_sales(orders: pd.DataFrame) -> None:
    sales = orders.groupby("customer")["amount"].sum()
    assert 0.7 < sales.nlargest(len(sales) // 5).sum() / sales.sum() < 0.9


def test_trade_has_its_seasons(medium: Books, orders: pd.DataFrame) -> None:
    lines = medium["order_lines"].merge(orders[["order", "date"]], on="order")
    lines = lines[lines["date"] < "2026-01-01"]  # two whole years
    worth = lines["quantity"] * lines["price"]
    category = lines["product"].map(medium["products"].set_index("product")["category"])
    by_month = worth.groupby([category, lines["date"].dt.month]).sum().unstack()
    share = by_month.div(by_month.sum(axis="columns"), axis="index")
    assert share.loc["beer", [6, 7, 8]].sum() > 1.8 * share.loc["beer", [11, 12, 1]].sum()
    assert share.loc["wine"].idxmax() == 1  # before the Spring Festival
    assert share.loc["paper"].max() < 0.11


def test_a_thousand_orders_look_like_a_wholesalers(orders: pd.DataFrame) -> None:
    typical = orders.groupby("kind")["amount"].median()
    assert typical["consumer"] < 500
    assert typical.drop("consumer").between(2_000, 15_000).all()
