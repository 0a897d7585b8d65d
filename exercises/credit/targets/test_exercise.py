from pandas import DataFrame, Timestamp
from pytest import raises

from crmlab.grading import check, right

TARGETS = DataFrame(
    [
        ("clinic", 35_000, 0.1, 5),  # 700 a day
        ("giant", 900_000, 0.03, 120),  # 225
        ("inn", 75_000, 0.4, 30),  # 1 000
        ("micro", 8_000, 0.6, 4),  # 1 200
        ("chain", 120_000, 0.3, 20),  # 1 800
    ],
    columns=["name", "income", "chance", "days"],
)

LEADS = DataFrame(
    [
        ("L01", "Golden Inn", "1000-111-0001", "web", "hotel", "2026-05-04", "contacted"),
        ("L02", "Jade Market", "1000-111-0002", "fair", "supermarket", "2026-05-06", "lost"),
        ("L03", "GOLDEN INN LTD", "+86 10001110001", "letter", "hotel", "2026-05-20", "new"),
        ("L04", "JADE MARKET LTD", "+86 10001110002", "web", "supermarket", "2026-05-21", "new"),
        ("L05", "River Shop", "1000-111-0005", "web", "shop", "2026-05-22", "converted"),
        ("L06", "River Shop", "1000-111-0006", "referral", "shop", "2026-06-01", "new"),
        ("L07", "Lotus Shop", "1000-111-0007", "cold call", "shop", "2026-06-02", "qualified"),
        ("L08", "CLOUD HOTEL LTD", "+86 10001110008", "fair", "hotel", "2026-06-10", "new"),
        ("L09", "Cloud Hotel", "1000-111-0008", "web", "hotel", "2026-06-03", "contacted"),
        ("L11", "Star Inn", "1000-111-0010", "web", "hotel", "2026-06-12", "new"),
        ("L10", "STAR INN LTD", "+86 10001110010", "fair", "hotel", "2026-06-12", "new"),
    ],
    columns=["lead", "name", "phone", "source", "kind", "created", "state"],
)
LEADS["created"] = LEADS["created"].map(Timestamp)

DECIDED = DataFrame(
    [("web", "converted")] * 3
    + [("web", "lost")] * 3
    + [("web", "new"), ("web", "new"), ("web", "contacted"), ("web", "qualified")]
    + [("fair", "lost")] * 5
    + [("letter", "new")],
    columns=["source", "state"],
).assign(lead=[f"L{number:02}" for number in range(1, 17)])
STAGES = ["won"] * 4 + ["lost"] * 6 + ["enquiry", "enquiry", "offer", "negotiation", "negotiation"]
OPPORTUNITIES = DataFrame(
    {"opportunity": [f"B{number:02}" for number in range(1, 16)], "stage": STAGES}
)

# Chances of an order: web 5/10 x 4/10 = 0.2, referral 4/10 x 4/10 = 0.16, cold call 0.
CLASSES = {
    ("supermarket", "web"): 64_000 * 0.2,
    ("supermarket", "referral"): 64_000 * 0.16,
    ("shop", "web"): 45_000 * 0.2,
    ("shop", "referral"): 45_000 * 0.16,
    ("hotel", "web"): 29_000 * 0.2,
    ("hotel", "referral"): 29_000 * 0.16,
}
OPEN = [(*each, day) for each in (*CLASSES, ("supermarket", "cold call")) for day in (1, 2, 3)]
OPEN += [("hospital", "web", 1), ("hospital", "web", 2)]
ANSWERED = [("web", "converted")] * 5 + [("web", "lost")] * 5
ANSWERED += [("referral", "converted")] * 4 + [("referral", "lost")] * 6
ANSWERED += [("cold call", "lost")] * 10
LIST = DataFrame(
    [
        (f"{kind} {source} {day}", source, kind, f"2026-06-0{day}", "new")
        for kind, source, day in OPEN
    ]
    + [
        (f"answer {number}", source, "shop", "2026-01-05", state)
        for number, (source, state) in enumerate(ANSWERED)
    ],
    columns=["lead", "source", "kind", "created", "state"],
)
LIST["created"] = LIST["created"].map(Timestamp)
LIST["name"] = LIST["lead"].str.title()
LIST["phone"] = [f"1000-222-{number:04}" for number in range(len(LIST))]


def calls(*rows):
    return DataFrame(rows, columns=["lead", "expected"])


@check("worth_starting", points=2)
def test_the_best_days_first(student):
    """Five targets and 30 days
    五个目标，30 天"""
    assert student.worth_starting(TARGETS, 30) == right(
        ["chain", "micro", "inn", "clinic"],
        chance_ignored=["clinic", "chain", "inn", "micro"],  # 7 000, 6 000, 2 500, 2 000
        days_ignored=["chain", "inn", "micro", "clinic"],  # 36 000, 30 000, 4 800, 3 500
        unfinishable_kept=["chain", "micro", "inn", "clinic", "giant"],
        last_day_lost=["chain", "micro", "clinic"],
        wrong_end=["clinic", "inn", "micro", "chain"],
    )


@check("worth_starting", points=1)
def test_impossible_figures_are_errors(student):
    """A chance of 1 is possible; 30 and -0.1 are no chances, 0 days no work: ValueError
    概率可以是 1；30 和 -0.1 不是概率，0 天不是工作：抛出 ValueError"""
    certain = TARGETS.assign(chance=1.0)
    assert student.worth_starting(certain, 5) == right(["clinic", "micro"])  # 7 000, 2 000
    for column, value in (("chance", 30), ("chance", 1.01), ("chance", -0.1), ("days", 0)):
        with raises(ValueError):
            student.worth_starting(TARGETS.assign(**{column: value}), 30)


@check("break_even_chance", points=1)
def test_the_giant_against_the_chain(student):
    """The giant group against 1,800 a day
    大集团对每天 1,800 元"""
    assert student.break_even_chance(900_000, 120, 1_800) == right(
        1_800 * 120 / 900_000,
        in_percent=24,
        upside_down=900_000 / (120 * 1_800),
        days_ignored=1_800 / 900_000,
    )


@check("break_even_chance", points=1)
def test_more_than_certain(student):
    """The micro firm against 1,800 a day, with 4 days and with 6
    小微店对每天 1,800 元，分别要花 4 天和 6 天"""
    assert student.break_even_chance(8_000, 4, 1_800) == right(0.9)
    assert student.break_even_chance(8_000, 6, 1_800) == right(
        float("inf"), capped_at_one=1, more_than_certain=1.35
    )


@check("firms_to_call", points=2)
def test_five_firms_behind_eleven_lines(student):
    """Eleven lines: repeats (one on a single day), a firm that said no, two firms of one name
    十一行线索：重复登记的（其中一家在同一天）、已经回绝的、同名的两家"""
    assert sorted(student.firms_to_call(LEADS)["lead"]) == right(
        ["L01", "L06", "L07", "L09", "L10"],
        repeats_kept=["L01", "L03", "L06", "L07", "L08", "L09", "L10", "L11"],
        answer_forgotten=["L01", "L04", "L06", "L07", "L09", "L10"],
        namesakes_merged=["L01", "L07", "L09", "L10"],
        later_find_kept=["L01", "L06", "L07", "L08", "L11"],
    )


@check("order_chance", points=2)
def test_two_counts_multiplied(student):
    """Web leads: 3 converted, 3 lost, 4 open; opportunities: 4 won, 6 lost, 5 open
    网站线索：转为商机 3、流失 3、未了结 4；商机：赢 4、输 6、未了结 5"""
    assert student.order_chance(DECIDED, OPPORTUNITIES, "web") == right(
        3 / 6 * 4 / 10,
        undecided_as_lost=3 / 10 * 4 / 10,
        converted_as_won=3 / 6,
        open_offers_counted=3 / 6 * 4 / 15,
        over_the_lost=3 / 3 * 4 / 10,
    )


@check("order_chance", points=1)
def test_a_source_without_success_and_one_without_answers(student):
    """Five leads from a fair, all lost: 0; one letter, still open: ValueError
    展会线索五条全部流失：0；邮寄线索一条，尚未了结：ValueError"""
    assert student.order_chance(DECIDED, OPPORTUNITIES, "fair") == right(0)
    with raises(ValueError):
        student.order_chance(DECIDED, OPPORTUNITIES, "letter")


@check("call_list", points=2)
def test_eighteen_calls_for_three(student):
    """Three salespeople and 23 firms
    三名业务员，23 家企业"""
    best = [
        (f"{kind} {source} {day}", CLASSES[kind, source])
        for kind, source in CLASSES
        for day in (3, 2, 1)
    ]
    by_worth = [
        (f"{kind} {source} {day}", worth)
        for kind, worth in (("supermarket", 64_000), ("shop", 45_000), ("hotel", 29_000))
        for day in (3, 2, 1)
        for source in ("cold call", "referral", "web")
        if source != "cold call" or kind == "supermarket"
    ]
    assert student.call_list(LIST, OPPORTUNITIES, 3) == right(
        calls(*best),
        chance_ignored=calls(*by_worth[:18]),
        days_pooled=calls(*best, ("hospital web 2", 3_000), ("hospital web 1", 3_000)),
        oldest_first=calls(*(best[at - at % 3 + 2 - at % 3] for at in range(18))),
    )


@check("fourth_seller", points=1)
def test_calls_19_to_24(student, books):
    """What calls 19 to 24 of your own books are worth, and a word from the list
    你账簿中第 19 到 24 家的预期毛利，以及所选的词在列"""
    leads = books["leads"]
    house = leads["name"].str.lower().str.removesuffix(" ltd")
    table = leads.assign(
        number=leads["phone"].str.replace(r"\D", "", regex=True).str[-11:],
        kind=house.str.extract(r"(shop|store|market|hotel|inn)$", expand=False),
    )
    worth = {"market": 64_000, "shop": 45_000, "store": 45_000, "hotel": 29_000, "inn": 29_000}
    decided = table["state"].isin(["converted", "lost"])
    share = (table[decided]["state"] == "converted").groupby(table[decided]["source"]).mean()
    stages = books["opportunities"]["stage"]
    won = (stages == "won").sum() / stages.isin(["won", "lost"]).sum()
    firms = table[~table["number"].isin(table[decided]["number"])]
    firms = firms.sort_values(["created", "lead"]).drop_duplicates("number")
    firms = firms.assign(worth=firms["kind"].map(worth).fillna(15_000))
    firms["expected"] = firms["worth"] * firms["source"].map(share) * won
    firms = firms.sort_values(["expected", "created", "lead"], ascending=[False, False, True])
    hers = firms.iloc[18:24]
    assert student.six_leads == right(
        hers["expected"].sum(),
        within=1,
        chance_ignored=hers["worth"].sum(),
        best_six_again=firms["expected"].head(6).sum(),
    )
    assert student.fourth_seller in ("giant", "chain", "micro", "leads")
