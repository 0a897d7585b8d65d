"""`crmlab watch`: check on every save, one part at a time."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from crmlab.cli import course, output, remembered, report
from crmlab.cli import hint as hint_command
from crmlab.cli.language import LangOption
from crmlab.core.text import Lang, Text
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.exercises.packed import Packed
from crmlab.grading.exercises.shelf import Shelf
from crmlab.grading.learning import hints, memory, own_check, standing, versions, work
from crmlab.grading.learning.own_check import Checked
from crmlab.grading.learning.watching import PAUSE_SECONDS, Keys, Saved
from crmlab.grading.refusal import Refusal

_BAR = 30


def watch(
    lesson: Annotated[
        str | None,
        typer.Argument(
            metavar="LESSON", help="Else the one you saved last.\n默认为最近保存的课程。"
        ),
    ] = None,
    *,
    lang: LangOption = "en",
) -> int:
    """Check a notebook whenever it is saved, and show the part that is next."""
    here = memory.recall(Path())
    shelf = course.handed_out()
    name = lesson or work.saved_last(work.all_started(here, shelf.folders))
    exercise = shelf.load(name)
    with suppress(KeyboardInterrupt):
        _Watch(shelf, exercise, work.started(here, exercise.lesson), lang, here.damage).run()
    return 0


class _Watch:
    """The screen: what is done, the part that is worked on, and the keys."""

    def __init__(
        self,
        shelf: Shelf,
        exercise: Exercise | Packed,
        path: Path,
        lang: Lang,
        damage: Text | None,
    ) -> None:
        self._shelf, self._exercise, self._path = shelf, exercise, path
        self._lang, self._damage = lang, damage
        self._keys = Keys()
        self._skipped: list[str] = []
        self._done: set[str] | None = None
        self._checked: Checked | None = None

    def run(self) -> None:
        """Go on until the learner quits."""
        saved = Saved(self._path)
        with self._keys.listening():
            self._check(again=False)
            while (key := self._keys.pressed(PAUSE_SECONDS).lower()) != "q":
                if saved.again():
                    self._check(again=False)
                elif key:
                    self._act(key)

    def _act(self, key: str) -> None:
        match key:
            case "h":
                self._hint()
            case "n":
                self._skip()
            case "c":
                self._check(again=True)
            case "l":
                self._list()

    def _check(self, *, again: bool) -> None:
        from crmlab.grading.judging.judge import judge
        from crmlab.grading.running import sandbox

        self._recall()
        self._checked = None
        try:
            self._checked = own_check.check(
                self._exercise,
                self._path,
                self._own,
                judge=judge,
                sandboxed=sandbox.why_not() is None,
                again=again,
            )
        except Refusal as refusal:
            output.say(refusal.reason.of(self._lang), "red")
        else:
            remembered.keep(self._own, self._lang)
            self._show(self._checked)
        self._tell_damage()

    def _recall(self) -> None:
        """Read what is remembered now: other commands write it while this one watches."""
        self._own = memory.recall(self._path.parent)
        self._damage = self._own.damage or self._damage

    def _tell_damage(self) -> None:
        """Tell it below the rest, which has cleared the screen."""
        if self._damage:
            output.warn(self._damage.of(self._lang))
        self._damage = None

    def _show(self, checked: Checked) -> None:
        output.clear()
        self._say(
            Text(
                f"{self._exercise.title.en} · {self._path}",
                f"{self._exercise.title.zh} · {self._path}",
            ),
            "bold",
        )
        done = self._finished()
        for part in [part for part in done if self._done is not None and part not in self._done]:
            self._say(Text(f"✓ {part} is done.", f"✓ {part} 完成。"), "green")
        self._done = set(done)
        if checked.verdict.status == "graded":
            report.show(checked.only(self._current()), self._lang)
        else:
            _, summary = report.outcome(checked.verdict)
            self._say(summary, "red")
        if revised := versions.changes(self._path, self._exercise):
            self._say(revised, "yellow")
        self._footer()

    def _finished(self) -> list[str]:
        finished = self._own.finished(self._exercise.lesson)
        return [part for part in self._exercise.parts if part in finished]

    def _current(self) -> str | None:
        """Name the part to work on: the first unfinished that was not skipped, else the first."""
        finished = self._finished()
        left = [part for part in self._exercise.parts if part not in finished]
        return next((part for part in left if part not in self._skipped), next(iter(left), None))

    def _footer(self) -> None:
        here = memory.Memory(self._path.parent, self._own.said)
        stand = standing.of(here, self._exercise)
        share = standing.share(stand.points, stand.max_points)
        filled = round(_BAR * share)
        figures = report.reached(stand.points, stand.max_points)
        output.say(f"{'█' * filled}{'░' * (_BAR - filled)} {figures}", "bold")
        current = self._current()
        if current:
            self._say(Text(f"Now: {current}. Save to check.", f"当前：{current}。保存即检查。"))
        else:
            lesson = self._exercise.lesson
            self._say(
                Text(
                    f"All parts are done. Hand in with `crmlab submit {lesson}`.",
                    f"全部小题已完成。请用 `crmlab submit {lesson}` 提交。",
                ),
                "green",
            )
            self._offer_next_lesson()
        if self._keys.work:
            keys = Text(
                "[h]int  [n]ext part  [c]heck all again  [l]ist  [q]uit",
                "[h] 提示  [n] 下一题  [c] 全部重查  [l] 列表  [q] 退出",
            )
            self._say(keys, "dim")

    def _offer_next_lesson(self) -> None:
        here = memory.Memory(self._path.parent, self._own.said)
        for lesson in self._shelf.folders:
            if work.find(here, lesson) is None:
                command = f"`crmlab start {lesson}`"
                self._say(Text(f"Next lesson: {command}.", f"下一课：{command}。"))
                return

    def _hint(self) -> None:
        part = self._current()
        if part is None:
            self._footer()
            return
        self._recall()
        try:
            hint_command.show(hints.reveal(self._exercise, part, self._own), self._lang)
        except Refusal as refusal:
            self._say(refusal.reason)
        remembered.keep(self._own, self._lang)
        self._tell_damage()

    def _skip(self) -> None:
        if current := self._current():
            if current in self._skipped:
                self._skipped.clear()
            self._skipped.append(current)
        if self._checked:
            self._show(self._checked)

    def _list(self) -> None:
        current, finished = self._current(), self._finished()
        for part in self._exercise.parts:
            mark = "✓" if part in finished else "→" if part == current else "·"
            output.say(f"{mark} {part}")
        self._footer()

    def _say(self, text: Text, style: str = "") -> None:
        output.say(text.of(self._lang), style)
