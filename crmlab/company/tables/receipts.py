"""What firms paid."""

from crmlab.company.backstage.stage import Stage
from crmlab.company.ids import customer_ids, own_ids
from crmlab.company.tables import Columns, Words
from crmlab.company.tables.invoices import invoice_ids
from crmlab.company.workdays import dates


def columns(stage: Stage) -> Columns:
    """Make the table `receipts`."""
    paid = stage.payments
    return {
        "receipt": own_ids("R", paid.payer, paid.number),
        "customer": Words(customer_ids(stage.count), paid.payer),
        "date": dates(paid.day),
        "amount": paid.amount,
        "invoice": Words(invoice_ids(stage), paid.bill),
    }
