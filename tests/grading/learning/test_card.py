from html.parser import HTMLParser
from typing import Any

from crmlab.grading.learning.card import Card

CHECKS = [
    {"passed": True, "points": 2.0, "title": "A quarter", "message": ""},
    {"passed": False, "points": 1.0, "title": "<b>", "message": "`share(1, 2)` gave 2 < 3."},
]
SAID: dict[str, Any] = {
    "lang": "en",
    "title": "Shares",
    "summary": "1 of 2.",
    "parts": [{"part": "share", "checks": CHECKS}],
    "notes": ["Run from the top."],
}


def html(said: dict[str, Any]) -> str:
    return Card(said)._repr_html_()


class Text(HTMLParser):
    """What a reader sees of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(page: str) -> str:
    reader = Text()
    reader.feed(page)
    return reader.text


def test_plain_text_says_it_all() -> None:
    assert repr(Card(SAID)).splitlines() == [
        "Shares · 1 of 2.",
        "share",
        "  passed · A quarter",
        "  not yet · <b>",
        "    `share(1, 2)` gave 2 < 3.",
        "Run from the top.",
    ]


def test_the_page_says_the_same_and_no_colour_says_anything_alone() -> None:
    assert seen(html(SAID)) == (
        "Shares · 1 of 2.share✓ passed · A quarter✗ not yet · <b>share(1, 2) gave 2 < 3."
        "Run from the top."
    )


def test_learner_text_is_escaped_and_calls_are_shown_as_code() -> None:
    page = html(SAID)
    assert "&lt;b&gt;" in page
    assert "<code>share(1, 2)</code>" in page


def test_no_colour_of_paper_or_ink_is_set_so_that_any_theme_can_be_read() -> None:
    assert "background" not in html(SAID)
    assert "color:" not in html(SAID).replace("-color1", "").replace("border-left:4px solid", "")


def test_it_speaks_the_language_of_the_notebook() -> None:
    page = html(SAID | {"lang": "zh"})
    assert 'lang="zh-CN"' in page
    assert "✓ 通过 · A quarter✗ 未通过" in seen(page)


def test_a_refusal_and_a_lost_judge_are_sentences() -> None:
    assert seen(html({"refused": "There is no part `x`."})) == "There is no part x."
    assert repr(Card({"failed": True})).startswith("The judge ended before it had an answer")
