"""Lesson credit/receivables: what is owed, what is overdue, and how fast does money come in?"""

from .allocation import allocate_receipts as allocate_receipts
from .balances import ageing as ageing
from .balances import exposure as exposure
from .balances import overdue as overdue
from .collection import average_days_delinquent as average_days_delinquent
from .collection import best_possible_dso as best_possible_dso
from .collection import collection_effectiveness as collection_effectiveness
from .collection import dso as dso
from .collection import dso_count_back as dso_count_back
from .ledger import LedgerColumns as LedgerColumns
from .provision import provision_matrix as provision_matrix
from .provision import roll_rates as roll_rates
from .terms import MonthlySettlement as MonthlySettlement
from .terms import Net as Net
from .terms import due_date as due_date
