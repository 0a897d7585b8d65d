"""The published figures of CDNOW, the laws of both models, and what they refuse."""

import csv
from typing import Any

import numpy as np
import pytest
from scipy.integrate import quad  # type: ignore[import-untyped]
from scipy.special import beta as beta_function  # type: ignore[import-untyped]
from scipy.special import gamma as gamma_function

from crmlab.value import BetaGeoModel, GammaGammaModel, holdout_forecast, lifetime_value_interval
from tests.value import cdnow

PUBLISHED = BetaGeoModel(r=0.2426, alpha=4.4135, a=0.7929, b=2.4258)
SPEND = GammaGammaModel(p=6.2488, q=3.7446, gamma=15.4478)


def test_bg_nbd_finds_the_published_parameters_of_cdnow() -> None:
    sample = cdnow.summary()
    columns = (sample.frequency, sample.recency, sample.age)
    assert len(sample.frequency) == 2_357
    model = BetaGeoModel.fit(*columns)
    found = (model.r, model.alpha, model.a, model.b)
    assert found == pytest.approx((0.2426, 4.4135, 0.7929, 2.4258), abs=5e-5)
    assert model.loglikelihood(*columns) == pytest.approx(-9582.43, abs=0.005)


def test_twenty_copies_of_the_customers_tell_the_same() -> None:
    sample = cdnow.summary()
    columns = [values[:400] for values in (sample.frequency, sample.recency, sample.age)]
    once, often = BetaGeoModel.fit(*columns), BetaGeoModel.fit(*(each * 20 for each in columns))
    assert often.alpha == pytest.approx(once.alpha, rel=1e-4)


def test_gamma_gamma_finds_the_published_parameters_of_cdnow() -> None:
    with cdnow.file("cdnow_customers_summary_with_transactions.csv").open() as lines:
        rows = [row for row in csv.DictReader(lines) if row["x"] != "0"]
    assert len(rows) == 946
    model = GammaGammaModel.fit(
        [float(row["x"]) for row in rows], [float(row["zbar"]) for row in rows]
    )
    found = (model.p, model.q, model.gamma)
    assert found == pytest.approx((6.2488, 3.7446, 15.4478), abs=5e-4)
    assert model.population_mean == pytest.approx(35.171, abs=5e-4)


def test_a_customer_of_the_paper() -> None:
    customer = ([2], [30.43], [38.86])
    assert PUBLISHED.expected_purchases(39, *customer) == pytest.approx(1.226, abs=5e-4)
    assert PUBLISHED.probability_alive(*customer) == pytest.approx(0.7266, abs=5e-5)
    # 6.2488 x (15.4478 + 2 x 22.35) / (6.2488 x 2 + 3.7446 - 1)
    assert SPEND.expected_spend([2], [22.35]) == pytest.approx(24.6586, abs=5e-4)


def test_without_a_repeat_one_is_active_and_spends_what_all_do() -> None:
    assert PUBLISHED.probability_alive([0], [0], [38.86]) == 1
    assert SPEND.expected_spend([0], [0]) == pytest.approx(SPEND.population_mean)


def test_the_likelihood_is_the_mean_over_all_rates_and_chances() -> None:
    x, t_x, age = 2, 30.43, 38.86
    r, alpha, a, b = PUBLISHED.r, PUBLISHED.alpha, PUBLISHED.a, PUBLISHED.b

    def over_rates(until: float) -> float:
        def density(rate: float) -> float:
            mixed = alpha**r * rate ** (r - 1) * np.exp(-alpha * rate) / gamma_function(r)
            return float(mixed * rate**x * np.exp(-rate * until))

        return float(quad(density, 0, 5, limit=200)[0])

    stayed = beta_function(a, b + x) / beta_function(a, b) * over_rates(age)
    left = beta_function(a + 1, b + x - 1) / beta_function(a, b) * over_rates(t_x)
    expected = np.log(stayed + left)
    assert PUBLISHED.loglikelihood([x], [t_x], [age]) == pytest.approx(expected, rel=1e-6)


def test_the_longer_the_silence_the_less_likely_active() -> None:
    alive = PUBLISHED.probability_alive([3] * 4, [10] * 4, [10, 20, 40, 80])
    assert list(alive) == sorted(alive, reverse=True)
    assert (alive > 0).all()


def test_more_is_expected_of_a_longer_time_and_nothing_of_none() -> None:
    forecasts = [PUBLISHED.expected_purchases(time, [2], [30], [40])[0] for time in (0, 1, 10, 99)]
    assert forecasts[0] == pytest.approx(0, abs=1e-12)
    assert forecasts == sorted(forecasts)


def test_a_customer_who_buys_every_day_is_forecast_too() -> None:
    [expected] = PUBLISHED.expected_purchases(10, [5_000], [1_000], [1_000])
    # surely active, at a rate of 5 000.2426 / 1 004.4135 = 4.978 a week: 49.8 less a little
    assert 49 < expected < 49.8


def test_the_forecast_is_smooth_where_its_formula_is_not() -> None:
    around = [
        BetaGeoModel(r=0.25, alpha=4, a=a, b=2).expected_purchases(39, [2], [30], [39])[0]
        for a in (0.9999, 1.0, 1.0001)
    ]
    assert around[1] == pytest.approx((around[0] + around[2]) / 2, rel=1e-5)


def simulated(count: int) -> list[tuple[float, float, float]]:
    """Customers who buy and leave as BG/NBD has it: r .8, alpha 5, a 1.2, b 3, over 52 weeks."""
    random = np.random.default_rng(7)
    rows = []
    for rate, chance in zip(
        random.gamma(0.8, 1 / 5, count), random.beta(1.2, 3, count), strict=True
    ):
        x, t_x, now = 0, 0.0, 0.0
        while (now := now + random.exponential(1 / rate)) <= 52:
            x, t_x = x + 1, now
            if random.random() < chance:
                break
        rows.append((float(x), t_x, 52.0))
    return rows


def test_a_sample_of_known_customers_gives_their_parameters_back() -> None:
    model = BetaGeoModel.fit(*zip(*simulated(4_000), strict=True))
    assert model.r / model.alpha == pytest.approx(0.8 / 5, rel=0.15)
    assert model.a / (model.a + model.b) == pytest.approx(1.2 / 4.2, rel=0.15)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (([1], [2, 3], [4]), "frequency, recency and T must be as many as each other"),
        (([], [], []), "frequency, recency and T must be as many as each other"),
        (([1], [5], [4]), "a customer must be one with recency <= T"),
        (([0], [5], [9]), "a customer must be one with recency 0 for who never bought again"),
        (([2], [0], [9]), "a customer must be one with recency 0 for who never bought again"),
        (([1.5], [5], [9]), "a customer must be one with whole numbers"),
        (([1], [float("nan")], [9]), "recency must be a finite number, got nan"),
        (([-1], [1], [9]), "frequency must be >= 0, got -1.0"),
        ((["x"], [1], [9]), "frequency must be numbers, one a customer"),
        (([0, 0], [0, 0], [9, 8]), "frequency must be above 0 for some customers"),
    ],
)
def test_customers_that_cannot_be_are_refused(columns: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        BetaGeoModel.fit(*columns)


def test_a_fit_that_does_not_converge_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="BG/NBD did not converge: these customers do not tell"):
        BetaGeoModel.fit([1] * 5, [3] * 5, [9] * 5)
    with pytest.raises(RuntimeError, match="Gamma-Gamma did not converge"):
        GammaGammaModel.fit([2] * 5, [9.0] * 5)


def test_who_never_bought_again_has_no_place_in_gamma_gamma() -> None:
    with pytest.raises(ValueError, match=r"frequency must be > 0, got 0\.0"):
        GammaGammaModel.fit([0, 2], [5.0, 7.0])
    with pytest.raises(ValueError, match=r"monetary must be > 0, got 0\.0"):
        GammaGammaModel.fit([1, 2], [0.0, 7.0])


def test_spend_without_a_mean_is_refused() -> None:
    with pytest.raises(ValueError, match=r"q must be > 1, or the spend has no mean, got 0\.9"):
        _ = GammaGammaModel(p=6, q=0.9, gamma=15).population_mean


def test_parameters_are_positive() -> None:
    with pytest.raises(ValueError, match="alpha must be > 0, got 0"):
        BetaGeoModel(r=1, alpha=0, a=1, b=1)
    with pytest.raises(ValueError, match="gamma must be > 0, got -1"):
        GammaGammaModel(p=1, q=2, gamma=-1)


HISTORY: dict[str, Any] = {
    "frequency": [0, 2, 9], "recency": [0, 20, 50], "T": [52, 52, 52],
}  # fmt: skip


def test_a_forecast_is_held_against_what_came() -> None:
    result = holdout_forecast(PUBLISHED, time=26, **HISTORY, actual=[0, 1, 4], groups=2)
    each = PUBLISHED.expected_purchases(26, *HISTORY.values())
    assert result.actual == 5
    assert result.expected == pytest.approx(each.sum())
    assert result.bias == pytest.approx(each.sum() / 5 - 1)
    assert result.mean_absolute_error == pytest.approx(np.abs(each - [0, 1, 4]).mean())
    # at the past rate: 0, 2 / 52 x 26 = 1, 9 / 52 x 26 = 4.5
    assert result.naive_error == pytest.approx((0 + 0 + 0.5) / 3)
    assert [(group.frequency, group.customers) for group in result.groups] == [(0, 1), (2, 2)]
    assert result.groups[1].actual == 2.5


def test_nothing_came_and_nothing_fits() -> None:
    assert holdout_forecast(PUBLISHED, time=26, **HISTORY, actual=[0, 0, 0]).bias is None
    with pytest.raises(ValueError, match="actual must be one number for each of 3 customers"):
        holdout_forecast(PUBLISHED, time=26, **HISTORY, actual=[0])


def test_a_list_is_valued_with_an_interval() -> None:
    random = np.random.default_rng(3)
    x, t_x, age = (np.array(column) for column in zip(*simulated(600), strict=True))
    spent = random.gamma(6, 10 / random.gamma(4, 1, 600))
    columns: dict[str, Any] = {
        "frequency": x, "recency": t_x, "T": age, "monetary": np.where(x > 0, spent, 0),
    }  # fmt: skip
    few: dict[str, Any] = {"periods": 4, "draws": 10}
    found = lifetime_value_interval(**columns, **few)
    assert found.low < found.value < found.high
    assert lifetime_value_interval(**columns, **few) == found
    half = lifetime_value_interval(**columns, **few, margin=0.5)
    assert half.value == pytest.approx(found.value / 2)
    purchases = BetaGeoModel.fit(x, t_x, columns["T"])
    spend = GammaGammaModel.fit(x[x > 0], columns["monetary"][x > 0])
    expected = purchases.expected_purchases(4, x, t_x, columns["T"])
    per_purchase = spend.expected_spend(x, columns["monetary"])
    assert found.value == pytest.approx((expected * per_purchase).sum())  # no interest


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"periods": 0}, "periods must be a whole number above zero, got 0"),
        ({"confidence": 95}, "confidence must be between 0 and 1, got 95"),
        ({"monetary": [1]}, "must be as many as each other"),
    ],
)
def test_a_list_that_cannot_be_valued_is_refused(change: Any, message: str) -> None:
    columns = {**HISTORY, "monetary": [0, 9, 8], "periods": 4}
    with pytest.raises(ValueError, match=message):
        lifetime_value_interval(**{**columns, **change})
