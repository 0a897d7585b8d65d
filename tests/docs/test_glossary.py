"""The glossary: is the file sound, is it found in the pages, do the pages speak as it says?"""

import re
from collections import Counter

import pytest

from crmlab.core.text import Lang
from docs.hooks import glossary_page
from docs.hooks.glossary_links import linked, notes
from docs.hooks.glossary_terms import Finder, Term, Wording, key_terms, read, syllables
from docs.hooks.outputs import ROOT
from tests.docs.written import DOCS, LANGS, LESSONS, Page

TERMS = read(DOCS / "glossary.yml")
RATIO = Term(
    "quick-ratio",
    ("credit/ratios",),
    Wording("quick ratio", "Quick assets over debt.", also=("acid-test ratio",)),
    Wording("速动比率", "速动资产除以流动负债。", pinyin="su dong bi lv"),
)
ASSETS = Term(
    "quick-assets",
    ("credit/ratios", "credit/limits"),
    Wording("quick assets", "Cash & claims."),
    Wording("速动资产", "现金和应收款。", pinyin="su dong zi chan"),
)
DSO = Term(
    "dso",
    ("credit/receivables",),
    Wording("DSO", "Days of sales."),
    Wording(
        "应收账款周转天数", "多少天的销售。", pinyin="ying shou zhang kuan zhou zhuan tian shu"
    ),
)
OWED = Term(
    "receivables",
    ("credit/receivables",),
    Wording("receivables", "What is owed."),
    Wording("应收账款", "没付的钱。", pinyin="ying shou zhang kuan"),
)
CREDIT = Term(
    "credit",
    (),
    Wording("credit", "Trust.", everyday=True),
    Wording("信用", "相信。", everyday=True),
)
FEW = [RATIO, ASSETS, DSO, OWED, CREDIT]

each_term = pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
each_language = pytest.mark.parametrize("lang", LANGS)


def terms_in(content: str, lang: Lang) -> list[tuple[str, str]]:
    """Link the terms in a page; give each link's entry and words."""
    written, _ = linked(content, Finder(FEW, lang), "../glossary/")
    return re.findall(r'<a class="term" href="\.\./glossary/#([^"]+)"[^>]*>([^<]+)</a>', written)


# The file


def test_every_term_has_an_id_of_its_own() -> None:
    assert Counter(term.id for term in TERMS).most_common(1)[0][1] == 1
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", term.id) for term in TERMS)


@each_language
def test_every_name_belongs_to_one_term(lang: Lang) -> None:
    names = Counter(
        name.casefold()
        for term in TERMS
        for name in {term.wording(lang).term, *term.wording(lang).also}
    )
    assert [name for name, count in names.items() if count > 1] == []


@each_term
def test_a_definition_fits_a_phone(term: Term) -> None:
    assert re.fullmatch(r"[^\n]{10,230}\.", term.en.says)
    assert re.fullmatch(r"[^\n]{6,90}。", term.zh.says)


# GB 2312 has the common characters by pinyin: here is the first of each letter.
FIRST = dict(
    zip("ABCDEFGHJKLMNOPQRSTWXYZ", "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", strict=True)
)
RARE_OR_TWOFOLD = {"徙": "X", "重": "CZ", "行": "HX", "调": "TD"}


def letters(character: str) -> str:
    """Say with which letter the pinyin of a character may begin."""
    if character in RARE_OR_TWOFOLD:
        return RARE_OR_TWOFOLD[character]
    code = character.encode("gb2312")
    assert "啊".encode("gb2312") <= code <= "座".encode("gb2312"), f"{character} is not common"
    return max(letter for letter, first in FIRST.items() if first.encode("gb2312") <= code)


@each_term
def test_pinyin_spells_the_chinese_term(term: Term) -> None:
    spelt = term.zh.pinyin.split()
    assert len(spelt) == syllables(term.zh.term)
    parts = re.findall(r"[一-鿿]|[^\s一-鿿]+", term.zh.term)
    for part, syllable in zip(parts, spelt, strict=True):
        if re.fullmatch("[一-鿿]", part):
            assert syllable[0].upper() in letters(part)
        else:
            assert syllable == part


@each_term
def test_a_term_of_the_credit_track_leads_to_its_lesson_or_to_the_reference(term: Term) -> None:
    if any(lesson.startswith("credit/") for lesson in term.lessons):
        for lang in LANGS:
            assert ".md" in glossary_page.markdown([term], lang, DOCS / lang, LESSONS)


# The pages speak as the glossary says


def chinese() -> dict[str, str]:
    """Give all that a Chinese reader may meet, by file."""
    files = [*DOCS.glob("zh/**/*.md"), ROOT / "mkdocs.yml"]
    files += [file for room in ("crmlab", "exercises") for file in (ROOT / room).rglob("*.py")]
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}


def test_no_chinese_text_uses_a_name_that_the_glossary_avoids() -> None:
    texts = chinese()
    used = [
        f"{file}: write {term.zh.term} for {name}"
        for term in TERMS
        for name in term.zh.avoid
        for file, text in texts.items()
        if name in text
    ]
    assert used == []


@pytest.mark.parametrize("lesson", LESSONS)
@each_language
def test_a_lesson_uses_its_key_terms_by_their_names(lesson: str, lang: Lang) -> None:
    text = " ".join(Page(DOCS / lang / f"{lesson}.md").text.split()).casefold()
    there = [term.wording(lang) for term in TERMS if lesson in term.lessons]
    assert [
        word.term
        for word in there
        if not any(name.casefold() in text for name in (word.term, *word.also))
    ] == []


@pytest.mark.parametrize("lesson", LESSONS)
@each_language
def test_a_lesson_takes_its_key_terms_from_the_glossary(lesson: str, lang: Lang) -> None:
    assert any(lesson in term.lessons for term in TERMS)
    section = Page(DOCS / lang / f"{lesson}.md").text.split("{#terms}\n")[1].split("\n## ")[0]
    assert section.strip() == "<!-- terms -->"


def test_key_terms_are_those_of_the_lesson_in_both_languages() -> None:
    assert key_terms(FEW, "credit/limits", "en") == "Quick assets (速动资产)\n:   Cash & claims."
    assert key_terms(FEW, "credit/limits", "zh") == "速动资产（quick assets）\n:   现金和应收款。"


# Terms pointed out in a page


def test_a_term_is_linked_once_a_section() -> None:
    page = '<p>Quick ratio, quick ratio.</p><h2 id="a">One</h2><p>The quick ratio.</p>'
    assert terms_in(page, "en") == [("quick-ratio", "Quick ratio"), ("quick-ratio", "quick ratio")]


@pytest.mark.parametrize(
    "kept",
    [
        "<h3>Quick ratio</h3>",
        "<pre><code>quick ratio</code></pre>",
        '<p><a href="x">the <em>quick ratio</em></a></p>',
        '<p class="admonition-title">Quick ratio</p>',
        '<span class="arithmatex">\\(\\text{quick ratio}\\)</span>',
        "<details><summary>Quick <b>ratio</b>, quick ratio</summary></details>",
        "<!-- quick ratio -->",
        '<img alt="quick ratio">',
        '<h2 id="terms">Terms</h2><dl><dt>Quick ratio</dt></dl>',
        '<h2 id="sources">Sources</h2><p>The quick ratio, a history.</p>',
        "<p>An acid-test ratio-like thing, subquick ratio, dso.</p>",
        "<p>Credit is trust.</p>",
    ],
)
def test_a_term_is_left_alone_where_a_link_would_be_in_the_way(kept: str) -> None:
    assert terms_in(kept, "en") == []
    assert terms_in(f"{kept}<h2>Next</h2><p>quick ratio</p>", "en") == [
        ("quick-ratio", "quick ratio")
    ]


def test_the_longest_chinese_term_is_meant() -> None:
    page = "<p>应收账款周转天数高，应收账款多，信用差。</p>"
    assert terms_in(page, "zh") == [("dso", "应收账款周转天数"), ("receivables", "应收账款")]


def test_other_names_plurals_and_broken_lines_are_found() -> None:
    page = "<p>Acid-test\nratios and DSO.</p>"
    assert terms_in(page, "en") == [("quick-ratio", "Acid-test\nratios"), ("dso", "DSO")]


def test_a_page_ends_with_the_notes_that_its_terms_name() -> None:
    content, spoken = linked("<p>Quick assets &amp; DSO</p>", Finder(FEW, "en"), "g/")
    written = notes(spoken, "en", "../assets/glossary.js")
    for name in re.findall(r'aria-describedby="([^"]+)"', content):
        assert f'<div role="tooltip" id="{name}" class="term-note" hidden>' in written
    assert '<strong>Quick assets</strong> <span lang="zh">速动资产</span>' in written
    assert "<p>Cash &amp; claims.</p>" in written
    assert written.startswith("<div data-search-exclude>")


# The glossary page


def test_the_page_is_in_the_order_of_each_alphabet() -> None:
    headings = [
        re.findall(r"^#{2,3} (.+?) \{", glossary_page.markdown(FEW, lang, DOCS / lang, []), re.M)
        for lang in LANGS
    ]
    english = "C|Credit|D|DSO|Q|Quick assets|Quick ratio|R|Receivables"
    assert headings[0] == english.split("|")
    assert headings[1][:4] == ["S", "速动比率", "速动资产", "Y"]


def test_an_entry_names_its_lesson_or_else_the_section_of_the_reference() -> None:
    written = glossary_page.markdown([RATIO], "zh", DOCS / "zh", ["credit/ratios"])
    assert "课文：[比率与信用评分](credit/ratios.md)" in written
    written = glossary_page.markdown([RATIO], "en", DOCS / "en", [])
    assert "Reference: [Ratios and credit scoring](credit/reference.md#ratios)" in written
    assert 'also acid-test ratio; <span lang="zh">速动比率</span>' in written
