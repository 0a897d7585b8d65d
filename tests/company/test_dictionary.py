import re

import pytest

from crmlab.company import STORY, TABLES, load
from crmlab.company.dictionary import markdown
from crmlab.core.text import Lang


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_table_of_the_books_has_its_section_with_an_id(lang: Lang) -> None:
    ids = re.findall(r"^## .* \{#(\w+)\}$", markdown(lang), flags=re.MULTILINE)
    assert ids == ["story", *load(0)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_table_lists_its_columns_in_their_order(lang: Lang) -> None:
    sections = markdown(lang).split("\n## ")
    for section, name in zip(sections[1:], load(0), strict=True):
        listed = re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)
        assert listed == [column.name for column in TABLES[name].columns]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_links_lead_to_sections_of_the_page(lang: Lang) -> None:
    page = markdown(lang)
    links = set(re.findall(r"\]\(#(\w+)\)", page))
    assert links
    assert all(f"{{#{link}}}" in page for link in links)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_firms_of_the_lessons_stand_first(lang: Lang) -> None:
    first = markdown(lang).split("\n## ")[0]
    assert all(f"| `{role}` | `{customer}` |" in first for role, customer in STORY.items())


def test_every_meaning_is_said_in_chinese() -> None:
    assert not [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if not re.search("[\u4e00-\u9fff]", column.meaning.zh)
    ]


def test_an_amount_shows_its_unit_and_a_word_its_meaning() -> None:
    assert "| `cash` | cash and bank deposits | amount, yuan |" in markdown("en")
    assert "| `cash` | 货币资金 | 金额，元 |" in markdown("zh")
    assert "`shop` 便利店、小商店；" in markdown("zh")
