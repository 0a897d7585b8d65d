"""Lesson credit/five-c: what do we know of a customer, and what score does that leave open?"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crmlab.core.arguments import amount, broken, positive
from crmlab.core.weights import Range, Score, fraction, weighted_range

FIVE_C_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"character": 30, "capacity": 25, "capital": 20, "collateral": 15, "conditions": 10}
)
"""What each C weighs, 100 in all: a convention of the course; the sources give no weights."""

FIVE_C_EVIDENCE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "character": ("payment_record", "references", "openness"),
        "capacity": ("scale_and_equipment", "employees", "production", "sales"),
        "capital": ("structure", "ownership_links", "further_funding", "financial_position"),
        "collateral": ("credit_lines", "guarantees_and_pledges"),
        "conditions": (
            "government_policy",
            "industry_development",
            "supply_and_demand",
            "standing",
            "competition",
        ),
    }
)
"""The evidence on which each C is judged, as listed in source deck 000; there the first factor is
cut off, and the three lines under `character` are the course's own."""


def evidence_score(factor: str, scores: Mapping[str, Score]) -> Range:
    """Score one of the five Cs by its evidence, each line of `FIVE_C_EVIDENCE` counting the same.

    Scores run from 0 to 100. A line without a score may be anything, so that the result is a
    range; it can be handed to `five_c_score` as it is.

    >>> evidence_score("collateral", {"credit_lines": 60})
    Range(low=30.0, high=80.0)

    Raises:
        ValueError: `factor` is not one of the five, a score belongs to no line, or it is not a
            number from 0 to 100.

    Source: the evidence from source deck 000; that its lines count the same is a convention.
    """
    if factor not in FIVE_C_EVIDENCE:
        raise broken("factor", f"one of {', '.join(FIVE_C_EVIDENCE)}", factor)
    lines = FIVE_C_EVIDENCE[factor]
    return weighted_range(dict.fromkeys(lines, 100 / len(lines)), scores)


@dataclass(frozen=True)
class FiveCScore:
    """The score that the evidence leaves possible, from `low` to `high`, and why it is open.

    `missing` names the factors that have a weight and whose score is not fully known.
    """

    low: float
    high: float
    missing: tuple[str, ...]

    @property
    def reason(self) -> str:
        """One sentence: is the score known, and if not, what is missing."""
        if not self.missing:
            return f"all five factors are known: {self.low:g}"
        return f"{', '.join(self.missing)} not fully known: between {self.low:g} and {self.high:g}"

    @property
    def score(self) -> float:
        """The score of a customer on whom all evidence is in.

        Raises:
            ValueError: evidence is missing. Nobody is rated on a guess.
        """
        if self.missing:
            raise broken("evidence", "complete before a customer is rated", self.reason)
        return self.low


def five_c_score(weights: Mapping[str, float], scores: Mapping[str, Score]) -> FiveCScore:
    """Weigh character, capacity, capital, collateral and conditions into one score (5C信用评分).

    Scores run from 0 to 100; one may be a number, a range from `evidence_score`, or missing. A
    missing factor makes the result a range: it is neither 0, as if proved bad, nor the average of
    the others, as if proved like them. `weights` add up to 1 or 100, see `FIVE_C_WEIGHTS`.

    >>> known = {"capacity": 70, "capital": 60, "collateral": 50, "conditions": 80}
    >>> furniture_maker = five_c_score(FIVE_C_WEIGHTS, known)
    >>> furniture_maker.low, furniture_maker.high, furniture_maker.missing
    (45.0, 75.0, ('character',))

    Raises:
        ValueError: `weights` does not hold just the five factors, adds up to neither 1 nor 100 or
            has a negative weight; a score belongs to no factor or is not a number from 0 to 100.

    Source: the five factors as in D. Strischek, "The Five Cs of Credit", The RMA Journal 91(8),
        2009, pp. 34-38 (read as cited elsewhere) and in part in source deck 000. Credit software
        reads a missing factor as 0 or spreads its weight (D&B DNBi help, "ignore missing
        variables" and "re-allocate weights"); the range is the course's own.
    """
    if set(weights) != set(FIVE_C_WEIGHTS):
        raise broken("weights", f"those of {', '.join(FIVE_C_WEIGHTS)}", sorted(weights))
    low, high = weighted_range(weights, scores)
    missing = [factor for factor in weights if weights[factor] and _open(scores.get(factor))]
    return FiveCScore(low, high, tuple(missing))


def collateral_coverage(*, value: float, haircut: float, exposure: float) -> float:
    """How often pledged property covers what is owed, after a discount (抵押物覆盖率).

    `value` is what it would fetch today, `haircut` the part of it, from 0 to 1, that a forced
    sale and its costs may eat; `exposure` in the same currency. Below 1.0 something is uncovered.

    >>> collateral_coverage(value=1_000_000, haircut=0.2, exposure=500_000)
    1.6

    Raises:
        ValueError: `value` is negative, `haircut` is not from 0 to 1, or `exposure` is not
            positive.

    Source: ValuePenguin, "What is Collateral Coverage Ratio?", with a building at 20% as example.
    """
    discounted = amount("value", value) * (1 - fraction("haircut", haircut))
    return discounted / positive("exposure", exposure)


def _open(score: Score) -> bool:
    return score is None or (isinstance(score, Range) and score.low < score.high)
