"""How the result of `check()` looks in a notebook, on light and dark paper, and as plain text."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_LOST = (
    "The judge ended before it had an answer: run the cell once more. "
    "评判进程中途结束：请重新运行。"
)
# Colours that stand out on white and on near black; the words say the same.
_GREEN, _RED = "var(--jp-success-color1, #2e9e5b)", "var(--jp-error-color1, #d9534f)"
_WORDS = {"en": ("passed", "not yet"), "zh": ("通过", "未通过")}


class Card:
    """What a judge `said`, to be shown."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._said = said

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        if "title" not in self._said:
            return f"<p>{_marked(next(self._lines()))}</p>"
        rows = "".join(map(self._html_part, self._said["parts"]))
        notes = "".join(f'<p style="margin:.4em 0 0">{_marked(x)}</p>' for x in self._said["notes"])
        lang = "zh-CN" if self._said["lang"] == "zh" else "en"
        return (
            f'<div lang="{lang}" style="border:1px solid rgba(128,128,128,.5);border-radius:6px;'
            'padding:.7em 1em;max-width:52em;line-height:1.5">'
            f"<strong>{escape(self._said['title'])}</strong> · {escape(self._said['summary'])}"
            f"{rows}{notes}</div>"
        )

    def _html_part(self, part: Mapping[str, Any]) -> str:
        return f'<div style="margin-top:.6em"><code>{escape(part["part"])}</code></div>' + "".join(
            map(self._html_check, part["checks"])
        )

    def _html_check(self, check: Mapping[str, Any]) -> str:
        passed, not_yet = _WORDS[self._said["lang"]]
        word = f"✓ {passed}" if check["passed"] else f"✗ {not_yet}"
        message = f"<br>{_marked(check['message'])}" if check["message"] else ""
        return (
            f'<div style="border-left:4px solid {_GREEN if check["passed"] else _RED};'
            f'padding-left:.7em;margin:.25em 0">{word} · {escape(check["title"])}{message}</div>'
        )

    def _lines(self) -> Iterator[str]:
        if "title" not in self._said:
            yield self._said.get("refused", _LOST)
            return
        yield f"{self._said['title']} · {self._said['summary']}"
        passed, not_yet = _WORDS[self._said["lang"]]
        for part in self._said["parts"]:
            yield part["part"]
            for check in part["checks"]:
                yield f"  {passed if check['passed'] else not_yet} · {check['title']}"
                if check["message"]:
                    yield f"    {check['message']}"
        yield from self._said["notes"]


def _marked(text: str) -> str:
    """Show what stands between backquotes as code."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{x}</code>" if n % 2 else x for n, x in enumerate(pieces))
