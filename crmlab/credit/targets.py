"""Lesson credit/targets: which customers are worth an account manager's days?"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crmlab.core.arguments import amount, broken, positive
from crmlab.core.weights import fraction

_LEGAL_WORDS = {"co", "company", "corp", "corporation", "inc", "limited", "llc", "ltd"}
_LEGAL_ENDING = re.compile(r"(?<=\w)(股份有限|有限责任|有限)公司$")


def income_per_day(*, income: float, chance: float, days: float) -> float:
    """Income to expect from a day of work on a customer (每工作日预期收入).

    `income` is what a won customer brings, in any currency; `chance` from 0 to 1 that it is won;
    `days` are those of the account manager's work, spent whether it is won or not.

    >>> income_per_day(income=120_000, chance=0.3, days=20)
    1800.0

    Raises:
        ValueError: `income` is negative, `chance` is not from 0 to 1, or `days` is not positive.

    Source: source deck 003 says in words that one should start from mid-sized customers; to
        compare targets by the expected income of a day is a convention of the course.
    """
    return amount("income", income) * fraction("chance", chance) / positive("days", days)


@dataclass(frozen=True)
class TargetCustomer:
    """A customer to pursue: its income if won, the chance of that, the days that it takes."""

    name: str
    income: float
    chance: float
    days: float


@dataclass(frozen=True)
class RankedTarget:
    """A target's place, 1 for the best; targets worth the same share a place."""

    rank: int
    name: str
    income_per_day: float
    reason: str


def rank_targets(targets: Iterable[TargetCustomer]) -> tuple[RankedTarget, ...]:
    """Order target customers (目标客户) by the income to expect from a day of work, best first.

    >>> giant = TargetCustomer("giant group", income=900_000, chance=0.03, days=120)
    >>> middle = TargetCustomer("mid-sized firm", income=120_000, chance=0.3, days=20)
    >>> [(target.rank, target.name) for target in rank_targets([giant, middle])]
    [(1, 'mid-sized firm'), (2, 'giant group')]
    >>> rank_targets([giant])[0].reason
    '900,000 x 3% over 120 days'

    Raises:
        ValueError: two targets have one name, or a figure is refused by `income_per_day`.

    Source: see `income_per_day`.
    """
    worth: dict[str, tuple[float, str]] = {}
    for target in targets:
        if target.name in worth:
            raise broken("the name of a target", "used once", target.name)
        daily = income_per_day(income=target.income, chance=target.chance, days=target.days)
        reason = f"{target.income:,.10g} x {100 * target.chance:g}% over {target.days:g} days"
        worth[target.name] = daily, reason
    return tuple(
        RankedTarget(1 + sum(other > daily for other, _ in worth.values()), name, daily, reason)
        for name, (daily, reason) in sorted(worth.items(), key=lambda item: -item[1][0])
    )


@dataclass(frozen=True)
class Lead:
    """A possible customer, where it was read of, and when."""

    name: str
    source: str
    found: date


@dataclass(frozen=True)
class UniqueLead:
    """A possible customer listed once, as first found, with every source in order of the find."""

    name: str
    found: date
    sources: tuple[str, ...]


def unique_leads(leads: Iterable[Lead]) -> tuple[UniqueLead, ...]:
    """Bring a list of leads (线索清单) down to one line a firm, the earliest find first.

    Names are one when they differ only in capitals, full and half width, spaces, punctuation and
    legal form (有限公司, Co., Ltd.). Nothing cleverer: 明灯商贸 and 明灯（上海）商贸 stay two,
    for a branch decides for itself, and a person must look.

    >>> found = [
    ...     Lead("明灯商贸", "trade journal", date(2025, 3, 9)),
    ...     Lead("明灯商贸有限公司", "newspaper", date(2025, 3, 1)),
    ... ]
    >>> unique_leads(found)[0].sources
    ('newspaper', 'trade journal')

    Raises:
        ValueError: a name holds no letter or figure.

    Source: desk research as in source deck 003; the rule for names is a convention of the course.
    """
    firms: dict[str, list[Lead]] = {}
    for lead in sorted(leads, key=lambda lead: lead.found):
        firms.setdefault(_plain(lead.name), []).append(lead)
    return tuple(
        UniqueLead(
            found[0].name, found[0].found, tuple(dict.fromkeys(lead.source for lead in found))
        )
        for found in firms.values()
    )


def _plain(name: str) -> str:
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name).casefold())
    if not words:
        raise broken("the name of a lead", "a name", name)
    kept = len(words)
    while kept > 1 and words[kept - 1] in _LEGAL_WORDS:
        kept -= 1
    return _LEGAL_ENDING.sub("", "".join(words[:kept]))
