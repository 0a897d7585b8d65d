"""The data dictionary: what each table and column of the books means, as Markdown for the site."""

from collections.abc import Iterable

from crmlab.company.columns import TYPE_NAMES, Column, Table
from crmlab.company.schema import TABLES
from crmlab.company.story import FIRMS, customer_id
from crmlab.company.values import KINDS
from crmlab.core.text import Lang, Text

_COLUMN_HEADS = (Text("Column", "列名"), Text("Meaning", "含义"), Text("Type", "类型"))
_FIRM_HEADS = (
    Text("In code", "代码中的名称"),
    Text("Customer", "客户编号"),
    Text("Name", "名称"),
    Text("Kind", "类型"),
    Text("What is special", "特点"),
)


def markdown(lang: Lang) -> str:
    """Describe the firms of the lessons and every table that the books hold, in one language.

    Sections begin at level 2 and have ids: `story`, then the tables' own names.
    """
    sections = [_firms(lang), *(_table(table, lang) for table in TABLES.values())]
    return "\n\n".join(sections) + "\n"


def _firms(lang: Lang) -> str:
    title = Text("Firms that the lessons speak of", "课文中的客户")
    note = Text(
        'Their numbers are the same in every variant and size: `company.STORY["hotel"]`.',
        '它们的客户编号在任何数据版本和规模中都相同，例如 `company.STORY["hotel"]`。',
    )
    rows = (
        (
            f"`{firm.role}`",
            f"`{customer_id(firm.number)}`",
            firm.name.of(lang),
            KINDS[firm.kind].of(lang),
            firm.about.of(lang),
        )
        for firm in FIRMS
    )
    return f"## {title.of(lang)} {{#story}}\n\n{note.of(lang)}\n\n{_grid(_FIRM_HEADS, rows, lang)}"


def _table(table: Table, lang: Lang) -> str:
    key = (Text(", ", "、")).of(lang).join(f"`{name}`" for name in table.key)
    about = Text(
        f"A row is {table.row.en}. Rows are told apart by {key}.",
        f"每行是{table.row.zh}。主键：{key}。",
    )
    rows = (
        (f"`{column.name}`", _meaning(column, lang), _type(column, lang))
        for column in table.columns
    )
    return (
        f"## {table.title.of(lang)} `{table.name}` {{#{table.name}}}\n\n"
        f"{about.of(lang)}\n\n{_grid(_COLUMN_HEADS, rows, lang)}"
    )


def _meaning(column: Column, lang: Lang) -> str:
    meaning = column.meaning.of(lang)
    if column.references is not None:
        meaning += f" → [`{column.references}`](#{column.references})"
    if column.values:
        words = (f"`{word}` {text.of(lang)}" for word, text in column.values.items())
        meaning += Text(": ", "：").of(lang) + Text("; ", "；").of(lang).join(words)
    return meaning


def _type(column: Column, lang: Lang) -> str:
    name = TYPE_NAMES[column.type].of(lang)
    if column.unit is None:
        return name
    return name + Text(", ", "，").of(lang) + column.unit.of(lang)


def _grid(heads: Iterable[Text], rows: Iterable[Iterable[str]], lang: Lang) -> str:
    lines = [[head.of(lang) for head in heads], *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
