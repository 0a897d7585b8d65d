"""How long do opportunities lie in each stage?"""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from crmlab.core.arguments import calendar_day
from crmlab.crm.tables import counted, not_after, whole

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def stage_ageing(
    opportunities: "IntoFrameT",
    *,
    as_of: date,
    limit_days: int = 30,
    stage: str = "stage",
    since: str = "opened",
    closed: Collection[str] = ("won", "lost"),
) -> "IntoFrameT":
    """How long the open opportunities have been in their stage (商机阶段停留时间): a row a stage.

    `since` is the column with the day on which each came into its stage; with the day on which it
    was opened, as in the course's books, the table tells how old it is. Columns: the stage,
    `opportunities`, `mean_days`, `oldest_days` and `over`, how many lie there longer than
    `limit_days`. Those in a stage of `closed` are left out. Deals that were decided are gone from
    it, so it says where the pile is, not how long a stage takes.

    >>> import pandas as pd
    >>> deals = pd.DataFrame({
    ...     "stage": ["offer", "offer", "won"],
    ...     "opened": pd.to_datetime(["2026-06-20", "2026-04-21", "2026-01-01"])})
    >>> stage_ageing(deals, as_of=date(2026, 6, 30)).values.tolist()
    [['offer', 2, 40.0, 70, 1]]

    Raises:
        TypeError: `opportunities` is no table.
        ValueError: `as_of` is no date, `limit_days` is not a whole number of at least 0, a column
            is missing or holds another kind of values, or rows, which are named, have an empty
            cell or a date after `as_of`.

    Source: a convention of the course; days in stage is a usual report of sales software.
    """
    import narwhals as nw

    from crmlab.core.expressions import ordinal
    from crmlab.core.frames import check, give_back, read

    today, limit = calendar_day("as_of", as_of), whole("limit_days", limit_days)
    deals = read("opportunities", opportunities, stage=(stage, "key"), since=(since, "date"))
    check(deals.with_rules(not_after("since", today)))
    days = nw.lit(today.toordinal(), nw.Int64) - ordinal("since")
    aged = (
        deals.rows.filter(~nw.col("stage").is_in(list(closed)))
        .with_columns(days=days)
        .with_columns(over=nw.when(nw.col("days") > limit).then(1).otherwise(0).cast(nw.Int64))
        .group_by("stage")
        .agg(
            opportunities=nw.len(),
            all=nw.col("days").sum(),
            oldest_days=nw.col("days").max(),
            over=nw.col("over").sum(),
        )
        .with_columns(counted("opportunities", "all", "oldest_days", "over"))
    )
    return give_back(
        aged.sort("stage").select(
            nw.col("stage").alias(stage),
            "opportunities",
            (nw.col("all") / nw.col("opportunities")).alias("mean_days"),
            "oldest_days",
            "over",
        ),
        like=opportunities,
    )
