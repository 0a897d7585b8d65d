"""The pytest plugin that follows an exercise's checks and keeps what each of them found."""

import contextlib
import re
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeGuard

import pytest

from crmlab.grading.checks import complaints
from crmlab.grading.checks.effort import at_most
from crmlab.grading.checks.marks import Mark, mark_of
from crmlab.grading.checks.places import HIDDEN_FILE
from crmlab.grading.checks.right import Right, all_alike
from crmlab.grading.checks.student import Record, Student
from crmlab.grading.wording import short

CHECK_SECONDS = 20
"""Of computing that one check may do itself: an answer can be made to keep it busy for hours."""


@dataclass
class Finding:
    """How one check ended: `error` is a stumble, which need not be the learner's doing."""

    id: str
    mark: Mark
    hidden: bool
    outcome: Literal["passed", "failed", "error", "not run"] = "not run"
    record: Record = field(default_factory=Record)
    fixed: bool = True
    compared: tuple[Any, Any] | None = None
    asked_error: str | None = None
    trouble: str = ""


class Unready(Exception):  # noqa: N818 - not an error here
    """There are no answers to check."""


class Answers(Protocol):
    """Where checks get a learner's answers and books from."""

    def wait(self) -> None:
        """Return when the answers are there; raise `Unready` if they will not be."""

    def student(self, part: str, record: Record) -> contextlib.AbstractContextManager[Student]:
        """Open a fresh view of the answers for one check of `part`."""

    def books(self) -> Mapping[str, Any]:
        """Give a fresh copy of the learner's books."""


class Follower:
    """Follows checks while pytest runs them, and lends them the answers that they ask for."""

    _running: Finding | None = None

    def finding(self, item: pytest.Item) -> Finding | None:
        """Give what is found out about this check; None for a test that is no check."""
        raise NotImplementedError

    def answers_for(self, item: pytest.Item) -> Answers:
        """Give the answers that this check is about."""
        raise NotImplementedError

    @pytest.fixture
    def student(self, request: pytest.FixtureRequest) -> Iterator[Student]:
        """Give the learner's answers."""
        finding = self.finding(request.node)
        if finding is None:
            pytest.fail("only a test with a @check(...) mark has a student", pytrace=False)
        answers = self.answers_for(request.node)
        with answers.student(finding.mark.part, finding.record) as student:
            yield student

    @pytest.fixture
    def books(self, request: pytest.FixtureRequest) -> Mapping[str, Any]:
        """Give the learner's own books."""
        return self.answers_for(request.node).books()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Run a check; where its figures are the same for all, mistakes must be told apart."""
        finding = self._running = self.finding(item)
        if finding is None:
            return (yield)
        finding.fixed = "books" not in getattr(item, "fixturenames", ())
        before = all_alike.set(finding.fixed)
        try:
            with at_most(CHECK_SECONDS):
                return (yield)
        finally:
            all_alike.reset(before)

    def pytest_assertrepr_compare(self, op: str, left: object, right: object) -> None:
        """Note the comparison that failed."""
        if self._running is None:
            return
        if op == "==":
            self._running.compared = (right, left) if isinstance(left, Right) else (left, right)
        elif op == "in" and short(left) == self._running.record.got and _are_words(right):
            self._running.record.refused = complaints.not_among(
                self._running.record.asked, left, right
            )

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Classify how the check, or its preparation, ended."""
        report = yield
        if (finding := self.finding(item)) is not None:
            _classify(finding, call)
        return report


class Checks(Follower):
    """Collects marked tests and runs them on a learner's answers.

    `chosen` picks checks by their id and mark. Without `answers` they are only collected.
    `findings` has one entry a check, `troubles` what is wrong with the files of checks, `unready`
    why there are no answers to check.
    """

    def __init__(
        self,
        answers: Answers | None = None,
        chosen: Callable[[str, Mark], bool] = lambda _id, _mark: True,
    ) -> None:
        self.answers, self._chosen = answers, chosen
        self.findings: dict[str, Finding] = {}
        self.troubles: list[str] = []
        self.unready: Exception | None = None
        self.interrupted = False

    def finding(self, item: pytest.Item) -> Finding | None:
        """Give what is found out about this check."""
        return self.findings.get(item.name)

    def answers_for(self, _item: pytest.Item) -> Answers:
        """Give the answers, the same for every check."""
        assert self.answers is not None  # noqa: S101 - nothing runs when only collecting
        return self.answers

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note what there is to check; a test without a mark is a fault of the exercise."""
        kept = []
        if not items:
            self.troubles.append("there are no checks")
        for item in items:
            mark = mark_of(getattr(item, "function", None))
            if mark is None:
                self.troubles.append(f"{item.path.name}: {item.name} has no @check(...) mark")
            elif item.name in self.findings:
                self.troubles.append(f"{item.path.name}: {item.name} is the name of two checks")
            elif self._chosen(item.name, mark):
                hidden = item.path.name == HIDDEN_FILE
                self.findings[item.name] = Finding(item.name, mark, hidden)
                kept.append(item)
        items[:] = kept

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file of checks that cannot be read."""
        if report.failed:
            lines = str(report.longrepr).strip().splitlines()
            self.troubles.append(f"{report.nodeid}: {lines[-1] if lines else 'cannot be read'}")

    def pytest_runtestloop(self) -> bool | None:
        """Wait for the answers; run nothing where there are none."""
        if self.answers is None or self.troubles:
            return True
        try:
            self.answers.wait()
        except Unready as reason:
            self.unready = reason
            return True
        return None

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Note that the user wants to stop, which pytest alone would only print."""
        self.interrupted = isinstance(excinfo.value, KeyboardInterrupt)


def _are_words(choices: object) -> TypeGuard[Collection[str]]:
    return isinstance(choices, tuple | list | set | frozenset) and all(
        isinstance(word, str) for word in choices
    )


def _classify(finding: Finding, call: pytest.CallInfo[None]) -> None:
    """Say how a check, or its preparation, has ended."""
    if finding.record.refused is not None:
        finding.outcome = "failed"
    elif call.excinfo is None:
        if call.when == "call" and finding.outcome == "not run":
            finding.outcome = "passed"
    elif finding.outcome in ("not run", "passed"):
        error = call.excinfo.value
        unraised = re.match(r"DID NOT RAISE (?:<class ')?(\w+)", str(error))
        if isinstance(error, pytest.fail.Exception) and unraised:
            finding.outcome, finding.asked_error = "failed", unraised[1]
        elif isinstance(error, AssertionError) or error is finding.record.error:
            finding.outcome = "failed"
        else:
            finding.outcome = "error"
            finding.trouble = short(f"{type(error).__name__}: {error}")
