"""Do an exercise and its files of checks speak of the same parts, names and mistakes?"""

from collections.abc import Iterator
from typing import NamedTuple

from crmlab.core.text import Text
from crmlab.grading.exercises.checkfile import CheckFile
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.percent import place


class Finding(NamedTuple):
    """A fault of an exercise: where it shows, and what is wrong and how to mend it."""

    where: str
    text: Text


def disagreements(exercise: Exercise, public: CheckFile, hidden: CheckFile) -> Iterator[Finding]:
    """Find what the sources alone show to be at odds."""
    yield from _about_checks(exercise, public, hidden)
    yield from _about_mistakes(exercise, public, hidden)


def _about_checks(exercise: Exercise, public: CheckFile, hidden: CheckFile) -> Iterator[Finding]:
    places: dict[str, str] = {}
    for file in (public, hidden):
        for check in file.checks:
            where = place(file.path, check.line)
            if check.part not in exercise.parts:
                yield Finding(
                    where,
                    Text(
                        f"No part is called {check.part}; mend the name in @check.",
                        f"没有名为 {check.part} 的小题；请改正 @check 中的名称。",
                    ),
                )
            if check.name in places:
                yield Finding(
                    where,
                    Text(
                        f"{check.name} is a check in {places[check.name]} already; rename one.",
                        f"{places[check.name]} 已有检查 {check.name}；请给其中一个改名。",
                    ),
                )
            places[check.name] = where
    for name, part in exercise.parts.items():
        if not part.text and name not in {check.part for check in public.checks}:
            cell = exercise.answers[name]
            yield Finding(
                place(cell.path, cell.line),
                Text(
                    f"No public check looks at the part {name}; write one in {public.path.name}.",
                    f"小题 {name} 没有公开检查；请在 {public.path.name} 中编写。",
                ),
            )


def _about_mistakes(exercise: Exercise, public: CheckFile, hidden: CheckFile) -> Iterator[Finding]:
    shown = {(wrong.part, wrong.mistake): wrong.cell for wrong in exercise.wrong}
    named = {(c.part, mistake): c for c in public.checks for mistake in sorted(c.mistakes)}
    for (part, mistake), check in named.items():
        if part in exercise.parts and (part, mistake) not in shown:
            yield Finding(
                place(public.path, check.line),
                Text(
                    f"No wrong answer shows the mistake {mistake} in the part {part}; add a cell "
                    f'with part="{part}" wrong="{mistake}".',
                    f"小题 {part} 没有展示错误 {mistake} 的答案；请添加标有 "
                    f'part="{part}" wrong="{mistake}" 的单元格。',
                ),
            )
    for (part, mistake), cell in shown.items():
        if (part, mistake) not in named:
            yield Finding(
                place(cell.path, cell.line),
                Text(
                    f"No public check of the part {part} names the mistake {mistake}; name it in "
                    "right(...), or remove this answer.",
                    f"小题 {part} 的公开检查没有提到错误 {mistake}；请在 right(...) 中写明，"
                    "或删去这个答案。",
                ),
            )
    if outside := public.mistakes - {mistake for _, mistake in named}:
        yield Finding(
            place(public.path, 1),
            Text(
                f"{', '.join(sorted(outside))}: named outside a check; write right(...) inside it.",
                f"{'、'.join(sorted(outside))} 写在检查之外；请把 right(...) 写进检查函数。",
            ),
        )
    if hidden.mistakes:
        yield Finding(
            place(hidden.path, 1),
            Text(
                f"Hidden checks name no mistakes; take out {', '.join(sorted(hidden.mistakes))}.",
                f"隐藏检查不提示错误；请去掉 {'、'.join(sorted(hidden.mistakes))}。",
            ),
        )
