"""The terms of the course, as `docs/glossary.yml` defines them, and where they are in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from crmlab.core.text import Lang, Text

_BOTH = Text("{} ({})", "{}（{}）")
_GAP = re.compile(r" (?=[一-鿿])|(?<=[一-鿿]) ")
_ESCAPED_GAP = re.compile(r"\\ (?=[一-鿿])|(?<=[一-鿿])\\ ")
_SEAM = re.compile(r"(?<=[A-Za-z0-9])(?=[一-鿿])|(?<=[一-鿿])(?=[A-Za-z0-9])")
_PARTS = re.compile(r"[一-鿿]|[^\s一-鿿]+")


@dataclass(frozen=True)
class Wording:
    """A term in one language.

    `also` are other names that a reader may meet. `avoid` are names that the course does not use.
    An `everyday` word is defined, but not pointed out in a text: mostly it means something else.
    `pinyin` is how a Chinese term is read, a syllable a character, ü written v: it sorts the page.
    """

    term: str
    says: str
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    everyday: bool = False
    pinyin: str = ""

    @property
    def key(self) -> str:
        """What the glossary is sorted by."""
        return (self.pinyin or self.term).casefold()

    @property
    def letter(self) -> str:
        """The letter that it stands under: 0 for all that begin with a figure."""
        return "0" if self.key[0].isdigit() else self.key[0].upper()


@dataclass(frozen=True)
class Term:
    """A term of the course; the first of its `lessons` teaches it, the others lean on it."""

    id: str
    lessons: tuple[str, ...]
    en: Wording
    zh: Wording

    def wording(self, lang: Lang) -> Wording:
        """Give the term in one language."""
        return self.zh if lang == "zh" else self.en


def read(path: Path) -> list[Term]:
    """Read the terms, in the order of the file.

    Raises:
        TypeError: an entry lacks a field, or has one that is unknown.
    """
    return list(_terms(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=4)
def _terms(written: str) -> tuple[Term, ...]:
    entries = yaml.load(written, yaml.CSafeLoader)
    return tuple(
        Term(**entry | {"lessons": tuple(entry["lessons"])} | _wordings(entry)) for entry in entries
    )


def _wordings(entry: dict[str, dict[str, object]]) -> dict[str, Wording]:
    def frozen(value: object) -> object:
        return tuple(value) if isinstance(value, list) else value

    return {
        lang: Wording(**{field: frozen(value) for field, value in entry[lang].items()})  # type: ignore[arg-type]
        for lang in ("en", "zh")
    }


def key_terms(terms: Iterable[Term], lesson: str, lang: Lang) -> str:
    """Write the terms of a lesson as a definition list in Markdown."""
    other: Lang = "en" if lang == "zh" else "zh"
    return "\n\n".join(
        f"{_BOTH.of(lang).format(headed(term.wording(lang).term), term.wording(other).term)}\n"
        f":   {term.wording(lang).says}"
        for term in terms
        if lesson in term.lessons
    )


def headed(term: str) -> str:
    """Write a term as a heading does.

    >>> headed("quick ratio"), headed("RFM")
    ('Quick ratio', 'RFM')
    """
    return term[:1].upper() + term[1:]


def syllables(term: str) -> int:
    """Count what a term's pinyin has to spell: each character, and each word that is none.

    >>> syllables("速动比率"), syllables("RFM模型"), syllables("Erlang C公式")
    (4, 3, 4)
    """
    return len(_PARTS.findall(term))


class Finder:
    """Finds terms in a text of one language, the longest name first.

    >>> ratio = Term("quick-ratio", (), Wording("quick ratio", ""), Wording("速动比率", ""))
    >>> [(found.id, words) for found, words in Finder([ratio], "en").all("Two quick ratios.")]
    [('quick-ratio', 'quick ratios')]
    """

    def __init__(self, terms: Iterable[Term], lang: Lang) -> None:
        self._by_name = {
            _folded(name): term
            for term in terms
            if not term.wording(lang).everyday
            for name in (term.wording(lang).term, *term.wording(lang).also)
        }

    def pattern(self, text: str) -> re.Pattern[str]:
        """Write what finds the terms that are in `text`; of all terms it would be slow."""
        flat = _plain(text).casefold()
        names = [name for name in self._by_name if name.casefold() in flat]
        names.sort(key=len, reverse=True)
        latin, others = ([n for n in names if n[0].isascii() is kind] for kind in (True, False))
        whole = rf"(?<![A-Za-z0-9-])(?:{'|'.join(map(_written, latin)) or '(?!)'})"
        return re.compile("|".join([whole, *map(_written, others)]))

    def term(self, found: re.Match[str]) -> Term:
        """Say which term a match of the pattern is."""
        words = _plain(found[0])
        return next(
            self._by_name[name]
            for name in (_folded(words), _folded(words.removesuffix("s")))
            if name in self._by_name
        )

    def all(self, text: str) -> list[tuple[Term, str]]:
        """Give the terms in a text, each with the words that stand for it."""
        return [(self.term(found), found[0]) for found in self.pattern(text).finditer(text)]


def _plain(text: str) -> str:
    """Write a text without the spaces and line breaks that say nothing: RFM 模型, RFM模型."""
    return _GAP.sub("", " ".join(text.split()))


def _folded(name: str) -> str:
    """Give a name in small letters, but for one whose capitals say what it is: DSO, AUC."""
    return name if any(letter.isupper() for letter in name[1:]) else name.casefold()


def _written(name: str) -> str:
    """Write what finds a name; a Latin word in the singular or the plural, to its end."""
    spaced = re.escape(_SEAM.sub(" ", name))
    loose = _ESCAPED_GAP.sub(r"\\s?", spaced).replace(r"\ ", r"\s+")
    first = f"[{name[0]}{name[0].upper()}]" if name[0].islower() else name[0]
    return first + loose[1:] + (r"s?(?![A-Za-z0-9-])" if name[-1].isascii() else "")
