"""How often do we win, how fast does money come in, and do our forecasts lean to one side?"""

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from crmlab.core.arguments import amount, broken, number, positive
from crmlab.core.intervals import wilson
from crmlab.core.weights import fraction
from crmlab.crm.tables import whole


class WinRate(NamedTuple):
    """Share of decided opportunities that were won, and the ends of its interval."""

    rate: float
    low: float
    high: float


def win_rate(*, won: int, lost: int, confidence: float = 0.95) -> WinRate:
    """Share of the decided opportunities that we won (赢单率): won / (won + lost).

    Open ones count on neither side. Where those that nobody answers are never closed as lost, the
    rate is too high. By number, not by amount: two rates that can tell two stories.

    >>> rate = win_rate(won=12, lost=28)
    >>> rate.rate, round(rate.low, 3), round(rate.high, 3)
    (0.3, 0.181, 0.454)

    Raises:
        ValueError: a count is not a whole number of at least 0, both are 0, or `confidence` is not
            between 0 and 1.

    Source: wins over closed deals, as in "Opportunity Win Rate", bookyourlist.me; Wilson's
        interval, see `crmlab.core.intervals`.
    """
    decided = whole("won", won) + whole("lost", lost)
    if not decided:
        raise broken("won + lost", "> 0", decided)
    rate = won / decided
    low, high = wilson(rate, float(decided), confidence)
    return WinRate(rate, max(0.0, low), min(1.0, high))


def sales_velocity(
    *, opportunities: float, win_rate: float, average_deal: float, cycle_days: float
) -> float:
    """What the pipeline brings a day (销售速度): opportunities x win rate x deal / days.

    `opportunities` are those at work at the same time, `average_deal` the mean amount of those
    won, in yuan, `cycle_days` the mean time from opening to decision. The four levers are not
    independent: larger deals take longer and are won less often.

    >>> sales_velocity(opportunities=50, win_rate=0.25, average_deal=12_000, cycle_days=100)
    1500.0

    Raises:
        ValueError: `opportunities` or `average_deal` is negative, `win_rate` is not from 0 to 1,
            or `cycle_days` is not positive.

    Source: "Sales velocity", askedwell.com; the same formula in the glossary of winsabove.
    """
    worth = amount("opportunities", opportunities) * amount("average_deal", average_deal)
    return worth * fraction("win_rate", win_rate) / positive("cycle_days", cycle_days)


class ForecastBias(NamedTuple):
    """How far forecasts were off, with the sign and without.

    `mean` is the mean error a period, forecast less actual; `rate` all errors over all that came;
    `absolute_rate` the same without signs; `tracking_signal` the sum of errors over their mean
    size, None where every forecast was right.
    """

    mean: float
    rate: float
    absolute_rate: float
    tracking_signal: float | None


def forecast_bias(forecasts: Sequence[float], actuals: Sequence[float]) -> ForecastBias:
    """Do forecasts lean to one side (预测偏差)? Above 0: more was promised than came.

    One forecast and one result a period, in the same unit. Errors that cancel leave a bias of 0 and
    an absolute rate that shows them. A tracking signal beyond 4 either way says that it is not
    chance: someone hopes, or hides his deals.

    >>> bias = forecast_bias([110, 125, 105, 110], [100, 120, 100, 100])
    >>> bias.mean, round(bias.rate, 4), bias.tracking_signal
    (7.5, 0.0714, 4.0)

    Raises:
        ValueError: there is no period, there are more forecasts than results or fewer, a figure is
            negative or not a finite number, or nothing came at all.

    Source: bias, mean absolute deviation and tracking signal with its limit of 4 as in "Forecast
        Bias & Tracking Signal Calculator", calcbee.com; rates over the sum of results are
        conventions.
    """
    if not forecasts or len(forecasts) != len(actuals):
        raise broken("forecasts", f"as many as actuals ({len(actuals)}), 1 or more", len(forecasts))
    promised = [amount("a forecast", each) for each in forecasts]
    came = [amount("an actual", each) for each in actuals]
    whole_sum = positive("the sum of actuals", fsum(came))
    errors = [number("an error", said - was) for said, was in zip(promised, came, strict=True)]
    net, size = fsum(errors), fsum(map(abs, errors))
    signal = net / (size / len(errors)) if size else None
    return ForecastBias(net / len(errors), net / whole_sum, size / whole_sum, signal)
