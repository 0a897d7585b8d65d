"""How far off may a share be that was counted in a sample?"""

from statistics import NormalDist
from typing import TYPE_CHECKING, TypeVar

from crmlab.core.arguments import broken, number

if TYPE_CHECKING:
    import narwhals as nw

Figure = TypeVar("Figure", float, "nw.Expr")


def wilson(share: Figure, count: Figure, confidence: float) -> tuple[Figure, Figure]:
    """Give Wilson's interval for a share of `count` cases, as numbers or as table expressions.

    Unlike the share plus or minus its standard error it stays within 0 and 1, and no case in a
    few does not pass for "never".

    >>> low, high = wilson(0.25, 100, 0.95)
    >>> round(low, 3), round(high, 3)
    (0.175, 0.343)

    Raises:
        ValueError: `confidence` is not between 0 and 1.

    Source: E. B. Wilson, 1927, as in "Binomial proportion confidence interval", Wikipedia (read
        in a copy).
    """
    level = number("confidence", confidence)
    if not 0 < level < 1:
        raise broken("confidence", "between 0 and 1", confidence)
    z = NormalDist().inv_cdf((1 + level) / 2)
    # Divided last, and the upper end taken from 1, so that the interval of a share of 0 begins at
    # exactly 0 and that of a share of 1 ends at exactly 1.
    spread = (share * (1 - share) * count * 4 + z * z) ** 0.5 * z
    whole = (count + z * z) * 2
    below = (share * count * 2 + z * z - spread) / whole
    above = ((1 - share) * count * 2 + z * z - spread) / whole
    return below, 1 - above
