# %% [markdown] lang="en"
# # What do we know of the hotel?
# You sit at the credit desk of Lantern Trading. The Harbour Hotel wants drinks for ¥600,000 and 60
# days to pay. A house form adds five scores up, character, capacity, capital, collateral and
# conditions, and the house signs from 60 points. Half of the folder is empty. You sort what is in
# it, say what the rest leaves possible, and decide what to ask for.
#
# A score runs from 0 to 100. What nobody has looked at has no score: not 0, and not 50.

# %% [markdown] lang="zh"
# # 我们对酒店知道多少？
# 你在明灯商贸做信用管理。港湾酒店要 60 万元的酒水，申请 60 天账期。公司的评估表把品质、能力、
# 资本、抵押、条件五项得分加权相加，满 60 分才批。档案有一半是空的。你要把已有的材料归类，
# 说清楚空着的部分留下多大余地，再决定去要什么材料。
#
# 每一项 0 到 100 分。没有查过的没有分数：不是 0 分，也不是 50 分。

# %% [markdown] part="filed" lang="en"
# ## 1 · Under which C?
# The form knows these lines:
#
# | C | lines |
# |---|---|
# | `"character"` | payment record, references, openness |
# | `"capacity"` | scale and equipment, employees, production, sales |
# | `"capital"` | structure, ownership links, further funding, financial position |
# | `"collateral"` | credit lines already granted, guarantees and pledges given to us |
# | `"conditions"` | policy, the trade's development, supply and demand, standing, competition |
#
# Eight notes lie in the folder:
#
# - `a`: The last twelve invoices were all paid late, none by more than 30 days.
# - `b`: 120 rooms, and a kitchen for 300 guests.
# - `c`: A building of ¥27 million stands in the balance sheet, half of it the owners' money.
# - `d`: A bank has granted the hotel a line of ¥2 million, of which ¥1.8 million are drawn.
# - `e`: The town subsidises hotels that stay open in winter.
# - `f`: The owner also has a travel agency, which owes the hotel money.
# - `g`: Asked for half-year figures, the accountant sent them within the hour.
# - `h`: The restaurant served a tenth more guests than last year.
#
# Bind to `filed` a dictionary with the C of each note: `{"a": "…", "b": "…"}`.

# %% [markdown] part="filed" lang="zh"
# ## 1 · 归到哪个 C？
# 评估表有这些细目：
#
# | C | 细目 |
# |---|---|
# | `"character"` 品质 | 付款记录、同行评价、是否坦诚 |
# | `"capacity"` 能力 | 规模和设备、员工、生产、销售 |
# | `"capital"` 资本 | 资本结构、关联关系、再筹资能力、财务状况 |
# | `"collateral"` 抵押 | 已获授信额度、给我方的担保和抵押 |
# | `"conditions"` 条件 | 政策、行业发展、供求、企业在行业中的地位、竞争 |
#
# 档案里有八张便条：
#
# - `a`：最近十二张发票张张逾期，都没超过 30 天。
# - `b`：客房 120 间，厨房可供 300 人用餐。
# - `c`：资产负债表上有一栋 2,700 万元的楼，其中一半是股东的钱。
# - `d`：一家银行给酒店 200 万元授信，已用 180 万元。
# - `e`：冬季不停业的酒店，市里给补贴。
# - `f`：业主另有一家旅行社，欠着酒店的钱。
# - `g`：向会计要半年报，不到一小时就发来了。
# - `h`：餐厅接待的客人比去年多一成。
#
# 请把每张便条所属的 C 写成字典，赋给 `filed`：`{"a": "…", "b": "…"}`。

# %% part="filed"
### BEGIN SOLUTION
filed = {
    "a": "character",
    "b": "capacity",
    "c": "capital",
    "d": "collateral",
    "e": "conditions",
    "f": "capital",
    "g": "character",
    "h": "capacity",
}
### END SOLUTION

# %% [markdown] hint="filed" lang="en"
# - For each note, look for the line in the table that it says something about.
# - Who would have to sign before you could have that building sold? Has anybody?
# - Use the words of the first column, in quotation marks, exactly as they stand there.

# %% [markdown] hint="filed" lang="zh"
# - 每张便条说的是表里的哪个细目？
# - 要有谁签了字，你才能让人把那栋楼卖掉抵债？有人签过吗？
# - 用第一列的英文词，加引号，一字不差。

# %% part="filed" wrong="property_is_pledge"
filed = {
    "a": "character",
    "b": "capacity",
    "c": "collateral",
    "d": "collateral",
    "e": "conditions",
    "f": "capital",
    "g": "character",
    "h": "capacity",
}

# %% part="filed" wrong="owner_is_character"
filed = {
    "a": "character",
    "b": "capacity",
    "c": "capital",
    "d": "collateral",
    "e": "conditions",
    "f": "character",
    "g": "character",
    "h": "capacity",
}

# %% [markdown] part="score_range" lang="en"
# ## 2 · What the gaps leave possible
# Complete `score_range`. It gets the weights and the scores, two dictionaries, and returns the
# least and the most that the weighted score can come to, as a pair. A factor whose score is
# missing or `None` may be anything from 0 to 100.
#
# - A furniture maker: weights 30, 25, 20, 15 and 10, nothing on character, the others 70, 60, 50
#   and 80: `(45, 75)`.
# - Weights may add up to any sum, such as 3 + 1; the result is always on the scale from 0 to 100.
# - A score for a factor without a weight, or a score below 0 or above 100: raise a `ValueError`.
# - Write it yourself, without `crmlab.credit` and `crmlab.core.weights`.

# %% [markdown] part="score_range" lang="zh"
# ## 2 · 空白留下多大余地
# 请补全 `score_range`。它收到权重和得分两个字典，返回加权总分最低、最高可能是多少（一对数）。
# 某个要素没有得分，或者得分为 `None`，就可能是 0 到 100 的任何数。
#
# - 家具厂：权重 30、25、20、15、10，品质一无所知，其余四项 70、60、50、80，结果为 `(45, 75)`。
# - 权重之和可以是任何正数，例如 3 + 1；结果总在 0 到 100 之间。
# - 有得分却没有权重的要素，或者得分小于 0、大于 100：请抛出 `ValueError`。
# - 请自己写，不使用 `crmlab.credit` 和 `crmlab.core.weights`。


# %% part="score_range" without="crmlab.credit, crmlab.core.weights"
def score_range(weights, scores):
    ### BEGIN SOLUTION
    for factor, score in scores.items():
        if factor not in weights:
            raise ValueError(f"scores must be among {list(weights)}, got {factor!r}")
        if score is not None and not 0 <= score <= 100:
            raise ValueError(f"the score of {factor} must be from 0 to 100, got {score}")
    low = high = 0
    for factor, weight in weights.items():
        score = scores.get(factor)
        low += weight * (0 if score is None else score)
        high += weight * (100 if score is None else score)
    total = sum(weights.values())
    return low / total, high / total
    ### END SOLUTION


# %% [markdown] hint="score_range" lang="en"
# - What is the furniture maker's total if character turns out as bad as can be? As good?
# - `scores.get(factor)` gives the score, or `None` where there is none.
# - Add up `weight * score` twice, once with 0 and once with 100 in each gap, and divide both sums
#   by `sum(weights.values())`.
# - Before that: `for factor in scores:` and `if factor not in weights:` is the place for
#   `raise ValueError(…)`.

# %% [markdown] hint="score_range" lang="zh"
# - 如果品质差到极点，家具厂总分是多少？好到极点呢？
# - `scores.get(factor)` 给出得分，没有时给出 `None`。
# - 把 `weight * score` 加两遍，空白处一遍填 0，一遍填 100，两个和都除以 `sum(weights.values())`。
# - 在这之前：`for factor in scores:`，`if factor not in weights:` 之下写 `raise ValueError(…)`。


# %% part="score_range" wrong="missing_as_zero"
def score_range(weights, scores):
    low = sum(weights[f] * (scores.get(f) or 0) for f in weights) / sum(weights.values())
    return low, low


# %% part="score_range" wrong="weights_spread"
def score_range(weights, scores):
    known = [factor for factor in weights if scores.get(factor) is not None]
    average = sum(weights[f] * scores[f] for f in known) / sum(weights[f] for f in known)
    return average, average


# %% part="score_range" wrong="middle_taken"
def score_range(weights, scores):
    filled = {f: 50 if scores.get(f) is None else scores[f] for f in weights}
    middle = sum(weights[f] * filled[f] for f in weights) / sum(weights.values())
    return middle, middle


# %% part="score_range" wrong="weights_forgotten"
def score_range(weights, scores):
    ends = []
    for gap in (0, 100):
        filled = [gap if scores.get(f) is None else scores[f] for f in weights]
        ends.append(sum(filled) / len(filled))
    return tuple(ends)


# %% [markdown] part="answer" lang="en"
# ## 3 · Sign, refuse or ask
# Complete `answer`. It gets both ends of a range and the house line, and returns one word:
#
# - `"sign"` where the score reaches the line whatever the gaps may hold;
# - `"refuse"` where it cannot reach the line any more;
# - `"ask"` otherwise.
#
# A score exactly on the line has reached it. A low end above the high end is an error
# (`ValueError`).

# %% [markdown] part="answer" lang="zh"
# ## 3 · 批、拒，还是再问
# 请补全 `answer`。它收到一个区间的两端和公司的分数线，返回一个词：
#
# - `"sign"`（批）：不管空白处是什么，总分都到线；
# - `"refuse"`（拒）：总分无论如何到不了线；
# - `"ask"`（再问）：其余情况。
#
# 正好等于分数线，算到线。低的一端高于高的一端是错误，请抛出 `ValueError`。


# %% part="answer"
def answer(low, high, line):
    ### BEGIN SOLUTION
    if low > high:
        raise ValueError(f"low must not be above high, got {low} and {high}")
    if low >= line:
        return "sign"
    if high < line:
        return "refuse"
    return "ask"
    ### END SOLUTION


# %% [markdown] hint="answer" lang="en"
# - Which end of the range must be on or above the line before you sign? Which one below it before
#   you refuse?
# - `if low >= line:` … `if high < line:` … and what is left is asked.

# %% [markdown] hint="answer" lang="zh"
# - 批之前，区间的哪一端必须到线？拒之前，哪一端必须在线下？
# - `if low >= line:` …… `if high < line:` …… 剩下的都是再问。


# %% part="answer" wrong="line_missed"
def answer(low, high, line):
    if low > high:
        raise ValueError("upside down")
    return "sign" if low > line else "refuse" if high < line else "ask"


# %% part="answer" wrong="line_given_up"
def answer(low, high, line):
    if low > high:
        raise ValueError("upside down")
    return "sign" if low >= line else "refuse" if high <= line else "ask"


# %% part="answer" wrong="by_the_middle"
def answer(low, high, line):
    if low > high:
        raise ValueError("upside down")
    return "sign" if (low + high) / 2 >= line else "refuse"


# %% part="answer" wrong="by_the_high_end"
def answer(low, high, line):
    if low > high:
        raise ValueError("upside down")
    return "sign" if high >= line else "refuse"


# %% [markdown] part="coverage" lang="en"
# ## 4 · A colleague's coverage
# A customer offers a warehouse worth ¥1,000,000. A bank is owed ¥300,000 on it and is paid first;
# a forced sale may eat 40 %. Lantern would be owed ¥200,000. A colleague computes how many times
# the warehouse covers that. There are two errors in his function.
#
# Write `coverage`, which does it right, with the same four arguments: take the haircut off the
# value, pay those who come first, and divide what is left by our exposure.
#
# - If nothing is left after them, coverage is 0; it is never negative.
# - A haircut below 0 or above 1, or an exposure of 0 or less: raise a `ValueError`.

# %% [markdown] part="coverage" lang="zh"
# ## 4 · 同事算的覆盖率
# 一位客户愿拿一座值 100 万元的仓库作抵押。一家银行的 30 万元贷款排在前面，先受偿；
# 急于变现可能要损失四成。明灯的敞口会是 20 万元。同事算仓库够覆盖几倍，他的函数里有两处错误。
#
# 请写出正确的 `coverage`，四个参数不变：价值先打折扣，再还清排在前面的，剩下的除以我方敞口。
#
# - 还完前面的什么也不剩，覆盖率就是 0，不会是负数。
# - 折扣小于 0 或大于 1，或者敞口为零或负数：请抛出 `ValueError`。


# %%
def colleagues_coverage(value, haircut, owed_first, exposure):
    discounted = value * haircut
    return discounted / (owed_first + exposure)


colleagues_coverage(1_000_000, 0.4, 300_000, 200_000)


# %% part="coverage"
def coverage(value, haircut, owed_first, exposure):
    ### BEGIN SOLUTION
    if not 0 <= haircut <= 1:
        raise ValueError(f"haircut must be from 0 to 1, got {haircut}")
    if exposure <= 0:
        raise ValueError(f"exposure must be > 0, got {exposure}")
    left = value * (1 - haircut) - owed_first
    return max(left, 0) / exposure  # survives: max takes both orders
    ### END SOLUTION


# %% [markdown] hint="coverage" lang="en"
# - With a haircut of 40 %, what does the warehouse fetch?
# - His second line lets us share with the bank. Who is paid first, and what is left for us?
# - `left = value * (1 - haircut) - owed_first`; `max(left, 0)` is never negative.

# %% [markdown] hint="coverage" lang="zh"
# - 折扣 40 %，仓库能卖多少钱？
# - 他的第二行让我们和银行一起分。谁先受偿？剩给我们多少？
# - `left = value * (1 - haircut) - owed_first`；`max(left, 0)` 不会是负数。


# %% part="coverage" wrong="haircut_kept"
def coverage(value, haircut, owed_first, exposure):
    if not 0 <= haircut <= 1 or exposure <= 0:
        raise ValueError("no coverage")
    return max(value * haircut - owed_first, 0) / exposure


# %% part="coverage" wrong="shared_with_the_bank"
def coverage(value, haircut, owed_first, exposure):
    if not 0 <= haircut <= 1 or exposure <= 0:
        raise ValueError("no coverage")
    return value * (1 - haircut) / (owed_first + exposure)


# %% part="coverage" wrong="bank_forgotten"
def coverage(value, haircut, owed_first, exposure):
    if not 0 <= haircut <= 1 or exposure <= 0:
        raise ValueError("no coverage")
    return value * (1 - haircut) / exposure


# %% [markdown] part="line_scores" lang="en"
# ## 5 · Three lines, three rules
# For hotels the house scores three lines from its own books:
#
# | line | 100 | 50 | 0 |
# |---|---|---|---|
# | `"payment_record"` | at most 2 invoices late | more, none over 30 days late | one over 30 days |
# | `"sales"` | up 5 % or more | in between | down 5 % or more |
# | `"structure"` | own share 60 % or more | 45 % or more | less |
#
# Complete `line_scores`. It gets a list of days late (0 is on time), the change of the hotel's
# purchases (0.05 is up 5 %) and the owners' share of all assets (0.45 is 45 %). It returns a
# dictionary with the scores of the three lines.
#
# The first row asks for both: at most 2 late **and** none over 30 days. No invoices at all say
# nothing: then the score of `"payment_record"` is `None`.

# %% [markdown] part="line_scores" lang="zh"
# ## 5 · 三个细目，三条规则
# 对酒店，公司按自己的账给三个细目打分：
#
# | 细目 | 100 | 50 | 0 |
# |---|---|---|---|
# | `"payment_record"` 付款记录 | 逾期不超过 2 张 | 超过 2 张，都没超过 30 天 | 有一张超过 30 天 |
# | `"sales"` 销售 | 增长 5 % 及以上 | 两者之间 | 下降 5 % 及以上 |
# | `"structure"` 资本结构 | 净资产占 60 % 及以上 | 45 % 及以上 | 更低 |
#
# 请补全 `line_scores`。它收到逾期天数的列表（0 为按时）、酒店采购额的变化（0.05 表示增长 5 %）、
# 净资产占总资产的比例（0.45 表示 45 %），返回三个细目得分的字典。
#
# 第一行的 100 分两个条件都要满足：逾期不超过 2 张，**而且**没有超过 30 天的。
# 一张发票也没有，就什么也说明不了：这时 `"payment_record"` 的得分为 `None`。


# %% part="line_scores"
def line_scores(days_late, purchases_change, own_share):
    ### BEGIN SOLUTION
    late = [days for days in days_late if days > 0]
    if len(days_late) == 0:
        record = None
    elif any(days > 30 for days in late):
        record = 0
    else:
        record = 100 if len(late) <= 2 else 50
    sales = 100 if purchases_change >= 0.05 else 0 if purchases_change <= -0.05 else 50
    structure = 100 if own_share >= 0.6 else 50 if own_share >= 0.45 else 0
    return {"payment_record": record, "sales": sales, "structure": structure}
    ### END SOLUTION


# %% [markdown] hint="line_scores" lang="en"
# - Look at the worst invoice first: if one is over 30 days late, the other rows do not matter.
# - `late = [days for days in days_late if days > 0]`; `len(late)` counts them.
# - `if purchases_change >= 0.05:` … `elif purchases_change <= -0.05:` … `else:` …

# %% [markdown] hint="line_scores" lang="zh"
# - 先看最差的一张：有一张超过 30 天，别的就不用看了。
# - `late = [days for days in days_late if days > 0]`；`len(late)` 是张数。
# - `if purchases_change >= 0.05:` …… `elif purchases_change <= -0.05:` …… `else:` ……


# %% part="line_scores" wrong="boundary_missed"
def line_scores(days_late, purchases_change, own_share):
    late = sum(days > 0 for days in days_late)
    record = 0 if any(days >= 30 for days in days_late) else 100 if late < 2 else 50
    sales = 100 if purchases_change > 0.05 else 0 if purchases_change < -0.05 else 50
    structure = 100 if own_share > 0.6 else 50 if own_share > 0.45 else 0
    return {"payment_record": record, "sales": sales, "structure": structure}


# %% part="line_scores" wrong="average_hides_the_worst"
def line_scores(days_late, purchases_change, own_share):
    late = sum(days > 0 for days in days_late)
    record = 0 if sum(days_late) / len(days_late) > 30 else 100 if late <= 2 else 50
    sales = 100 if purchases_change >= 0.05 else 0 if purchases_change <= -0.05 else 50
    structure = 100 if own_share >= 0.6 else 50 if own_share >= 0.45 else 0
    return {"payment_record": record, "sales": sales, "structure": structure}


# %% [markdown] part="hotel_file" lang="en"
# ## 6 · The hotel in your books
# The cell below reads the hotel's facts from your books and writes down what each of the 18 lines
# weighs. Two more lines are known: last year's statement is here, so `"openness"` has 100; the
# form says "guarantees: none so far". On the other 13 lines there is nothing.
#
# Bind two values:
#
# - `hotel_range`: the pair of both ends, from your own `line_scores` and `score_range`.
# - `hotel_request`: the first word of this table that makes a yes **possible**, that is: if all
#   that it asks for came back with 100, the low end would reach 60.
#
# | word | what is asked for, each time on top of the rows above |
# |---|---|
# | `"sign"` | nothing |
# | `"calls"` | other suppliers and the bank: `references`, `credit_lines` |
# | `"visit"` | a visit: the visit lines below |
# | `"register"` | the company register: `ownership_links` |
# | `"accounts"` | a talk over the books: `further_funding`, `financial_position` |
# | `"refuse"` | (nothing that could be asked for would reach 60) |
#
# The visit lines are `scale_and_equipment`, `employees`, `production`, `competition` and
# `supply_and_demand`: rooms, staff and kitchen, and how full the street is.
#
# The check here looks at the range, and whether the word is on the list. Whether it is the right
# word you learn when your work is graded. This part, too, without `crmlab.credit`.

# %% [markdown] part="hotel_file" lang="zh"
# ## 6 · 账簿里的这家酒店
# 下面的单元格从你的账簿中读出酒店的情况，并写出 18 个细目各占多少权重。另有两个细目已知：
# 上年报表已经交来，所以 `"openness"` 得 100；申请表上写着“担保：暂无”。其余 13 个细目一无所知。
#
# 请给两个名称赋值：
#
# - `hotel_range`：区间两端（一对数），用你自己的 `line_scores` 和 `score_range` 算出。
# - `hotel_request`：下表中第一个使“批”成为**可能**的词，也就是说，如果所要的材料全部得 100，
#   低的一端就能到 60。
#
# | 词 | 要什么（每一行都包括上面各行） |
# |---|---|
# | `"sign"` | 什么也不要 |
# | `"calls"` | 问同行和银行：`references`、`credit_lines` |
# | `"visit"` | 上门看：见表下所列各细目 |
# | `"register"` | 查工商登记：`ownership_links` |
# | `"accounts"` | 对着账本谈：`further_funding`、`financial_position` |
# | `"refuse"` | （能要的都要来，也到不了 60） |
#
# 上门看的细目：`scale_and_equipment`、`employees`、`production`、`competition`、
# `supply_and_demand`，也就是客房、员工、厨房，还有整条街的入住情况。
#
# 自查时只看区间，以及所选的词是否在列；选得对不对，批改后才知道。本题同样不使用 `crmlab.credit`。

# %%
from crmlab.company import STORY

line_weights = dict.fromkeys(["payment_record", "references", "openness"], 10)
line_weights |= dict.fromkeys(["scale_and_equipment", "employees", "production", "sales"], 6.25)
line_weights |= dict.fromkeys(
    ["structure", "ownership_links", "further_funding", "financial_position"], 5
)
line_weights |= dict.fromkeys(["credit_lines", "guarantees_and_pledges"], 7.5)
line_weights |= dict.fromkeys(
    ["policy", "industry_development", "supply_and_demand", "standing", "competition"], 2
)

hotel = books["statements"].set_index("customer").loc[STORY["hotel"]]
own_share = hotel.net_assets / hotel.total_assets

bills = books["invoices"].query("customer == @STORY['hotel']").set_index("invoice").sort_index()
paid = books["receipts"].groupby("invoice").date.max()
days_late = (paid.reindex(bills.index) - bills.due).dropna().dt.days.clip(lower=0).tail(12).tolist()

visits = books["visits"].query("customer == @STORY['hotel']").set_index("date").sort_index()
purchases = visits.loc["2025-07-01":].demand.mean()
purchases_change = purchases / visits.loc["2024-07-01":"2025-06-30"].demand.mean() - 1
days_late, round(purchases_change, 3), round(own_share, 3)

# %% part="hotel_file" without="crmlab.credit, crmlab.core.weights"
### BEGIN SOLUTION
_known = line_scores(days_late, purchases_change, own_share)
_known |= {"openness": 100, "guarantees_and_pledges": 0}
hotel_range = score_range(line_weights, _known)
_requests = {
    "sign": [],  # survives: in no books is the hotel known that well
    "calls": ["references", "credit_lines"],  # survives: in no books are the two enough
    "visit": [
        "scale_and_equipment",
        "employees",
        "production",
        "competition",
        "supply_and_demand",
    ],
    "register": ["ownership_links"],
    # survives: in no books are these needed
    "accounts": ["further_funding", "financial_position"],
}
hotel_request = "refuse"  # survives: in all books the hotel can still reach 60
for _word, _lines in _requests.items():
    _known |= dict.fromkeys(_lines, 100)
    # survives: in no books is the low end 60 exactly
    if score_range(line_weights, _known)[0] >= 60:
        hotel_request = _word
        break
### END SOLUTION

# %% [markdown] hint="hotel_file" lang="en"
# - Five lines are known: the three from `line_scores`, and two more. Which score has "none so far"?
# - `known = line_scores(days_late, purchases_change, own_share)`, then
#   `known["openness"] = 100`, and so on; `score_range(line_weights, known)`.
# - For the request, add the lines of the first row with 100 each and look at the low end; then
#   those of the next row as well, until it reaches 60.

# %% [markdown] hint="hotel_file" lang="zh"
# - 已知的有五个细目：`line_scores` 给出三个，另外还有两个。“暂无”该得几分？
# - `known = line_scores(days_late, purchases_change, own_share)`，然后
#   `known["openness"] = 100`，等等；再用 `score_range(line_weights, known)`。
# - 选材料时，先把第一行的细目各按 100 加进去，看低的一端；再加下一行的，直到满 60。

# %% part="hotel_file" wrong="none_left_blank"
_known = line_scores(days_late, purchases_change, own_share) | {"openness": 100}
hotel_range = score_range(line_weights, _known)
hotel_request = "register"

# %% part="hotel_file" wrong="property_is_pledge"
_known = line_scores(days_late, purchases_change, own_share)
_known |= {"openness": 100, "guarantees_and_pledges": 100}
hotel_range = score_range(line_weights, _known)
hotel_request = "visit"

# %% part="hotel_file" wrong="missing_as_zero"
_known = line_scores(days_late, purchases_change, own_share) | {"openness": 100}
_low = score_range(line_weights, _known)[0]
hotel_range = (_low, _low)
hotel_request = "refuse"

# %% [markdown] part="hotel_letter" lang="en"
# ## 7 · Write to the hotel
# Write to the Harbour Hotel in four to six sentences, in English or Chinese; Sales gets a copy.
# What do you ask for, and why just that? What applies until you have it, and when will they have
# an answer? Write between the quotation marks; your instructor reads it.

# %% [markdown] part="hotel_letter" lang="zh"
# ## 7 · 给酒店写信
# 用四到六句话写给港湾酒店，抄送销售，中英文均可：你要哪些材料，为什么偏偏要这些？
# 材料到齐之前怎么办，什么时候答复？写在引号之间，由教师批阅。

# %% part="hotel_letter"
### BEGIN SOLUTION
hotel_letter = (
    f"What we know of you leaves anything between {hotel_range[0]:.0f} and {hotel_range[1]:.0f} "
    "points possible, and we grant 60 days from 60. The most that is open can be settled by two "
    "suppliers whom we may call and by your bank's letter on lines and security, so please send us "
    f"these first; the least that we need in all is: {hotel_request}. Until then we deliver on 30 "
    "days as before. You have our answer two working days after the last paper has come."
)
### END SOLUTION

# %% [markdown] hint="hotel_letter" lang="en"
# - Begin with what the hotel must do, not with your points.
# - Why these papers and not others: which lines weigh most among those that are open?

# %% [markdown] hint="hotel_letter" lang="zh"
# - 先写酒店要做什么，不要先讲你的分数。
# - 为什么要这些而不要别的：空着的细目里，哪些最重？

# %% [markdown] rubric="hotel_letter" points=3 lang="en"
# - 1 point: it neither signs nor refuses, and asks for evidence that agrees with `hotel_request`,
#   named so that the hotel can fetch it (a supplier's telephone number, a bank's letter, a visit).
# - 1 point: it says why just these: they weigh most, or they alone could change the answer. To ask
#   for "all documents" earns nothing here.
# - 1 point: it says what applies until then and by when an answer comes.
#
# No points for language or length. A wrong range carried over from an earlier part costs nothing.

# %% [markdown] rubric="hotel_letter" points=3 lang="zh"
# - 1 分：既不批也不拒；所要的材料与 `hotel_request` 一致，而且写得让酒店知道去拿什么
#   （供应商的电话、银行出具的函、约定上门时间）。
# - 1 分：说明了为什么偏偏要这些：它们最重，或者只有它们能改变答复。笼统地要“全部资料”不给分。
# - 1 分：写明材料到齐之前怎么办、什么时候答复。
#
# 不计语言和篇幅。前面小题算错而沿用的区间不扣分。

# %% [markdown] wrong="property_is_pledge" lang="en"
# The building belongs to the hotel and is pledged to nobody for our sake. It shows capital.

# %% [markdown] wrong="property_is_pledge" lang="zh"
# 楼是酒店的，并没有抵押给我们。它说明的是资本。

# %% [markdown] wrong="owner_is_character" lang="en"
# The owner's other firm says nothing about promises kept. It is an ownership link: capital.

# %% [markdown] wrong="owner_is_character" lang="zh"
# 业主另有一家公司，说明不了他守不守信。这是关联关系，属于资本。

# %% [markdown] wrong="missing_as_zero" lang="en"
# You read what nobody has looked at as 0. Then it counts as proved bad; there is a high end too.

# %% [markdown] wrong="missing_as_zero" lang="zh"
# 没有查过的被你当成了 0 分，等于已经查实是坏的。区间还有高的一端。

# %% [markdown] wrong="weights_spread" lang="en"
# You left the gap out and divided by the weights that remain. That fills it with the average.

# %% [markdown] wrong="weights_spread" lang="zh"
# 你把空白略去，只除以剩下的权重。这等于拿平均分去填它。

# %% [markdown] wrong="middle_taken" lang="en"
# You filled the gap with 50. That is the middle of the range and hides how wide it is.

# %% [markdown] wrong="middle_taken" lang="zh"
# 空白被你填成了 50 分。这只是区间的中点，区间有多宽就看不出来了。

# %% [markdown] wrong="weights_forgotten" lang="en"
# Every factor counts the same here. Multiply each score by its weight first.

# %% [markdown] wrong="weights_forgotten" lang="zh"
# 这里每个要素一样重了。得分先要乘以权重。

# %% [markdown] wrong="line_missed" lang="en"
# A low end exactly on the line has reached it: sign.

# %% [markdown] wrong="line_missed" lang="zh"
# 低的一端正好等于分数线，算到线，可以批。

# %% [markdown] wrong="line_given_up" lang="en"
# A high end exactly on the line can still reach it. Refuse only below it.

# %% [markdown] wrong="line_given_up" lang="zh"
# 高的一端正好等于分数线，还有可能到线。低于线才拒。

# %% [markdown] wrong="by_the_middle" lang="en"
# You decided by the middle of the range. Where the line runs through it, you have to ask.

# %% [markdown] wrong="by_the_middle" lang="zh"
# 你按区间的中点作了决定。分数线落在区间里，就该再问。

# %% [markdown] wrong="by_the_high_end" lang="en"
# You decided by the high end, as if all that is missing were good.

# %% [markdown] wrong="by_the_high_end" lang="zh"
# 你按高的一端作了决定，等于缺的材料全当成好的。

# %% [markdown] wrong="haircut_kept" lang="en"
# You kept the haircut and threw the rest away. The haircut is what comes off.

# %% [markdown] wrong="haircut_kept" lang="zh"
# 你留下的是折扣，扔掉的是余下的部分。折扣是要扣掉的那一块。

# %% [markdown] wrong="shared_with_the_bank" lang="en"
# Here we share with the bank in proportion. The bank is paid first, in full; we get what is left.

# %% [markdown] wrong="shared_with_the_bank" lang="zh"
# 这样算，我们是和银行按比例分。银行先足额受偿，剩下的才是我们的。

# %% [markdown] wrong="bank_forgotten" lang="en"
# The bank comes before us. Take off what it is owed.

# %% [markdown] wrong="bank_forgotten" lang="zh"
# 银行排在我们前面。先减去欠它的钱。

# %% [markdown] wrong="boundary_missed" lang="en"
# A figure exactly on a boundary belongs to the row that names it. Day 30 is not over 30.

# %% [markdown] wrong="boundary_missed" lang="zh"
# 正好等于界限的数，归写着这个数的那一档。30 天不算超过 30 天。

# %% [markdown] wrong="average_hides_the_worst" lang="en"
# An average hides the one invoice that matters. Look for any that is over 30 days late.

# %% [markdown] wrong="average_hides_the_worst" lang="zh"
# 平均数把最要紧的那一张藏起来了。要看有没有任何一张超过 30 天。

# %% [markdown] wrong="none_left_blank" lang="en"
# "None so far" is known: there is no guarantee. It scores 0 and is no gap.

# %% [markdown] wrong="none_left_blank" lang="zh"
# “暂无”是已经知道的事：没有担保。它得 0 分，不是空白。
