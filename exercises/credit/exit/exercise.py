# %% [markdown] lang="en"
# # The file of Silver Birch, and the second envelope
# 30 June 2026. Lantern's largest customer sends no balance sheet, and an exit memo lies on your
# desk. You decide whether to leave, write the letter, and then open the envelope that says who
# defaulted by 30 September: what were the grades, limits and rules of this desk worth? In your
# books little is left of the margin: Lantern earns 5 fen on each yuan sold.
#
# Amounts are in yuan, rates are plain numbers: 0.03, not 3. Do not round.

# %% [markdown] lang="zh"
# # 白桦超市的卷宗，和第二个信封
# 2026 年 6 月 30 日。明灯商贸最大的客户不交报表，一份退出建议放在你桌上。
# 你要决定退不退，写好那封信，然后打开信封，看截至 9 月 30 日谁违了约：
# 信用部定下的等级、额度和规定到底值多少钱？在你这套账里毛利所剩不多：每卖 1 元只赚 5 分。
#
# 金额单位为元，比率写成 0.03 这样的数，不写 3。不要四舍五入。

# %% [markdown] part="statement_state" lang="en"
# ## 1 · Withheld, or never asked for?
# Complete `statement_state`. `closed` is the day of the newest balance sheet on file (`None`: there
# never was one), `deadline` the day by which a newer one was asked for in writing (`None`: nobody
# has asked). All are days as pandas has them. It returns one of four words:
#
# - `"current"`: the next year's statement need not be here yet. It need not be until five months
#   after that year's end, that is until 17 months after `closed`, that day included.
# - `"ask"`: it should be here, and nobody has asked. A request whose deadline is not later than
#   `closed` was about an older year and counts for nothing.
# - `"wait"`: it has been asked for, and the deadline has not passed. On the day itself it has not.
# - `"withheld"`: the deadline has passed.
#
# `day + pd.DateOffset(months=17)` is seventeen months later.

# %% [markdown] part="statement_state" lang="zh"
# ## 1 · 是不交，还是没人要过？
# 请补全 `statement_state`。`closed` 是卷宗里最新一张资产负债表的日期（`None`：从来没有），
# `deadline` 是书面催要新报表时限定的日子（`None`：没人要过）。都是 pandas 的日期。
# 返回下列四个词之一：
#
# - `"current"`：下一年度的报表还不到该交的时候。该交的期限是那个年度结束后五个月，
#   即 `closed` 之后 17 个月，当天还算在内。
# - `"ask"`：该交了，还没人要过。限期不晚于 `closed` 的，要的是更早年度的报表，不算数。
# - `"wait"`：要过了，限期还没过。限期当天不算过。
# - `"withheld"`：限期已过。
#
# `day + pd.DateOffset(months=17)` 是十七个月之后。

# %%
import pandas as pd

today = pd.Timestamp("2026-06-30")


# %% part="statement_state"
def statement_state(closed, deadline, today):
    ### BEGIN SOLUTION
    if closed is not None:
        if today <= closed + pd.DateOffset(months=17):
            return "current"
        if deadline is not None and deadline <= closed:
            return "ask"
    if deadline is None:
        return "ask"
    return "wait" if today <= deadline else "withheld"
    ### END SOLUTION


# %% [markdown] hint="statement_state" lang="en"
# - Take the four cases in the order of the list. Whoever is current is asked nothing more.
# - `closed` may be `None`: look before you compare, `if closed is not None:`.
# - Two requests count for nothing: the one that was never made, and the one whose deadline lies on
#   `closed` or before it.

# %% [markdown] hint="statement_state" lang="zh"
# - 按上面四种情况的次序判断，已经是 `"current"` 的就不必往下看。
# - `closed` 可能是 `None`，比较之前先看一眼：`if closed is not None:`。
# - 有两种催要不算数：根本没提过的，和限期不晚于 `closed` 的。


# %% part="statement_state" wrong="silence_is_refusal"
def statement_state(closed, deadline, today):
    if closed is not None and today <= closed + pd.DateOffset(months=17):
        return "current"
    if deadline is None:
        return "withheld"
    if closed is not None and deadline <= closed:
        return "ask"
    return "wait" if today <= deadline else "withheld"


# %% part="statement_state" wrong="last_day_over"
def statement_state(closed, deadline, today):
    if closed is not None and today <= closed + pd.DateOffset(months=17):
        return "current"
    if deadline is None or (closed is not None and deadline <= closed):
        return "ask"
    return "wait" if today < deadline else "withheld"


# %% part="statement_state" wrong="old_request"
def statement_state(closed, deadline, today):
    if closed is not None and today <= closed + pd.DateOffset(months=17):
        return "current"
    if deadline is None:
        return "ask"
    return "wait" if today <= deadline else "withheld"


# %% part="statement_state" wrong="one_year_old"
def statement_state(closed, deadline, today):
    if closed is not None and today <= closed + pd.DateOffset(months=12):
        return "current"
    if deadline is None or (closed is not None and deadline <= closed):
        return "ask"
    return "wait" if today <= deadline else "withheld"


# %% [markdown] part="gain_of_leaving" lang="en"
# ## 2 · A colleague's exit memo
# A customer owes `owed` and shall make the `repayments`, a list, each at the *end* of a quarter. By
# the memo of a colleague, below, a bank's borrower of ¥1,200,000 who repays ¥300,000 four times
# brings a gain of ¥6,000. The gain is ¥3,778. There are four errors in how it reckons.
#
# Write `gain_of_leaving`, which does it right, with the same arguments:
#
# - Gain is loss avoided less margin forgone. Both come from what has been *withdrawn*: the debt if
#   the customer stayed (`owed` in every quarter) less its debt in that quarter on the way out.
# - In each quarter the customer defaults with the chance `default_rate`, *if it has survived until
#   then*; then `loss_rate` of its debt is lost.
# - A yuan of debt carries business that earns `margin` at the end of a quarter, if the customer has
#   survived that one too. Of the business on withdrawn credit only the share `goes` is lost to us.
# - Nobody repays more than is owed: the debt ends at 0.
# - A `default_rate` below 0 or above 1 is a `ValueError`: someone has typed 3 for 3 %.
#
# Write it without `crmlab.credit`.

# %% [markdown] part="gain_of_leaving" lang="zh"
# ## 2 · 同事的退出测算
# 客户欠 `owed`，`repayments` 是一串还款，每笔都在季**末**还。按同事下面的函数，
# 一位欠银行 120 万元、四次各还 30 万元的借款人，退出可得 6,000 元；其实是 3,778 元。
# 算法有四处错误。
#
# 请写出正确的 `gain_of_leaving`，参数不变：
#
# - 得益 = 避免的损失 − 放弃的毛利。两项都按**压缩额**计算：不退出时的欠款（每季都是 `owed`）
#   减去退出途中这一季的欠款。
# - 客户**存续到某季初**，这一季就以 `default_rate` 的概率违约，欠款损失 `loss_rate`。
# - 每元欠款带来的生意，季末赚 `margin`，前提是客户这一季也没违约。
#   压缩的那部分，只有 `goes` 这个比例的生意流失。
# - 还款不会超过所欠：欠款最低为 0。
# - `default_rate` 小于 0 或大于 1，抛出 `ValueError`：多半是把 3% 输成了 3。
#
# 请自己写出计算，不使用 `crmlab.credit`。


# %%
def colleagues_gain(owed, repayments, default_rate, loss_rate, margin, goes):
    gain, debt = 0, owed
    for repayment in repayments:
        debt = debt - repayment
        withdrawn = owed - debt
        gain = gain + withdrawn * default_rate * loss_rate - withdrawn * margin
    return gain


round(colleagues_gain(1_200_000, [300_000] * 4, 0.02, 0.6, 0.01, 1))


# %% part="gain_of_leaving" without="crmlab.credit"
def gain_of_leaving(owed, repayments, default_rate, loss_rate, margin, goes):
    ### BEGIN SOLUTION
    if not 0 <= default_rate <= 1:
        raise ValueError(f"default_rate must be from 0 to 1, got {default_rate}")
    gain, debt, alive = 0, owed, 1
    for repayment in repayments:
        withdrawn = owed - debt
        gain += alive * default_rate * loss_rate * withdrawn
        alive *= 1 - default_rate
        gain -= alive * margin * goes * withdrawn
        debt = max(debt - repayment, 0)  # survives: max takes both orders
    return gain
    ### END SOLUTION


# %% [markdown] hint="gain_of_leaving" lang="en"
# - In the first quarter the whole debt is still there: when does the repayment come off?
# - Keep the chance that the customer is still there in a name of its own, `alive = 1`, and multiply
#   it by `1 - default_rate` once a quarter: after the loss is counted, before the margin.
# - The share `goes` belongs to the margin. `max(debt - repayment, 0)` stops at nil.

# %% [markdown] hint="gain_of_leaving" lang="zh"
# - 第一季里欠款还是全额：还款该在什么时候减？
# - 用一个变量记下客户存续的概率，`alive = 1`，每季乘一次 `1 - default_rate`：
#   算完损失之后，算毛利之前。
# - `goes` 只乘在毛利上。`max(debt - repayment, 0)` 让欠款到 0 为止。


# %% part="gain_of_leaving" wrong="repaid_at_once"
def gain_of_leaving(owed, repayments, default_rate, loss_rate, margin, goes):
    if not 0 <= default_rate <= 1:
        raise ValueError(default_rate)
    gain, debt, alive = 0, owed, 1
    for repayment in repayments:
        debt = max(debt - repayment, 0)
        withdrawn = owed - debt
        gain += alive * default_rate * loss_rate * withdrawn
        alive *= 1 - default_rate
        gain -= alive * margin * goes * withdrawn
    return gain


# %% part="gain_of_leaving" wrong="survival_forgotten"
def gain_of_leaving(owed, repayments, default_rate, loss_rate, margin, goes):
    if not 0 <= default_rate <= 1:
        raise ValueError(default_rate)
    gain, debt = 0, owed
    for repayment in repayments:
        gain += (owed - debt) * (default_rate * loss_rate - margin * goes)
        debt = max(debt - repayment, 0)
    return gain


# %% part="gain_of_leaving" wrong="nothing_given_up"
def gain_of_leaving(owed, repayments, default_rate, loss_rate, margin, goes):
    if not 0 <= default_rate <= 1:
        raise ValueError(default_rate)
    gain, debt, alive = 0, owed, 1
    for repayment in repayments:
        gain += alive * default_rate * loss_rate * (owed - debt)
        alive *= 1 - default_rate
        debt = max(debt - repayment, 0)
    return gain


# %% part="gain_of_leaving" wrong="all_of_it_goes"
def gain_of_leaving(owed, repayments, default_rate, loss_rate, margin, goes):
    if not 0 <= default_rate <= 1:
        raise ValueError(default_rate)
    gain, debt, alive = 0, owed, 1
    for repayment in repayments:
        gain += alive * default_rate * loss_rate * (owed - debt)
        alive *= 1 - default_rate
        gain -= alive * margin * (owed - debt)
        debt = max(debt - repayment, 0)
    return gain


# %% part="gain_of_leaving" wrong="below_zero"
def gain_of_leaving(owed, repayments, default_rate, loss_rate, margin, goes):
    if not 0 <= default_rate <= 1:
        raise ValueError(default_rate)
    gain, debt, alive = 0, owed, 1
    for repayment in repayments:
        gain += alive * default_rate * loss_rate * (owed - debt)
        alive *= 1 - default_rate
        gain -= alive * margin * goes * (owed - debt)
        debt = debt - repayment
    return gain


# %% [markdown] part="birch" lang="en"
# ## 3 · Stay, four steps, or stop?
# The cell below takes Silver Birch's invoices and receipts from your books. The approver puts its
# default rate at 3 % a quarter; 60 % would be lost. Bind four values:
#
# - `birch_owed`: what it owes today, due or not.
# - `birch_turn`: how many yuan of sales a quarter each yuan owed carries: what it was invoiced for
#   in the twelve months from 1 July 2025, a quarter of that, divided by `birch_owed`. A yuan of
#   debt earns 0.05 times this a quarter.
# - `birch_gain`: the gain of leaving in four steps, each a quarter of the debt. Sales expects that
#   40 % of the business on withdrawn credit goes elsewhere.
# - `birch_way`: the best of three for Lantern: `"stay"` (gain 0), `"steps"` (the four steps), or
#   `"stop"` (all is repaid at the end of the first of four quarters, and all of its business on
#   withdrawn credit goes).
#
# The check here looks at the first two and at the word; whether the gain and the way are right you
# learn when your work is graded.

# %% [markdown] part="birch" lang="zh"
# ## 3 · 维持、分四步，还是停？
# 下面的单元格从你的账簿中取出白桦超市的发票和收款。审批人估计它每季的违约率为 3%，
# 违约时损失 60%。请给四个名称赋值：
#
# - `birch_owed`：今天总共欠多少，不论到没到期。
# - `birch_turn`：每元欠款每季带来几元销售：2025 年 7 月 1 日起十二个月的开票额，
#   取四分之一，除以 `birch_owed`。每元欠款每季赚 0.05 乘以这个数。
# - `birch_gain`：分四步退出的得益，每步还欠款的四分之一。
#   销售部估计，压缩的那部分生意有 40% 会流失。
# - `birch_way`：三条路中对明灯最划算的一条：`"stay"`（维持，得益为 0）、`"steps"`（分四步）、
#   `"stop"`（停发：四个季度中第一季末全部还清，压缩的那部分生意全部流失）。
#
# 自查时只看前两个数，以及所选的词是否在列；得益和选法对不对，批改后才知道。

# %%
from crmlab.company import STORY

birch = STORY["withholder"]
birch_invoices = books["invoices"][books["invoices"]["customer"] == birch]
birch_receipts = books["receipts"][books["receipts"]["customer"] == birch]
birch_invoices.tail(4)

# %% part="birch"
### BEGIN SOLUTION
birch_owed = birch_invoices["amount"].sum() - birch_receipts["amount"].sum()
_year = birch_invoices.loc[birch_invoices["date"] >= "2025-07-01", "amount"].sum()
birch_turn = _year / 4 / birch_owed
_risk = {"default_rate": 0.03, "loss_rate": 0.6, "margin": 0.05 * birch_turn}
birch_gain = gain_of_leaving(birch_owed, [birch_owed / 4] * 4, goes=0.4, **_risk)
_gains = {
    "stay": 0,  # survives: no gain lies within a yuan of nothing
    "steps": birch_gain,
    # survives: where all business goes, stopping is far behind, whatever a yuan does
    "stop": gain_of_leaving(birch_owed, [birch_owed, 0, 0, 0], goes=1, **_risk),
}
birch_way = max(_gains, key=_gains.get)
### END SOLUTION

# %% [markdown] hint="birch" lang="en"
# - What is owed is all that was invoiced less all that came in.
# - `birch_invoices.loc[birch_invoices["date"] >= "2025-07-01", "amount"].sum()` is what it bought
#   in the year.
# - Give your `gain_of_leaving` the margin `0.05 * birch_turn` and the repayments
#   `[birch_owed / 4] * 4`; for stopping `[birch_owed, 0, 0, 0]` and `goes=1`.

# %% [markdown] hint="birch" lang="zh"
# - 欠款 = 历来全部开票 − 历来全部收款。
# - `birch_invoices.loc[birch_invoices["date"] >= "2025-07-01", "amount"].sum()` 是一年的销售额。
# - 调用你的 `gain_of_leaving`，`margin` 用 `0.05 * birch_turn`，还款用 `[birch_owed / 4] * 4`；
#   停发时用 `[birch_owed, 0, 0, 0]` 和 `goes=1`。

# %% part="birch" wrong="receipts_left_out"
birch_owed = birch_invoices["amount"].sum()
birch_turn = birch_invoices.loc[birch_invoices["date"] >= "2025-07-01", "amount"].sum() / 4
birch_turn = birch_turn / birch_owed
birch_gain, birch_way = 0, "stay"

# %% part="birch" wrong="overdue_alone"
birch_owed = birch_invoices.loc[birch_invoices["due"] < today, "amount"].sum()
birch_owed = birch_owed - birch_receipts["amount"].sum()
birch_turn = birch_invoices.loc[birch_invoices["date"] >= "2025-07-01", "amount"].sum() / 4
birch_turn = birch_turn / birch_owed
birch_gain, birch_way = 0, "stay"

# %% part="birch" wrong="year_for_quarter"
birch_owed = birch_invoices["amount"].sum() - birch_receipts["amount"].sum()
birch_turn = birch_invoices.loc[birch_invoices["date"] >= "2025-07-01", "amount"].sum() / birch_owed
birch_gain, birch_way = 0, "stay"

# %% [markdown] part="birch_letter" lang="en"
# ## 4 · In which words
# Write to the owner of Silver Birch, in four to seven sentences, in English or Chinese, what you
# have decided; or, if you stay, what you ask for and what happens if it does not come. He was asked
# in writing on 5 June for the statement of 2025, by 26 June, and said on the telephone: "You get
# your money, don't you?"
#
# Write between the quotation marks; your instructor reads it.

# %% [markdown] part="birch_letter" lang="zh"
# ## 4 · 怎么说
# 给白桦超市的老板写封信，四到七句话，中英文均可，告诉他你的决定；如果决定维持，
# 就写明你要什么，没有会怎样。6 月 5 日已书面催要 2025 年度报表，限期 6 月 26 日；
# 他在电话里说：“钱不是一分不少都给你们了吗？”
#
# 写在引号之间，由教师批阅。

# %% part="birch_letter"
### BEGIN SOLUTION
birch_letter = (
    f"You owe us {birch_owed:,.2f} yuan today, more than any other customer, and for such a sum we "
    "need current figures from everyone; we asked for your statement of 2025 by 26 June. Whatever "
    "has been delivered stays payable on the dates agreed. "
    + (
        f"From 30 September {birch_owed * 0.75:,.0f} yuan may be open at most, then a quarter of "
        "today's debt less with each quarter, until we deliver against payment from 30 June 2027. "
        if birch_way == "steps"
        else "Your limit stays where the debt stands today and does not grow; without the "
        "statement by 31 July we shall reduce it in four steps for new deliveries. "
    )
    + "As soon as the statement is here, we look at this again within five working days. The order "
    "of this week leaves when what is overdue has arrived. Wang Wei will call you tomorrow."
)
### END SOLUTION

# %% [markdown] hint="birch_letter" lang="en"
# - What would you want to know in the owner's place? What changes, from which day, how much, and
#   what undoes it.
# - Old deliveries keep their dates. Which sentence says so?
# - Leave out what is not the owner's business: grades, lists, what others say.

# %% [markdown] hint="birch_letter" lang="zh"
# - 换作老板，你想知道什么？什么变了，从哪天起，到多少，怎样可以恢复。
# - 已经送出的货，付款日期不变。哪一句说了这个？
# - 不该让对方看到的不写：等级、名单、别人怎么说。

# %% [markdown] rubric="birch_letter" points=3 lang="en"
# - 1 point: what changes, from which day and up to which amount (or, if the learner stays, what is
#   asked for, by which day, and what follows), in agreement with `birch_way`; and a reason for the
#   decision that the owner can check, such as the size of the debt and the missing statement.
# - 1 point: what has been delivered stays payable as agreed, and the way back is named: what the
#   customer can do to undo it.
# - 1 point: nothing that does not belong there: no reproach or rumour, no internal grade or list,
#   no threat that Lantern could not or would not carry out.
#
# No points for language or length. A wrong figure carried over from an earlier part costs nothing.

# %% [markdown] rubric="birch_letter" points=3 lang="zh"
# - 1 分：什么变了，从哪天起，最高到多少（决定维持的，写明要什么、哪天之前、没有会怎样），
#   与 `birch_way` 一致；并给出对方可以核对的理由，例如欠款数额和缺少的报表。
# - 1 分：写明已送出的货仍按原约定付款，并指出退路：对方做什么就可以恢复。
# - 1 分：没有不该写的：不指责，不传闲话，不提内部等级和名单，不说做不到或不会做的威胁。
#
# 不计语言和篇幅。前面小题算错而沿用的数字不扣分。

# %% [markdown] part="grade_and_limit" lang="en"
# ## 5 · Your own grades and limits
# Complete `grade_and_limit`, the rule of your desk. It returns two values, the grade and the limit:
# `return grade, limit`.
#
# - The grade is the best one whose floor in `FLOORS` the `score` has reached.
# - The limit is the factor of the grade in `FACTORS` times what the firm `bought` in the last
#   quarter; but at most a tenth of its `net_assets`. Who owns nothing beyond its debts gets 0.
# - A firm without a score (`None`) or whose statement is withheld (`state` is `"withheld"`) is
#   `"ungraded"`, with a limit of 0. A `state` of `"ask"` or `"wait"` changes nothing.
#
# Write it without `crmlab.credit`.

# %% [markdown] part="grade_and_limit" lang="zh"
# ## 5 · 你自己的等级和额度
# 请补全 `grade_and_limit`，这就是你自己的规定。它返回两个值，等级和额度：
# `return grade, limit`。
#
# - 等级：`score` 够得上的、`FLOORS` 里下限最高的一级。
# - 额度：`FACTORS` 里该等级的系数，乘以上一季度的进货额 `bought`；
#   但不超过净资产 `net_assets` 的十分之一。净资产不为正的，额度为 0。
# - 没有分数（`None`）的，或者拒交报表（`state` 为 `"withheld"`）的，等级为 `"ungraded"`，额度为 0。
#   `state` 为 `"ask"` 或 `"wait"` 不影响结果。
#
# 请自己写，不使用 `crmlab.credit`。

# %%
FLOORS = {"CA1": 85, "CA2": 70, "CA3": 55, "CA4": 40, "CA5": 0}
FACTORS = {"CA1": 1.2, "CA2": 1.0, "CA3": 0.8, "CA4": 0.6, "CA5": 0.4}


# %% part="grade_and_limit" without="crmlab.credit"
def grade_and_limit(score, bought, net_assets, state):
    ### BEGIN SOLUTION
    if score is None or state == "withheld":
        return "ungraded", 0
    grade = max((name for name in FLOORS if score >= FLOORS[name]), key=FLOORS.get)
    # survives: min and max take their arguments in any order
    return grade, max(min(FACTORS[grade] * bought, 0.1 * net_assets), 0)
    ### END SOLUTION


# %% [markdown] hint="grade_and_limit" lang="en"
# - Settle the ungraded first: `if score is None or state == "withheld":`.
# - `max((name for name in FLOORS if score >= FLOORS[name]), key=FLOORS.get)` is the best grade
#   reached.
# - Two figures bound the limit from above, so take the smaller, `min(…, …)`; and with negative net
#   assets a tenth of them is negative: `max(…, 0)`.

# %% [markdown] hint="grade_and_limit" lang="zh"
# - 先处理不评级的：`if score is None or state == "withheld":`。
# - `max((name for name in FLOORS if score >= FLOORS[name]), key=FLOORS.get)` 就是够得上的最好一级。
# - 额度有两个上限，取较小的：`min(…, …)`；净资产为负，十分之一也是负数：`max(…, 0)`。


# %% part="grade_and_limit" wrong="floor_missed"
def grade_and_limit(score, bought, net_assets, state):
    if score is None or state == "withheld":
        return "ungraded", 0
    reached = [name for name in FLOORS if score > FLOORS[name] or FLOORS[name] == 0]
    grade = max(reached, key=FLOORS.get)
    return grade, max(min(FACTORS[grade] * bought, 0.1 * net_assets), 0)


# %% part="grade_and_limit" wrong="cap_forgotten"
def grade_and_limit(score, bought, net_assets, state):
    if score is None or state == "withheld":
        return "ungraded", 0
    grade = max((name for name in FLOORS if score >= FLOORS[name]), key=FLOORS.get)
    return grade, FACTORS[grade] * bought if net_assets > 0 else 0


# %% part="grade_and_limit" wrong="below_nothing"
def grade_and_limit(score, bought, net_assets, state):
    if score is None or state == "withheld":
        return "ungraded", 0
    grade = max((name for name in FLOORS if score >= FLOORS[name]), key=FLOORS.get)
    return grade, min(FACTORS[grade] * bought, 0.1 * net_assets)


# %% part="grade_and_limit" wrong="missing_is_worst"
def grade_and_limit(score, bought, net_assets, state):
    if state == "withheld":
        return "ungraded", 0
    points = score or 0
    grade = max((name for name in FLOORS if points >= FLOORS[name]), key=FLOORS.get)
    return grade, max(min(FACTORS[grade] * bought, 0.1 * net_assets), 0)


# %% part="grade_and_limit" wrong="withheld_all_the_same"
def grade_and_limit(score, bought, net_assets, state):
    if score is None:
        return "ungraded", 0
    grade = max((name for name in FLOORS if score >= FLOORS[name]), key=FLOORS.get)
    return grade, max(min(FACTORS[grade] * bought, 0.1 * net_assets), 0)


# %% [markdown] part="rule_worth" lang="en"
# ## 6 · What would a rule have been worth?
# Complete `rule_worth`. `desk` has a row a firm: `owed` on 30 June, `kept_out` (how much of it
# would not be owed if the rule had been kept, at most `owed`), `defaulted` and `loss` (what the
# next quarter brought). It returns a dictionary with three amounts:
#
# - `"saved"`: of each loss the part that belongs to what was kept out;
# - `"forgone"`: `margin` on each yuan kept out at firms that paid, as if they all bought elsewhere;
# - `"worth"`: the first less the second.
#
# A firm that owes nothing saves nothing and forgoes nothing.

# %% [markdown] part="rule_worth" lang="zh"
# ## 6 · 一条规定值多少钱？
# 请补全 `rule_worth`。`desk` 每行一家客户：`owed` 是 6 月 30 日的欠款，
# `kept_out` 是其中若照规定办就不会有的金额（不超过 `owed`），
# `defaulted` 和 `loss` 是下一季度是否违约、损失多少。返回一个字典，含三个金额：
#
# - `"saved"`：每笔损失中，与不会有的那部分欠款相应的份额，合计；
# - `"forgone"`：没违约的客户，不会有的欠款每元放弃 `margin`（当作都改去别家买），合计；
# - `"worth"`：前者减后者。
#
# 没有欠款的客户，不省什么，也不放弃什么。


# %% part="rule_worth"
def rule_worth(desk, margin):
    ### BEGIN SOLUTION
    saved = (desk["loss"] * desk["kept_out"] / desk["owed"]).sum()  # 0 / 0 adds nothing
    forgone = margin * desk.loc[~desk["defaulted"], "kept_out"].sum()
    return {"saved": saved, "forgone": forgone, "worth": saved - forgone}
    ### END SOLUTION


# %% [markdown] hint="rule_worth" lang="en"
# - If half of a debt had not been there, half of its loss would not be there: `kept_out / owed`.
# - `desk.loc[~desk["defaulted"], "kept_out"]` is what was kept out at firms that paid.

# %% [markdown] hint="rule_worth" lang="zh"
# - 欠款少一半，损失也少一半：`kept_out / owed`。
# - `desk.loc[~desk["defaulted"], "kept_out"]` 是没违约的客户那里不会有的金额。


# %% part="rule_worth" wrong="whole_loss_saved"
def rule_worth(desk, margin):
    saved = desk.loc[desk["kept_out"] > 0, "loss"].sum()
    forgone = margin * desk.loc[~desk["defaulted"], "kept_out"].sum()
    return {"saved": saved, "forgone": forgone, "worth": saved - forgone}


# %% part="rule_worth" wrong="defaulters_forgone"
def rule_worth(desk, margin):
    owing = desk[desk["owed"] > 0]
    saved = (owing["loss"] * owing["kept_out"] / owing["owed"]).sum()
    forgone = margin * desk["kept_out"].sum()
    return {"saved": saved, "forgone": forgone, "worth": saved - forgone}


# %% part="rule_worth" wrong="whole_debt_forgone"
def rule_worth(desk, margin):
    owing = desk[desk["owed"] > 0]
    saved = (owing["loss"] * owing["kept_out"] / owing["owed"]).sum()
    touched = desk[~desk["defaulted"] & (desk["kept_out"] > 0)]
    forgone = margin * touched["owed"].sum()
    return {"saved": saved, "forgone": forgone, "worth": saved - forgone}


# %% [markdown] part="verdict" lang="en"
# ## 7 · Open the envelope
# The cell below makes `desk` from your books: a row a firm with `score`, `bought`, `net_assets`,
# `state`, `owed`, and, from the envelope, `defaulted` and `loss`. Hold two rules against it with
# your own functions, at a margin of 0.05. Bind four values:
#
# - `foresight`: what a prophet would have been worth who knew beforehand who defaults, and kept out
#   all that these firms owe and nothing else. No rule can be worth more.
# - `limits_worth`: the worth of keeping your own limits: of each debt what lies above the limit is
#   kept out.
# - `exit_worth`: the worth of an exit list: all debt is kept out of firms whose net assets are 0 or
#   less, or whose `state` is `"withheld"`.
# - `best_rule`: `"limits"`, `"exit"`, or `"none"` if neither is worth more than 0.
#
# The check here looks at `foresight` and at the word. The rest you learn when your work is graded.
# And remember that the word is about this quarter only.

# %% [markdown] part="verdict" lang="zh"
# ## 7 · 打开信封
# 下面的单元格用你的账簿做出 `desk`，每行一家客户：`score`、`bought`、`net_assets`、
# `state`、`owed`，以及信封里的 `defaulted` 和 `loss`。
# 请用你自己的函数检验两条规定，毛利按 0.05。给四个名称赋值：
#
# - `foresight`：假如有人事先知道谁会违约，只把这几家的欠款全部挡在门外，值多少。
#   任何规定都不会比这更值。
# - `limits_worth`：照你自己的额度办值多少：每笔欠款超过额度的部分挡在门外。
# - `exit_worth`：按退出名单办值多少：净资产为 0 或负数的，或 `state` 为 `"withheld"` 的，
#   欠款全部挡在门外。
# - `best_rule`：`"limits"`、`"exit"`；两条都不大于 0 则为 `"none"`。
#
# 自查时只看 `foresight` 和所选的词是否在列，其余批改后才知道。
# 还要记住：这个结论只说明这一个季度。

# %%
from datetime import date

from crmlab.credit import exposure, overdue, scorecard

as_of = date(2026, 6, 30)
desk = books["statements"].rename(columns={"date": "closed"})
for found in (exposure, overdue):
    seen = found(books["invoices"], books["receipts"], as_of=as_of)
    desk = desk.merge(seen, on="customer", how="left")
desk = desk.fillna({"exposure": 0, "days_overdue": 0}).rename(columns={"exposure": "owed"})
record = [["prompt", "slow", "bad"][(days > 0) + (days > 30)] for days in desk["days_overdue"]]
liquid = desk["cash"] + desk["securities"] + desk["receivables"]
cards = {
    "payment_record": record,
    "guarantee": "none",
    "quick_ratio": liquid / desk["current_liabilities"],
    "current_ratio": desk["current_assets"] / desk["current_liabilities"],
}
desk["score"] = [scorecard(card).total for card in pd.DataFrame(cards).to_dict("records")]
spring = books["invoices"][books["invoices"]["date"] > "2026-03-31"]
desk["bought"] = desk["customer"].map(spring.groupby("customer")["amount"].sum()).fillna(0)
desk["state"] = ["withheld" if customer == birch else "current" for customer in desk["customer"]]
desk = desk.merge(books["outcomes"][["customer", "defaulted", "loss"]], on="customer")
columns = ["customer", "score", "bought", "net_assets", "state", "owed", "defaulted", "loss"]
desk = desk[columns]
desk.head(4)

# %% part="verdict"
### BEGIN SOLUTION
_rules = [
    grade_and_limit(firm.score, firm.bought, firm.net_assets, firm.state)
    for firm in desk.itertuples()
]
_limits = pd.Series([limit for _, limit in _rules])
# survives: nobody's net assets lie within a yuan of nothing
_leave = (desk["net_assets"] <= 0) | (desk["state"] == "withheld")


def _worth(kept_out):
    return rule_worth(desk.assign(kept_out=kept_out), 0.05)["worth"]


foresight = _worth(desk["owed"] * desk["defaulted"])
limits_worth = _worth((desk["owed"] - _limits).clip(lower=0))
exit_worth = _worth(desk["owed"] * _leave)
# survives: which of the three is best differs from books to books
_worths = {"none": 0, "limits": limits_worth, "exit": exit_worth}
best_rule = max(_worths, key=_worths.get)
### END SOLUTION

# %% [markdown] hint="verdict" lang="en"
# - Each rule is a column: `rule_worth(desk.assign(kept_out=…), 0.05)["worth"]`.
# - For the prophet `kept_out` is `desk["owed"] * desk["defaulted"]`.
# - For the limits go through the rows, `for firm in desk.itertuples():`, and collect
#   `grade_and_limit(firm.score, firm.bought, firm.net_assets, firm.state)[1]` in a list; what lies
#   above is `(desk["owed"] - limits).clip(lower=0)`.
# - For the exit list multiply `desk["owed"]` by
#   `(desk["net_assets"] <= 0) | (desk["state"] == "withheld")`.

# %% [markdown] hint="verdict" lang="zh"
# - 每条规定就是一列：`rule_worth(desk.assign(kept_out=…), 0.05)["worth"]`。
# - 先知的 `kept_out` 是 `desk["owed"] * desk["defaulted"]`。
# - 额度要逐行算：`for firm in desk.itertuples():`，把
#   `grade_and_limit(firm.score, firm.bought, firm.net_assets, firm.state)[1]` 收进列表；
#   超出部分是 `(desk["owed"] - limits).clip(lower=0)`。
# - 退出名单：`desk["owed"]` 乘以 `(desk["net_assets"] <= 0) | (desk["state"] == "withheld")`。

# %% part="verdict" wrong="debt_for_loss"
foresight = desk.loc[desk["defaulted"], "owed"].sum()
limits_worth, exit_worth, best_rule = 0, 0, "none"

# %% part="verdict" wrong="defaulters_forgone"
foresight = desk["loss"].sum() - 0.05 * desk.loc[desk["defaulted"], "owed"].sum()
limits_worth, exit_worth, best_rule = 0, 0, "none"

# %% [markdown] wrong="silence_is_refusal" lang="en"
# Nobody has asked for it yet. A statement is withheld only once a written request has run out.

# %% [markdown] wrong="silence_is_refusal" lang="zh"
# 还没人要过。书面催要而且限期已过，才叫拒交。

# %% [markdown] wrong="last_day_over" lang="en"
# The deadline's own day was counted as passed. What is due today may come today.

# %% [markdown] wrong="last_day_over" lang="zh"
# 限期当天被当成了已过。今天到期的，今天交来都算按时。

# %% [markdown] wrong="old_request" lang="en"
# That request was about an older year, and it was answered. For the new year nobody has asked yet.

# %% [markdown] wrong="old_request" lang="zh"
# 那次要的是更早年度的报表，对方已经交了。新年度的还没人要过。

# %% [markdown] wrong="one_year_old" lang="en"
# You counted one year. The next statement need not be here until five months after its year's end.

# %% [markdown] wrong="one_year_old" lang="zh"
# 你只数了一年。下一年度的报表，要到那个年度结束后五个月才该交。

# %% [markdown] wrong="repaid_at_once" lang="en"
# You took the repayment off before the quarter. It comes at the end; in the first quarter nothing
# has been withdrawn yet.

# %% [markdown] wrong="repaid_at_once" lang="zh"
# 还款在季初就减掉了。它是季末才还的，第一季还没有压缩任何欠款。

# %% [markdown] wrong="survival_forgotten" lang="en"
# A customer can default only once. Later quarters count less: multiply by the chance that it has
# survived until then.

# %% [markdown] wrong="survival_forgotten" lang="zh"
# 客户只会违约一次。越往后权重越小：要乘以存续到那时的概率。

# %% [markdown] wrong="nothing_given_up" lang="en"
# That is the loss avoided alone. The margin of the business that goes has to come off.

# %% [markdown] wrong="nothing_given_up" lang="zh"
# 这只是避免的损失。流失的生意原本赚的毛利还要减去。

# %% [markdown] wrong="all_of_it_goes" lang="en"
# You struck out all business on the withdrawn credit. Only the share `goes` is lost.

# %% [markdown] wrong="all_of_it_goes" lang="zh"
# 压缩部分的生意全被划掉了。流失的只是 `goes` 这个比例，其余还在。

# %% [markdown] wrong="below_zero" lang="en"
# The customer repaid more than it owed, and its debt went below nothing.

# %% [markdown] wrong="below_zero" lang="zh"
# 还款超过了所欠，欠款变成了负数。

# %% [markdown] wrong="receipts_left_out" lang="en"
# That is all that was ever invoiced. What came in has to come off.

# %% [markdown] wrong="receipts_left_out" lang="zh"
# 这是历来全部开票额，收款还没减。

# %% [markdown] wrong="overdue_alone" lang="en"
# That is the overdue part only. What is not due yet is owed too, and can be lost too.

# %% [markdown] wrong="overdue_alone" lang="zh"
# 这只是逾期部分。没到期的也是欠款，也可能损失。

# %% [markdown] wrong="year_for_quarter" lang="en"
# You took a year's sales where a quarter's are asked for.

# %% [markdown] wrong="year_for_quarter" lang="zh"
# 这里要的是一个季度的销售额，你用了全年的。

# %% [markdown] wrong="floor_missed" lang="en"
# A score that stands exactly on a floor has reached it.

# %% [markdown] wrong="floor_missed" lang="zh"
# 分数正好等于下限，就算达到。

# %% [markdown] wrong="cap_forgotten" lang="en"
# The limit is more than a tenth of what the firm owns.

# %% [markdown] wrong="cap_forgotten" lang="zh"
# 额度超过了净资产的十分之一。

# %% [markdown] wrong="below_nothing" lang="en"
# That limit is negative. A firm that owes more than it owns gets 0.

# %% [markdown] wrong="below_nothing" lang="zh"
# 额度成了负数。净资产为负的客户，额度为 0。

# %% [markdown] wrong="missing_is_worst" lang="en"
# A firm without a score is not a firm with 0 points. It is ungraded.

# %% [markdown] wrong="missing_is_worst" lang="zh"
# 没有分数不等于 0 分，应为 `"ungraded"`。

# %% [markdown] wrong="withheld_all_the_same" lang="en"
# This firm withholds its statement, and got a grade and a limit from the old one.

# %% [markdown] wrong="withheld_all_the_same" lang="zh"
# 这家客户拒交报表，你却按旧报表给了等级和额度。

# %% [markdown] wrong="whole_loss_saved" lang="en"
# The whole loss counts as saved. Only the part that belongs to what was kept out is.

# %% [markdown] wrong="whole_loss_saved" lang="zh"
# 整笔损失都算成了省下的。省下的只是与挡在门外的欠款相应的那一份。

# %% [markdown] wrong="defaulters_forgone" lang="en"
# You count margin on those who defaulted. They would have paid none.

# %% [markdown] wrong="defaulters_forgone" lang="zh"
# 违约客户的毛利也算成了放弃的。他们本来就付不出。

# %% [markdown] wrong="whole_debt_forgone" lang="en"
# The margin was taken on the whole debt of each firm touched, not on what was kept out of it.

# %% [markdown] wrong="whole_debt_forgone" lang="zh"
# 毛利按客户的全部欠款算了。应当只算挡在门外的部分。

# %% [markdown] wrong="debt_for_loss" lang="en"
# That is what the defaulters owed. A part of it came in after all; saved is only what was lost.

# %% [markdown] wrong="debt_for_loss" lang="zh"
# 这是违约客户的欠款。其中一部分还是收回来了，省下的只是损失掉的。
