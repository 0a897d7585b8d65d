"""The ledger of receivables: invoices and receipts, checked, and laid against each other."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from crmlab.core.arguments import calendar_day
from crmlab.core.expressions import after, day, fen, ordinal, running_total
from crmlab.core.frames import Table, check, joinable, read, unique
from crmlab.core.kinds import Kind, Rule

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrame

    from crmlab.core.frames import Rows


class LedgerColumns(TypedDict, total=False):
    """What columns of invoices and receipts are called, where not as at the practice company.

    There, invoices have `invoice`, `customer`, `date`, `due`, `amount` and `disputed`; receipts
    have `receipt`, `customer`, `date`, `amount` and `invoice`. `currency` stands for itself: where
    it is named, both tables have such a column, and a second currency in it is refused.
    """

    invoice: str
    customer: str
    date: str
    due: str
    amount: str
    disputed: str
    receipt: str
    currency: str


@dataclass(frozen=True)
class Ledger:
    """The two tables under our names.

    `items` are the invoices with `fen`, `paid` and `open` in fen and the days past due (below
    zero before); `receipts` have `customer` and `fen`.
    """

    items: "Rows"
    receipts: "Rows"


def open_ledger(
    invoices: "IntoFrame", receipts: "IntoFrame", as_of: date, names: LedgerColumns
) -> Ledger:
    """Read both tables, refuse what is wrong in them, and allocate the receipts."""
    import narwhals as nw

    if unknown := set(names) - set(LedgerColumns.__annotations__):
        raise TypeError(f"no such column of a ledger: {', '.join(sorted(unknown))}")
    today = calendar_day("as_of", as_of)
    bills = _read(
        "invoices", invoices, names, invoice="key", customer="key", date="date", due="date",
        amount="fen", disputed="flag",
    )  # fmt: skip
    money = _read(
        "receipts", receipts, names, receipt="key", customer="key", date="date", amount="fen",
        invoice="label",
    )  # fmt: skip
    _check(bills, money, today, in_currency="currency" in names)
    receipts_in_fen = money.rows.with_columns(fen=fen("amount"))
    items = bills.rows.with_columns(
        fen=fen("amount"), days_overdue=nw.lit(today.toordinal(), nw.Int64) - ordinal("due")
    )
    return Ledger(_allocated(items, receipts_in_fen), receipts_in_fen.select("customer", "fen"))


def _read(name: str, frame: "IntoFrame", names: LedgerColumns, **kinds: Kind) -> Table:
    import narwhals as nw

    if "currency" in names:
        kinds["currency"] = "key"
    table = read(name, frame, **{ours: (str(names.get(ours, ours)), kinds[ours]) for ours in kinds})
    # As text, whole numbers of one table meet the same numbers in the other.
    return replace(table, rows=table.rows.with_columns(number=nw.col("invoice").cast(nw.String)))


def _check(bills: Table, money: Table, today: date, *, in_currency: bool) -> None:
    import narwhals as nw

    joinable(bills, money, on="customer")
    future = Rule("date", f"on or before {today}", after("date", today))
    # An invoice that stands twice would match twice, but is refused first.
    owners = bills.rows.select("number", owner="customer")
    matched = money.rows.join(owners, on="number", how="left")
    named, owner = ~nw.col("number").is_null(), nw.col("owner")
    tables = [
        bills.with_rules(
            unique("invoice"),
            future,
            Rule("due", "on or after the invoice", day("due") < day("date")),
        ),
        money.with_rules(
            unique("receipt"), future, Rule("amount", "zero or more", nw.col("amount") < 0)
        ),
        replace(
            money,
            rows=matched,
            rules=(
                Rule("invoice", "among the invoices, or empty", named & owner.is_null()),
                Rule("invoice", "one of the same customer", named & (nw.col("customer") != owner)),
            ),
        ),
    ]
    if in_currency:
        both = nw.concat([bills.rows.select("currency"), money.rows.select("currency")]).unique()
        columns = {"currency": bills.columns["currency"]}
        other = nw.col("currency") != nw.col("currency").min()
        one = Rule("currency", "one for all", other)
        tables.append(Table("invoices and receipts", both, columns, (one,)))
    check(*tables)


def _allocated(items: "Rows", receipts: "Rows") -> "Rows":
    """Pay each invoice from the receipts that name it, then the rest from those that name none."""
    import narwhals as nw

    named = ~nw.col("number").is_null()
    matched = receipts.filter(named).group_by("number").agg(matched=nw.col("fen").sum())
    pools = receipts.filter(~named).group_by("customer").agg(pool=nw.col("fen").sum())
    items = items.join(matched, on="number", how="left").join(pools, on="customer", how="left")
    # Credit notes, which are below zero, owe nothing.
    items = items.with_columns(
        _filled("matched"), _filled("pool"), debt=nw.max_horizontal("fen", nw.lit(0, nw.Int64))
    ).with_columns(direct=nw.min_horizontal("matched", "debt"))
    items = items.with_columns(
        rest=nw.when(nw.col("disputed")).then(0).otherwise(nw.col("debt") - nw.col("direct"))
    ).with_columns(nw.col("rest").cast(nw.Int64))
    # Most invoices are paid by name, or have nothing to wait for: only the others need an order.
    waits = (nw.col("rest") > 0) & (nw.col("pool") > 0)
    waiting = running_total(
        items.filter(waits), "rest", by="customer", order=["due", "date", "invoice"]
    ).with_columns(nw.col("total").cast(nw.Int64))
    items = nw.concat([waiting, items.filter(~waits).with_columns(total="rest")])
    # What the pool holds once the customer's earlier invoices have been paid from it.
    left = nw.col("pool") - (nw.col("total") - nw.col("rest"))
    left = nw.max_horizontal(left, nw.lit(0, nw.Int64))
    return items.with_columns(paid=nw.col("direct") + nw.min_horizontal(left, "rest")).with_columns(
        open=nw.col("fen") - nw.col("paid")
    )


def _filled(column: str) -> "nw.Expr":
    import narwhals as nw

    return nw.col(column).fill_null(0).cast(nw.Int64)
