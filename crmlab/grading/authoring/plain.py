"""The checks of exercises in a plain run of pytest, which tells what a learner would be told."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from crmlab.company import variant
from crmlab.grading import notebook
from crmlab.grading.checks.marks import mark_of
from crmlab.grading.checks.places import HIDDEN_FILE
from crmlab.grading.checks.plugin import Answers, Finding, Follower, Unready
from crmlab.grading.checks.right import Right
from crmlab.grading.exercises.exercise import Exercise, ExerciseError, load
from crmlab.grading.exercises.percent import place
from crmlab.grading.exercises.release import solution_cells
from crmlab.grading.judging.answers import NotebookAnswers
from crmlab.grading.judging.feedback import result
from crmlab.grading.refusal import Refusal
from crmlab.grading.running import sandbox
from crmlab.grading.running.walls import Limits
from crmlab.grading.wording import short

_FOUND = pytest.StashKey[Finding]()


class PlainChecks(Follower):
    """Runs the checks of any number of exercises, each on its solution or all on one file.

    Other tests of the same run are not touched.
    """

    def __init__(self, answers: Path | None) -> None:
        self._file = answers
        self._exercises: dict[Path, Exercise] = {}
        self._opened: dict[Path, NotebookAnswers] = {}
        self._unready: dict[Path, str] = {}
        self._open = ExitStack()

    def finding(self, item: pytest.Item) -> Finding | None:
        """Give what is found out about this check."""
        return item.stash.get(_FOUND, None)

    def answers_for(self, item: pytest.Item) -> Answers:
        """Give the answers to this check's exercise; the cells run once for all its checks."""
        folder = item.path.parent
        if folder not in self._opened and folder not in self._unready:
            try:
                self._opened[folder] = self._run(folder)
            except (ExerciseError, Refusal, Unready) as reason:
                self._unready[folder] = str(reason)
        if folder in self._unready:
            pytest.fail(self._unready[folder], pytrace=False)
        return self._opened[folder]

    def _run(self, folder: Path) -> NotebookAnswers:
        self._exercises[folder] = exercise = load(folder)
        answers = NotebookAnswers(
            exercise,
            solution_cells(exercise) if self._file is None else _cells(self._file),
            variant=variant.resolve(None),
            sandboxed=sandbox.why_not() is None,
            limits=Limits(),
        )
        self._open.enter_context(answers)
        answers.wait()
        return answers

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note which tests are checks."""
        for item in items:
            mark = mark_of(getattr(item, "function", None))
            if mark is not None:
                hidden = item.path.name == HIDDEN_FILE
                item.stash[_FOUND] = Finding(item.name, mark, hidden)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Say of a failure what a learner is told; where the check itself stumbled, show how."""
        report = yield from super().pytest_runtest_makereport(item, call)
        finding = self.finding(item) if call.when == "call" else None
        if finding is not None and call.excinfo is not None and finding.outcome == "failed":
            lines = [
                entry.lineno + 1 for entry in call.excinfo.traceback if entry.path == item.path
            ]
            report.longrepr = f"{self._told(item, finding)}\n\n{place(item.path, lines[-1])}"
        return report

    def _told(self, item: pytest.Item, finding: Finding) -> str:
        """Of a hidden check a learner hears nothing; its author reads what a public one would say.

        The figures stand below it, also where a learner may not see the right ones.
        """
        exercise = self._exercises[item.path.parent]
        told = result(replace(finding, hidden=False), exercise.mistakes, sound=True).message
        lines = [f"    {line}" for line in finding.mark.title]
        lines += ["", *(f"E   {line}" for line in told or ())]
        if finding.compared is not None:
            got, expected = finding.compared
            expected = expected.expected if isinstance(expected, Right) else expected
            lines.append(f"E   {short(got)} != {short(expected)}")
        first = self._opened[item.path.parent].cell_errors[:1]
        return "\n".join([*lines, *(f"E   {line}" for error in first for line in error)])

    def pytest_sessionfinish(self) -> None:
        """End the processes that hold the answers."""
        self._open.close()


def _cells(path: Path) -> Sequence[str]:
    if path.suffix == ".ipynb":
        return notebook.code_cells(path)
    try:
        return [path.read_text("utf-8")]
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            f"{path} cannot be read ({error}); name a notebook or a Python file in UTF-8.",
            f"无法读取 {path}（{error}）；请指定笔记本，或 UTF-8 编码的 Python 文件。",
        ) from None
