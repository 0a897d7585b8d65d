"""How well a score separates."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def auc(score: "pd.Series[float]", happened: "pd.Series[bool]") -> float:
    """Give the chance that a case has a higher score than one that is none (ties count half)."""
    ranks, cases = score.rank(), int(happened.sum())
    others = len(happened) - cases
    return float((ranks[happened].sum() - cases * (cases + 1) / 2) / (cases * others))
