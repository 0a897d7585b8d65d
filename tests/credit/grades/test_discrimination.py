from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu  # type: ignore[import-untyped]

from crmlab.credit import auc, gini, ks

SCORES = [80, 60, 60, 50, 40]
DEFAULTED = [False, False, True, False, True]
CUSTOMERS = st.lists(st.tuples(st.integers(0, 8), st.booleans()), min_size=2, max_size=30).filter(
    lambda customers: len({defaulted for _, defaulted in customers}) == 2
)


def test_auc_counts_the_pairs_that_are_the_right_way_round() -> None:
    # good 80, 60, 50 against bad 60, 40: 80 beats both, 60 ties and beats, 50 loses and beats:
    # 2 + 1.5 + 1 of 3 x 2 pairs
    assert auc(SCORES, DEFAULTED) == 4.5 / 6


def test_gini_is_twice_the_auc_less_one() -> None:
    assert gini(SCORES, DEFAULTED) == 2 * 4.5 / 6 - 1


def test_ks_is_the_widest_gap_between_the_shares_below_a_score() -> None:
    # up to 40: bad 1/2, good 0; 50: 1/2, 1/3; 60: 2/2, 2/3; 80: 1, 1
    assert ks(SCORES, DEFAULTED) == max(1 / 2 - 0, 1 / 2 - 1 / 3, 1 - 2 / 3)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([1, 2, 3, 4], (1.0, 1.0, 1.0)), ([4, 3, 2, 1], (0.0, -1.0, 1.0)), ([5] * 4, (0.5, 0, 0))],
)
def test_a_perfect_a_perverse_and_a_useless_score(
    scores: list[float], expected: tuple[float, float, float]
) -> None:
    defaulted = [True, True, False, False]
    assert (auc(scores, defaulted), gini(scores, defaulted), ks(scores, defaulted)) == expected


@given(CUSTOMERS)
def test_auc_is_the_statistic_of_mann_and_whitney(customers: list[tuple[int, bool]]) -> None:
    good = [score for score, defaulted in customers if not defaulted]
    bad = [score for score, defaulted in customers if defaulted]
    expected = mannwhitneyu(good, bad).statistic / (len(good) * len(bad))
    assert auc(*zip(*customers, strict=True)) == pytest.approx(expected)


@given(CUSTOMERS)
def test_ks_is_the_best_that_any_cut_off_could_do(customers: list[tuple[int, bool]]) -> None:
    good = [score for score, defaulted in customers if not defaulted]
    bad = [score for score, defaulted in customers if defaulted]
    gaps = [
        sum(score <= cut for score in bad) / len(bad)
        - sum(score <= cut for score in good) / len(good)
        for cut in range(9)
    ]
    assert ks(*zip(*customers, strict=True)) == max(map(abs, gaps))


@given(CUSTOMERS, st.randoms(use_true_random=False))
def test_neither_the_order_of_customers_nor_the_scale_of_scores_matters(
    customers: list[tuple[int, bool]], random: Any
) -> None:
    shuffled = random.sample(customers, len(customers))
    stretched = [(score**3 - 7, defaulted) for score, defaulted in shuffled]
    for measure in (auc, ks):
        assert measure(*zip(*customers, strict=True)) == measure(*zip(*stretched, strict=True))


def test_columns_of_a_frame_will_do() -> None:
    import pandas as pd

    table = pd.DataFrame({"score": SCORES, "defaulted": DEFAULTED})
    assert auc(table["score"], table["defaulted"]) == 0.75


@pytest.mark.parametrize("measure", [auc, gini, ks])
@pytest.mark.parametrize(
    ("scores", "defaulted", "message"),
    [
        ([1, 2], [True], "as many as each other, got \\(2, 1\\)"),
        ([1, 2], [True, True], "defaulted must be true for some customers and false for others"),
        ([1, 2], [False, False], "defaulted must be true for some customers and false for others"),
        ([], [], "defaulted must be true for some customers and false for others"),
        ([1, float("nan")], [True, False], "a score must be a finite number, got nan"),
        ([1, None], [True, False], "a score must be a finite number, got None"),
        ([1, 2], [True, None], "an outcome must be true or false, got None"),
        ([1, 2], [True, 2], "an outcome must be true or false, got 2"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    measure: Callable[..., float], scores: Any, defaulted: Any, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        measure(scores, defaulted)
