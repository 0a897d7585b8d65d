from pandas import DataFrame, Timestamp
from pytest import raises

from crmlab.company import STORY
from crmlab.grading import check, right

JULY = Timestamp("2025-07-01")


def order_lines(books):
    lines = books["order_lines"].merge(books["orders"][["order", "customer", "date"]])
    lines = lines.merge(books["products"][["product", "cost", "list_price"]])
    lines["sales"] = lines["quantity"] * lines["price"]
    return lines


def around_promotions(books):
    """A row for each month of each customer that ever had a promotion."""
    lines, spend = order_lines(books), books["trade_spend"]
    lines["month"] = lines["date"].dt.to_period("M").dt.start_time
    held = spend[spend["kind"] == "promotion"].groupby("customer")["month"].agg(set)
    since = books["customers"].set_index("customer")["since"]
    span, rows = sorted(lines["month"].unique()), []
    sums = lines.groupby(["customer", "month"])["sales"].sum()
    for customer, promoted in held.items():
        states = {}
        for before, month in zip([None, *span[:-1]], span, strict=True):
            later = "after" if before in promoted else "quiet"
            states[month] = "promotion" if month in promoted else later
        known = {month: state for month, state in states.items() if month > since[customer]}
        sales = {month: sums.get((customer, month), 0) for month in known}
        quiet = [sales[month] for month, state in known.items() if state == "quiet"]
        if quiet:
            rows += [(sales[m], sum(quiet) / len(quiet), state) for m, state in known.items()]
    return DataFrame(rows, columns=["sales", "usual", "state"])


def effect(months):
    up, later = (
        months.loc[months["state"] == state, ["sales", "usual"]].sum()
        for state in ("promotion", "after")
    )
    return {"uplift": up["sales"] / up["usual"] - 1, "dip": 1 - later["sales"] / later["usual"]}


@check("gross_margin", points=1)
def test_goods_sold_at_a_loss_and_your_own_books(student, books):
    """Goods sold below cost, lines that moved nothing, and two customers of your own
    低于进价卖的货、数量为零的明细，以及你账簿中的两位客户"""
    tea = DataFrame({"quantity": [4, 1], "price": [5, 1], "cost": [6, 3], "list_price": [9, 9]})
    assert student.gross_margin(tea) == right((21 - 27) / 21)
    assert student.gross_margin(tea.assign(price=[0.1, 0.1])) == right((0.5 - 27) / 0.5)
    with raises(ValueError):
        student.gross_margin(tea.assign(quantity=0))
    lines = order_lines(books)
    for role in ("supermarket", "discounter"):
        its = lines[lines["customer"] == STORY[role]]
        cost = (its["quantity"] * its["cost"]).sum()
        assert student.gross_margin(its) == right(1 - cost / its["sales"].sum(), within=1e-6)


@check("extra_sales_needed", points=1)
def test_other_support(student):
    """No support, support at a thin and at a rich margin, and one yuan of support missing
    不给费用、毛利很薄和很厚的情形，以及费用为负"""
    assert student.extra_sales_needed(0, 0.2, 0.05) == right(0)
    assert student.extra_sales_needed(26_400, 0.215, 0.065) == right(176_000)
    assert student.extra_sales_needed(500, 0.75, 0.25) == right(1_000)
    assert student.extra_sales_needed(0.5, 0.2, 0.1) == right(5)
    for extra, margin, handling in ((-0.01, 0.2, 0.1), (10, 0.2, 0.2), (0, 0.1, 0.2)):
        with raises(ValueError):
            student.extra_sales_needed(extra, margin, handling)


@check("left_of_plan", points=1)
def test_other_years_and_no_plan(student, books):
    """Your own ledger of the largest customer, a month as a year, no plan, and nothing spent
    你账簿中最大客户的费用、只看一个月、没有计划，以及一分没花"""
    spend = books["trade_spend"]
    its = spend[spend["customer"] == STORY["discounter"]]
    plan = {"display": 60_000, "flyers": 900}
    march = Timestamp("2025-03-01")
    for first, last in ((JULY, Timestamp("2026-06-01")), (march, march)):
        spent = its[its["month"].between(first, last)].groupby("kind")["amount"].sum().to_dict()
        left = {kind: -amount for kind, amount in spent.items()}
        assert student.left_of_plan({}, its, first, last) == right(left, within=0.001)
        left |= {kind: amount - spent.get(kind, 0) for kind, amount in plan.items()}
        assert student.left_of_plan(plan, its, first, last) == right(left, within=0.001)
    nothing = student.left_of_plan(plan, its, Timestamp("2030-01-01"), Timestamp("2030-12-01"))
    assert nothing == right(plan)


@check("promotion_result", points=1)
def test_other_promotions(student):
    """No discount, a price below cost, months after that sold more, and a promotion nobody noticed
    不打折、折后低于进价、之后反而多卖，以及没人注意到的促销"""
    base = {"usual": 50, "price": 8, "unit_cost": 5, "discount": 0, "cost": 0}
    for change, promoted, after, result in (
        ({}, 70, [], 20 * 3),
        ({"cost": 45.5}, 70, [40], 20 * 3 - 10 * 3 - 45.5),
        ({"discount": 0.5}, 90, [50], 90 * (4 - 5) - 50 * 3),
        ({"discount": 0.25}, 90, [55, 50, 35], 90 * 1 - 150 + 15 - 45),
        ({"cost": 10}, 50, [50], -10),
        ({"usual": 0}, 12, [3], 36 + 9),
    ):
        got = student.promotion_result(promoted=promoted, after=after, **base | change)
        assert got == right(result)


@check("promotion_effect", points=1)
def test_what_promotions_did_in_your_own_books(student, books):
    """All promotions of your own books, and a table in which sales rose even afterwards
    你账簿中的全部促销，以及一份促销后仍在增长的表"""
    months = around_promotions(books)
    assert student.promotion_effect(months) == right(effect(months), within=1e-6)
    rising = DataFrame(
        [(80, 100, "quiet"), (90, 100, "promotion"), (130, 100, "after")],
        columns=["sales", "usual", "state"],
    )
    assert student.promotion_effect(rising) == right({"uplift": -0.1, "dip": -0.3})


@check("bay", points=3)
def test_what_to_sign(student, books):
    """What ¥11,000 must bring, the promotion's payoff, and the decision
    11,000 元要换来多少、促销的损益，以及签不签"""
    lines, spend = order_lines(books), books["trade_spend"]
    mine = lines[(lines["customer"] == STORY["supermarket"]) & (lines["date"] >= JULY)]
    its = spend[(spend["customer"] == STORY["supermarket"]) & (spend["month"] >= JULY)]
    sales, goods = mine["sales"].sum(), (mine["quantity"] * mine["cost"]).sum()
    rebate = its.loc[its["kind"] == "rebate", "amount"].sum()
    left = (sales - goods - rebate) / sales - 0.065
    net = effect(around_promotions(books))
    payoff = sales / 12 * (net["uplift"] - net["dip"]) * left - 1_300
    assert student.bay_needed == right(11_000 / left, within=1)
    assert student.bay_payoff == right(payoff, within=0.5)
    assert student.bay_decision == right("sign" if payoff > 0 else "refuse")
