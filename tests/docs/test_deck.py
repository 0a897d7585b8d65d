"""Slides told from a page: what is seen, what is said."""

import pytest

from docs.hooks.deck import deck
from docs.hooks.deck_blocks import words
from docs.hooks.deck_pieces import FULL
from docs.hooks.deck_slides import Deck, Slide

HEAD = '<h2 id="idea">One debt<a class="headerlink" href="#idea">#</a></h2>'
CODE = '<div class="highlight"><pre><span>x</span> = 1 &lt; 2</pre></div>'
TABLE = (
    '<div class="lesson-output"><table><thead><tr><td></td><th>n</th></tr></thead>'
    "<tbody>{}</tbody></table></div>"
)
QUIZ = """
<div class="quiz" id="quiz-0"><a href="#quiz-0">#</a><p class="quiz-number">Question 1</p>
<div class="quiz-question"><p>One or two?</p></div>
<form><fieldset>
<div><input type="radio" name="answer"><label for="a">One</label>
<div class="answer-feedback hidden">Count again.</div></div>
<div><input type="radio" name="answer" data-correct="true"><label for="b">Two</label>
<div class="answer-feedback hidden">Right.</div></div>
</fieldset></form></div>
"""


def told(page: str) -> Deck:
    return deck(HEAD + page, "en")


def slides(page: str) -> list[Slide]:
    return [slide for part in told(page).parts for slide in part]


def only(page: str) -> Slide:
    (slide,) = slides(page)
    return slide


def seen(slide: Slide) -> str:
    return words("".join(piece.html for piece in slide.shown))


def said(slide: Slide) -> str:
    return words("".join(slide.notes))


def test_a_list_is_seen_and_prose_is_said() -> None:
    slide = only("<p>Before.</p><ul><li>cash</li></ul><p>After.</p>")
    assert (slide.name, slide.title) == ("idea", "One debt")
    assert seen(slide) == "cash"
    assert said(slide) == "Before.After."


def test_a_sentence_that_ends_in_a_colon_leads_in_what_is_seen() -> None:
    slide = only("<p>Two papers:</p><ul><li>a ledger</li></ul>")
    assert seen(slide) == "Two papers:a ledger"
    assert said(slide) == ""


def test_a_long_sentence_leads_nothing_in() -> None:
    slide = only(f"<p>{'very ' * 40}long:</p><ul><li>a ledger</li></ul>")
    assert seen(slide) == "a ledger"


@pytest.mark.parametrize("mark", ["strong", "em"])
def test_words_marked_for_the_slide_are_seen_and_said(mark: str) -> None:
    slide = only(f'<p>So <{mark} class="slide">a zero is a gap.</{mark}> Mind it.</p>')
    assert seen(slide) == "a zero is a gap."
    assert said(slide) == "So a zero is a gap. Mind it."


def test_a_paragraph_marked_for_the_slide_is_seen_only() -> None:
    slide = only('<p class="slide">All of it.</p>')
    assert (seen(slide), said(slide)) == ("All of it.", "")


def test_code_waits_in_the_notes_of_the_slide_that_shows_what_it_gives() -> None:
    first, second = slides(
        "<ul>" + 9 * "<li>a line</li>" + "</ul>" + CODE + TABLE.format(5 * "<tr><td>1</td></tr>")
    )
    assert "x = 1 < 2" not in said(first) + seen(first)
    assert "The code" in said(second)
    assert "x = 1 < 2" in said(second)
    assert "x = 1" not in seen(second)


def test_code_that_says_so_is_seen() -> None:
    slide = only(CODE.replace("highlight", "show highlight"))
    assert seen(slide) == "x = 1 < 2"


def test_code_that_the_page_folds_is_code_all_the_same() -> None:
    slide = only(
        f"<details class='code'><summary>Show</summary>{CODE}</details><ul><li>1</li></ul>"
    )
    assert "x = 1 < 2" in said(slide)
    assert seen(slide) == "1"


def test_a_comment_begins_a_slide_with_a_title_of_its_own() -> None:
    first, second = slides(
        "<ul><li>1</li></ul><!-- slide: By hand --><p>So:</p><ul><li>2</li></ul>"
    )
    assert (first.title, second.title) == ("One debt", "By hand")
    assert (second.name, second.part) == ("idea-2", "One debt")


def test_other_comments_begin_nothing() -> None:
    assert len(slides("<ul><li>1</li></ul><!-- note to self --><ul><li>2</li></ul>")) == 1


def test_what_does_not_fit_goes_to_the_next_slide() -> None:
    first, second = slides(2 * ("<ul>" + 6 * "<li>a line</li>" + "</ul>"))
    # Six items take 6 x (1 line + 0.35 between) = 8.1 lines; twice that is more than 11.
    assert sum(piece.height for piece in first.shown) == pytest.approx(8.1)
    assert FULL < 2 * 8.1
    assert seen(second).count("a line") == 6


def test_a_long_table_goes_on_below_the_same_headings() -> None:
    rows = "".join(f"<tr><td>row {n}</td></tr>" for n in range(14))
    # 15 rows at 1.15 lines are 17.25, more than the 13.75 that one slide may be asked to hold.
    first, second = slides(TABLE.format(rows))
    assert seen(first).startswith("nrow 0")
    assert seen(second).startswith("nrow 7")


def test_numbers_of_a_long_list_go_on() -> None:
    first, second = slides("<ol>" + 12 * "<li>a line</li>" + "</ol>")
    assert first.shown[0].html.startswith('<ol start="1">')
    assert second.shown[0].html.startswith('<ol start="7">')


def test_text_stands_beside_a_figure_but_no_table_does() -> None:
    figure = '<div class="lesson-output"><svg viewBox="0 0 1 1"><text>1</text></svg></div>'
    point = '<p><strong class="slide">The bar.</strong></p>'
    first, second = slides(figure + point + TABLE.format("<tr><td>1</td></tr>"))
    assert [piece.picture for piece in first.shown] == [True, False]
    assert "<table>" in second.shown[0].html


@pytest.mark.parametrize("kind", ["mistake", "claim"])
def test_a_mistake_and_a_claim_have_a_slide_each_and_explain_at_the_next_step(kind: str) -> None:
    box = (
        f'<div class="admonition {kind}"><p class="admonition-title">At 1.8</p><p>Stock.</p></div>'
    )
    first, second, third = slides(2 * box + "<ul><li>more</li></ul>")
    assert (first.title, first.kind, second.kind) == ("At 1.8", kind, kind)
    assert first.shown[0].html == '<div class="fragment"><p>Stock.</p></div>'
    assert (third.title, seen(third)) == ("One debt", "more")


def test_of_a_box_only_what_is_marked_is_seen() -> None:
    box = '<p>Long.</p><p class="slide">Short.</p><p>So <em class="slide">so.</em></p>'
    slide = only(f'<div class="admonition claim"><p class="admonition-title">C</p>{box}</div>')
    assert seen(slide) == "Short.so."
    assert said(slide) == "Long.So so."


def test_other_boxes_are_said() -> None:
    note = '<div class="admonition note"><p class="admonition-title">N</p><p>Invented.</p></div>'
    assert "Invented." in said(only("<ul><li>1</li></ul>" + note))


def test_a_question_comes_with_its_answers_and_the_right_one_at_the_next_step() -> None:
    slide = only(QUIZ)
    _, options, answer = (piece.html for piece in slide.shown)
    assert options == (
        '<ol class="options"><li>One</li>'
        '<li class="fragment custom right" data-fragment-index="0">Two</li></ol>'
    )
    assert answer == '<div class="fragment answer" data-fragment-index="0">Right.</div>'
    assert said(slide) == "A. Count again."


def test_a_section_of_prose_is_said_with_the_next_slide_and_can_still_be_linked_to() -> None:
    page = '<p>Alone.</p><h2 id="quiz">Ask</h2>' + QUIZ
    (question,) = slides(page)
    assert question.name == "quiz"
    assert said(question) == "One debtAlone.A. Count again."
    (joined,) = slides("<p>Alone.</p><!-- slide: Now --><ul><li>1</li></ul>")
    assert (joined.name, joined.title, said(joined)) == ("idea", "Now", "Alone.")


def test_what_is_said_after_the_last_slide_is_said_with_it() -> None:
    page = "<ul><li>1</li></ul><p>Of one.</p>"
    page += '<h2 id="exercise">Your turn</h2><p>Begin.</p><h2 id="on">What next</h2><p>Go on.</p>'
    slide = only(page)
    assert said(slide) == "Of one.Your turnBegin.What nextGo on."


def test_a_page_that_shows_nothing_is_said_before_the_class_begins() -> None:
    deck = told("<p>Alone.</p>")
    assert deck.parts == []
    assert words("".join(deck.notes)) == "One debtAlone."


def test_a_section_is_linked_to_by_its_own_name_though_a_heading_below_it_shows_first() -> None:
    page = '<p>Prose.</p><h3 id="hand">By hand</h3><ul><li>1</li></ul>'
    page += '<h3 id="code">In code</h3><ul><li>2</li></ul>'
    first, second = slides(page)
    assert (first.name, first.title, second.name) == ("idea", "By hand", "code")


def test_sources_are_said_last_and_notes_for_instructors_first() -> None:
    deck = told(
        "<ul><li>1</li></ul>"
        '<h2 id="sources">Sources</h2><ul><li>A book.</li></ul>'
        '<h2 id="instructors">For you</h2><details class="instructor"><p>90 minutes.</p></details>'
        "<div><p>of a script</p></div><script>run()</script>"
    )
    ((slide,),) = deck.parts
    assert seen(slide) == "1"
    assert said(slide) == "SourcesA book."
    assert words("".join(deck.notes)) == "For you90 minutes."


def test_the_head_of_the_page_and_links_to_the_glossary_stay_behind() -> None:
    page = '<p class="lesson-facts">40 minutes</p>' + HEAD
    (part,) = deck(page + '<ul><li>a <a class="term" href="g#cash">ratio</a></li></ul>', "en").parts
    assert part[0].shown[0].html == "<ul><li>a ratio</li></ul>"
