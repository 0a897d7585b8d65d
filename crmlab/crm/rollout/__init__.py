"""Lesson crm/rollout: what it costs, when it pays, and whether firm and data are ready."""

from .payback import Phase as Phase
from .payback import Swing as Swing
from .payback import npv as npv
from .payback import payback_month as payback_month
from .payback import phased_cash_flows as phased_cash_flows
from .payback import sensitivity as sensitivity
from .quality import PairShare as PairShare
from .quality import SearchQuality as SearchQuality
from .quality import duplicate_search_quality as duplicate_search_quality
from .quality import quality_scorecard as quality_scorecard
from .readiness import FIVE_OBSTACLES as FIVE_OBSTACLES
from .readiness import ProcessChange as ProcessChange
from .readiness import ProcessStep as ProcessStep
from .readiness import Readiness as Readiness
from .readiness import process_change as process_change
from .readiness import readiness as readiness
