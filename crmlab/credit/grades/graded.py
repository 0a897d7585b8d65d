"""Tables in which customers have a grade."""

from typing import TYPE_CHECKING

from crmlab.core.expressions import lookup
from crmlab.core.kinds import Rule

from .scale import GradeScale

if TYPE_CHECKING:
    import narwhals as nw

    from crmlab.core.frames import Rows


def on_scale(scale: GradeScale) -> Rule:
    """Every grade is one of the scale's."""
    import narwhals as nw

    return Rule("grade", f"one of {', '.join(scale.grades)}", ~nw.col("grade").is_in(scale.grades))


def best_first(rows: "Rows", scale: GradeScale) -> "Rows":
    """Order rows by their grade, the best first."""
    places = {grade: float(place) for place, grade in enumerate(scale.grades)}
    return rows.with_columns(place=lookup("grade", places)).sort("place")


def named(grade: str) -> "nw.Expr":
    """Give the grade under the name of the caller's column."""
    import narwhals as nw

    return nw.col("grade").alias(grade)
