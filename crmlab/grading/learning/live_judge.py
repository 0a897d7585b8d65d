"""The other side of `check()` in a notebook: holds the checks and asks the kernel for answers."""

import contextlib
import itertools
import os
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from crmlab import company
from crmlab.company import variant
from crmlab.core.text import Lang, Text
from crmlab.grading import lessons
from crmlab.grading.checks import habits
from crmlab.grading.checks.checking import run
from crmlab.grading.checks.habits import Habits
from crmlab.grading.checks.places import PUBLIC_FILE
from crmlab.grading.checks.plugin import Checks
from crmlab.grading.checks.student import Record, Student
from crmlab.grading.exercises import shelf
from crmlab.grading.exercises.handout import Handout
from crmlab.grading.exercises.percent import ExerciseError
from crmlab.grading.exercises.shelf import Shelf
from crmlab.grading.judging.feedback import result
from crmlab.grading.learning import hints, memory, versions
from crmlab.grading.learning.live import CALL_SECONDS
from crmlab.grading.learning.own_check import UNCHECKED
from crmlab.grading.notebook import Unreadable
from crmlab.grading.refusal import Refusal
from crmlab.grading.results import CheckResult
from crmlab.grading.running.channel import Channel, Overrun
from crmlab.grading.wording import system_lang, unusable

_AGAIN = Text(
    "Checked as things stand now. Before you hand in: run from the top, save, `crmlab check {}`.",
    "以上按当前状态检查。提交前请从头运行全部单元格并保存，再运行 `crmlab check {}`。",
)


class _LiveView:
    """Asks the kernel, which keeps the time itself: the learner may stop it as any cell."""

    seconds = float(CALL_SECONDS)

    def __init__(self, line: Channel) -> None:
        self._line = line

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and wait for its reply.

        Raises:
            Gone, Overrun: no reply came, or none in time.
        """
        self._line.send(request, seconds=60)
        reply: dict[str, Any] = self._line.receive(seconds=None)
        if "late" in reply:
            raise Overrun
        return reply


class LiveAnswers:
    """The values in a kernel at the other end of `line`, for the checks of one exercise."""

    def __init__(self, exercise: Handout, line: Channel, seen: Habits) -> None:
        self._exercise, self._line, self._habits = exercise, line, seen
        self._kinds = {n: k for part in exercise.parts.values() for n, k in part.kinds.items()}
        self._books = company.load(_variant())

    def wait(self) -> None:
        """Do nothing: the values are there."""

    @contextlib.contextmanager
    def student(self, part: str, record: Record) -> Iterator[Student]:
        """Open a view for one check of `part`; state is as the last call has left it."""
        barred = list(self._exercise.parts[part].without)
        self._line.send({"barred": barred}, seconds=60)
        yield Student(_LiveView(self._line), self._kinds, record, habits=self._habits)

    def books(self) -> Mapping[str, Any]:
        """Give a fresh copy of the learner's books."""
        return {name: table.copy() for name, table in self._books.items()}


def main(handle: int) -> None:
    """Serve the kernel at the other end of the socket with this number."""
    line = Channel(socket.socket(fileno=handle))
    asked = line.receive(seconds=None)
    lang = system_lang(os.environ)
    try:
        said = _said(asked, line, lang)
    except Refusal as refusal:
        said = {"refused": refusal.reason.of(lang)}
    except ExerciseError as fault:
        said = {"refused": f"{fault.where}: {fault.text.of(lang)}"}
    except OSError as error:
        said = {"refused": unusable(error).of(lang)}
    line.send({"said": said}, seconds=60)


def _said(asked: Mapping[str, Any], line: Channel, lang: Lang) -> dict[str, Any]:
    """Check, and put what there is to say into words."""
    books = shelf.find()
    lesson, path = _lesson(asked, books)
    exercise = books.load(lesson)
    about: Mapping[str, Any] = {}
    if path is not None:
        with contextlib.suppress(Unreadable):
            about = versions.about(path)
    lang = about.get("lang", lang)
    part = asked["part"]
    exercise.refuse_unknown([] if part is None else [part])
    own = memory.recall(Path())
    checks = Checks(
        LiveAnswers(exercise, line, habits.of(asked["cells"])),
        lambda _, mark: part is None or mark.part == part,
    )
    run([exercise.folder / PUBLIC_FILE], checks)
    if checks.troubles:
        raise Refusal(
            f"The checks cannot be read: {checks.troubles[0]}",
            f"检查文件无法读取：{checks.troubles[0]}",
        )
    findings = checks.findings.values()
    results = [result(finding, exercise.mistakes, sound=True) for finding in findings]
    failed = [each.part for each in results if each.outcome != "passed"]
    notes = [own.damage, hints.offer(exercise, own, failed)]
    return {
        "lang": lang,
        "title": exercise.title.of(lang),
        "summary": _summary(results).of(lang),
        "parts": [_shown(name, list(group), lang) for name, group in _by_part(results)],
        "notes": [_AGAIN.of(lang).format(lesson), *(note.of(lang) for note in notes if note)],
    }


def _by_part(results: Sequence[CheckResult]) -> Iterator[tuple[str, Iterator[CheckResult]]]:
    return itertools.groupby(results, lambda each: each.part)


def _shown(part: str, results: Sequence[CheckResult], lang: Lang) -> dict[str, Any]:
    return {
        "part": part,
        "checks": [
            {
                "passed": each.outcome == "passed",
                "title": each.title.of(lang),
                "message": each.message.of(lang) if each.message else "",
            }
            for each in results
        ],
    }


def _summary(results: Sequence[CheckResult]) -> Text:
    if not results:
        return UNCHECKED
    passed = [each for each in results if each.outcome == "passed"]
    got, most = (f"{sum(each.points for each in some):g}" for some in (passed, results))
    return Text(
        f"{len(passed)} of {len(results)} public checks pass: {got} of {most} points.",
        f"{len(results)} 项公开检查通过 {len(passed)} 项：得 {got} 分，满分 {most} 分。",
    )


def _variant() -> int:
    """Give the number of the company, which the surroundings name.

    Raises:
        Refusal: what they name is none.
    """
    try:
        return variant.resolve(None)
    except ValueError as error:
        raise Refusal(
            f"{error}: set it right or take it away, then restart the kernel.",
            f"数据版本有误（{error}）：请改正或删除，然后重启内核。",
        ) from error


def _lesson(asked: Mapping[str, Any], books: Shelf) -> tuple[str, Path | None]:
    """Tell which lesson's notebook this is: as asked, by its file, or by the names it defines.

    Raises:
        Refusal: none of these tells.
    """
    if asked["lesson"] is not None:
        return lessons.named(asked["lesson"], books.folders), None
    if asked["file"] is not None:
        path = Path(asked["file"])
        with contextlib.suppress(Refusal):
            return lessons.of_file(path.name, books.folders), Path(path.name)
    beside = [path for path in sorted(Path().glob("*.ipynb")) if _is_ours(path, books)]
    fitting = [path for path in beside if _defines(asked["names"], books, path)]
    if len(fitting) == 1:
        return lessons.of_file(fitting[0].name, books.folders), fitting[0]
    raise Refusal(
        'This notebook does not tell its lesson: write check(lesson="credit/ratios").',
        '无法判断这是哪一课的笔记本：请写成 check(lesson="credit/ratios")。',
    )


def _is_ours(path: Path, books: Shelf) -> bool:
    try:
        lessons.of_file(path.name, books.folders)
    except Refusal:
        return False
    return True


def _defines(names: Sequence[str], books: Shelf, path: Path) -> bool:
    exercise = books.load(lessons.of_file(path.name, books.folders))
    return {name for part in exercise.parts.values() for name in part.kinds} <= set(names)


if __name__ == "__main__":
    main(int(sys.argv[1]))
