"""Columns that several tables have, and the short way to describe a table."""

from crmlab.company.columns import Column, Table, reference, text
from crmlab.company.values import REGIONS
from crmlab.core.text import Text

CUSTOMER = reference("customer", "customers", "the customer", "客户编号")
SALESPERSON = reference("salesperson", "salespeople", "the salesperson", "业务员编号")
PRODUCT = reference("product", "products", "the product", "商品编号")
REGION = text("region", "region of China", "所在大区", values=REGIONS)


def table(
    name: str, title: tuple[str, str], row: tuple[str, str], key: str, *columns: Column
) -> Table:
    """Describe a table; title and row in English and Chinese, the key's columns in one string."""
    return Table(name, Text(*title), Text(*row), tuple(key.split()), columns)
