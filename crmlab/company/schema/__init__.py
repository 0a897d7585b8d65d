"""The one description of all tables of the practice company.

The tables, their checks, the database and the data dictionary all follow from it. Each table is
made by the module of its name in `tables/`.
"""

from collections.abc import Mapping

from crmlab.company.columns import Table
from crmlab.company.schema.desk import (
    CAMPAIGNS,
    COMPLAINTS,
    LEADS,
    OPPORTUNITIES,
    QUOTES,
    SURVEYS,
    TICKETS,
    VISITS,
)
from crmlab.company.schema.master import CUSTOMERS, PRODUCTS, SALESPEOPLE, STATEMENTS
from crmlab.company.schema.trade import (
    INVOICES,
    ORDER_LINES,
    ORDERS,
    OUTCOMES,
    RECEIPTS,
    TRADE_SPEND,
)

_ALL = (
    CUSTOMERS,
    STATEMENTS,
    PRODUCTS,
    SALESPEOPLE,
    ORDERS,
    ORDER_LINES,
    INVOICES,
    RECEIPTS,
    OUTCOMES,
    TRADE_SPEND,
    VISITS,
    QUOTES,
    LEADS,
    OPPORTUNITIES,
    CAMPAIGNS,
    TICKETS,
    COMPLAINTS,
    SURVEYS,
)
TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}
"""All tables by name, in the order in which the books list them."""
