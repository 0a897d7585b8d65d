"""What the schema says of a table and its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from crmlab.core.text import Text

Type = Literal["text", "date", "moment", "money", "share", "count", "flag"]

SQL_TYPES: Mapping[Type, str] = {
    "text": "VARCHAR",
    "date": "DATE",
    "moment": "TIMESTAMP",
    "money": "DECIMAL(14,2)",
    "share": "DECIMAL(14,2)",
    "count": "INTEGER",
    "flag": "BOOLEAN",
}
PANDAS_TYPES: Mapping[Type, str] = {
    "text": "str",
    "date": "datetime64[us]",
    "moment": "datetime64[us]",
    "money": "float64",
    "share": "float64",
    "count": "int64",
    "flag": "bool",
}
TYPE_NAMES: Mapping[Type, Text] = {
    "text": Text("text", "文本"),
    "date": Text("date", "日期"),
    "moment": Text("date and time", "日期和时间"),
    "money": Text("amount", "金额"),
    "share": Text("share", "比例"),
    "count": Text("whole number", "整数"),
    "flag": Text("yes or no", "是/否"),
}


@dataclass(frozen=True)
class Column:
    """One column: what it means, how it is held, what it points to.

    `references` names another table, whose key the values are; an `optional` column may be
    empty; `values` lists all that a text column can hold.
    """

    name: str
    type: Type
    meaning: Text
    unit: Text | None = None
    references: str | None = None
    optional: bool = False
    values: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """One table: what a row is, and which columns together tell rows apart."""

    name: str
    title: Text
    row: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, column: str) -> Column:
        """Give the column of that name."""
        return next(each for each in self.columns if each.name == column)


def text(
    name: str, en: str, zh: str, *, values: Mapping[str, Text] | None = None, optional: bool = False
) -> Column:
    """Describe a text column."""
    return Column(name, "text", Text(en, zh), values=values or {}, optional=optional)


def reference(name: str, table: str, en: str, zh: str, *, optional: bool = False) -> Column:
    """Describe a column that holds the key of a row in `table`."""
    return Column(name, "text", Text(en, zh), references=table, optional=optional)


def date(name: str, en: str, zh: str, *, optional: bool = False) -> Column:
    """Describe a column of days."""
    return Column(name, "date", Text(en, zh), optional=optional)


def moment(name: str, en: str, zh: str, *, optional: bool = False) -> Column:
    """Describe a column of days with the time of day."""
    return Column(name, "moment", Text(en, zh), optional=optional)


def money(name: str, en: str, zh: str) -> Column:
    """Describe a column of amounts, in yuan to the fen."""
    return Column(name, "money", Text(en, zh), unit=Text("yuan", "元"))


def share(name: str, en: str, zh: str) -> Column:
    """Describe a column of shares of one, to the hundredth."""
    return Column(name, "share", Text(en, zh), unit=Text("0 to 1", "0 至 1"))


def count(name: str, en: str, zh: str, unit: Text) -> Column:
    """Describe a column of whole numbers."""
    return Column(name, "count", Text(en, zh), unit=unit)


def flag(name: str, en: str, zh: str) -> Column:
    """Describe a column of true and false."""
    return Column(name, "flag", Text(en, zh))
