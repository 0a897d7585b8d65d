"""Set formulas while the site is built, so that a reader's browser only has to show them."""

import functools
import html
import json
import logging
import re
import subprocess
import sysconfig
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from docs.hooks.languages import is_second_build
from docs.hooks.outputs import ROOT

_log = logging.getLogger("mkdocs.hooks.formulas")
_KATEX = ROOT / "node_modules/katex/dist"
# What pymdownx.arithmatex leaves behind in its generic mode.
_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\[(\[](?P<tex>.*?)\\[)\]]</(?P=tag)>', re.DOTALL
)


@event_priority(-150)  # after the languages are told apart, which forgets files made by others
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Hand the style sheet and the fonts of formulas to the site."""
    if is_second_build(config):
        return files
    if not _KATEX.is_dir():
        raise PluginError("KaTeX, which sets the formulas, is missing: make build installs it")
    for path in [_KATEX / "katex.min.css", *sorted(_KATEX.glob("fonts/*.woff2"))]:
        name = path.relative_to(_KATEX).as_posix()
        file = File(name, str(_KATEX), config.site_dir, use_directory_urls=True)
        file.dest_uri = f"assets/katex/{name}"
        files.append(file)
    return files


@event_priority(-50)  # after the quizzes are back in the page
def on_page_content(content: str, *, page: Page, **_: object) -> str:
    """Set the formulas of a page; name those that cannot be read."""

    def written(formula: re.Match[str]) -> str:
        tex, display = html.unescape(formula["tex"]).strip(), formula["tag"] == "div"
        answer = _set(tex, display=display)
        if problem := answer.get("error"):
            _log.warning("docs/%s: the formula %s: %s", page.file.src_uri, tex, problem)
        tag = formula["tag"]
        return f'<{tag} class="formula" data-search-exclude>{answer.get("html", "")}</{tag}>'

    return _FORMULA.sub(written, content)


@functools.cache
def _set(tex: str, *, display: bool) -> dict[str, str]:
    speaker, listener = _katex().stdin, _katex().stdout
    if speaker is None or listener is None:
        raise RuntimeError("KaTeX was started without pipes")
    speaker.write(json.dumps({"tex": tex, "display": display}) + "\n")
    speaker.flush()
    answer: dict[str, str] = json.loads(listener.readline())
    return answer


@functools.cache
def _katex() -> subprocess.Popen[str]:
    """Start the one process that sets all formulas; it ends with this one."""
    node = Path(sysconfig.get_path("scripts"), "node")
    command = [str(node), str(Path(__file__).with_name("katex.cjs"))]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")  # noqa: S603
