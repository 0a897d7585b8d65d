"""Lesson value/forecast: who is still a customer, and what will he buy?"""

from .history import purchase_history as purchase_history
from .holdout import ForecastGroup as ForecastGroup
from .holdout import HoldoutForecast as HoldoutForecast
from .holdout import holdout_forecast as holdout_forecast
from .interval import LifetimeValueInterval as LifetimeValueInterval
from .interval import lifetime_value_interval as lifetime_value_interval
from .purchases import BetaGeoModel as BetaGeoModel
from .spend import GammaGammaModel as GammaGammaModel
