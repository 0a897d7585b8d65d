"""Lesson crm/analytics: what is bought together, and does a score find those who answer?"""

from .deciles import decile_lift as decile_lift
from .rules import association_rules as association_rules
