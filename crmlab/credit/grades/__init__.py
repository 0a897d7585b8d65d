"""Lesson credit/grades: how risky is a customer, and what follows for its orders?"""

from .decision import OrderDecision as OrderDecision
from .decision import hold_or_release as hold_or_release
from .discrimination import auc as auc
from .discrimination import gini as gini
from .discrimination import ks as ks
from .experience import default_rate_by_grade as default_rate_by_grade
from .experience import migration_matrix as migration_matrix
from .portfolio import expected_loss_by_grade as expected_loss_by_grade
from .portfolio import exposure_by_grade as exposure_by_grade
from .scale import COURSE_SCALE as COURSE_SCALE
from .scale import CreditPolicy as CreditPolicy
from .scale import GradeScale as GradeScale
from .scale import grade as grade
