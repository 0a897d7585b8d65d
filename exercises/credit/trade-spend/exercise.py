# %% [markdown] lang="en"
# # Sunrise Bay asks again
# 30 June 2026 at Lantern Trading's credit desk. The buyer of Sunrise Bay Supermarket has come
# down: ¥11,000 more support a year, and ¥1,300 from you for a promotion in September; the brewery
# pays the rest. Sales would sign both. These books are your own: what a yuan leaves, and what
# promotions did, may differ from the page.
#
# Amounts are in yuan, shares are parts of one (0.2 is 20 %). Do not round.

# %% [markdown] lang="zh"
# # 旭湾又来要钱
# 2026 年 6 月 30 日，明灯商贸信用管理岗。旭湾超市的采购经理让了步：一年多给 11,000 元费用，
# 九月促销只要你们出 1,300 元，大头由啤酒厂出。销售部两项都想签。
# 这套账是你自己的：每元剩多少、促销起了什么作用，可能跟课文里不一样。
#
# 金额单位为元，比率写成小数（0.2 就是 20%）。不要四舍五入。

# %% [markdown] part="gross_margin" lang="en"
# ## 1 · What do the goods leave?
# Sales says "40 %". Complete `gross_margin`, which computes it from order lines: what is left of
# the sales after the cost of the goods, as a share of the sales.
#
# `lines` has a row for each line of an order, with the columns `quantity`, `price` (what was
# invoiced for one), `cost` (what one cost us) and `list_price` (the printed price). If nothing was
# sold, there is no margin: a `ValueError`.

# %% [markdown] part="gross_margin" lang="zh"
# ## 1 · 卖货剩多少？
# 销售部说“四成”。请补全 `gross_margin`，从订单明细算出来：销售额减去进货成本，剩下的占销售额多少。
#
# `lines` 一行是订单的一行明细，有 `quantity`（数量）、`price`（开票单价）、`cost`（进货单价）、
# `list_price`（目录单价）四列。一件都没卖，就谈不上毛利率：抛出 `ValueError`。

# %%
import pandas as pd


# %% part="gross_margin" without="crmlab.credit"
def gross_margin(lines):
    ### BEGIN SOLUTION
    sales = (lines["quantity"] * lines["price"]).sum()
    goods = (lines["quantity"] * lines["cost"]).sum()
    if sales <= 0:
        raise ValueError("nothing was sold, so there is no margin")
    return (sales - goods) / sales
    ### END SOLUTION


# %% [markdown] hint="gross_margin" lang="en"
# - Add up first, divide once: `(lines["quantity"] * lines["price"]).sum()` is the sales.
# - Which price did the customer pay, and by which amount do you divide: what he paid or what the
#   goods cost?
# - `if sales <= 0: raise ValueError("…")` comes before the division.

# %% [markdown] hint="gross_margin" lang="zh"
# - 先合计，最后只除一次：`(lines["quantity"] * lines["price"]).sum()` 就是销售额。
# - 客户付的是哪个价？除以的是客户付的钱，还是货的成本？
# - 除之前先写 `if sales <= 0: raise ValueError("…")`。


# %% part="gross_margin" wrong="on_cost"
def gross_margin(lines):
    goods = (lines["quantity"] * lines["cost"]).sum()
    if goods <= 0:
        raise ValueError("nothing")
    return (lines["quantity"] * lines["price"]).sum() / goods - 1


# %% part="gross_margin" wrong="at_list_price"
def gross_margin(lines):
    listed = (lines["quantity"] * lines["list_price"]).sum()
    if listed <= 0:
        raise ValueError("nothing")
    return 1 - (lines["quantity"] * lines["cost"]).sum() / listed


# %% part="gross_margin" wrong="lines_averaged"
def gross_margin(lines):
    if lines["quantity"].sum() <= 0:
        raise ValueError("nothing")
    return (1 - lines["cost"] / lines["price"]).mean()


# %% [markdown] part="extra_sales_needed" lang="en"
# ## 2 · What must more money bring?
# Complete `extra_sales_needed`: the sales that must come **on top of** the usual ones, so that
# `extra` yuan of support are earned back. Each further yuan leaves `margin` less `handling` for
# lorry and warehouse; both are shares of the sales price.
#
# A negative `extra` is a `ValueError`. So is a `margin` of which `handling` leaves nothing, even if
# `extra` is 0: then no sales ever bring it back. Write it without `crmlab.credit`.

# %% [markdown] part="extra_sales_needed" lang="zh"
# ## 2 · 多花的钱要换来多少？
# 请补全 `extra_sales_needed`：要在平常之外**多卖**多少，才能赚回多给的 `extra` 元费用。
# 每多卖 1 元有毛利 `margin`，再减去配送和仓储 `handling`，两者都是占售价的比率。
#
# `extra` 为负，抛出 `ValueError`；`margin` 被 `handling` 吃光，即使 `extra` 为 0，
# 也抛出 `ValueError`，因为卖多少都赚不回来。请自己写出计算，不使用 `crmlab.credit`。


# %% part="extra_sales_needed" without="crmlab.credit"
def extra_sales_needed(extra, margin, handling):
    ### BEGIN SOLUTION
    if extra < 0:
        raise ValueError(f"extra must be >= 0, got {extra}")
    if margin <= handling:
        raise ValueError(f"margin must be above handling ({handling}), got {margin}")
    return extra / (margin - handling)
    ### END SOLUTION


# %% [markdown] hint="extra_sales_needed" lang="en"
# - How many fen of a further yuan are there to pay for the support?
# - `extra` divided by that share. If each yuan leaves 17 fen, 17 yuan need 100 yuan of sales.

# %% [markdown] hint="extra_sales_needed" lang="zh"
# - 每多卖 1 元，有几分可以拿来付费用？
# - 用 `extra` 除以这个比率。每元剩 1 角 7 分，17 元费用就要多卖 100 元。


# %% part="extra_sales_needed" wrong="divided_by_the_cost"
def extra_sales_needed(extra, margin, handling):
    if extra < 0 or margin <= handling:
        raise ValueError("never")
    return extra / (1 - margin + handling)


# %% part="extra_sales_needed" wrong="read_as_mark_up"
def extra_sales_needed(extra, margin, handling):
    if extra < 0 or margin <= handling:
        raise ValueError("never")
    return extra / (margin / (1 + margin) - handling)


# %% part="extra_sales_needed" wrong="handling_forgotten"
def extra_sales_needed(extra, margin, handling):
    if extra < 0 or margin <= handling:
        raise ValueError("never")
    return extra / margin


# %% [markdown] part="left_of_plan" lang="en"
# ## 3 · Planned, spent, left
# Complete `left_of_plan` for one customer. `plan` is a dictionary of amounts by kind, such as
# `{"listing": 10_000, "promotion": 15_000}`. `ledger` has the columns `month`, `kind` and `amount`;
# `month` is the first day of a month. The plan is for the months from `first` to `last`, both
# included.
#
# The result is a dictionary by kind: planned less spent. It holds every kind that was planned
# **or** spent in these months. What was spent without a plan is below zero. (If you computed a
# pandas column, its `.to_dict()` makes the dictionary.)

# %% [markdown] part="left_of_plan" lang="zh"
# ## 3 · 计划、实际、剩余
# 请补全 `left_of_plan`，处理一位客户的费用。`plan` 是各类费用的计划金额，例如
# `{"listing": 10_000, "promotion": 15_000}`。`ledger` 有 `month`、`kind`、`amount` 三列，
# `month` 是当月第一天。计划管 `first` 到 `last` 各月，首尾都含。
#
# 返回一个字典：每一类的计划减实际。凡在这些月份里有计划**或**有支出的类型都要有；
# 没计划却花掉的，是负数。（如果你算出的是 pandas 的一列，加 `.to_dict()` 就成了字典。）


# %% part="left_of_plan"
def left_of_plan(plan, ledger, first, last):
    ### BEGIN SOLUTION
    months = ledger[(ledger["month"] >= first) & (ledger["month"] <= last)]
    spent = months.groupby("kind")["amount"].sum()
    kinds = set(plan) | set(spent.index)
    return {kind: plan.get(kind, 0) - spent.get(kind, 0) for kind in kinds}
    ### END SOLUTION


# %% [markdown] hint="left_of_plan" lang="en"
# - First keep the rows of these months: `ledger[(ledger["month"] >= first) & …]`.
# - `spent = months.groupby("kind")["amount"].sum()` adds up each kind.
# - `set(plan) | set(spent.index)` are all kinds of either; `plan.get(kind, 0)` is 0 where there is
#   no plan.

# %% [markdown] hint="left_of_plan" lang="zh"
# - 先留下这些月份的行：`ledger[(ledger["month"] >= first) & …]`。
# - `spent = months.groupby("kind")["amount"].sum()` 按类型合计。
# - `set(plan) | set(spent.index)` 是两边的全部类型；没有计划的，`plan.get(kind, 0)` 得 0。


# %% part="left_of_plan" wrong="unplanned_left_out"
def left_of_plan(plan, ledger, first, last):
    months = ledger[(ledger["month"] >= first) & (ledger["month"] <= last)]
    spent = months.groupby("kind")["amount"].sum()
    return {kind: plan[kind] - spent.get(kind, 0) for kind in plan}


# %% part="left_of_plan" wrong="unused_left_out"
def left_of_plan(plan, ledger, first, last):
    months = ledger[(ledger["month"] >= first) & (ledger["month"] <= last)]
    spent = months.groupby("kind")["amount"].sum()
    return {kind: plan.get(kind, 0) - amount for kind, amount in spent.items()}


# %% part="left_of_plan" wrong="other_years_counted"
def left_of_plan(plan, ledger, first, last):
    spent = ledger.groupby("kind")["amount"].sum()
    kinds = set(plan) | set(spent.index)
    return {kind: plan.get(kind, 0) - spent.get(kind, 0) for kind in kinds}


# %% [markdown] part="promotion_result" lang="en"
# ## 4 · A colleague's evaluation
# A colleague finds every promotion splendid. His function is below; there are **two errors** in it.
# Write `promotion_result`, which does it right: what the promotion changed, in yuan, against a year
# in which it was not held.
#
# - `usual`: units sold in a month without promotion;
# - `promoted`: units sold in the month of the promotion, **all** of them at `price` less the share
#   `discount`;
# - `after`: a list of the units sold in the months after it, at `price` again. It may be empty, or
#   hold several months;
# - `unit_cost`: what a unit costs us; `cost`: what else the promotion cost.

# %% [markdown] part="promotion_result" lang="zh"
# ## 4 · 同事的评估
# 照同事的算法，没有一场促销不成功。他的函数如下，里面有**两处错误**。
# 请写出正确的 `promotion_result`：跟不做促销相比，一共多赚（或少赚）多少元。
#
# - `usual`：没有促销的月份卖出的件数；
# - `promoted`：促销当月卖出的件数，**全部**按 `price` 打折，折扣率为 `discount`；
# - `after`：促销之后各月卖出的件数，是一个列表，恢复原价 `price`。可能为空，也可能有好几个月；
# - `unit_cost`：每件的进价；`cost`：促销的其他费用。


# %%
def colleagues_result(usual, promoted, after, price, unit_cost, discount, cost):
    extra = promoted - usual
    return extra * (price * (1 - discount) - unit_cost) - cost


colleagues_result(
    usual=100, promoted=180, after=[70, 90], price=10, unit_cost=6, discount=0.1, cost=50
)


# %% part="promotion_result"
def promotion_result(usual, promoted, after, price, unit_cost, discount, cost):
    ### BEGIN SOLUTION
    without = usual * (price - unit_cost)
    during = promoted * (price * (1 - discount) - unit_cost)
    later = sum((units - usual) * (price - unit_cost) for units in after)
    return during - without + later - cost
    ### END SOLUTION


# %% [markdown] hint="promotion_result" lang="en"
# - What would the promotion's month have earned without it, at the full price? What did it earn?
# - He gives the discount to the extra units only. Who else got it?
# - What do the months in `after` lack against `usual`? `sum(… for units in after)` adds up.

# %% [markdown] hint="promotion_result" lang="zh"
# - 不做促销，当月按原价本来能赚多少？做了促销，实际赚了多少？
# - 他只给增量打了折。还有谁也享受了折扣？
# - `after` 各月比 `usual` 少了多少？用 `sum(… for units in after)` 合计。


# %% part="promotion_result" wrong="dip_left_out"
def promotion_result(usual, promoted, after, price, unit_cost, discount, cost):
    during = promoted * (price * (1 - discount) - unit_cost)
    return during - usual * (price - unit_cost) - cost


# %% part="promotion_result" wrong="discount_on_extra_only"
def promotion_result(usual, promoted, after, price, unit_cost, discount, cost):
    later = sum((units - usual) * (price - unit_cost) for units in after)
    return (promoted - usual) * (price * (1 - discount) - unit_cost) + later - cost


# %% part="promotion_result" wrong="all_sales_credited"
def promotion_result(usual, promoted, after, price, unit_cost, discount, cost):
    later = sum((units - usual) * (price - unit_cost) for units in after)
    return promoted * (price * (1 - discount) - unit_cost) + later - cost


# %% [markdown] part="promotion_effect" lang="en"
# ## 5 · What did promotions do?
# The cell below makes the table `months` from your books: a row for each month of each customer
# that ever had a promotion, with its `sales`, the `usual` sales of that customer, and the `state`
# of the month: `"promotion"`, `"after"` (the month right behind one) or `"quiet"`.
#
# Complete `promotion_effect`, which returns a dictionary with two shares for all rows together, a
# yuan counting as a yuan whoever bought for it:
#
# - `"uplift"`: by how much the sales in months of promotion are above the usual ones;
# - `"dip"`: by how much the sales in months after are **below** the usual ones; a positive number
#   if something is missing, 0 if the table has no such month.
#
# A table without a month of promotion is a `ValueError`.

# %% [markdown] part="promotion_effect" lang="zh"
# ## 5 · 促销起了什么作用？
# 下面的单元格从你的账簿中做出 `months` 表：凡做过促销的客户，每月一行，有当月销售额 `sales`、
# 该客户的平常销售额 `usual`，以及当月状态 `state`：
# `"promotion"`（促销月）、`"after"`（紧跟在促销后面的月份）或 `"quiet"`（平常）。
#
# 请补全 `promotion_effect`，返回一个字典，含两个比率，全部客户合在一起算，每 1 元同等看待：
#
# - `"uplift"`：促销月的销售额比平常高多少；
# - `"dip"`：后一个月的销售额比平常**低**多少。少了就是正数；表里没有这样的月份，就是 0。
#
# 表里没有促销月，抛出 `ValueError`。

# %%
lines = books["order_lines"].merge(books["orders"][["order", "customer", "date"]])
lines = lines.merge(books["products"][["product", "cost", "list_price"]])
lines["sales"] = lines["quantity"] * lines["price"]
lines["month"] = lines["date"].dt.to_period("M").dt.start_time

events = books["trade_spend"][books["trade_spend"]["kind"] == "promotion"]
on = events.pivot_table(index="month", columns="customer", values="amount").notna()
monthly = lines.pivot_table(
    index="month", columns="customer", values="sales", aggfunc="sum", fill_value=0
).reindex(columns=on.columns, fill_value=0)
on = on.reindex(monthly.index, fill_value=False)
since = books["customers"].set_index("customer")["since"]
known = monthly.apply(lambda sales: sales.index > since[sales.name])
after = on.shift(fill_value=False) & ~on
usual = monthly[known & ~on & ~after].mean()
months = monthly.unstack().rename("sales").reset_index()
months["usual"] = months["customer"].map(usual)
months["state"] = "quiet"
months.loc[after.unstack().values, "state"] = "after"
months.loc[on.unstack().values, "state"] = "promotion"
months = months[known.unstack().values].dropna().reset_index(drop=True)
months.groupby("state").size()


# %% part="promotion_effect"
def promotion_effect(months):
    ### BEGIN SOLUTION
    promoted = months[months["state"] == "promotion"]
    later = months[months["state"] == "after"]
    if len(promoted) == 0:
        raise ValueError("the table has no month of promotion")
    return {
        "uplift": promoted["sales"].sum() / promoted["usual"].sum() - 1,
        "dip": 1 - later["sales"].sum() / later["usual"].sum() if len(later) else 0,
    }
    ### END SOLUTION


# %% [markdown] hint="promotion_effect" lang="en"
# - `promoted = months[months["state"] == "promotion"]` keeps the rows of one state.
# - Add up `sales` and `usual` of these rows first, then divide the two sums once.
# - 1 less the quotient is what is missing. `len(later)` is 0 if there is no such row.

# %% [markdown] hint="promotion_effect" lang="zh"
# - `promoted = months[months["state"] == "promotion"]` 留下一种状态的行。
# - 先分别合计这些行的 `sales` 和 `usual`，再用两个合计数除一次。
# - 1 减去商就是少了的部分。没有这样的行时，`len(later)` 为 0。


# %% part="promotion_effect" wrong="shares_averaged"
def promotion_effect(months):
    share = months["sales"] / months["usual"]
    promoted, later = share[months["state"] == "promotion"], share[months["state"] == "after"]
    if len(promoted) == 0:
        raise ValueError("none")
    return {"uplift": promoted.mean() - 1, "dip": 1 - later.mean() if len(later) else 0}


# %% part="promotion_effect" wrong="dip_with_a_minus"
def promotion_effect(months):
    promoted = months[months["state"] == "promotion"]
    later = months[months["state"] == "after"]
    if len(promoted) == 0:
        raise ValueError("none")
    return {
        "uplift": promoted["sales"].sum() / promoted["usual"].sum() - 1,
        "dip": later["sales"].sum() / later["usual"].sum() - 1 if len(later) else 0,
    }


# %% part="promotion_effect" wrong="levels_given"
def promotion_effect(months):
    promoted = months[months["state"] == "promotion"]
    later = months[months["state"] == "after"]
    if len(promoted) == 0:
        raise ValueError("none")
    return {
        "uplift": promoted["sales"].sum() / promoted["usual"].sum(),
        "dip": later["sales"].sum() / later["usual"].sum() if len(later) else 0,
    }


# %% [markdown] part="bay" lang="en"
# ## 6 · Sunrise Bay
# The cell below takes from your books what Sunrise Bay bought and was paid in the twelve months
# from July 2025 to June 2026. Bind four values:
#
# - `bay_left`: what is left of a yuan: the gross margin, less the rebate as a share of the sales,
#   less `HANDLING` for lorry and warehouse;
# - `bay_needed`: the sales that ¥11,000 more support a year must bring on top of the usual ones;
# - `bay_payoff`: the payoff of the promotion for ¥1,300. Take the average of the twelve months as
#   its usual month, and uplift and dip of **all** your customers from part 5 (your `months`);
# - `bay_decision`, on the promotion: `"sign"` if its payoff is above zero, otherwise `"refuse"`.
#
# The check here looks at the first value and at the word; the rest you learn when your work is
# graded.

# %% [markdown] part="bay" lang="zh"
# ## 6 · 旭湾超市
# 下面的单元格从你的账簿中取出旭湾 2025 年 7 月至 2026 年 6 月十二个月的进货和费用。
# 请给四个名称赋值：
#
# - `bay_left`：每元剩多少，即毛利率减去返利占销售额的比率，再减去配送和仓储 `HANDLING`；
# - `bay_needed`：一年多给 11,000 元费用，要在平常之外多卖多少；
# - `bay_payoff`：出 1,300 元做促销的损益。平常一个月的销售额，取这十二个月（促销月在内）的平均；
#   增量和回落取第 5 部分**全部**客户的（用你的 `months`）；
# - `bay_decision`：只针对促销，损益大于零为 `"sign"`（签），否则 `"refuse"`（不签）。
#
# 自查时只看第一个数，以及所选的词是否在列；其余的批改后才知道。

# %%
from crmlab.company import STORY

HANDLING = 0.065
bay_lines = lines[
    (lines["customer"] == STORY["supermarket"]) & (lines["date"] >= pd.Timestamp("2025-07-01"))
]
bay_spend = books["trade_spend"][
    (books["trade_spend"]["customer"] == STORY["supermarket"])
    & (books["trade_spend"]["month"] >= pd.Timestamp("2025-07-01"))
]
bay_spend

# %% part="bay"
### BEGIN SOLUTION
_sales = bay_lines["sales"].sum()
_rebate = bay_spend.loc[bay_spend["kind"] == "rebate", "amount"].sum() / _sales
_net = gross_margin(bay_lines) - _rebate
bay_left = _net - HANDLING
bay_needed = extra_sales_needed(11_000, _net, HANDLING)
_effect = promotion_effect(months)
bay_payoff = _sales / 12 * (_effect["uplift"] - _effect["dip"]) * bay_left - 1_300
# survives: in none of the books tried is the payoff within a yuan of zero
bay_decision = "sign" if bay_payoff > 0 else "refuse"
### END SOLUTION

# %% [markdown] hint="bay" lang="en"
# - Your `gross_margin(bay_lines)` is the first step. The rebates of the year are the rows of
#   `bay_spend` with the kind `"rebate"`; divide their sum by the sales. There may be none.
# - Your `extra_sales_needed` takes 11,000, the margin after the rebate, and `HANDLING`.
# - What the promotion adds: usual month × (uplift − dip) × what is left of a yuan. Then its cost
#   comes off.

# %% [markdown] hint="bay" lang="zh"
# - 先用你的 `gross_margin(bay_lines)`。全年返利是 `bay_spend` 里 `kind` 为 `"rebate"` 的行，
#   合计后除以销售额；也可能一笔都没有。
# - 把 11,000、减去返利后的毛利率和 `HANDLING` 交给你的 `extra_sales_needed`。
# - 促销多赚的：平常月份 ×（增量 − 回落）× 每元剩余，再减去费用。

# %% part="bay" wrong="rebate_forgotten"
bay_left = gross_margin(bay_lines) - HANDLING
bay_needed, bay_payoff, bay_decision = 11_000 / bay_left, 0, "refuse"

# %% part="bay" wrong="handling_forgotten"
bay_left = gross_margin(bay_lines)
bay_left -= bay_spend.loc[bay_spend["kind"] == "rebate", "amount"].sum() / bay_lines["sales"].sum()
bay_needed, bay_payoff, bay_decision = 11_000 / bay_left, 0, "refuse"

# %% part="bay" wrong="on_cost"
bay_left = bay_lines["sales"].sum() / (bay_lines["quantity"] * bay_lines["cost"]).sum() - 1
bay_left -= bay_spend.loc[bay_spend["kind"] == "rebate", "amount"].sum() / bay_lines["sales"].sum()
bay_left -= HANDLING
bay_needed, bay_payoff, bay_decision = 11_000 / bay_left, 0, "sign"

# %% [markdown] part="bay_reply" lang="en"
# ## 7 · The answer to the buyer
# "¥11,000 more is nothing for a house like yours. And the promotion costs you next to nothing."
#
# Write what you answer, in three to five sentences, in English or Chinese: what the ¥11,000 would
# have to bring, and what you offer instead or ask in return; whether you take part in the
# promotion, with the figure that decides; and a condition that can be checked, which does not pay
# for goods that are only bought earlier. Write between the quotation marks; your instructor reads
# it.

# %% [markdown] part="bay_reply" lang="zh"
# ## 7 · 答复采购经理
# “一万一对你们这样的公司算什么？促销更是几乎不花你们的钱。”
#
# 用三到五句话写下你的答复，中英文均可：多给的 11,000 元要换来多少，你拿什么代替，或要求什么回报；
# 促销你参不参加，凭的是哪个数；再写一条可以核对的条件，使得只是提前进货的拿不到钱。
# 写在引号之间，由教师批阅。

# %% part="bay_reply"
### BEGIN SOLUTION
bay_reply = (
    f"Of each further yuan {100 * bay_left:.1f} fen are left to us, so 11,000 yuan need "
    f"{bay_needed:,.0f} yuan of purchases that would not come otherwise; paid in advance they are "
    "no reward for that. We offer half of what is left on each yuan above your last twelve months, "
    "September and October left out on both sides. "
    + (
        f"We take part in the promotion: by what promotions did with all our customers it leaves "
        f"{bay_payoff:,.0f} yuan after the month that follows. "
        if bay_payoff > 0
        else f"We do not take part as proposed: by what promotions did with all our customers it "
        f"loses {-bay_payoff:,.0f} yuan, since much of it is only bought ahead. "
    )
    + "Our 1,300 yuan are due in November, if September and October together exceed two usual "
    f"months by at least {1_300 / bay_left:,.0f} yuan."
)
### END SOLUTION

# %% [markdown] hint="bay_reply" lang="en"
# - Say `bay_needed` in a sentence that a buyer understands.
# - A promotion's month and the month after belong together. How could a condition say that?

# %% [markdown] hint="bay_reply" lang="zh"
# - 把 `bay_needed` 说成一句采购经理听得懂的话。
# - 促销月和后一个月要放在一起看。条件怎么写才能做到？

# %% [markdown] rubric="bay_reply" points=3 lang="en"
# - 1 point: the sales that ¥11,000 need are quoted as *additional* sales, with something other than
#   fixed money in advance: a share of growth, a service, a refusal with this reason.
# - 1 point: the decision on the promotion agrees with the payoff, which is quoted or described
#   (what was gained and what was missing afterwards).
# - 1 point: a condition that both sides can check and that looks at more than the month of the
#   promotion.
#
# No points for language or length. A wrong figure carried over from an earlier part costs nothing.

# %% [markdown] rubric="bay_reply" points=3 lang="zh"
# - 1 分：说出 11,000 元需要**多**卖多少，并且不是预付固定金额：按增长给、换一项服务，或据此拒绝。
# - 1 分：促销的决定与损益一致，并引用或说明了这个数（多赚了多少，之后少了多少）。
# - 1 分：条件双方都能核对，而且不只看促销当月。
#
# 不计语言和篇幅。前面小题算错而沿用的数字不扣分。

# %% [markdown] wrong="on_cost" lang="en"
# That is a mark-up: divided by what the goods cost. A margin is a share of what the customer paid.

# %% [markdown] wrong="on_cost" lang="zh"
# 这是加价率，除的是进货成本。毛利率是占客户所付货款的比率。

# %% [markdown] wrong="at_list_price" lang="en"
# The list price is in there. Nobody paid it; take the price invoiced.

# %% [markdown] wrong="at_list_price" lang="zh"
# 用了目录价。没有人按它付款，应当用开票价。

# %% [markdown] wrong="lines_averaged" lang="en"
# The margins of the lines were averaged, so a line of ¥10 counts as much as one of ¥10,000. Add up
# first.

# %% [markdown] wrong="lines_averaged" lang="zh"
# 各行毛利率求了平均，10 元的一行和 1 万元的一行分量一样。应当先合计。

# %% [markdown] wrong="divided_by_the_cost" lang="en"
# You divided by what a yuan of sales costs, not by what it leaves.

# %% [markdown] wrong="divided_by_the_cost" lang="zh"
# 除的是每元销售额的成本，应当除以每元剩下的部分。

# %% [markdown] wrong="read_as_mark_up" lang="en"
# The margin was treated as a mark-up on cost. It is a share of the sales price already.

# %% [markdown] wrong="read_as_mark_up" lang="zh"
# 毛利率被当成了加价率。它本来就是占售价的比率。

# %% [markdown] wrong="handling_forgotten" lang="en"
# Lorry and warehouse are missing. They take their share of each further yuan.

# %% [markdown] wrong="handling_forgotten" lang="zh"
# 没减配送和仓储。每多卖 1 元，它们都要分走一份。

# %% [markdown] wrong="unplanned_left_out" lang="en"
# What was spent without a plan is missing. That is where most money slips away.

# %% [markdown] wrong="unplanned_left_out" lang="zh"
# 没有计划却花掉的费用漏了，钱往往就是这样溜走的。

# %% [markdown] wrong="unused_left_out" lang="en"
# A kind that was planned and not used is missing. All of it is left.

# %% [markdown] wrong="unused_left_out" lang="zh"
# 有计划、一分没动的类型漏了，它应当全额剩余。

# %% [markdown] wrong="other_years_counted" lang="en"
# Months outside the plan are counted. Keep those from `first` to `last`.

# %% [markdown] wrong="other_years_counted" lang="zh"
# 计划之外的月份也算进来了。只留 `first` 到 `last`。

# %% [markdown] wrong="dip_left_out" lang="en"
# The months after the promotion are missing. What was bought ahead comes off.

# %% [markdown] wrong="dip_left_out" lang="zh"
# 没算促销之后的月份。提前买走的要减掉。

# %% [markdown] wrong="discount_on_extra_only" lang="en"
# The discount was given on the extra units only. The usual ones were sold at it too.

# %% [markdown] wrong="discount_on_extra_only" lang="zh"
# 折扣只算了增量部分。平常的销量也打了折。

# %% [markdown] wrong="all_sales_credited" lang="en"
# The whole month was credited to the promotion. The usual units would have been sold without it.

# %% [markdown] wrong="all_sales_credited" lang="zh"
# 整个月的销量都算成了促销的功劳。平常的部分不促销也卖得掉。

# %% [markdown] wrong="shares_averaged" lang="en"
# The shares of the rows were averaged, so the smallest shop counts as much as the largest chain.
# Add up the yuan first.

# %% [markdown] wrong="shares_averaged" lang="zh"
# 各行的比率求了平均，最小的店跟最大的连锁分量一样。应当先把金额合计。

# %% [markdown] wrong="dip_with_a_minus" lang="en"
# The dip has the wrong sign. What is missing is asked for as a positive number.

# %% [markdown] wrong="dip_with_a_minus" lang="zh"
# 回落的符号反了。题目要的是少了多少，写成正数。

# %% [markdown] wrong="levels_given" lang="en"
# These are levels: 1.3 times the usual sales is an uplift of 0.3.

# %% [markdown] wrong="levels_given" lang="zh"
# 这是倍数。平常的 1.3 倍，增量是 0.3。

# %% [markdown] wrong="rebate_forgotten" lang="en"
# The rebate is missing. It takes its part of each yuan, only later.

# %% [markdown] wrong="rebate_forgotten" lang="zh"
# 没减返利。它也要从每一元里拿走一份，只是晚一点。
