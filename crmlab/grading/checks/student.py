"""The learner's answers as a check sees them: values to compare, functions to call."""

import builtins
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn, Protocol

from crmlab.core.text import Text
from crmlab.grading.checks import complaints
from crmlab.grading.checks.habits import UNKNOWN, Habits
from crmlab.grading.running import codec
from crmlab.grading.running.channel import Gone, Overrun
from crmlab.grading.running.opaque import Opaque
from crmlab.grading.wording import raised, short

Kind = Literal["function", "value"]
_LONGEST = 2_000

# What a learner's function raises is raised again in the check as the first of these that it is.
_ERRORS: dict[str, type[Exception]] = {
    name: error
    for name, error in vars(builtins).items()
    if isinstance(error, type)
    and issubclass(error, Exception)
    and not issubclass(error, UnicodeError | ExceptionGroup)  # made of more than a message
}


class View(Protocol):
    """Where a check gets the learner's names from; each question may take so many `seconds`."""

    @property
    def seconds(self) -> float:
        """How long a question may take."""

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and give its reply; raise `Gone`, `Overrun` or `CodecError` instead."""


class Refused(BaseException):
    """The answer cannot be checked any further."""


@dataclass
class Record:
    """What a check has asked last, what came, and why it could not go on, for its message.

    `answers` are all that came before, each with what was asked.
    """

    asked: str = ""
    call: bool = False
    got: str | None = None
    error: Exception | None = None
    raised: Text | None = None
    refused: Text | None = None
    answers: list[tuple[str, str]] = field(default_factory=list)

    def begin(self, asked: str, *, call: bool) -> None:
        """Note a new question."""
        self.asked, self.call, self.got, self.error, self.raised = asked, call, None, None, None


class Student:
    """Names of the learner's notebook: `student.x` is a value, `student.f(...)` a call.

    Arguments are copied on their way out and results on their way in. A name that is missing, of
    the wrong kind or None ends the check with a sentence of its own, also inside `raises`.
    `kinds` tells what the exercise's solution defines; `leaned` which barred modules the cells
    called while they ran, `habits` what their source shows. Without a view the learner's program
    has ended.
    """

    def __init__(
        self,
        view: View | None,
        kinds: Mapping[str, Kind],
        record: Record,
        leaned: Sequence[str] = (),
        habits: Habits = UNKNOWN,
    ) -> None:
        self._view, self._kinds, self._record, self._leaned = view, kinds, record, leaned
        self._habits = habits

    def __getattr__(self, name: str) -> Any:
        if name not in self._kinds:
            raise AttributeError(f"the exercise's solution defines no {name!r}")
        if self._kinds[name] == "function":
            return self._function(name)
        self._record.begin(name, call=False)
        reply = self._ask(name, {"name": name})
        if "function" in reply:
            self._refuse(complaints.a_function(name))
        return self._value(name, reply, complaints.nothing(name))

    def _function(self, name: str) -> Callable[..., Any]:
        def call(*args: object, **kwargs: object) -> Any:
            shown = [short(arg) for arg in args] + [f"{k}={short(v)}" for k, v in kwargs.items()]
            self._record.begin(f"{name}({', '.join(shown)})", call=True)
            sent = {"args": codec.encode(list(args)), "kwargs": codec.encode(kwargs)}
            reply = self._ask(name, {"name": name, **sent})
            if reply.get("leaned"):
                self._refuse(complaints.leaning(name, _first(reply["leaned"])))
            if "no function" in reply:
                self._refuse(complaints.no_function(name, _said(reply["no function"])))
            if "raised" in reply:
                self._raise(name, reply["raised"])
            asked = self._record.asked
            prints = name in self._habits.printing
            none = complaints.printed(asked) if prints else complaints.returned_nothing(asked)
            return self._value(asked, reply, none)

        return call

    def _ask(self, name: str, request: dict[str, Any]) -> dict[str, Any]:
        if self._view is None:
            self._refuse(complaints.ended(name))
        try:
            reply = self._view.ask(request)
        except Overrun:
            self._refuse(complaints.late(name, self._view.seconds))
        except Gone:
            self._refuse(complaints.ended(name))
        except codec.TooLarge:
            self._refuse(complaints.too_large(name))
        except codec.CodecError:
            self._refuse(complaints.no_answer(name))
        if "missing" in reply:
            self._refuse_leaning(name)
            self._refuse(complaints.undefined(name, self._habits.like(name)))
        return reply

    def _value(self, asked: str, reply: dict[str, Any], none: Text) -> Any:
        def refuse(kind: str) -> NoReturn:
            self._refuse(complaints.unknown(asked, kind))

        try:
            value = codec.decode(reply["value"], refuse)
        except codec.TooLarge:
            self._refuse(complaints.too_large(asked))
        except (codec.CodecError, KeyError):
            self._refuse(complaints.no_answer(asked))
        if isinstance(value, Opaque):
            value.used()
        if value is None:
            self._refuse(none)
        self._record.got = short(value)
        self._record.answers.append((asked, self._record.got))
        return value

    def _raise(self, name: str, described: Any) -> NoReturn:
        try:
            kind, words = described["type"], raised(described)
            bases = [base for base in described["bases"] if isinstance(base, str)]
        except Exception:  # noqa: BLE001 - learner code can send what it likes in place of an error
            self._refuse(complaints.no_answer(name))
        if kind == "NotImplementedError":
            self._refuse(complaints.unwritten(name))
        if kind == "NameError":
            self._refuse_leaning(name)
        if kind == "TypeError" and "cell" not in described and f"{name}()" in words.en:
            self._refuse(complaints.other_arguments(name))
        self._record.raised = words
        if "Exception" not in bases:
            self._refuse(words)
        known = next((_ERRORS[base] for base in bases if base in _ERRORS), Exception)
        self._record.error = known(_said(described["message"]))
        raise self._record.error

    def _refuse_leaning(self, name: str) -> None:
        """Give a barred module as the reason that something is missing, if one was called."""
        if self._leaned:
            self._refuse(complaints.leaning(name, self._leaned[0]))

    def _refuse(self, complaint: Text) -> NoReturn:
        self._record.refused = complaint
        raise Refused(complaint.en)


def _said(value: object) -> str:
    return value[:_LONGEST] if isinstance(value, str) else "?"


def _first(values: object) -> str:
    return _said(values[0]) if isinstance(values, list) else "?"
