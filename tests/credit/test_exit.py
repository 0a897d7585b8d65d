"""One criterion is enough to part; leaving pays where it saves more than it gives up."""

from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.text import Text
from crmlab.credit import (
    EXIT_RULES,
    break_even_default_rate,
    exit_balance,
    exit_reasons,
    expected_loss,
    exposure_path,
)

STAYING = [1_200_000] * 4
LEAVING = [1_200_000, 900_000, 600_000, 300_000]
rates = st.floats(0, 1)
paths = st.lists(st.floats(0, 1e9), min_size=1, max_size=12)


def test_withheld_statements_are_enough() -> None:
    borrower = dict.fromkeys(EXIT_RULES, False) | {"statements_withheld": True}
    result = exit_reasons(borrower)
    assert result.must_leave
    assert result.met == ("statements_withheld",)
    assert result.reasons[0].zh == "拒不提供或伪造财务报表。"
    assert result.unanswered == ()


def test_a_clean_customer_stays() -> None:
    result = exit_reasons(dict.fromkeys(EXIT_RULES, False))
    assert not result.must_leave
    assert result.reasons == ()


def test_what_nobody_asked_clears_nobody() -> None:
    result = exit_reasons({"bad_record": None})
    assert not result.must_leave
    assert result.unanswered == tuple(EXIT_RULES)


def test_criteria_can_be_added() -> None:
    rules = {**EXIT_RULES, "shell": Text("It has no business of its own.", "无实际经营业务。")}
    result = exit_reasons({"shell": True, "bad_record": True}, rules)
    assert result.met == ("bad_record", "shell")  # in the order of the rules


def test_an_unknown_criterion_is_refused() -> None:
    with pytest.raises(ValueError, match=r"customer must be among bad_record, .*\['bad_smell'\]"):
        exit_reasons({"bad_smell": True})


@pytest.mark.parametrize("answer", [1, "yes", 0])
def test_an_answer_is_yes_no_or_unknown(answer: Any) -> None:
    with pytest.raises(ValueError, match="bad_record must be True, False or None, got"):
        exit_reasons({"bad_record": answer})


def test_a_staged_exit() -> None:
    assert exposure_path(exposure=1_200_000, repayments=[300_000] * 4) == tuple(LEAVING)
    assert exposure_path(exposure=1_200_000, repayments=[0] * 4) == tuple(STAYING)


def test_a_debt_is_not_repaid_twice() -> None:
    assert exposure_path(exposure=100, repayments=[70, 70, 70]) == (100, 30, 0)


def test_an_exit_has_periods() -> None:
    with pytest.raises(ValueError, match="repayments must be of at least one period"):
        exposure_path(exposure=100, repayments=[])
    with pytest.raises(ValueError, match="the repayment of period 2 must be >= 0, got -1"):
        exposure_path(exposure=100, repayments=[1, -1])


@given(st.floats(0, 1e9), paths)
def test_an_exit_never_adds_to_the_debt(exposure: float, repayments: list[float]) -> None:
    path = exposure_path(exposure=exposure, repayments=repayments)
    assert len(path) == len(repayments)
    assert list(path) == sorted(path, reverse=True)
    assert path[-1] >= 0


def test_the_loss_of_the_course_without_survival() -> None:
    risk = partial(expected_loss, default_rate=0.02, loss_given_default=0.6, survival=False)
    # 2% x 60% of 4 800 000, and of 1.2 + .9 + .6 + .3 = 3 000 000
    assert risk(STAYING) == pytest.approx(57_600)
    assert risk(LEAVING) == pytest.approx(36_000)


def test_the_loss_of_the_course_with_survival() -> None:
    risk = partial(expected_loss, default_rate=0.02, loss_given_default=0.6)
    # 720 000 x (1 - .98^4) = 720 000 x .07763184
    assert risk(STAYING) == pytest.approx(55_895, abs=0.5)
    # 12 000 x (1.2 + .9 x .98 + .6 x .9604 + .3 x .941192) = 12 000 x 2.9405976
    assert risk(LEAVING) == pytest.approx(35_287, abs=0.5)


def test_no_exposure_is_no_loss() -> None:
    assert expected_loss([], default_rate=0.02, loss_given_default=0.6) == 0


def test_whoever_is_sure_to_default_does_so_at_once() -> None:
    assert expected_loss(STAYING, default_rate=1, loss_given_default=0.6) == 720_000


def test_rates_that_are_none_are_named() -> None:
    with pytest.raises(ValueError, match="default_rate must be from 0 to 1, got 2"):
        expected_loss(STAYING, default_rate=2, loss_given_default=0.6)
    with pytest.raises(ValueError, match="loss_given_default must be from 0 to 1, got 60"):
        expected_loss(STAYING, default_rate=0.02, loss_given_default=60)
    with pytest.raises(ValueError, match="the exposure of period 2 must be >= 0, got -1"):
        expected_loss([1, -1], default_rate=0.02, loss_given_default=0.6)


@given(paths, rates, rates)
def test_a_loss_never_exceeds_what_was_owed(
    path: list[float], default_rate: float, lost: float
) -> None:
    once = expected_loss(path, default_rate=default_rate, loss_given_default=lost)
    often = expected_loss(path, default_rate=default_rate, loss_given_default=lost, survival=False)
    assert 0 <= once <= max(path) * lost * (1 + 1e-9)
    assert once <= often * (1 + 1e-9)


@given(rates, rates)
def test_a_steady_debt_is_lost_with_the_chance_of_any_default(rate: float, lost: float) -> None:
    loss = expected_loss([1_000] * 6, default_rate=rate, loss_given_default=lost)
    assert loss == pytest.approx(1_000 * lost * (1 - (1 - rate) ** 6))


@pytest.mark.parametrize(("margin", "forgone"), [(0.01, 16_829.67), (0.015, 25_244.50)])
def test_interest_forgone_is_counted(margin: float, forgone: float) -> None:
    balance = exit_balance(
        staying=STAYING,
        leaving=LEAVING,
        default_rate=0.02,
        loss_given_default=0.6,
        interest_margin=margin,
    )
    # lent less: 0, .3, .6, .9 m, paid for at the end of a quarter by who has survived it:
    # (.3 x .9604 + .6 x .941192 + .9 x .92236816) m = 1.682966544 m
    assert balance.interest_forgone == pytest.approx(forgone, abs=0.01)
    # avoided: 55 894.92 - 35 287.17 = 20 607.75; leaving pays at 1% a quarter and not at 1.5%
    assert balance.gain == pytest.approx(20_607.75 - forgone, abs=0.02)


def test_interest_forgone_without_survival() -> None:
    balance = exit_balance(
        staying=STAYING,
        leaving=LEAVING,
        default_rate=0.02,
        loss_given_default=0.6,
        interest_margin=0.01,
        survival=False,
    )
    # 57 600 - 36 000 saved, 1% of 1 800 000 forgone
    assert balance.loss_staying - balance.loss_leaving == pytest.approx(21_600)
    assert balance.interest_forgone == pytest.approx(18_000)
    assert balance.gain == pytest.approx(3_600)


def test_two_paths_are_compared_period_by_period() -> None:
    with pytest.raises(ValueError, match="leaving must be of 4 periods, as staying is, got 2"):
        exit_balance(
            staying=STAYING,
            leaving=LEAVING[:2],
            default_rate=0.02,
            loss_given_default=0.6,
            interest_margin=0.01,
        )


@given(st.floats(0.001, 0.5), st.floats(0.01, 1))
def test_at_the_break_even_default_rate_it_is_all_the_same(margin: float, lost: float) -> None:
    balance = exit_balance(
        staying=[1_000],
        leaving=[0],
        default_rate=break_even_default_rate(margin=margin, loss=lost),
        loss_given_default=lost,
        interest_margin=margin,
    )
    assert balance.gain == pytest.approx(0, abs=1e-9)
