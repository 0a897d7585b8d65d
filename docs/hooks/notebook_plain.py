"""The site's Markdown made plain, so that Jupyter shows it: no boxes, no attributes, no quiz."""

import re
from collections.abc import Callable

Link = Callable[[str], str | None]  # from where a link leads to an address, if there is one

_FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})[ \t]*\{?[ \t]*\.?(?P<language>[\w+-]*)")
_BOX = re.compile(r'^(?:!!!|\?\?\?\+?)[ \t]+[\w -]*?(?:"(?P<title>.*)")?[ \t]*$')
_TAB = re.compile(r'^===!?[ \t]+"(?P<title>.*)"[ \t]*$')
_ATTRIBUTE = r'(?:[.#][\w-]+|[\w-]+="[^"]*")'
_ATTRIBUTES = re.compile(rf"[ \t]*\{{:?[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WRAPPER = re.compile(r"^[ \t]*</?(?:div|section)\b[^>]*>[ \t]*$\n?", re.MULTILINE)
_TERM = re.compile(r"^(?P<term>[^\s:>|#-].*)\n:[ \t]+(?P<meaning>.+)$", re.MULTILINE)
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<to>[^)\s]+)(?:[ \t]+\"[^\"]*\")?\)")


def plain(markdown: str, link: Link) -> str:
    r"""Give what Jupyter can show of the Markdown between two pieces of code.

    Boxes become quotes that their title leads, tabs paragraphs, terms a list; links lead to
    the site or are words.

    >>> print(plain('!!! mistake "Stock left in"\n    See [why](why.md).\n', lambda to: None))
    > **Stock left in**
    >
    > See why.
    """
    text = _COMMENT.sub("", markdown)
    text = _WRAPPER.sub("", text)
    text = _TERM.sub(r"- **\g<term>**: \g<meaning>", text)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines(text.splitlines(), link))).strip("\n")


def _lines(lines: list[str], link: Link) -> list[str]:
    """Make lines plain; what is indented below a box or a tab is made plain by itself."""
    made: list[str] = []
    at = 0
    while at < len(lines):
        line, at = lines[at], at + 1
        if fence := _FENCE.match(line):
            end = next(
                (n for n in range(at, len(lines)) if lines[n].strip() == fence["mark"]), len(lines)
            )
            indent = line[: len(line) - len(line.lstrip())]
            made += [f"{indent}{fence['mark']}{fence['language']}", *lines[at : end + 1]]
            at = end + 1
        elif opened := _BOX.match(line) or _TAB.match(line):
            end = _dedent(lines, at)
            inside = _lines([inner[4:] for inner in lines[at:end]], link)
            while inside and not inside[-1]:
                inside.pop()
            title = [f"**{opened['title']}**", ""] if opened["title"] else []
            quote = "> " if _BOX.match(line) else ""
            made += [(quote + inner).rstrip() for inner in [*title, *inside]] + [""]
            at = end
        else:
            made.append(_LINK.sub(lambda found: _linked(found, link), _ATTRIBUTES.sub("", line)))
    return made


def _dedent(lines: list[str], start: int) -> int:
    """Find where the lines that are indented below a box or a tab end."""
    inside = (n for n in range(start, len(lines)) if lines[n][:4].strip())
    return next(inside, len(lines))


def _linked(found: re.Match[str], link: Link) -> str:
    to = link(found["to"])
    return found["text"] if to is None else f"[{found['text']}]({to})"
