"""The four stages of a relationship, and who is a prospect at all."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from crmlab.core.arguments import amount, broken
from crmlab.core.text import Text

from .wallet import degeneration

Stage = Literal["exploration", "formation", "stable", "degeneration"]

LIFE_CYCLE_STAGES: Mapping[Stage, Text] = MappingProxyType(
    {
        "exploration": Text("Both sides try each other out.", "考察期：双方相互试探。"),
        "formation": Text("Trust and volume grow fast.", "形成期：信任与交易量快速增长。"),
        "stable": Text("Volume is high and steady.", "稳定期：交易量高而平稳。"),
        "degeneration": Text("The relationship falls back.", "退化期：关系水平发生逆转。"),
    }
)
"""The stages and their signs, as in Chen Mingliang's scheme (陈明亮)."""


def life_cycle_stage(
    own: Sequence[float],
    total: Sequence[float],
    *,
    trial_purchases: int = 3,
    growth: float = 0.1,
    tolerance: float = 0.05,
) -> Stage:
    """Place a customer in the life cycle of the relationship (客户关系生命周期阶段).

    `own` and `total` are volumes by period, the latest last, as in `degeneration`. The first rule
    that holds decides: a fall of share beyond `tolerance` is degeneration, from any stage; up to
    `trial_purchases` periods with a purchase are exploration; a latest volume above the mean of
    the earlier periods with a purchase by more than the part `growth` is formation; else stable.

    >>> life_cycle_stage([0, 5, 0, 4], [100] * 4)
    'exploration'
    >>> life_cycle_stage([10, 14, 18, 25], [100] * 4)
    'formation'

    Raises:
        ValueError: as in `degeneration`; or `trial_purchases` is not a whole number of zero or
            more, or `growth` is negative.

    Source: 考察、形成、稳定、退化 as in Qian Xuchao, 《企业客户关系管理》, after Chen Mingliang
        (read at huide.net); the rule that tells them apart is a convention of the course.
    """
    if (
        isinstance(trial_purchases, bool)
        or not isinstance(trial_purchases, int)
        or trial_purchases < 0
    ):
        raise broken("trial_purchases", "a whole number of zero or more", trial_purchases)
    rise = amount("growth", growth)
    if degeneration(own, total, tolerance=tolerance).alarm:
        return "degeneration"
    bought = [float(volume) for volume in own if volume > 0]
    if len(bought) <= trial_purchases:
        return "exploration"
    earlier = [float(volume) for volume in own[:-1] if volume > 0]
    usual = sum(earlier) / len(earlier)
    return "formation" if float(own[-1]) > usual * (1 + rise) else "stable"


class Qualification(NamedTuple):
    """Whether a prospect qualifies, what speaks against him, and what is still to be asked."""

    qualified: bool | None
    lacking: tuple[str, ...]
    unknown: tuple[str, ...]


def qualify_prospect(
    *, need: bool | None, ability: bool | None, authority: bool | None
) -> Qualification:
    """Is this a prospect: does he need it, can he pay, may he decide (合格潜在客户三要素)?

    None is what nobody has asked yet. One lacking is enough to say no; otherwise what is unknown
    leaves the answer open, None.

    >>> qualify_prospect(need=True, ability=True, authority=None)
    Qualification(qualified=None, lacking=(), unknown=('authority',))

    Raises:
        ValueError: an answer is not true, false or None.

    Source: need, ability and authority from source deck 001.
    """
    answers = {"need": need, "ability": ability, "authority": authority}
    for name, answer in answers.items():
        if answer not in (True, False, None):
            raise broken(name, "true, false or None", answer)
    lacking = tuple(name for name, answer in answers.items() if answer is False)
    unknown = tuple(name for name, answer in answers.items() if answer is None)
    return Qualification(None if unknown and not lacking else not lacking, lacking, unknown)
