# %% [markdown] lang="en"
# # The table on the wall
# Sales has printed the five grades and their policies and hung the sheet in the warehouse: below
# 40 points, cash only. In your books the year's rebates have eaten into the margin: Lantern now
# earns 8 fen on each yuan sold. Does the sheet stay as it is? You write the rules out, mend a
# colleague's default rates, go through the evening's orders, and decide from your own books.
#
# Amounts are in yuan. A rate is a plain number: 0.087, not 8.7.

# %% [markdown] lang="zh"
# # 墙上的那张表
# 销售部把五个等级和对应的做法打印出来，贴到了仓库墙上：40 分以下一律现款。
# 在你这套账里，全年返利吃掉了一部分毛利，明灯商贸现在每卖 1 元货只赚 8 分钱。
# 这张表要不要照原样贴下去？你要把规则写清楚，改正同事算的违约率，
# 过一遍当晚的订单，再用自己的账作出决定。
#
# 金额单位为元。比率写成 0.087 这样的数，不写 8.7。

# %% [markdown] part="grade_of" lang="en"
# ## 1 · A grade for every score
# Complete `grade_of`. It gets a score and a dictionary that names the floor of each grade, in any
# order; the lowest floor is 0. It returns the best grade whose floor the score has reached.
#
# - `grade_of(70, {"CA4": 40, "CA1": 85, "CA5": 0, "CA2": 70, "CA3": 55})` is `"CA2"`: a score on a
#   floor has reached it. 84.6 is `"CA2"` as well: nothing is rounded.
# - A customer without a score (`None`) is `"ungraded"`. A missing paper is not a bad customer.
# - A score below 0 or above 100: raise a `ValueError`.
# - Write it yourself, without `crmlab.credit`.

# %% [markdown] part="grade_of" lang="zh"
# ## 1 · 每个分数对应一个等级
# 请补全 `grade_of`。它收到一个分数和一个字典，字典写明各等级的下限，先后次序不定，
# 最低的下限是 0。返回这个分数够得上的最好等级。
#
# - `grade_of(70, {"CA4": 40, "CA1": 85, "CA5": 0, "CA2": 70, "CA3": 55})` 得 `"CA2"`：
#   正好等于下限就算达到。84.6 也是 `"CA2"`：不四舍五入。
# - 没有分数（`None`）的客户返回 `"ungraded"`。缺材料不等于差客户。
# - 分数小于 0 或大于 100：请抛出 `ValueError`。
# - 请自己写，不使用 `crmlab.credit`。


# %% part="grade_of" without="crmlab.credit"
def grade_of(score, floors):
    ### BEGIN SOLUTION
    if score is None:
        return "ungraded"
    if not 0 <= score <= 100:  # survives: max of nothing is a ValueError too
        raise ValueError(f"score must be from 0 to 100, got {score}")
    reached = [grade for grade in floors if score >= floors[grade]]
    return max(reached, key=floors.get)
    ### END SOLUTION


# %% [markdown] hint="grade_of" lang="en"
# - Which floors has a score of 62 reached? Which of these is the best?
# - Settle the two special cases first: `if score is None:` and `if not 0 <= score <= 100:`.
# - Collect what is reached, `[grade for grade in floors if score >= floors[grade]]`, and take the
#   one with the highest floor: `max(reached, key=floors.get)`.

# %% [markdown] hint="grade_of" lang="zh"
# - 62 分够得上哪几个下限？其中哪个等级最好？
# - 先处理两种特殊情况：`if score is None:` 和 `if not 0 <= score <= 100:`。
# - 先收集够得上的等级：`[grade for grade in floors if score >= floors[grade]]`，
#   再取下限最高的一个：`max(reached, key=floors.get)`。


# %% part="grade_of" wrong="floor_missed"
def grade_of(score, floors):
    if score is None:
        return "ungraded"
    if not 0 <= score <= 100:
        raise ValueError(score)
    reached = [grade for grade in floors if score > floors[grade] or floors[grade] == 0]
    return max(reached, key=floors.get)


# %% part="grade_of" wrong="rounded_up"
def grade_of(score, floors):
    if score is None:
        return "ungraded"
    if not 0 <= score <= 100:
        raise ValueError(score)
    return max((grade for grade in floors if round(score) >= floors[grade]), key=floors.get)


# %% part="grade_of" wrong="missing_is_worst"
def grade_of(score, floors):
    if score is not None and not 0 <= score <= 100:
        raise ValueError(score)
    return max((grade for grade in floors if (score or 0) >= floors[grade]), key=floors.get)


# %% part="grade_of" wrong="first_listed"
def grade_of(score, floors):
    if score is None:
        return "ungraded"
    if not 0 <= score <= 100:
        raise ValueError(score)
    return next(grade for grade in floors if score >= floors[grade])


# %% [markdown] part="default_rates" lang="en"
# ## 2 · A colleague's default rates
# A colleague holds the grades of March against what happened since, first on ten customers. His
# function, below, says 67 % for CA5 and leaves CA2 out. It has three errors.
#
# Write `default_rates`, which does it right. `march` has the columns `customer` and `grade`,
# `outcomes` has `customer` and `defaulted`. Return a table, best grade first, with these columns:
#
# - `grade`;
# - `customers`: those of whom we know how it ended; a customer not in `outcomes` is not counted;
# - `rate`: the share of these who defaulted;
# - `high`: the upper end of the rate's interval, as `default_rate_by_grade` of `crmlab.credit`
#   gives it. You may use that function here.

# %% [markdown] part="default_rates" lang="zh"
# ## 2 · 同事算的违约率
# 一位同事拿三月份的等级去对照后来的结果，先试了十家客户。按他下面的函数，CA5 是 67%，
# CA2 干脆不见了。他的函数里有三处错误。
#
# 请写出正确的 `default_rates`。`march` 有 `customer`、`grade` 两列，
# `outcomes` 有 `customer`、`defaulted` 两列。返回一张表，最好的等级在最前面，各列为：
#
# - `grade`：等级；
# - `customers`：结果已知的客户数。`outcomes` 里没有的客户不计；
# - `rate`：其中违约的比例；
# - `high`：违约率区间的上限，即 `crmlab.credit` 的 `default_rate_by_grade` 给出的那个数。
#   这里可以直接使用这个函数。


# %%
from pandas import DataFrame


def colleagues_rates(march, outcomes):
    table = march.merge(outcomes, on="customer", how="left")
    table["defaulted"] = table["defaulted"].isin([True])
    defaulters = table[table["defaulted"]]
    return defaulters.groupby("grade").size() / len(defaulters)


ten = DataFrame({"customer": list("ABCDEFGHIJ"), "grade": ["CA2"] * 3 + ["CA4"] * 4 + ["CA5"] * 3})
known = DataFrame({"customer": list("ABDEFGHI"), "defaulted": [c in "DHI" for c in "ABDEFGHI"]})
colleagues_rates(ten, known)


# %% part="default_rates"
def default_rates(march, outcomes):
    ### BEGIN SOLUTION
    from crmlab.credit import default_rate_by_grade

    table = march.merge(outcomes, on="customer")
    rates = default_rate_by_grade(table).rename(columns={"default_rate": "rate"})
    return rates[["grade", "customers", "rate", "high"]]
    ### END SOLUTION


# %% [markdown] hint="default_rates" lang="en"
# - He counts defaulters only. By what must they be divided so that it says how risky a grade is?
# - With `how="left"` a customer without an outcome stays in, and `.isin([True])` makes it a good
#   one. Without `how`, only those in both tables remain.
# - `default_rate_by_grade(march.merge(outcomes, on="customer"))` does nearly all of it. Rename its
#   column `default_rate` and keep four columns.

# %% [markdown] hint="default_rates" lang="zh"
# - 他只数了违约的客户。要说明一个等级有多险，应该除以什么？
# - 用了 `how="left"`，没有结果的客户也留在表里，`.isin([True])` 又把他们当成了好客户。
#   不写 `how`，就只留下两张表里都有的客户。
# - `default_rate_by_grade(march.merge(outcomes, on="customer"))` 已经做完大半。
#   把 `default_rate` 列改名，再留下四列。


# %% part="default_rates" wrong="share_of_defaulters"
def default_rates(march, outcomes):
    from crmlab.credit import default_rate_by_grade

    rates = default_rate_by_grade(march.merge(outcomes, on="customer"))
    rates["rate"] = rates["defaults"] / rates["defaults"].sum()
    return rates[["grade", "customers", "rate", "high"]]


# %% part="default_rates" wrong="unknown_is_good"
def default_rates(march, outcomes):
    from crmlab.credit import default_rate_by_grade

    table = march.merge(outcomes, on="customer", how="left")
    rates = default_rate_by_grade(table.assign(defaulted=table["defaulted"].isin([True])))
    return rates.rename(columns={"default_rate": "rate"})[["grade", "customers", "rate", "high"]]


# %% part="default_rates" wrong="zero_is_safe"
def default_rates(march, outcomes):
    table = march.merge(outcomes, on="customer").groupby("grade")["defaulted"]
    rates = table.agg(customers="size", rate="mean").reset_index()
    spread = 1.96 * (rates["rate"] * (1 - rates["rate"]) / rates["customers"]) ** 0.5
    return rates.assign(high=(rates["rate"] + spread).clip(upper=1))


# %% [markdown] part="goes_out" lang="en"
# ## 3 · The evening's orders
# Complete `goes_out`. It gets the waiting orders in the order in which they came in, with the
# columns `order`, `customer`, `amount`, `grade`, `owed` (what the customer owes this evening),
# `overdue` (how much of that is past due) and `limit`. It returns the numbers of the orders that
# go out, in the same order.
#
# By the sheet on the wall an order is held if the grade is `"CA5"`, or if anything is overdue, or
# if what is owed and the order together are more than the limit; exactly the limit is allowed.
# A customer may have several orders in the list. One that goes out is owed from then on and leaves
# less room for the next; one that is held takes no room.

# %% [markdown] part="goes_out" lang="zh"
# ## 3 · 当晚的订单
# 请补全 `goes_out`。它收到一张待发订单表，按下单先后排列，各列为 `order`（订单号）、
# `customer`（客户）、`amount`（金额）、`grade`（等级）、`owed`（当晚欠款）、
# `overdue`（其中已逾期的金额）、`limit`（信用额度）。返回可以发货的订单号，先后次序不变。
#
# 按墙上的表，下列情况暂停发货：等级为 `"CA5"`；有任何逾期；欠款加上本单超过额度，
# 正好等于额度可以发。同一客户可能有几张订单：发出的那张从此计入欠款，
# 后面的余地就小了；没发的不占额度。


# %% part="goes_out"
def goes_out(orders):
    released = []
    ### BEGIN SOLUTION
    sent = {}
    for row in orders.itertuples():
        owed = row.owed + sent.get(row.customer, 0)
        if row.grade != "CA5" and row.overdue <= 0 and owed + row.amount <= row.limit:
            released.append(row.order)
            sent[row.customer] = sent.get(row.customer, 0) + row.amount
    ### END SOLUTION
    return released


# %% [markdown] hint="goes_out" lang="en"
# - Go through the table row by row: `for row in orders.itertuples():`; `row.amount` is a field.
# - A second order of one customer must know what the first has taken. Keep a dictionary `sent` of
#   what went out this evening: `sent.get(row.customer, 0)`.
# - Add to `sent` only where the order goes out.

# %% [markdown] hint="goes_out" lang="zh"
# - 一行一行看：`for row in orders.itertuples():`，`row.amount` 就是金额。
# - 同一客户的第二张订单，要知道第一张占去了多少。用字典 `sent` 记下当晚已发出的金额：
#   `sent.get(row.customer, 0)`。
# - 只有发出的订单才加进 `sent`。


# %% part="goes_out" wrong="each_alone"
def goes_out(orders):
    fits = orders["owed"] + orders["amount"] <= orders["limit"]
    fine = (orders["grade"] != "CA5") & (orders["overdue"] <= 0)
    return orders.loc[fits & fine, "order"].tolist()


# %% part="goes_out" wrong="order_left_out"
def goes_out(orders):
    fits = orders["owed"] <= orders["limit"]
    fine = (orders["grade"] != "CA5") & (orders["overdue"] <= 0)
    return orders.loc[fits & fine, "order"].tolist()


# %% part="goes_out" wrong="overdue_ignored"
def goes_out(orders):
    released, sent = [], {}
    for row in orders.itertuples():
        owed = row.owed + sent.get(row.customer, 0)
        if row.grade != "CA5" and owed + row.amount <= row.limit:
            released.append(row.order)
            sent[row.customer] = sent.get(row.customer, 0) + row.amount
    return released


# %% part="goes_out" wrong="limit_reached"
def goes_out(orders):
    released, sent = [], {}
    for row in orders.itertuples():
        owed = row.owed + sent.get(row.customer, 0)
        if row.grade != "CA5" and row.overdue <= 0 and owed + row.amount < row.limit:
            released.append(row.order)
            sent[row.customer] = sent.get(row.customer, 0) + row.amount
    return released


# %% part="goes_out" wrong="held_takes_room"
def goes_out(orders):
    released, asked = [], {}
    for row in orders.itertuples():
        asked[row.customer] = asked.get(row.customer, 0) + row.amount
        fits = row.owed + asked[row.customer] <= row.limit
        if row.grade != "CA5" and row.overdue <= 0 and fits:
            released.append(row.order)
    return released


# %% [markdown] part="cash_floor" lang="en"
# ## 4 · Where cash only gains most
# What does it bring to sell to nobody on credit who scores below a floor? Count each customer as
# one sale, and assume that a customer who is refused buys elsewhere. Then every customer below the
# floor costs you `margin`, and every one of them who would have defaulted saves you `loss`, the
# part of its bill that would have been lost. What is saved less what is forgone is the net saving.
#
# Complete `cash_floor`. `desk` has the columns `score` and `defaulted`; `floors` are the floors to
# try, in any order. It returns the floor with the largest net saving, or 0 if none has a net
# saving above 0.
#
# - A score on a floor has reached it: that customer is not refused.
# - The net saving may fall and rise again from floor to floor: try them all.
# - Of two floors with the same net saving return the lower; it turns fewer away.

# %% [markdown] part="cash_floor" lang="zh"
# ## 4 · 线画在哪里最划算
# 某个分数以下一律不赊，能得到什么？每家客户按一笔生意计，并假定不给赊就转向别家进货。
# 这样，线下每一家都少赚一笔毛利 `margin`；其中本来会违约的，每家省下 `loss`，
# 即账单里会赔掉的那部分。省下的减去少赚的，就是净省。
#
# 请补全 `cash_floor`。`desk` 有 `score`、`defaulted` 两列；`floors` 是要试的几条分数线，
# 先后不定。哪条线净省最多，就返回哪条；没有一条线的净省大于 0，则返回 0。
#
# - 正好等于分数线就算达到，照常赊销。
# - 净省可能先降后升，每条线都要试。
# - 两条线净省一样多，返回较低的那条：少赶走几家客户。


# %% part="cash_floor" without="crmlab.credit"
def cash_floor(desk, floors, margin, loss):
    ### BEGIN SOLUTION
    best, most = 0, 0
    for floor in sorted(floors):
        below = desk[desk["score"] < floor]
        saving = loss * below["defaulted"].sum() - margin * len(below)
        if saving > most:
            best, most = floor, saving
    return best
    ### END SOLUTION


# %% [markdown] hint="cash_floor" lang="en"
# - For one floor: how many customers score below it, and how many of these defaulted?
# - `below = desk[desk["score"] < floor]`; it costs `margin * len(below)` and saves
#   `loss * below["defaulted"].sum()`.
# - Begin with `best, most = 0, 0`, go through `sorted(floors)`, and keep floor and net saving
#   wherever it is above `most`.

# %% [markdown] hint="cash_floor" lang="zh"
# - 先看一条线：低于它的有几家，其中违约的几家？
# - `below = desk[desk["score"] < floor]`，少赚 `margin * len(below)`，
#   省下 `loss * below["defaulted"].sum()`。
# - 先令 `best, most = 0, 0`，按 `sorted(floors)` 逐条试，净省超过 `most` 时，
#   把这条线和净省的数都记下来。


# %% part="cash_floor" wrong="floor_included"
def cash_floor(desk, floors, margin, loss):
    def saving(floor):
        below = desk[desk["score"] <= floor]
        return loss * below["defaulted"].sum() - margin * len(below)

    return max([0, *sorted(floors)], key=saving)


# %% part="cash_floor" wrong="margin_on_payers"
def cash_floor(desk, floors, margin, loss):
    def saving(floor):
        below = desk[desk["score"] < floor]["defaulted"]
        return loss * below.sum() - margin * (~below).sum()

    return max([0, *sorted(floors)], key=saving)


# %% part="cash_floor" wrong="highest_that_pays"
def cash_floor(desk, floors, margin, loss):
    rates = {floor: desk[desk["score"] < floor]["defaulted"].mean() for floor in floors}
    return max([floor for floor in floors if rates[floor] > margin / loss] + [0])


# %% part="cash_floor" wrong="highest_rate"
def cash_floor(desk, floors, margin, loss):
    rates = {floor: desk[desk["score"] < floor]["defaulted"].mean() for floor in floors}
    best = max(floors, key=rates.get)
    return best if rates[best] > margin / loss else 0


# %% part="cash_floor" wrong="stopped_early"
def cash_floor(desk, floors, margin, loss):
    best, most = 0, 0
    for floor in sorted(floors):
        below = desk[desk["score"] < floor]
        saving = loss * below["defaulted"].sum() - margin * len(below)
        if saving <= most:
            break
        best, most = floor, saving
    return best


# %% [markdown] part="decision" lang="en"
# ## 5 · Does the sheet stay?
# The cell below scores the customers in your books on 30 June and joins what the next quarter
# brought. Here it is as a table, `desk`: a row a customer.
#
# Of each 100 yuan of sales 8 are margin; of a bill in default 60 % is lost. Bind three values:
#
# - `ca5_rate`: the share of the customers below 40 points who defaulted.
# - `my_floor`: the floor among 10, 20, 30, 40 and 55 that your `cash_floor` finds, or 0.
# - `decision`: what happens to the line "below 40 points, cash only": `"none"` (it is struck out,
#   no floor pays), `"lower"` (a lower floor), `"keep"` (it stays), `"higher"` (a higher floor).
#
# The check here looks at the rate, and whether floor and word are on the lists. Whether they are
# the right ones you learn when your work is graded.

# %% [markdown] part="decision" lang="zh"
# ## 5 · 这张表还贴不贴
# 下面的单元格按 6 月 30 日的情况给你账簿里的客户打分，再接上下一季度的结果，
# 得到表 `desk`，每行一位客户。
#
# 每 100 元销售额里有 8 元毛利；客户违约，账单要赔掉六成。请给三个名称赋值：
#
# - `ca5_rate`：40 分以下的客户中违约的比例。
# - `my_floor`：在 10、20、30、40、55 五条线中，你的 `cash_floor` 找出的那一条，或者 0。
# - `decision`：“40 分以下一律现款”这一行怎么办：`"none"`（划掉，哪条线都不划算）、
#   `"lower"`（改低）、`"keep"`（照旧）、`"higher"`（改高）。
#
# 自查时只看违约率，以及分数线和所选的词是否在列；选得对不对，批改后才知道。

# %%
from datetime import date

import pandas as pd

from crmlab.credit import COURSE_POINTS, overdue, scorecard

late = overdue(books["invoices"], books["receipts"], as_of=date(2026, 6, 30))
desk = books["statements"].merge(late, on="customer", how="left")
days = desk["days_overdue"].fillna(0)
record = pd.cut(days, [-1, 0, 30, 9999], labels=["prompt", "slow", "bad"]).astype(object)
fell_due = books["invoices"][books["invoices"]["due"] < "2026-06-30"]
desk["payment_record"] = record.where(desk["customer"].isin(fell_due["customer"]), "none")
liquid = desk["cash"] + desk["securities"] + desk["receivables"]
desk["quick_ratio"] = liquid / desk["current_liabilities"]
desk["current_ratio"] = desk["current_assets"] / desk["current_liabilities"]
desk["guarantee"] = "none"
cards = desk[list(COURSE_POINTS)].to_dict("records")
desk["score"] = [scorecard(card).total for card in cards]
desk = desk[["customer", "score"]].merge(books["outcomes"], on="customer")
desk.head()

# %% part="decision"
### BEGIN SOLUTION
ca5_rate = desk[desk["score"] < 40]["defaulted"].mean()  # survives: scores come in fives
my_floor = cash_floor(desk, [10, 20, 30, 40, 55], 8, 60)  # survives: 30 and more never is best
if my_floor == 0:
    decision = "none"
elif my_floor < 40:  # survives: in no books is it 40 or more
    decision = "lower"
elif my_floor == 40:  # survives: in no books is it 40 or more
    decision = "keep"  # survives: in no books is it 40 or more
else:
    decision = "higher"  # survives: in no books is it 40 or more
### END SOLUTION

# %% [markdown] hint="decision" lang="en"
# - `desk[desk["score"] < 40]` are the customers of CA5. How is a share of true values computed?
# - `cash_floor(desk, [10, 20, 30, 40, 55], 8, 60)`; then compare its answer with 40, and with 0.

# %% [markdown] hint="decision" lang="zh"
# - `desk[desk["score"] < 40]` 就是 CA5 的客户。真假值一列的比例怎么算？
# - `cash_floor(desk, [10, 20, 30, 40, 55], 8, 60)`，再拿结果与 40、与 0 比较。

# %% part="decision" wrong="share_of_defaulters"
ca5_rate = (desk["defaulted"] & (desk["score"] < 40)).sum() / desk["defaulted"].sum()
my_floor, decision = 40, "keep"

# %% part="decision" wrong="floor_included"
ca5_rate = desk[desk["score"] <= 40]["defaulted"].mean()
my_floor, decision = 0, "none"

# %% [markdown] part="reason" lang="en"
# ## 6 · A note to Sales
# Write to the sales manager, in four to six sentences, in English or Chinese: what happens to the
# line "below 40 points, cash only", by which figures of your books, how sure you are of them, and
# when you would decide otherwise. Write between the quotation marks; your instructor reads it.

# %% [markdown] part="reason" lang="zh"
# ## 6 · 写给销售经理
# 用四到六句话写给销售经理，中英文均可：“40 分以下一律现款”这一行怎么办，
# 依据你账里的哪些数字，这些数字有多可靠，什么情况下你会另作决定。
# 写在引号之间，由教师批阅。

# %% part="reason"
### BEGIN SOLUTION
reason = (
    f"My answer for the line 'below 40 points, cash only' is: {decision}. "
    f"Of the customers below 40 points {ca5_rate:.1%} defaulted within the quarter; at 8 fen of "
    "margin and 60 lost of 100 it takes 13.3 % before refusing them pays, and "
    + (f"of the five floors {my_floor} saves most. " if my_floor else "no floor saves anything. ")
    + "These are a handful of defaults in one quarter, and the floor was chosen on the same "
    "quarter, so I shall look again after the next one. With another margin the answer may be "
    "another. Whatever the grade, orders wait while something is overdue or the limit is full."
)
### END SOLUTION

# %% [markdown] hint="reason" lang="en"
# - Begin with the decision, then the figures that decide it: the default rate, and the rate from
#   which refusing pays (8 ÷ 60).
# - How many customers stand behind your rate, and how many of them defaulted?

# %% [markdown] hint="reason" lang="zh"
# - 先说决定，再写出作依据的数字：违约率，以及到多少才划算（8 ÷ 60）。
# - 你的违约率背后有多少家客户，其中几家违约？

# %% [markdown] rubric="reason" points=3 lang="en"
# - 1 point: the decision is stated and rests on figures of the learner's own books: the default
#   rate held against the break-even rate (8 ÷ 60 = 13.3 %), or the net saving of the floors.
# - 1 point: it says why the rate is uncertain: few defaults, one quarter, or a floor chosen on the
#   same data that judge it.
# - 1 point: it says what would change the decision, as something one can observe (another margin,
#   the defaults of the next quarter), or what holds an order besides the grade.
#
# No points for language or length. A wrong figure carried over from an earlier part costs nothing.

# %% [markdown] rubric="reason" points=3 lang="zh"
# - 1 分：说明了决定，并以自己账里的数字为依据：违约率与盈亏平衡违约率（8 ÷ 60 = 13.3%）
#   的比较，或者各条线的净省。
# - 1 分：说明了这个违约率为什么不太可靠：违约家数少、只有一个季度，或者分数线就是用这批数据选的。
# - 1 分：说明了什么会改变决定，而且是看得见的事（毛利变了、下个季度的违约），
#   或者说明了等级之外还有什么会让订单停下来。
#
# 不计语言和篇幅。前面小题算错而沿用的数字不扣分。

# %% [markdown] wrong="floor_missed" lang="en"
# A score exactly on a floor has reached it: compare with `>=`, not with `>`.

# %% [markdown] wrong="floor_missed" lang="zh"
# 正好等于下限也算达到：请用 `>=`，不要用 `>`。

# %% [markdown] wrong="rounded_up" lang="en"
# The score was rounded before it was graded. 84.6 has not reached 85.

# %% [markdown] wrong="rounded_up" lang="zh"
# 分数先四舍五入再评级了。84.6 没有达到 85。

# %% [markdown] wrong="missing_is_worst" lang="en"
# A customer without a score got the worst grade. It is ungraded: somebody must fetch the paper.

# %% [markdown] wrong="missing_is_worst" lang="zh"
# 没有分数的客户被评成了最差一级。应当是“未评级”：先去把材料要来。

# %% [markdown] wrong="first_listed" lang="en"
# You took the first grade in the dictionary that is reached. Take the one with the highest floor.

# %% [markdown] wrong="first_listed" lang="zh"
# 你取了字典里第一个够得上的等级。应当取下限最高的那个。

# %% [markdown] wrong="share_of_defaulters" lang="en"
# That is the share of all defaulters who had this grade. The default rate divides by the grade's
# customers.

# %% [markdown] wrong="share_of_defaulters" lang="zh"
# 这是违约客户中有多少出自这一级。违约率的分母是这一级的客户数。

# %% [markdown] wrong="unknown_is_good" lang="en"
# Customers whose outcome nobody knows were counted as good ones. Leave them out.

# %% [markdown] wrong="unknown_is_good" lang="zh"
# 结果不明的客户被当成了好客户。应当不计。

# %% [markdown] wrong="zero_is_safe" lang="en"
# This interval has no width where nobody defaulted. No default among three customers does not
# prove that they are safe: take the interval of `default_rate_by_grade`.

# %% [markdown] wrong="zero_is_safe" lang="zh"
# 没有违约时，这样算出的区间宽度为零。三家都没违约，不等于这一级就安全：
# 请用 `default_rate_by_grade` 的区间。

# %% [markdown] wrong="each_alone" lang="en"
# Each order was judged as if it were the customer's only one. What went out before it is owed too.

# %% [markdown] wrong="each_alone" lang="zh"
# 每张订单都当成这位客户唯一的一张来看了。前面已发出的也要计入欠款。

# %% [markdown] wrong="order_left_out" lang="en"
# You compared only what is owed with the limit. The order itself comes on top.

# %% [markdown] wrong="order_left_out" lang="zh"
# 只拿欠款与额度比了。本单也要加上去。

# %% [markdown] wrong="overdue_ignored" lang="en"
# An order went out to a customer with an overdue amount. That is paid first.

# %% [markdown] wrong="overdue_ignored" lang="zh"
# 有逾期的客户也发了货。应当先付清逾期款。

# %% [markdown] wrong="limit_reached" lang="en"
# Owed and order together may be exactly the limit: hold only what exceeds it.

# %% [markdown] wrong="limit_reached" lang="zh"
# 欠款加本单正好等于额度可以发：超过了才停。

# %% [markdown] wrong="held_takes_room" lang="en"
# An order that was held still took room from the next one. Only what goes out is owed.

# %% [markdown] wrong="held_takes_room" lang="zh"
# 没发的订单也占了额度。只有发出的才算欠款。

# %% [markdown] wrong="floor_included" lang="en"
# You counted customers who score exactly the floor. They have reached it; only those below are
# refused.

# %% [markdown] wrong="floor_included" lang="zh"
# 你把正好在线上的客户也算进去了。他们已经达到，只有低于这条线的才不赊。

# %% [markdown] wrong="margin_on_payers" lang="en"
# You forgo margin on those who pay only. What a defaulter loses you holds its margin as well:
# take the margin of all who are below the floor.

# %% [markdown] wrong="margin_on_payers" lang="zh"
# 你只算了付款客户的毛利。违约赔掉的那部分里也含着毛利：线下每一家的毛利都要算。

# %% [markdown] wrong="highest_that_pays" lang="en"
# You took the highest floor that still saves something. Its last customers may cost more than
# they save: take the floor that saves most.

# %% [markdown] wrong="highest_that_pays" lang="zh"
# 你取了仍有净省的最高一条线。最后划进来的那些客户，可能得不偿失：应当取净省最多的那条。

# %% [markdown] wrong="highest_rate" lang="en"
# You took the floor with the highest default rate. It may concern few: a higher floor with a
# somewhat lower rate can save more.

# %% [markdown] wrong="highest_rate" lang="zh"
# 你取了违约率最高的那条线。线下可能只有几家：线高一些，违约率低一点，净省反而可能更多。

# %% [markdown] wrong="stopped_early" lang="en"
# You stopped at the first floor that saves no more than the one before. A higher one may save
# more again: try them all.

# %% [markdown] wrong="stopped_early" lang="zh"
# 碰到第一条净省没有增加的线就停了。更高的线可能又省得更多：每条都要试。
