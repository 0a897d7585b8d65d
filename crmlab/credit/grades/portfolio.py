"""How much is at risk with customers of each grade?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken
from crmlab.core.expressions import fen, lookup, yuan
from crmlab.core.frames import check, give_back, read
from crmlab.core.kinds import Rule
from crmlab.core.weights import fraction

from .graded import best_first, named, on_scale
from .scale import COURSE_SCALE, GradeScale

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame, IntoFrameT

    from crmlab.core.frames import Rows


def exposure_by_grade(
    table: "IntoFrameT",
    *,
    grade: str = "grade",
    exposure: str = "exposure",
    scale: GradeScale = COURSE_SCALE,
) -> "IntoFrameT":
    """How much is owed by customers of each grade (按等级的敞口分布): a row a grade, best first.

    `table` has a row a customer with its grade and its exposure in yuan. Columns: the grade,
    `customers`, `exposure` and its `share` of all, 0 where nothing is owed. Grades that nobody
    has are left out.

    >>> import pandas as pd
    >>> customers = pd.DataFrame({"grade": ["CA2", "CA1", "CA2"], "exposure": [10.0, 60.0, 30.0]})
    >>> exposure_by_grade(customers).to_dict("list")
    {'grade': ['CA1', 'CA2'], 'customers': [1, 2], 'exposure': [60.0, 40.0], 'share': [0.6, 0.4]}

    Raises:
        TypeError: `table` is no table.
        ValueError: a column is missing or holds another kind of values; rows, which are named,
            have a grade that is not on the scale or an exposure that is negative, not finite or
            not in whole fen.

    Source: the grade table of source deck 000; the distribution is a plain sum.
    """
    owed = _exposures(table, grade, exposure, scale)
    return give_back(owed.select(named(grade), "customers", "exposure", "share"), like=table)


def expected_loss_by_grade(
    table: "IntoFrameT",
    *,
    default_rates: Mapping[str, float],
    loss_given_default: float,
    grade: str = "grade",
    exposure: str = "exposure",
    scale: GradeScale = COURSE_SCALE,
) -> "IntoFrameT":
    """What customers of each grade will cost by default (按等级的预期损失): PD · LGD · EAD.

    `default_rates` gives the share of each grade's customers that default within the period, for
    every grade of the scale; `loss_given_default` the share of the exposure that is then lost.
    Columns as in `exposure_by_grade`, without the share, and `default_rate` and `expected_loss`
    in yuan.

    >>> import pandas as pd
    >>> customers = pd.DataFrame({"grade": ["CA2", "CA1"], "exposure": [40_000.0, 60_000.0]})
    >>> rates = {"CA1": .01, "CA2": .02, "CA3": .05, "CA4": .1, "CA5": .25}
    >>> losses = expected_loss_by_grade(customers, default_rates=rates, loss_given_default=.6)
    >>> losses["expected_loss"].tolist()
    [360.0, 480.0]

    Raises:
        TypeError, ValueError: as in `exposure_by_grade`; or `default_rates` are not those of the
            scale's grades, or one of them or `loss_given_default` is not from 0 to 1.

    Source: Pecunica, "How is expected loss determined?".
    """
    import narwhals as nw

    if set(default_rates) != set(scale.grades):
        raise broken("default_rates", f"those of {', '.join(scale.grades)}", list(default_rates))
    rates = {
        each: fraction(f"the default rate of {each}", default_rates[each]) for each in scale.grades
    }
    lost = fraction("loss_given_default", loss_given_default)
    rows = _exposures(table, grade, exposure, scale).with_columns(
        default_rate=lookup("grade", rates)
    )
    loss = nw.col("exposure") * nw.col("default_rate") * lost
    return give_back(
        rows.select(named(grade), "customers", "exposure", "default_rate", expected_loss=loss),
        like=table,
    )


def _exposures(table: "IntoFrame", grade: str, exposure: str, scale: GradeScale) -> "Rows":
    import narwhals as nw

    customers = read("table", table, grade=(grade, "key"), exposure=(exposure, "fen"))
    check(
        customers.with_rules(
            on_scale(scale), Rule("exposure", "zero or more", nw.col("exposure") < 0)
        )
    )
    counted = (
        customers.rows.with_columns(fen=fen("exposure"))
        .group_by("grade")
        .agg(customers=nw.len(), fen=nw.col("fen").sum())
        .with_columns(nw.col("customers", "fen").cast(nw.Int64))
    )
    totals = best_first(counted, scale).with_columns(all=nw.col("fen").sum().cast(nw.Int64))
    share = nw.when(nw.col("all") > 0).then(nw.col("fen") / nw.col("all")).otherwise(nw.lit(0.0))
    return totals.with_columns(exposure=yuan("fen"), share=share)
