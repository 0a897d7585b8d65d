"""Lesson crm/logistics: orders without a fault, and what partners gain and may know."""

from .alliances import AlliancePayoff as AlliancePayoff
from .alliances import Overlap as Overlap
from .alliances import alliance_payoff as alliance_payoff
from .alliances import hashed_customers as hashed_customers
from .alliances import hashed_overlap as hashed_overlap
from .orders import PerfectOrders as PerfectOrders
from .orders import perfect_order_bounds as perfect_order_bounds
from .orders import perfect_order_rate as perfect_order_rate
from .orders import perfect_orders as perfect_orders
