"""What the open opportunities will bring, and which of them are out of date."""

from collections.abc import Collection
from datetime import date
from statistics import NormalDist
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken, calendar_day, number
from crmlab.core.frames import of_shares
from crmlab.crm.tables import counted, not_negative

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def weighted_pipeline(
    opportunities: "IntoFrameT",
    *,
    stage: str = "stage",
    amount: str = "amount",
    probability: str = "probability",
    closed: Collection[str] = ("won", "lost"),
    confidence: float = 0.95,
) -> "IntoFrameT":
    """What the open opportunities are worth by their chances (加权销售漏斗)? One row.

    `opportunities` has a row each, its amount in yuan and the chance, from 0 to 1, that it is won.
    Those in a stage of `closed` are left out: what is won is no forecast. Columns:
    `opportunities`, `amount`, `weighted` (the sum of amount x chance), `standard_deviation` (the
    root of the sum of amount² x p x (1 - p)) and the ends `low` and `high` of an interval by the
    normal curve, within 0 and `amount`.

    No single deal brings its weighted amount. The deviation takes deals as independent and chances
    as right; one recession hits all of them, so the truth is wider. With few deals, or one that
    outweighs the others, the normal curve is a poor guide.

    >>> import pandas as pd
    >>> deals = pd.DataFrame({
    ...     "stage": ["offer", "offer", "negotiation", "won"],
    ...     "amount": [100.0, 200.0, 50.0, 900.0], "probability": [0.1, 0.5, 0.9, 1.0]})
    >>> weighted_pipeline(deals)[["opportunities", "amount", "weighted"]].values.tolist()
    [[3.0, 350.0, 155.0]]

    Raises:
        TypeError: `opportunities` is no table.
        ValueError: `confidence` is not between 0 and 1, a column is missing or holds another kind
            of values, or rows, which are named, have an empty cell, an amount that is negative, not
            finite or not in whole fen, or a chance outside 0 to 1.

    Source: the forecast of sales automation in source deck 002; mean and variance of a sum of
        independent yes-or-no amounts.
    """
    import narwhals as nw

    from crmlab.core.expressions import fen
    from crmlab.core.frames import check, give_back, read

    level = number("confidence", confidence)
    if not 0 < level < 1:
        raise broken("confidence", "between 0 and 1", confidence)
    z = NormalDist().inv_cdf((1 + level) / 2)
    deals = read(
        "opportunities",
        opportunities,
        stage=(stage, "key"),
        amount=(amount, "fen"),
        probability=(probability, "fen"),
    )
    deals = of_shares(deals, "probability").with_rules(not_negative("amount"))
    check(deals)
    money, chance = fen("amount").cast(nw.Float64), nw.col("probability").cast(nw.Float64)
    sums = (
        deals.rows.filter(~nw.col("stage").is_in(list(closed)))
        .select(all=money, weighted=money * chance, variance=money * money * chance * (1 - chance))
        .select(
            opportunities=nw.len(),
            amount=nw.col("all").sum() / 100,
            weighted=nw.col("weighted").sum() / 100,
            variance=nw.col("variance").sum() / 10_000,
        )
        .with_columns(nw.col("amount", "weighted", "variance").fill_null(0.0))
        .with_columns(counted("opportunities"))
        .with_columns(standard_deviation=nw.col("variance") ** 0.5)
        .with_columns(spread=nw.col("standard_deviation") * z)
    )
    low = nw.max_horizontal(nw.col("weighted") - nw.col("spread"), nw.lit(0.0))
    high = nw.min_horizontal(nw.col("weighted") + nw.col("spread"), nw.col("amount"))
    figures = ("amount", "weighted", "standard_deviation", "low", "high")
    found = sums.with_columns(low=low, high=high)
    return give_back(
        found.select("opportunities", *(nw.col(each).round(2) for each in figures)),
        like=opportunities,
    )


def stale_opportunities(
    opportunities: "IntoFrameT",
    *,
    as_of: date,
    opportunity: str = "opportunity",
    stage: str = "stage",
    closes: str = "closes",
    closed: Collection[str] = ("won", "lost"),
) -> "IntoFrameT":
    """List the open opportunities whose day of decision has passed (逾期未更新商机).

    A forecast that counts them counts yesterday's hopes: close them or give them a new day.
    Columns: the opportunity, its stage, the day it was to be decided on and `days_late` at
    `as_of`, the latest first.

    >>> import pandas as pd
    >>> deals = pd.DataFrame({
    ...     "opportunity": ["O1", "O2"], "stage": ["offer", "offer"],
    ...     "closes": pd.to_datetime(["2026-06-20", "2026-06-30"])})
    >>> stale_opportunities(deals, as_of=date(2026, 6, 30))[["opportunity", "days_late"]].values
    array([['O1', 10]], dtype=object)

    Raises:
        TypeError: `opportunities` is no table.
        ValueError: `as_of` is no date, a column is missing or holds another kind of values, or
            rows, which are named, have an empty cell.

    Source: a convention of the course; a decision that is due today is not late.
    """
    import narwhals as nw

    from crmlab.core.expressions import ordinal
    from crmlab.core.frames import check, give_back, read

    today = calendar_day("as_of", as_of)
    deals = read(
        "opportunities",
        opportunities,
        opportunity=(opportunity, "key"),
        stage=(stage, "key"),
        closes=(closes, "date"),
    )
    check(deals)
    still_open = ~nw.col("stage").is_in(list(closed))
    late = nw.lit(today.toordinal(), nw.Int64) - ordinal("closes")
    found = deals.rows.filter(still_open).with_columns(days_late=late)
    return give_back(
        found.filter(nw.col("days_late") > 0)
        .sort("days_late", "opportunity", descending=[True, False])
        .select(
            nw.col("opportunity").alias(opportunity),
            nw.col("stage").alias(stage),
            nw.col("closes").alias(closes),
            "days_late",
        ),
        like=opportunities,
    )
