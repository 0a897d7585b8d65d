"""Does an order go out?"""

from dataclasses import dataclass

from crmlab.core.arguments import amount, broken
from crmlab.core.text import Text

from .scale import COURSE_SCALE, GradeScale


@dataclass(frozen=True)
class OrderDecision:
    """Whether an order on credit goes out (发货) or is held (暂停发货), and all the reasons why."""

    release: bool
    reasons: tuple[Text, ...]


def hold_or_release(
    *,
    order: float,
    grade: str,
    limit: float,
    exposure: float,
    overdue: float,
    scale: GradeScale = COURSE_SCALE,
) -> OrderDecision:
    """Decide on an order on credit: hold it, or let it go out (订单放行).

    An order is held where the grade's policy is cash, where anything is overdue, and where
    exposure and order together exceed the limit; up to the limit is within it. Amounts in one
    currency; `exposure` is what the customer owes before the order.

    >>> late = hold_or_release(
    ...     order=10_000, grade="CA2", limit=45_000, exposure=38_000, overdue=8_000)
    >>> late.release
    False
    >>> for reason in late.reasons:
    ...     print(reason.en)
    8,000.00 is overdue: it is paid first.
    Exposure 38,000.00 and order 10,000.00 are 3,000.00 over the limit of 45,000.00.

    Raises:
        ValueError: an amount is negative or not a finite number, or the scale has no such grade.

    Source: the three checks as credit control software makes them (Infor LN, DDI System, Pakk);
        that anything overdue holds an order is a convention, many firms grant days of grace.
    """
    if grade not in scale.policies:
        raise broken("grade", f"one of {', '.join(scale.grades)}", grade)
    wanted, most = amount("order", order), amount("limit", limit)
    owed, late = amount("exposure", exposure), amount("overdue", overdue)
    policy, excess = scale.policies[grade], round(owed + wanted - most, 2)
    reasons = []
    if not policy.on_credit:
        reasons.append(
            Text(
                f"Grade {grade} buys for cash: the order goes out once it is paid.",
                f"{grade} 级客户只做现款交易：款到发货。",
            )
        )
    if late:
        reasons.append(
            Text(
                f"{late:,.2f} is overdue: it is paid first.",
                f"有 {late:,.2f} 元已逾期：先付清逾期款。",
            )
        )
    if excess > 0:
        reasons.append(
            Text(
                f"Exposure {owed:,.2f} and order {wanted:,.2f} are {excess:,.2f} over the limit of "
                f"{most:,.2f}.",
                f"已欠 {owed:,.2f} 元，加上本单 {wanted:,.2f} 元，比信用额度 {most:,.2f} 元多出 "
                f"{excess:,.2f} 元。",
            )
        )
    return OrderDecision(not reasons, tuple(reasons) or (policy.advice,))
