"""Which English text a Chinese page was written from: a digest a section, `translations.lock`."""

import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from docs.hooks.course import HEADING, titles
from docs.hooks.outputs import ROOT

DOCS = ROOT / "docs"
TOP = "top"  # what stands before the first heading, front matter included


def digests(markdown: str) -> dict[str, str]:
    r"""Digest each section of a page by the id of its heading; spaces and line breaks do not count.

    >>> list(digests("---\ntitle: Ratios\n---\n## One debt {#idea}\nTwo questions."))
    ['top', 'idea']
    """
    begin = (heading.start() for heading in HEADING.finditer(markdown))
    ends = [0, *begin, len(markdown)]
    texts = (markdown[start:end] for start, end in pairwise(ends))
    return dict(zip([TOP, *titles(markdown)], map(_digest, texts), strict=True))


def pages(docs: Path = DOCS) -> list[str]:
    """Name all pages that stand in both languages, as in `credit/ratios`."""
    english, chinese = (
        {file.relative_to(docs / lang).as_posix() for file in docs.glob(f"{lang}/**/*.md")}
        for lang in ("en", "zh")
    )
    return sorted(name.removesuffix(".md") for name in english & chinese)


def changed(name: str, docs: Path = DOCS) -> list[str] | None:
    """Name the sections whose English has changed since the Chinese was marked as current.

    Gives None for a page that was never marked.
    """
    noted = _marked(docs).get(name)
    if noted is None:
        return None
    now = digests(_english(name, docs))
    return [section for section, digest in now.items() if noted.get(section) != digest]


def mark(names: list[str], docs: Path = DOCS) -> None:
    """Note that these Chinese pages say what the English ones say today.

    Pages that are gone lose their entry.

    Raises:
        FileNotFoundError: a page is missing in one of the languages.
    """
    there = pages(docs)
    if missing := [name for name in names if name not in there]:
        raise FileNotFoundError(missing[0])
    noted = {name: found for name, found in _marked(docs).items() if name in there}
    noted |= {name: digests(_english(name, docs)) for name in names}
    written = json.dumps(dict(sorted(noted.items())), indent=1)
    _lock(docs).write_text(f"{written}\n", "utf-8")


def report(docs: Path = DOCS) -> str:
    """List the pages that have to be looked at again, a line each, with their sections."""
    lines = []
    for name in pages(docs):
        sections = changed(name, docs)
        if sections is None:
            lines.append(f"{name}: never marked as translated")
        elif sections:
            lines.append(f"{name}: {', '.join(sections)}")
    return "".join(f"{line}\n" for line in lines) or "Every Chinese page is current.\n"


def _marked(docs: Path) -> dict[str, dict[str, str]]:
    text = _lock(docs).read_text("utf-8") if _lock(docs).is_file() else "{}"
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


def _lock(docs: Path) -> Path:
    return docs / "translations.lock"


def _english(name: str, docs: Path) -> str:
    return (docs / f"en/{name}.md").read_text("utf-8")


def _digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:12]
