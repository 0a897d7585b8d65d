"""Receipts against invoices: what is paid, how late, and what stays open."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmlab.company import AS_OF, Books, load
from crmlab.company.backstage.firms import FAILING, TIGHT, Firms


@pytest.fixture(scope="module")
def matched(medium: Books) -> pd.DataFrame:
    """Receipts that name an invoice, with its customer, amount and due date."""
    return medium["receipts"].merge(medium["invoices"], on="invoice", suffixes=("", "_billed"))


def fen(amounts: "pd.Series[float]") -> "pd.Series[int]":
    return (amounts * 100).round().astype("int64")


def test_a_receipt_pays_an_invoice_of_its_own_customer_after_its_date(books: Books) -> None:
    both = books["receipts"].merge(books["invoices"], on="invoice", suffixes=("", "_billed"))
    assert (both["customer"] == both["customer_billed"]).all()
    assert (both["date"] > both["date_billed"]).all()


def test_receipts_come_in_on_working_days_until_the_books_are_closed(books: Books) -> None:
    receipts = books["receipts"]
    assert (receipts["date"] <= pd.Timestamp(AS_OF)).all()
    assert (receipts["date"].dt.day_of_week < 5).all()
    assert (receipts["amount"] > 0).all()


def test_most_invoices_are_paid_to_the_fen_and_few_more_than_once(matched: pd.DataFrame) -> None:
    paid = fen(matched["amount"]).groupby(matched["invoice"]).sum()
    billed = fen(matched.groupby("invoice")["amount_billed"].first())
    assert (paid == billed).mean() > 0.98
    assert 0.001 < (paid > billed).mean() < 0.006


def test_what_is_paid_too_much_is_the_bill_again_or_its_rounding_up(matched: pd.DataFrame) -> None:
    paid = fen(matched["amount"]).groupby(matched["invoice"]).sum()
    billed = fen(matched.groupby("invoice")["amount_billed"].first())
    over = paid > billed
    twice = paid[over] == 2 * billed[over]
    rounded = (paid[over] % 100_000 == 0) & (paid[over] - billed[over] < 100_000)
    assert (twice | rounded).all()
    assert twice.any()
    assert rounded.any()


def test_some_payments_forget_to_name_their_invoice(medium: Books) -> None:
    assert 0.03 < medium["receipts"]["invoice"].isna().mean() < 0.15


def test_firms_that_pay_on_account_send_one_round_sum_a_month(medium: Books) -> None:
    receipts = medium["receipts"]
    named = receipts.groupby("customer")["invoice"].count()
    lumps = receipts[receipts["customer"].isin(named.index[named == 0])]
    assert 0.06 < lumps["customer"].nunique() / len(named) < 0.14
    assert (fen(lumps["amount"]) % 10_000 == 0).mean() > 0.99  # but for a new firm's lone payment
    assert (
        not lumps.assign(month=lumps["date"].dt.to_period("M"))
        .duplicated(["customer", "month"])
        .any()
    )


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_nobody_pays_ahead_of_what_was_billed_but_for_what_was_paid_twice(variant: int) -> None:
    books = load(variant)
    billed = books["invoices"].assign(change=fen(books["invoices"]["amount"]))
    paid = books["receipts"].assign(change=-fen(books["receipts"]["amount"]))
    moves = pd.concat([billed, paid]).sort_values(["customer", "date"], kind="stable")
    lowest = moves.groupby("customer")["change"].cumsum().groupby(moves["customer"]).min()
    both = books["receipts"].merge(books["invoices"], on="invoice", suffixes=("", "_billed"))
    named = fen(both["amount"]).groupby(both["invoice"]).sum()
    over = named - fen(books["invoices"].set_index("invoice")["amount"]).reindex(named.index)
    careless = set(books["invoices"].set_index("invoice").loc[over.index[over > 0], "customer"])
    forgetful = set(paid["customer"][paid["invoice"].isna()])  # a second payment may name nothing
    assert set(lowest.index[lowest < 0]) <= careless | forgetful


def test_days_late_follow_from_health_but_not_from_health_alone(matched: pd.DataFrame) -> None:
    firms = Firms(0, 5000)
    health = pd.Series(firms.health, index=[f"C{place + 1:04d}" for place in firms.places])
    kind = pd.Series(firms.kind, index=health.index)
    late = (matched["date"] - matched["due"]).dt.days.groupby(matched["customer"]).mean()
    state = pd.cut(
        health, [-1, FAILING, TIGHT, 10**6], labels=["failing", "tight", "healthy"]
    ).reindex(late.index)
    table = late.groupby([kind.reindex(late.index), state], observed=True).median().unstack()
    assert (table["failing"] > table["tight"] + 10).all()
    assert (table["tight"] > table["healthy"] + 10).all()
    assert 0.6 < -late.corr(health.reindex(late.index), method="spearman") < 0.9


def test_the_ledger_turns_over_in_about_seventy_days(medium: Books) -> None:
    owed = medium["invoices"]["amount"].sum() - medium["receipts"]["amount"].sum()
    recent = medium["invoices"]["date"] > pd.Timestamp(AS_OF) - pd.Timedelta(days=365)
    assert 55 < owed / medium["invoices"].loc[recent, "amount"].sum() * 365 < 80
