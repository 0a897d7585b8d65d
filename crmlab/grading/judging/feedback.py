"""What a learner is told about a check: the mistake, the call, what came, what was expected."""

import contextlib
from collections.abc import Mapping
from typing import Any

from crmlab.core.text import Text
from crmlab.grading.checks.plugin import Finding
from crmlab.grading.checks.right import Right
from crmlab.grading.checks.sameness import same
from crmlab.grading.checks.slips import slip
from crmlab.grading.checks.student import Record, Refused
from crmlab.grading.results import CheckResult, Outcome
from crmlab.grading.wording import apart, short


def result(finding: Finding, mistakes: Mapping[str, Text], *, sound: bool) -> CheckResult:
    """Turn a finding into a result in words.

    `sound` tells whether the check runs through with the exercise's solution: if it does, a check
    that stumbled has stumbled over the learner's answer. A hidden check says no more than its
    title.
    """
    outcome: Outcome = "failed"
    message = mistake = None
    if finding.outcome == "passed":
        outcome = "passed"
    elif finding.outcome != "failed" and not sound:
        outcome = "could-not-check"
        message = Text(
            f"The check itself failed: {finding.trouble or 'it did not run'}.",
            f"检查本身出错：{finding.trouble or '没有运行'}。",
        )
    elif not finding.hidden:
        mistake, message = _mistake(finding), _message(finding)
        if mistake is not None and mistake in mistakes:
            named = mistakes[mistake]
            message = Text(f"{named.en} {message.en}", f"{named.zh}{message.zh}")
        else:
            found = _slip(finding)
            message = Text(message.en + found.en, message.zh + found.zh)
    mark = finding.mark
    return CheckResult(
        finding.id, mark.part, mark.title, mark.points, outcome, finding.hidden, message, mistake
    )


def untried(finding: Finding) -> CheckResult:
    """Give the result of a check for which there was no answer to check."""
    mark = finding.mark
    return CheckResult(finding.id, mark.part, mark.title, mark.points, "failed", finding.hidden)


def _mistake(finding: Finding) -> str | None:
    if finding.compared is None or finding.record.refused is not None:
        return None
    got, answer = finding.compared
    with contextlib.suppress(Exception, Refused):  # an answer can be beyond comparison
        return answer.mistake(got) if isinstance(answer, Right) else None
    return None


def _message(finding: Finding) -> Text:
    record, asked = finding.record, f"`{finding.record.asked}`"
    if record.refused is not None:
        return record.refused
    if record.raised is not None:
        return Text(f"{asked}: {record.raised.en}", f"{asked}：{record.raised.zh}")
    if finding.outcome == "error":
        return Text(
            f"{asked} has a form that cannot be checked ({finding.trouble}): compare it with what "
            "the task asks for.",
            f"{asked} 的形式无法检查（{finding.trouble}）：请对照题目要求。",
        )
    if finding.asked_error is not None:
        return Text(
            f"{asked} gave {record.got}; an error is asked for here ({finding.asked_error}).",
            f"{asked} 得到 {record.got}；这里要求报错（{finding.asked_error}）。",
        )
    got = record.got
    if finding.compared is not None:
        asked, *compared = _where_it_differs(finding.record, *finding.compared)
        got, expected = apart(*compared)
        if _may_be_shown(finding) and got != expected:
            return Text(
                f"{asked} gave {got}; {expected} was expected.",
                f"{asked} 得到 {got}，应为 {expected}。",
            )
    if record.call:
        return Text(f"{asked} gave {got}, which is not right.", f"{asked} 得到 {got}，不正确。")
    return Text(f"{asked} is {got}, which is not right.", f"{asked} 为 {got}，不正确。")


def _where_it_differs(record: Record, got: Any, right: Any) -> tuple[str, Any, Any]:
    """Give what was asked, what came and what is right.

    Of the answers to several calls that a check compares at once, the first that is not right.
    """
    exact = right if isinstance(right, Right) else Right(right)
    expected, asked = exact.expected, [asked for asked, _ in record.answers]
    if (
        isinstance(got, list | tuple)
        and isinstance(expected, list | tuple)
        and len(got) == len(expected) == len(asked) > 1
        and [short(one) for one in got] == [came for _, came in record.answers]
    ):
        with contextlib.suppress(Exception, Refused):  # an answer can be beyond comparison
            for call, one, other in zip(asked, got, expected, strict=True):
                if not same(one, other, within=exact.within, key=exact.key):
                    return f"`{call}`", one, other
    return f"`{record.asked}`", got, expected


def _may_be_shown(finding: Finding) -> bool:
    """Whether the expected value may be seen.

    What depends on the learner's own books, or is asked as a value, is a graded answer.
    """
    return finding.fixed and finding.record.call


def _slip(finding: Finding) -> Text:
    """Say what everyday slip explains the answer, nothing where none does."""
    if finding.compared is None or finding.record.refused or finding.record.raised:
        return Text("", "")
    got, answer = finding.compared
    exact = answer if isinstance(answer, Right) else Right(answer)
    with contextlib.suppress(Exception, Refused):  # an answer can be beyond comparison
        found = slip(
            got,
            exact.expected,
            within=exact.within,
            key=exact.key,
            shown=_may_be_shown(finding),
        )
        if found is not None:
            return Text(f" {found.en}", found.zh)
    return Text("", "")
