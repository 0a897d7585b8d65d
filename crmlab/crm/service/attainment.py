"""How often was help in time, and how often did one contact do?"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken, calendar_day
from crmlab.core.intervals import wilson
from crmlab.crm.tables import counted, may_be_empty, not_after, whole

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def sla_attainment(
    tickets: "IntoFrameT",
    *,
    as_of: datetime,
    by: str = "priority",
    due: str = "due",
    closed: str = "closed",
    confidence: float = 0.95,
) -> "IntoFrameT":
    """Share of tickets that were closed in time (SLA达成率): a row a priority.

    `tickets` has a row a ticket, with the moments when it was due, see `due_at`, and closed, empty
    while it is open. Columns: the column `by`, `tickets` that were closed or are overdue at
    `as_of`, `met`, how many of them were closed by their due moment, `rate`, and the ends `low` and
    `high` of its interval. An open ticket that is not due yet counts on neither side; one that is
    overdue is missed already, or the oldest tickets would be the ones that do no harm.

    >>> import pandas as pd
    >>> tickets = pd.DataFrame({
    ...     "priority": [1, 1, 1], "due": pd.to_datetime(["2026-06-01 12:00"] * 3),
    ...     "closed": pd.to_datetime(["2026-06-01 12:00", "2026-06-01 13:00", None])})
    >>> found = sla_attainment(tickets, as_of=datetime(2026, 6, 2))
    >>> found[["priority", "tickets", "met"]].values.tolist()
    [[1, 3, 1]]

    Raises:
        TypeError: `tickets` is no table.
        ValueError: `as_of` is no moment or has a time zone, a column is missing or holds another
            kind of values, rows, which are named, have no group or due moment, or were closed
            after `as_of`, or `confidence` is not between 0 and 1.

    Source: calls closed in time over all calls, as in the readme of gustavosdo/SLA on GitHub; that
        open overdue ones count is a convention. Wilson's interval, see `crmlab.core.intervals`.
    """
    import narwhals as nw

    from crmlab.core.frames import check, give_back, read
    from crmlab.core.kinds import Rule

    if not isinstance(as_of, datetime) or as_of != as_of or as_of.tzinfo is not None:
        raise broken("as_of", "a date and time without a time zone", as_of)
    table = read("tickets", tickets, by=(by, "key"), due=(due, "date"), closed=(closed, "date"))
    now = nw.lit(as_of).cast(nw.Datetime("us"))
    ended, limit = (nw.col(each).cast(nw.Datetime("us")) for each in ("closed", "due"))
    later = Rule("closed", f"on or before {as_of}", ended > now)
    check(may_be_empty(table, "closed").with_rules(later))
    sums = (
        table.rows.filter(~nw.col("closed").is_null() | (limit < now))
        .with_columns(met=nw.when(ended <= limit).then(1).otherwise(0).cast(nw.Int64))
        .group_by("by")
        .agg(tickets=nw.len(), met=nw.col("met").sum())
        .with_columns(counted("tickets", "met"))
        .with_columns(rate=nw.col("met") / nw.col("tickets"))
        .sort("by")
    )
    low, high = wilson(nw.col("rate"), nw.col("tickets"), confidence)
    return give_back(
        sums.select(
            nw.col("by").alias(by),
            "tickets",
            "met",
            "rate",
            low=nw.max_horizontal(low, nw.lit(0.0)),
            high=nw.min_horizontal(high, nw.lit(1.0)),
        ),
        like=tickets,
    )


def first_contact_resolution(
    contacts: "IntoFrameT",
    *,
    as_of: date,
    window_days: int = 7,
    case: str = "case",
    date: str = "date",
    confidence: float = 0.95,
) -> "IntoFrameT":
    """Share of cases that one contact settled (首次联系解决率, FCR). One row.

    `contacts` has a row a contact, over all channels, up to the evening of `as_of`; `case` is what
    it was about: a customer's question, not the ticket that each call opens anew. A case is
    `resolved` if no second contact came within `window_days`. Cases whose window is not over are
    left out, or the rate would be too high. Columns: `cases`, `resolved`, `rate`, null where there
    are no cases, and the ends `low` and `high` of its interval. A customer who gave up counts as
    resolved: ask some of them.

    >>> import pandas as pd
    >>> contacts = pd.DataFrame({
    ...     "case": ["Q1", "Q2", "Q2", "Q3"],
    ...     "date": pd.to_datetime(["2026-06-01", "2026-06-02", "2026-06-05", "2026-06-29"])})
    >>> found = first_contact_resolution(contacts, as_of=date(2026, 6, 30))
    >>> found[["cases", "resolved", "rate"]].to_dict("records")
    [{'cases': 2, 'resolved': 1, 'rate': 0.5}]

    Raises:
        TypeError: `contacts` is no table.
        ValueError: `as_of` is no date, `window_days` is not a whole number above zero, a column is
            missing or holds another kind of values, rows, which are named, have an empty cell or a
            date after `as_of`, or `confidence` is not between 0 and 1.

    Source: no further contact on the same matter within a window, as in opsdog, "First Call
        Resolution Rate", which takes 10 business days; 7 days are a convention.
    """
    import narwhals as nw

    from crmlab.core.expressions import ordinal
    from crmlab.core.frames import check, give_back, read

    whole("window_days", window_days, least=1)
    today = calendar_day("as_of", as_of)
    table = read("contacts", contacts, case=(case, "key"), date=(date, "date"))
    check(table.with_rules(not_after("date", today)))
    days = table.rows.select("case", day=ordinal("date"))
    first = days.group_by("case").agg(first=nw.col("day").min())
    last_start = (today - timedelta(days=window_days)).toordinal()
    soon = nw.col("day") - nw.col("first") <= window_days
    sums = (
        days.join(first.filter(nw.col("first") <= last_start), on="case", how="inner")
        .with_columns(soon=nw.when(soon).then(1).otherwise(0).cast(nw.Int64))
        .group_by("case")
        .agg(nw.col("soon").sum())
        .select(one=nw.when(nw.col("soon") == 1).then(1).otherwise(0).cast(nw.Int64))
        .select(cases=nw.len(), resolved=nw.col("one").sum())
        .with_columns(counted("cases"), nw.col("resolved").fill_null(0).cast(nw.Int64))
    )
    known = sums.with_columns(known=nw.when(nw.col("cases") > 0).then(nw.col("cases")))
    rated = known.with_columns(rate=nw.col("resolved") / nw.col("known"))
    low, high = wilson(nw.col("rate"), nw.col("cases"), confidence)
    return give_back(rated.select("cases", "resolved", "rate", low=low, high=high), like=contacts)
