"""The firms that lessons speak of: the same number, name and character in every variant.

Their figures differ from variant to variant, inside the ranges that stand here; all other
customers are left to chance.
"""

from collections.abc import Mapping
from types import MappingProxyType

from crmlab.company.story.balance_sheets import FIRMS as _BALANCE_SHEETS
from crmlab.company.story.firm import StoryFirm
from crmlab.company.story.ledgers import FIRMS as _LEDGERS

FIRMS: tuple[StoryFirm, ...] = (*_BALANCE_SHEETS, *_LEDGERS)

PLACES = tuple(firm.number - 1 for firm in FIRMS)
"""The firms' places among all customers, from 0."""


def customer_id(number: int) -> str:
    """Write a customer's number as its id.

    >>> customer_id(47)
    'C0047'
    """
    return f"C{number:04d}"


STORY: Mapping[str, str] = MappingProxyType({firm.role: customer_id(firm.number) for firm in FIRMS})
"""Role in the lessons -> customer id, the same in every variant and size."""
