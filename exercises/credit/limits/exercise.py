# %% [markdown] lang="en"
# # Two forms for a higher limit
# 30 June 2026 at Lantern Trading's credit desk. Nine Bridges Food Store asks for ¥200,000 instead
# of ¥160,000, Crane Garden Hotel, a key account, for ¥50,000 instead of ¥35,000. Sales has signed
# both. You need three limits for each customer, a rule for the review, and an answer that Sales can
# pass on.
#
# Amounts are in yuan. Do not round.

# %% [markdown] lang="zh"
# # 两份提额申请
# 2026 年 6 月 30 日，明灯商贸信用管理岗。九桥食品店申请把额度从 160,000 元提到 200,000 元，
# 重点客户鹤园酒店从 35,000 元提到 50,000 元。两份申请都有销售部签字。
# 你要为每位客户算出三个额度，定一条调整规则，并给销售部一个可以转告客户的答复。
#
# 金额单位为元。不要四舍五入。

# %% [markdown] part="by_collections" lang="en"
# ## 1 · What has it shown it can pay?
# Complete `by_collections`, the limit by the collections method, from the receipts of one customer.
# `receipts` has the columns `date` and `amount`; `today` is the last day of a month.
#
# - Add up the receipts of each of the last six calendar months, the month of `today` among them.
#   A month without a receipt counts as 0.
# - The newest month counts six times, the one before five times, and so on; the oldest counts once.
#   Divide by 21.
# - Times `term_days` over 30.
#
# Receipts after `today` do not count. `today.to_period("M")` is the month of a day; `month - 5` is
# five months earlier. Write it without `crmlab.credit`.

# %% [markdown] part="by_collections" lang="zh"
# ## 1 · 它付得出多少？
# 请补全 `by_collections`，用回款额法从一位客户的收款明细算出额度。
# `receipts` 有 `date`、`amount` 两列；`today` 是某个月的最后一天。
#
# - 合计最近六个自然月每月的收款，`today` 所在的月份也算。没有收款的月份按 0 计。
# - 最近一个月乘 6，前一个月乘 5，依此类推，最早一个月乘 1，相加后除以 21。
# - 再乘以 `term_days` 除以 30。
#
# `today` 之后的收款不算。`today.to_period("M")` 取出月份，`month - 5` 是五个月之前。
# 请自己写出计算，不使用 `crmlab.credit`。

# %%
import pandas as pd

today = pd.Timestamp("2026-06-30")


# %% part="by_collections" without="crmlab.credit"
def by_collections(receipts, today, term_days):
    ### BEGIN SOLUTION
    month = today.to_period("M")
    paid = receipts.groupby(receipts["date"].dt.to_period("M"))["amount"].sum()
    # survives: a weight of 0 adds nothing
    weighted = sum(weight * paid.get(month - 6 + weight, 0) for weight in range(1, 7))
    return weighted / 21 * term_days / 30
    ### END SOLUTION


# %% [markdown] hint="by_collections" lang="en"
# - `paid = receipts.groupby(receipts["date"].dt.to_period("M"))["amount"].sum()` gives a sum a
#   month, but only for months with a receipt.
# - `paid.get(month - 5, 0)` is what came in five months ago, and 0 if nothing did.
# - Go through the weights 1 to 6: weight 6 belongs to `month`, weight 1 to `month - 5`.

# %% [markdown] hint="by_collections" lang="zh"
# - `paid = receipts.groupby(receipts["date"].dt.to_period("M"))["amount"].sum()` 得出每月合计，
#   但没有收款的月份不在里面。
# - `paid.get(month - 5, 0)` 是五个月前的收款，没有就是 0。
# - 让权重从 1 到 6 循环：6 对应 `month`，1 对应 `month - 5`。


# %% part="by_collections" wrong="months_skipped"
def by_collections(receipts, today, term_days):
    paid = receipts.groupby(receipts["date"].dt.to_period("M"))["amount"].sum()
    paid = paid[paid.index <= today.to_period("M")].tail(6)
    return sum(w * p for w, p in zip(range(1, 7), paid, strict=False)) / 21 * term_days / 30


# %% part="by_collections" wrong="weights_reversed"
def by_collections(receipts, today, term_days):
    month = today.to_period("M")
    paid = receipts.groupby(receipts["date"].dt.to_period("M"))["amount"].sum()
    weighted = sum(weight * paid.get(month + 1 - weight, 0) for weight in range(1, 7))
    return weighted / 21 * term_days / 30


# %% part="by_collections" wrong="unweighted"
def by_collections(receipts, today, term_days):
    month = today.to_period("M")
    paid = receipts.groupby(receipts["date"].dt.to_period("M"))["amount"].sum()
    return sum(paid.get(month - back, 0) for back in range(6)) / 6 * term_days / 30


# %% part="by_collections" wrong="term_forgotten"
def by_collections(receipts, today, term_days):
    month = today.to_period("M")
    paid = receipts.groupby(receipts["date"].dt.to_period("M"))["amount"].sum()
    return sum(weight * paid.get(month - 6 + weight, 0) for weight in range(1, 7)) / 21


# %% [markdown] part="asset_limit" lang="en"
# ## 2 · What could it bear?
# A colleague's function for the working-asset method, below, gives nearly every firm a wrong limit,
# and the deeper a firm is in debt, the better its band. There are three errors in its formulas, and
# two cases with which it does not deal at all.
#
# Write `asset_limit`, which does it right. `sheet` is one row of the statements; `BANDS` are the
# course's ten bands, and the line that uses them is sound. Quick assets are the current
# assets without stock and without prepayments, as in the lesson. A worth of zero or less gives a
# limit of 0, and so do net assets of zero or less. Write it without `crmlab.credit`.

# %% [markdown] part="asset_limit" lang="zh"
# ## 2 · 它扛得起多少？
# 同事写的营运资产法如下，几乎每一家都算错，负债越重，评的档反而越高。
# 公式里有三处错误，还有两种情形根本没有处理。
#
# 请写出正确的 `asset_limit`。`sheet` 是报表中的一行；`BANDS` 是本课程的十档，用到它的那一行没有错。
# 速动资产与课文一致：流动资产减去存货，也减去预付款。营运资产小于或等于零，额度为 0；
# 净资产小于或等于零，额度也为 0。请自己写出计算，不使用 `crmlab.credit`。

# %%
BANDS = [
    (-4.6, 0),
    (-3.9, 0.025),
    (-3.2, 0.05),
    (-2.5, 0.075),
    (-1.8, 0.1),
    (-1.1, 0.125),
    (-0.4, 0.15),
    (0.3, 0.175),
    (1.0, 0.2),
    (float("inf"), 0.25),
]


def colleagues_limit(sheet):
    debt = sheet["current_liabilities"]
    worth = sheet["current_assets"] - debt + sheet["net_assets"]
    quick = sheet["current_assets"] - sheet["inventory"]
    liquidity = (sheet["current_assets"] + quick) / debt
    burden = (debt + sheet["total_liabilities"]) / sheet["net_assets"]
    evaluation = liquidity + burden
    return worth * next(share for top, share in BANDS if evaluation <= top)


# %% part="asset_limit" without="crmlab.credit"
def asset_limit(sheet):
    ### BEGIN SOLUTION
    debt, equity = sheet["current_liabilities"], sheet["net_assets"]
    if equity <= 0:
        return 0
    worth = (sheet["current_assets"] - debt + equity) / 2
    quick = sheet["current_assets"] - sheet["inventory"] - sheet["prepaid"]
    liquidity = (sheet["current_assets"] + quick) / debt
    evaluation = liquidity - (debt + sheet["total_liabilities"]) / equity
    share = next(share for top, share in BANDS if evaluation <= top)
    return max(worth, 0) * share  # survives: max takes both orders
    ### END SOLUTION


# %% [markdown] hint="asset_limit" lang="en"
# - Begin with the case for which no ratio is needed: net assets of zero or less.
# - The worth is the mean of working capital and net assets. Prepayments pay no bill.
# - More debt must make the evaluation smaller. Does it?

# %% [markdown] hint="asset_limit" lang="zh"
# - 先处理不用算比率的情形：净资产小于或等于零。
# - 营运资产是营运资金与净资产的平均数。预付款付不了账。
# - 负债越多，评估值应当越小。现在是这样吗？


# %% part="asset_limit" wrong="worth_not_halved"
def asset_limit(sheet):
    debt, equity = sheet["current_liabilities"], sheet["net_assets"]
    if equity <= 0:
        return 0
    worth = sheet["current_assets"] - debt + equity
    quick = sheet["current_assets"] - sheet["inventory"] - sheet["prepaid"]
    evaluation = (sheet["current_assets"] + quick) / debt
    evaluation -= (debt + sheet["total_liabilities"]) / equity
    return max(worth, 0) * next(share for top, share in BANDS if evaluation <= top)


# %% part="asset_limit" wrong="debts_added"
def asset_limit(sheet):
    debt, equity = sheet["current_liabilities"], sheet["net_assets"]
    if equity <= 0:
        return 0
    worth = (sheet["current_assets"] - debt + equity) / 2
    quick = sheet["current_assets"] - sheet["inventory"] - sheet["prepaid"]
    evaluation = (sheet["current_assets"] + quick) / debt
    evaluation += (debt + sheet["total_liabilities"]) / equity
    return max(worth, 0) * next(share for top, share in BANDS if evaluation <= top)


# %% part="asset_limit" wrong="prepayments_left_in"
def asset_limit(sheet):
    debt, equity = sheet["current_liabilities"], sheet["net_assets"]
    if equity <= 0:
        return 0
    worth = (sheet["current_assets"] - debt + equity) / 2
    quick = sheet["current_assets"] - sheet["inventory"]
    evaluation = (sheet["current_assets"] + quick) / debt
    evaluation -= (debt + sheet["total_liabilities"]) / equity
    return max(worth, 0) * next(share for top, share in BANDS if evaluation <= top)


# %% part="asset_limit" wrong="negative_equity_praised"
def asset_limit(sheet):
    debt, equity = sheet["current_liabilities"], sheet["net_assets"]
    worth = (sheet["current_assets"] - debt + equity) / 2
    quick = sheet["current_assets"] - sheet["inventory"] - sheet["prepaid"]
    evaluation = (sheet["current_assets"] + quick) / debt
    evaluation -= (debt + sheet["total_liabilities"]) / equity
    return max(worth, 0) * next(share for top, share in BANDS if evaluation <= top)


# %% [markdown] part="new_limit" lang="en"
# ## 3 · The rule of the review
# Write the rule down before you look at a name. `current` is the limit now, `asked` the one asked
# for, `overdue` what is overdue. `limits` has a limit for each method, such as
# `{"working assets": 70_000, "sales": 64_000, "collections": None}`; None is a method that does not
# apply. Complete `new_limit`:
#
# - the least of the methods that apply, and no more than was asked for;
# - while anything is overdue, no more than the current limit;
# - if no method applies, a `ValueError`: then there is nothing to go by.
#
# The lesson's ceiling from shipments is left out here, so your figures may differ from the page.

# %% [markdown] part="new_limit" lang="zh"
# ## 3 · 调整的规则
# 先定规则，再看名字。`current` 是现有额度，`asked` 是申请额度，`overdue` 是逾期金额。
# `limits` 给出每种方法的额度，例如
# `{"working assets": 70_000, "sales": 64_000, "collections": None}`，None 表示该方法不适用。
# 请补全 `new_limit`：
#
# - 取适用的方法中最低的，且不超过申请额度；
# - 只要有逾期，就不超过现有额度；
# - 没有一种方法适用，抛出 `ValueError`：那就没有依据了。
#
# 课文里按发货额定的上限，这里不用，所以结果可能与课文不同。


# %% part="new_limit"
def new_limit(current, asked, limits, overdue):
    ### BEGIN SOLUTION
    applying = [limit for limit in limits.values() if limit is not None]
    if not applying:
        raise ValueError("limits must hold one that applies")
    limit = min(*applying, asked)  # survives: min takes any order
    return min(limit, current) if overdue > 0 else limit  # survives: min takes both orders
    ### END SOLUTION


# %% [markdown] hint="new_limit" lang="en"
# - `[limit for limit in limits.values() if limit is not None]` keeps the methods that apply. A
#   limit of 0 is one of them.
# - `min` takes a list; what was asked for is one more bound.
# - With something overdue, the current limit is another bound. It does not mean that the limit
#   stays as it is.

# %% [markdown] hint="new_limit" lang="zh"
# - `[limit for limit in limits.values() if limit is not None]` 留下适用的方法。额度为 0 的也适用。
# - `min` 取最小；申请额度也是一个上限。
# - 有逾期时，现有额度又是一个上限，并不是说额度保持不变。


# %% part="new_limit" wrong="zero_skipped"
def new_limit(current, asked, limits, overdue):
    applying = [limit for limit in limits.values() if limit]
    if not applying:
        raise ValueError("limits must hold one that applies")
    limit = min(*applying, asked)
    return min(limit, current) if overdue > 0 else limit


# %% part="new_limit" wrong="largest_taken"
def new_limit(current, asked, limits, overdue):
    applying = [limit for limit in limits.values() if limit is not None]
    if not applying:
        raise ValueError("limits must hold one that applies")
    limit = min(max(applying), asked)
    return min(limit, current) if overdue > 0 else limit


# %% part="new_limit" wrong="raised_while_overdue"
def new_limit(current, asked, limits, overdue):
    applying = [limit for limit in limits.values() if limit is not None]
    if not applying:
        raise ValueError("limits must hold one that applies")
    return min(*applying, asked)


# %% part="new_limit" wrong="never_lowered"
def new_limit(current, asked, limits, overdue):
    applying = [limit for limit in limits.values() if limit is not None]
    if not applying:
        raise ValueError("limits must hold one that applies")
    return current if overdue > 0 else min(*applying, asked)


# %% part="new_limit" wrong="more_than_asked"
def new_limit(current, asked, limits, overdue):
    applying = [limit for limit in limits.values() if limit is not None]
    if not applying:
        raise ValueError("limits must hold one that applies")
    return min(*applying, current) if overdue > 0 else min(applying)


# %% [markdown] part="months_until" lang="en"
# ## 4 · How long does it take?
# Each month a customer buys for `bought` and pays `paid`, so its debt moves by the difference.
# Complete `months_until`: after how many months `debt` is at `target`, upwards or downwards, such
# as 5.7. It is 0 if the debt is there already, and `float("inf")`, infinity, if it never gets
# there.

# %% [markdown] part="months_until" lang="zh"
# ## 4 · 要多久？
# 客户每月进货 `bought`，付款 `paid`，欠款每月变动两者之差。请补全 `months_until`：
# 几个月之后 `debt` 到达 `target`，往上往下都行，例如 5.7。已经在那里的为 0；
# 永远到不了的为 `float("inf")`，即无穷大。


# %% part="months_until"
def months_until(debt, target, bought, paid):
    ### BEGIN SOLUTION
    change = bought - paid
    if debt == target:
        return 0
    if change == 0 or (target - debt) / change < 0:  # survives: it is not 0 any more
        return float("inf")
    return (target - debt) / change
    ### END SOLUTION


# %% [markdown] hint="months_until" lang="en"
# - By how much does the debt change in a month? How far is it to the target?
# - If the debt stands still, or moves away from the target, the answer is `float("inf")`.
# - Look at the case `debt == target` first.

# %% [markdown] hint="months_until" lang="zh"
# - 欠款一个月变动多少？离目标还有多远？
# - 欠款不动，或者离目标越来越远，答案就是 `float("inf")`。
# - 先处理 `debt == target`。


# %% part="months_until" wrong="payments_forgotten"
def months_until(debt, target, bought, paid):
    if debt == target:
        return 0
    change = bought - paid
    if change == 0 or (target - debt) / change < 0:
        return float("inf")
    return abs(target - debt) / bought


# %% part="months_until" wrong="always_arrives"
def months_until(debt, target, bought, paid):
    if debt == target:
        return 0
    return abs(target - debt) / abs(bought - paid) if bought != paid else float("inf")


# %% part="months_until" wrong="back_in_time"
def months_until(debt, target, bought, paid):
    if debt == target:
        return 0
    return (target - debt) / (bought - paid) if bought != paid else float("inf")


# %% [markdown] part="growing_debt" lang="en"
# ## 5 · Who else is like Nine Bridges?
# Find the customers whose debt grows and whose business does not. Complete `growing_debt`, which
# returns a list of customer numbers, the largest growth of debt in yuan first. A customer is on it
# if
#
# - it owed at least ¥1,000 a year before `today`, and owes at least 1.5 times as much now, and
# - in the last twelve months it bought at most 1.05 times what it bought in the twelve before.
#
# What a customer owes on a day is all that was invoiced up to it less all that was received.
# Nothing after `today` counts. `added_up`, below, adds up a table by customer: all rows after the
# first day, up to and with the second.

# %% [markdown] part="growing_debt" lang="zh"
# ## 5 · 还有谁像九桥？
# 找出欠款在涨、生意没涨的客户。请补全 `growing_debt`，返回客户编号的列表，
# 欠款增加金额最大的排在最前面。两条都满足的才算：
#
# - `today` 的一年之前至少欠 1,000 元，现在至少是当时的 1.5 倍；
# - 最近十二个月的进货，不超过之前十二个月的 1.05 倍。
#
# 某一天的欠款，是到那天为止的全部发票减去全部收款。`today` 之后的都不算。
# 下面的 `added_up` 按客户合计一张表：第一个日期之后、到第二个日期为止（含当天）的各行。


# %%
def added_up(table, after, until):
    rows = table[(table["date"] > after) & (table["date"] <= until)]
    return rows.groupby("customer")["amount"].sum()


year_ago = today - pd.DateOffset(years=1)
added_up(books["invoices"], year_ago, today).nlargest(3)


# %% part="growing_debt"
def growing_debt(invoices, receipts, today):
    ### BEGIN SOLUTION
    start = pd.Timestamp("2000-01-01")
    ago = today - pd.DateOffset(years=1)
    before = today - pd.DateOffset(years=2)
    table = pd.DataFrame(
        {
            "billed": added_up(invoices, start, today),
            "received": added_up(receipts, start, today),
            "billed_then": added_up(invoices, start, ago),
            "received_then": added_up(receipts, start, ago),
            "bought": added_up(invoices, ago, today),
            "bought_then": added_up(invoices, before, ago),
        }
    ).fillna(0)
    owed = table["billed"] - table["received"]
    then = table["billed_then"] - table["received_then"]
    more_debt = (then >= 1000) & (owed >= 1.5 * then)
    same_business = table["bought"] <= 1.05 * table["bought_then"]
    growth = (owed - then)[more_debt & same_business]
    return growth.sort_values(ascending=False).index.tolist()  # survives: an index passes
    ### END SOLUTION


# %% [markdown] hint="growing_debt" lang="en"
# - You need six sums a customer: billed and received up to today, both up to a year ago, and what
#   was bought in each of the two years. `pd.Timestamp("2000-01-01")` will do as a beginning.
# - Put them as columns into `pd.DataFrame({...}).fillna(0)`: a customer without a receipt has paid
#   0.
# - `growth[condition].sort_values(ascending=False).index.tolist()` gives the list.

# %% [markdown] hint="growing_debt" lang="zh"
# - 每位客户要六个合计：到今天的开票和收款、到一年前的开票和收款、两个年度各自的进货。
#   起点用 `pd.Timestamp("2000-01-01")` 即可。
# - 把它们作为列放进 `pd.DataFrame({...}).fillna(0)`：没有收款的客户就是付了 0。
# - `growth[condition].sort_values(ascending=False).index.tolist()` 给出列表。


# %% part="growing_debt" wrong="business_too"
def growing_debt(invoices, receipts, today):
    start, ago = pd.Timestamp("2000-01-01"), today - pd.DateOffset(years=1)
    owed = added_up(invoices, start, today).sub(added_up(receipts, start, today), fill_value=0)
    then = added_up(invoices, start, ago).sub(added_up(receipts, start, ago), fill_value=0)
    then = then.reindex(owed.index, fill_value=0)
    growth = (owed - then)[(then >= 1000) & (owed >= 1.5 * then)]
    return growth.sort_values(ascending=False).index.tolist()


# %% part="growing_debt" wrong="receipts_left_out"
def growing_debt(invoices, receipts, today):
    start, ago = pd.Timestamp("2000-01-01"), today - pd.DateOffset(years=1)
    owed = added_up(invoices, start, today)
    then = added_up(invoices, start, ago).reindex(owed.index, fill_value=0)
    old = added_up(invoices, today - pd.DateOffset(years=2), ago).reindex(owed.index, fill_value=0)
    growth = owed - then
    growth = growth[(then >= 1000) & (owed >= 1.5 * then) & (growth <= 1.05 * old)]
    return growth.sort_values(ascending=False).index.tolist()


# %% part="growing_debt" wrong="largest_debt_first"
def growing_debt(invoices, receipts, today):
    start, ago = pd.Timestamp("2000-01-01"), today - pd.DateOffset(years=1)
    owed = added_up(invoices, start, today).sub(added_up(receipts, start, today), fill_value=0)
    then = added_up(invoices, start, ago).sub(added_up(receipts, start, ago), fill_value=0)
    then = then.reindex(owed.index, fill_value=0)
    new = added_up(invoices, ago, today).reindex(owed.index, fill_value=0)
    old = added_up(invoices, today - pd.DateOffset(years=2), ago).reindex(owed.index, fill_value=0)
    found = owed[(then >= 1000) & (owed >= 1.5 * then) & (new <= 1.05 * old)]
    return found.sort_values(ascending=False).index.tolist()


# %% [markdown] part="two_forms" lang="en"
# ## 6 · Both forms
# The cell below puts what you need of both customers into `desk`: the balance sheet, `orders` of
# the last quarter, `term_days`, the `factor` of its grade today, `owed`, `overdue`, the present
# `limit` and the one `asked` for. Bind, for Nine Bridges and Crane Garden:
#
# - `nine_limits` and `crane_limits`: dictionaries with the keys `"working assets"`, `"sales"` and
#   `"collections"`. By sales: orders × days of credit over 90 × factor.
# - `nine_new` and `crane_new`: the new limits by the rule of part 3;
# - `nine_decision` and `crane_decision`: `"raise"`, `"keep"` or `"lower"`;
# - `nine_months`: the months until Nine Bridges' debt is at its new limit, if it goes on paying the
#   average of the last six months and Lantern ships four fifths of that.
#
# Use your own functions. The check here looks at the three limits and at the words; the rest you
# learn when your work is graded.

# %% [markdown] part="two_forms" lang="zh"
# ## 6 · 两份申请
# 下面的单元格把两位客户的资料放进 `desk`：资产负债表、上季度订货额 `orders`、账期 `term_days`、
# 今天的等级对应的系数 `factor`、欠款 `owed`、逾期 `overdue`、现有额度 `limit`、申请额度 `asked`。
# 请给九桥和鹤园赋值：
#
# - `nine_limits`、`crane_limits`：字典，键为 `"working assets"`（营运资产法）、
#   `"sales"`（销售量法）、`"collections"`（回款额法）。销售量法：订货额 × 账期 ÷ 90 × 系数；
# - `nine_new`、`crane_new`：按第 3 部分的规则得出的新额度；
# - `nine_decision`、`crane_decision`：`"raise"`（提高）、`"keep"`（不动）或 `"lower"`（降低）；
# - `nine_months`：如果九桥今后每月付款等于最近六个月的平均数，明灯每月只发这笔付款五分之四的货，
#   几个月后欠款降到新额度。
#
# 请用你自己写的函数。自查时只看三个额度和所选的词，其余批改后才知道。

# %%
from crmlab import credit
from crmlab.company import STORY

names = {STORY["growing_debt"]: "nine", STORY["key_hotel"]: "crane"}
desk = books["statements"].set_index("customer").loc[list(names)]
for look in (credit.exposure, credit.overdue):
    found = look(books["invoices"], books["receipts"], as_of=today.date())
    desk = desk.join(found.set_index("customer").drop(columns="invoices", errors="ignore"))
desk = desk.rename(columns={"exposure": "owed"}).fillna({"overdue": 0, "days_overdue": 0})
words = ["prompt", "slow", "bad"]
desk["payment_record"] = pd.cut(desk["days_overdue"], [-1, 0, 30, 9999], labels=words).astype(str)
desk["guarantee"] = "none"
debt = desk["current_liabilities"]
desk["quick_ratio"] = desk[["cash", "securities", "receivables"]].sum(axis=1) / debt
desk["current_ratio"] = desk["current_assets"] / debt
cards = desk[list(credit.COURSE_POINTS)].to_dict("records")
desk["grade"] = [credit.grade(credit.scorecard(card).total) for card in cards]
desk["factor"] = desk["grade"].map(dict(credit.PAYMENT_FACTORS))
spring = books["orders"][books["orders"]["date"] > "2026-03-31"]
desk["orders"] = spring.groupby("customer")["amount"].sum()
desk["term_days"] = [45, 30]
desk["limit"], desk["asked"] = [160_000, 35_000], [200_000, 50_000]
desk = desk.reset_index().rename(index=dict(enumerate(names.values())))
desk[["customer", "grade", "factor", "orders", "term_days", "owed", "overdue", "limit", "asked"]].T

# %% part="two_forms"
### BEGIN SOLUTION
_receipts = books["receipts"]
_paid = {
    name: _receipts[_receipts["customer"] == desk.loc[name, "customer"]] for name in desk.index
}
_limits = {
    name: {
        "working assets": asset_limit(row),
        "sales": row["orders"] * row["term_days"] / 90 * row["factor"],
        "collections": by_collections(_paid[name], today, row["term_days"]),
    }
    for name, row in desk.iterrows()
}
_new = {
    name: new_limit(row["limit"], row["asked"], _limits[name], row["overdue"])
    for name, row in desk.iterrows()
}


def _word(new, now):
    # survives: in none of these books does a limit stay as it is
    return "keep" if new == now else "raise" if new > now else "lower"


nine_limits, crane_limits = _limits["nine"], _limits["crane"]
nine_new, crane_new = _new["nine"], _new["crane"]
nine_decision = _word(nine_new, desk.loc["nine", "limit"])
crane_decision = _word(crane_new, desk.loc["crane", "limit"])
_monthly = _paid["nine"].loc[_paid["nine"]["date"].dt.year == 2026, "amount"].sum() / 6
nine_months = months_until(desk.loc["nine", "owed"], nine_new, 0.8 * _monthly, _monthly)
### END SOLUTION

# %% [markdown] hint="two_forms" lang="en"
# - `row = desk.loc["nine"]` is Nine Bridges; `asset_limit(row)` is its first limit.
# - Its receipts are `books["receipts"]` with `customer` equal to `row["customer"]`.
# - The new limit needs `row["limit"]`, `row["asked"]`, the three limits and `row["overdue"]`.
#   Compare it with `row["limit"]` for the word.
# - What it paid a month is the sum of its receipts after 31 December 2025, divided by 6. Give
#   `months_until` four fifths of that as bought, and all of it as paid.

# %% [markdown] hint="two_forms" lang="zh"
# - `row = desk.loc["nine"]` 就是九桥；`asset_limit(row)` 是它的第一个额度。
# - 它的收款是 `books["receipts"]` 中 `customer` 等于 `row["customer"]` 的行。
# - 新额度要用 `row["limit"]`、`row["asked"]`、三个额度和 `row["overdue"]`；
#   与 `row["limit"]` 相比，得出所选的词。
# - 平均每月付款是 2025 年 12 月 31 日之后的收款合计除以 6。调用 `months_until` 时，
#   进货填它的五分之四，付款填它本身。

# %% part="two_forms" wrong="quarter_as_month"
nine_limits, crane_limits = (
    {
        "working assets": asset_limit(row),
        "sales": row["orders"] * row["term_days"] / 30 * row["factor"],
        "collections": by_collections(
            books["receipts"][books["receipts"]["customer"] == row["customer"]],
            today,
            row["term_days"],
        ),
    }
    for _, row in desk.iterrows()
)
nine_new, crane_new, nine_months = 1, 1, 1
nine_decision = crane_decision = "keep"

# %% part="two_forms" wrong="factor_forgotten"
nine_limits, crane_limits = (
    {
        "working assets": asset_limit(row),
        "sales": row["orders"] * row["term_days"] / 90,
        "collections": by_collections(
            books["receipts"][books["receipts"]["customer"] == row["customer"]],
            today,
            row["term_days"],
        ),
    }
    for _, row in desk.iterrows()
)
nine_new, crane_new, nine_months = 1, 1, 1
nine_decision = crane_decision = "keep"

# %% [markdown] part="sales_reply" lang="en"
# ## 7 · Li Jiayi wants to know why
# "Crane Garden I understand. But Nine Bridges buys from us every week, it has been with us for
# five years, and you tell me to ship *less*?"
#
# Write your answer to her, in three to six sentences, in English or Chinese: what you decide for
# both customers, in yuan; what has grown at Nine Bridges and what has not, with two figures; how
# its debt is to come down and how long that takes; and what would make you look again. Write
# between the quotation marks; your instructor reads it.

# %% [markdown] part="sales_reply" lang="zh"
# ## 7 · 销售部的李佳怡问为什么
# “鹤园我懂了。可是九桥每个星期都进货，跟我们五年了，你反倒叫我**少**发？”
#
# 用三到六句话写下你给她的答复，中英文均可：对两位客户各作什么决定，多少元；九桥什么涨了、什么没涨，
# 用两个数字说明；欠款怎么压下来、要多久；出现什么情况你会再看一次。写在引号之间，由教师批阅。

# %% part="sales_reply"
### BEGIN SOLUTION
_owed, _late = desk.loc["nine", "owed"], desk.loc["nine", "overdue"]
sales_reply = (
    f"Crane Garden: {crane_decision}, to {crane_new:,.0f} yuan, the least of three methods and "
    f"of what was asked for. Nine Bridges: {nine_decision}, to {nine_new:,.0f} yuan. It pays "
    f"{_monthly:,.0f} a month, less than it buys, and owes {_owed:,.0f}, of which {_late:,.0f} is "
    "overdue: its debt has grown, not its business. We ship four yuan for every five that come in; "
    f"at that pace the debt is at its limit in {nine_months:.0f} months, and sooner if the overdue "
    "amount is paid first. I look again when that is paid and "
    "the balance sheet of 30 June is here."
)
### END SOLUTION

# %% [markdown] hint="sales_reply" lang="en"
# - Which figure tells what it buys, which what it owes? Compare each with a year ago.
# - Name something that the customer can do itself.

# %% [markdown] hint="sales_reply" lang="zh"
# - 哪个数说明它买多少，哪个说明它欠多少？各跟一年前比一比。
# - 说一件客户自己做得到的事。

# %% [markdown] rubric="sales_reply" points=3 lang="en"
# - 1 point: both decisions with their amounts, as the rule of part 3 gives them.
# - 1 point: growing debt is told from growing business, with two figures (such as what it buys and
#   pays, or what it owes now and what is overdue).
# - 1 point: a way down with its months or its first step, and an event or a day for the next
#   review.
#
# No points for language or length. A wrong figure carried over from an earlier part costs nothing.

# %% [markdown] rubric="sales_reply" points=3 lang="zh"
# - 1 分：两份申请的决定和金额，与第 3 部分的规则一致。
# - 1 分：用两个数字分清欠款在涨还是生意在涨（例如进货与付款，或现在的欠款与逾期）。
# - 1 分：欠款怎么压下来，说出月数或第一步；并说明到什么时候或出现什么情况再复核。
#
# 不计语言和篇幅。前面小题算错而沿用的数字不扣分。

# %% [markdown] wrong="months_skipped" lang="en"
# A month in which nothing came in was passed over and an older month taken instead. It counts as 0.

# %% [markdown] wrong="months_skipped" lang="zh"
# 没有收款的月份被跳过，又往前多取了一个月。这个月应按 0 计。

# %% [markdown] wrong="weights_reversed" lang="en"
# The oldest month counts six times. The newest has to: it says most about what comes next.

# %% [markdown] wrong="weights_reversed" lang="zh"
# 最早的月份乘了 6。该乘 6 的是最近的月份，它最能说明接下来会怎样。

# %% [markdown] wrong="unweighted" lang="en"
# All six months count the same. The newest counts six times, the oldest once, over 21.

# %% [markdown] wrong="unweighted" lang="zh"
# 六个月的分量一样了。应当是最近的乘 6、最早的乘 1，除以 21。

# %% [markdown] wrong="term_forgotten" lang="en"
# That is a month's worth. A customer with 45 days may owe one and a half months.

# %% [markdown] wrong="term_forgotten" lang="zh"
# 这只是一个月的数。账期 45 天的客户可以欠一个半月。

# %% [markdown] wrong="worth_not_halved" lang="en"
# Working capital and net assets are added up. The worth is their mean.

# %% [markdown] wrong="worth_not_halved" lang="zh"
# 营运资金和净资产只相加了，营运资产是两者的平均数。

# %% [markdown] wrong="debts_added" lang="en"
# Both debt ratios are added, so that more debt gives a higher limit. They come off.

# %% [markdown] wrong="debts_added" lang="zh"
# 两项负债比率用了加号，负债越多额度反而越高。应当减去。

# %% [markdown] wrong="prepayments_left_in" lang="en"
# Prepayments count as quick here. The money has already left.

# %% [markdown] wrong="prepayments_left_in" lang="zh"
# 预付款被算成了速动资产。这笔钱早就付出去了。

# %% [markdown] wrong="negative_equity_praised" lang="en"
# A firm that owes more than it owns got the best band: dividing by negative net assets turns debt
# into praise. Its limit is 0.

# %% [markdown] wrong="negative_equity_praised" lang="zh"
# 资不抵债的企业得了最好的一档：除以负的净资产，负债就成了加分。它的额度应为 0。

# %% [markdown] wrong="zero_skipped" lang="en"
# A limit of 0 was treated as missing. Only None is missing; 0 applies and is the least of all.

# %% [markdown] wrong="zero_skipped" lang="zh"
# 额度 0 被当成了缺数据。只有 None 才是缺，0 是适用的，而且最低。

# %% [markdown] wrong="largest_taken" lang="en"
# That is the most generous method. Prudence takes the least.

# %% [markdown] wrong="largest_taken" lang="zh"
# 取了最宽的方法。谨慎原则取最低的。

# %% [markdown] wrong="raised_while_overdue" lang="en"
# The limit was raised although something is overdue. Until it is paid there is no increase.

# %% [markdown] wrong="raised_while_overdue" lang="zh"
# 还有逾期，额度却提高了。没付清之前不调高。

# %% [markdown] wrong="never_lowered" lang="en"
# With something overdue the limit stayed where it was. It may not rise, but it may fall.

# %% [markdown] wrong="never_lowered" lang="zh"
# 一有逾期，额度就原封不动了。不许升，但可以降。

# %% [markdown] wrong="more_than_asked" lang="en"
# The customer got more than it asked for.

# %% [markdown] wrong="more_than_asked" lang="zh"
# 给的比客户申请的还多。

# %% [markdown] wrong="payments_forgotten" lang="en"
# You divided by what it buys. The debt moves by what it buys less what it pays.

# %% [markdown] wrong="payments_forgotten" lang="zh"
# 除以了每月进货。欠款每月变动的是进货减付款。

# %% [markdown] wrong="always_arrives" lang="en"
# This debt moves away from its target and never gets there: infinity.

# %% [markdown] wrong="always_arrives" lang="zh"
# 这笔欠款离目标越来越远，永远到不了，应为无穷大。

# %% [markdown] wrong="back_in_time" lang="en"
# A negative number of months lies in the past. This debt never gets to its target.

# %% [markdown] wrong="back_in_time" lang="zh"
# 月数成了负的，那是过去。这笔欠款永远到不了目标。

# %% [markdown] wrong="business_too" lang="en"
# Somebody on this list owes more because it buys more. Both conditions have to hold.

# %% [markdown] wrong="business_too" lang="zh"
# 名单上有人欠得多，是因为买得多。两个条件要同时满足。

# %% [markdown] wrong="receipts_left_out" lang="en"
# You compared what was invoiced. Debt is what was invoiced less what was received.

# %% [markdown] wrong="receipts_left_out" lang="zh"
# 比的是开票金额。欠款是开票减收款。

# %% [markdown] wrong="largest_debt_first" lang="en"
# The right customers, sorted by what they owe. Sort them by how much the debt has grown.

# %% [markdown] wrong="largest_debt_first" lang="zh"
# 客户找对了，但按欠款排了序。应当按欠款增加的金额排。

# %% [markdown] wrong="quarter_as_month" lang="en"
# The orders are those of three months, so days of credit go over 90.

# %% [markdown] wrong="quarter_as_month" lang="zh"
# 订货额是三个月的，账期要除以 90。

# %% [markdown] wrong="factor_forgotten" lang="en"
# The limit by sales lacks the payment factor of the grade.

# %% [markdown] wrong="factor_forgotten" lang="zh"
# 销售量法漏了等级对应的风险修正系数。
