"""The latest year-end statement of each business customer, in whole fen so that sums hold."""

import numpy as np

from crmlab.company.backstage.stage import Stage
from crmlab.company.days import YEAR_END
from crmlab.company.draws import ONE, Draws, Ints, part
from crmlab.company.story import FIRMS, customer_id
from crmlab.company.tables import Columns

SMALL_PROFIT = 300_000_000
SMALL_ASSETS = 5_000_000_000
"""Up to a taxable profit of 3 m yuan and assets of 50 m, a firm is taxed at 5 % instead of 25 %:
Ministry of Finance and State Taxation Administration, announcement 12 of 2023."""
TEN_THOUSAND_YUAN = 1_000_000


def columns(stage: Stage) -> Columns:
    """Make the table `statements`."""
    firms = stage.firms
    rows = firms.business
    fen = Draws(firms.variant, "statements", rows)

    def figure(name: str) -> Ints:
        return firms.figure(name)[rows]

    def of_sales(name: str) -> Ints:
        return part(sales, figure(name) // 365) + fen.below(name, 100)

    sales = figure("sales") * 100 + fen.below("sales", 100)
    cash = of_sales("cash_days")
    securities = part(cash, figure("securities"))
    receivables = of_sales("receivable_days")
    inventory = of_sales("inventory_days")
    prepaid = of_sales("prepaid_days")
    current_assets = cash + securities + receivables + inventory + prepaid
    fixed_assets = of_sales("fixed_days")
    total_assets = current_assets + fixed_assets
    current_liabilities = current_assets * ONE // figure("current_ratio")
    long_debt = part(fixed_assets, figure("long_debt"))
    total_liabilities = current_liabilities + long_debt
    net_assets = total_assets - total_liabilities
    ebit = part(sales, figure("ebit_margin"))
    bank_debt = part(current_liabilities, figure("loans")) + long_debt
    interest = part(bank_debt, figure("loan_rate"))
    profit = ebit - interest
    small = (profit <= SMALL_PROFIT) & (total_assets <= SMALL_ASSETS)
    tax_rate = np.where(firms.kind[rows] == "hospital", 0, np.where(small, 50_000, 250_000))
    date = np.full(firms.count, np.datetime64(YEAR_END))
    for firm in FIRMS:
        date[firm.number - 1] = np.datetime64(firm.statement)
    capital = np.maximum(part(total_assets, figure("capital")) // TEN_THOUSAND_YUAN, 1)
    return {
        "customer": [customer_id(place + 1) for place in rows.tolist()],
        "date": date[rows],
        "cash": cash,
        "securities": securities,
        "receivables": receivables,
        "inventory": inventory,
        "prepaid": prepaid,
        "current_assets": current_assets,
        "fixed_assets": fixed_assets,
        "total_assets": total_assets,
        "current_liabilities": current_liabilities,
        "total_liabilities": total_liabilities,
        "net_assets": net_assets,
        "sales": sales,
        "ebit": ebit,
        "interest": interest,
        "retained_earnings": net_assets - capital * TEN_THOUSAND_YUAN,
        "net_profit": profit - part(np.maximum(profit, 0), tax_rate),
    }
