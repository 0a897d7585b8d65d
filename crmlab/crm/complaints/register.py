"""The register of complaints: which are urgent, and what are they about?"""

from collections.abc import Collection
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from crmlab.core.arguments import calendar_day
from crmlab.crm.sales.states import Moves
from crmlab.crm.tables import counted, not_after

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

COMPLAINT_MOVES: Moves = MappingProxyType(
    {"open": ("answered",), "answered": ("settled", "open"), "settled": ()}
)
"""A complaint (投诉), from receipt to settlement; an answer that does not do opens it again.
`follow_states` holds a history against it. A convention of the course."""


def complaint_register(
    complaints: "IntoFrameT",
    *,
    as_of: date,
    complaint: str = "complaint",
    received: str = "date",
    severity: str = "severity",
    status: str = "status",
    settled: Collection[str] = ("settled",),
) -> "IntoFrameT":
    """List the complaints that are not settled (未结投诉登记): severe ones first, then old ones.

    `complaints` has a row each, with the day of receipt, up to the evening of `as_of`, its severity
    in whole numbers, more is worse, and its status. Columns: the complaint, severity, status and
    `days` since receipt.

    >>> import pandas as pd
    >>> register = pd.DataFrame({
    ...     "complaint": ["K1", "K2", "K3"], "severity": [1, 3, 3],
    ...     "date": pd.to_datetime(["2026-06-01", "2026-06-20", "2026-06-10"]),
    ...     "status": ["open", "answered", "settled"]})
    >>> complaint_register(register, as_of=date(2026, 6, 30))[["complaint", "days"]].values.tolist()
    [['K2', 10], ['K1', 29]]

    Raises:
        TypeError: `complaints` is no table.
        ValueError: `as_of` is no date, a column is missing or holds another kind of values, or
            rows, which are named, have an empty cell, a date after `as_of` or a severity that is no
            whole number.

    Source: records, grading and status, the steps of British Airways' iceberg in source deck 003.
    """
    import narwhals as nw

    from crmlab.core.expressions import ordinal
    from crmlab.core.frames import check, give_back, read

    today = calendar_day("as_of", as_of)
    table = read(
        "complaints",
        complaints,
        complaint=(complaint, "key"),
        received=(received, "date"),
        severity=(severity, "key"),
        status=(status, "key"),
    )
    check(table.with_rules(not_after("received", today)))
    days = nw.lit(today.toordinal(), nw.Int64) - ordinal("received")
    left = table.rows.filter(~nw.col("status").is_in(list(settled))).with_columns(days=days)
    return give_back(
        left.sort("severity", "days", "complaint", descending=[True, True, False]).select(
            nw.col("complaint").alias(complaint),
            nw.col("severity").alias(severity),
            nw.col("status").alias(status),
            "days",
        ),
        like=complaints,
    )


def complaint_causes(complaints: "IntoFrameT", *, cause: str = "cause") -> "IntoFrameT":
    """What complaints are about (投诉原因帕累托): a row a cause, the most frequent first.

    Columns: the cause, `complaints`, their `share` and `cumulative`, the share of this cause and
    all before it; of equally frequent causes the first by name. The most frequent cause need not be
    the dearest, nor the one that drives most customers away.

    >>> import pandas as pd
    >>> register = pd.DataFrame({"cause": ["delivery"] * 6 + ["product"] * 3 + ["invoice"]})
    >>> complaint_causes(register).values.tolist()
    [['delivery', 6, 0.6, 0.6], ['product', 3, 0.3, 0.9], ['invoice', 1, 0.1, 1.0]]

    Raises:
        TypeError: `complaints` is no table.
        ValueError: the column is missing or holds another kind of values, or rows, which are named,
            have an empty cell.

    Source: complaints sorted by source in the case of source deck 003; the Pareto chart of causes
        is the usual tool.
    """
    import narwhals as nw

    from crmlab.core.frames import check, give_back, read

    table = read("complaints", complaints, cause=(cause, "key"))
    check(table)
    counts = table.rows.group_by("cause").agg(complaints=nw.len())
    counts = counts.with_columns(counted("complaints"), tie=nw.lit(1))
    total = counts.group_by("tie").agg(all=nw.col("complaints").sum())
    upto = nw.col("complaints").cum_sum().over(order_by=["minus", "cause"])
    rows = (
        counts.join(total.with_columns(counted("all")), on="tie", how="inner")
        .with_columns(minus=-nw.col("complaints"))
        .with_columns(upto=upto)
        .with_columns(counted("upto"))
    )
    return give_back(
        rows.sort("minus", "cause").select(
            nw.col("cause").alias(cause),
            "complaints",
            share=nw.col("complaints") / nw.col("all"),
            cumulative=nw.col("upto") / nw.col("all"),
        ),
        like=complaints,
    )
