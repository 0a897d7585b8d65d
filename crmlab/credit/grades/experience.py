"""How did customers of each grade turn out?"""

from typing import TYPE_CHECKING

from crmlab.core.frames import check, give_back, joinable, read, unique
from crmlab.core.intervals import wilson

from .graded import best_first, named, on_scale
from .scale import COURSE_SCALE, GradeScale

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame, IntoFrameT


def default_rate_by_grade(
    table: "IntoFrameT",
    *,
    grade: str = "grade",
    defaulted: str = "defaulted",
    confidence: float = 0.95,
    scale: GradeScale = COURSE_SCALE,
) -> "IntoFrameT":
    """How many customers of each grade defaulted (按等级的违约率), and how sure is that?

    `table` has a row a customer: the grade it had before, and whether it then defaulted. Columns,
    best grade first: the grade, `customers`, `defaults`, `default_rate`, and the ends `low` and
    `high` of its interval. No default among 20 good customers does not make the rate 0: the
    interval reaches to 16 %.

    >>> import pandas as pd
    >>> customers = pd.DataFrame({"grade": ["CA1"] * 20, "defaulted": [False] * 20})
    >>> rates = default_rate_by_grade(customers)
    >>> rates[["customers", "default_rate", "low", "high"]].round(3).to_dict("records")
    [{'customers': 20, 'default_rate': 0.0, 'low': 0.0, 'high': 0.161}]

    Raises:
        TypeError: `table` is no table.
        ValueError: a column is missing or holds another kind of values, rows, which are named,
            have an empty cell or a grade that is not on the scale, or `confidence` is not between
            0 and 1.

    Source: Wilson's interval; see `crmlab.core.intervals`.
    """
    import narwhals as nw

    customers = read("table", table, grade=(grade, "key"), defaulted=(defaulted, "flag"))
    check(customers.with_rules(on_scale(scale)))
    defaults = customers.rows.with_columns(nw.col("defaulted").cast(nw.Int64))
    counted = defaults.group_by("grade").agg(customers=nw.len(), defaults=nw.col("defaulted").sum())
    rates = best_first(counted, scale).with_columns(
        nw.col("customers", "defaults").cast(nw.Int64),
        default_rate=nw.col("defaults") / nw.col("customers"),
    )
    low, high = wilson(nw.col("default_rate"), nw.col("customers"), confidence)
    # Floats may overshoot both ends by a hair.
    return give_back(
        rates.select(
            named(grade),
            "customers",
            "defaults",
            "default_rate",
            low=nw.max_horizontal(low, nw.lit(0.0)),
            high=nw.min_horizontal(high, nw.lit(1.0)),
        ),
        like=table,
    )


def migration_matrix(
    before: "IntoFrameT",
    after: "IntoFrame",
    *,
    customer: str = "customer",
    grade: str = "grade",
    scale: GradeScale = COURSE_SCALE,
) -> "IntoFrameT":
    """Where did the customers of each grade go (评级迁移矩阵)? A row a grade, best first.

    Both tables have a row a customer with its grade, at two dates. Columns: the grade before,
    `customers` who had it, then a column a grade of the scale with the share of them who have
    that one now, and `gone`, the share of those who are not graded any more; a row adds up to 1.
    Customers who came later are not counted. `gone` is no default: look into it by itself.

    >>> import pandas as pd
    >>> march = pd.DataFrame({"customer": ["A", "B", "C", "D"], "grade": ["CA1"] * 4})
    >>> june = pd.DataFrame({"customer": ["A", "B", "C"], "grade": ["CA1", "CA1", "CA3"]})
    >>> matrix = migration_matrix(march, june)
    >>> matrix[["customers", "CA1", "CA2", "CA3", "gone"]].to_dict("records")
    [{'customers': 4, 'CA1': 0.5, 'CA2': 0.0, 'CA3': 0.25, 'gone': 0.25}]

    Raises:
        TypeError: one is no table, or the two are of different kinds.
        ValueError: a column is missing or holds another kind of values, or rows, which are named,
            have an empty cell, a grade that is not on the scale or a customer that stands twice.

    Source: the static pool of rating agencies' transition tables, with its column of withdrawn
        ratings (KBRA and JCR, Form NRSRO, exhibit 1).
    """
    import narwhals as nw

    tables = [
        read(name, frame, customer=(customer, "key"), grade=(grade, "key")).with_rules(
            unique("customer"), on_scale(scale)
        )
        for name, frame in (("before", before), ("after", after))
    ]
    joinable(*tables, on="customer")
    check(*tables)
    then, now = (table.rows for table in tables)
    paired = then.join(now.select("customer", now="grade"), on="customer", how="left")
    ends = {each: nw.col("now") == each for each in scale.grades}
    ends["gone"] = nw.col("now").is_null()
    flags = (
        nw.when(end).then(1).otherwise(0).cast(nw.Int64).alias(each) for each, end in ends.items()
    )
    counted = (
        paired.select("grade", *flags)
        .group_by("grade")
        .agg(nw.len().alias("customers"), *(nw.col(each).sum() for each in ends))
    )
    return give_back(
        best_first(counted, scale).select(
            named(grade),
            nw.col("customers").cast(nw.Int64),
            *(nw.col(each) / nw.col("customers") for each in ends),
        ),
        like=before,
    )
