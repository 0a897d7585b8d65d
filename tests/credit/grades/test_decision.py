from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.text import Text
from crmlab.credit import COURSE_SCALE, CreditPolicy, GradeScale, hold_or_release

GOOD = {"order": 7_000, "grade": "CA2", "limit": 45_000, "exposure": 38_000, "overdue": 0}


def decide(**changed: Any) -> Any:
    return hold_or_release(**{**GOOD, **changed})


def test_an_order_up_to_the_limit_goes_out_with_the_policy_of_its_grade() -> None:
    # 38 000 + 7 000 = 45 000
    decision = decide()
    assert decision.release
    assert decision.reasons == (COURSE_SCALE.policies["CA2"].advice,)


def test_a_fen_more_is_over_the_limit() -> None:
    decision = decide(order=7_000.01)
    assert not decision.release
    assert decision.reasons == (
        Text(
            "Exposure 38,000.00 and order 7,000.01 are 0.01 over the limit of 45,000.00.",
            "已欠 38,000.00 元，加上本单 7,000.01 元，比信用额度 45,000.00 元多出 0.01 元。",
        ),
    )


def test_a_hair_that_floats_add_is_not_over_the_limit() -> None:
    # .1 + .2 is 0.30000000000000004 in floats
    assert decide(exposure=0.1, order=0.2, limit=0.3).release


def test_anything_overdue_is_paid_first() -> None:
    decision = decide(overdue=0.5)
    assert not decision.release
    assert decision.reasons[0].en == "0.50 is overdue: it is paid first."
    assert decision.reasons[0].zh == "有 0.50 元已逾期：先付清逾期款。"


def test_the_last_grade_buys_for_cash() -> None:
    decision = decide(grade="CA5")
    assert not decision.release
    assert decision.reasons[0].en == "Grade CA5 buys for cash: the order goes out once it is paid."


def test_every_reason_to_hold_is_given() -> None:
    assert len(decide(grade="CA5", overdue=1, order=10_000).reasons) == 3


@pytest.mark.parametrize("grade", COURSE_SCALE.grades[:4])
def test_every_other_grade_buys_on_credit(grade: str) -> None:
    assert decide(grade=grade).release


def test_a_scale_of_ones_own_has_its_own_policies() -> None:
    cash = CreditPolicy(Text("Cash.", "现款。"), on_credit=False)
    own = GradeScale({"only": (0, 100)}, {"only": cash})
    assert not decide(grade="only", scale=own).release
    with pytest.raises(ValueError, match="grade must be one of only, got 'CA2'"):
        decide(scale=own)


@given(
    *[st.integers(0, 10_000_000)] * 3,
    st.integers(0, 3),
    st.sampled_from(COURSE_SCALE.grades),
)
def test_an_order_goes_out_only_where_nothing_speaks_against_it(
    order: int, limit: int, exposure: int, overdue: int, grade: str
) -> None:
    decision = hold_or_release(
        order=order / 100, limit=limit / 100, exposure=exposure / 100, overdue=overdue, grade=grade
    )
    assert decision.release == (grade != "CA5" and overdue == 0 and exposure + order <= limit)


@pytest.mark.parametrize("name", ["order", "limit", "exposure", "overdue"])
@pytest.mark.parametrize("value", [-1, float("nan"), None, "1"])
def test_an_amount_that_is_none_is_named(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"{name} must be "):
        decide(**{name: value})
