"""Lesson credit/exit: whom do we leave, and does leaving save more than it gives up?"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from crmlab.core.arguments import amount, broken
from crmlab.core.text import Text
from crmlab.core.weights import fraction

EXIT_RULES: Mapping[str, Text] = MappingProxyType(
    {
        "bad_record": Text(
            "It owes interest, has been dunned or evades tax.",
            "有欠息、被催收或偷逃税款等不良记录。",
        ),
        "debt_evasion": Text("It evades bank debt on purpose.", "恶意逃废银行债务。"),
        "statements_withheld": Text(
            "It withholds or falsifies its financial statements.", "拒不提供或伪造财务报表。"
        ),
        "managers_in_breach": Text(
            "Its legal representative or chief managers are in, or suspected of, serious breaches.",
            "法定代表人或主要管理人员涉及或涉嫌重大违法违规。",
        ),
        "major_event": Text(
            "A merger or another major event gravely affects its ability to repay.",
            "发生兼并等重大事项，严重影响其经营和偿债能力。",
        ),
    }
)
"""The exit criteria that source deck 003 keeps (the first three of its list are cut); one is
enough. To add one: `{**EXIT_RULES, "name": Text("...", "...")}`."""


@dataclass(frozen=True)
class ExitReasons:
    """The criteria that a customer meets, in words, and those on which nothing is known."""

    met: tuple[str, ...]
    reasons: tuple[Text, ...]
    unanswered: tuple[str, ...]

    @property
    def must_leave(self) -> bool:
        """One criterion met is enough; an unanswered one is none, but must be asked."""
        return bool(self.met)


def exit_reasons(
    customer: Mapping[str, bool | None], rules: Mapping[str, Text] = EXIT_RULES
) -> ExitReasons:
    """Why we should part from a customer (退出类客户认定), of the criteria in `rules`.

    `customer` says of each criterion whether it is met; None or no entry means not known, which
    clears nobody.

    >>> borrower = exit_reasons({"statements_withheld": True, "bad_record": False})
    >>> borrower.must_leave, borrower.reasons[0].en
    (True, 'It withholds or falsifies its financial statements.')
    >>> borrower.unanswered
    ('debt_evasion', 'managers_in_breach', 'major_event')

    Raises:
        ValueError: a criterion is not among the rules, or its answer is not True, False or None.

    Source: source deck 003, "退出类客户的认定".
    """
    if unknown := sorted(set(customer) - set(rules)):
        raise broken("customer", f"among {', '.join(rules)}", unknown)
    for rule, answer in customer.items():
        if answer is not None and not isinstance(answer, bool):
            raise broken(rule, "True, False or None", answer)
    met = tuple(rule for rule in rules if customer.get(rule))
    return ExitReasons(
        met=met,
        reasons=tuple(rules[rule] for rule in met),
        unanswered=tuple(rule for rule in rules if customer.get(rule) is None),
    )


def exposure_path(*, exposure: float, repayments: Sequence[float]) -> tuple[float, ...]:
    """What is owed during each period of a staged exit (分步退出).

    `repayments` are made at the end of each period; one larger than what is left clears the debt.

    >>> exposure_path(exposure=1_200_000, repayments=[300_000] * 4)
    (1200000.0, 900000.0, 600000.0, 300000.0)

    Raises:
        ValueError: there is no period, or a figure is negative or not a finite number.

    Source: source deck 003 asks for a planned, gradual exit and gives no figures.
    """
    if not repayments:
        raise broken("repayments", "of at least one period", list(repayments))
    owed = [amount("exposure", exposure)]
    for period, repayment in enumerate(repayments, start=1):
        owed.append(max(owed[-1] - amount(f"the repayment of period {period}", repayment), 0.0))
    return tuple(owed[:-1])


def expected_loss(
    exposures: Sequence[float],
    *,
    default_rate: float,
    loss_given_default: float,
    survival: bool = True,
) -> float:
    """Loss to expect over some periods (预期损失): default rate x loss rate x exposure, added up.

    `exposures` are those of each period. `default_rate` is the chance of default within a period
    of a customer that has survived until then, `loss_given_default` the part of the exposure that
    is lost. A customer can default only once: without `survival` every period counts as if none
    had gone before, which is a little too much. Nothing is discounted.

    >>> round(expected_loss([1_200_000] * 4, default_rate=0.02, loss_given_default=0.6))
    55895
    >>> staying = [1_200_000] * 4
    >>> expected_loss(staying, default_rate=0.02, loss_given_default=0.6, survival=False)
    57600.0

    Raises:
        ValueError: an exposure is negative or not a finite number, or a rate is not from 0 to 1.

    Source: B. Engelmann, "Calculating Lifetime Expected Loss for IFRS 9", 2018, SSRN 3238632
        (PD x LGD x EAD of a year, and a warning that adding years up is an approximation); with
        survival as in the documentation of FERNBACH's ECL solution.
    """
    owed = _expected_sum(exposures, default_rate, survival=survival, after=0)
    rate = fraction("default_rate", default_rate)
    return owed * rate * fraction("loss_given_default", loss_given_default)


@dataclass(frozen=True)
class ExitBalance:
    """What leaving saves and what it gives up; `gain` is the difference."""

    loss_staying: float
    loss_leaving: float
    interest_forgone: float
    gain: float


def exit_balance(
    *,
    staying: Sequence[float],
    leaving: Sequence[float],
    default_rate: float,
    loss_given_default: float,
    interest_margin: float,
    survival: bool = True,
) -> ExitBalance:
    """Weigh the loss avoided by leaving against the interest forgone (退出的得与失).

    `staying` and `leaving` are exposures period by period, see `exposure_path`; rates are those
    of a period. `interest_margin` is what the exposure earns above what the money would earn
    elsewhere; it comes at the end of each period, from a customer that has not defaulted.

    >>> balance = exit_balance(staying=[1_200_000] * 4,
    ...                        leaving=[1_200_000, 900_000, 600_000, 300_000],
    ...                        default_rate=0.02, loss_given_default=0.6, interest_margin=0.01)
    >>> round(balance.loss_staying - balance.loss_leaving), round(balance.interest_forgone)
    (20608, 16830)

    Raises:
        ValueError: the two paths differ in length, or a figure is refused by `expected_loss`.

    Source: convention; the course's own balance of two figures that source deck 003 leaves out.
    """
    if len(staying) != len(leaving):
        raise broken("leaving", f"of {len(staying)} periods, as staying is", len(leaving))
    risk = partial(
        expected_loss,
        default_rate=default_rate,
        loss_given_default=loss_given_default,
        survival=survival,
    )
    loss_staying, loss_leaving = risk(staying), risk(leaving)
    lent = partial(_expected_sum, default_rate=default_rate, survival=survival, after=1)
    forgone = (lent(staying) - lent(leaving)) * fraction("interest_margin", interest_margin)
    return ExitBalance(loss_staying, loss_leaving, forgone, loss_staying - loss_leaving - forgone)


def _expected_sum(
    exposures: Sequence[float], default_rate: float, *, survival: bool, after: int
) -> float:
    """Add up exposures, each times the chance that no default came before (or in) its period."""
    stays = 1 - fraction("default_rate", default_rate) if survival else 1.0
    return math.fsum(
        stays ** (period + after) * amount(f"the exposure of period {period + 1}", exposure)
        for period, exposure in enumerate(exposures)
    )
