"""Gamma-Gamma: each customer spends around a mean of his own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from crmlab.core.arguments import broken, positive

from .fitting import column, distinct, most_likely
from .likelihoods import gamma_gamma

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from .fitting import Array


@dataclass(frozen=True)
class GammaGammaModel:
    """The Gamma-Gamma model (Gamma-Gamma消费金额模型) of what customers spend per purchase.

    A customer's purchases vary around his own mean with shape `p`; the means vary over customers
    with `q` and `gamma`. A customer seen twice is drawn towards the mean of all, one seen often
    stays near his own. How much and how often must not hang together: look at their correlation.

    Customers are given by `frequency`, the days with a repeat purchase, and `monetary`, the mean
    spend of those days, without the first purchase. Only those with a repeat purchase belong to
    the data: the others have no such mean, and 0 is none.

    Raises:
        ValueError: a parameter is not positive.

    Source: Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", note 025, 2013
        (formulas compared with the code of lifetimes 0.11.3; a test reproduces the published
        estimates for CDNOW).
    """

    p: float
    q: float
    gamma: float

    def __post_init__(self) -> None:
        for name in ("p", "q", "gamma"):
            object.__setattr__(self, name, positive(name, getattr(self, name)))

    @classmethod
    def fit(cls, frequency: "ArrayLike", monetary: "ArrayLike") -> Self:
        """Estimate the parameters by maximum likelihood, equal customers counted together.

        Raises:
            ValueError: columns of different length, or a value that is not above 0: leave out who
                never bought again.
            RuntimeError: the fit did not converge: the customers are too few or too much alike.
        """
        import numpy as np

        rows, times = distinct(*_buyers(frequency, monetary))
        x, mean = rows
        unit = float(mean @ times / times.sum())  # parameters near 1, whatever the currency

        def slope(parameters: "Array") -> "tuple[float, Array]":
            level, by_parameter = gamma_gamma(parameters, x, mean / unit)
            return float(level @ times), by_parameter @ times

        start = np.array([2.0, 3.0, 1.0])
        p, q, gamma = map(float, most_likely("Gamma-Gamma", slope, start, float(times.sum())))
        return cls(p, q, gamma * unit)

    def loglikelihood(self, frequency: "ArrayLike", monetary: "ArrayLike") -> float:
        """Give the log-likelihood of customers under the model.

        Raises:
            ValueError: as in `fit`.
        """
        import numpy as np

        parameters = np.array([self.p, self.q, self.gamma])
        level, _ = gamma_gamma(parameters, *_buyers(frequency, monetary))
        return float(level.sum())

    @property
    def population_mean(self) -> float:
        """Mean spend per purchase over all customers: p gamma / (q - 1).

        >>> round(GammaGammaModel(p=6.2488, q=3.7446, gamma=15.4478).population_mean, 2)
        35.17

        Raises:
            ValueError: q is not above 1: some customers then spend so much that there is no mean.
        """
        if self.q <= 1:
            raise broken("q", "> 1, or the spend has no mean", self.q)
        return self.p * self.gamma / (self.q - 1)

    def expected_spend(self, frequency: "ArrayLike", monetary: "ArrayLike") -> "Array":
        """What each customer's purchases are expected to be worth (预期客单价).

        A customer without a repeat purchase has `frequency` 0 and any `monetary`, and is expected
        to spend the mean of all.

        >>> model = GammaGammaModel(p=6.2488, q=3.7446, gamma=15.4478)
        >>> model.expected_spend([2], [22.35]).round(2).tolist()
        [24.66]

        Raises:
            ValueError: columns of different length, a negative value, or q is not above 1.
        """
        import numpy as np

        x, mean = column("frequency", frequency), column("monetary", monetary)
        if len(x) != len(mean):
            raise broken("frequency and monetary", "as many as each other", (len(x), len(mean)))
        everybody = self.population_mean
        seen = self.p * x / (self.p * x + self.q - 1)
        spend: Array = seen * np.where(x > 0, mean, 0.0) + (1 - seen) * everybody
        return spend


def _buyers(frequency: "ArrayLike", monetary: "ArrayLike") -> "tuple[Array, Array]":
    x = column("frequency", frequency, above=0)
    mean = column("monetary", monetary, above=0)
    if len(x) != len(mean) or not len(x):
        raise broken("frequency and monetary", "as many as each other", (len(x), len(mean)))
    return x, mean
