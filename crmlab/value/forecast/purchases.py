"""BG/NBD: customers buy at a rate of their own, until after some purchase they are gone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from crmlab.core.arguments import amount, broken, positive

from .fitting import column, distinct, most_likely
from .likelihoods import beta_geo

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from .fitting import Array


@dataclass(frozen=True)
class BetaGeoModel:
    """The BG/NBD model (Beta几何/负二项分布模型) of how often and how long customers buy.

    While a customer is active, purchases come at random at a rate that differs from customer to
    customer: gamma with shape `r` and scale `alpha`, mean r / alpha a unit of time. After each
    purchase he is gone for good with a chance that also differs: beta with `a` and `b`.

    Customers are given by the columns of `purchase_history`: `frequency`, the days with a repeat
    purchase; `recency`, the time from first to last purchase, which is 0 without a repeat and the
    opposite of RFM's recency; `T`, the time from first purchase to the end of observation. Those
    without a repeat purchase belong to the data: to leave them out makes everybody a regular.

    Not for contracts, where one knows who left, nor where purchases follow a season or a rhythm.

    Raises:
        ValueError: a parameter is not positive.

    Source: Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 24(2),
        2005 (formulas compared with the code of lifetimes 0.11.3; a test reproduces the published
        estimates for CDNOW).
    """

    r: float
    alpha: float
    a: float
    b: float

    def __post_init__(self) -> None:
        for name in ("r", "alpha", "a", "b"):
            object.__setattr__(self, name, positive(name, getattr(self, name)))

    @classmethod
    def fit(
        cls,
        frequency: "ArrayLike",
        recency: "ArrayLike",
        T: "ArrayLike",  # noqa: N803 - the literature's name for a customer's age
    ) -> Self:
        """Estimate the parameters by maximum likelihood, equal customers counted together.

        Raises:
            ValueError: columns of different length, a value that cannot be, or nobody who bought
                again.
            RuntimeError: the fit did not converge: the customers are too few or too much alike.
        """
        import numpy as np

        rows, times = distinct(*_customers(frequency, recency, T))
        x, t_x, age = rows
        if not x.any():
            raise broken("frequency", "above 0 for some customers", "nobody who bought again")
        unit = float(age.max())  # parameters near 1, whatever the unit of time

        def slope(parameters: "Array") -> "tuple[float, Array]":
            level, by_parameter = beta_geo(parameters, x, t_x / unit, age / unit)
            return float(level @ times), by_parameter @ times

        start = np.array([1.0, 1.0, 1.0, 1.0])
        r, alpha, a, b = map(float, most_likely("BG/NBD", slope, start, float(times.sum())))
        return cls(r, alpha * unit, a, b)

    def loglikelihood(
        self,
        frequency: "ArrayLike",
        recency: "ArrayLike",
        T: "ArrayLike",  # noqa: N803
    ) -> float:
        """Give the log-likelihood of customers under the model.

        Raises:
            ValueError: as in `fit`.
        """
        import numpy as np

        parameters = np.array([self.r, self.alpha, self.a, self.b])
        level, _ = beta_geo(parameters, *_customers(frequency, recency, T))
        return float(level.sum())

    def probability_alive(
        self,
        frequency: "ArrayLike",
        recency: "ArrayLike",
        T: "ArrayLike",  # noqa: N803
    ) -> "Array":
        """How likely each customer is still active at `T` (活跃概率).

        Without a repeat purchase it is 1 by assumption: one can only leave after a repeat. It
        says nothing of such a customer.

        >>> model = BetaGeoModel(r=0.2426, alpha=4.4135, a=0.7929, b=2.4258)
        >>> model.probability_alive([2, 0], [30.43, 0], [38.86, 38.86]).round(4).tolist()
        [0.7266, 1.0]

        Raises:
            ValueError: as in `fit`.
        """
        import numpy as np
        from scipy.special import expit  # type: ignore[import-untyped]

        x, t_x, age = _customers(frequency, recency, T)
        again = np.maximum(x, 1)
        waited = np.log(self.alpha + age) - np.log(self.alpha + t_x)
        gone = np.log(self.a) - np.log(self.b + again - 1) + (self.r + x) * waited
        alive: Array = np.where(x > 0, expit(-gone), 1.0)
        return alive

    def expected_purchases(
        self,
        time: float,
        frequency: "ArrayLike",
        recency: "ArrayLike",
        T: "ArrayLike",  # noqa: N803
    ) -> "Array":
        """How many purchases to expect of each customer in the `time` after `T` (预期购买次数).

        >>> model = BetaGeoModel(r=0.2426, alpha=4.4135, a=0.7929, b=2.4258)
        >>> model.expected_purchases(39, [2], [30.43], [38.86]).round(3).tolist()
        [1.226]

        Raises:
            ValueError: as in `fit`; or `time` is negative.
        """
        import numpy as np
        from scipy.special import hyp2f1

        ahead = amount("time", time)
        x, t_x, age = _customers(frequency, recency, T)
        # At a = 1 the formula is 0 / 0 and the forecast smooth: step aside.
        a = self.a if abs(self.a - 1) > 1e-6 else 1 + 1e-6
        later = self.alpha + age + ahead
        # The paper's series by Euler's transformation, in which no large number of purchases is
        # a parameter of the numerator: it stays accurate for customers who buy often.
        past = (self.alpha + age) / later
        series = hyp2f1(a + self.b - 1 - self.r, a - 1, a + self.b + x - 1, 1 - past)
        bought = past ** (a - 1) * series
        active = self.probability_alive(x, t_x, age)
        expected: Array = (a + self.b + x - 1) / (a - 1) * (1 - bought) * active
        return np.maximum(expected, 0.0)


def _customers(*columns: "ArrayLike") -> "tuple[Array, Array, Array]":
    import numpy as np

    x, t_x, age = (
        column(name, values)
        for name, values in zip(("frequency", "recency", "T"), columns, strict=True)
    )
    if not len(x) == len(t_x) == len(age) or not len(x):
        sizes = (len(x), len(t_x), len(age))
        raise broken("frequency, recency and T", "as many as each other", sizes)
    for wrong, rule in (
        (x != np.round(x), "whole numbers of repeat purchases as frequency"),
        (t_x > age, "recency <= T, both from the first purchase"),
        ((x == 0) != (t_x == 0), "recency 0 for who never bought again, and for nobody else"),
    ):
        if wrong.any():
            first = (float(x[wrong][0]), float(t_x[wrong][0]), float(age[wrong][0]))
            raise broken("a customer", f"one with {rule}", first)
    return x, t_x, age
