"""Lesson value/segments: which customers are worth most, and who deserves which treatment?"""

from .abc import abc as abc
from .abc import pareto as pareto
from .ages import bands as bands
from .concentration import ShareHolders as ShareHolders
from .concentration import customers_for_share as customers_for_share
from .concentration import revenue_gini as revenue_gini
from .concentration import top_share as top_share
from .profit import customer_profitability as customer_profitability
from .profit import profit_outlook as profit_outlook
from .recency import rfm as rfm
from .tiers import CURRY_PYRAMID as CURRY_PYRAMID
from .tiers import PyramidTier as PyramidTier
from .tiers import pyramid as pyramid
