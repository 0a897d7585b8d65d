"""Which products are bought together more often than by chance?"""

from statistics import NormalDist
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken, number
from crmlab.core.weights import fraction

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

    from crmlab.core.frames import Rows


def association_rules(
    lines: "IntoFrameT",
    *,
    basket: str = "order",
    item: str = "product",
    min_support: float = 0.01,
    min_confidence: float = 0,
    confidence: float = 0.95,
) -> "IntoFrameT":
    """Rules "who buys this buys that" (关联规则), a product on either side: the highest lift first.

    `lines` has a row a line of a basket; a product that stands twice in a basket counts once, a
    basket of one product counts as a basket. Columns: `antecedent`, `consequent`, `count` of the
    baskets with both, `support` (支持度), their share of all baskets, at least `min_support`,
    `confidence` (置信度), their share of the baskets with the antecedent, at least
    `min_confidence`, and `lift` (提升度), that share over the share of the consequent in all
    baskets; `low` and `high` are the ends of an interval for lift, rough where `count` is small.

    A lift of 1 is chance. Lift is the same in both directions and says nothing of causes, nor what
    moving a shelf would do. Among a thousand pairs, fifty intervals of 95 per cent miss by chance:
    raise `confidence` to 1 - 0.05 / pairs before you believe the one that stands out.

    >>> import pandas as pd
    >>> lines = pd.DataFrame({
    ...     "order": [1, 1, 2, 2, 3, 4],
    ...     "product": ["beer", "nappies", "nappies", "beer", "beer", "tea"]})
    >>> rules = association_rules(lines, min_support=0.5)
    >>> rules[["antecedent", "consequent", "support", "confidence"]].round(2).values.tolist()
    [['beer', 'nappies', 0.5, 0.67], ['nappies', 'beer', 0.5, 1.0]]

    Raises:
        TypeError: `lines` is no table.
        ValueError: `min_support` is not above 0 and at most 1, `min_confidence` not from 0 to 1,
            `confidence` not between 0 and 1, a column is missing or holds another kind of values,
            or rows, which are named, have an empty cell.

    Source: support and confidence as in the help of Frontline's XLMiner, "Association rules", lift
        as in "Interestingness measures: lift", Coursera; tested against R's Groceries. The interval
        is that of the logarithm of lift by the delta method, with variance
        1/both - 1/one - 1/other + (2 lift - 1)/baskets; worked for the course.
    """
    import narwhals as nw

    from crmlab.core.frames import check, give_back, read

    least = fraction("min_support", min_support)
    if not least:
        raise broken("min_support", "above 0, or every pair is a rule", min_support)
    surest = fraction("min_confidence", min_confidence)
    if not 0 < number("confidence", confidence) < 1:
        raise broken("confidence", "between 0 and 1", confidence)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    table = read("lines", lines, basket=(basket, "key"), item=(item, "key"))
    check(table)
    pairs = _pairs(table.rows, least)
    both, ones, others, baskets = (
        nw.col(name).cast(nw.Float64) for name in ("both", "ones", "others", "baskets")
    )
    rules = pairs.with_columns(
        support=both / baskets,
        confidence=both / ones,
        lift=both * baskets / (ones * others),
    )
    spread = both**-1 - ones**-1 - others**-1 + (nw.col("lift") * 2 - 1) / baskets
    factor = (nw.max_horizontal(spread, nw.lit(0.0)).sqrt() * z).exp()
    return give_back(
        rules.filter(nw.col("confidence") >= surest)
        .with_columns(factor=factor)
        .sort("lift", "one", "other", descending=[True, False, False])
        .select(
            nw.col("one").alias("antecedent"),
            nw.col("other").alias("consequent"),
            nw.col("both").alias("count"),
            "support",
            "confidence",
            "lift",
            low=nw.col("lift") / nw.col("factor"),
            high=nw.col("lift") * nw.col("factor"),
        ),
        like=lines,
    )


def _pairs(lines: "Rows", least: float) -> "Rows":
    """Count the baskets with `one` product and the `other`: `both`, `ones`, `others`, `baskets`."""
    if lines.implementation.is_pandas():
        from crmlab.crm.analytics.counting import counted_pairs

        return counted_pairs(lines, least)
    return _joined_pairs(lines, least)


def _joined_pairs(lines: "Rows", least: float) -> "Rows":
    import narwhals as nw

    whole = nw.Int64
    fewest = nw.col("baskets") * least - 1e-6
    distinct = lines.unique()
    # Joined on a column of ones, not broadcast: see `crmlab.core.expressions.yuan`.
    total = lines.select("basket").unique().select(baskets=nw.len().cast(whole))
    total = total.with_columns(tie=nw.lit(1, whole))
    counts = distinct.group_by("item").agg(count=nw.len()).with_columns(nw.col("count").cast(whole))
    often = (
        counts.with_columns(tie=nw.lit(1, whole))
        .join(total, on="tie", how="inner")
        .filter(nw.col("count") >= fewest)
        .with_columns(code=nw.col("tie").cum_sum().over(order_by="item").cast(whole))
    )
    # Numbers are paired, not names: there are many more pairs than lines.
    some = distinct.join(often.select("item", "code"), on="item", how="inner")
    both = (
        some.select("basket", first="code")
        .join(some.select("basket", second="code"), on="basket", how="inner")
        .filter(nw.col("first") != nw.col("second"))
        .group_by("first", "second")
        .agg(both=nw.len())
        .with_columns(nw.col("both").cast(whole))
    )
    one = often.select(first="code", one="item", ones="count", baskets="baskets")
    other = often.select(second="code", other="item", others="count")
    return (
        both.join(one, on="first", how="inner")
        .filter(nw.col("both") >= fewest)
        .join(other, on="second", how="inner")
        .select("one", "other", "both", "ones", "others", "baskets")
    )
