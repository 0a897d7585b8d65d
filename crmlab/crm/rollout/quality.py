"""How good are the data that a new system begins with, and the search for duplicates in them?"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from crmlab.core.arguments import broken
from crmlab.core.intervals import wilson
from crmlab.crm.tables import counted

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def quality_scorecard(
    table: "IntoFrameT", *, fields: Iterable[str], patterns: Mapping[str, str] | None = None
) -> "IntoFrameT":
    """Score the columns of a table (数据质量记分卡): a row a field, in the order of `fields`.

    `table` has a row a record; fields hold text or whole numbers. `patterns` has, for some fields,
    the regular expression that a whole cell must match to be valid. Columns: `field`, `records`,
    `filled` (cells with more than blanks), `valid` and `distinct` values of these, and the shares
    `completeness` = filled / records, `validity` = valid / filled and `uniqueness` = distinct /
    filled; empty where there is nothing to divide by. Valid is what looks right: that the number
    is this customer's, no pattern tells.

    >>> import pandas as pd
    >>> customers = pd.DataFrame({"phone": ["13800000000", "138", None, "13800000000"]})
    >>> card = quality_scorecard(customers, fields=["phone"], patterns={"phone": "1[0-9]{10}"})
    >>> card[["filled", "valid", "distinct", "completeness"]].values.tolist()
    [[3.0, 2.0, 2.0, 0.75]]

    Raises:
        TypeError: `table` is no table.
        ValueError: there are no fields, a pattern is for no field, or a column is missing or holds
            another kind of values.

    Source: completeness, validity and uniqueness of the DAMA UK white paper "The six primary
        dimensions for data quality assessment", 2013; the counts are conventions.
    """
    import narwhals as nw

    from crmlab.core.frames import check, give_back, read

    chosen, rules = list(fields), patterns or {}
    if not chosen or isinstance(fields, str):
        raise broken("fields", "a list of one column or more", fields)
    if unknown := [field for field in rules if field not in chosen]:
        raise broken("patterns", f"for {', '.join(chosen)}", unknown)
    places = {f"field_{place}": field for place, field in enumerate(chosen)}
    records = read("table", table, **{place: (field, "label") for place, field in places.items()})
    if records.rules:
        check(records)
    scored = []
    for number, (place, field) in enumerate(places.items()):
        values = records.rows.select(value=nw.col(place).cast(nw.String).fill_null(""))
        counts = values.group_by("value").agg(records=nw.len()).with_columns(counted("records"))
        filled = nw.col("value").str.strip_chars() != ""
        fits = filled
        if field in rules:
            fits = filled & nw.col("value").str.contains(f"^(?:{rules[field]})$")
        flags = {"filled": nw.col("records"), "distinct": nw.lit(1)}
        sums = counts.with_columns(
            valid=nw.when(fits).then(nw.col("records")).otherwise(0),
            **{name: nw.when(filled).then(count).otherwise(0) for name, count in flags.items()},
        ).select(nw.col("records", "filled", "valid", "distinct").sum())
        named = {"field": nw.lit(field), "number": nw.lit(number, nw.Int64)}
        scored.append(sums.with_columns(**named))
    figures = ("records", "filled", "valid", "distinct")
    rows = (
        nw.concat(scored)
        .with_columns(nw.col(*figures).fill_null(0))
        .with_columns(counted(*figures))
        .with_columns(
            all=nw.when(nw.col("records") > 0).then(nw.col("records")),
            some=nw.when(nw.col("filled") > 0).then(nw.col("filled")),
        )
        .sort("number")
    )
    return give_back(
        rows.select(
            "field",
            *figures,
            completeness=nw.col("filled") / nw.col("all"),
            validity=nw.col("valid") / nw.col("some"),
            uniqueness=nw.col("distinct") / nw.col("some"),
        ),
        like=table,
    )


class PairShare(NamedTuple):
    """A share of pairs, and the ends of its interval."""

    share: float
    low: float
    high: float


class SearchQuality(NamedTuple):
    """How good a search for duplicates is, in pairs.

    `right` were found and are true, `wrong` found and not true, `missed` true and not found.
    `precision` and `recall` are None where nothing was found, or nothing was there to be found;
    `f1` is their harmonic mean, None where one is.
    """

    right: int
    wrong: int
    missed: int
    precision: PairShare | None
    recall: PairShare | None
    f1: float | None


def duplicate_search_quality(
    found: Iterable[tuple[Hashable, Hashable]],
    true: Iterable[tuple[Hashable, Hashable]],
    *,
    confidence: float = 0.95,
) -> SearchQuality:
    """Precision and recall of a search for duplicates (查重的准确率与召回率).

    Both are pairs of customers, in either order; `true` are all pairs that are one customer, known
    for a sample that people have checked by hand. Precision is the share of found pairs that are
    true, recall the share of true pairs that were found. How many records a search gets right is no
    measure: nearly all pairs of a list are none. The intervals take pairs as independent, which
    the pairs of a customer who stands there three times are not.

    >>> quality = duplicate_search_quality(
    ...     [("A", "B"), ("C", "D"), ("E", "F"), ("G", "H")],
    ...     [("B", "A"), ("C", "D"), ("E", "F"), ("I", "J"), ("K", "L"), ("M", "N")])
    >>> quality.precision.share, quality.recall.share, round(quality.f1, 4)
    (0.75, 0.5, 0.6)

    Raises:
        ValueError: a pair is not one of two different customers, or `confidence` is not between 0
            and 1.

    Source: P. Christen and K. Goiser, "Quality and complexity measures for data linkage and
        deduplication", 2007 (abstract read); precision, recall and F1 by their usual definitions.
        Wilson's interval, see `crmlab.core.intervals`.
    """
    listed, real = _pairs("found", found), _pairs("true", true)
    right = len(listed & real)
    precision = _share(right, len(listed), confidence)
    recall = _share(right, len(real), confidence)
    f1 = 2 * right / (len(listed) + len(real)) if precision and recall else None
    return SearchQuality(right, len(listed) - right, len(real) - right, precision, recall, f1)


def _pairs(name: str, pairs: Iterable[tuple[Hashable, Hashable]]) -> set[frozenset[Hashable]]:
    checked = set()
    for pair in pairs:
        one = frozenset(pair)
        if len(pair) != 2 or len(one) != 2:
            raise broken(f"a pair of {name}", "two different customers", pair)
        checked.add(one)
    return checked


def _share(part: int, whole: int, confidence: float) -> PairShare | None:
    share = part / whole if whole else 0.0
    low, high = wilson(share, float(max(whole, 1)), confidence)
    return PairShare(share, max(0.0, low), min(1.0, high)) if whole else None
