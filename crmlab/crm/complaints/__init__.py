"""Lesson crm/complaints: who complains, who stays silent, and what the complaints are about."""

from .register import COMPLAINT_MOVES as COMPLAINT_MOVES
from .register import complaint_causes as complaint_causes
from .register import complaint_register as complaint_register
from .silence import ComplaintRates as ComplaintRates
from .silence import SilentDissatisfied as SilentDissatisfied
from .silence import complains as complains
from .silence import complaint_rates as complaint_rates
from .silence import complaint_value as complaint_value
from .silence import recovery_value as recovery_value
from .silence import silent_dissatisfied as silent_dissatisfied
