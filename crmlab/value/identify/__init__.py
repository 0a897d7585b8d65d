"""Lesson value/identify: who is a customer, what do we know of him, and who is drifting away?"""

from .decline import declining_top_customers as declining_top_customers
from .duplicates import duplicate_customers as duplicate_customers
from .horizon import CAR_MAKER_POLICY as CAR_MAKER_POLICY
from .horizon import DEALER_POLICY as DEALER_POLICY
from .horizon import Horizon as Horizon
from .horizon import follow_up_days as follow_up_days
from .horizon import order_horizon as order_horizon
from .records import COURSE_FIELDS as COURSE_FIELDS
from .records import Completeness as Completeness
from .records import FieldRule as FieldRule
from .records import completeness as completeness
from .records import validate_record as validate_record
