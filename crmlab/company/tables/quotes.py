"""What salespeople quoted to firms."""

from crmlab.company.backstage.firms import SALESPEOPLE_A_REGION
from crmlab.company.backstage.goods import GOODS, product_id
from crmlab.company.backstage.stage import Stage
from crmlab.company.ids import customer_ids, salesperson_id
from crmlab.company.tables import Columns, Words
from crmlab.company.values import REGIONS
from crmlab.company.workdays import dates


def columns(stage: Stage) -> Columns:
    """Make the table `quotes`."""
    quoted = stage.quotes
    sellers = [salesperson_id(seat) for seat in range(len(REGIONS) * SALESPEOPLE_A_REGION)]
    return {
        "customer": Words(customer_ids(stage.count), quoted.place),
        "product": Words([product_id(place) for place in range(len(GOODS))], quoted.product),
        "salesperson": Words(sellers, quoted.salesperson),
        "date": dates(quoted.day),
        "price": quoted.price,
    }
