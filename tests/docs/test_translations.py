"""Both languages say the same, and a page whose English has changed since says so."""

import re
from collections import Counter
from pathlib import Path

import pytest

from docs.hooks.__main__ import main
from docs.hooks.build import build
from docs.hooks.translations_lock import changed, digests, mark, pages, report
from tests.docs.written import DOCS, LANGS, PAGES, Page

each_page = pytest.mark.parametrize("name", PAGES)
ENGLISH = """\
---
title: Ratios
---
Two ratios.

## One debt {#idea}

It is due.

### By hand { #hand }

800 over 400.
"""
CHINESE = (
    "---\ntitle: 比率\n---\n两个比率。\n\n## 一笔债 {#idea}\n\n到期了。\n\n### 手算 { #hand }\n"
)


# What the languages have in common, beyond what test_lessons.py compares


def both(name: str, pattern: str) -> list[list[str]]:
    return [re.findall(pattern, Page(DOCS / lang / name).text, re.M) for lang in LANGS]


@each_page
def test_boxes_are_of_the_same_kinds_in_the_same_order(name: str) -> None:
    english, chinese = both(name, r"^\s*(?:!!!|\?\?\?\+?) (\w+)")
    assert chinese == english


@each_page
def test_markers_are_the_same(name: str) -> None:
    english, chinese = both(name, r"<!-- [\w ]+ -->")
    assert chinese == english


@each_page
def test_other_fences_are_the_same_but_for_what_they_say(name: str) -> None:
    english, chinese = both(name, r'^\s*```([^"\n]*)')
    assert chinese == english


@each_page
def test_tables_have_the_same_columns_and_rows(name: str) -> None:
    english, chinese = both(name, r"^(\|.*\|)$")
    assert [row.count("|") for row in chinese] == [row.count("|") for row in english]


@each_page
def test_links_lead_to_the_same_places(name: str) -> None:
    english, chinese = (
        Counter(re.findall(r"\]\(([^)\s]+)\)", Page(DOCS / lang / name).text)) for lang in LANGS
    )
    assert chinese == english


@each_page
def test_quizzes_have_as_many_questions_and_answers(name: str) -> None:
    english, chinese = ([len(quiz) for quiz in Page(DOCS / lang / name).quizzes] for lang in LANGS)
    assert chinese == english


@each_page
def test_front_matter_has_the_same_fields(name: str) -> None:
    english, chinese = (set(Page(DOCS / lang / name).said) for lang in LANGS)
    assert chinese == english


# Which English text a Chinese page was written from


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for lang, text in (("en", ENGLISH), ("zh", CHINESE)):
        page = tmp_path / f"docs/{lang}/credit/ratios.md"
        page.parent.mkdir(parents=True)
        page.write_text(text, "utf-8")
        (tmp_path / f"docs/{lang}/index.md").write_text("# Home {#home}\n", "utf-8")
    return tmp_path / "docs"


def change(docs: Path, old: str, new: str) -> None:
    page = docs / "en/credit/ratios.md"
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")


def test_only_the_section_that_changed_is_named(docs: Path) -> None:
    mark(["credit/ratios"], docs)
    assert changed("credit/ratios", docs) == []
    change(docs, "800 over 400", "900 over 400")
    assert changed("credit/ratios", docs) == ["hand"]
    change(docs, "title: Ratios", "title: Two ratios")
    assert changed("credit/ratios", docs) == ["top", "hand"]
    mark(["credit/ratios"], docs)
    assert changed("credit/ratios", docs) == []


def test_a_section_that_is_new_has_changed(docs: Path) -> None:
    mark(["credit/ratios"], docs)
    change(docs, "800", "### Twice {#twice}\n\n800")
    assert changed("credit/ratios", docs) == ["hand", "twice"]


def test_broken_lines_and_spaces_change_nothing() -> None:
    assert digests(ENGLISH.replace("It is due.", "It  is\ndue.")) == digests(ENGLISH)
    assert digests(ENGLISH.replace("It is due.", "It is paid.")) != digests(ENGLISH)


def test_marking_one_page_leaves_the_others_and_drops_those_that_are_gone(docs: Path) -> None:
    mark(["credit/ratios", "index"], docs)
    change(docs, "due", "owed")
    mark(["index"], docs)
    assert changed("credit/ratios", docs) == ["idea"]
    (docs / "zh/index.md").unlink()
    mark(["credit/ratios"], docs)
    assert '"index"' not in (docs / "translations.lock").read_text("utf-8")


def test_the_report_names_pages_with_their_sections(docs: Path) -> None:
    mark(["credit/ratios"], docs)
    assert report(docs) == "index: never marked as translated\n"
    mark(["index"], docs)
    assert report(docs) == "Every Chinese page is current.\n"
    change(docs, "due", "owed")
    assert report(docs) == "credit/ratios: idea\n"


def test_a_page_that_is_not_there_cannot_be_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translated", "credit/nothing"]) == 2
    assert "There is no page credit/nothing in both languages" in capsys.readouterr().err


def test_every_page_has_been_marked() -> None:
    unmarked = [name for name in pages() if changed(name) is None]
    assert unmarked == [], f"python -m docs.hooks translated {' '.join(unmarked)}"


def test_a_chinese_page_names_what_has_changed_until_it_is_marked_again(docs: Path) -> None:
    nav = [{"Home": "index.md"}, {"Credit rating": ["credit/ratios.md"]}]
    front = "\nminutes: 5\nlevel: basic\nobjectives: []\nprerequisites: []\ncovers: []\n"
    for lang in LANGS:
        page = docs / f"{lang}/credit/ratios.md"
        text = page.read_text("utf-8")
        page.write_text(text.replace("\n---\n", f"{front}description: x\n---\n", 1), "utf-8")

    def note() -> str:
        assert build(docs.parent, docs_dir=str(docs), nav=nav)
        built = (docs.parent / "site/zh/credit/ratios/index.html").read_text("utf-8")
        found = re.search(r'<div class="admonition warning">(.*?)</div>', built, re.S)
        return found[1] if found else ""

    mark(["credit/ratios", "index"], docs)
    change(docs, "It is due.", "It is owed.")
    change(docs, "Two ratios.", "Some ratios.")
    said = note()
    assert "这一页有 2 节的英文原文已更新" in said
    assert '<a href="#idea">一笔债</a>' in said
    assert '<a href="../../../credit/ratios/#idea" hreflang="en">英文</a>' in said
    assert "页首" in said
    mark(["credit/ratios"], docs)
    assert note() == ""
