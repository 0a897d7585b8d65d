import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.arguments import amount, at_most, broken, number, positive

ALL = [number, amount, positive]


@pytest.mark.parametrize("rule", ALL)
@pytest.mark.parametrize(
    "value", [5, 5.0, Decimal(5), Fraction(5), np.float64(5), np.int32(5)], ids=repr
)
def test_every_kind_of_number_comes_back_as_a_plain_float(rule: Any, value: object) -> None:
    result = rule("cash", value)
    assert (result, type(result)) == (5.0, float)


@pytest.mark.parametrize("rule", ALL)
@pytest.mark.parametrize(
    "value",
    [
        *["5", None, [5], 5j, True, np.bool_(1)],
        *[math.nan, math.inf, -math.inf, Decimal("nan"), Decimal("sNaN"), Decimal("inf")],
        *[10**400, Decimal("1e400"), np.array([5.0]), np.datetime64("2024-01-31")],
    ],
    ids=repr,
)
def test_what_is_no_finite_number_is_refused_by_name_rule_and_value(
    rule: Any, value: object
) -> None:
    with pytest.raises(ValueError, match=r"^cash must be a finite number, got ") as caught:
        rule("cash", value)
    assert str(caught.value).endswith(repr(value))


def test_an_amount_may_be_zero_but_not_less() -> None:
    assert amount("cash", 0) == 0
    assert amount("cash", 1e-300) == 1e-300
    with pytest.raises(ValueError, match=r"^cash must be >= 0, got -1e-300$"):
        amount("cash", -1e-300)


def test_what_stands_under_a_fraction_must_be_above_zero() -> None:
    assert positive("debt", 1e-300) == 1e-300
    for value in (0, -1):
        with pytest.raises(ValueError, match=f"^debt must be > 0, got {value}$"):
            positive("debt", value)


def test_a_part_may_be_as_large_as_its_whole_but_not_larger() -> None:
    at_most("stock", 800.0, "assets", 800.0)
    with pytest.raises(ValueError, match=r"^stock must be <= assets \(800.0\), got 800.01$"):
        at_most("stock", 800.01, "assets", 800.0)


def test_a_sum_that_is_larger_by_its_rounding_alone_is_no_breach() -> None:
    assert 0.1 + 0.2 > 0.3
    at_most("stock + prepaid", 0.1 + 0.2, "assets", 0.3)


@given(st.lists(st.integers(0, 10**9), min_size=1))
def test_parts_in_fen_never_exceed_their_own_sum(fen: list[int]) -> None:
    at_most("parts", sum(part / 100 for part in fen), "whole", sum(fen) / 100)


def test_a_breach_names_argument_rule_and_value() -> None:
    assert str(broken("share", "between 0 and 1", 1.5)) == "share must be between 0 and 1, got 1.5"
