from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.value import customers_for_share, revenue_gini, top_share
from tests.value import cdnow

DEALERS = [420, 260, 90, 60, 50, 40, 30, 25, 15, 10]
VALUES = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any)


def test_eighty_twenty_does_not_hold_for_the_ten_dealers() -> None:
    assert top_share(DEALERS) == 0.68  # 420 + 260 of 1 000
    # 420, 680, 770, 830: the fourth passes 800
    assert customers_for_share(DEALERS) == (4, 0.4)


def spent(name: str) -> list[float]:
    totals: dict[str, float] = defaultdict(float)
    orders = cdnow.orders(name)
    for customer, amount in zip(orders["customer"], orders["amount"], strict=True):
        totals[customer] += amount
    return list(totals.values())


def test_nor_for_the_customers_of_cdnow() -> None:
    everybody = spent("CDNOW_master.txt")
    assert len(everybody) == 23_570
    assert top_share(everybody) == pytest.approx(0.6778, abs=5e-5)
    assert customers_for_share(everybody) == pytest.approx((7_695, 0.3265), abs=5e-5)


def test_and_a_sample_of_them_says_nearly_the_same() -> None:
    sample = spent("CDNOW_sample.txt")
    assert len(sample) == 2_357
    assert top_share(sample) == pytest.approx(0.6740, abs=5e-5)
    assert customers_for_share(sample).customers == 777


def test_a_part_of_a_customer_is_rounded_to_one_at_least() -> None:
    assert top_share([4, 3, 2, 1, 0, 0, 0]) == 0.4  # a fifth of 7 is 1.4: 1 customer, 4 of 10
    assert top_share([4, 3, 2, 1, 0, 0, 0, 0]) == 0.7  # a fifth of 8 is 1.6: 2 customers
    assert top_share([9, 1]) == 0.9
    assert top_share([1] * 10, part=0.3) == pytest.approx(0.3)  # 0.3 x 10 is 3, not 4


def test_the_mean_difference_of_four_customers() -> None:
    # differences 10, 20, 30, 10, 20, 10, each twice, 4 with itself: 200 / 16 = 12.5; / (2 x 25)
    assert revenue_gini([40, 10, 30, 20]) == 0.25
    assert revenue_gini([5, 5, 5]) == 0
    assert revenue_gini([0, 0, 0, 9]) == 0.75  # 1 - 1/4


@given(VALUES)
def test_gini_is_half_the_mean_difference_over_the_mean(values: list[int]) -> None:
    count, mean = len(values), sum(values) / len(values)
    differences = sum(abs(one - other) for one in values for other in values)
    assert revenue_gini(values) == pytest.approx(differences / count**2 / (2 * mean), abs=1e-12)


@given(VALUES, st.floats(0, 1))
def test_the_best_hold_what_they_are_counted_for(values: list[int], share: float) -> None:
    held = customers_for_share(values, share=share)
    if held.customers:
        assert top_share(values, part=held.part) >= share - 1e-9
    if held.customers > 1:
        assert top_share(values, part=(held.customers - 1) / len(values)) <= share + 1e-9


@pytest.mark.parametrize("measure", [top_share, customers_for_share, revenue_gini])
def test_without_value_there_is_nothing_to_share(measure: object) -> None:
    for values in ([], [0, 0]):
        with pytest.raises(ValueError, match="values must be above zero for one customer at least"):
            measure(values)  # type: ignore[operator]
    with pytest.raises(ValueError, match="a value must be >= 0, got -1"):
        measure([5, -1])  # type: ignore[operator]
