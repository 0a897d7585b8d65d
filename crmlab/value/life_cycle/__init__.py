"""Lesson value/life-cycle: in which stage is a relationship, and is it coming to its end?"""

from .campaign import CampaignValue as CampaignValue
from .campaign import Uplift as Uplift
from .campaign import retention_campaign_value as retention_campaign_value
from .campaign import uplift as uplift
from .stages import LIFE_CYCLE_STAGES as LIFE_CYCLE_STAGES
from .stages import Qualification as Qualification
from .stages import Stage as Stage
from .stages import life_cycle_stage as life_cycle_stage
from .stages import qualify_prospect as qualify_prospect
from .wallet import Degeneration as Degeneration
from .wallet import degeneration as degeneration
from .wallet import share_of_wallet as share_of_wallet
