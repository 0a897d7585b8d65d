"""The glossary as a page: by the alphabet in English, by pinyin in Chinese."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from crmlab.core.text import Lang, Text
from docs.hooks.course import read, titles
from docs.hooks.glossary_terms import Term, headed
from docs.hooks.languages import COMMA

_ALSO = Text("also ", "又称")
_FIGURES = "0–9"
_LESSON = Text("Lesson", "课文")
_REFERENCE = Text("Reference", "函数参考")
_COLON = Text(": ", "：")
_STOP = Text("; ", "；")


def markdown(terms: Iterable[Term], lang: Lang, docs: Path, lessons: list[str]) -> str:
    """Write the glossary: letters to jump to, then the terms, each with a heading of its own.

    `docs` holds the pages of the language. A term points to its lesson; one whose lesson is not
    written yet points to the section of the track's reference, where there is one.
    """
    in_order = sorted(terms, key=lambda term: term.wording(lang).key)
    letters = [
        (letter, list(found))
        for letter, found in groupby(in_order, lambda term: term.wording(lang).letter)
    ]
    links = " ".join(f"[{_shown(letter)}](#letter-{letter.lower()})" for letter, _ in letters)
    written = [f"{links}\n{{ .letters }}"]
    for letter, found in letters:
        written.append(f"## {_shown(letter)} {{ #letter-{letter.lower()} }}")
        written += [_entry(term, lang, docs, lessons) for term in found]
    return "\n\n".join(written)


def _shown(letter: str) -> str:
    return _FIGURES if letter == "0" else letter


def _entry(term: Term, lang: Lang, docs: Path, lessons: list[str]) -> str:
    here = term.wording(lang)
    parts = [
        f"### {headed(here.term)} {{ #{term.id} }}",
        f"{_names(term, lang)}\n{{ .names }}",
        here.says,
    ]
    pointers = filter(None, (_pointer(lesson, lang, docs, lessons) for lesson in term.lessons))
    if pointed := _STOP.of(lang).join(pointers):
        parts.append(f"{pointed}\n{{ .taught }}")
    return "\n\n".join(parts)


def _names(term: Term, lang: Lang) -> str:
    """Give the term's other names: here, and what it is called in the other language."""
    here = term.wording(lang)
    other: Lang = "en" if lang == "zh" else "zh"
    there = term.wording(other)
    names = COMMA.of(other).join([there.term, *there.also])
    said = f'<span lang="{other}">{names}</span>'
    return (
        _STOP.of(lang).join([_ALSO.of(lang) + COMMA.of(lang).join(here.also), said])
        if here.also
        else said
    )


def _pointer(lesson: str, lang: Lang, docs: Path, lessons: list[str]) -> str:
    if lesson in lessons:
        return f"{_LESSON.of(lang)}{_COLON.of(lang)}[{read(docs, lesson).title}]({lesson}.md)"
    track, _, section = lesson.partition("/")
    reference = docs / track / "reference.md"
    text = reference.read_text(encoding="utf-8") if reference.is_file() else ""
    title = titles(text).get(section)
    if title is None:
        return ""
    return f"{_REFERENCE.of(lang)}{_COLON.of(lang)}[{title}]({track}/reference.md#{section})"
