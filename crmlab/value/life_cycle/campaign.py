"""Did a campaign keep customers, or would they have stayed?"""

from typing import NamedTuple

from crmlab.core.arguments import amount, broken, number
from crmlab.core.intervals import wilson


class Uplift(NamedTuple):
    """Share of the treated and of the control group, their difference and its interval."""

    treated: float
    control: float
    uplift: float
    low: float
    high: float


def uplift(
    *,
    treated: int,
    treated_kept: int,
    control: int,
    control_kept: int,
    confidence: float = 0.95,
) -> Uplift:
    """What a campaign changed (增量效果): its group against one that was left alone.

    Of `treated` customers `treated_kept` stayed (or bought), of `control` customers
    `control_kept`. Without a control group drawn by lot, what would have happened anyway is
    counted as success. An interval that holds 0 says that the campaign may have done nothing.

    >>> effect = uplift(treated=70, treated_kept=56, control=80, control_kept=48)
    >>> round(effect.uplift, 2), round(effect.low, 4), round(effect.high, 4)
    (0.2, 0.0524, 0.3339)

    Raises:
        ValueError: a group is not a whole number above zero, of a group more or fewer than none
            stayed, or `confidence` is not between 0 and 1.

    Source: Newcombe, "Interval estimation for the difference between independent proportions",
        Statistics in Medicine 17, 1998, pp. 873-890, method 10 (formula read in the documentation
        of R's cicalc).
    """
    one, other = _share("treated", treated_kept, treated), _share("control", control_kept, control)
    difference = one - other
    low_one, high_one = wilson(one, float(treated), confidence)
    low_other, high_other = wilson(other, float(control), confidence)
    return Uplift(
        one,
        other,
        difference,
        difference - ((one - low_one) ** 2 + (high_other - other) ** 2) ** 0.5,
        difference + ((high_one - one) ** 2 + (other - low_other) ** 2) ** 0.5,
    )


class CampaignValue(NamedTuple):
    """What a campaign brings after its cost, with the ends of its interval."""

    low: float
    value: float
    high: float


def retention_campaign_value(
    effect: Uplift, *, customers: int, value_kept: float, cost: float
) -> CampaignValue:
    """What it brings to run a campaign for all (挽留活动的净价值).

    `customers` are those to be treated, `value_kept` what one who is kept is worth, for instance
    his lifetime value, and `cost` that of treating one, whether he is kept by it or not.

    >>> effect = uplift(treated=70, treated_kept=56, control=80, control_kept=48)
    >>> value = retention_campaign_value(effect, customers=1_000, value_kept=300, cost=20)
    >>> [round(each) for each in value]
    [-4271, 40000, 80162]

    Raises:
        ValueError: `customers` is not a whole number above zero, `value_kept` is not a finite
            number, or `cost` is negative.

    Source: uplift times value less cost; a convention of the course.
    """
    if isinstance(customers, bool) or not isinstance(customers, int) or customers < 1:
        raise broken("customers", "a whole number above zero", customers)
    worth, spent = number("value_kept", value_kept), amount("cost", cost)
    ends = (customers * (each * worth - spent) for each in (effect.low, effect.high))
    low, high = sorted(ends)
    return CampaignValue(low, customers * (effect.uplift * worth - spent), high)


def _share(group: str, kept: int, count: int) -> float:
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise broken(group, "a whole number above zero", count)
    if isinstance(kept, bool) or not isinstance(kept, int) or not 0 <= kept <= count:
        raise broken(f"{group}_kept", f"a whole number from 0 to {count}", kept)
    return kept / count
