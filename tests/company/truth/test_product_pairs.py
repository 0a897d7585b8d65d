"""Which products go together: found by lift, missed by counting, feigned by a mixture of trades."""

import numpy as np
import pandas as pd
import pytest

from crmlab.company import Books, load, truth


@pytest.fixture(scope="module", params=[0, 1, 2, 77])
def rules(request: pytest.FixtureRequest) -> pd.DataFrame:
    return lifts(load(request.param)["order_lines"], true_pairs(request.param))


def true_pairs(variant: int) -> set[tuple[str, ...]]:
    pairs = truth.product_pairs(variant).itertuples(index=False, name=None)
    return {tuple(sorted(pair)) for pair in pairs}


def lifts(lines: pd.DataFrame, true: set[tuple[str, ...]]) -> pd.DataFrame:
    """Support and lift of every pair of products, and whether it is a true one."""
    order, orders = pd.factorize(lines["order"])
    product, products = pd.factorize(lines["product"], sort=True)
    baskets = np.zeros((len(orders), len(products)), dtype=np.float32)
    baskets[order, product] = 1
    together, alone = baskets.T @ baskets / len(baskets), baskets.mean(axis=0)
    first, second = np.triu_indices(len(alone), k=1)
    pairs = list(zip(products[first], products[second], strict=True))
    return pd.DataFrame(
        {
            "support": together[first, second],
            "lift": together[first, second] / (alone[first] * alone[second]),
            "true": [pair in true for pair in pairs],
        },
        index=["+".join(pair) for pair in pairs],
    )


def test_lift_ranks_the_true_ones_on_top(rules: pd.DataFrame) -> None:
    top = rules[rules["support"] >= 0.003].nlargest(4, "lift")
    assert top["true"].all()
    assert top["lift"].min() > 2.3


def test_what_is_most_often_in_one_basket_goes_together_hardly_more_than_by_chance(
    rules: pd.DataFrame,
) -> None:
    most = rules[~rules["true"]].nlargest(5, "support")
    assert most["support"].min() > rules.loc[rules["true"], "support"].min()
    assert (most["lift"] < 1.4).all()


def test_what_one_trade_buys_goes_together_only_as_long_as_trades_are_mixed(small: Books) -> None:
    product = small["products"].set_index("name")["product"]
    guests = "+".join(sorted((product["Guest Soap"], product["Guest Shampoo"])))
    hotels = small["customers"].query("kind == 'hotel'")["customer"]
    orders = small["orders"].loc[small["orders"]["customer"].isin(hotels), "order"]
    lines, true = small["order_lines"], true_pairs(0)
    in_hotels = lifts(lines[lines["order"].isin(orders)], true)
    assert lifts(lines, true)["lift"][guests] > 1.6
    assert in_hotels["lift"][guests] < 1.35
    assert in_hotels.loc[in_hotels["true"], "lift"].min() > 1.9
