"""What stood in each order."""

from crmlab.company.backstage.goods import GOODS, product_id
from crmlab.company.backstage.stage import Stage
from crmlab.company.ids import own_ids
from crmlab.company.tables import Columns, Words


def columns(stage: Stage) -> Columns:
    """Make the table `order_lines`."""
    sales = stage.sales
    return {
        "order": Words(own_ids("O", sales.place, sales.number), sales.order),
        "product": Words([product_id(place) for place in range(len(GOODS))], sales.product),
        "quantity": sales.quantity,
        "price": sales.price,
    }
