import pandas as pd
import pytest

from crmlab.company import AS_OF, Books
from crmlab.company.days import OPENED


def test_every_order_of_a_firm_is_billed_once_unless_it_is_still_on_its_way(books: Books) -> None:
    orders, invoices = books["orders"], books["invoices"]
    assert invoices["order"].is_unique
    firms = orders[orders["channel"] != "web"]
    assert invoices["order"].isin(firms["order"]).all()
    waiting = firms[~firms["order"].isin(invoices["order"])]
    assert (waiting["date"] > pd.Timestamp(AS_OF) - pd.Timedelta(days=6)).all()


def test_an_invoice_has_customer_and_amount_of_its_order(books: Books) -> None:
    both = books["invoices"].merge(books["orders"], on="order", suffixes=("", "_ordered"))
    assert (both["customer"] == both["customer_ordered"]).all()
    assert (both["amount"] == both["amount_ordered"]).all()
    assert (both["date"] > both["date_ordered"]).all()


def test_net_terms_count_from_the_invoice_and_monthly_ones_from_the_months_end(
    books: Books,
) -> None:
    invoices = books["invoices"]
    net = invoices["terms"].str.startswith("net ")
    days = invoices.loc[net, "terms"].str.removeprefix("net ").astype(int)
    due = invoices.loc[net, "date"] + pd.to_timedelta(days, unit="D")
    assert (invoices.loc[net, "due"] == due).all()
    end = invoices.loc[~net, "date"] + pd.offsets.MonthEnd(0)
    assert (invoices.loc[~net, "due"] == end + pd.Timedelta(days=30)).all()
    assert net.any()
    assert (~net).any()


def test_a_customer_keeps_its_terms(books: Books) -> None:
    assert (books["invoices"].groupby("customer")["terms"].nunique() == 1).all()


def test_few_bills_are_disputed(medium: Books) -> None:
    assert 0.002 < medium["invoices"]["disputed"].mean() < 0.01


def test_nothing_is_billed_before_the_books_were_opened(books: Books) -> None:
    assert books["invoices"]["date"].min() > pd.Timestamp(OPENED)


@pytest.mark.parametrize(("kind", "longest"), [("hospital", 90), ("shop", 45)])
def test_terms_suit_the_trade(medium: Books, kind: str, longest: int) -> None:
    kinds = medium["customers"].set_index("customer")["kind"]
    terms = medium["invoices"]["terms"][medium["invoices"]["customer"].map(kinds) == kind]
    net = terms[terms.str.startswith("net ")].str.removeprefix("net ").astype(int)
    assert net.max() == longest
