"""Lesson crm/service: who is helped first, by when, by how many agents, and how well."""

from .attainment import first_contact_resolution as first_contact_resolution
from .attainment import sla_attainment as sla_attainment
from .channels import channel_conflicts as channel_conflicts
from .clock import ServiceHours as ServiceHours
from .clock import due_at as due_at
from .clock import service_time as service_time
from .queue import PRIORITY_MATRIX as PRIORITY_MATRIX
from .queue import RETURN_MOVES as RETURN_MOVES
from .queue import Assignment as Assignment
from .queue import HelpCall as HelpCall
from .queue import dispatch as dispatch
from .queue import priority as priority
from .staffing import LoadStaffing as LoadStaffing
from .staffing import WaitingLine as WaitingLine
from .staffing import agents_for_load as agents_for_load
from .staffing import agents_needed as agents_needed
from .staffing import agents_on_roster as agents_on_roster
from .staffing import erlang_c as erlang_c
