"""Which consumers have gone: found by BG/NBD, whose assumptions the web shop keeps.

The likelihood is that of Fader, Hardie & Lee, Marketing Science 24(2), 2005.
"""

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.special import betaln, gammaln  # type: ignore[import-untyped]

from crmlab.company import AS_OF, Books, truth
from tests.company.truth.ranking import auc

Floats = NDArray[np.float64]
TODAY = pd.Timestamp(AS_OF)


@pytest.fixture(scope="module")
def histories(medium: Books) -> pd.DataFrame:
    """Repeat purchases, weeks to the last and age, of those whose first purchase the books hold."""
    people = medium["customers"].query("kind == 'consumer' and since >= '2024-01-01'")["customer"]
    orders = medium["orders"][medium["orders"]["customer"].isin(people)]
    days = orders.groupby("customer")["date"].agg(["min", "max", "nunique"])
    return pd.DataFrame(
        {
            "repeats": days["nunique"] - 1.0,
            "last": (days["max"] - days["min"]).dt.days / 7,
            "age": (TODAY - days["min"]).dt.days / 7,
            "gone": days.index.isin(truth.drifting(0, "medium")["customer"]),
        }
    )


@pytest.fixture(scope="module")
def parameters(histories: pd.DataFrame) -> Floats:
    columns = [histories[name].to_numpy() for name in ("repeats", "last", "age")]
    fitted = minimize(lambda logs: -loglikelihood(np.exp(logs), *columns), np.zeros(4))
    parameters: Floats = np.exp(fitted.x)
    return parameters


def loglikelihood(parameters: Floats, x: Floats, t: Floats, age: Floats) -> float:
    r, alpha, a, b = parameters
    shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b)
    alive = betaln(a, b + x) - (r + x) * np.log(alpha + age)
    left = betaln(a + 1, b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + t)
    return float((shared + np.where(x > 0, np.logaddexp(alive, left), alive)).sum())


def test_the_fit_finds_the_rates_and_chances_that_were_drawn(parameters: Floats) -> None:
    r, alpha, a, b = parameters
    assert 0.8 < r < 1.6  # rates were drawn from about a gamma distribution of shape 1.2
    assert 4 < alpha / r < 12  # median 56 days, 8 weeks, between purchases
    assert 0.08 < a / (a + b) < 0.16  # the mean chance of leaving is 0.10; some are annoyed besides


def test_the_probability_of_having_gone_beats_days_since_the_last_purchase(
    histories: pd.DataFrame, parameters: Floats
) -> None:
    r, alpha, a, b = parameters
    x, t, age = (histories[name].to_numpy() for name in ("repeats", "last", "age"))
    odds = a / (b + np.maximum(x, 1) - 1) * ((alpha + age) / (alpha + t)) ** (r + x)
    gone = pd.Series(np.where(x > 0, odds / (1 + odds), 0), index=histories.index)
    days_since = pd.Series(age - t, index=histories.index)
    assert 0.85 < auc(gone, histories["gone"]) < 0.97
    assert auc(gone, histories["gone"]) > auc(days_since, histories["gone"]) + 0.05


def test_a_third_of_them_have_gone(histories: pd.DataFrame) -> None:
    assert 0.25 < histories["gone"].mean() < 0.45
