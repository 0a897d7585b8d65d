"""What firms of each kind look like: size, stock, debts and profit, how they buy and how they pay.

The figures are invented, in the proportions of the trade: a supermarket is paid at the till
and lives with low ratios, a hotel's money is in its building, a hospital waits for the public
health insurance. Sales are in million yuan, days are days of sales, the rest are ratios or
shares: of cash (`securities`), of fixed assets (`long_debt`), of current liabilities (`loans`),
of sales (`ebit_margin`), of total assets (`capital`), of debt a year (`loan_rate`).

As our customers: what they spend on goods such as ours (`demand`, of sales), our share of that
(`wallet`), its growth a year (`trend`), the discount off our list, the days between our calls
(`contact_days`), between due date and payment (`late_days`), and what trouble adds to these by
the day the books are closed (`squeeze`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Heights = tuple[float, float, float, float, float]

ENDS: Mapping[str, Heights] = {
    "size": (0, 0.5, 0.9, 0.99, 1),  # smallest, median, top tenth, top hundredth, largest
    "health": (0, 0.08, 0.3, 0.7, 1),  # worst, end of the failing, end of the tight, good, best
    "chance": (0, 0.25, 0.5, 0.75, 1),  # quartiles of what has nothing to do with either
}


@dataclass(frozen=True)
class Line:
    """A figure at five places of what it follows from."""

    by: Literal["size", "health", "chance"]
    heights: Heights

    @property
    def ends(self) -> Heights:
        """The five places."""
        return ENDS[self.by]


@dataclass(frozen=True)
class Sector:
    """A kind of business customer: its part of all customers, usual terms, and figures."""

    part: float
    terms: tuple[str, ...]
    figures: Mapping[str, Line]


def _by_size(*heights: *Heights) -> Line:
    return Line("size", heights)


def _by_health(*heights: *Heights) -> Line:
    return Line("health", heights)


def _by_chance(*heights: *Heights) -> Line:
    return Line("chance", heights)


_EVERYWHERE = {
    "securities": _by_chance(0, 0, 0, 0.3, 1.2),
    "loans": _by_health(0.6, 0.45, 0.3, 0.15, 0),
    "loan_rate": _by_chance(0.036, 0.043, 0.05, 0.058, 0.072),
    "capital": _by_chance(0.04, 0.08, 0.12, 0.2, 0.35),
    "trend": _by_health(-0.3, -0.1, 0.01, 0.06, 0.14),
    "squeeze": _by_health(75, 35, 6, 0, 0),
}
SECTORS: Mapping[str, Sector] = {
    "shop": Sector(
        0.34,
        ("net 15", "net 30", "net 30", "net 30", "net 45", "monthly + 30"),
        {
            "sales": _by_size(0.3, 1.8, 7, 22, 45),
            "cash_days": _by_health(1, 4, 10, 24, 50),
            "receivable_days": _by_health(14, 10, 7, 4, 2),
            "inventory_days": _by_health(120, 85, 65, 50, 36),
            "prepaid_days": _by_chance(1, 3, 5, 9, 16),
            "fixed_days": _by_chance(5, 20, 45, 90, 150),
            "current_ratio": _by_health(0.5, 0.92, 1.25, 1.8, 3.4),
            "long_debt": _by_health(1, 0.7, 0.35, 0.12, 0),
            "ebit_margin": _by_health(-0.12, -0.02, 0.018, 0.045, 0.09),
            "demand": _by_chance(0.06, 0.1, 0.14, 0.19, 0.28),
            "wallet": _by_chance(0.05, 0.2, 0.35, 0.5, 0.8),
            "contact_days": _by_size(26, 14, 9, 7, 6),
            "discount": _by_size(0, 0.03, 0.06, 0.09, 0.11),
            "late_days": _by_health(80, 40, 14, 2, -5),
            **_EVERYWHERE,
        },
    ),
    "supermarket": Sector(
        0.14,
        ("net 30", "net 45", "net 45", "net 60", "monthly + 30"),
        {
            "sales": _by_size(2, 25, 110, 420, 900),
            "cash_days": _by_health(2, 5, 10, 20, 45),
            "receivable_days": _by_health(16, 12, 9, 6, 3),
            "inventory_days": _by_health(75, 58, 46, 38, 28),
            "prepaid_days": _by_chance(2, 4, 6, 9, 14),
            "fixed_days": _by_chance(40, 70, 100, 140, 220),
            "current_ratio": _by_health(0.42, 0.68, 0.92, 1.28, 2.2),
            "long_debt": _by_health(1, 0.7, 0.35, 0.15, 0),
            "ebit_margin": _by_health(-0.06, -0.012, 0.01, 0.028, 0.055),
            "demand": _by_chance(0.03, 0.05, 0.065, 0.08, 0.1),
            "wallet": _by_chance(0.03, 0.08, 0.15, 0.25, 0.45),
            "contact_days": _by_size(15, 8, 7, 6, 6),
            "discount": _by_size(0.03, 0.07, 0.1, 0.13, 0.15),
            "late_days": _by_health(70, 38, 15, 3, -6),
            **_EVERYWHERE,
        },
    ),
    "hotel": Sector(
        0.14,
        ("net 30", "net 30", "net 45", "monthly + 30"),
        {
            "sales": _by_size(1, 12, 55, 170, 300),
            "cash_days": _by_health(2, 7, 18, 45, 90),
            "receivable_days": _by_health(48, 38, 28, 20, 12),
            "inventory_days": _by_health(26, 18, 13, 10, 6),
            "prepaid_days": _by_chance(3, 6, 10, 16, 28),
            "fixed_days": _by_chance(150, 350, 550, 800, 1100),
            "current_ratio": _by_health(0.3, 0.62, 0.95, 1.5, 3),
            "long_debt": _by_health(0.95, 0.72, 0.5, 0.3, 0.05),
            "ebit_margin": _by_health(-0.3, -0.05, 0.07, 0.15, 0.28),
            "demand": _by_chance(0.015, 0.03, 0.04, 0.055, 0.08),
            "wallet": _by_chance(0.1, 0.25, 0.4, 0.55, 0.85),
            "contact_days": _by_size(24, 12, 9, 7, 6),
            "discount": _by_size(0.02, 0.05, 0.08, 0.1, 0.12),
            "late_days": _by_health(80, 42, 18, 5, -3),
            **_EVERYWHERE,
        },
    ),
    "hospital": Sector(
        0.08,
        ("net 60", "net 90"),
        {
            "sales": _by_size(8, 80, 350, 1000, 1500),
            "cash_days": _by_health(3, 9, 20, 45, 80),
            "receivable_days": _by_health(190, 150, 120, 90, 60),
            "inventory_days": _by_health(45, 36, 30, 25, 18),
            "prepaid_days": _by_chance(1, 2, 4, 7, 12),
            "fixed_days": _by_chance(150, 220, 300, 380, 500),
            "current_ratio": _by_health(0.45, 0.8, 1.1, 1.6, 2.9),
            "long_debt": _by_health(0.8, 0.6, 0.4, 0.2, 0.03),
            "ebit_margin": _by_health(-0.12, -0.03, 0.01, 0.04, 0.09),
            "demand": _by_chance(0.001, 0.002, 0.003, 0.0042, 0.006),
            "wallet": _by_chance(0.1, 0.25, 0.4, 0.55, 0.85),
            "contact_days": _by_size(24, 14, 10, 8, 7),
            "discount": _by_size(0.03, 0.06, 0.09, 0.11, 0.12),
            "late_days": _by_health(105, 85, 62, 42, 25),
            **_EVERYWHERE,
        },
    ),
}
"""The rest of the customers are consumers, who keep no books."""
