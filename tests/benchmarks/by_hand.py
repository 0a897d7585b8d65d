"""What one would write in SQL or pandas for the same results.

Only `sound` looks for broken rows, as the functions of the course always do.
"""

import numpy as np
import pandas as pd

RFM = """
CREATE VIEW rfm_by_hand AS
SELECT *, CAST(r AS VARCHAR) || f || m AS cell FROM (
    SELECT *,
        (rank() OVER (ORDER BY recency DESC) - 1) * 5 // count(*) OVER () + 1 AS r,
        (rank() OVER (ORDER BY frequency) - 1) * 5 // count(*) OVER () + 1 AS f,
        (rank() OVER (ORDER BY monetary) - 1) * 5 // count(*) OVER () + 1 AS m
    FROM (
        SELECT customer, date_diff('day', max(date), DATE '2026-06-30') AS recency,
               count(*) AS frequency, sum(amount) AS monetary
        FROM sales GROUP BY customer
    )
)
"""
ABC = """
CREATE VIEW abc_by_hand AS
SELECT line, amount, amount / total AS share, coalesce(before, 0) / total AS before,
       (coalesce(before, 0) + amount) / total AS after,
       CASE WHEN coalesce(before, 0) < 0.8 * total THEN 'A'
            WHEN coalesce(before, 0) < 0.95 * total THEN 'B' ELSE 'C' END AS class
FROM (
    SELECT line, amount, sum(amount) OVER () AS total, sum(amount) OVER (
        ORDER BY amount DESC, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM sales
)
"""
AGEING = """
CREATE VIEW ageing_by_hand AS
WITH matched AS (
    SELECT invoice, sum(amount) AS matched FROM receipts WHERE invoice IS NOT NULL GROUP BY invoice
), pools AS (
    SELECT customer, sum(amount) AS pool FROM receipts WHERE invoice IS NULL GROUP BY customer
), direct AS (
    SELECT customer, due, date, invoice, amount, disputed, coalesce(pool, 0) AS pool,
           greatest(amount, 0) AS debt, least(coalesce(matched, 0), debt) AS direct,
           CASE WHEN disputed THEN 0 ELSE debt - direct END AS rest
    FROM invoices LEFT JOIN matched USING (invoice) LEFT JOIN pools USING (customer)
), items AS (
    SELECT *, direct + least(greatest(pool - earlier, 0), rest) AS paid, amount - paid AS open,
           CASE WHEN open > 0 THEN date_diff('day', due, DATE '2026-06-30') END AS late
    FROM (
        SELECT *, sum(rest) OVER (
            PARTITION BY customer ORDER BY due, date, invoice ROWS UNBOUNDED PRECEDING
        ) - rest AS earlier
        FROM direct
    )
), billed AS (
    SELECT customer,
        sum(open) FILTER (late <= 0 AND NOT disputed) AS not_due,
        sum(open) FILTER (late BETWEEN 1 AND 30 AND NOT disputed) AS days_1_30,
        sum(open) FILTER (late BETWEEN 31 AND 60 AND NOT disputed) AS days_31_60,
        sum(open) FILTER (late BETWEEN 61 AND 90 AND NOT disputed) AS days_61_90,
        sum(open) FILTER (late > 90 AND NOT disputed) AS days_over_90,
        sum(open) FILTER (open > 0 AND disputed) AS disputed,
        sum(paid + least(open, 0)) AS used, sum(amount) AS billed
    FROM items GROUP BY customer
), received AS (
    SELECT customer, sum(amount) AS received FROM receipts GROUP BY customer
)
SELECT customer, billed.* EXCLUDE (customer, used, billed),
       coalesce(used, 0) - coalesce(received, 0) AS credit,
       coalesce(billed, 0) - coalesce(received, 0) AS balance
FROM billed FULL JOIN received USING (customer)
"""
BUCKETS = ["not_due", "days_1_30", "days_31_60", "days_61_90", "days_over_90", "disputed"]


def sound(sales: pd.DataFrame) -> pd.DataFrame:
    """Refuse rows that no score should rest on."""
    amount, cents = sales["amount"], sales["amount"] * 100
    broken = (
        sales["customer"].isna()
        | (sales["date"].isna() | (sales["date"] > pd.Timestamp("2026-06-30 23:59:59.999999")))
        | (~np.isfinite(amount) | (amount < 0) | ((cents - cents.round()).abs() > 0.01))
    )
    if broken.any():
        raise ValueError(sales[broken])
    return sales


def rfm(sales: pd.DataFrame) -> "pd.Series[str]":
    """Give the cell of each customer."""
    found = sales.groupby("customer").agg(
        last=("date", "max"), frequency=("amount", "size"), monetary=("amount", "sum")
    )
    found["monetary"] = found["monetary"].round(2)
    found["recency"] = (pd.Timestamp("2026-06-30") - found["last"]).dt.days
    scores = [
        (found[name].rank(method="min", ascending=rising).astype(int) - 1) * 5 // len(found) + 1
        for name, rising in (("recency", False), ("frequency", True), ("monetary", True))
    ]
    r, f, m = (score.astype(str) for score in scores)
    return r + f + m


def abc(sales: pd.DataFrame) -> "pd.Series[str]":
    """Give the class of each line."""
    sorted_rows = sales.sort_values(["amount", "line"], ascending=[False, True])
    fen = (sorted_rows["amount"] * 100).round().astype("int64")
    before = (fen.cumsum() - fen) / fen.sum()
    grades = pd.cut(before, [-1, 0.8, 0.95, 2], right=False, labels=list("ABC"))
    return grades.astype(str)


def ageing(invoices: pd.DataFrame, receipts: pd.DataFrame) -> pd.DataFrame:
    """Give the buckets, the credit and the balance of each customer, in fen."""
    received = (receipts["amount"] * 100).round().astype("int64")
    named = receipts["invoice"].notna()
    matched = received[named].groupby(receipts["invoice"]).sum()
    pools = received[~named].groupby(receipts["customer"]).sum()
    items = invoices.sort_values(["customer", "due", "date", "invoice"])
    fen = (items["amount"] * 100).round().astype("int64")
    debt = fen.clip(lower=0)
    direct = items["invoice"].map(matched).fillna(0).astype("int64").clip(upper=debt)
    rest = (debt - direct).where(~items["disputed"], 0)
    earlier = rest.groupby(items["customer"]).cumsum() - rest
    left = (items["customer"].map(pools).fillna(0).astype("int64") - earlier).clip(lower=0)
    paid = direct + left.clip(upper=rest)
    still = fen - paid
    late = (pd.Timestamp("2026-06-30") - items["due"]).dt.days
    bucket = pd.cut(late, [-np.inf, 0, 30, 60, 90, np.inf], labels=BUCKETS[:-1]).astype(str)
    bucket = bucket.where(~items["disputed"], "disputed")[still > 0]
    aged = still[still > 0].groupby([items["customer"], bucket]).sum().unstack(fill_value=0)
    aged = aged.reindex(columns=BUCKETS, fill_value=0)
    came = received.groupby(receipts["customer"]).sum()
    billed = fen.groupby(items["customer"]).sum()
    aged = aged.reindex(came.index.union(billed.index), fill_value=0)
    used = (paid + still.clip(upper=0)).groupby(items["customer"]).sum()
    aged["credit"] = used.sub(came, fill_value=0).astype("int64")
    aged["balance"] = billed.sub(came, fill_value=0).astype("int64")
    return aged
