# %% [markdown] lang="en"
# # Can the Harbour Hotel pay its bills?
# You sit at the credit desk of Lantern Trading. The Harbour Hotel orders drinks for the season,
# ¥600,000 worth, payable in 60 days. Sales says: "A customer since 2019, profitable, current ratio
# above 1. Sign it." The hotel's latest balance sheet lies on your desk. You look behind the ratio,
# first at the hotel, then at the whole customer book, and you decide.
#
# Amounts are in yuan. A ratio is a plain number such as 1.25, not a percentage; do not round it.

# %% [markdown] lang="zh"
# # 港湾酒店付得起账单吗？
# 你在明灯商贸做信用管理。港湾酒店要为旺季订购 60 万元酒水，申请 60 天账期。
# 销售部说：“2019 年以来的老客户，有盈利，流动比率大于 1，签吧。”
# 酒店最近一期的资产负债表就在你桌上。你要看清比率背后的东西：先看这家酒店，
# 再看全部客户，然后作出决定。
#
# 金额单位为元。比率写成 1.25 这样的数，不写百分数，也不要四舍五入。

# %% [markdown] part="quick_ratio" lang="en"
# ## 1 · What could pay tomorrow
# Complete `quick_ratio`. It gets four amounts of one balance sheet: all current assets, the
# inventory and the prepayments among them, and the current liabilities. It returns the quick
# ratio: what is left of the current assets without inventory and without prepayments, per yuan of
# current liabilities.
#
# - A shop with current assets of 800, of which 300 are inventory and 50 prepayments, and current
#   liabilities of 400: 1.125.
# - Current liabilities of zero or less have no ratio: raise a `ValueError`.
# - Write the calculation yourself, without `crmlab.credit`.

# %% [markdown] part="quick_ratio" lang="zh"
# ## 1 · 明天就能拿来付账的有多少
# 请补全 `quick_ratio`。它收到同一张资产负债表上的四个数：流动资产合计、其中的存货、
# 其中的预付款项，以及流动负债。返回速动比率：流动资产扣除存货和预付款项之后，
# 每一元流动负债对应多少元。
#
# - 例如一家商店流动资产 800，其中存货 300、预付款项 50，流动负债 400，结果为 1.125。
# - 流动负债为零或负数时没有比率可言：请抛出 `ValueError`。
# - 请自己写出计算，不使用 `crmlab.credit`。

# %% part="quick_ratio" without="crmlab.credit"
def quick_ratio(current_assets, inventory, prepaid, current_liabilities):
    ### BEGIN SOLUTION
    if current_liabilities <= 0:
        raise ValueError(f"current_liabilities must be > 0, got {current_liabilities}")
    return (current_assets - inventory - prepaid) / current_liabilities
    ### END SOLUTION


# %% [markdown] hint="quick_ratio" lang="en"
# - Which current assets could not pay a bill tomorrow?
# - Two items come off before you divide; the debt stands under the line and nowhere else.
# - Begin with `if current_liabilities <= 0:` and, indented below it, `raise ValueError("no debt")`.

# %% [markdown] hint="quick_ratio" lang="zh"
# - 哪些流动资产明天没法拿来付账？
# - 先扣除两项再相除；负债只出现在分母里。
# - 开头写 `if current_liabilities <= 0:`，下一行缩进写 `raise ValueError("没有负债")`。


# %% part="quick_ratio" wrong="stock_left_in"
def quick_ratio(current_assets, inventory, prepaid, current_liabilities):
    return (current_assets - prepaid) / current_liabilities


# %% part="quick_ratio" wrong="prepayments_left_in"
def quick_ratio(current_assets, inventory, prepaid, current_liabilities):
    return (current_assets - inventory) / current_liabilities


# %% part="quick_ratio" wrong="net_of_debt"
def quick_ratio(current_assets, inventory, prepaid, current_liabilities):
    return (current_assets - current_liabilities) / current_liabilities


# %% [markdown] part="hotel_ratios" lang="en"
# ## 2 · The hotel in your books
# The cell below takes the hotel's latest statement from your books and shows it. An item is read
# like `hotel.current_assets`.
#
# Bind the hotel's current ratio (current assets per yuan of current liabilities) to
# `hotel_current` and its quick ratio to `hotel_quick`. Use your own `quick_ratio`, not
# `crmlab.credit`.

# %% [markdown] part="hotel_ratios" lang="zh"
# ## 2 · 账簿里的这家酒店
# 下面的单元格从你的账簿中取出酒店最近一期的报表并显示出来。读取某一项的写法如
# `hotel.current_assets`。
#
# 请把酒店的流动比率（每一元流动负债对应的流动资产）赋给 `hotel_current`，
# 把速动比率赋给 `hotel_quick`。请使用你自己写的 `quick_ratio`，不使用 `crmlab.credit`。

# %%
from crmlab.company import STORY

hotel = books["statements"].set_index("customer").loc[STORY["hotel"]]
hotel

# %% part="hotel_ratios" without="crmlab.credit"
### BEGIN SOLUTION
hotel_current = hotel.current_assets / hotel.current_liabilities
# survives: inventory and prepayments are both taken off, so they may change places
hotel_quick = quick_ratio(
    hotel.current_assets, hotel.inventory, hotel.prepaid, hotel.current_liabilities
)
### END SOLUTION

# %% [markdown] hint="hotel_ratios" lang="en"
# - Both ratios have the same amount under the line. Which of the two debts in the statement is it?
# - Your function wants its four amounts in this order: current assets, inventory, prepayments,
#   current liabilities.
# - `hotel_quick = quick_ratio(hotel.current_assets, hotel.inventory, …)`

# %% [markdown] hint="hotel_ratios" lang="zh"
# - 两个比率的分母相同。报表里有两种负债，应该用哪一种？
# - 你的函数依次需要四个数：流动资产、存货、预付款项、流动负债。
# - `hotel_quick = quick_ratio(hotel.current_assets, hotel.inventory, …)`

# %% part="hotel_ratios" wrong="stock_left_in"
hotel_current = hotel.current_assets / hotel.current_liabilities
hotel_quick = (hotel.current_assets - hotel.prepaid) / hotel.current_liabilities

# %% part="hotel_ratios" wrong="prepayments_left_in"
hotel_current = hotel.current_assets / hotel.current_liabilities
hotel_quick = (hotel.current_assets - hotel.inventory) / hotel.current_liabilities

# %% part="hotel_ratios" wrong="over_total_liabilities"
hotel_current = hotel.current_assets / hotel.total_liabilities
hotel_quick = (hotel.cash + hotel.securities + hotel.receivables) / hotel.total_liabilities

# %% part="hotel_ratios" wrong="in_percent"
hotel_current = 100 * hotel.current_assets / hotel.current_liabilities
hotel_quick = 100 * (hotel.cash + hotel.securities + hotel.receivables) / hotel.current_liabilities

# %% [markdown] part="look_again" lang="en"
# ## 3 · Who else looks better than they are
# The hotel is not alone. Complete `look_again`: it gets a table like `books["statements"]` and
# returns a table of those customers who deserve a second look, because their current ratio is at
# least 1.5 and their quick ratio is nevertheless below 1.
#
# Columns: `customer`, `current` (current ratio), `quick` (quick ratio). The smallest quick ratio
# comes first. The first and the last line are there already.

# %% [markdown] part="look_again" lang="zh"
# ## 3 · 还有谁看上去比实际好
# 这样的客户不止酒店一家。请补全 `look_again`：它收到一张与 `books["statements"]` 同样形式的表，
# 返回需要再看一眼的客户，即流动比率不低于 1.5、速动比率却低于 1 的客户。
#
# 返回的表有三列：`customer`、`current`（流动比率）、`quick`（速动比率），速动比率最小的排在最前面。
# 第一行和最后一行已经写好。


# %% part="look_again"
def look_again(statements):
    table = statements.copy()
    ### BEGIN SOLUTION
    liquid = statements["current_assets"] - statements["inventory"] - statements["prepaid"]
    table["current"] = statements["current_assets"] / statements["current_liabilities"]
    table["quick"] = liquid / statements["current_liabilities"]
    table = table[(table["current"] >= 1.5) & (table["quick"] < 1)].sort_values("quick")
    ### END SOLUTION
    return table[["customer", "current", "quick"]]


# %% [markdown] hint="look_again" lang="en"
# - A whole column can be divided by another: `statements["sales"] / statements["total_assets"]`.
# - `table["current"] = …` adds a column; the quick ratio needs the same two subtractions as before.
# - `table[(table["current"] >= 1.5) & (table["quick"] < 1)]` keeps the rows; the brackets matter.
#   `.sort_values("quick")` sorts them.

# %% [markdown] hint="look_again" lang="zh"
# - 整列可以直接相除，例如 `statements["sales"] / statements["total_assets"]`。
# - `table["current"] = …` 会增加一列；速动比率要扣的仍是那两项。
# - 用 `table[(table["current"] >= 1.5) & (table["quick"] < 1)]` 挑选行，括号不能少；
#   再用 `.sort_values("quick")` 排序。


# %% part="look_again" wrong="floor_missed"
def look_again(statements):
    liquid = statements["current_assets"] - statements["inventory"] - statements["prepaid"]
    table = statements[["customer"]].assign(
        current=statements["current_assets"] / statements["current_liabilities"],
        quick=liquid / statements["current_liabilities"],
    )
    return table[(table["current"] > 1.5) & (table["quick"] < 1)].sort_values("quick")


# %% part="look_again" wrong="wrong_end"
def look_again(statements):
    liquid = statements["current_assets"] - statements["inventory"] - statements["prepaid"]
    table = statements[["customer"]].assign(
        current=statements["current_assets"] / statements["current_liabilities"],
        quick=liquid / statements["current_liabilities"],
    )
    chosen = table[(table["current"] >= 1.5) & (table["quick"] < 1)]
    return chosen.sort_values("quick", ascending=False)


# %% part="look_again" wrong="prepayments_left_in"
def look_again(statements):
    liquid = statements["current_assets"] - statements["inventory"]
    table = statements[["customer"]].assign(
        current=statements["current_assets"] / statements["current_liabilities"],
        quick=liquid / statements["current_liabilities"],
    )
    return table[(table["current"] >= 1.5) & (table["quick"] < 1)].sort_values("quick")


# %% [markdown] part="phone_list" lang="en"
# ## 4 · A colleague's list
# Before the month ends, a colleague wants to phone the customers with the smallest quick ratio.
# His list, below, names firms that nobody worries about. There are three errors in his function.
#
# Write `phone_list`, which does it right: the same two arguments (`count` is how many customers to
# name), the same kind of result, a list of customer numbers, smallest quick ratio first.

# %% [markdown] part="phone_list" lang="zh"
# ## 4 · 同事的名单
# 月底之前，一位同事要给速动比率最小的客户打电话。他的名单如下，列出的却是谁也不担心的公司。
# 他的函数里有三处错误。
#
# 请写出正确的 `phone_list`：两个参数不变（`count` 是要列出的客户数），结果的形式也不变，
# 即客户编号的列表，速动比率最小的排在最前面。


# %%
def colleagues_list(statements, count):
    liquid = statements["current_assets"] - statements["inventory"]
    table = statements.assign(quick=liquid / statements["total_liabilities"])
    table = table.sort_values("quick", ascending=False)
    return table["customer"].head(count).tolist()


colleagues_list(books["statements"], 5)


# %% part="phone_list"
def phone_list(statements, count):
    ### BEGIN SOLUTION
    liquid = statements["current_assets"] - statements["inventory"] - statements["prepaid"]
    table = statements.assign(quick=liquid / statements["current_liabilities"])
    table = table.sort_values("quick")
    return table["customer"].head(count).tolist()  # survives: a column passes for a list
    ### END SOLUTION


# %% [markdown] hint="phone_list" lang="en"
# - Copy his four lines and compare each with your answers above. One error is in each of the first
#   three lines.
# - What is missing in `liquid`? Which debt stands under the line? Which end of the list comes
#   first?

# %% [markdown] hint="phone_list" lang="zh"
# - 把他的四行抄过来，逐行与你前面的答案对照。前三行各有一处错误。
# - `liquid` 里漏扣了什么？分母用的是哪种负债？排在最前面的是哪一头？


# %% part="phone_list" wrong="prepayments_left_in"
def phone_list(statements, count):
    liquid = statements["current_assets"] - statements["inventory"]
    table = statements.assign(quick=liquid / statements["current_liabilities"])
    return table.sort_values("quick")["customer"].head(count).tolist()


# %% part="phone_list" wrong="over_total_liabilities"
def phone_list(statements, count):
    liquid = statements["current_assets"] - statements["inventory"] - statements["prepaid"]
    table = statements.assign(quick=liquid / statements["total_liabilities"])
    return table.sort_values("quick")["customer"].head(count).tolist()


# %% part="phone_list" wrong="wrong_end"
def phone_list(statements, count):
    liquid = statements["current_assets"] - statements["inventory"] - statements["prepaid"]
    table = statements.assign(quick=liquid / statements["current_liabilities"])
    return table.sort_values("quick", ascending=False)["customer"].head(count).tolist()


# %% [markdown] part="credit_points" lang="en"
# ## 5 · A card for hotels and restaurants
# Two ratios are not the whole customer. For hotels and restaurants the house scores four
# indicators and adds up their points, 100 at most:
#
# | indicator | class | points |
# |---|---|---|
# | `current` | at least 1.5 | 20 |
# | | at least 1.2 | 12 |
# | | at least 1.0 | 5 |
# | | below | 0 |
# | `quick` | at least 1.0 | 30 |
# | | at least 0.8 | 22 |
# | | at least 0.6 | 14 |
# | | at least 0.4 | 6 |
# | | below | 0 |
# | `payment_record` | `"prompt"`: as a rule on time | 30 |
# | | `"slow"`: late, never over 30 days | 15 |
# | | `"none"`: no dealings yet | 10 |
# | | `"bad"`: over 30 days late | 0 |
# | `guarantee` | `"bank"`: a bank's | 20 |
# | | `"owner"`: the owner's | 10 |
# | | `"none"`: none signed | 0 |
#
# Complete `credit_points`, which returns the total. An indicator earns the points of the best class
# it reaches, and of that class only; a ratio exactly on a floor has reached it. A word that is not
# on the card is an error (`ValueError`). Write it without `crmlab.credit`.

# %% [markdown] part="credit_points" lang="zh"
# ## 5 · 酒店餐饮类客户的评分卡
# 只看两个比率还不够。对酒店餐饮类客户，公司给四项指标打分并相加，满分 100：
#
# | 指标 | 档次 | 得分 |
# |---|---|---|
# | `current` 流动比率 | 不低于 1.5 | 20 |
# | | 不低于 1.2 | 12 |
# | | 不低于 1.0 | 5 |
# | | 更低 | 0 |
# | `quick` 速动比率 | 不低于 1.0 | 30 |
# | | 不低于 0.8 | 22 |
# | | 不低于 0.6 | 14 |
# | | 不低于 0.4 | 6 |
# | | 更低 | 0 |
# | `payment_record` 付款记录 | `"prompt"`：按时，一般不逾期 | 30 |
# | | `"slow"`：拖延，但逾期从未超过 30 天 | 15 |
# | | `"none"`：无，尚无往来 | 10 |
# | | `"bad"`：差，逾期超过 30 天 | 0 |
# | `guarantee` 担保 | `"bank"`：银行担保 | 20 |
# | | `"owner"`：业主个人担保 | 10 |
# | | `"none"`：没有签署担保 | 0 |
#
# 请补全 `credit_points`，返回总分。每项指标只取所达到的最高一档的分数；
# 比率正好等于下限，就算达到该档。出现卡上没有的词要报错（`ValueError`）。
# 请自己写出计算，不使用 `crmlab.credit`。


# %% part="credit_points" without="crmlab.credit"
def credit_points(current, quick, payment_record, guarantee):
    ### BEGIN SOLUTION
    records = {"prompt": 30, "slow": 15, "none": 10, "bad": 0}
    guarantees = {"bank": 20, "owner": 10, "none": 0}
    if payment_record not in records:
        raise ValueError(f"payment_record must be one of {list(records)}, got {payment_record!r}")
    if guarantee not in guarantees:
        raise ValueError(f"guarantee must be one of {list(guarantees)}, got {guarantee!r}")
    points = records[payment_record] + guarantees[guarantee]
    if current >= 1.5:
        points += 20
    elif current >= 1.2:
        points += 12
    elif current >= 1.0:
        points += 5
    if quick >= 1.0:
        points += 30
    elif quick >= 0.8:
        points += 22
    elif quick >= 0.6:
        points += 14
    elif quick >= 0.4:
        points += 6
    return points
    ### END SOLUTION


# %% [markdown] hint="credit_points" lang="en"
# - For words a dictionary holds the points: `{"bank": 20, "owner": 10, "none": 0}`.
# - For ratios begin with the best class: `if current >= 1.5:` … `elif current >= 1.2:` … With
#   `elif` only the first class that fits counts.
# - `if guarantee not in guarantees:` is the place for `raise ValueError(…)`.

# %% [markdown] hint="credit_points" lang="zh"
# - 文字类指标可用字典存分数：`{"bank": 20, "owner": 10, "none": 0}`。
# - 比率从最高一档写起：`if current >= 1.5:` …… `elif current >= 1.2:` ……
#   用 `elif` 时只有第一个符合的档次计分。
# - `if guarantee not in guarantees:` 之下写 `raise ValueError(…)`。


# %% part="credit_points" wrong="floor_missed"
def credit_points(current, quick, payment_record, guarantee):
    def earned(ratio, classes):
        return next((points for floor, points in classes.items() if ratio > floor), 0)

    return (
        earned(current, {1.5: 20, 1.2: 12, 1.0: 5})
        + earned(quick, {1.0: 30, 0.8: 22, 0.6: 14, 0.4: 6})
        + {"prompt": 30, "slow": 15, "none": 10, "bad": 0}[payment_record]
        + {"bank": 20, "owner": 10, "none": 0}[guarantee]
    )


# %% part="credit_points" wrong="classes_added"
def credit_points(current, quick, payment_record, guarantee):
    def earned(ratio, classes):
        return sum(points for floor, points in classes.items() if ratio >= floor)

    return (
        earned(current, {1.5: 20, 1.2: 12, 1.0: 5})
        + earned(quick, {1.0: 30, 0.8: 22, 0.6: 14, 0.4: 6})
        + {"prompt": 30, "slow": 15, "none": 10, "bad": 0}[payment_record]
        + {"bank": 20, "owner": 10, "none": 0}[guarantee]
    )


# %% part="credit_points" wrong="words_forgotten"
def credit_points(current, quick, payment_record, guarantee):
    def earned(ratio, classes):
        return next((points for floor, points in classes.items() if ratio >= floor), 0)

    return earned(current, {1.5: 20, 1.2: 12, 1.0: 5}) + earned(
        quick, {1.0: 30, 0.8: 22, 0.6: 14, 0.4: 6}
    )


# %% [markdown] part="hotel_decision" lang="en"
# ## 6 · Sixty days for the hotel?
# The ledger says: in the last twelve months the hotel paid late several times, never by more than
# 30 days. It has signed no guarantee so far. The house grants 60 days from 50 points upwards; a
# guarantee earns its points once it is signed.
#
# Bind two values:
#
# - `hotel_score`: the hotel's points on the card as things stand today.
# - `hotel_decision`: the least that must happen before you sign, as one of these words: `"open"`
#   (nothing, 60 days as asked), `"owner"` (the owner's guarantee), `"bank"` (a bank's guarantee),
#   `"prepay"` (no guarantee on the card is enough: it pays in advance).
#
# The check here looks at the points, and whether the word is on this list. Whether it is the
# right word you learn when your work is graded.

# %% [markdown] part="hotel_decision" lang="zh"
# ## 6 · 给不给酒店 60 天？
# 台账显示：过去十二个月里酒店几次逾期付款，但从未超过 30 天；到现在没有签过任何担保。
# 公司规定满 50 分可给 60 天账期；担保要签署之后才计分。
#
# 请给两个名称赋值：
#
# - `hotel_score`：按目前的情况，酒店在评分卡上的总分。
# - `hotel_decision`：签字之前最低限度要做到什么，从下列词中选一个：
#   `"open"`（无需担保，照申请给 60 天）、`"owner"`（业主个人担保）、`"bank"`（银行担保）、
#   `"prepay"`（哪种担保都不够，须预付货款）。
#
# 自查时只看总分，以及所选的词是否在列；选得对不对，批改后才知道。

# %% part="hotel_decision"
### BEGIN SOLUTION
hotel_score = credit_points(hotel_current, hotel_quick, "slow", "none")
if hotel_score >= 50:  # survives: in all books the hotel has 26, 33 or 41 points
    hotel_decision = "open"  # survives: so this is never the answer
# survives: 36, 43 or 51 points are not near enough to 50
elif credit_points(hotel_current, hotel_quick, "slow", "owner") >= 50:
    hotel_decision = "owner"
# survives: nor are 46, 53 or 61
elif credit_points(hotel_current, hotel_quick, "slow", "bank") >= 50:
    hotel_decision = "bank"
else:
    hotel_decision = "prepay"
### END SOLUTION

# %% [markdown] hint="hotel_decision" lang="en"
# - Which word of the card describes this payment record, and which the guarantee of today?
# - Give your `credit_points` the hotel's two ratios and these two words.
# - Try the guarantees one after another, the cheapest for the hotel first, until the card shows 50.

# %% [markdown] hint="hotel_decision" lang="zh"
# - 卡上哪个词符合这样的付款记录？目前的担保又是哪个词？
# - 把酒店的两个比率和这两个词交给你的 `credit_points`。
# - 从对酒店要求最低的担保开始逐个试，直到满 50 分。

# %% part="hotel_decision" wrong="guarantee_assumed"
hotel_score = credit_points(hotel_current, hotel_quick, "slow", "bank")
hotel_decision = "open" if hotel_score >= 50 else "prepay"

# %% part="hotel_decision" wrong="words_forgotten"
hotel_score = credit_points(hotel_current, hotel_quick, "bad", "none")
hotel_decision = "prepay"

# %% [markdown] part="hotel_reason" lang="en"
# ## 7 · Tell Sales
# Write to your colleague in Sales, in three to five sentences, in English or Chinese: what you
# decided, why a current ratio above 1 did not convince you, and what would change your mind. Use
# the hotel's own figures. Write between the quotation marks; your instructor reads it.

# %% [markdown] part="hotel_reason" lang="zh"
# ## 7 · 给销售部一个说法
# 用三到五句话写给销售部的同事，中英文均可：你的决定是什么，为什么流动比率大于 1 还不能说服你，
# 出现什么情况你会改变决定。请用酒店自己的数字。写在引号之间，由教师批阅。

# %% part="hotel_reason"
### BEGIN SOLUTION
hotel_reason = (
    f"The hotel has {hotel_score} points of the 50 it needs; my decision is: {hotel_decision}. "
    f"For every yuan due within a year it has {hotel_current:.2f} yuan of current assets, but only "
    f"{hotel_quick:.2f} of that is cash, securities and receivables; the rest is stock and money "
    "already paid out, and it has paid us late before. A signed guarantee, a year of prompt "
    "payment or a quick ratio of 0.8 would make me look again."
)
### END SOLUTION

# %% [markdown] hint="hotel_reason" lang="en"
# - Begin with the decision, then one figure for it and what that figure means in yuan.
# - What stands between the hotel's two ratios, and could it pay a bill?

# %% [markdown] hint="hotel_reason" lang="zh"
# - 先说决定，再给出一个数字，并说明它折合成钱意味着什么。
# - 酒店的两个比率之间差的是什么？那些东西能拿来付账吗？

# %% [markdown] rubric="hotel_reason" points=3 lang="en"
# - 1 point: the decision is stated and agrees with the points on the card.
# - 1 point: the hotel's own quick ratio is quoted, and what separates it from the current ratio is
#   named: stock and prepayments.
# - 1 point: it says what would change the decision, as something one can observe (a guarantee
#   signed, a year of prompt payment, a ratio reached).
#
# No points for language or length. A wrong figure carried over from an earlier part costs nothing.

# %% [markdown] rubric="hotel_reason" points=3 lang="zh"
# - 1 分：说明了决定，且与评分卡上的分数一致。
# - 1 分：引用了酒店自己的速动比率，并指出它与流动比率之间的差别在于存货和预付款项。
# - 1 分：说明了什么会改变决定，而且是看得见的事（签署担保、一年按时付款、比率达到某个数）。
#
# 不计语言和篇幅。前面小题算错而沿用的数字不扣分。

# %% [markdown] wrong="stock_left_in" lang="en"
# Stock is still in there. Unsold goods pay no bill.

# %% [markdown] wrong="stock_left_in" lang="zh"
# 存货还算在里面。没卖掉的货付不了账。

# %% [markdown] wrong="prepayments_left_in" lang="en"
# Prepayments are still in there. Money already paid out cannot be paid out again.

# %% [markdown] wrong="prepayments_left_in" lang="zh"
# 预付款项还算在里面。已经付出去的钱不能再拿来付账。

# %% [markdown] wrong="net_of_debt" lang="en"
# You took the debt off above the line as well. It belongs under the line only.

# %% [markdown] wrong="net_of_debt" lang="zh"
# 分子里也减了一次负债。负债只放在分母里。

# %% [markdown] wrong="over_total_liabilities" lang="en"
# You divided by all debt. Only what is due within a year belongs under the line: current
# liabilities.

# %% [markdown] wrong="over_total_liabilities" lang="zh"
# 分母用了负债合计。这里只看一年内到期的部分，即流动负债。

# %% [markdown] wrong="in_percent" lang="en"
# That is a percentage. A ratio is a plain number: 1.25, not 125.

# %% [markdown] wrong="in_percent" lang="zh"
# 这是百分数。比率要写成 1.25 这样的数，不是 125。

# %% [markdown] wrong="floor_missed" lang="en"
# A figure exactly on the floor of a class has reached it: compare with `>=`, not with `>`.

# %% [markdown] wrong="floor_missed" lang="zh"
# 正好等于下限也算达到：请用 `>=`，不要用 `>`。

# %% [markdown] wrong="wrong_end" lang="en"
# Sorted the wrong way round: the smallest quick ratio comes first.

# %% [markdown] wrong="wrong_end" lang="zh"
# 顺序反了：速动比率最小的排在最前面。

# %% [markdown] wrong="classes_added" lang="en"
# You added up the points of every class that is reached. Only the best one counts.

# %% [markdown] wrong="classes_added" lang="zh"
# 把达到的每一档都加了分。每项指标只取最高的一档。

# %% [markdown] wrong="words_forgotten" lang="en"
# Only the two ratios earned points here. The payment record and the guarantee count as well.

# %% [markdown] wrong="words_forgotten" lang="zh"
# 这里只有两个比率得了分。付款记录和担保也要计分。

# %% [markdown] wrong="guarantee_assumed" lang="en"
# You counted a guarantee that nobody has signed yet.

# %% [markdown] wrong="guarantee_assumed" lang="zh"
# 还没有人签署的担保也被你计了分。
