from pandas import DataFrame
from pytest import raises

from crmlab.grading import check, right

ENDS = r"(shop|store|market|hotel|inn|hospital|medicine)$"
KINDS = {
    "shop": "shop",
    "store": "shop",
    "market": "supermarket",
    "hotel": "hotel",
    "inn": "hotel",
    "hospital": "hospital",
    "medicine": "hospital",
}
WORTH = {"supermarket": 64_000, "shop": 45_000, "hotel": 29_000, "hospital": 15_000}


def with_kinds(leads):
    house = leads["name"].str.lower().str.removesuffix(" ltd")
    return leads.assign(kind=house.str.extract(ENDS, expand=False).map(KINDS))


def numbers(leads):
    return leads["phone"].str.replace(r"\D", "", regex=True).str[-11:]


def chances(leads, opportunities):
    decided = leads[leads["state"].isin(["converted", "lost"])]
    share = (decided["state"] == "converted").groupby(decided["source"]).mean()
    stages = opportunities["stage"]
    return share * (stages == "won").sum() / stages.isin(["won", "lost"]).sum()


def calls(leads, opportunities):
    table = leads.assign(number=numbers(leads))
    answered = table[table["state"].isin(["converted", "lost"])]
    table = table[~table["number"].isin(answered["number"])]
    table = table.sort_values(["created", "lead"]).drop_duplicates("number")
    chance = table["source"].map(chances(leads, opportunities))
    table = table.assign(expected=table["kind"].map(WORTH) * chance)
    table = table.sort_values(["expected", "created", "lead"], ascending=[False, False, True])
    return table[["lead", "expected"]]


@check("worth_starting", points=1)
def test_other_targets(student):
    """Targets worth the same, one that is hopeless, and a day on which none can be finished
    每天一样值钱的目标、毫无希望的目标，以及一个也做不完的情形"""
    targets = DataFrame(
        [
            ("hopeless", 500_000, 0.0, 3),
            ("first", 20_000, 0.5, 5),
            ("twin", 40_000, 0.5, 10),
            ("best", 9_000, 1.0, 4),
            ("late", 90_000, 0.9, 10.5),
            ("soon", 100, 0.5, 0.5),
        ],
        columns=["name", "income", "chance", "days"],
    )
    assert student.worth_starting(targets, 10) == right(
        ["best", "first", "twin", "soon", "hopeless"]
    )
    assert student.worth_starting(targets, 11) == right(
        ["late", "best", "first", "twin", "soon", "hopeless"]
    )
    assert student.worth_starting(targets, 0.4) == right([])


@check("break_even_chance", points=1)
def test_the_edges_of_a_chance(student):
    """Exactly certain, just above, nothing to lose elsewhere, and figures that cannot be
    正好必定成交、略高于必定、别处一文不值，以及不可能的数"""
    assert student.break_even_chance(36_000, 20, 1_800) == right(1)
    assert student.break_even_chance(35_999, 20, 1_800) == right(float("inf"))
    assert student.break_even_chance(50_000, 10, 0) == right(0)
    assert student.break_even_chance(64_000, 3, 800) == right(0.0375)
    assert student.break_even_chance(0.8, 0.5, 1) == right(0.625)
    for figures in ((0, 20, 1_800), (36_000, 0, 1_800), (36_000, 20, -1)):
        with raises(ValueError):
            student.break_even_chance(*figures)


@check("firms_to_call", points=1)
def test_the_firms_in_your_own_books(student, books):
    """Your own leads, and a list on which everyone has answered
    你账簿中的全部线索，以及一张全都有了结果的清单"""
    leads = with_kinds(books["leads"])
    expected = calls(leads, books["opportunities"])["lead"]
    assert sorted(student.firms_to_call(leads)["lead"]) == right(sorted(expected))
    answered = leads[leads["state"].isin(["converted", "lost"])]
    nobody = student.firms_to_call(answered)
    assert len(nobody) == 0
    assert {"lead", "source", "kind", "created"} <= set(nobody.columns)


@check("order_chance", points=1)
def test_the_chances_in_your_own_books(student, books):
    """Every source of your own books, and opportunities of which none is decided
    你账簿中的每个来源，以及一个也没了结的商机"""
    leads, opportunities = with_kinds(books["leads"]), books["opportunities"]
    for source, chance in chances(leads, opportunities).items():
        assert student.order_chance(leads, opportunities, source) == right(chance)
    undecided = opportunities[opportunities["stage"] == "offer"]
    with raises(ValueError):
        student.order_chance(leads, undecided, "web")


@check("call_list", points=1)
def test_the_calls_in_your_own_books(student, books):
    """One salesperson, four, and more than there are firms
    一名业务员、四名业务员，以及人手多于企业的情形"""
    leads, opportunities = with_kinds(books["leads"]), books["opportunities"]
    best = calls(leads, opportunities)
    for sellers in (1, 4, 50):
        assert student.call_list(leads, opportunities, sellers) == right(best.head(6 * sellers))


@check("fourth_seller", points=2)
def test_what_brings_most_in_twenty_days(student, books):
    """What the fourth salesperson does with her 20 days
    第四名业务员的 20 天做什么"""
    best = calls(with_kinds(books["leads"]), books["opportunities"])
    six = best["expected"].iloc[18:24].sum()
    in_twenty_days = {"giant": 0, "chain": 27_000, "micro": 24_000, "leads": six}
    assert student.fourth_seller == right(max(in_twenty_days, key=in_twenty_days.get))
