"""Lesson value/service-level: how much service is worth its cost?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame, IntoFrameT

    from crmlab.core.frames import Rows

SWOT_FIELDS: tuple[str, ...] = ("strengths", "weaknesses", "opportunities", "threats")
"""优势、劣势、机会、威胁, as named in source deck 003."""

FIVE_FORCES: tuple[str, ...] = ("rivalry", "entrants", "suppliers", "buyers", "substitutes")
"""同业竞争、潜在进入者、供应商、购买者、替代品, as in Porter's diagram in source deck 003."""

MACRO_FIELDS: tuple[str, ...] = (
    "economic",
    "political_and_legal",
    "technical_and_natural",
    "social_and_cultural",
)
"""经济、政治法律、科技与自然、社会文化: the four fields of the environment in source deck 003."""


def best_service_level(
    table: "IntoFrameT", *, level: str = "level", cost: str = "cost", revenue: str = "revenue"
) -> "IntoFrameT":
    """Find the level of service with the largest net benefit (最优服务水平): a row a level.

    `table` has what each level, in per cent, costs and what revenue it keeps, in yuan; rows in any
    order, and neither figure need rise with the level. Columns, from the lowest level: the level,
    `cost`, `revenue`, `net` (revenue less cost) and `best`, true for the largest net; of equally
    good levels the lowest. What lies between two levels has not been tried.

    >>> import pandas as pd
    >>> courier = pd.DataFrame({
    ...     "level": [90, 95, 97, 99], "cost": [20, 32, 45, 80], "revenue": [100, 125, 140, 150]})
    >>> levels = best_service_level(courier)
    >>> levels["net"].tolist(), levels.loc[levels["best"], "level"].tolist()
    ([80.0, 93.0, 95.0, 70.0], [97.0])

    Raises:
        TypeError: `table` is no table.
        ValueError: a column is missing or holds another kind of values, or rows, which are named,
            have an empty cell, a level that stands twice, a cost or revenue below zero, or a
            figure that is not finite or has more than two decimals.

    Source: the balance of service and cost from source deck 003.
    """
    import narwhals as nw

    from crmlab.core.expressions import yuan
    from crmlab.core.frames import give_back

    rows = _levels(table, level, cost, revenue).with_columns(
        one=nw.lit(1, nw.Int64), minus=-nw.col("net")
    )
    place = nw.col("one").cum_sum().over(order_by=["minus", "level"])
    return give_back(
        rows.with_columns(place=place)
        .sort("level")
        .select(
            yuan("level").alias(level),
            *(yuan(each).alias(each) for each in ("cost", "revenue", "net")),
            best=nw.col("place") == 1,
        ),
        like=table,
    )


def marginal_service(
    table: "IntoFrameT", *, level: str = "level", cost: str = "cost", revenue: str = "revenue"
) -> "IntoFrameT":
    """What each step up in service costs and brings (边际成本与边际收益): a row a step.

    Columns, from the second lowest level: the level, `extra_cost`, `extra_revenue` and
    `extra_net`, against the level below. The first step that costs more than it brings need not be
    the place to stop, for a later one may make up for it: `best_service_level` looks at all.

    >>> import pandas as pd
    >>> courier = pd.DataFrame({
    ...     "level": [90, 95, 97, 99], "cost": [20, 32, 45, 80], "revenue": [100, 125, 140, 150]})
    >>> marginal_service(courier)[["level", "extra_net"]].values.tolist()
    [[95.0, 13.0], [97.0, 2.0], [99.0, -25.0]]

    Raises:
        TypeError, ValueError: as in `best_service_level`.

    Source: marginal analysis, the differences of that table.
    """
    import narwhals as nw

    from crmlab.core.expressions import yuan
    from crmlab.core.frames import give_back

    rows = _levels(table, level, cost, revenue)
    figures = ("cost", "revenue", "net")
    below = {
        f"extra_{each}": nw.col(each) - nw.col(each).shift(1).over(order_by="level")
        for each in figures
    }
    steps = rows.with_columns(**below).filter(~nw.col("extra_net").is_null())
    return give_back(
        steps.sort("level").select(
            yuan("level").alias(level), *(yuan(name).alias(name) for name in below)
        ),
        like=table,
    )


def worksheet_gaps(
    worksheet: Mapping[str, Sequence[str]],
    fields: Sequence[str] = SWOT_FIELDS,
    *,
    at_least: int = 1,
) -> dict[str, int]:
    """How many entries each field of a worksheet still lacks (分析表完整性检查).

    For SWOT, the five forces or the environment: what is complete gives an empty result. There is
    no score: how a strength weighs against a threat is an argument, and no sum settles it.

    >>> worksheet_gaps({"strengths": ["own fleet"], "weaknesses": [" "], "threats": ["new rival"]})
    {'weaknesses': 1, 'opportunities': 1}

    Raises:
        ValueError: the worksheet has a field that is none of `fields`, or `at_least` is not a
            whole number above zero.

    Source: the tools named in source deck 003; the check is the course's own.
    """
    if isinstance(at_least, bool) or not isinstance(at_least, int) or at_least < 1:
        raise broken("at_least", "a whole number above zero", at_least)
    if unknown := sorted(set(worksheet) - set(fields)):
        raise broken("worksheet", f"of the fields {', '.join(fields)}", unknown)
    written = {
        field: sum(bool(entry.strip()) for entry in worksheet.get(field, ())) for field in fields
    }
    return {field: at_least - count for field, count in written.items() if count < at_least}


def _levels(table: "IntoFrame", level: str, cost: str, revenue: str) -> "Rows":
    """Read levels, costs and revenues as whole hundredths, with the net of them."""
    import narwhals as nw

    from crmlab.core.expressions import fen
    from crmlab.core.frames import check, read, unique
    from crmlab.core.kinds import Rule

    levels = read(
        "table", table, level=(level, "fen"), cost=(cost, "fen"), revenue=(revenue, "fen")
    )
    amounts = (Rule(each, "zero or more", nw.col(each) < 0) for each in ("cost", "revenue"))
    check(levels.with_rules(unique("level"), *amounts))
    rows = levels.rows.with_columns(fen(each).alias(each) for each in ("level", "cost", "revenue"))
    return rows.with_columns(net=nw.col("revenue") - nw.col("cost"))
