from typing import TYPE_CHECKING, Any, cast

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.core.text import Text
from crmlab.grading.checks import habits
from crmlab.grading.checks.right import right
from crmlab.grading.checks.student import Kind, Record, Refused, Student
from crmlab.grading.running.channel import Gone, Overrun
from crmlab.grading.running.codec import CodecError, TooLarge

if TYPE_CHECKING:
    from crmlab.grading.running.session import View

KINDS: dict[str, Kind] = {"quick": "function", "hotel": "value"}


class Replies:
    """Stands for a view: gives the replies it was told to give, or raises them."""

    seconds = 5.0

    def __init__(self, *replies: Any) -> None:
        self._replies = iter(replies)
        self.requests: list[dict[str, Any]] = []

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        self.requests.append(request)
        reply = next(self._replies)
        if isinstance(reply, Exception):
            raise reply
        return cast("dict[str, Any]", reply)


def student_of(
    *replies: Any, leaned: tuple[str, ...] = (), cells: tuple[str, ...] = ()
) -> tuple[Any, Record, Replies]:
    record, view = Record(), Replies(*replies)
    student = Student(cast("View", view), KINDS, record, leaned, habits.of(cells))
    return student, record, view


def refusal(*replies: Any, call: bool = True, leaned: tuple[str, ...] = ()) -> str:
    student, record, _ = student_of(*replies, leaned=leaned)
    with pytest.raises(Refused):
        student.quick(1) if call else student.hotel
    assert record.refused is not None
    assert record.refused.zh.strip()
    return record.refused.en


def test_a_value_arrives_and_is_noted() -> None:
    student, record, _ = student_of({"value": 2.5})
    assert student.hotel == 2.5
    assert (record.asked, record.call, record.got) == ("hotel", False, "2.5")


def test_a_call_sends_its_arguments_and_notes_how_it_reads() -> None:
    student, record, view = student_of({"value": [1, {"tuple": [2]}]})
    assert student.quick(800, stock=pd.DataFrame({"a": [1]})) == [1, (2,)]
    assert record.asked == "quick(800, stock=<table of 1 rows: a>)"
    assert (record.call, record.got) == (True, "[1, (2,)]")
    assert view.requests[0]["args"] == [800]


def test_what_a_call_does_to_its_arguments_is_not_seen_by_the_check() -> None:
    amounts = [1, 2]
    student, _, view = student_of({"value": 1})
    student.quick(amounts)
    view.requests[0]["args"][0].append(3)
    assert amounts == [1, 2]


def test_a_name_that_the_solution_lacks_is_a_fault_of_the_check() -> None:
    student, record, _ = student_of()
    with pytest.raises(AttributeError, match="the exercise's solution defines no 'motel'"):
        _ = student.motel
    assert record.refused is None


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ({"missing": True}, "`quick` is not defined: has its cell run through"),
        ({"value": None}, "`quick(1)` gave None: does every way through the function end with"),
        ({"value": {"opaque": "Customer"}}, "`quick(1)` is or holds a value of type Customer"),
        ({"value": {"what": 1}}, "`quick(1)` sent something that is not an answer"),
        ({"value": {"Decimal": "1E+99999"}}, "`quick(1)` is too large or too nested"),
        ({}, "`quick(1)` sent something that is not an answer"),
        ({"no function": "float"}, "`quick` must be a function, but it is of type float"),
        ({"value": 1, "leaned": ["crmlab.credit"]}, "`quick` leans on crmlab.credit"),
        (Overrun(), "`quick` gave no answer within 5 seconds: is there an endless loop?"),
        (Gone(), "`quick` ended the program instead of giving an answer"),
        (CodecError(), "`quick` sent something that is not an answer"),
        (TooLarge(), "`quick` is too large or too nested"),
    ],
    ids=str,
)
def test_what_is_no_answer_ends_the_check_with_a_sentence_of_its_own(reply: Any, said: str) -> None:
    assert refusal(reply).startswith(said)


def test_a_function_where_a_value_is_asked_for_is_told_so() -> None:
    assert refusal({"function": True}, call=False).startswith("`hotel` is a function")


def test_without_a_view_the_program_has_ended() -> None:
    record = Record()
    student: Any = Student(None, KINDS, record)
    with pytest.raises(Refused, match="`hotel` ended the program"):
        _ = student.hotel


def test_what_is_missing_because_it_leaned_on_a_barred_module_is_told_so() -> None:
    missing, undefined = {"missing": True}, raised("NameError", ["NameError", "Exception"])
    for call, reply in ((False, missing), (True, missing), (True, undefined)):
        assert "leans on crmlab.credit" in refusal(reply, call=call, leaned=("crmlab.credit",))


def raised(kind: str, bases: list[Any], message: str = "no debt") -> dict[str, Any]:
    return {"raised": {"type": kind, "bases": [*bases, "BaseException"], "message": message}}


DECODE = ["UnicodeDecodeError", "UnicodeError", "ValueError", "Exception"]


@pytest.mark.parametrize(
    ("kind", "bases", "error"),
    [
        ("ValueError", ["ValueError", "Exception"], ValueError),
        ("Debt", ["ValueError", "Exception"], ValueError),
        ("ZeroDivisionError", ["ZeroDivisionError", "ArithmeticError"], ZeroDivisionError),
        ("FileNotFoundError", ["FileNotFoundError", "OSError"], FileNotFoundError),
        ("UnicodeDecodeError", DECODE, ValueError),
        ("Odd", ["Exception"], Exception),
        ("Forged", [[], {}, 7, None, "print"], Exception),
    ],
)
def test_what_learner_code_raises_is_raised_in_the_check(
    kind: str, bases: list[Any], error: type[Exception]
) -> None:
    student, record, _ = student_of(raised(kind, [*bases, "Exception"]))
    with pytest.raises(error, match="no debt") as caught:
        student.quick(0)
    assert type(caught.value) is error
    assert record.error is caught.value
    assert record.raised is not None
    assert record.raised.en == f"It raised {kind}: no debt."


def test_what_is_not_written_yet_is_told_so_even_where_an_error_is_asked_for() -> None:
    reply = raised("NotImplementedError", ["NotImplementedError", "RuntimeError", "Exception"])
    assert refusal(reply) == "`quick` is not written yet."


@pytest.mark.parametrize("kind", ["SystemExit", "KeyboardInterrupt", "GeneratorExit", "Leaned"])
def test_what_is_no_ordinary_error_is_never_raised_in_the_judge(kind: str) -> None:
    assert refusal(raised(kind, [kind])) == f"It raised {kind}: no debt."


def test_an_unknown_object_within_an_answer_ends_the_check_when_it_is_compared() -> None:
    student, record, _ = student_of({"value": [1, {"opaque": "Customer"}]})
    answer = student.quick(1)
    assert answer[0] == 1
    with pytest.raises(Refused):
        _ = answer != right([1, 2])
    assert record.refused is not None
    assert "holds a value of type Customer" in record.refused.en


def test_each_question_is_noted_anew() -> None:
    student, record, _ = student_of(raised("ValueError", ["ValueError", "Exception"]), {"value": 1})
    with pytest.raises(ValueError, match="no debt"):
        student.quick(0)
    assert student.hotel == 1
    assert (record.asked, record.got, record.error, record.raised) == ("hotel", "1", None, None)


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
described = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(["type", "message", "text"], st.text() | json),
        **dict.fromkeys(["cell", "line"], st.integers() | st.just(float("inf")) | json),
        "bases": st.lists(st.sampled_from(["Exception", "ValueError", "SystemExit"])) | json,
    },
)
reply = st.dictionaries(
    st.sampled_from(["value", "missing", "function", "no function", "raised", "leaned", "x"]),
    json | described,
)


@given(reply, st.booleans())
def test_whatever_is_replied_is_an_answer_an_error_or_a_refusal(reply: Any, call: bool) -> None:  # noqa: FBT001
    student, record, _ = student_of(reply)
    ended: BaseException | None = None
    try:
        student.quick(1) if call else student.hotel
    except BaseException as error:  # noqa: BLE001 - the very question is which
        ended = error
    if isinstance(ended, Refused):
        assert record.refused is not None
    else:
        assert ended is record.error


def complaint(reply: dict[str, Any], cell: str, *, call: bool = True) -> Text:
    student, record, _ = student_of(reply, cells=(cell,))
    with pytest.raises(Refused):
        student.quick(1) if call else student.hotel
    assert record.refused is not None
    return record.refused


def test_a_function_that_prints_its_result_is_told_so() -> None:
    assert complaint({"value": None}, "def quick(x):\n    print(x / 2)") == (
        "`quick(1)` printed something and gave None: write `return` where it says `print`.",
        "`quick(1)` 只打印了结果，返回的是 None：请把 `print` 改为 `return`。",
    )


def test_a_misspelt_name_is_told_with_the_one_that_there_is() -> None:
    assert complaint({"missing": True}, "hotell = 1", call=False) == (
        "`hotel` is not defined, but `hotell` is: did you mean it? Then rename it.",
        "`hotel` 没有定义，但有 `hotell`：是不是写错了？请改名。",
    )


def test_a_value_that_is_none_is_not_assigned_yet() -> None:
    assert complaint({"value": None}, "hotel = None", call=False).zh == (
        "`hotel` 为 None：还没有给它赋值（print 没有返回值）。"
    )


def test_a_function_with_other_arguments_is_told_so() -> None:
    message = "quick() takes 0 positional arguments but 1 was given"
    reply = raised("TypeError", ["TypeError", "Exception"], message)
    assert complaint(reply, "").en == (
        "`quick` does not take the arguments it is called with: leave its `def` line as it was."
    )
