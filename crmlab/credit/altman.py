"""Altman's Z-scores: a second opinion on a firm's health, shown beside the course's own grade."""

from dataclasses import dataclass
from typing import Literal

from crmlab.core.arguments import amount, number, positive

Zone = Literal["distress", "grey", "safe"]


@dataclass(frozen=True)
class AltmanScore:
    """A Z-score, rounded to nine decimals, what each ratio added to it, and the zone it lies in."""

    score: float
    zone: Zone
    terms: tuple[tuple[str, float], ...]
    reason: str


def altman_z(
    *,
    current_assets: float,
    current_liabilities: float,
    retained_earnings: float,
    ebit: float,
    market_equity: float,
    sales: float,
    total_assets: float,
    total_liabilities: float,
) -> AltmanScore:
    """Altman's Z of a listed manufacturer (Z值模型): below 1.81 distress, above 2.99 safe.

    Z = 1.2 working capital + 1.4 retained earnings + 3.3 EBIT + 1.0 sales, each over total
    assets, + 0.6 market value of equity over total liabilities. All amounts in one currency;
    `sales` and `ebit` (profit before interest and tax) of a year. On a cut the zone is grey. Of
    use for firms on a stock exchange alone; for all others take `altman_z_double_prime`.

    >>> altman_z(current_assets=54, current_liabilities=20, retained_earnings=15, ebit=0,
    ...          market_equity=40, sales=160, total_assets=100, total_liabilities=50).reason
    'Z 2.70 lies from 1.81 to 2.99: grey'

    Raises:
        ValueError: a figure is not a finite number, a balance or `sales` is negative, or
            `total_assets` or `total_liabilities` is not positive.

    Source: E. Altman, "Financial Ratios, Discriminant Analysis and the Prediction of Corporate
        Bankruptcy", Journal of Finance 23(4), 1968; the rounded weights and the cuts as later
        handbooks quote them, which agree. The paper itself was not read.
    """
    assets = positive("total_assets", total_assets)
    working_capital = _working_capital(current_assets, current_liabilities)
    debt = positive("total_liabilities", total_liabilities)
    terms = (
        ("working_capital", 1.2 * working_capital / assets),
        ("retained_earnings", 1.4 * number("retained_earnings", retained_earnings) / assets),
        ("ebit", 3.3 * number("ebit", ebit) / assets),
        ("equity", 0.6 * amount("market_equity", market_equity) / debt),
        ("sales", 1.0 * amount("sales", sales) / assets),
    )
    return _score("Z", terms, 1.81, 2.99)


def altman_z_double_prime(
    *,
    current_assets: float,
    current_liabilities: float,
    retained_earnings: float,
    ebit: float,
    net_assets: float,
    total_assets: float,
    total_liabilities: float,
) -> AltmanScore:
    """Altman's Z″ of a firm of any trade, listed or not: below 1.1 distress, above 2.6 safe.

    Z″ = 6.56 working capital + 3.26 retained earnings + 6.72 EBIT, each over total assets, + 1.05
    net assets (book value of equity, 净资产) over total liabilities. Sales are left out, since
    they tell trades apart rather than healthy firms from ailing ones. All amounts in one
    currency; `ebit` of a year. On a cut the zone is grey. The form for emerging markets adds 3.25
    to it; its figures must not be held against these cuts.

    >>> altman_z_double_prime(current_assets=800, current_liabilities=400, retained_earnings=200,
    ...                       ebit=100, net_assets=500, total_assets=1100,
    ...                       total_liabilities=600).reason
    'Z″ 4.46 lies above 2.60: safe'

    Raises:
        ValueError: a figure is not a finite number, a balance is negative, or `total_assets` or
            `total_liabilities` is not positive. Net assets below zero are legal and count against
            the firm.

    Source: E. Altman, 1983, and Altman, Hartzell and Peck, 1995, neither of which was read;
        weights and cuts as several programs quote them, which agree (creditguru.com alone prints
        1.23 and 2.9, the cuts of Z′). Altman, Iwanicz-Drozdowska, Laitinen and Suvas, "Financial
        Distress Prediction in an International Context", JIFMA 28(2), 2017, abstract: about 0.75
        of firms classified rightly in most of 34 countries.
    """
    assets = positive("total_assets", total_assets)
    working_capital = _working_capital(current_assets, current_liabilities)
    debt = positive("total_liabilities", total_liabilities)
    terms = (
        ("working_capital", 6.56 * working_capital / assets),
        ("retained_earnings", 3.26 * number("retained_earnings", retained_earnings) / assets),
        ("ebit", 6.72 * number("ebit", ebit) / assets),
        ("equity", 1.05 * number("net_assets", net_assets) / debt),
    )
    return _score("Z″", terms, 1.1, 2.6)


def _working_capital(current_assets: float, current_liabilities: float) -> float:
    debt = amount("current_liabilities", current_liabilities)
    return amount("current_assets", current_assets) - debt


def _score(
    name: str, terms: tuple[tuple[str, float], ...], distress: float, safe: float
) -> AltmanScore:
    score = round(sum(value for _, value in terms), 9)
    zone: Zone
    if score < distress:
        zone, where = "distress", f"below {distress:.2f}"
    elif score > safe:
        zone, where = "safe", f"above {safe:.2f}"
    else:
        zone, where = "grey", f"from {distress:.2f} to {safe:.2f}"
    return AltmanScore(score, zone, terms, f"{name} {score:.2f} lies {where}: {zone}")
