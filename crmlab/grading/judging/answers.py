"""A learner's answers: the notebook run in its process, and run again where modules are barred."""

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Self

from crmlab import company
from crmlab.core.text import Text
from crmlab.grading.checks import habits
from crmlab.grading.checks.plugin import Unready
from crmlab.grading.checks.student import Record, Refused, Student
from crmlab.grading.exercises.handout import Handout
from crmlab.grading.results import LONGEST_TEXT, Status
from crmlab.grading.running.channel import Overrun
from crmlab.grading.running.sandbox import CouldNotStart
from crmlab.grading.running.session import Ended, Session, View
from crmlab.grading.running.walls import Limits


class NotRun(Unready):
    """The cells did not run through: with what status, and why."""

    def __init__(self, status: Status, reason: Text) -> None:
        super().__init__(reason.en)
        self.status, self.reason = status, reason


class NotebookAnswers:
    """What the code cells of a notebook define, for the checks of one exercise."""

    def __init__(
        self,
        exercise: Handout,
        cells: Sequence[str],
        *,
        variant: int,
        sandboxed: bool,
        limits: Limits,
    ) -> None:
        self._exercise, self._cells, self._variant = exercise, cells, variant
        self._sandboxed, self._limits = sandboxed, limits
        self._deadline = time.monotonic() + limits.total_seconds
        self._habits = habits.of(cells)
        self._kinds = {n: k for part in exercise.parts.values() for n, k in part.kinds.items()}
        barred = {module for part in exercise.parts.values() for module in part.without}
        self._plain = self._session(watched=sorted(barred))
        self._barred: dict[tuple[str, ...], Session] = {}

    def _session(self, *, barred: Sequence[str] = (), watched: Sequence[str] = ()) -> Session:
        session = Session(
            self._cells,
            variant=self._variant,
            sandboxed=self._sandboxed,
            limits=self._limits,
            deadline=self._deadline,
            secret=self._exercise.folder.parents[1],
            barred=barred,
            watched=watched,
        )
        session.start()
        return session

    @property
    def cell_errors(self) -> tuple[Text, ...]:
        """What the cells raised while they ran."""
        return tuple(self._plain.errors)

    def wait(self) -> None:
        """Wait until the cells have run.

        Raises:
            NotRun: they did not.
        """
        _books(self._variant)  # loads what takes long, while the cells run
        try:
            self._plain.finish()
        except Overrun:
            seconds = f"{self._limits.cells_seconds:g}"
            raise NotRun(
                "timeout",
                Text(
                    f"The cells did not finish within {seconds} seconds: look for an endless loop.",
                    f"单元格在 {seconds} 秒内没有运行完：请检查是否有死循环。",
                ),
            ) from None
        except Ended:
            raise NotRun(
                "crashed",
                Text(
                    "The program ended while the cells ran: look for exit, a kill or far too much "
                    "memory.",
                    "单元格运行时程序中途结束：请检查是否调用了 exit、终止进程或占用过多内存。",
                ),
            ) from None
        except CouldNotStart as trouble:
            raise NotRun(
                "could-not-check",
                Text(
                    f"The process for learner code did not start: {trouble}",
                    f"运行学员代码的进程没有启动：{trouble}",
                ),
            ) from None

    @contextlib.contextmanager
    def student(self, part: str, record: Record) -> Iterator[Student]:
        """Open a fresh view of the answers for one check of `part`."""
        without = self._exercise.parts[part].without
        session = self._for(without)
        view: View | None = None
        try:
            with contextlib.suppress(Overrun, Ended, CouldNotStart):
                view = session.view(without)
            yield Student(view, self._kinds, record, session.leaned, self._habits)
        finally:
            if view is not None:
                session.put_back(view)

    def _for(self, without: tuple[str, ...]) -> Session:
        """The plain run, unless it has imported what is barred: then one without it."""
        if not set(without) & set(self._plain.loaded):
            return self._plain
        if without not in self._barred:
            session = self._barred[without] = self._session(barred=without)
            with contextlib.suppress(Overrun, Ended, CouldNotStart):
                session.finish()
        return self._barred[without]

    def books(self) -> Mapping[str, Any]:
        """Give a fresh copy of the learner's books."""
        return {name: table.copy() for name, table in _books(self._variant).items()}

    def texts(self) -> dict[str, str]:
        """Collect the free texts that are marked by hand, empty where there is none."""
        found = {}
        for name, part in self._exercise.parts.items():
            if not part.text:
                continue
            with self.student(name, Record()) as student:
                words = ""
                with contextlib.suppress(Refused):
                    words = "\n".join(
                        value
                        for key in part.kinds
                        if isinstance(value := getattr(student, key), str)
                    )
            found[name] = words[:LONGEST_TEXT]
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for session in (self._plain, *self._barred.values()):
            session.close()


@lru_cache(maxsize=4)
def _books(variant: int) -> Mapping[str, Any]:
    return company.load(variant=variant)
