# %% [markdown] lang="en"
# # White Heron's order
# White Heron Ward Supplies makes up cleaning sets for hospital wards: disinfectant, gloves, bin
# bags, on a trolley. It has ¥240,000 and no record with Lantern Trading. Osmanthus Hill Hospital
# has ordered sets for ¥1,200,000, to be paid 90 days after acceptance. The owner, Mr Bai, wants
# goods for ¥840,000 on credit. Sales says yes, the approver says no. You look at the days.
#
# Amounts are in yuan, days are counted from day 0. A rate is a plain number: 0.06, not 6.

# %% [markdown] lang="zh"
# # 白鹭的订单
# 白鹭病区用品为医院病区配清洁套装：消毒液、手套、垃圾袋，装在推车上。它手里有 24 万元，
# 在明灯商贸没有任何记录。桂岭医院订了 120 万元的套装，验收后 90 天付款。
# 老板白先生想赊 84 万元的货。销售说行，审批人说不行。你来看日子。
#
# 金额单位为元，天数从第 0 天数起。利率写成 0.06 这样的数，不写 6。

# %% [markdown] part="loan_cost" lang="en"
# ## 1 · What a loan costs
# Complete `loan_cost`. A balance is drawn on one day and repaid on a later one; it returns the
# interest, by real days over a year of 360. The day of the drawdown counts, that of the repayment
# does not.
#
# - ¥600,000 at 0.06, drawn on day 10, repaid on day 55: ¥4,500.
# - Repaid on the day it was drawn: 0.
# - Repaid before it was drawn, or a rate below 0 or above 1: raise a `ValueError`.
# - Write the calculation yourself, without `crmlab.credit`.

# %% [markdown] part="loan_cost" lang="zh"
# ## 1 · 一笔借款的利息
# 请补全 `loan_cost`。一笔钱某天借出，以后某天归还；返回利息，按实际天数、一年 360 天计算。
# 借出那天计息，归还那天不计（算头不算尾）。
#
# - 60 万元，年利率 0.06，第 10 天借出，第 55 天归还：4,500 元。
# - 当天借当天还：0。
# - 归还早于借出，或者利率小于 0、大于 1：请抛出 `ValueError`。
# - 请自己写出计算，不使用 `crmlab.credit`。


# %% part="loan_cost" without="crmlab.credit"
def loan_cost(balance, annual_rate, drawn, repaid):
    ### BEGIN SOLUTION
    if repaid < drawn:
        raise ValueError(f"repaid must not be before drawn, got {repaid} and {drawn}")
    if not 0 <= annual_rate <= 1:
        raise ValueError(f"annual_rate must be from 0 to 1, got {annual_rate}")
    return balance * annual_rate * (repaid - drawn) / 360
    ### END SOLUTION


# %% [markdown] hint="loan_cost" lang="en"
# - How many days are there from day 10 to day 55 if the first counts and the last does not?
# - Balance times rate is the interest of a whole year. Which part of the year is it out?
# - Begin with `if repaid < drawn:` and, indented below it, `raise ValueError("repaid too early")`.

# %% [markdown] hint="loan_cost" lang="zh"
# - 第 10 天到第 55 天，头算尾不算，一共几天？
# - 余额乘以利率是一整年的利息。这笔钱占用了一年里的多大一部分？
# - 开头写 `if repaid < drawn:`，下一行缩进写 `raise ValueError("归还太早")`。


# %% part="loan_cost" wrong="year_of_365"
def loan_cost(balance, annual_rate, drawn, repaid):
    if repaid < drawn or not 0 <= annual_rate <= 1:
        raise ValueError("no such loan")
    return balance * annual_rate * (repaid - drawn) / 365


# %% part="loan_cost" wrong="both_days_counted"
def loan_cost(balance, annual_rate, drawn, repaid):
    if repaid < drawn or not 0 <= annual_rate <= 1:
        raise ValueError("no such loan")
    return balance * annual_rate * (repaid - drawn + 1) / 360


# %% [markdown] part="balances" lang="en"
# ## 2 · What is owed, and from when
# Complete `balances`. It gets the payments of an order as pairs of a day and an amount, and the
# firm's own funds. Own funds are spent first, down to zero; only what they lack is borrowed. It
# returns pairs of a day and what is owed from that day on, one for each day with a payment,
# earliest day first.
#
# - `balances([(0, 630_000), (30, 1_470_000), (45, 300_000)], 600_000)` gives
#   `[(0, 30_000), (30, 1_500_000), (45, 1_800_000)]`.
# - The payments may come in any order; those of one day are taken together. No payments: `[]`.
# - Write it yourself, without `crmlab.credit`.

# %% [markdown] part="balances" lang="zh"
# ## 2 · 欠多少，从哪天起欠
# 请补全 `balances`。它收到一张订单的各笔付款（每笔是“天、金额”一对）和企业的自有资金。
# 先用自有资金，用完为止，不够的才借。返回“天、从这天起欠多少”的列表，
# 有付款的每一天一对，从早到晚排列。
#
# - `balances([(0, 630_000), (30, 1_470_000), (45, 300_000)], 600_000)` 得到
#   `[(0, 30_000), (30, 1_500_000), (45, 1_800_000)]`。
# - 各笔付款不一定按先后给出；同一天的合在一起算。没有付款时返回 `[]`。
# - 请自己写，不使用 `crmlab.credit`。


# %% part="balances" without="crmlab.credit"
def balances(payments, own_funds):
    ### BEGIN SOLUTION
    paid_on = {}
    for day, amount in payments:
        paid_on[day] = paid_on.get(day, 0) + amount
    owed = []
    paid = 0
    for day in sorted(paid_on):
        paid += paid_on[day]
        owed.append((day, max(paid - own_funds, 0)))  # survives: max takes both orders
    return owed
    ### END SOLUTION


# %% [markdown] hint="balances" lang="en"
# - Work the example by hand: what has been paid in all by day 30, and how much of it was own money?
# - What is owed on a day is all that has been paid by then, less the own funds, and never below
#   zero: `max(paid - own_funds, 0)`.
# - To bring a day's payments together, use a dictionary: `paid_on[day] = paid_on.get(day, 0) +
#   amount`. Then go through `sorted(paid_on)`.

# %% [markdown] hint="balances" lang="zh"
# - 先手算例子：到第 30 天一共付了多少？其中多少是自己的钱？
# - 某一天的欠款，等于到那天为止付出的总数减去自有资金，不小于零：`max(paid - own_funds, 0)`。
# - 同一天的付款用字典合起来：`paid_on[day] = paid_on.get(day, 0) + amount`，
#   然后依次处理 `sorted(paid_on)`。


# %% part="balances" wrong="own_funds_forgotten"
def balances(payments, own_funds):
    owed, paid = [], 0
    for day, amount in sorted(payments):
        paid += amount
        owed.append((day, paid))
    return owed


# %% part="balances" wrong="own_funds_each_time"
def balances(payments, own_funds):
    owed, borrowed = [], 0
    for day, amount in sorted(payments):
        borrowed += max(amount - own_funds, 0)
        owed.append((day, borrowed))
    return owed


# %% part="balances" wrong="drawn_at_once"
def balances(payments, own_funds):
    whole = max(sum(amount for _, amount in payments) - own_funds, 0)
    return [(day, whole) for day, _ in sorted(payments)]


# %% part="balances" wrong="not_added_up"
def balances(payments, own_funds):
    owed = []
    for day, amount in sorted(payments):
        owed.append((day, max(amount - own_funds, 0)))
        own_funds = max(own_funds - amount, 0)
    return owed


# %% [markdown] part="order_interest" lang="en"
# ## 3 · The interest of a whole order
# Complete `order_interest` with the help of your two functions. On the day `paid_on` the buyer
# pays, and all that is owed is repaid at once.
#
# - The payments above, own funds of ¥600,000, paid on day 105, at 0.06: ¥21,900.
# - A buyer who pays before the last payment was made does not fit: raise a `ValueError`.
# - Without `crmlab.credit`.

# %% [markdown] part="order_interest" lang="zh"
# ## 3 · 整张订单的利息
# 请用前面的两个函数补全 `order_interest`。买方在 `paid_on` 那天付款，当天还清全部欠款。
#
# - 上面那组付款，自有资金 60 万元，第 105 天收到货款，年利率 0.06：21,900 元。
# - 买方付款早于最后一笔付款的，不在本题考虑之列：请抛出 `ValueError`。
# - 不使用 `crmlab.credit`。


# %% part="order_interest" without="crmlab.credit"
def order_interest(payments, own_funds, paid_on, annual_rate):
    ### BEGIN SOLUTION
    interest, until = 0, paid_on
    for day, balance in reversed(balances(payments, own_funds)):
        interest += loan_cost(balance, annual_rate, day, until)
        until = day
    return interest
    ### END SOLUTION


# %% [markdown] hint="order_interest" lang="en"
# - Each balance stands from its own day to the next one. Until when does the last one stand?
# - Go through them backwards: begin with `until = paid_on`, then
#   `for day, balance in reversed(balances(payments, own_funds)):`.
# - Inside the loop add `loan_cost(balance, annual_rate, day, until)`, then say `until = day`. Your
#   `loan_cost` raises the `ValueError` for you.

# %% [markdown] hint="order_interest" lang="zh"
# - 每一档余额从自己那天停留到下一档开始。最后一档停到哪天？
# - 倒着走：先写 `until = paid_on`，再写
#   `for day, balance in reversed(balances(payments, own_funds)):`。
# - 循环里加上 `loan_cost(balance, annual_rate, day, until)`，然后 `until = day`。
#   该报的 `ValueError`，你的 `loan_cost` 会替你抛出。


# %% part="order_interest" wrong="drawn_at_once"
def order_interest(payments, own_funds, paid_on, annual_rate):
    owed = balances(payments, own_funds)
    if paid_on < owed[-1][0]:
        raise ValueError("paid too early")
    return loan_cost(owed[-1][1], annual_rate, owed[0][0], paid_on)


# %% part="order_interest" wrong="own_funds_forgotten"
def order_interest(payments, own_funds, paid_on, annual_rate):
    interest = 0
    for day, balance in reversed(balances(payments, 0)):
        interest += loan_cost(balance, annual_rate, day, paid_on)
        paid_on = day
    return interest


# %% part="order_interest" wrong="last_stretch_missing"
def order_interest(payments, own_funds, paid_on, annual_rate):
    *earlier, (until, _) = balances(payments, own_funds)
    if paid_on < until:
        raise ValueError("paid too early")
    interest = 0
    for day, balance in reversed(earlier):
        interest += loan_cost(balance, annual_rate, day, until)
        until = day
    return interest


# %% part="order_interest" wrong="year_of_365"
def order_interest(payments, own_funds, paid_on, annual_rate):
    interest = 0
    for day, balance in reversed(balances(payments, own_funds)):
        interest += loan_cost(balance, annual_rate, day, paid_on) * 360 / 365
        paid_on = day
    return interest


# %% [markdown] part="slowest_delay" lang="en"
# ## 4 · How slow is the hospital in your books?
# The cell below takes the hospital's paid invoices from your books, oldest first, with the day of
# the invoice (`date`), the day it fell due (`due`) and the day it was paid (`paid`).
#
# Bind the greatest number of days by which one of the **last twelve** was paid after its due date
# to `slowest_delay`.

# %% [markdown] part="slowest_delay" lang="zh"
# ## 4 · 你的账簿里，医院有多慢
# 下面的单元格从你的账簿中取出医院已付清的发票，从旧到新，列出开票日（`date`）、到期日（`due`）
# 和付款日（`paid`）。
#
# 请在**最近十二张**里找出付款日比到期日晚得最多的天数，赋给 `slowest_delay`。

# %%
from crmlab.company import STORY

receipts = books["receipts"].groupby("invoice").date.max().rename("paid")
bills = books["invoices"].set_index("invoice").sort_index().join(receipts)
bills = bills[(bills.customer == STORY["hospital"]) & bills.paid.notna()]
bills = bills[["date", "due", "paid"]]
bills.tail(12)

# %% part="slowest_delay"
### BEGIN SOLUTION
# survives: in none of the twenty companies is the thirteenth the slowest
slowest_delay = (bills.paid - bills.due).dt.days.tail(12).max()
### END SOLUTION

# %% [markdown] hint="slowest_delay" lang="en"
# - Two columns of days can be subtracted: `bills.paid - bills.due`. `.dt.days` makes numbers of it.
# - `.tail(12)` keeps the last twelve. Which of them does a careful desk plan with?

# %% [markdown] hint="slowest_delay" lang="zh"
# - 两列日期可以相减：`bills.paid - bills.due`；加上 `.dt.days` 就变成天数。
# - `.tail(12)` 取最近十二张。谨慎的人按其中哪一张来安排？

# %% part="slowest_delay" wrong="counted_from_invoice"
slowest_delay = (bills.paid - bills.date).dt.days.tail(12).max()

# %% part="slowest_delay" wrong="average_taken"
slowest_delay = (bills.paid - bills.due).dt.days.tail(12).mean()

# %% part="slowest_delay" wrong="oldest_twelve"
slowest_delay = (bills.paid - bills.due).dt.days.head(12).max()

# %% [markdown] part="uncovered_peak" lang="en"
# ## 5 · A colleague's reassuring figure
# A colleague has worked out how much of White Heron's order would ever stand uncovered if the
# goods leave in three deliveries: **nothing**. His function, below, gets the deliveries (day,
# amount), the invoices that the hospital accepts (day, amount), and the own money that goes into
# the goods. There are three errors in it.
#
# Write `uncovered_peak`, which does it right: on each day on which goods leave, take
#
# - all goods that have left by then, that day's included,
# - less the own money, once,
# - less 80 % of the invoices accepted by then, that day's included,
#
# and return the largest of these figures, or 0 if none is above 0.

# %% [markdown] part="uncovered_peak" lang="zh"
# ## 5 · 同事的定心丸
# 一位同事算过：货分三批发，白鹭这张订单的未覆盖敞口最多是**零**。他的函数如下，
# 收到各批发货（天、金额）、医院验收的各张发票（天、金额）和投进货款的自有资金。
# 里面有三处错误。
#
# 请写出正确的 `uncovered_peak`：在每个发货的日子，取
#
# - 到那天为止（含当天）发出的全部货款，
# - 减去自有资金，只减一次，
# - 再减去到那天为止（含当天）已验收发票的 80 %，
#
# 返回其中最大的数；都不大于 0 时返回 0。

# %%
deliveries = [(35, 280_000), (47, 280_000), (59, 280_000)]
accepted_invoices = [(47, 400_000), (59, 400_000), (71, 400_000)]


def colleagues_peak(goods, accepted, own_money):
    peak = 0
    cover = sum(invoice for _, invoice in accepted)
    for day, _ in goods:
        sent = sum(amount - own_money for on, amount in goods if on <= day)
        peak = max(peak, sent - cover)
    return peak


colleagues_peak(deliveries, accepted_invoices, 96_000)


# %% part="uncovered_peak"
def uncovered_peak(goods, accepted, own_money):
    ### BEGIN SOLUTION
    peak = 0
    for day, _ in goods:
        sent = sum(amount for on, amount in goods if on <= day)
        cover = 0.8 * sum(invoice for on, invoice in accepted if on <= day)
        peak = max(peak, sent - own_money - cover)  # survives: max takes both orders
    return peak
    ### END SOLUTION


# %% [markdown] hint="uncovered_peak" lang="en"
# - Copy his lines. Two errors are in the line with `cover`, one is in the line with `sent`.
# - What has the hospital accepted on day 35? How much of an invoice counts?
# - How often does his `sum` take the own money off if there are three deliveries?
# - `cover` must be worked out anew for each day: move its line into the loop and give it the same
#   `if on <= day`.

# %% [markdown] hint="uncovered_peak" lang="zh"
# - 把他的几行抄过来。`cover` 那行有两处错误，`sent` 那行有一处。
# - 第 35 天医院验收了什么？一张发票算几成？
# - 发三批货的话，他的 `sum` 把自有资金减了几次？
# - `cover` 每天都要重新算：把这一行移进循环，同样加上 `if on <= day`。


# %% part="uncovered_peak" wrong="contract_counted"
def uncovered_peak(goods, accepted, own_money):
    cover = 0.8 * sum(invoice for _, invoice in accepted)
    days = [sum(amount for on, amount in goods if on <= day) for day, _ in goods]
    return max([0] + [sent - own_money - cover for sent in days])


# %% part="uncovered_peak" wrong="full_value"
def uncovered_peak(goods, accepted, own_money):
    peak = 0
    for day, _ in goods:
        sent = sum(amount for on, amount in goods if on <= day)
        cover = sum(invoice for on, invoice in accepted if on <= day)
        peak = max(peak, sent - own_money - cover)
    return peak


# %% part="uncovered_peak" wrong="own_funds_each_time"
def uncovered_peak(goods, accepted, own_money):
    peak = 0
    for day, _ in goods:
        sent = sum(amount - own_money for on, amount in goods if on <= day)
        cover = 0.8 * sum(invoice for on, invoice in accepted if on <= day)
        peak = max(peak, sent - cover)
    return peak


# %% part="uncovered_peak" wrong="same_day_missed"
def uncovered_peak(goods, accepted, own_money):
    peak = 0
    for day, _ in goods:
        sent = sum(amount for on, amount in goods if on <= day)
        cover = 0.8 * sum(invoice for on, invoice in accepted if on < day)
        peak = max(peak, sent - own_money - cover)
    return peak


# %% [markdown] part="decision" lang="en"
# ## 6 · Which form?
# On day 0 White Heron spends ¥144,000 of its ¥240,000 on trolleys and wages; ¥96,000 are left for
# goods. Four forms are on the table, from the easiest for Mr Bai to the hardest:
#
# | word | form |
# |---|---|
# | `"plain"` | all goods, ¥840,000, on day 35, payable in 90 days, nothing assigned |
# | `"stages"` | `deliveries` and `accepted_invoices` as above, invoices assigned, joint account |
# | `"own_money"` | the same, and Mr Bai first sells a flat and pays in ¥350,000 more for goods |
# | `"cash"` | goods against payment in advance |
#
# Two house rules: at no time more than ¥250,000 uncovered; and nothing owed any more **on or
# before day 221**, even if the hospital pays each invoice `slowest_delay` days after its due date.
# Invoices fall due 90 days after acceptance. Every receipt goes first to Lantern; interest is
# settled at the end and left out here.
#
# Bind two names:
#
# - `home`: a dictionary with the day on which nothing is owed any more, for the two forms
#   `"stages"` and `"own_money"`.
# - `decision`: the first word of the table whose form keeps both rules.
#
# The check here looks at the days, and whether the word is on the list. Whether it is the right
# word you learn when your work is graded.

# %% [markdown] part="decision" lang="zh"
# ## 6 · 选哪种做法
# 第 0 天，白鹭从 24 万元里拿出 14.4 万元买推车、付工钱，剩下 9.6 万元付货款。
# 桌上有四种做法，从白先生最省事的到最费力的：
#
# | 词 | 做法 |
# |---|---|
# | `"plain"` | 第 35 天一次发齐 84 万元的货，90 天付款，不转让 |
# | `"stages"` | 按上面的 `deliveries` 和 `accepted_invoices` 分批，发票转让，设共管账户 |
# | `"own_money"` | 同上，另由白先生卖房，先投入 35 万元付货款 |
# | `"cash"` | 款到发货 |
#
# 公司两条规定：未覆盖敞口任何时候不超过 25 万元；即使医院每张发票都比到期日晚
# `slowest_delay` 天付款，也要在**第 221 天之前（含当天）**不再有欠款。
# 发票在验收后 90 天到期。每一笔回款先还明灯；利息最后结算，这里不计。
#
# 请给两个名称赋值：
#
# - `home`：一个字典，写出 `"stages"` 和 `"own_money"` 两种做法各在第几天不再有欠款。
# - `decision`：按表中顺序，第一个两条规定都满足的做法，写它的词。
#
# 自查时只看天数，以及所选的词是否在列；选得对不对，批改后才知道。


# %% part="decision"
### BEGIN SOLUTION
# Owed after the third delivery: 744,000, which the second invoice clears; or 394,000, the first.
home = {"stages": 59 + 90 + slowest_delay, "own_money": 47 + 90 + slowest_delay}
# Uncovered at most: 840,000 plain, 184,000 in stages, nothing with more own money.
if home["stages"] <= 221:  # survives: in none of the twenty companies is the slowest 73
    decision = "stages"
elif home["own_money"] <= 221:
    decision = "own_money"
else:
    decision = "cash"
### END SOLUTION

# %% [markdown] hint="decision" lang="en"
# - Work it out on paper: what is owed after the third delivery in each form, and how many invoices
#   of ¥400,000 does it take to clear it?
# - An invoice accepted on day 47 falls due on day 137. When does the hospital in your books pay it?
# - `home = {"stages": …, "own_money": …}`. Then check both rules for each form, from the top of the
#   table: `uncovered_peak(deliveries, accepted_invoices, 96_000)`.

# %% [markdown] hint="decision" lang="zh"
# - 用纸笔算：两种做法，第三批货发出后各欠多少？要几张 40 万元的发票才还得清？
# - 第 47 天验收的发票第 137 天到期。你账簿里的这家医院，哪天才付？
# - `home = {"stages": …, "own_money": …}`。然后从表的第一行起，逐个对照两条规定：
#   `uncovered_peak(deliveries, accepted_invoices, 96_000)`。

# %% part="decision" wrong="contract_believed"
home = {"stages": 59 + 90, "own_money": 47 + 90}
decision = "stages"

# %% part="decision" wrong="last_receipt"
home = {"stages": 71 + 90 + slowest_delay, "own_money": 71 + 90 + slowest_delay}
decision = "cash"

# %% part="decision" wrong="days_from_delivery"
home = {"stages": 47 + 90 + slowest_delay, "own_money": 35 + 90 + slowest_delay}
decision = "own_money"

# %% [markdown] part="letter" lang="en"
# ## 7 · Write to Mr Bai
# Write to Mr Bai in four to six sentences, in English or Chinese; Sales and the approver get a
# copy. What do you offer, which figure from your books decides it, what must be in your hands
# before the first delivery leaves, and what could still go wrong? Write between the quotation
# marks; your instructor reads it.

# %% [markdown] part="letter" lang="zh"
# ## 7 · 给白先生写信
# 用四到六句话写给白先生，抄送销售和审批人，中英文均可：你提出什么条件，是你账簿里的哪个数字
# 决定的，第一批货出库之前你手里必须有什么，还有什么风险挡不住？写在引号之间，由教师批阅。

# %% part="letter"
### BEGIN SOLUTION
letter = (
    f"Our offer is: {decision}. In our books the hospital pays up to {slowest_delay} days late, so "
    f"in three deliveries your order would be clear on day {home['stages']}, and with your further "
    f"¥350,000 on day {home['own_money']}; our limit is day 221. Before the first delivery leaves "
    "we need the hospital's written word that the three invoices are assigned to us and paid into "
    "the joint account, and we call its purchasing office ourselves. Until it has accepted the "
    "first sets, our goods rest on your packing alone; that part no paper covers."
)
### END SOLUTION

# %% [markdown] hint="letter" lang="en"
# - Begin with the offer, in words that Mr Bai understands, not with the word from the table.
# - Which wall stands on a paper that only the hospital can sign?

# %% [markdown] hint="letter" lang="zh"
# - 先写你的条件，用白先生听得懂的话，不要照抄表里的词。
# - 哪一道墙要靠只有医院才能签的文件？

# %% [markdown] rubric="letter" points=3 lang="en"
# - 1 point: the offer is stated and agrees with the decision in part 6.
# - 1 point: it rests on a figure from the learner's own books (the hospital's delay, or the day on
#   which the money is home against day 221).
# - 1 point: it names at least one thing that must be in hand before the first delivery (the
#   hospital's acknowledgement, the account, the own money) and one risk that remains (packing,
#   forged papers, deductions, the hospital itself). For `cash`: why no paper helps here, and what
#   would.
#
# No points for language or length. A wrong figure carried over from an earlier part costs nothing.

# %% [markdown] rubric="letter" points=3 lang="zh"
# - 1 分：写明了条件，且与第 6 题的决定一致。
# - 1 分：用了自己账簿里的数字（医院拖延的天数，或回款的日子与第 221 天相比）。
# - 1 分：至少写出一样第一批货出库之前必须到手的东西（医院的书面确认、账户、自有资金），
#   以及一种仍然存在的风险（包装、假文件、扣款、医院本身）。
#   决定为 `cash` 的：说明为什么文件帮不上忙，什么才帮得上。
#
# 不计语言和篇幅。前面小题算错而沿用的数字不扣分。

# %% [markdown] wrong="year_of_365" lang="en"
# You divided by 365. Here a year has 360 days.

# %% [markdown] wrong="year_of_365" lang="zh"
# 你除以了 365。这里一年按 360 天算。

# %% [markdown] wrong="both_days_counted" lang="en"
# One day too many: the day of the drawdown counts, the day of the repayment does not.

# %% [markdown] wrong="both_days_counted" lang="zh"
# 多算了一天：借出那天计息，归还那天不计。

# %% [markdown] wrong="own_funds_forgotten" lang="en"
# The firm's own money is missing. It goes in first; only the rest is borrowed.

# %% [markdown] wrong="own_funds_forgotten" lang="zh"
# 漏了企业自己的钱。先用自有资金，不够的才借。

# %% [markdown] wrong="own_funds_each_time" lang="en"
# You took the own money off every time. It can be spent only once.

# %% [markdown] wrong="own_funds_each_time" lang="zh"
# 每一笔都减了一次自有资金。同一笔钱只能用一次。

# %% [markdown] wrong="drawn_at_once" lang="en"
# You let the firm borrow the whole sum on the first day. It borrows when it has to pay.

# %% [markdown] wrong="drawn_at_once" lang="zh"
# 你让企业第一天就借足了全部的钱。到要付款的那天才借。

# %% [markdown] wrong="not_added_up" lang="en"
# These are the sums borrowed on each day. What is owed grows: add what was borrowed before.

# %% [markdown] wrong="not_added_up" lang="zh"
# 这是每天新借的数。欠款是累计的：要加上以前借的。

# %% [markdown] wrong="last_stretch_missing" lang="en"
# The stretch from the last payment to the day on which the buyer pays is missing. The balance is
# highest then.

# %% [markdown] wrong="last_stretch_missing" lang="zh"
# 漏了从最后一笔付款到买方付款的那一段，而那时余额最高。

# %% [markdown] wrong="counted_from_invoice" lang="en"
# You counted from the day of the invoice. The 90 days that the hospital was granted are still in
# there.

# %% [markdown] wrong="counted_from_invoice" lang="zh"
# 你从开票日数起了，里面还含着给医院的 90 天账期。

# %% [markdown] wrong="average_taken" lang="en"
# That is the average. About half of the invoices came later than that.

# %% [markdown] wrong="average_taken" lang="zh"
# 这是平均数。大约一半的发票比它更晚。

# %% [markdown] wrong="oldest_twelve" lang="en"
# These are the twelve oldest invoices. The table begins with the oldest.

# %% [markdown] wrong="oldest_twelve" lang="zh"
# 你取了最早的十二张。表是从旧到新排的。

# %% [markdown] wrong="contract_counted" lang="en"
# Every invoice counts as cover from the first day here. The hospital need not pay before it
# accepts.

# %% [markdown] wrong="contract_counted" lang="zh"
# 所有发票从第一天起就被当成了覆盖。医院验收之前什么也不用付。

# %% [markdown] wrong="full_value" lang="en"
# The accepted invoices count in full here. Only 80 % of them cover.

# %% [markdown] wrong="full_value" lang="zh"
# 已验收的发票按全额算了。只有 80 % 算覆盖。

# %% [markdown] wrong="same_day_missed" lang="en"
# An invoice accepted on the day on which goods leave counts already: compare with `<=`.

# %% [markdown] wrong="same_day_missed" lang="zh"
# 发货当天验收的发票也算：请用 `<=` 比较。

# %% [markdown] wrong="contract_believed" lang="en"
# You let the hospital pay on the due date. In your books it never does.

# %% [markdown] wrong="contract_believed" lang="zh"
# 你让医院到期就付款了。在你的账簿里，它从来没有这样过。

# %% [markdown] wrong="last_receipt" lang="en"
# That is the day of the last receipt. The debt may be cleared by an earlier one.

# %% [markdown] wrong="last_receipt" lang="zh"
# 这是最后一笔回款的日子。更早的一笔可能已经还清了欠款。

# %% [markdown] wrong="days_from_delivery" lang="en"
# You counted the 90 days from the day on which the goods left. They run from the acceptance.

# %% [markdown] wrong="days_from_delivery" lang="zh"
# 你从发货那天数了 90 天。账期从验收那天算起。
