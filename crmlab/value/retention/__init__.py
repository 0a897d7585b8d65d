"""Lesson value/retention: what does it cost to lose customers, and how many come back?"""

from .bucket import RetentionProgramme as RetentionProgramme
from .bucket import break_even_programme_cost as break_even_programme_cost
from .bucket import leaky_bucket as leaky_bucket
from .bucket import replacements_needed as replacements_needed
from .cohorts import cohort_retention as cohort_retention
from .repeat import repeat_rate as repeat_rate
from .revenue import RevenueRetention as RevenueRetention
from .revenue import revenue_retention as revenue_retention
