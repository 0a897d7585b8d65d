"""Lesson crm/sales: leads and opportunities, what they bring, and what the seller gets of it."""

from .ageing import stage_ageing as stage_ageing
from .incentives import commission as commission
from .incentives import profit_commission as profit_commission
from .measures import ForecastBias as ForecastBias
from .measures import WinRate as WinRate
from .measures import forecast_bias as forecast_bias
from .measures import sales_velocity as sales_velocity
from .measures import win_rate as win_rate
from .pipeline import stale_opportunities as stale_opportunities
from .pipeline import weighted_pipeline as weighted_pipeline
from .states import LEAD_MOVES as LEAD_MOVES
from .states import OPPORTUNITY_MOVES as OPPORTUNITY_MOVES
from .states import follow_states as follow_states
from .states import move_state as move_state
