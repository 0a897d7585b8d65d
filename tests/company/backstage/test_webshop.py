import numpy as np
import pytest

from crmlab.company.backstage.stage import Stage
from crmlab.company.backstage.webshop import EXPONENTIAL
from crmlab.company.workdays import FIRST, LAST


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage(0, 5000)


def test_waiting_times_have_mean_one_and_are_mostly_short() -> None:
    ends, heights = (np.array(each) for each in EXPONENTIAL)
    mean = (np.diff(ends) * (heights[1:] + heights[:-1]) / 2).sum()
    assert abs(mean - 1) < 0.03
    # -ln(1 - u), the exponential distribution's quantiles, to the hundredth.
    assert np.abs(heights[:-1] + np.log(1 - ends[:-1])).max() < 0.01


def test_nobody_buys_after_having_gone(stage: Stage) -> None:
    bought = stage.purchases
    assert (bought.day < bought.gone[bought.place]).all()
    assert (bought.day >= np.maximum(stage.firms.since[bought.place], FIRST)).all()


def test_new_consumers_buy_first_on_the_day_they_become_customers(stage: Stage) -> None:
    since = stage.firms.since
    new = np.flatnonzero((stage.firms.kind == "consumer") & (since >= FIRST))
    first = np.full(stage.count, LAST + 1)
    np.minimum.at(first, stage.purchases.place, stage.purchases.day)
    assert (first[new] == since[new]).all()


def test_some_buy_once_and_some_fifty_times(stage: Stage) -> None:
    orders = np.bincount(stage.purchases.place)
    orders = orders[orders > 0]
    assert 0.08 < (orders == 1).mean() < 0.3
    assert 0.01 < (orders >= 50).mean() < 0.1


def test_those_who_stayed_before_the_books_leave_less_often(stage: Stage) -> None:
    new = stage.firms.since >= FIRST
    consumer = stage.firms.kind == "consumer"
    gone = stage.purchases.gone <= LAST
    bought = np.bincount(stage.purchases.place, minlength=stage.count)
    rates = [gone[who & consumer].sum() / bought[who].sum() for who in (new, ~new)]
    assert rates[0] > 1.5 * rates[1]
