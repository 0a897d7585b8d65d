from pathlib import Path

import pytest

from crmlab.core.text import Text
from crmlab.grading.checks import plugin
from crmlab.grading.checks.checking import run
from crmlab.grading.checks.plugin import Checks, Unready
from crmlab.grading.checks.right import Right, right
from tests.grading.checking import HEAD, Given, Ran, mark, only

OUTCOMES = {
    "an assertion that holds": ("assert student.hotel == right(2.5)", "passed"),
    "no assertion at all": ("student.hotel", "passed"),
    "an assertion that does not hold": ("assert student.hotel == 2", "failed"),
    "an error that is asked for": ("with raises(TypeError):\n    student.quick('a')", "passed"),
    "an error that is not": ("student.quick('a')", "failed"),
    "an error asked for in vain": ("with raises(ValueError):\n    student.quick(1)", "failed"),
    "another error than is asked for": (
        "with raises(ValueError):\n    student.quick('a')",
        "failed",
    ),
    "an answer that cannot be checked": ("student.word + 1", "error"),
    "a name that the solution lacks": ("student.motel", "error"),
    "an error of the check": ("1 / 0", "error"),
    "a check that gives up": ("pytest.skip('not today')", "error"),
    "a check that fails by itself": ("pytest.fail('no')", "error"),
    "a check that expects to fail": ("pytest.xfail('known')", "error"),
    "a check that leaves": ("raise SystemExit", "error"),
}


@pytest.mark.parametrize(("body", "outcome"), OUTCOMES.values(), ids=OUTCOMES)
def test_a_check_ends_as_it_should(ran: Ran, body: str, outcome: str) -> None:
    assert only(ran(mark(body))).outcome == outcome


@pytest.mark.parametrize(
    ("decorator", "body", "outcome"),
    [
        ("@pytest.mark.skip", "pass", "error"),
        ("@pytest.mark.xfail", "assert False", "failed"),
        ("@pytest.mark.xfail(run=False)", "pass", "error"),
        ("@pytest.mark.xfail(strict=True)", "assert student.hotel == 3", "failed"),
    ],
)
def test_a_check_that_is_skipped_or_expected_to_fail_passes_nothing(
    ran: Ran, decorator: str, body: str, outcome: str
) -> None:
    assert only(ran(mark(body, decorator=decorator))).outcome == outcome


def test_a_refusal_is_a_failure_even_where_the_check_would_swallow_it(ran: Ran) -> None:
    body = "with raises(BaseException):\n    student.nothing"
    finding = only(ran(mark(body), Given(nothing=None)))
    assert (finding.outcome, finding.record.refused is not None) == ("failed", True)


@pytest.mark.parametrize(
    ("fixture", "outcome"),
    [
        ("raise OSError('no disk')\n    yield", "error"),
        ("yield\n    raise OSError('no disk')", "error"),
    ],
)
def test_a_check_whose_preparation_or_tidying_fails_is_no_pass(
    ran: Ran, fixture: str, outcome: str
) -> None:
    text = f"@pytest.fixture\ndef disk():\n    {fixture}\n" + mark(
        "pass", arguments="student, disk"
    )
    finding = only(ran(text))
    assert (finding.outcome, finding.trouble) == (outcome, "'OSError: no disk'")


def test_a_check_knows_its_part_and_closes_its_view(ran: Ran) -> None:
    answers = Given()
    assert only(ran(mark("assert student.part == 'ratios'"), answers)).outcome == "passed"
    assert answers.closed == 1


@pytest.mark.parametrize("order", ["{} == {}", "{1} == {0}"])
def test_the_comparison_that_failed_is_kept_with_the_answer_first(ran: Ran, order: str) -> None:
    body = "assert " + order.format("student.hotel", "right(3, in_percent=2.5)")
    compared = only(ran(mark(body))).compared
    assert compared is not None
    got, expected = compared
    assert isinstance(expected, Right)
    assert (got, expected.expected, expected.mistake(got)) == (2.5, 3, "in_percent")


def test_only_the_last_comparison_that_failed_is_kept(ran: Ran) -> None:
    body = "assert student.hotel == 2.5\nassert student.quick(8) == 5"
    assert only(ran(mark(body))).compared == (4, 5)


def test_the_error_asked_for_in_vain_is_kept_by_name(ran: Ran) -> None:
    assert (
        only(ran(mark("with raises(ValueError):\n    student.quick(1)"))).asked_error
        == "ValueError"
    )


def test_a_word_that_is_none_of_those_asked_for_is_told_with_them(ran: Ran) -> None:
    finding = only(ran(mark("assert student.word in ('open', 'prepay')")))
    assert finding.record.refused == Text(
        "`word` is 'a'; choose one of 'open', 'prepay'.",
        "`word` 为 'a'；请从 'open'、'prepay' 中选一个。",
    )


@pytest.mark.parametrize("body", ["'b' in [student.word]", "student.hotel in (1, 2)"])
def test_what_is_looked_for_in_an_answer_is_no_choice_of_words(ran: Ran, body: str) -> None:
    finding = only(ran(mark(f"assert {body}")))
    assert (finding.outcome, finding.record.refused) == ("failed", None)


def test_a_check_on_the_learners_own_books_is_told_from_one_that_is_the_same_for_all(
    ran: Ran,
) -> None:
    assert only(ran(mark("pass"))).fixed
    finding = only(ran(mark("assert len(books['orders']) == 2", arguments="student, books")))
    assert (finding.outcome, finding.fixed) == ("passed", False)


def test_mistakes_must_be_told_apart_only_where_figures_are_the_same_for_all(ran: Ran) -> None:
    body = "right(1, one=2, other=2)"
    fixed = only(ran(mark(body)))
    assert (fixed.outcome, "must lead to an answer of its own" in fixed.trouble) == ("error", True)
    assert only(ran(mark(body, arguments="student, books"))).outcome == "passed"
    right(1, one=2, other=2)  # outside a check nobody minds


def test_each_case_of_a_parametrised_check_is_a_check(ran: Ran) -> None:
    decorator = "@pytest.mark.parametrize('x', [2, 5, 'a::b'])"
    checks = ran(
        mark("assert student.hotel == 2.5 or x == 5", arguments="student, x", decorator=decorator)
    )
    assert {name: finding.outcome for name, finding in checks.findings.items()} == {
        "test_it[2]": "passed",
        "test_it[5]": "passed",
        "test_it[a::b]": "passed",
    }


def test_checks_can_be_chosen_by_their_part(ran: Ran) -> None:
    text = mark("assert False", name="test_other").replace('"ratios"', '"other"') + mark("pass")
    checks = ran(text, chosen=lambda _id, mark: mark.part == "ratios")
    assert {name: finding.outcome for name, finding in checks.findings.items()} == {
        "test_it": "passed"
    }


def test_a_check_in_the_hidden_file_is_known_as_such(ran: Ran) -> None:
    assert only(ran(mark("pass"), name="test_hidden.py")).hidden
    assert not only(ran(mark("pass"))).hidden


TROUBLES = {
    "a test without a mark": ("def test_bare(student): pass", "test_bare has no @check(...) mark"),
    "two checks of one name": (
        mark("pass")
        + "class TestMore:\n"
        + "\n".join("    " + line for line in mark("pass", arguments="self, student").splitlines()),
        "test_it is the name of two checks",
    ),
    "a file that is no Python": ("def test_it(:", "SyntaxError: invalid syntax"),
    "a file that raises": ("import no_such_module", "No module named 'no_such_module'"),
    "a docstring of one line": (
        mark("pass").replace("\n    这是什么", ""),
        "test_it must have a docstring of two lines",
    ),
}


@pytest.mark.parametrize(("text", "said"), TROUBLES.values(), ids=TROUBLES)
def test_a_file_of_checks_with_a_fault_runs_nothing_and_says_why(
    ran: Ran, text: str, said: str
) -> None:
    checks = ran(text + "\n" + mark("pass", name="test_sound"))
    assert {finding.outcome for finding in checks.findings.values()} <= {"not run"}
    assert said in checks.troubles[0]


def test_where_there_are_no_answers_nothing_runs(ran: Ran) -> None:
    gone = Unready("the cells did not finish")
    checks = ran(mark("pass"), Given(gone))
    assert (only(checks).outcome, checks.unready) == ("not run", gone)


def test_checks_can_be_listed_without_answers(tmp_path: Path) -> None:
    file = tmp_path / "test_exercise.py"
    file.write_text(HEAD + mark("raise SystemExit"), encoding="utf-8")
    checks = Checks()
    run([file], checks)
    assert only(checks).outcome == "not run"


def test_a_check_that_an_answer_keeps_busy_is_ended(
    ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin, "CHECK_SECONDS", 0.2)
    finding = only(ran(mark("with raises(Exception):\n    while True: pass")))
    assert (finding.outcome, "computed for more than 0.2 seconds" in finding.trouble) == (
        "error",
        True,
    )
