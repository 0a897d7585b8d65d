from typing import Any

import pandas as pd
import pytest

from crmlab.core.text import Text
from crmlab.grading.checks.marks import Mark
from crmlab.grading.checks.plugin import Finding
from crmlab.grading.checks.right import right
from crmlab.grading.checks.student import Record, Refused
from crmlab.grading.judging.feedback import result, untried
from crmlab.grading.results import CheckResult
from crmlab.grading.running.opaque import Opaque

MARK = Mark("ratios", 2, Text("Without stock", "不含存货"))
MISTAKES = {"stock_left_in": Text("Stock is still in there.", "存货还在里面。")}


def finding(**said: Any) -> Finding:
    record = Record(asked="quick(800)", call=True, got="1.875")
    return Finding("test_it", MARK, hidden=False, **{"outcome": "failed", "record": record, **said})


def told(found: Finding, *, sound: bool = False) -> CheckResult:
    return result(found, MISTAKES, sound=sound)


def test_a_pass_needs_no_words() -> None:
    check = told(finding(outcome="passed"))
    assert (check.outcome, check.message, check.mistake) == ("passed", None, None)
    assert (check.id, check.part, check.points, check.title) == (
        "test_it",
        "ratios",
        2,
        Text("Without stock", "不含存货"),
    )


def test_a_failed_call_is_shown_with_what_came_and_what_was_expected() -> None:
    check = told(finding(compared=(1.875, 1.125)))
    assert check.message == Text(
        "`quick(800)` gave 1.875; 1.125 was expected.", "`quick(800)` 得到 1.875，应为 1.125。"
    )


def test_of_several_calls_the_first_that_is_not_right_is_shown() -> None:
    record = Record(asked="age(3)", call=True, got="'wait'")
    record.answers += [("age(1)", "'ship'"), ("age(2)", "'hold'"), ("age(3)", "'wait'")]
    several = finding(record=record, compared=(["ship", "hold", "wait"], ["ship", "ask", "wait"]))
    assert told(several).message == Text(
        "`age(2)` gave 'hold'; 'ask' was expected.", "`age(2)` 得到 'hold'，应为 'ask'。"
    )


def test_what_a_check_makes_of_several_calls_is_shown_with_the_last() -> None:
    record = Record(asked="age(2)", call=True, got="2")
    record.answers += [("age(1)", "1"), ("age(2)", "2")]
    message = told(finding(record=record, compared=([3, 4], [3, 5]))).message
    assert message is not None
    assert message.en.startswith("`age(2)` gave [3, 4]; [3, 5] was expected.")


def test_a_known_mistake_comes_first_with_its_own_sentence() -> None:
    check = told(finding(compared=(1.875, right(1.125, stock_left_in=1.875))))
    assert check.mistake == "stock_left_in"
    assert check.message is not None
    assert check.message.en == (
        "Stock is still in there. `quick(800)` gave 1.875; 1.125 was expected."
    )
    assert check.message.zh.startswith("存货还在里面。`quick(800)` 得到")


def test_a_mistake_without_a_sentence_is_named_all_the_same() -> None:
    check = told(finding(compared=(3, right(1, upside_down=3))))
    assert (check.mistake, check.message and check.message.en) == (
        "upside_down",
        "`quick(800)` gave 3; 1 was expected.",
    )


def test_two_figures_that_differ_little_are_shown_with_the_digits_that_differ() -> None:
    message = told(finding(compared=(1.12500001, right(1.125)))).message
    assert message is not None
    assert message.en == "`quick(800)` gave 1.12500001; 1.125 was expected."


def test_what_looks_alike_is_not_set_against_itself() -> None:
    tables = (pd.DataFrame({"quick": [1, 2]}), pd.DataFrame({"quick": [2, 1]}))
    message = told(finding(compared=tables)).message
    assert message is not None
    assert message.en.startswith(
        "`quick(800)` gave <table of 2 rows: quick>, which is not right. The order is the wrong way"
    )


def test_what_is_expected_of_the_learners_own_books_is_not_shown() -> None:
    message = told(finding(compared=(1.875, right(1.125)), fixed=False)).message
    assert message is not None
    assert message.en == "`quick(800)` gave 1.875, which is not right."


def test_what_is_expected_of_a_value_is_not_shown() -> None:
    record = Record(asked="hotel", got="2.5")
    message = told(finding(compared=(2.5, right(0.42)), record=record)).message
    assert message == Text("`hotel` is 2.5, which is not right.", "`hotel` 为 2.5，不正确。")


def test_without_a_comparison_what_came_is_shown() -> None:
    message = told(finding()).message
    assert message is not None
    assert message.en == "`quick(800)` gave 1.875, which is not right."


def test_an_error_asked_for_in_vain_is_named() -> None:
    message = told(finding(asked_error="ValueError")).message
    assert message is not None
    assert message.en == "`quick(800)` gave 1.875; an error is asked for here (ValueError)."


def test_an_error_of_the_learners_code_is_told() -> None:
    record = Record(asked="quick(0)", call=True, raised=Text("It raised KeyError.", "出现错误。"))
    message = told(finding(record=record)).message
    assert message == Text("`quick(0)`: It raised KeyError.", "`quick(0)`：出现错误。")


def test_a_refusal_is_told_as_it_is_and_names_no_mistake() -> None:
    record = Record(asked="quick(0)", refused=Text("Not defined.", "没有定义。"))
    check = told(finding(record=record, compared=(3, right(1, upside_down=3))))
    assert (check.message, check.mistake) == (Text("Not defined.", "没有定义。"), None)


def test_a_hidden_check_says_no_more_than_its_title() -> None:
    found = finding(compared=(1.875, right(1.125, stock_left_in=1.875)))
    found.hidden = True
    check = told(found)
    assert (check.outcome, check.hidden, check.message, check.mistake) == (
        "failed",
        True,
        None,
        None,
    )


def test_a_check_that_stumbles_and_is_not_sound_could_not_check() -> None:
    check = told(finding(outcome="error", trouble="'KeyError: 7'"))
    assert check.outcome == "could-not-check"
    assert check.message is not None
    assert check.message.en == "The check itself failed: 'KeyError: 7'."


def test_a_check_that_never_ran_could_not_check() -> None:
    message = told(finding(outcome="not run")).message
    assert message == Text("The check itself failed: it did not run.", "检查本身出错：没有运行。")


def test_a_sound_check_that_stumbles_has_stumbled_over_the_answer() -> None:
    check = told(finding(outcome="error", trouble="'TypeError: no'"), sound=True)
    assert check.outcome == "failed"
    assert check.message is not None
    assert check.message.en.startswith("`quick(800)` has a form that cannot be checked")


def test_a_hidden_check_that_stumbles_over_the_answer_says_nothing_either() -> None:
    found = finding(outcome="error", trouble="'TypeError: 1.125 is a secret'")
    found.hidden = True
    assert told(found, sound=True).message is None


def refuse(kind: str) -> Any:
    raise Refused(kind)


@pytest.mark.parametrize(
    "answer", [[1, Opaque("Anything", refuse)], [1, 10**400]], ids=["unknown", "too large"]
)
def test_an_answer_beyond_comparison_makes_no_known_mistake(answer: list[object]) -> None:
    check = told(finding(compared=(answer, right([5, 2], upside_down=[1, 7]))))
    assert (check.outcome, check.mistake) == ("failed", None)


def test_a_check_for_which_there_was_no_answer_has_failed_without_words() -> None:
    check = untried(finding(outcome="not run"))
    assert (check.outcome, check.points, check.message) == ("failed", 2, None)


def test_an_everyday_slip_is_told_in_both_languages_after_what_came() -> None:
    message = told(finding(compared=(112.5, right(1.125)))).message
    assert message is not None
    assert message.en.endswith(
        "1.125 was expected. It is 100 times too large: is it a percentage (25) where a share "
        "(0.25) is asked for?"
    )
    assert message.zh.endswith(
        "应为 1.125。大了 100 倍：是不是写成了百分数（25），而这里要的是比例（0.25）？"
    )


def test_a_named_mistake_leaves_no_room_for_a_slip() -> None:
    check = told(finding(compared=(112.5, right(1.125, stock_left_in=112.5))))
    assert check.message is not None
    assert check.message.en.endswith("1.125 was expected.")


def test_of_a_graded_answer_a_slip_tells_no_figure() -> None:
    record = Record(asked="phones", got="['a']")
    message = told(finding(compared=(["a"], right(["a", "b", "c"])), record=record)).message
    assert message is not None
    assert message.en == (
        "`phones` is ['a'], which is not right. It has 1 item, fewer than are asked for."
    )
