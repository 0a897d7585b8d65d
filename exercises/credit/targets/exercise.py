# %% [markdown] lang="en"
# # Whom do we call before the autumn fair?
# Four of Lantern Trading's salespeople have 20 days each for new customers. On the whiteboard stand
# a giant group, a chain and a micro firm; beside it hangs the list of leads. The sales director
# asks the credit desk before the days are spent. You rank what can be finished, bring the list
# down to firms, count chances, draw up the calls, and decide what the fourth salesperson does.
#
# Amounts are in yuan. A chance is a number from 0 to 1, not a percentage. Do not round.

# %% [markdown] lang="zh"
# # 秋季展会之前，先找谁？
# 明灯商贸有四名业务员，每人可拿出 20 天开拓新客户。白板上写着一家大集团、一家连锁超市、
# 一家小微店，旁边贴着线索清单。销售总监决定在花掉这些天数之前先问信用管理岗。
# 你要排出做得完的目标，把清单归并到企业，数出成交概率，开出拜访名单，
# 最后决定第四名业务员做什么。
#
# 金额单位为元。概率写成 0 到 1 之间的数，不写百分数，也不要四舍五入。

# %% [markdown] part="worth_starting" lang="en"
# ## 1 · Worth starting
# Complete `worth_starting`. It gets a table of targets with the columns `name`, `income` (margin
# of the first year if won), `chance` and `days` (of work), and the number of `days` that one
# salesperson has. It returns a list of names, the highest expected income per day first.
#
# - Targets that need more days than there are stay off the list: they cannot be finished. One
#   that needs exactly as many can.
# - Targets worth the same stay in the order of the table.
# - A chance that is not from 0 to 1 (30 instead of 0.3, say), or days of zero or less, is an
#   error: raise a `ValueError`.
# - Write the calculation yourself, without `crmlab.credit`.

# %% [markdown] part="worth_starting" lang="zh"
# ## 1 · 哪些值得动手
# 请补全 `worth_starting`。它收到一张目标客户表，列为 `name`（名称）、`income`
# （做成后第一年的毛利）、`chance`（成交概率）、`days`（要花的工作日），以及一名业务员可用的
# 天数 `days`。返回名称的列表，每工作日预期收入最高的排在最前面。
#
# - 所需天数超过可用天数的做不完，不列入；正好相等的做得完。
# - 每工作日预期收入相同的，保持表中原来的顺序。
# - 概率不在 0 到 1 之间（例如把 0.3 写成 30），或者天数为零或负数，都是错误：
#   请抛出 `ValueError`。
# - 请自己写出计算，不使用 `crmlab.credit`。


# %% part="worth_starting" without="crmlab.credit"
def worth_starting(targets, days):
    ### BEGIN SOLUTION
    if not targets["chance"].between(0, 1).all():
        raise ValueError("a chance must be from 0 to 1")
    if not (targets["days"] > 0).all():
        raise ValueError("days must be > 0")
    table = targets.assign(day=targets["income"] * targets["chance"] / targets["days"])
    table = table[table["days"] <= days]
    kind = "stable"  # survives: pandas looks at the first letter only
    table = table.sort_values("day", ascending=False, kind=kind)
    return table["name"].tolist()  # survives: a column of the same names is as good
    ### END SOLUTION


# %% [markdown] hint="worth_starting" lang="en"
# - Income times chance, over the days. Whole columns can be multiplied and divided.
# - `table = targets.assign(day=…)` adds a column; `table[table["days"] <= days]` keeps the rows
#   that can be finished; `.sort_values("day", ascending=False, kind="stable")` puts the best first.
# - `if not targets["chance"].between(0, 1).all():` is the place for `raise ValueError("…")`. The
#   last line ends with `["name"].tolist()`.

# %% [markdown] hint="worth_starting" lang="zh"
# - 收入乘以概率，再除以天数。整列可以直接相乘、相除。
# - `table = targets.assign(day=…)` 增加一列；`table[table["days"] <= days]` 留下做得完的；
#   `.sort_values("day", ascending=False, kind="stable")` 把最高的排到最前面。
# - `if not targets["chance"].between(0, 1).all():` 之下写 `raise ValueError("…")`。
#   最后一行以 `["name"].tolist()` 结尾。


# %% part="worth_starting" wrong="chance_ignored"
def worth_starting(targets, days):
    table = targets.assign(day=targets["income"] / targets["days"])
    table = table[table["days"] <= days]
    return table.sort_values("day", ascending=False, kind="stable")["name"].tolist()


# %% part="worth_starting" wrong="days_ignored"
def worth_starting(targets, days):
    table = targets.assign(day=targets["income"] * targets["chance"])
    table = table[table["days"] <= days]
    return table.sort_values("day", ascending=False, kind="stable")["name"].tolist()


# %% part="worth_starting" wrong="unfinishable_kept"
def worth_starting(targets, days):
    table = targets.assign(day=targets["income"] * targets["chance"] / targets["days"])
    return table.sort_values("day", ascending=False, kind="stable")["name"].tolist()


# %% part="worth_starting" wrong="last_day_lost"
def worth_starting(targets, days):
    table = targets.assign(day=targets["income"] * targets["chance"] / targets["days"])
    table = table[table["days"] < days]
    return table.sort_values("day", ascending=False, kind="stable")["name"].tolist()


# %% part="worth_starting" wrong="wrong_end"
def worth_starting(targets, days):
    table = targets.assign(day=targets["income"] * targets["chance"] / targets["days"])
    table = table[table["days"] <= days]
    return table.sort_values("day", kind="stable")["name"].tolist()


# %% [markdown] part="break_even_chance" lang="en"
# ## 2 · How high would the chance have to be?
# Complete `break_even_chance`. A target brings `income` if won and takes `days`; elsewhere a day is
# worth `per_day`. Return the chance at which a day on the target is worth just as much.
#
# - The giant group, ¥900,000 and 120 days, against ¥1,800 a day: 0.24.
# - If even a certain win would not be enough, no chance is high enough: return `float("inf")`,
#   which is more than any number. Exactly 1 is a chance.
# - Income or days of zero or less, and a negative `per_day`, are errors (`ValueError`).
# - Without `crmlab.credit`.

# %% [markdown] part="break_even_chance" lang="zh"
# ## 2 · 概率要有多高才划算
# 请补全 `break_even_chance`。某目标做成后收入 `income`，要花 `days` 天；
# 同样一天用在别处值 `per_day`。请返回持平概率，即两边每天一样值钱时的成交概率。
#
# - 例如大集团：90 万元、120 天，别处一天值 1,800 元，结果为 0.24。
# - 就算必定成交也不够，那就多高的概率都不行：请返回 `float("inf")`（无穷大，
#   比任何数都大）。正好等于 1 仍算概率。
# - 收入或天数为零或负数，`per_day` 为负数，都是错误（`ValueError`）。
# - 不使用 `crmlab.credit`。


# %% part="break_even_chance" without="crmlab.credit"
def break_even_chance(income, days, per_day):
    ### BEGIN SOLUTION
    if income <= 0 or days <= 0:
        raise ValueError("income and days must be > 0")
    if per_day < 0:
        raise ValueError("per_day must be >= 0")
    chance = per_day * days / income
    return chance if chance <= 1 else float("inf")
    ### END SOLUTION


# %% [markdown] hint="break_even_chance" lang="en"
# - What would the days of this target bring elsewhere? Which share of its income is that?
# - `chance = per_day * days / income`, and then a question: is it above 1?

# %% [markdown] hint="break_even_chance" lang="zh"
# - 这些天用在别处能挣多少？占这个目标收入的几成？
# - 先算 `chance = per_day * days / income`，再问一句：超过 1 了吗？


# %% part="break_even_chance" wrong="in_percent"
def break_even_chance(income, days, per_day):
    return 100 * per_day * days / income


# %% part="break_even_chance" wrong="upside_down"
def break_even_chance(income, days, per_day):
    return income / (per_day * days)


# %% part="break_even_chance" wrong="days_ignored"
def break_even_chance(income, days, per_day):
    return per_day / income


# %% part="break_even_chance" wrong="capped_at_one"
def break_even_chance(income, days, per_day):
    return min(per_day * days / income, 1)


# %% part="break_even_chance" wrong="more_than_certain"
def break_even_chance(income, days, per_day):
    return per_day * days / income


# %% [markdown] part="firms_to_call" lang="en"
# ## 3 · One line a firm
# The cell below takes the leads from your books, adds the kind of firm that the name suggests, and
# shows the first lines. `WORTH` is what the house reckons for a new customer of each kind.
#
# Complete `firms_to_call`. It gets such a table and returns those of its rows that are worth a
# call, one a firm, in any order.
#
# - A lead is open unless its state is `converted` or `lost`.
# - Two leads are one firm when they have the same `number`, which the first line of the function
#   makes for you. A common name proves nothing.
# - Of a firm with several open lines keep the one that was created first; of two created on one
#   day, the one with the lower lead number.
# - A firm that has given its answer under any line (converted or lost) is not called again.

# %% [markdown] part="firms_to_call" lang="zh"
# ## 3 · 一家企业只留一行
# 下面的单元格从你的账簿中取出线索，按名称补上客户类型，并显示开头几行。
# `WORTH` 是公司对各类新客户第一年毛利的估计。
#
# 请补全 `firms_to_call`。它收到这样一张表，返回其中值得拜访的行，每家企业一行，顺序不限。
#
# - 状态不是 `converted`（已转为商机）或 `lost`（已流失）的，就是未了结的线索。
# - `number` 相同的是同一家企业，第一行已替你算好。名称相同不能证明是同一家。
# - 一家企业有几行未了结的，留最早登记（`created`）的那一行；同一天登记的，留线索编号小的。
# - 在任何一行里已有结果（已转为商机或已流失）的企业，不再拜访。

# %%
KINDS = {
    "shop": "shop",
    "store": "shop",
    "market": "supermarket",
    "supermarket": "supermarket",
    "hypermarket": "supermarket",
    "hotel": "hotel",
    "inn": "hotel",
    "hospital": "hospital",
    "medicine": "hospital",
}
WORTH = {"supermarket": 64_000, "shop": 45_000, "hotel": 29_000, "hospital": 15_000}

leads = books["leads"]
last_word = leads["name"].str.lower().str.removesuffix(" ltd").str.split().str[-1]
leads = leads.assign(kind=last_word.map(KINDS))
leads.head()


# %% part="firms_to_call"
def firms_to_call(leads):
    table = leads.assign(number=leads["phone"].str.replace(r"\D", "", regex=True).str[-11:])
    ### BEGIN SOLUTION
    answered = table["state"].isin(["converted", "lost"])
    known = table["number"].isin(table[answered]["number"])
    return table[~known].sort_values(["created", "lead"]).drop_duplicates("number")
    ### END SOLUTION


# %% [markdown] hint="firms_to_call" lang="en"
# - First find the numbers that have answered; then leave out every line with such a number. What
#   remains is open.
# - `answered = table["state"].isin(["converted", "lost"])` marks lines; `table[answered]["number"]`
#   are their numbers; `table["number"].isin(…)` marks every line with one of them; `~` means not.
# - `.sort_values(["created", "lead"]).drop_duplicates("number")` keeps each number's first line.

# %% [markdown] hint="firms_to_call" lang="zh"
# - 先找出已有结果的号码，再把带这些号码的行全部去掉，剩下的都是未了结的。
# - `answered = table["state"].isin(["converted", "lost"])` 标出行；`table[answered]["number"]`
#   是它们的号码；`table["number"].isin(…)` 标出带这些号码的所有行；`~` 表示“不是”。
# - `.sort_values(["created", "lead"]).drop_duplicates("number")` 每个号码只留最早的一行。


# %% part="firms_to_call" wrong="repeats_kept"
def firms_to_call(leads):
    table = leads.assign(number=leads["phone"].str.replace(r"\D", "", regex=True).str[-11:])
    answered = table["state"].isin(["converted", "lost"])
    return table[~table["number"].isin(table[answered]["number"])]


# %% part="firms_to_call" wrong="answer_forgotten"
def firms_to_call(leads):
    table = leads.assign(number=leads["phone"].str.replace(r"\D", "", regex=True).str[-11:])
    table = table[~table["state"].isin(["converted", "lost"])]
    return table.sort_values(["created", "lead"]).drop_duplicates("number")


# %% part="firms_to_call" wrong="namesakes_merged"
def firms_to_call(leads):
    table = leads.assign(number=leads["name"].str.lower().str.removesuffix(" ltd"))
    answered = table["state"].isin(["converted", "lost"])
    table = table[~table["number"].isin(table[answered]["number"])]
    return table.sort_values(["created", "lead"]).drop_duplicates("number")


# %% part="firms_to_call" wrong="later_find_kept"
def firms_to_call(leads):
    table = leads.assign(number=leads["phone"].str.replace(r"\D", "", regex=True).str[-11:])
    answered = table["state"].isin(["converted", "lost"])
    return table[~table["number"].isin(table[answered]["number"])].drop_duplicates("number")


# %% [markdown] part="order_chance" lang="en"
# ## 4 · A colleague's chance
# A lead is converted when the firm asks for an offer. Then it is an opportunity, and may be won or
# lost. A colleague reckons the chance that a lead of one source ends with an order as below. His
# chances are wrong, and for some sources there is none at all. There are three errors in his
# function.
#
# Write `order_chance`, which does it right, with the same three arguments. Count lines, not firms.
#
# - Leads and opportunities that are still open are neither a yes nor a no. Open stages are
#   `enquiry`, `offer` and `negotiation`.
# - A source with decided leads, none of them converted, has a chance of 0.
# - Where no lead of the source, or no opportunity, is decided, nothing can be counted: raise a
#   `ValueError`.

# %% [markdown] part="order_chance" lang="zh"
# ## 4 · 同事算的概率
# 客户来询价，线索就“转为商机”；商机还可能赢，也可能输。同事用下面的函数计算某个来源的线索
# 最后成为订单的概率。他算出的数不对，有的来源干脆算不出来。函数里有三处错误。
#
# 请写出正确的 `order_chance`，三个参数不变。按行数计算，不按企业数。
#
# - 还没了结的线索和商机，既不算成，也不算不成。未了结的商机阶段是
#   `enquiry`（询价）、`offer`（已报价）、`negotiation`（谈判）。
# - 有已了结的线索、但一条也没转为商机的来源，概率为 0。
# - 该来源没有一条线索了结，或者没有一个商机了结，就无从计算：请抛出 `ValueError`。


# %%
def colleagues_chance(leads, opportunities, source):
    converted = leads[leads["state"] == "converted"].groupby("source")["lead"].count()
    everyone = leads.groupby("source")["lead"].count()
    return converted[source] / everyone[source]


colleagues_chance(leads, books["opportunities"], "web")


# %% part="order_chance"
def order_chance(leads, opportunities, source):
    ### BEGIN SOLUTION
    states = leads[leads["source"] == source]["state"]
    converted, lost = (states == "converted").sum(), (states == "lost").sum()
    won = (opportunities["stage"] == "won").sum()
    not_won = (opportunities["stage"] == "lost").sum()
    if converted + lost == 0:
        raise ValueError(f"no lead of the source {source!r} is decided")
    if won + not_won == 0:
        raise ValueError("no opportunity is decided")
    return converted / (converted + lost) * won / (won + not_won)
    ### END SOLUTION


# %% [markdown] hint="order_chance" lang="en"
# - Which leads does he divide by? Where does he ask whether the opportunity was won? What does he
#   find for a source that was never converted?
# - Two shares, multiplied: converted of the decided leads, won of the decided opportunities.
# - `states = leads[leads["source"] == source]["state"]`, then `(states == "converted").sum()`
#   counts lines, and gives 0 where there are none.

# %% [markdown] hint="order_chance" lang="zh"
# - 他拿哪些线索做分母？哪里问过商机赢了没有？一个从没转过商机的来源，他能查到什么？
# - 两个比例相乘：已了结线索中转为商机的，已了结商机中赢单的。
# - 先写 `states = leads[leads["source"] == source]["state"]`，
#   再用 `(states == "converted").sum()` 数行数，没有时得 0。


# %% part="order_chance" wrong="undecided_as_lost"
def order_chance(leads, opportunities, source):
    states = leads[leads["source"] == source]["state"]
    won = opportunities["stage"] == "won"
    decided = opportunities["stage"].isin(["won", "lost"])
    return (states == "converted").mean() * won.sum() / decided.sum()


# %% part="order_chance" wrong="converted_as_won"
def order_chance(leads, opportunities, source):
    states = leads[leads["source"] == source]["state"]
    return (states == "converted").sum() / states.isin(["converted", "lost"]).sum()


# %% part="order_chance" wrong="open_offers_counted"
def order_chance(leads, opportunities, source):
    states = leads[leads["source"] == source]["state"]
    share = (states == "converted").sum() / states.isin(["converted", "lost"]).sum()
    return share * (opportunities["stage"] == "won").mean()


# %% part="order_chance" wrong="over_the_lost"
def order_chance(leads, opportunities, source):
    states = leads[leads["source"] == source]["state"]
    stages = opportunities["stage"]
    share = (states == "converted").sum() / (states == "lost").sum()
    return share * (stages == "won").sum() / stages.isin(["won", "lost"]).sum()


# %% [markdown] part="call_list" lang="en"
# ## 5 · The calls
# Complete `call_list`: it puts your answers together. A new lead takes 3 days. Each of the
# `sellers` has 20 days, and nobody starts a call that she cannot finish.
#
# It returns a table of the firms to call, with two columns: `lead`, and `expected`, the margin to
# expect from it, `WORTH` of its kind times the chance of its source. Highest expected margin first;
# of equal ones the lead that was created last; of these the one with the lower lead number. If
# there are fewer firms than the sellers can call, the table names them all.
#
# Use your own `firms_to_call` and `order_chance`.

# %% [markdown] part="call_list" lang="zh"
# ## 5 · 拜访名单
# 请补全 `call_list`，把前面的答案合起来。一条新线索要花 3 天。`sellers` 名业务员每人有 20 天，
# 做不完的，谁也不动手。
#
# 返回要拜访的企业，表有两列：`lead`（线索编号）和 `expected`（预期毛利，
# 即该类客户的 `WORTH` 乘以该来源的成交概率）。预期毛利高的在前；相同的，登记（`created`）
# 晚的在前；再相同，线索编号小的在前。企业不够业务员拜访时，全部列出。
#
# 请使用你自己写的 `firms_to_call` 和 `order_chance`。


# %% part="call_list"
def call_list(leads, opportunities, sellers):
    ### BEGIN SOLUTION
    firms = firms_to_call(leads)
    chance = firms["source"].map(lambda source: order_chance(leads, opportunities, source))
    firms = firms.assign(expected=firms["kind"].map(WORTH) * chance)
    by = ["expected", "created", "lead"]
    firms = firms.sort_values(by, ascending=[False, False, True])
    return firms[["lead", "expected"]].head(sellers * 6)
    ### END SOLUTION


# %% [markdown] hint="call_list" lang="en"
# - How many calls can one salesperson finish in 20 days? Multiply after you have rounded down.
# - `firms["kind"].map(WORTH)` gives a column of amounts. `firms["source"].map(…)` can give the
#   chances, with `lambda source: order_chance(leads, opportunities, source)` between the brackets.
# - `.sort_values(["expected", "created", "lead"], ascending=[False, False, True])`, then
#   `[["lead", "expected"]].head(…)`.

# %% [markdown] hint="call_list" lang="zh"
# - 一名业务员 20 天做得完几家？先取整，再乘人数。
# - `firms["kind"].map(WORTH)` 得到一列金额；`firms["source"].map(…)` 得到概率，
#   括号里写 `lambda source: order_chance(leads, opportunities, source)`。
# - 用 `.sort_values(["expected", "created", "lead"], ascending=[False, False, True])` 排序，
#   再取 `[["lead", "expected"]].head(…)`。


# %% part="call_list" wrong="chance_ignored"
def call_list(leads, opportunities, sellers):
    firms = firms_to_call(leads)
    firms = firms.assign(expected=firms["kind"].map(WORTH))
    by = ["expected", "created", "lead"]
    firms = firms.sort_values(by, ascending=[False, False, True])
    return firms[["lead", "expected"]].head(sellers * 6)


# %% part="call_list" wrong="days_pooled"
def call_list(leads, opportunities, sellers):
    firms = firms_to_call(leads)
    chance = firms["source"].map(lambda source: order_chance(leads, opportunities, source))
    firms = firms.assign(expected=firms["kind"].map(WORTH) * chance)
    by = ["expected", "created", "lead"]
    firms = firms.sort_values(by, ascending=[False, False, True])
    return firms[["lead", "expected"]].head(sellers * 20 // 3)


# %% part="call_list" wrong="oldest_first"
def call_list(leads, opportunities, sellers):
    firms = firms_to_call(leads)
    chance = firms["source"].map(lambda source: order_chance(leads, opportunities, source))
    firms = firms.assign(expected=firms["kind"].map(WORTH) * chance)
    firms = firms.sort_values(["expected", "created", "lead"], ascending=[False, True, True])
    return firms[["lead", "expected"]].head(sellers * 6)


# %% [markdown] part="fourth_seller" lang="en"
# ## 6 · The fourth salesperson
# Three salespeople take the first 18 calls of your own books. The fourth has 20 days too. Instead
# of the next six calls she may take something from the whiteboard:
#
# | target | margin of the first year | chance | days |
# |---|---|---|---|
# | a giant group | ¥900,000 | 3 % | 120 |
# | a mid-sized chain | ¥90,000 | 30 % | 20 |
# | micro firms, each | ¥8,000 | 60 % | 4 |
#
# Sales now expects no more than ¥90,000 from the chain. There are more micro firms than she has
# days. Bind two values:
#
# - `six_leads`: the margin to expect from calls 19 to 24, in yuan.
# - `fourth_seller`: what brings most in her 20 days, as one of these words: `"giant"`, `"chain"`,
#   `"micro"` (as many as she can), `"leads"` (calls 19 to 24).
#
# The check here looks at the amount, and whether the word is on this list. Whether it is the right
# word you learn when your work is graded.

# %% [markdown] part="fourth_seller" lang="zh"
# ## 6 · 第四名业务员
# 三名业务员负责你账簿里的前 18 家。第四名也有 20 天。除了接下来的六家，
# 她也可以改做白板上的目标：
#
# | 目标 | 第一年毛利 | 成交概率 | 天数 |
# |---|---|---|---|
# | 一家大集团 | 900,000 元 | 3 % | 120 |
# | 一家中型连锁超市 | 90,000 元 | 30 % | 20 |
# | 小微店，每家 | 8,000 元 | 60 % | 4 |
#
# 连锁超市的毛利，销售部后来改成了 9 万元。小微店多的是，20 天跑不完。请给两个名称赋值：
#
# - `six_leads`：第 19 到 24 家合计的预期毛利，单位为元。
# - `fourth_seller`：她的 20 天做什么预期毛利最高，从下列词中选一个：`"giant"`（大集团）、
#   `"chain"`（连锁超市）、`"micro"`（小微店，能做几家做几家）、`"leads"`（第 19 到 24 家）。
#
# 自查时只看金额，以及所选的词是否在列；选得对不对，批改后才知道。

# %% part="fourth_seller"
### BEGIN SOLUTION
six_leads = call_list(leads, books["opportunities"], 4)["expected"].tail(6).sum()
# The giant cannot be finished, and five micro firms bring 24,000: less than the chain's 27,000.
fourth_seller = "leads" if six_leads > 27_000 else "chain"  # survives: nobody's six come so close
### END SOLUTION

# %% [markdown] hint="fourth_seller" lang="en"
# - `call_list(leads, books["opportunities"], 4)` names 24 firms. Which six of them are hers?
# - `.tail(6)` takes the last six lines of a column; `.sum()` adds them up.
# - What does each line of the whiteboard bring *within 20 days*? One of them brings nothing.

# %% [markdown] hint="fourth_seller" lang="zh"
# - `call_list(leads, books["opportunities"], 4)` 列出 24 家，哪六家归她？
# - `.tail(6)` 取一列的最后六行，`.sum()` 求和。
# - 白板上的每一行，**20 天之内**各能带来多少？其中有一行什么也带不来。

# %% part="fourth_seller" wrong="chance_ignored"
six_leads = (
    leads.set_index("lead")["kind"]
    .loc[call_list(leads, books["opportunities"], 4)["lead"].iloc[18:24]]
    .map(WORTH)
    .sum()
)
fourth_seller = "leads"

# %% part="fourth_seller" wrong="best_six_again"
six_leads = call_list(leads, books["opportunities"], 1)["expected"].sum()
fourth_seller = "leads"

# %% [markdown] part="note" lang="en"
# ## 7 · A note to the sales director
# Write three to five sentences, in English or Chinese: what the fourth salesperson does, how many
# of the calls you expect to end with an order and where that chance comes from, and what you would
# have to see to decide otherwise. Use your own figures. Write between the quotation marks; your
# instructor reads it.

# %% [markdown] part="note" lang="zh"
# ## 7 · 给销售总监的便条
# 写三到五句话，中英文均可：第四名业务员做什么；你预计这些拜访有几家会成交，
# 这个概率从哪里来；看到什么情况你会改主意。请用你自己的数字。写在引号之间，由教师批阅。

# %% part="note"
### BEGIN SOLUTION
note = (
    f"The fourth salesperson: {fourth_seller}. Her six calls are worth {six_leads:,.0f} yuan to "
    "expect, the chain 27,000, micro firms 24,000, the giant nothing before the fair. Of a hundred "
    f"web leads {100 * order_chance(leads, books['opportunities'], 'web'):.0f} ended with an "
    "order, counted on our own decided leads and offers, so most calls will fail. The choice "
    "between chain and calls turns at a chain chance of "
    f"{break_even_chance(90_000, 20, six_leads / 20):.0%}: a signed letter of intent, or a count "
    "of how such chains went so far, would settle it."
)
### END SOLUTION

# %% [markdown] hint="note" lang="en"
# - Begin with the decision and the two amounts that you compared.
# - Your `break_even_chance` says how high the chain's chance must be to be worth her six calls.

# %% [markdown] hint="note" lang="zh"
# - 先写决定，再写你比较的两个金额。
# - 你的 `break_even_chance` 能告诉你：连锁超市的概率要多高，才抵得上她的六家。

# %% [markdown] rubric="note" points=3 lang="en"
# - 1 point: the decision is stated and agrees with the learner's own amounts for the 20 days.
# - 1 point: a chance or a number of orders to expect is given, and it says that it was counted on
#   decided leads and offers (not hoped for, not taken from the whiteboard).
# - 1 point: it says what would change the decision, as something one can observe: an income or a
#   chance of the chain above a figure, a letter of intent, a record of earlier attempts.
#
# No points for language or length. A wrong figure carried over from an earlier part costs nothing.

# %% [markdown] rubric="note" points=3 lang="zh"
# - 1 分：说明了决定，且与学员自己算出的 20 天金额一致。
# - 1 分：给出成交概率或预计成交家数，并说明它是根据已了结的线索和商机数出来的
#   （不是估的，也不是抄白板的）。
# - 1 分：说明了什么会改变决定，而且是看得见的事：连锁超市的收入或概率超过某个数、
#   一份采购意向书、以往同类尝试的记录。
#
# 不计语言和篇幅。前面小题算错而沿用的数字不扣分。

# %% [markdown] wrong="chance_ignored" lang="en"
# The chance is missing. Most of these firms will say no, and the days are spent all the same.

# %% [markdown] wrong="chance_ignored" lang="zh"
# 没有乘成交概率。多数企业会回绝，天数照样花掉。

# %% [markdown] wrong="days_ignored" lang="en"
# The days are missing. Days are what is scarce here: divide by them.

# %% [markdown] wrong="days_ignored" lang="zh"
# 漏了天数。这里缺的正是天数，要除以它。

# %% [markdown] wrong="unfinishable_kept" lang="en"
# One target needs more days than there are. What cannot be finished brings nothing.

# %% [markdown] wrong="unfinishable_kept" lang="zh"
# 有一个目标所需的天数超过可用天数。做不完的，什么也带不来。

# %% [markdown] wrong="last_day_lost" lang="en"
# A target that needs exactly as many days as there are can be finished: compare with `<=`.

# %% [markdown] wrong="last_day_lost" lang="zh"
# 所需天数正好等于可用天数的做得完：请用 `<=` 比较。

# %% [markdown] wrong="wrong_end" lang="en"
# Sorted the wrong way round: the best income per day comes first.

# %% [markdown] wrong="wrong_end" lang="zh"
# 顺序反了：每工作日预期收入最高的排在最前面。

# %% [markdown] wrong="in_percent" lang="en"
# That is a percentage. A chance is a number from 0 to 1: 0.24, not 24.

# %% [markdown] wrong="in_percent" lang="zh"
# 这是百分数。概率是 0 到 1 之间的数：0.24，不是 24。

# %% [markdown] wrong="upside_down" lang="en"
# Upside down: divide what the days would bring elsewhere by the income, not the other way round.

# %% [markdown] wrong="upside_down" lang="zh"
# 上下颠倒了：用这些天在别处的收入除以这个目标的收入。

# %% [markdown] wrong="capped_at_one" lang="en"
# Not even a certain win would be enough here. A 1 says that it would.

# %% [markdown] wrong="capped_at_one" lang="zh"
# 这里就算必定成交也不够，写 1 却等于说够了。

# %% [markdown] wrong="more_than_certain" lang="en"
# More than certain does not exist: above 1 no chance is high enough.

# %% [markdown] wrong="more_than_certain" lang="zh"
# 概率不可能超过 1。超过 1 就是多高的概率都不行。

# %% [markdown] wrong="repeats_kept" lang="en"
# A firm stands there twice. Two salespeople would call it in one week.

# %% [markdown] wrong="repeats_kept" lang="zh"
# 有企业列了两次，两名业务员会在同一周找上门。

# %% [markdown] wrong="answer_forgotten" lang="en"
# A firm is on the list that has given its answer already, under another line.

# %% [markdown] wrong="answer_forgotten" lang="zh"
# 名单里有一家企业在另一行里早已有了结果。

# %% [markdown] wrong="namesakes_merged" lang="en"
# Two firms with one name were taken for one. Their numbers differ.

# %% [markdown] wrong="namesakes_merged" lang="zh"
# 把两家同名的企业当成了一家。它们的号码不同。

# %% [markdown] wrong="later_find_kept" lang="en"
# Of a firm with several open lines you kept the one that stands first, not the one created first.

# %% [markdown] wrong="later_find_kept" lang="zh"
# 一家企业有几行时，留的是排在前面的，不是最早登记的。

# %% [markdown] wrong="undecided_as_lost" lang="en"
# Leads that are still open were counted as lost. Divide by the decided ones.

# %% [markdown] wrong="undecided_as_lost" lang="zh"
# 把未了结的线索当成了流失。分母只用已了结的。

# %% [markdown] wrong="converted_as_won" lang="en"
# That is the chance of an opportunity. Not every opportunity is won.

# %% [markdown] wrong="converted_as_won" lang="zh"
# 这是转为商机的概率。商机不一定赢单。

# %% [markdown] wrong="open_offers_counted" lang="en"
# Opportunities that are still open were counted as lost. Divide by won and lost only.

# %% [markdown] wrong="open_offers_counted" lang="zh"
# 把未了结的商机当成了输单。分母只用赢单和输单。

# %% [markdown] wrong="over_the_lost" lang="en"
# Converted over lost is no share. Divide by all decided leads, converted and lost.

# %% [markdown] wrong="over_the_lost" lang="zh"
# 转为商机的除以流失的，不是比例。分母是全部已了结的线索，两者之和。

# %% [markdown] wrong="days_pooled" lang="en"
# You pooled the days. Each salesperson has 20, which is six calls of 3 days; the 2 left over make
# no call together.

# %% [markdown] wrong="days_pooled" lang="zh"
# 你把天数合在一起用了。每人 20 天，3 天一家，只够六家；各人剩下的 2 天凑不成一次拜访。

# %% [markdown] wrong="oldest_first" lang="en"
# Of leads worth the same you took the oldest first. The youngest have been waiting least.

# %% [markdown] wrong="oldest_first" lang="zh"
# 预期毛利相同时，你把最早登记的排在了前面。应当先找刚来的。

# %% [markdown] wrong="best_six_again" lang="en"
# These are calls 1 to 6, which another salesperson makes. Hers are 19 to 24.

# %% [markdown] wrong="best_six_again" lang="zh"
# 这是第 1 到 6 家，归别的业务员。她的是第 19 到 24 家。
