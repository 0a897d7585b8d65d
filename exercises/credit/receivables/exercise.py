# %% [markdown] lang="en"
# # The truck leaves at four
# 30 June 2026 at Lantern Trading's credit desk. ¥2,200 worth of drinks for Blue Gate Store stand on
# the ramp, and the system has stopped the order. Sales says the customer is not late. The owner
# says so too. The ledger must decide, and you must be able to say which lines of it.
#
# Amounts are in yuan. What falls due today is not overdue: an invoice is overdue from the day after
# its due date. Do not round.

# %% [markdown] lang="zh"
# # 四点发车
# 2026 年 6 月 30 日，明灯商贸信用管理岗。发往蓝门便利店的 2,200 元饮料已经上了月台，
# 订单被系统拦下。销售部说客户没有拖欠，店主也这么说。放不放，要由账来定；
# 而且你要讲得出，凭的是账上哪几行。
#
# 金额单位为元。今天到期的不算逾期：过了到期日，从第二天起才算。不要四舍五入。

# %% [markdown] part="last_day" lang="en"
# ## 1 · When is it due?
# The column `terms` of the invoices says when each is to be paid. Complete `last_day`, which
# returns the due date as a day:
#
# - `"net 45"`: so many days after the invoice.
# - `"monthly + 30"`: the statement closes on the last day of the invoice's month; payment is due so
#   many days after that. An invoice of 10 March 2026: statement 31 March, due 30 April.
#   By these contracts, weekends and holidays do not move the day.
# - Anything else, such as `"cash"`, is a `ValueError`.
#
# `invoice_date` is a day as pandas has it. `day + pd.Timedelta(days=3)` is three days later;
# `day + pd.offsets.MonthEnd(0)` is the last day of its month. Write it without `crmlab.credit`.

# %% [markdown] part="last_day" lang="zh"
# ## 1 · 哪天到期？
# 发票表的 `terms` 一列写着付款条件。请补全 `last_day`，返回到期日：
#
# - `"net 45"`：发票日之后若干天。
# - `"monthly + 30"`：发票当月最后一天结账，结账之后若干天付款。
#   例如 2026 年 3 月 10 日的发票，3 月 31 日结账，4 月 30 日到期。
#   合同都约定遇休息日不顺延。
# - 其他写法，例如 `"cash"`，要抛出 `ValueError`。
#
# `invoice_date` 是 pandas 的日期。`day + pd.Timedelta(days=3)` 是三天之后；
# `day + pd.offsets.MonthEnd(0)` 是当月最后一天。请自己写出计算，不使用 `crmlab.credit`。

# %%
import pandas as pd

today = pd.Timestamp("2026-06-30")


# %% part="last_day" without="crmlab.credit"
def last_day(invoice_date, terms):
    ### BEGIN SOLUTION
    if terms.startswith("net "):
        return invoice_date + pd.Timedelta(days=int(terms.removeprefix("net ")))
    if terms.startswith("monthly + "):
        # survives: rolling by 0 goes forward either way
        statement = invoice_date + pd.offsets.MonthEnd(0)
        return statement + pd.Timedelta(days=int(terms.removeprefix("monthly + ")))
    raise ValueError(f"terms must be 'net N' or 'monthly + N', got {terms!r}")
    ### END SOLUTION


# %% [markdown] hint="last_day" lang="en"
# - `terms.startswith("net ")` tells the two kinds apart; what is neither is the error.
# - `int(terms.removeprefix("net "))` is the number of days.
# - For monthly settlement go to the month's end first, then add the days.

# %% [markdown] hint="last_day" lang="zh"
# - 用 `terms.startswith("net ")` 区分两种条件；两种都不是的就报错。
# - `int(terms.removeprefix("net "))` 取出天数。
# - 月结要先走到月末，再加天数。


# %% part="last_day" wrong="days_from_invoice"
def last_day(invoice_date, terms):
    if terms.startswith(("net ", "monthly + ")):
        return invoice_date + pd.Timedelta(days=int(terms.split()[-1]))
    raise ValueError(terms)


# %% part="last_day" wrong="end_of_next_month"
def last_day(invoice_date, terms):
    if terms.startswith("net "):
        return invoice_date + pd.Timedelta(days=int(terms.removeprefix("net ")))
    if terms.startswith("monthly + "):
        return invoice_date + pd.offsets.MonthEnd(0) + pd.offsets.MonthEnd(1)
    raise ValueError(terms)


# %% [markdown] part="states" lang="en"
# ## 2 · Received, not yet due, overdue
# Complete `states` for the ledger of one customer. `invoices` has the columns `date`, `due`,
# `amount`; `receipts` has `date`, `amount`. No receipt names an invoice, nothing is disputed, so
# the money pays what fell due first. The result is a dictionary with four amounts as of the evening
# of `today`:
#
# - `"received"`: all that has come in;
# - `"overdue"`: invoices due before `today` that the money does not cover;
# - `"not_due"`: the rest of what is owed;
# - `"credit"`: what came in beyond all invoices, else 0.
#
# What was booked after `today` does not count yet, neither invoices nor receipts. Write it without
# `crmlab.credit`.

# %% [markdown] part="states" lang="zh"
# ## 2 · 已收、未到期、逾期
# 请补全 `states`，处理一位客户的往来账。`invoices` 有 `date`、`due`、`amount` 三列，
# `receipts` 有 `date`、`amount` 两列。收款都没注明发票号，也没有争议，所以先到期的先冲。
# 返回一个字典，是截至 `today` 当天晚上的四个金额：
#
# - `"received"`：已收的款项合计；
# - `"overdue"`：到期日在 `today` 之前、收款还不够冲的部分；
# - `"not_due"`：欠款的其余部分；
# - `"credit"`：收款超过全部发票的部分，没有就是 0。
#
# `today` 之后入账的，不论发票还是收款，都还不算。请自己写出计算，不使用 `crmlab.credit`。


# %% part="states" without="crmlab.credit"
def states(invoices, receipts, today):
    ### BEGIN SOLUTION
    booked = invoices[invoices["date"] <= today]
    received = receipts.loc[receipts["date"] <= today, "amount"].sum()
    billed = booked["amount"].sum()
    past_due = booked.loc[booked["due"] < today, "amount"].sum()
    overdue = max(past_due - received, 0)  # survives: max takes both orders
    owed = max(billed - received, 0)  # survives: max takes both orders
    return {
        "received": received,
        "overdue": overdue,
        "not_due": owed - overdue,
        "credit": max(received - billed, 0),  # survives: max takes both orders
    }
    ### END SOLUTION


# %% [markdown] hint="states" lang="en"
# - Four sums are enough: all that came in, all invoices, and those due before `today`.
# - `invoices.loc[invoices["due"] < today, "amount"].sum()` adds up one of them. Mind `<`: what is
#   due today is not overdue.
# - `max(x, 0)` keeps an amount from falling below zero.

# %% [markdown] hint="states" lang="zh"
# - 几个合计就够了：全部收款、全部发票、到期日在 `today` 之前的发票。
# - `invoices.loc[invoices["due"] < today, "amount"].sum()` 就是其中一个。
#   注意用 `<`：今天到期的不算逾期。
# - `max(x, 0)` 可以避免出现负数。


# %% part="states" wrong="due_today_counted"
def states(invoices, receipts, today):
    booked = invoices[invoices["date"] <= today]
    received = receipts.loc[receipts["date"] <= today, "amount"].sum()
    billed = booked["amount"].sum()
    overdue = max(booked.loc[booked["due"] <= today, "amount"].sum() - received, 0)
    owed = max(billed - received, 0)
    credit = max(received - billed, 0)
    return {"received": received, "overdue": overdue, "not_due": owed - overdue, "credit": credit}


# %% part="states" wrong="all_of_it_overdue"
def states(invoices, receipts, today):
    booked = invoices[invoices["date"] <= today]
    received = receipts.loc[receipts["date"] <= today, "amount"].sum()
    billed = booked["amount"].sum()
    owed, credit = max(billed - received, 0), max(received - billed, 0)
    return {"received": received, "overdue": owed, "not_due": 0, "credit": credit}


# %% part="states" wrong="receipts_left_out"
def states(invoices, receipts, today):
    booked = invoices[invoices["date"] <= today]
    received = receipts.loc[receipts["date"] <= today, "amount"].sum()
    billed = booked["amount"].sum()
    overdue = booked.loc[booked["due"] < today, "amount"].sum()
    return {"received": received, "overdue": overdue, "not_due": billed - overdue, "credit": 0}


# %% [markdown] part="hold_list" lang="en"
# ## 3 · Whom does the rule hold?
# The house holds a customer's orders when **more than ¥500 of undisputed invoices, taken together,
# is more than 30 days overdue**. A colleague's function, below, holds far too many, and a few it
# lets go. There are three errors in it.
#
# Write `hold_list`, which does it right: the same two arguments, the same kind of result, a list of
# customer numbers, the largest such amount first. `items` is the ledger with the receipts already
# laid against the invoices: `open` is what is left of each, `days_overdue` the days since its due
# date (0 if it is not overdue).

# %% [markdown] part="hold_list" lang="zh"
# ## 3 · 按规定该停谁的货？
# 公司规定：**无争议的发票，逾期超过 30 天的合计超过 500 元，就停止发货。**
# 同事写的函数如下，停得太多，有几家又漏了过去。里面有三处错误。
#
# 请写出正确的 `hold_list`：两个参数不变，结果的形式也不变，即客户编号的列表，
# 这部分金额最大的排在最前面。`items` 是已经核销过收款的往来账：`open` 是每张发票还欠的金额，
# `days_overdue` 是过了到期日的天数（没逾期为 0）。

# %%
from crmlab.credit import allocate_receipts

items = allocate_receipts(books["invoices"], books["receipts"], as_of=today.date())


def colleagues_list(items, today):
    age = (today - items["date"]).dt.days
    old = items[(age > 30) & (items["open"] > 500)]
    return old.groupby("customer")["open"].sum().sort_values(ascending=False).index.tolist()


len(colleagues_list(items, today))


# %% part="hold_list"
def hold_list(items, today):
    ### BEGIN SOLUTION
    age = (today - items["due"]).dt.days
    old = items[(age > 30) & ~items["disputed"]]
    amounts = old.groupby("customer")["open"].sum()
    # survives: an index passes for a list
    return amounts[amounts > 500].sort_values(ascending=False).index.tolist()
    ### END SOLUTION


# %% [markdown] hint="hold_list" lang="en"
# - From which day does he count the 30 days? Which invoices may not count at all? And is the ¥500
#   meant for one invoice or for the customer?
# - `~items["disputed"]` is true where nothing is disputed.
# - Add up by customer first; then `amounts[amounts > 500]` keeps those above ¥500.

# %% [markdown] hint="hold_list" lang="zh"
# - 他的 30 天从哪天数起？哪些发票根本不该算？500 元指的是一张发票还是一位客户？
# - `~items["disputed"]` 选出没有争议的行。
# - 先按客户合计，再用 `amounts[amounts > 500]` 留下超过 500 元的。


# %% part="hold_list" wrong="aged_from_invoice"
def hold_list(items, today):
    age = (today - items["date"]).dt.days
    amounts = items[(age > 30) & ~items["disputed"]].groupby("customer")["open"].sum()
    return amounts[amounts > 500].sort_values(ascending=False).index.tolist()


# %% part="hold_list" wrong="dispute_counted"
def hold_list(items, today):
    age = (today - items["due"]).dt.days
    amounts = items[age > 30].groupby("customer")["open"].sum()
    return amounts[amounts > 500].sort_values(ascending=False).index.tolist()


# %% part="hold_list" wrong="invoice_by_invoice"
def hold_list(items, today):
    age = (today - items["due"]).dt.days
    old = items[(age > 30) & ~items["disputed"] & (items["open"] > 500)]
    return old.groupby("customer")["open"].sum().sort_values(ascending=False).index.tolist()


# %% part="hold_list" wrong="thirtieth_day_counted"
def hold_list(items, today):
    age = (today - items["due"]).dt.days
    amounts = items[(age >= 30) & ~items["disputed"]].groupby("customer")["open"].sum()
    return amounts[amounts > 500].sort_values(ascending=False).index.tolist()


# %% [markdown] part="expected_loss" lang="en"
# ## 4 · What will be lost?
# `aged` is a table as `ageing` returns it: a row a customer, a column a bucket, `balance` what the
# customer owes in all. `rates` gives each bucket a share that is expected to be lost, such as
# `{"not_due": 0.005, "days_1_30": 0.022}`. The package multiplies and stops there. But of some
# customers, the list `insolvent`, you know more than their age: they have stopped paying.
#
# Complete `expected_loss`, which returns one amount:
#
# - of an insolvent customer the whole `balance` is expected to be lost (0 if it is below 0), and
#   none of its buckets is counted besides;
# - all others by the rates, bucket by bucket;
# - a rate below 0 or above 1 is a `ValueError`: someone has typed 2.2 for 2.2 %.

# %% [markdown] part="expected_loss" lang="zh"
# ## 4 · 会赔掉多少？
# `aged` 是 `ageing` 返回的那种表：一位客户一行，一个账龄段一列，`balance` 是总共欠多少。
# `rates` 给每个账龄段定一个损失率，例如 `{"not_due": 0.005, "days_1_30": 0.022}`。
# 工具包只会相乘相加。可是名单 `insolvent` 上的客户，你知道的不止账龄：他们已经停止付款。
#
# 请补全 `expected_loss`，返回一个金额：
#
# - 名单上的客户，按 `balance` 全额计损失（不低于 0），它的各账龄段不再另算；
# - 其他客户按损失率逐段计算；
# - 损失率小于 0 或大于 1，抛出 `ValueError`：多半是把 2.2% 输成了 2.2。


# %% part="expected_loss"
def expected_loss(aged, rates, insolvent):
    ### BEGIN SOLUTION
    for bucket, rate in rates.items():
        if not 0 <= rate <= 1:
            raise ValueError(f"the rate of {bucket} must be from 0 to 1, got {rate}")
    lost = aged["customer"].isin(insolvent)
    loss = aged.loc[lost, "balance"].clip(lower=0).sum()
    for bucket, rate in rates.items():
        loss += aged.loc[~lost, bucket].sum() * rate
    return loss
    ### END SOLUTION


# %% [markdown] hint="expected_loss" lang="en"
# - `lost = aged["customer"].isin(insolvent)` marks the rows on the list; `~lost` are the others.
# - `aged.loc[lost, "balance"].clip(lower=0).sum()` is the first half.
# - For the second half, `for bucket, rate in rates.items():` and add
#   `aged.loc[~lost, bucket].sum()` times the rate.

# %% [markdown] hint="expected_loss" lang="zh"
# - `lost = aged["customer"].isin(insolvent)` 标出名单上的行，`~lost` 是其余的行。
# - `aged.loc[lost, "balance"].clip(lower=0).sum()` 是前一半。
# - 后一半用 `for bucket, rate in rates.items():`，
#   逐段加上 `aged.loc[~lost, bucket].sum()` 乘以损失率。


# %% part="expected_loss" wrong="counted_twice"
def expected_loss(aged, rates, insolvent):
    loss = aged.loc[aged["customer"].isin(insolvent), "balance"].clip(lower=0).sum()
    return loss + sum(aged[bucket].sum() * rate for bucket, rate in rates.items())


# %% part="expected_loss" wrong="only_by_age"
def expected_loss(aged, rates, insolvent):
    return sum(aged[bucket].sum() * rate for bucket, rate in rates.items())


# %% [markdown] part="least_payment" lang="en"
# ## 5 · What must arrive before four?
# An order leaves only if both halves of the house rule allow it:
#
# - at most ¥500 of undisputed invoices is more than 30 days overdue (`old` is that amount today);
# - what the customer owes and the new order together are at most its limit.
#
# A payment pays the oldest invoices first, and lowers what is owed by the same amount. Complete
# `least_payment`: the smallest payment after which the order may leave, 0 if it may leave at once.

# %% [markdown] part="least_payment" lang="zh"
# ## 5 · 四点之前至少要到多少钱？
# 公司规定有两条，都满足才能发货：
#
# - 无争议发票中逾期超过 30 天的不超过 500 元（`old` 是今天的这个金额）；
# - 客户已欠的加上新订单，不超过信用额度。
#
# 收到的款先冲最早的发票，欠款同时减少同样的金额。请补全 `least_payment`：
# 至少到账多少之后可以发货；现在就可以发，则为 0。


# %% part="least_payment"
def least_payment(old, owed, order, limit):
    ### BEGIN SOLUTION
    return max(old - 500, owed + order - limit, 0)  # survives: max takes any order
    ### END SOLUTION


# %% [markdown] hint="least_payment" lang="en"
# - What would each half of the rule ask for alone?
# - One payment serves both halves. So take the larger of the two, not their sum.

# %% [markdown] hint="least_payment" lang="zh"
# - 先分别想：单看每一条，要到多少钱？
# - 同一笔款对两条都起作用，所以取较大的一个，不是相加。


# %% part="least_payment" wrong="reasons_added"
def least_payment(old, owed, order, limit):
    return max(old - 500, 0) + max(owed + order - limit, 0)


# %% part="least_payment" wrong="trifle_forgotten"
def least_payment(old, owed, order, limit):
    return max(old, owed + order - limit, 0)


# %% part="least_payment" wrong="order_forgotten"
def least_payment(old, owed, order, limit):
    return max(old - 500, owed - limit, 0)


# %% part="least_payment" wrong="limit_alone"
def least_payment(old, owed, order, limit):
    return max(owed + order - limit, 0)


# %% [markdown] part="blue_gate" lang="en"
# ## 6 · Blue Gate Store
# The cell below takes the store's invoices and receipts from your books. Its limit is ¥45,000, the
# order on the ramp ¥2,200. Bind four values, as of today:
#
# - `gate_owed`: all that it owes;
# - `gate_overdue`: what is overdue;
# - `gate_decision`: `"ship"` or `"hold"`, by the rule of part 5;
# - `gate_payment`: the least payment that frees the order, 0 if it may leave.
#
# Use your own functions, or `ageing` and `overdue` from `crmlab.credit`. The check here looks at
# the first two and at the word; whether the word and the payment are right you learn when your work
# is graded.

# %% [markdown] part="blue_gate" lang="zh"
# ## 6 · 蓝门便利店
# 下面的单元格从你的账簿中取出这家店的发票和收款。它的信用额度是 45,000 元，月台上的订单 2,200 元。
# 请按今天的情况给四个名称赋值：
#
# - `gate_owed`：总共欠多少；
# - `gate_overdue`：其中逾期多少；
# - `gate_decision`：按第 5 部分的规定，`"ship"`（发货）或 `"hold"`（停发）；
# - `gate_payment`：至少到账多少才能发货，现在就能发则为 0。
#
# 可以用你自己写的函数，也可以用 `crmlab.credit` 里的 `ageing`、`overdue`。
# 自查时只看前两个数，以及所选的词是否在列；选得对不对、金额对不对，批改后才知道。

# %%
from crmlab.company import STORY

gate_invoices = books["invoices"][books["invoices"]["customer"] == STORY["monthly_settler"]]
gate_receipts = books["receipts"][books["receipts"]["customer"] == STORY["monthly_settler"]]
gate_invoices.tail(12)

# %% part="blue_gate"
### BEGIN SOLUTION
_gate = states(gate_invoices, gate_receipts, today)
gate_overdue = _gate["overdue"]
gate_owed = _gate["overdue"] + _gate["not_due"]
gate_payment = least_payment(
    items.loc[
        (items["customer"] == STORY["monthly_settler"]) & (items["days_overdue"] > 30), "open"
    ].sum(),
    gate_owed,
    2200,
    45000,
)
gate_decision = "hold" if gate_payment > 0 else "ship"
### END SOLUTION

# %% [markdown] hint="blue_gate" lang="en"
# - Your `states` takes the two tables and `today`; what is owed is overdue and not yet due
#   together.
# - What is more than 30 days overdue stands in `items` of part 3: choose the customer and
#   `days_overdue > 30`, then add up `open`.
# - Give that amount, what is owed, 2,200 and 45,000 to your `least_payment`.

# %% [markdown] hint="blue_gate" lang="zh"
# - 你的 `states` 需要两张表和 `today`；欠款等于逾期加未到期。
# - 逾期超过 30 天的部分在第 3 部分的 `items` 里：选出这位客户、
#   `days_overdue > 30` 的行，合计 `open`。
# - 把这个金额、欠款、2,200 和 45,000 交给你的 `least_payment`。

# %% part="blue_gate" wrong="due_today_counted"
gate_owed = gate_invoices["amount"].sum() - gate_receipts["amount"].sum()
gate_overdue = gate_owed - gate_invoices.loc[gate_invoices["due"] > today, "amount"].sum()
gate_decision, gate_payment = "hold", gate_overdue

# %% part="blue_gate" wrong="receipts_left_out"
gate_owed = gate_invoices["amount"].sum()
gate_overdue = gate_invoices.loc[gate_invoices["due"] < today, "amount"].sum()
gate_decision, gate_payment = "hold", gate_overdue

# %% part="blue_gate" wrong="all_of_it_overdue"
gate_owed = gate_invoices["amount"].sum() - gate_receipts["amount"].sum()
gate_overdue = gate_owed
gate_decision, gate_payment = "hold", gate_overdue

# %% [markdown] part="gate_reply" lang="en"
# ## 7 · The owner is on the telephone
# "Monthly, 30 days, that is what we agreed. June's money has been with you for two weeks. Why is my
# order not on the truck?" (Or, if it is: "How much more may I order this week?")
#
# Write what you say to him, in three to five sentences, in English or Chinese: what is overdue and
# from which month; what happens to the order, and what he can do about it; and what tomorrow
# brings. Write between the quotation marks; your instructor reads it.

# %% [markdown] part="gate_reply" lang="zh"
# ## 7 · 店主来电
# “月结 30 天，说好的。六月的钱两个星期前就打给你们了，我的货怎么没上车？”
# （如果你放行了，他问的是：“这星期我还能再订多少？”）
#
# 用三到五句话写下你怎么答复他，中英文均可：逾期多少，是哪个月的货款；这张订单怎么办，他可以做什么；
# 明天又会怎样。写在引号之间，由教师批阅。

# %% part="gate_reply"
### BEGIN SOLUTION
gate_reply = (
    f"Your payment in June went to the oldest invoices, as it named none; {gate_overdue:,.2f} yuan "
    "of what we delivered up to April is past its date, which was 30 May, 30 days after the "
    "statement. "
    + (
        f"The order waits; {gate_payment:,.2f} yuan in our account before four frees it. "
        if gate_payment
        else f"The order leaves; {45000 - 2200 - gate_owed:,.2f} yuan of your limit are left. "
    )
    + "May's deliveries are due today; what is not here by midnight is overdue tomorrow, so please "
    "send both together."
)
### END SOLUTION

# %% [markdown] hint="gate_reply" lang="en"
# - Name the month of the overdue deliveries and the day on which they were due.
# - Look at the lines that fall due today. What are they tomorrow?

# %% [markdown] hint="gate_reply" lang="zh"
# - 说清逾期的是哪个月的货、哪天到期。
# - 看看今天到期的那几行，明天它们是什么？

# %% [markdown] rubric="gate_reply" points=3 lang="en"
# - 1 point: the overdue amount is quoted, with the month it comes from or the day it was due (or,
#   if it is a trifle, that it is one), and how his money was laid against the invoices.
# - 1 point: the decision agrees with the figures, and he is told what he can do: pay how much, by
#   when, or how much room is left under the limit.
# - 1 point: what falls due today is named as not overdue today and overdue tomorrow.
#
# No points for language or length. A wrong figure carried over from an earlier part costs nothing.

# %% [markdown] rubric="gate_reply" points=3 lang="zh"
# - 1 分：说出逾期金额，以及是哪个月的货款或哪天到期（如果只是零头，说明是零头），
#   并讲清他付的钱冲了哪些发票。
# - 1 分：决定与数字一致，并告诉对方能做什么：付多少、什么时候付，或者额度还剩多少。
# - 1 分：点明今天到期的款项今天不算逾期，明天就算。
#
# 不计语言和篇幅。前面小题算错而沿用的数字不扣分。

# %% [markdown] wrong="days_from_invoice" lang="en"
# Monthly settlement counts from the statement at the month's end, not from the invoice.

# %% [markdown] wrong="days_from_invoice" lang="zh"
# 月结从月末结账日数起，不是从发票日数起。

# %% [markdown] wrong="end_of_next_month" lang="en"
# That is the end of the next month. These terms say so many days after the statement, which is not
# the same day in every month.

# %% [markdown] wrong="end_of_next_month" lang="zh"
# 这是次月月末。这里约定的是结账后若干天，并不是每个月都落在同一天。

# %% [markdown] wrong="due_today_counted" lang="en"
# What falls due today is counted as overdue. It may still be paid in time until midnight.

# %% [markdown] wrong="due_today_counted" lang="zh"
# 今天到期的被算成了逾期。今天之内付款，都算按时。

# %% [markdown] wrong="all_of_it_overdue" lang="en"
# That is all that is owed. Overdue is only the part that was due before today.

# %% [markdown] wrong="all_of_it_overdue" lang="zh"
# 这是全部欠款。逾期只是其中到期日在今天之前的部分。

# %% [markdown] wrong="receipts_left_out" lang="en"
# The money that names no invoice is missing. It has been paid all the same.

# %% [markdown] wrong="receipts_left_out" lang="zh"
# 没注明发票号的收款没有冲进去。钱是实实在在付了的。

# %% [markdown] wrong="aged_from_invoice" lang="en"
# You counted the days from the invoice. A customer who has 60 days and takes 50 is not late.

# %% [markdown] wrong="aged_from_invoice" lang="zh"
# 天数从发票日数起了。账期 60 天、第 50 天付款的客户并没有拖欠。

# %% [markdown] wrong="dispute_counted" lang="en"
# A disputed invoice is in there. Until it is settled it holds no order.

# %% [markdown] wrong="dispute_counted" lang="zh"
# 有争议的发票也算了进去。争议解决之前，不能拿它来停货。

# %% [markdown] wrong="invoice_by_invoice" lang="en"
# The ¥500 was applied to each invoice. Several small ones of one customer count together.

# %% [markdown] wrong="invoice_by_invoice" lang="zh"
# 500 元用到了单张发票上。同一客户的几张小额发票要合起来算。

# %% [markdown] wrong="thirtieth_day_counted" lang="en"
# Thirty days overdue is not more than 30: compare with `>`.

# %% [markdown] wrong="thirtieth_day_counted" lang="zh"
# 逾期 30 天还不到“超过 30 天”：请用 `>`。

# %% [markdown] wrong="counted_twice" lang="en"
# An insolvent customer's buckets are counted once more on top of its whole balance.

# %% [markdown] wrong="counted_twice" lang="zh"
# 名单上的客户已按全额计了损失，各账龄段又算了一遍。

# %% [markdown] wrong="only_by_age" lang="en"
# The customers on the list went through at the rate of their age. You know more about them.

# %% [markdown] wrong="only_by_age" lang="zh"
# 名单上的客户仍按账龄的损失率算。你知道的不止这些。

# %% [markdown] wrong="reasons_added" lang="en"
# You added what the two halves ask for. One payment serves both: the larger one is enough.

# %% [markdown] wrong="reasons_added" lang="zh"
# 两条的要求被加在一起了。同一笔款对两条都起作用，取较大的就够。

# %% [markdown] wrong="trifle_forgotten" lang="en"
# The rule lets ¥500 stand. The least payment leaves them open.

# %% [markdown] wrong="trifle_forgotten" lang="zh"
# 规定允许留 500 元零头。最低付款额不包括这一部分。

# %% [markdown] wrong="order_forgotten" lang="en"
# The new order is missing. It will be owed as well once it has left.

# %% [markdown] wrong="order_forgotten" lang="zh"
# 没算新订单。货一发出去，它也是欠款。

# %% [markdown] wrong="limit_alone" lang="en"
# Only the limit was looked at. A customer within its limit can still be months late.

# %% [markdown] wrong="limit_alone" lang="zh"
# 只看了额度。没超额度的客户，照样可能拖了几个月。
