"""Lesson credit/limits: how much may a customer owe us, and when may that change?

`methods` computes a limit in three ways and chooses the least; `policy` says who may have credit
at all, which caps no method may exceed, and how a limit is reviewed.
"""

from .methods import COLLECTION_WEIGHTS as COLLECTION_WEIGHTS
from .methods import PAYMENT_FACTORS as PAYMENT_FACTORS
from .methods import WORKING_ASSET_BANDS as WORKING_ASSET_BANDS
from .methods import PrudentLimit as PrudentLimit
from .methods import WorkingAssetLimit as WorkingAssetLimit
from .methods import collections_limit as collections_limit
from .methods import prudent_limit as prudent_limit
from .methods import sales_limit as sales_limit
from .methods import working_asset_limit as working_asset_limit
from .policy import GroupRoom as GroupRoom
from .policy import LimitReview as LimitReview
from .policy import break_even_default_rate as break_even_default_rate
from .policy import group_room as group_room
from .policy import net_worth_cap as net_worth_cap
from .policy import review_limit as review_limit
from .policy import ten_percent_cap as ten_percent_cap
