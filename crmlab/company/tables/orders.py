"""What customers ordered, and when."""

from crmlab.company.backstage.stage import Stage
from crmlab.company.ids import customer_ids, own_ids
from crmlab.company.tables import Columns, Words
from crmlab.company.values import ORDER_CHANNELS
from crmlab.company.workdays import dates


def columns(stage: Stage) -> Columns:
    """Make the table `orders`."""
    sales = stage.sales
    return {
        "order": own_ids("O", sales.place, sales.number),
        "customer": Words(customer_ids(stage.count), sales.place),
        "date": dates(sales.day),
        "channel": Words(list(ORDER_CHANNELS), sales.channel),
        "amount": sales.amount,
    }
