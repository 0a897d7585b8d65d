"""What firms were billed for; consumers pay when they order."""

from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Ints
from crmlab.company.ids import customer_ids, own_ids
from crmlab.company.tables import Columns, Words
from crmlab.company.values import TERMS
from crmlab.company.workdays import dates


def invoice_ids(stage: Stage) -> list[str]:
    """Number the invoices like the orders that they are for."""
    return _ids("I", stage, stage.bills.order)


def columns(stage: Stage) -> Columns:
    """Make the table `invoices`."""
    bills = stage.bills
    return {
        "invoice": invoice_ids(stage),
        "customer": Words(customer_ids(stage.count), bills.place),
        "order": _ids("O", stage, bills.order),
        "date": dates(bills.day),
        "terms": Words(list(TERMS), stage.dealings.terms[bills.place]),
        "due": dates(bills.due),
        "amount": bills.amount,
        "disputed": bills.disputed,
    }


def _ids(letter: str, stage: Stage, order: Ints) -> list[str]:
    return own_ids(letter, stage.sales.place[order], stage.sales.number[order])
