"""The firms of the lessons keep their character in every variant."""

from itertools import pairwise

import pandas as pd
import pytest

from crmlab.company import SIZES, STORY, load
from crmlab.company.backstage.sectors import SECTORS
from crmlab.company.story import FIRMS
from crmlab.company.story.firm import StoryFirm

VARIANTS = [0, 1, 2, 2**32 - 1, *range(1000, 1020)]


@pytest.fixture(scope="module", params=VARIANTS)
def figures(request: pytest.FixtureRequest) -> pd.DataFrame:
    table = load(request.param)["statements"].set_index("customer")
    liquid = table["cash"] + table["securities"] + table["receivables"]
    table["current"] = table["current_assets"] / table["current_liabilities"]
    table["quick"] = liquid / table["current_liabilities"]
    return table.loc[list(STORY.values())].set_axis(list(STORY))


def test_the_hotel_earns_money_but_is_short_of_ready_cash(figures: pd.DataFrame) -> None:
    hotel = figures.loc["hotel"]
    assert 1.1 < hotel["current"] < 1.4
    assert 0.45 < hotel["quick"] < 0.75
    assert hotel["securities"] > 0
    assert hotel["net_profit"] > 0


def test_the_supermarket_is_healthy_by_every_measure(figures: pd.DataFrame) -> None:
    supermarket = figures.loc["supermarket"]
    assert supermarket["current"] > 1.7
    assert supermarket["quick"] > 1
    assert supermarket["net_assets"] > supermarket["total_liabilities"]
    assert supermarket["net_profit"] > 0


def test_the_discounter_earns_money_on_low_ratios(figures: pd.DataFrame) -> None:
    discounter = figures.loc["discounter"]
    assert discounter["current"] < 1.1
    assert discounter["quick"] < 0.5
    assert discounter["net_profit"] > 0.01 * discounter["sales"]


def test_the_failing_shop_owes_more_than_it_owns(figures: pd.DataFrame) -> None:
    shop = figures.loc["failing_shop"]
    assert shop["net_assets"] < 0
    assert shop["quick"] < 0.4
    assert shop["net_profit"] < 0


def test_the_stock_heavy_shop_looks_well_until_stock_is_left_out(figures: pd.DataFrame) -> None:
    shop = figures.loc["stock_heavy_shop"]
    assert shop["current"] > 2
    assert shop["quick"] < 0.9


def test_the_hospitals_quick_ratio_is_made_of_claims(figures: pd.DataFrame) -> None:
    hospital = figures.loc["hospital"]
    assert hospital["quick"] > 1
    assert hospital["cash"] / hospital["current_liabilities"] < 0.2
    assert hospital["receivables"] / hospital["sales"] * 365 > 145


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm.role)
def test_a_firm_has_its_id_name_and_place_in_every_variant_and_size(
    firm: StoryFirm, size: str
) -> None:
    row = load(77, size)["customers"].set_index("customer").loc[STORY[firm.role]]
    assert (row["name"], row["name_zh"], row["kind"], row["region"]) == (
        *firm.name,
        firm.kind,
        firm.region,
    )
    assert row["since"].date() == firm.since
    assert row["key_account"] == firm.key_account


def test_the_firms_do_not_stand_together() -> None:
    numbers = sorted(firm.number for firm in FIRMS)
    assert numbers[-1] <= SIZES["small"]
    assert min(later - sooner for sooner, later in pairwise(numbers)) > 10


def test_a_firm_sets_only_figures_that_its_sector_has() -> None:
    assert all(set(firm.figures) <= set(SECTORS[firm.kind].figures) for firm in FIRMS)


def test_roles_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        STORY["hotel"] = "C0001"  # type: ignore[index]
