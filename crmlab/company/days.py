"""The days on which the books stand."""

from datetime import date

OPENED = date(2024, 1, 1)
"""The first day of the order book and of the ledger."""
AS_OF = date(2026, 6, 30)
"""The books are closed on the evening of this day; the next quarter is not known yet."""
YEAR_END = date(2025, 12, 31)
"""The latest year-end statements are of this day."""
NEXT_QUARTER_END = date(2026, 9, 30)
"""By this day it has been seen who defaulted."""
