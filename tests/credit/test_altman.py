"""Altman's scores weigh ratios that everybody can recompute, and their cuts are grey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.credit import altman_z, altman_z_double_prime

LISTED = {
    "current_assets": 54,
    "current_liabilities": 20,
    "retained_earnings": 15,
    "ebit": 0,
    "market_equity": 40,
    "sales": 160,
    "total_assets": 100,
    "total_liabilities": 50,
}
SHOP = {
    "current_assets": 800,
    "current_liabilities": 400,
    "retained_earnings": 200,
    "ebit": 100,
    "net_assets": 500,
    "total_assets": 1100,
    "total_liabilities": 600,
}


def test_a_listed_firm() -> None:
    result = altman_z(**LISTED)
    # ratios .34, .15, 0, .8, 1.6: .408 + .21 + 0 + .48 + 1.6
    assert result.score == pytest.approx(2.698)
    assert result.zone == "grey"
    assert dict(result.terms) == pytest.approx(
        {
            "working_capital": 0.408,
            "retained_earnings": 0.21,
            "ebit": 0,
            "equity": 0.48,
            "sales": 1.6,
        }
    )


def test_profit_counts_most() -> None:
    # 13 of 100 earned before interest and tax add 3.3 x .13 = .429
    assert altman_z(**LISTED | {"ebit": 13}).score == pytest.approx(2.698 + 0.429)


def test_an_unlisted_shop() -> None:
    result = altman_z_double_prime(**SHOP)
    # 6.56 x 400 / 1100 + 3.26 x 200 / 1100 + 6.72 x 100 / 1100 + 1.05 x 500 / 600
    assert result.score == pytest.approx(2.385455 + 0.592727 + 0.610909 + 0.875)
    assert (result.zone, result.reason) == ("safe", "Z″ 4.46 lies above 2.60: safe")


@pytest.mark.parametrize(
    ("sales", "zone"),
    [(71.1, "distress"), (71.2, "grey"), (189.2, "grey"), (189.3, "safe")],
)
def test_the_cuts_of_z(sales: float, zone: str) -> None:
    # 1.098 without sales: 1.81 and 2.99 lie at sales of 71.2 and 189.2
    assert altman_z(**LISTED | {"sales": sales}).zone == zone


@pytest.mark.parametrize(
    ("net_assets", "zone"),
    [(1_099, "distress"), (1_100, "grey"), (2_600, "grey"), (2_601, "safe")],
)
def test_the_cuts_of_z_double_prime(net_assets: float, zone: str) -> None:
    # Without working capital, retained earnings and profit Z″ is 1.05 x net assets / 1050
    bare = {"current_assets": 400, "retained_earnings": 0, "ebit": 0, "total_liabilities": 1_050}
    assert altman_z_double_prime(**SHOP | bare | {"net_assets": net_assets}).zone == zone


def test_debts_beyond_assets_count_against_a_firm() -> None:
    broke = altman_z_double_prime(**SHOP | {"net_assets": -300, "retained_earnings": -800})
    # 2.385455 - 3.26 x 800 / 1100 + .610909 - 1.05 x 300 / 600
    assert broke.score == pytest.approx(2.385455 - 2.370909 + 0.610909 - 0.525, abs=1e-6)
    assert broke.zone == "distress"


@pytest.mark.parametrize("name", ["total_assets", "total_liabilities"])
def test_nothing_is_divided_by_nothing(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be > 0, got 0"):
        altman_z(**LISTED | {name: 0})
    with pytest.raises(ValueError, match=f"{name} must be > 0, got 0"):
        altman_z_double_prime(**SHOP | {name: 0})


@given(st.floats(0.01, 1000))
def test_the_currency_makes_no_difference(rate: float) -> None:
    abroad = {name: figure * rate for name, figure in SHOP.items()}
    here = altman_z_double_prime(**SHOP).score
    assert altman_z_double_prime(**abroad).score == pytest.approx(here)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_more_profit_never_lowers_a_score(ebit: float, more: float) -> None:
    low = altman_z_double_prime(**SHOP | {"ebit": ebit}).score
    assert altman_z_double_prime(**SHOP | {"ebit": ebit + more}).score >= low
