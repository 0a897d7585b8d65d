"""The firms of the lessons play their parts in orders, bills and payments, in every variant."""

from dataclasses import dataclass

import pandas as pd
import pytest

from crmlab.company import AS_OF, STORY, Books, load

VARIANTS = [0, 1, 2, 2**32 - 1, *range(1000, 1006)]
TODAY = pd.Timestamp(AS_OF)


@dataclass(frozen=True)
class Firm:
    """One firm's part of the books."""

    books: Books
    role: str

    def table(self, name: str) -> pd.DataFrame:
        table = self.books[name]
        return table[table["customer"] == STORY[self.role]]

    @property
    def late(self) -> "pd.Series[int]":
        """Days from due date to payment, of payments that name their bill, oldest first."""
        both = self.table("receipts").merge(
            self.books["invoices"], on="invoice", suffixes=("", "_")
        )
        return (both["date"] - both["due"]).dt.days

    @property
    def owed(self) -> float:
        billed, paid = (self.table(name)["amount"].sum() for name in ("invoices", "receipts"))
        return round(float(billed - paid), 2)

    @property
    def overdue(self) -> float:
        """What was due before today, less all that was paid."""
        bills = self.table("invoices")
        due = bills.loc[bills["due"] < TODAY, "amount"].sum()
        return max(round(float(due - self.table("receipts")["amount"].sum()), 2), 0.0)

    def monthly(self, table: str, since: str, months: int) -> float:
        rows = self.table(table)
        return float(rows.loc[rows["date"] >= since, "amount"].sum() / months)

    def share(self, first: str, last: str) -> float:
        """Our share of what the firm bought from all suppliers between two days."""
        orders, visits = (
            table[table["date"].between(first, last)]
            for table in (self.table("orders"), self.table("visits"))
        )
        months = orders["date"].dt.to_period("M").nunique()
        return float(orders["amount"].sum() / months / visits["demand"].mean())


@pytest.fixture(scope="module", params=VARIANTS)
def books(request: pytest.FixtureRequest) -> Books:
    return load(request.param)


def test_the_hotel_pays_slowly_and_slower_of_late_but_within_thirty_days(books: Books) -> None:
    late = Firm(books, "hotel").late.tail(12)
    assert 3 < late.mean() < 16
    assert late.max() <= 30
    assert (late <= 0).mean() < 0.5
    assert late.tail(4).mean() > late.head(4).mean()
    assert set(Firm(books, "hotel").table("invoices")["terms"]) == {"net 30"}  # it asks for 60


def test_the_supermarket_and_the_discounter_pay_early(books: Books) -> None:
    for role in ("supermarket", "discounter"):
        firm = Firm(books, role)
        assert firm.late.mean() < -4
        assert (firm.late <= 0).mean() > 0.9
        assert firm.overdue == 0


def test_the_failing_shop_is_far_behind_with_most_of_what_it_owes(books: Books) -> None:
    shop = Firm(books, "failing_shop")
    assert shop.late.min() > 30
    assert shop.overdue > 0.5 * shop.owed


def test_the_hospital_pays_two_months_late_but_every_bill(books: Books) -> None:
    hospital = Firm(books, "hospital")
    assert 50 < hospital.late.mean() < 90
    bills = hospital.table("invoices")
    old = bills.loc[bills["date"] < TODAY - pd.Timedelta(days=90 + 120), "amount"].sum()
    assert hospital.table("receipts")["amount"].sum() > old


def test_the_stock_heavy_shop_is_a_little_late(books: Books) -> None:
    assert 5 < Firm(books, "stock_heavy_shop").late.mean() < 20


def test_the_monthly_settler_pays_round_sums_a_month_behind(books: Books) -> None:
    shop = Firm(books, "monthly_settler")
    assert set(shop.table("invoices")["terms"]) == {"monthly + 30"}
    assert shop.table("receipts")["invoice"].isna().all()
    assert (shop.table("receipts")["amount"] % 100 == 0).all()
    assert 8_000 < shop.monthly("orders", "2026-01-01", 6) < 24_000
    assert 20_000 < shop.owed < 80_000  # about three months' goods
    assert 0 < shop.overdue < 0.6 * shop.owed


def test_the_growing_debt_buys_for_sixty_thousand_and_pays_fifty(books: Books) -> None:
    shop = Firm(books, "growing_debt")
    assert 50_000 < shop.monthly("invoices", "2026-01-01", 6) < 75_000
    assert (
        0.72
        < shop.monthly("receipts", "2026-01-01", 6) / shop.monthly("invoices", "2025-12-01", 7)
        < 0.95
    )
    assert shop.overdue > 30_000
    before = shop.table("invoices").query("due < '2025-11-01'")["amount"].sum()
    paid = shop.table("receipts").query("date < '2026-01-01'")["amount"].sum()
    assert paid > before  # it was in time until the new year


def test_the_withholder_owes_over_a_million_on_a_statement_of_2024(books: Books) -> None:
    firm = Firm(books, "withholder")
    assert 1_000_000 < firm.owed < 2_500_000
    assert firm.late.mean() > 5
    assert set(firm.table("statements")["date"].dt.year) == {2024}


def test_the_newcomer_has_bought_but_nothing_is_due_yet(books: Books) -> None:
    hotel = Firm(books, "newcomer")
    assert len(hotel.table("invoices")) >= 2
    assert (hotel.table("invoices")["due"] > TODAY).all()
    assert hotel.table("receipts").empty


def test_the_key_hotel_buys_elsewhere_and_the_quiet_market_buys_less_everywhere(
    books: Books,
) -> None:
    first, last = ("2025-01-01", "2025-06-30"), ("2026-01-01", "2026-06-30")
    change = {}
    for role in ("key_hotel", "quiet_market"):
        firm = Firm(books, role)
        amounts = firm.table("orders").set_index("date").sort_index()["amount"]
        bought = amounts[slice(*last)].sum() / amounts[slice(*first)].sum()
        change[role] = bought, firm.share(*last) / firm.share(*first)
    orders, share = change["key_hotel"]
    assert orders < 0.65
    assert share < 0.65
    orders, share = change["quiet_market"]
    assert orders < 0.85
    assert share > 0.7
    assert Firm(books, "key_hotel").late.mean() < 5
