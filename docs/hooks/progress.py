"""What a page says of the way through the course: where it stands, what is left, what is wrong.

What a reader has done stays in the browser: `docs/assets/progress.js` keeps it, and reads here
what lessons there are and what to say in the page's language.
"""

import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from crmlab.core.text import Text
from docs.hooks.course import lessons, read
from docs.hooks.languages import lang_of, name_of
from docs.hooks.report import address

_WORDS = {
    "continue": Text("Continue: {}", "继续：{}"),
    "done": Text("Every lesson is read", "全部课程都已读完"),
    "left": Text("{} of {} lessons left · {} minutes", "还剩 {} 课（共 {} 课）· {} 分钟"),
    "none": Text("All {} lessons read", "{} 课全部读完"),
    "read": Text("read", "已读"),
    "mark": Text("Mark as read", "标为已读"),
    "unmark": Text("Read ✓ – take it back", "已读 ✓ · 撤销"),
    "quiz": Text("Quiz: {} of {} right", "自测：{} / {} 题答对"),
    "sure": Text("Erase your progress from this browser?", "要从这个浏览器中清除学习进度吗？"),
    "strange": Text(
        "This file holds no progress of this course: choose one that was saved here.",
        "这个文件里没有本课程的学习进度：请选择在这里保存的文件。",
    ),
    "blocked": Text(
        "This browser lets no page keep anything, so progress is lost when you leave.",
        "浏览器不允许网页保存数据，离开后学习进度会丢失。",
    ),
}
_QUIZ = re.compile(r'<div class="quiz[ "]')
_course: dict[str, Any] = {}  # of the build that goes on


def on_env(_env: object, *, config: MkDocsConfig, files: Files) -> None:
    """Gather, when all pages are there, what they have in common."""
    _course.clear()
    pages = {name_of(file): file.page for file in files.documentation_pages() if file.page}
    named = [(name, pages[name]) for name in lessons(config.nav) if name in pages]
    if not named:
        return
    lang = lang_of(named[0][1])
    docs = Path(config.docs_dir) / lang
    said = {
        "lang": lang,
        "lessons": [
            {
                "name": name,
                "title": page.title,
                "url": page.url.removeprefix("zh/"),
                "minutes": read(docs, name).minutes,
                "quizzes": len(_QUIZ.findall(page.content or "")),
            }
            for name, page in named
        ],
        "words": {key: words.of(lang) for key, words in _WORDS.items()},
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    _course.update(json=Markup(text), names=[name for name, _ in named])  # noqa: S704 - our own JSON


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Tell the page's template which lesson it is, if any, and where to say that it is wrong."""
    name = name_of(page.file)
    context["course"] = {
        "json": _course.get("json"),
        "lesson": name if name in _course.get("names", ()) else None,
        "wrong": address(
            config.repo_url or "",
            config.extra.get("report_to") or "",
            title=str(page.title),
            page=f"docs/{page.file.src_uri}",
            lang=lang_of(page),
            version=version("crmlab"),
        ),
    }
    return context
