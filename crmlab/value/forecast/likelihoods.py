"""The log-likelihoods of both models, with their derivatives."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fitting import Array


def beta_geo(parameters: "Array", x: "Array", t_x: "Array", age: "Array") -> "tuple[Array, Array]":
    """Give each customer's log-likelihood under BG/NBD, and its derivatives by r, alpha, a and b.

    Either the customer stayed till now, or left after the last purchase; the two are added as
    logarithms, so that nothing underflows.
    """
    import numpy as np
    from scipy.special import digamma, gammaln  # type: ignore[import-untyped]

    r, alpha, a, b = parameters
    again = np.maximum(x, 1)
    common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    common += gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    stayed = -(r + x) * np.log(alpha + age)
    left = np.log(a) - np.log(b + again - 1) - (r + x) * np.log(alpha + t_x)
    left = np.where(x > 0, left, -np.inf)
    either = np.logaddexp(stayed, left)
    gone = np.exp(left - either)
    here = 1 - gone
    pull = here / (alpha + age) + gone / (alpha + t_x)
    waits = here * np.log(alpha + age) + gone * np.log(alpha + t_x)
    both = digamma(a + b) - digamma(a + b + x)
    slopes = [
        digamma(r + x) - digamma(r) + np.log(alpha) - waits,
        r / alpha - (r + x) * pull,
        both + gone / a,
        both + digamma(b + x) - digamma(b) - gone / (b + again - 1),
    ]
    return common + either, np.stack(slopes)


def gamma_gamma(parameters: "Array", x: "Array", mean: "Array") -> "tuple[Array, Array]":
    """Give each customer's log-likelihood under Gamma-Gamma, with slopes by p, q and gamma."""
    import numpy as np
    from scipy.special import digamma, gammaln

    p, q, gamma = parameters
    spent = x * mean
    level = gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * np.log(gamma)
    level += (p * x - 1) * np.log(mean) + p * x * np.log(x) - (p * x + q) * np.log(gamma + spent)
    whole = digamma(p * x + q)
    slopes = [
        x * (whole - digamma(p * x) + np.log(spent) - np.log(gamma + spent)),
        whole - digamma(q) + np.log(gamma) - np.log(gamma + spent),
        q / gamma - (p * x + q) / (gamma + spent),
    ]
    return level, np.stack(slopes)
