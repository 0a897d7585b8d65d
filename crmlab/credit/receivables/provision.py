"""How much of what is owed will be lost?"""

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from crmlab.core.arguments import amount, broken
from crmlab.core.expressions import fen, lookup, yuan
from crmlab.core.frames import check, give_back, read
from crmlab.core.weights import fraction

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame, IntoFrameT

NOT_BUCKETS = ("credit", "balance")


def provision_matrix(
    ageing: "IntoFrameT", rates: Mapping[str, float], *, customer: str = "customer"
) -> "IntoFrameT":
    """Provide for a ledger by age (预期信用损失率对照表): a row a bucket, in the order of `rates`.

    `ageing` is a table as `ageing` returns it, `rates` the share of each bucket that is expected
    to be lost, disputed amounts included: as high as they were in the past, and put up where the
    outlook is worse. Columns: `bucket`, `amount`, `rate` and `expected_loss` in yuan.

    >>> import pandas as pd
    >>> aged = pd.DataFrame({"customer": ["A", "B"], "not_due": [9000., 6000.],
    ...     "days_1_30": [7500., 0.], "balance": [16500., 6000.]})
    >>> provision_matrix(aged, {"not_due": .005, "days_1_30": .022})["expected_loss"].tolist()
    [75.0, 165.0]

    Raises:
        TypeError: `ageing` is no table.
        ValueError: a bucket has no rate or a rate no bucket, a rate is not from 0 to 1, or an
            amount, whose row is named, is not finite.

    Source: IFRS 9 B5.5.35, the provision matrix as a practical expedient; "Step 6 Apply the
        provision matrix", faqifrs.com, with the example that the tests repeat.
    """
    import narwhals as nw

    frame: IntoFrame = ageing
    columns = nw.from_native(frame).lazy().collect_schema().names()
    buckets = [each for each in columns if each not in (customer, *NOT_BUCKETS)]
    if set(rates) != set(buckets):
        raise broken("rates", f"those of {', '.join(buckets)}", list(rates))
    shares = {bucket: fraction(f"the rate of {bucket}", rates[bucket]) for bucket in rates}
    table = read("ageing", ageing, **{bucket: (bucket, "fen") for bucket in shares})
    check(table)
    totals = table.rows.select(fen(bucket).sum() for bucket in shares).unpivot(
        list(shares), variable_name="bucket", value_name="fen"
    )
    provided = totals.select("bucket", amount=yuan("fen"), rate=lookup("bucket", shares))
    return give_back(
        provided.with_columns(expected_loss=nw.col("amount") * nw.col("rate")), like=ageing
    )


def roll_rates(earlier: Mapping[str, float], later: Mapping[str, float]) -> dict[str, float | None]:
    """What share of each bucket has moved into the next one (迁徙率).

    `earlier` and `later` hold the amounts in the same buckets, from `not_due` to the oldest, as
    `ageing` totals them, at two dates that lie as far apart as a bucket is wide: months, for
    buckets of 30 days. Returned is, by the bucket that was entered, its later amount over the
    earlier amount of the one before, None where there was none. The last bucket has no upper end
    and holds what was there before, so that nothing can be said of it.

    >>> march = {"not_due": 1000, "days_1_30": 200, "days_31_60": 100, "days_over_60": 50}
    >>> april = {"not_due": 1100, "days_1_30": 150, "days_31_60": 60, "days_over_60": 90}
    >>> roll_rates(march, april)
    {'days_1_30': 0.15, 'days_31_60': 0.3}

    Raises:
        ValueError: the two hold different buckets, or an amount is negative or not finite.

    Source: roll rate models as in the OCC's Comptroller's Handbook, Retail Lending Examination
        Procedures; that the last bucket is left out is a convention.
    """
    if list(earlier) != list(later):
        raise broken("later", f"of the same buckets as earlier, {', '.join(earlier)}", list(later))
    before = {bucket: amount(f"{bucket} of earlier", earlier[bucket]) for bucket in earlier}
    after = {bucket: amount(f"{bucket} of later", later[bucket]) for bucket in later}
    return {
        new: after[new] / before[old] if before[old] else None
        for old, new in pairwise(list(earlier)[:-1])
    }
