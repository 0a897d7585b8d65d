import pandas as pd

from crmlab.company import Books


def test_orders_taken_at_a_visit_have_their_visit(books: Books) -> None:
    taken = books["orders"].query("channel == 'visit'")
    visits = books["visits"].set_index(["customer", "date"]).index
    assert pd.MultiIndex.from_frame(taken[["customer", "date"]]).isin(visits).all()


def test_some_visits_bring_no_order(medium: Books) -> None:
    taken = medium["orders"].query("channel == 'visit'")
    assert 0.05 < 1 - len(taken) / len(medium["visits"]) < 0.15


def test_a_firm_is_visited_by_whoever_looks_after_it(books: Books) -> None:
    own = books["customers"].set_index("customer")["salesperson"]
    assert (books["visits"]["customer"].map(own) == books["visits"]["salesperson"]).all()


def test_estimates_of_demand_are_round_and_follow_the_firms_size(medium: Books) -> None:
    demand = medium["visits"].groupby("customer")["demand"].mean()
    assert (medium["visits"]["demand"] % 100 == 0).all()
    sales = medium["statements"].set_index("customer")["sales"].reindex(demand.index)
    kinds = medium["customers"].set_index("customer")["kind"].reindex(demand.index)
    for kind in ("shop", "supermarket", "hotel", "hospital"):
        assert demand[kinds == kind].corr(sales[kinds == kind], method="spearman") > 0.6


def test_we_hardly_ever_sell_more_than_a_firm_needs(medium: Books) -> None:
    months = 30
    bought = medium["orders"].query("channel != 'web'").groupby("customer")["amount"].sum() / months
    needed = medium["visits"].groupby("customer")["demand"].mean().reindex(bought.index)
    assert (bought > needed).mean() < 0.03
    assert 0.2 < (bought / needed).median() < 0.5
