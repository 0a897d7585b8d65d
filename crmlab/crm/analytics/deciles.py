"""Does a score find the customers who answer?"""

from dataclasses import replace
from typing import TYPE_CHECKING

from crmlab.crm.tables import counted, whole

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def decile_lift(
    customers: "IntoFrameT", *, score: str = "score", outcome: str = "outcome", bins: int = 10
) -> "IntoFrameT":
    """Who answered, by tenths of a score (十分位提升表): a row a tenth, the highest scores first.

    `customers` has a row each, with the score given before, and whether he answered. Columns:
    `decile`, 1 the best, `customers`, `responders`, `rate`, `lift`, the rate over that of all, and
    `captured`, the share of all responders in this tenth and those before. Equal scores share the
    tenth of the first of them, so that tenths may differ in size or be missing; a score with few
    values has few tenths. A lift on the customers that the score was made with proves nothing: take
    others.

    >>> import pandas as pd
    >>> answers = pd.DataFrame({
    ...     "score": [9, 8, 7, 6], "outcome": [True, True, False, True]})
    >>> decile_lift(answers, bins=2)[["decile", "rate", "captured"]].round(2).values.tolist()
    [[1.0, 1.0, 0.67], [2.0, 0.5, 1.0]]

    Raises:
        TypeError: `customers` is no table.
        ValueError: `bins` is not a whole number of at least 2, a column is missing or holds another
            kind of values, rows, which are named, have an empty cell or a score that is not finite,
            or nobody answered.

    Source: the lift of a segment as its response rate over that of all, as in "Lift (data
        mining)", Wikipedia (read in a copy); how ties are treated is a convention.
    """
    import narwhals as nw

    from crmlab.core.expressions import running_total
    from crmlab.core.frames import Table, check, give_back, read
    from crmlab.core.kinds import Rule

    whole("bins", bins, least=2)
    table = read("customers", customers, score=(score, "fen"), outcome=(outcome, "flag"))
    rules = tuple(rule for rule in table.rules if "fen" not in rule.must)
    answered = nw.when(nw.col("outcome")).then(1).otherwise(0).cast(nw.Int64)
    rows = table.rows.with_columns(
        minus=-nw.col("score").cast(nw.Float64), answered=answered, tie=nw.lit(1)
    )
    anybody = rows.select(answered=nw.col("answered").sum())
    nobody = nw.col("answered").is_null() | (nw.col("answered") == 0)
    check(
        replace(table, rules=rules),
        Table(
            "customers", anybody, {"answered": outcome}, (Rule("answered", "true once", nobody),)
        ),
    )
    scores = (
        rows.group_by("tie", "minus")
        .agg(same=nw.len(), answered=nw.col("answered").sum())
        .with_columns(counted("same", "answered"))
    )
    sums = scores.group_by("tie").agg(all=nw.col("same").sum(), responses=nw.col("answered").sum())
    sums = sums.with_columns(counted("all", "responses"))
    before = running_total(scores, "same", by="tie", order=["minus"]).join(sums, on="tie")
    better = counted("total") - nw.col("same")
    tenths = (
        before.with_columns(decile=better * bins // nw.col("all") + 1)
        .group_by("decile")
        .agg(
            nw.col("same", "answered").sum(),
            nw.col("all", "responses").max(),
        )
        .with_columns(counted("decile", "same", "answered", "all", "responses"))
        .with_columns(upto=nw.col("answered").cum_sum().over(order_by="decile"))
    )
    got, size, everybody, responses = (
        nw.col(name).cast(nw.Float64) for name in ("answered", "same", "all", "responses")
    )
    return give_back(
        tenths.sort("decile").select(
            "decile",
            nw.col("same").alias("customers"),
            nw.col("answered").alias("responders"),
            rate=got / size,
            lift=got * everybody / (size * responses),
            captured=nw.col("upto").cast(nw.Float64) / responses,
        ),
        like=customers,
    )
