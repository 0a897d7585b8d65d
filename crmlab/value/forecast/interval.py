"""What is a list of customers worth, and how far may that be off?"""

from typing import TYPE_CHECKING, NamedTuple

from crmlab.core.arguments import amount, broken, number, positive
from crmlab.core.weights import fraction

from .fitting import column
from .purchases import BetaGeoModel
from .spend import GammaGammaModel

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from .fitting import Array

MOST_FAILURES = 0.05


class LifetimeValueInterval(NamedTuple):
    """Value of a list of customers, with the ends of its interval."""

    low: float
    value: float
    high: float


def lifetime_value_interval(
    *,
    frequency: "ArrayLike",
    recency: "ArrayLike",
    T: "ArrayLike",  # noqa: N803 - the literature's name for a customer's age
    monetary: "ArrayLike",
    periods: int,
    margin: float = 1,
    discount: float = 0,
    confidence: float = 0.95,
    draws: int = 200,
    seed: int = 0,
) -> LifetimeValueInterval:
    """Value a list of customers by both models, with an interval by bootstrap (自助法区间).

    The columns are those of `purchase_history`. Expected purchases of each of the next `periods`
    units of time, times the expected spend, times the part `margin` that is profit, discounted by
    `discount` a period, summed over all customers. To see how far the estimates may be off, the
    models are fitted again to `draws` lists of customers drawn with replacement, and the list is
    valued by each; `low` and `high` hold the middle `confidence` of these.

    The interval covers the estimates alone. It does not cover a model that does not fit, nor a
    year unlike the last: see `holdout_forecast`.

    Raises:
        ValueError: as in the models' `fit`; `periods` or `draws` is not a whole number above zero,
            `margin` is not from 0 to 1, `discount` is negative, or `confidence` is not between 0
            and 1.
        RuntimeError: a fit did not converge, of the list itself or of more than one draw in 20.

    Source: the percentile bootstrap of Efron (from memory, not looked up); value as expected
        purchases by expected spend, discounted, a convention of the course.
    """
    import numpy as np

    for name, count in (("periods", periods), ("draws", draws)):
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise broken(name, "a whole number above zero", count)
    earned, rate = fraction("margin", margin), amount("discount", discount)
    level = number("confidence", confidence)
    if not 0 < level < 1:
        raise broken("confidence", "between 0 and 1", confidence)
    names = ("frequency", "recency", "T", "monetary")
    columns = [
        column(name, values)
        for name, values in zip(names, (frequency, recency, T, monetary), strict=True)
    ]
    if len({len(each) for each in columns}) > 1:
        raise broken(", ".join(names), "as many as each other", [len(each) for each in columns])
    customers = np.stack(columns)

    def worth(sample: "Array") -> float:
        return earned * _value(customers, sample, periods, rate)

    random = np.random.default_rng(seed)
    count = customers.shape[1]
    values = []
    value = worth(customers)
    for _ in range(draws):
        try:
            values.append(worth(customers[:, random.integers(0, count, count)]))
        except (RuntimeError, ValueError):
            continue
    if len(values) < draws * (1 - MOST_FAILURES):
        failed = draws - len(values)
        raise RuntimeError(f"{failed} of {draws} draws did not converge; use more customers")
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return LifetimeValueInterval(float(low), float(value), float(high))


def _value(customers: "Array", sample: "Array", periods: int, rate: float) -> float:
    """Value customers by models that are fitted to a sample."""
    import numpy as np

    x, t_x, age, mean = customers
    buyers = sample[0] > 0
    purchases = BetaGeoModel.fit(*sample[:3])
    spend = GammaGammaModel.fit(sample[0][buyers], sample[3][buyers]).expected_spend(x, mean)
    # Equal histories are forecast once: it is the slow step.
    kinds, place = np.unique(np.stack([x, t_x, age]), axis=1, return_inverse=True)
    upto = np.stack([
        purchases.expected_purchases(float(positive("time", time)), *kinds)
        for time in range(1, periods + 1)
    ])  # fmt: skip
    each = np.diff(upto, axis=0, prepend=0.0)
    factors = (1 + rate) ** -np.arange(1, periods + 1)
    return float((factors @ each)[place.ravel()] @ spend)
