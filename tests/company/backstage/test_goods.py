import numpy as np
import pytest

from crmlab.company.backstage.goods import GOODS, TRUE_PAIRS, Assortment
from crmlab.company.backstage.seasons import (
    BY_RANK,
    FAVOURITES,
    GOODS_IN_SEASON,
    TASTE,
    TRADE,
    tastes,
    trade,
)
from crmlab.company.values import CATEGORIES, KINDS

VARIANTS = range(40)


def test_every_category_has_goods_and_no_two_share_a_name() -> None:
    assert {good.category for good in GOODS} == set(CATEGORIES)
    assert len({good.name.en for good in GOODS}) == len({good.name.zh for good in GOODS}) == 64


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_carton_earns_something_even_at_the_largest_discount(variant: int) -> None:
    assortment = Assortment(variant)
    # The largest stores get 15 % off, and a salesperson may concede 3 % more in a quote.
    assert (assortment.list_price * (100 - 15 - 3) // 100 > assortment.cost).all()


def test_some_pairs_are_true_in_one_variant_and_not_in_another() -> None:
    chosen = {tuple(map(tuple, Assortment(variant).pairs.tolist())) for variant in VARIANTS}
    assert len(chosen) > 20
    assert all(len(pairs) == TRUE_PAIRS for pairs in chosen)


def test_seasons_and_tastes_are_given_for_every_kind_and_category() -> None:
    assert set(TRADE) == set(TASTE) == set(KINDS)
    assert set(GOODS_IN_SEASON) == set(CATEGORIES)
    assert all(len(taste) == len(CATEGORIES) for taste in TASTE.values())
    assert len(BY_RANK) == max(good.rank for good in GOODS) + 1
    assert {name for names in FAVOURITES.values() for name in names} <= {
        good.name.en for good in GOODS
    }


def test_a_year_of_seasons_is_about_twelve_average_months() -> None:
    assert np.abs(trade().mean(axis=1) - 100).max() < 2


def test_one_search_finds_the_product_for_any_kind_and_month() -> None:
    rows = tastes().reshape(len(KINDS) * 12, len(GOODS))
    starts = np.arange(len(rows)) << 20
    assert (np.diff(tastes()) >= 0).all()
    assert (rows[:, -1] == starts + 2**20).all()
    chances = np.diff(rows, prepend=starts[:, None], axis=1) / 2**20
    hotel, may = list(KINDS).index("hotel"), 4
    beer = [good.category == "beer" for good in GOODS]
    # Of a hotel's lines 11 % are beer in an average month, and in May 16 % more.
    assert 0.10 < chances[hotel * 12 + may, beer].sum() < 0.14
