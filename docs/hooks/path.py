"""The path through the course as Markdown: a lesson's facts, the lessons of a track, all tracks."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from crmlab.core.text import Lang, Text
from docs.hooks.course import CourseError, Lesson, lessons, overview, read, tracks
from docs.hooks.languages import COMMA

LEVELS = {
    "basic": Text("basic", "入门"),
    "intermediate": Text("intermediate", "进阶"),
    "advanced": Text("advanced", "高阶"),
}
_PLACE = Text("lesson {} of {}", "第 {} 课，共 {} 课")
_MINUTES = Text("{} minutes", "{} 分钟")
_LESSONS = Text("{} lessons", "{} 课")
_LESSON = Text("1 lesson", "1 课")
_POINTS = Text("exercise: {:g} points", "练习 {:g} 分")
_ALL_POINTS = Text("exercises: {:g} points", "练习共 {:g} 分")
_BEFORE = Text("after ", "先修：")
_GOALS = Text("After this lesson you can", "学完这一课，你能够")
_PLAN = (
    Text("Lesson", "课程"),
    Text("Level", "难度"),
    Text("Minutes", "分钟"),
    Text("Points", "分值"),
    Text("For the class", "课堂材料"),
)
_SLIDES = Text("slides", "幻灯片")
_ALL = Text("All", "合计")
_BEGIN = Text("Begin: {}", "从这里开始：{}")


def facts(lesson: Lesson, docs: Path, lang: Lang, place: tuple[int, int] | None = None) -> str:
    """Say in one line how long a lesson takes, how hard it is, and what comes before it.

    `place` is its number and how many there are. Links are those of a page in a track's folder.
    """
    said = [_PLACE.of(lang).format(*place)] if place else []
    said += [_MINUTES.of(lang).format(lesson.minutes), LEVELS[lesson.level].of(lang)]
    if lesson.points:
        said.append(_POINTS.of(lang).format(lesson.points))
    before = [f"[{read(docs, name).title}](../{name}.md)" for name in lesson.prerequisites]
    if before:
        said.append(_BEFORE.of(lang) + COMMA.of(lang).join(before))
    line = " · ".join(said)
    return f"{line[0].upper()}{line[1:]}\n{{ .lesson-facts }}"


def of_track(docs: Path, names: Sequence[str], lang: Lang) -> str:
    """Tell the lessons of a track in their order, with what they take and what they give."""
    there = [read(docs, name) for name in names]
    written = [_total(there, lang), '<div class="path" markdown>']
    for lesson in there:
        file = lesson.name.partition("/")[2]
        goals = f'??? goals "{_GOALS.of(lang)}"\n{items(lesson.objectives, indent="    ")}'
        head = f"### [{lesson.title}]({file}.md) {{ #{file} }}"
        step = [head, facts(lesson, docs, lang), lesson.description, goals]
        written += ['<div class="step" markdown>', *step, "</div>"]
    return "\n\n".join([*written, "</div>"])


def of_course(docs: Path, nav: object, lang: Lang) -> str:
    """Tell all tracks with their lessons, for the first page."""
    written = []
    for track, names in tracks(nav).items():
        title, description = overview(docs, track)
        there = [read(docs, name) for name in names]
        written += ['<div class="track" markdown>']
        written += [f"### [{title}]({track}/index.md) {{ #{track} }}", description]
        written += [_total(there, lang), "\n".join(_step(lesson, lang) for lesson in there)]
        written += ["</div>"]
    return "\n\n".join(written)


def plan(docs: Path, nav: object, lang: Lang) -> str:
    """Tell in a table what the lessons take and where their slides are, for those who teach."""
    there = [read(docs, name) for names in tracks(nav).values() for name in names]
    rows = [[column.of(lang) for column in _PLAN], ["---", "---", "--:", "--:", "---"]]
    for lesson in there:
        link, slides = f"[{lesson.title}]({lesson.name}.md)", f"{lesson.name}/slides.html"
        level, show = LEVELS[lesson.level].of(lang), f"[{_SLIDES.of(lang)}]({slides})"
        rows.append([link, level, str(lesson.minutes), f"{lesson.points:g}", show])
    minutes, points = sum(one.minutes for one in there), sum(one.points for one in there)
    rows.append([f"**{_ALL.of(lang)}**", "", f"**{minutes}**", f"**{points:g}**", ""])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def begin(docs: Path, nav: object, lang: Lang) -> str:
    """Link to the first lesson.

    Raises:
        CourseError: there is none.
    """
    names = lessons(nav)
    if not names:
        raise CourseError(
            f"docs/{docs.name} leads to the first lesson, but the nav of mkdocs.yml has none: "
            "enter one, or take <!-- begin --> away"
        )
    first = read(docs, names[0])
    return f"[{_BEGIN.of(lang).format(first.title)}]({first.name}.md){{ .md-button #begin }}"


def items(said: Iterable[str], indent: str = "") -> str:
    """Write a list."""
    return "\n".join(f"{indent}- {item}" for item in said)


def _total(there: Sequence[Lesson], lang: Lang) -> str:
    """Say what all lessons of a track take; the reader's browser says what is left of it."""
    count, minutes = len(there), sum(lesson.minutes for lesson in there)
    said = [_LESSON.of(lang) if count == 1 else _LESSONS.of(lang).format(count)]
    said.append(_MINUTES.of(lang).format(minutes))
    if points := sum(lesson.points for lesson in there):
        said.append(_ALL_POINTS.of(lang).format(points))
    return f'{" · ".join(said)}\n{{ .lesson-facts data-track="{there[0].track}" }}'


def _step(lesson: Lesson, lang: Lang) -> str:
    minutes = _MINUTES.of(lang).format(lesson.minutes)
    return f"1. [{lesson.title}]({lesson.name}.md) <small>{minutes}</small>"
