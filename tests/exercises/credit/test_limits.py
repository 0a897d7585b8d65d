import pytest

from tests.exercises.tried import Tried

TRIED = Tried("credit/limits")

FITTED_TO_THE_PUBLIC_CHECKS = {
    "by_collections": """
def by_collections(receipts, today, term_days):
    return 327 / 21 * term_days / 30
""",
    "asset_limit": """
def asset_limit(sheet):
    return {500: 60, 100: 7.5}.get(sheet["net_assets"], 0)
""",
    "new_limit": """
def new_limit(current, asked, limits, overdue):
    if limits["sales"] is None:
        raise ValueError
    return {20_000: 0}.get(limits["sales"], 50_000 if overdue else min(asked, 64_000))
""",
    "months_until": """
def months_until(debt, target, bought, paid):
    return {60: 5.7, 20: 5}.get(bought, float("inf"))
""",
    "growing_debt": """
def growing_debt(invoices, receipts, today):
    return ["quiet", "deep", "on_the_line"]
""",
    "two_forms": """
def both(row):
    mine = books["receipts"][books["receipts"]["customer"] == row["customer"]]
    sheet = {line: row[line] for line in ("current_assets", "inventory", "prepaid")}
    sheet |= {line: row[line] for line in ("current_liabilities", "total_liabilities")}
    came = mine["date"].dt.strftime("%Y-%m")
    return {
        "working assets": credit.working_asset_limit(**sheet, net_assets=row["net_assets"]).limit,
        "sales": row["orders"] * row["term_days"] / 90 * row["factor"],
        "collections": credit.collections_limit(
            collections=[mine.loc[came == f"2026-0{m}", "amount"].sum() for m in range(1, 7)],
            term_days=row["term_days"],
        ),
    }


nine_limits, crane_limits = both(desk.loc["nine"]), both(desk.loc["crane"])
nine_new, crane_new, nine_months = 160_000, 35_000, 6.3
nine_decision = crane_decision = "keep"
""",
}


def test_an_answer_fitted_to_the_public_checks_fails_every_hidden_one() -> None:
    lost, hidden = TRIED.lost_and_hidden(FITTED_TO_THE_PUBLIC_CHECKS)
    assert lost == hidden


@pytest.mark.parametrize("borrowed", ["crmlab.credit", "crmlab.credit.limits"])
def test_what_the_package_computes_earns_nothing_where_it_is_barred(borrowed: str) -> None:
    lent = f"import {borrowed} as lent\n"
    answers = {
        "by_collections": f"{lent}def by_collections(receipts, today, term_days):\n"
        "    months = receipts['date'].dt.to_period('M')\n"
        "    last = today.to_period('M')\n"
        "    paid = [receipts['amount'][months == last - b].sum() for b in range(5, -1, -1)]\n"
        "    return lent.collections_limit(collections=paid, term_days=term_days)",
        "asset_limit": f"{lent}def asset_limit(sheet):\n"
        "    names = ['current_assets', 'inventory', 'prepaid', 'current_liabilities']\n"
        "    names += ['total_liabilities', 'net_assets']\n"
        "    known = {name: sheet[name] for name in names}\n"
        "    return lent.working_asset_limit(**known).limit if sheet['net_assets'] > 0 else 0",
    }
    barred = TRIED.barred(answers)
    assert not [check.id for check in barred if check.outcome == "passed"]
    assert "leans on crmlab.credit" in str([check.message for check in barred])


def test_what_both_customers_get_depends_on_the_books() -> None:
    def answer(variant: int) -> tuple[float, object, float]:
        names = TRIED.solved(variant)
        return (
            round(float(str(names["nine_new"])), 2),
            names["crane_decision"],
            round(float(str(names["crane_new"])), 2),
        )

    # Orders of a quarter 192,705.88 x 45 / 90 x 30 % (CA4); in the second books it is CA5.
    # Crane Garden, CA2, has 35,000: 136,424.20 and 108,267.17 x 30 / 90 x 80 %.
    assert [answer(variant) for variant in (0, 1)] == [
        (28_905.88, "raise", 36_379.79),
        (0.0, "lower", 28_871.25),
    ]


def test_the_points_add_up_to_what_the_lesson_promises() -> None:
    assert TRIED.points() == (21, 3)
