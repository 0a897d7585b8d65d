"""Does the forecast hold against a time that the model has not seen?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crmlab.core.arguments import broken, positive

from .fitting import column
from .purchases import BetaGeoModel

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class ForecastGroup:
    """Customers with one number of repeat purchases: what was expected of one, and what came.

    `frequency` is the lowest of the group; the last group holds all that is above, too.
    """

    frequency: int
    customers: int
    expected: float
    actual: float


@dataclass(frozen=True)
class HoldoutForecast:
    """A forecast against what happened.

    `expected` and `actual` are purchases of all customers, `bias` what was expected too much as a
    part of what came, None where nothing came. `mean_absolute_error` is per customer, and beside
    it `naive_error`, that of going on at the past rate: a model should beat it. `groups` show
    whether regulars or newcomers are misjudged.
    """

    expected: float
    actual: float
    bias: float | None
    mean_absolute_error: float
    naive_error: float
    groups: tuple[ForecastGroup, ...]


def holdout_forecast(
    model: BetaGeoModel,
    *,
    time: float,
    frequency: "ArrayLike",
    recency: "ArrayLike",
    T: "ArrayLike",  # noqa: N803 - the literature's name for a customer's age
    actual: "ArrayLike",
    groups: int = 7,
) -> HoldoutForecast:
    """Hold a model's forecast against the purchases of the `time` that followed (样本外检验).

    The columns are those of `purchase_history` with `holdout_until`, `actual` its `holdout`; the
    model was fitted without that time. Customers are grouped by frequency 0, 1, 2 and so on, those
    with `groups` or more together.

    >>> model = BetaGeoModel(r=0.2426, alpha=4.4135, a=0.7929, b=2.4258)
    >>> result = holdout_forecast(
    ...     model, time=39, frequency=[2, 0], recency=[30.43, 0], T=[38.86, 38.86], actual=[1, 0])
    >>> round(result.expected, 3), result.actual, round(result.bias, 3)
    (1.421, 1.0, 0.421)

    Raises:
        ValueError: as in `BetaGeoModel.fit`; or `time` is not positive, `groups` is not a whole
            number above zero, or there are not as many outcomes as customers.

    Source: the comparison by frequency is usual with these models (from memory, not looked up);
        the naive rate beside it is the course's own.
    """
    import numpy as np

    if isinstance(groups, bool) or not isinstance(groups, int) or groups < 1:
        raise broken("groups", "a whole number above zero", groups)
    ahead = positive("time", time)
    expected = model.expected_purchases(ahead, frequency, recency, T)
    came = column("actual", actual)
    if len(came) != len(expected):
        raise broken("actual", f"one number for each of {len(expected)} customers", len(came))
    x, age = column("frequency", frequency), column("T", T)
    # One day, at least, has been seen of everybody who is a customer.
    naive = np.divide(x, age, out=np.zeros_like(x), where=age > 0) * ahead
    group = np.minimum(x, groups)
    total = float(came.sum())
    return HoldoutForecast(
        float(expected.sum()),
        total,
        float(expected.sum() / total - 1) if total else None,
        float(np.abs(expected - came).mean()),
        float(np.abs(naive - came).mean()),
        tuple(
            ForecastGroup(
                int(each),
                int((group == each).sum()),
                float(expected[group == each].mean()),
                float(came[group == each].mean()),
            )
            for each in np.unique(group)
        ),
    )
