"""Lesson value/loyalty: who is loyal, how do we know, and what do we do for whom?"""

from .care import CARE_WEIGHTS as CARE_WEIGHTS
from .care import MAINTENANCE_WEIGHTS as MAINTENANCE_WEIGHTS
from .care import CareStep as CareStep
from .care import CareTask as CareTask
from .care import care_score as care_score
from .care import care_tasks as care_tasks
from .care import maintenance_plan as maintenance_plan
from .grid import RELATIONSHIP_TYPES as RELATIONSHIP_TYPES
from .grid import RelationshipType as RelationshipType
from .grid import relationship_type as relationship_type
from .grid import return_rate as return_rate
from .survey import PromoterScore as PromoterScore
from .survey import TopBox as TopBox
from .survey import net_promoter_score as net_promoter_score
from .survey import top_box as top_box
