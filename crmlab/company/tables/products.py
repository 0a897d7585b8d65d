"""What is on the price list."""

from crmlab.company.backstage.goods import GOODS, product_id
from crmlab.company.backstage.stage import Stage
from crmlab.company.tables import Columns


def columns(stage: Stage) -> Columns:
    """Make the table `products`."""
    return {
        "product": [product_id(place) for place in range(len(GOODS))],
        "name": [good.name.en for good in GOODS],
        "name_zh": [good.name.zh for good in GOODS],
        "category": [good.category for good in GOODS],
        "cost": stage.assortment.cost,
        "list_price": stage.assortment.list_price,
    }
