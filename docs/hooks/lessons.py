"""Run the code of the lessons and put under each fence what it shows.

Code that draws a figure or is long is folded away, and what it shows comes first for the eye: a
reader wants the result, and opens the code to see how it came about. A fence with the class
`.open` stays as it is.
"""

import html
import logging
import re
from collections.abc import Iterator, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from crmlab.core.text import Lang, Text
from docs.hooks.cells import Output, Ran
from docs.hooks.fences import Fence, FenceError, scan, without_alt
from docs.hooks.figures import inline
from docs.hooks.languages import is_second_build, lang_of
from docs.hooks.outputs import ROOT, Outputs

_LONG = 15  # lines of code that a reader who is no programmer still reads
_OPEN = re.compile(r"\.open\b")
_SHOW = Text("Show the code ({} lines)", "看代码（{} 行）")

_log = logging.getLogger("mkdocs.hooks.lessons")
_ran: dict[tuple[str, ...], list[Ran]] = {}  # by the code of a page
_held: dict[str, dict[str, str]] = {}  # by page: what stands for an output in the Markdown


@event_priority(50)  # before the languages are told apart: all pages run side by side
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Run the lessons whose outputs are not kept, and name the fences that a page cannot show."""
    if is_second_build(config):
        return files  # all have run
    pages: dict[str, tuple[Fence, ...]] = {}
    for file in files.documentation_pages():
        try:
            if fences := scan(file.content_string):
                pages[file.src_uri] = fences
        except FenceError as error:
            _log.warning("docs/%s, line %d: %s", file.src_uri, error.line, error)
    _ran.clear()
    _ran.update(Outputs(ROOT / ".cache/lessons").of(map(_codes, pages.values())))
    for name, fences in pages.items():
        for number, line, problem in _problems(fences, _ran[_codes(fences)]):
            _log.warning("docs/%s, line %d, fence %d: %s", name, line, number, problem)
    return files


@event_priority(100)  # before the quizzes are taken out of the page
def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Put a placeholder under each fence, at its own indent, and one above code to be folded."""
    try:
        fences = scan(markdown)
    except FenceError:
        return markdown  # on_files has named it
    lines = markdown.splitlines()
    held = _held[page.file.src_uri] = {}
    numbered = list(enumerate(zip(fences, _ran.get(_codes(fences), []), strict=False), start=1))
    for number, (fence, ran) in reversed(numbered):
        opening = lines[fence.first - 1] = without_alt(lines[fence.first - 1])
        shown = _html(ran.outputs, fence.alt or "", prefix=f"f{number}")
        above, below = f"lesson-code-{number}", f"lesson-output-{number}"
        fold = not _OPEN.search(opening) and (fence.alt or fence.code.count("\n") >= _LONG)
        if fold:
            held[above] = _folded(fence.code, lang_of(page))
            shown = f"</details>{shown}</div>"
        if shown:
            held[below] = shown
            lines[fence.last : fence.last] = ["", f"{fence.indent}{below}", ""]
        if fold:
            lines[fence.first - 1 : fence.first - 1] = ["", f"{fence.indent}{above}", ""]
    return "\n".join(lines)


def on_page_content(content: str, *, page: Page, **_: object) -> str:
    """Put the outputs where their placeholders stand."""
    for placeholder, shown in _held.pop(page.file.src_uri, {}).items():
        paragraph = f"<p>{placeholder}</p>"
        if paragraph not in content:
            message = "docs/%s: %s found no place; indent its fence like the text around it"
            _log.warning(message, page.file.src_uri, placeholder)
        content = content.replace(paragraph, shown)
    return content


def _codes(fences: Sequence[Fence]) -> tuple[str, ...]:
    return tuple(fence.code for fence in fences)


def _problems(fences: Sequence[Fence], ran: list[Ran]) -> Iterator[tuple[int, int, str]]:
    """Say for a page which fence fails, at which line of the page, and how."""
    for number, (fence, result) in enumerate(zip(fences, ran, strict=False), start=1):
        problem = result.problem or _unfit(result.outputs, fence.alt)
        if problem:
            yield number, fence.first + result.line, problem


def _unfit(outputs: Sequence[Output], alt: str | None) -> str:
    figures = sum(output.kind == "svg" for output in outputs)
    if figures > 1:
        return f"it makes {figures} figures: make one a fence, each with its own alt"
    if figures and not (alt or "").strip():
        return 'its figure says nothing to those who cannot see it: write {.python alt="..."}'
    if alt is not None and not figures:
        return "it has an alternative text but makes no figure: take alt away"
    return ""


def _folded(code: str, lang: Lang) -> str:
    """Begin a box with folded code; the code and what it shows end it."""
    summary = _SHOW.of(lang).format(code.count("\n") + 1)
    return (
        '<div class="lesson-cell"><details class="lesson-code">'
        f"<summary data-search-exclude>{summary}</summary>"
    )


def _html(outputs: Sequence[Output], alt: str, prefix: str) -> str:
    if not outputs:
        return ""
    pieces = (_piece(output, alt, prefix) for output in outputs)
    # A wide table is scrolled within, by the keyboard too.
    reached = ' tabindex="0"' if any(output.kind == "html" for output in outputs) else ""
    return f'<div class="lesson-output" data-search-exclude{reached}>{"".join(pieces)}</div>'


def _piece(output: Output, alt: str, prefix: str) -> str:
    match output.kind:
        case "text":
            return f"<pre><samp>{html.escape(output.content.rstrip())}</samp></pre>"
        case "svg":
            return inline(output.content, alt=alt, prefix=prefix)
        case "html":
            return output.content
