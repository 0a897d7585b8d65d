"""The schema against the contract, and the books against the schema."""

import pandas as pd
import pytest

from crmlab.company import TABLES, Books
from crmlab.company.columns import PANDAS_TYPES

CONTRACT = {
    "customers": "customer name kind region since salesperson key_account",
    "statements": "customer date cash securities receivables inventory prepaid current_assets "
    "fixed_assets total_assets current_liabilities total_liabilities net_assets sales ebit "
    "interest retained_earnings net_profit",
    "products": "product name category cost list_price",
    "orders": "order customer date channel amount",
    "order_lines": "order product quantity price",
    "outcomes": "customer date defaulted loss",
    "invoices": "invoice customer date terms due amount disputed",
    "receipts": "receipt customer date amount invoice",
    "leads": "lead source created expected_order state",
    "opportunities": "opportunity customer stage amount probability closes",
    "quotes": "customer product salesperson date price",
    "tickets": "ticket customer opened impact urgency minutes closed",
    "complaints": "complaint customer date cause severity status",
    "visits": "customer salesperson date",
    "campaigns": "campaign start channel cost sent",
    "trade_spend": "customer month kind amount",
    "salespeople": "salesperson region quota",
}
"""What others rely on; tables and columns may be added."""


def test_every_table_of_the_contract_has_its_columns() -> None:
    missing = {
        (table, column)
        for table, columns in CONTRACT.items()
        for column in columns.split()
        if column not in {each.name for each in TABLES[table].columns}
    }
    assert not missing


def test_references_lead_to_a_table_with_one_key() -> None:
    references = [
        column.references
        for table in TABLES.values()
        for column in table.columns
        if column.references
    ]
    assert all(len(TABLES[table].key) == 1 for table in references)


def test_keys_are_columns_that_are_never_empty() -> None:
    assert not [
        (table.name, name)
        for table in TABLES.values()
        for name in table.key
        if table[name].optional
    ]


@pytest.mark.parametrize("name", TABLES)
class TestBooks:
    def test_columns_and_types_are_the_schemas(self, books: Books, name: str) -> None:
        expected = {column.name: PANDAS_TYPES[column.type] for column in TABLES[name].columns}
        assert books[name].dtypes.astype(str).to_dict() == expected
        assert list(books[name]) == list(expected)

    def test_no_key_comes_twice(self, books: Books, name: str) -> None:
        assert not books[name].duplicated(list(TABLES[name].key)).any()

    def test_only_optional_columns_have_gaps(self, books: Books, name: str) -> None:
        gaps = {column for column in books[name] if books[name][column].isna().any()}
        assert gaps <= {column.name for column in TABLES[name].columns if column.optional}

    def test_words_are_those_of_the_schema(self, books: Books, name: str) -> None:
        strange = {
            column.name: set(books[name][column.name]) - set(column.values)
            for column in TABLES[name].columns
            if column.values
        }
        assert not any(strange.values())

    def test_references_resolve(self, books: Books, name: str) -> None:
        for column in TABLES[name].columns:
            if column.references:
                (key,) = TABLES[column.references].key
                values = books[name][column.name].dropna()
                assert values.isin(books[column.references][key]).all()

    def test_amounts_are_whole_fen(self, books: Books, name: str) -> None:
        amounts = [column.name for column in TABLES[name].columns if column.type == "money"]
        pd.testing.assert_frame_equal(
            books[name][amounts], books[name][amounts].round(2), check_exact=True
        )
