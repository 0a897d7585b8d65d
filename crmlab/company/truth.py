"""What the books do not say: the known truths against which a method can be held.

Left out of the wheel, and never imported by what a learner runs; lessons show a truth as a table,
such as `outcomes`. Every function takes a variant and a size as `load` does.
"""

import numpy as np
import pandas as pd

from crmlab.company.backstage.goods import product_id
from crmlab.company.backstage.stage import Stage
from crmlab.company.books import SIZES
from crmlab.company.draws import ONE, Ints
from crmlab.company.ids import customer_ids
from crmlab.company.tables.leads import lead_ids
from crmlab.company.variant import resolve
from crmlab.company.workdays import LAST, dates

NOTICED = 850_000
"""A firm counts as drifting once our share of its purchases is below this part of what it was."""


def defaults(variant: int | None = None, size: str = "small") -> pd.DataFrame:
    """Give each firm's chance of default in the next quarter, whether it comes, and the loss.

    Columns: customer, chance (0 to 1), defaulted, loss (yuan).
    """
    stage = _stage(variant, size)
    failed, business = stage.failures, stage.firms.business
    return pd.DataFrame(
        {
            "customer": _customers(stage, business),
            "chance": failed.chance[business] / ONE,
            "defaulted": failed.defaults[business],
            "loss": failed.loss[business] / 100,
        }
    )


def drifting(variant: int | None = None, size: str = "small") -> pd.DataFrame:
    """Give the firms that buy elsewhere more and more, and the consumers who have gone for good.

    Columns: customer, since (first day of the drift, or after the last purchase), left (the share
    of its former purchases that a firm still makes with us, other things equal; 0 for consumers).
    """
    stage = _stage(variant, size)
    drift, gone = stage.dealings.drift, stage.purchases.gone
    places, consumer = stage.firms.places, stage.firms.kind == "consumer"
    left = np.where(consumer, 0, drift.at(places, np.full_like(places, LAST)))
    away = np.where(consumer, gone <= LAST, left < NOTICED)
    return pd.DataFrame(
        {
            "customer": _customers(stage, places[away]),
            "since": dates(np.where(consumer, gone, drift.since)[away]),
            "left": left[away] / ONE,
        }
    )


def product_pairs(variant: int | None = None) -> pd.DataFrame:
    """Give the products that are bought because of another one, at any size.

    Columns: product, comes_with (the product that is added to it).
    """
    pairs = Stage(resolve(variant), SIZES["small"]).assortment.pairs
    names = [[product_id(place) for place in pair] for pair in pairs.tolist()]
    return pd.DataFrame(names, columns=["product", "comes_with"])


def conflicting_quotes(variant: int | None = None, size: str = "small") -> pd.DataFrame:
    """Give the products that two salespeople quoted to one customer at two prices within days.

    Columns: customer, product.
    """
    stage = _stage(variant, size)
    quoted = stage.quotes
    both = pd.DataFrame(
        {
            "customer": _customers(stage, quoted.place[quoted.conflict]),
            "product": [product_id(place) for place in quoted.product[quoted.conflict].tolist()],
        }
    )
    return both.drop_duplicates(ignore_index=True)


def silent_complaints(variant: int | None = None, size: str = "small") -> pd.DataFrame:
    """Give what annoyed customers who said nothing about it.

    Columns: customer, date, severity (2 or 3).
    """
    stage = _stage(variant, size)
    silent = stage.incidents.silent
    return pd.DataFrame(
        {
            "customer": _customers(stage, stage.incidents.place[silent]),
            "date": dates(stage.incidents.day[silent]),
            "severity": stage.incidents.severity[silent],
        }
    ).sort_values(["customer", "date"], ignore_index=True)


def repeated_leads(variant: int | None = None, size: str = "small") -> pd.DataFrame:
    """Give the leads that are an earlier one under another spelling.

    Columns: lead, same_as.
    """
    same_as = _stage(variant, size).leads.same_as
    ids = lead_ids(len(same_as))
    pairs = [(ids[place], ids[first]) for place, first in enumerate(same_as.tolist()) if first >= 0]
    return pd.DataFrame(pairs, columns=["lead", "same_as"])


def _stage(variant: int | None, size: str) -> Stage:
    return Stage(resolve(variant), SIZES[size])


def _customers(stage: Stage, places: Ints) -> list[str]:
    ids = customer_ids(stage.count)
    return [ids[place] for place in places.tolist()]
