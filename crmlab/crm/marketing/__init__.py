"""Lesson crm/marketing: what a campaign brings, what delay costs, and which channel is cheap."""

from .campaigns import CampaignProfit as CampaignProfit
from .campaigns import ab_test_size as ab_test_size
from .campaigns import campaign_profit as campaign_profit
from .channels import contact_timeline as contact_timeline
from .channels import cost_per_order as cost_per_order
