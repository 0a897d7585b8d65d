"""A question for the class: its answers, then the right one; what to say to the others."""

import re
from typing import NamedTuple

from docs.hooks.deck_blocks import Block, blocks

_LABEL = re.compile(r"<label[^>]*>(?P<text>.*?)</label>", re.DOTALL)


class Question(NamedTuple):
    """What the class sees, and what its teacher says to each wrong answer."""

    shown: list[str]
    notes: list[str]


class _Answer(NamedTuple):
    letter: str
    right: bool
    text: str
    feedback: str


def question(quiz: Block) -> Question:
    """Make a question for the class of a quiz of the page.

    The right answers and why they are right come with the next step of the slide.
    """
    parts = blocks(quiz.inner)
    asked = next(part.inner for part in parts if "quiz-question" in part.classes)
    form = next(part for part in parts if part.tag == "form")
    fieldset = next(part for part in blocks(form.inner) if part.tag == "fieldset")
    answers = [_answer(chr(ord("A") + n), box) for n, box in enumerate(blocks(fieldset.inner))]
    options = "".join(_option(answer) for answer in answers)
    reasons = "".join(
        f'<div class="fragment answer" data-fragment-index="0">{answer.feedback}</div>'
        for answer in answers
        if answer.right
    )
    shown = [f'<div class="question">{asked}</div>', f'<ol class="options">{options}</ol>', reasons]
    notes = [f"<p><b>{a.letter}.</b> {a.feedback}</p>" for a in answers if not a.right]
    return Question(shown, notes)


def _answer(letter: str, box: Block) -> _Answer:
    label = _LABEL.search(box.inner)
    feedback = next((b.inner for b in blocks(box.inner) if "answer-feedback" in b.classes), "")
    text = label["text"] if label else ""
    return _Answer(letter, 'data-correct="true"' in box.inner, text, feedback)


def _option(answer: _Answer) -> str:
    mark = ' class="fragment custom right" data-fragment-index="0"' if answer.right else ""
    return f"<li{mark}>{answer.text}</li>"
