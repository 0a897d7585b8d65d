"""Whatever bytes come in place of an answer: a value, or this check failed with one sentence."""

import json
import socket
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crmlab.grading.exercises import release
from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.judging.judge import judge
from crmlab.grading.running import codec
from crmlab.grading.running.channel import Channel
from crmlab.grading.running.session import Session, View
from tests.grading.conftest import mistake, part

TAGS = (
    *codec._DECODERS,
    *("list", "numpy", "array", "missing", "timestamp", "duration", "series", "frame", "index"),
    *("opaque", "value", "raised", "missing", "function", "no function", "leaned"),
    *("type", "bases", "message", "cell", "line", "text", "dtype", "items", "columns", "names"),
)
EXERCISE = """
# %% [markdown] lang="en"
# # Forged

# %% [markdown] lang="zh"
# # 伪造

"""
CHECKS = '''\
from pytest import approx, raises
from crmlab.grading import check, right


@check("product", points=1)
def test_a_product(student):
    """Two times three
    二乘三"""
    assert student.product(2, 3) == right(6.5, added=5)


@check("product", points=1)
def test_an_error(student):
    """Nothing times nothing
    零乘零"""
    with raises(ValueError):
        student.product(0, 0)


@check("hotel", points=1)
def test_a_figure(student):
    """The hotel
    酒店"""
    assert 0 < student.hotel < 3
    assert round(student.hotel, 2) != approx(1.75)
    assert student.hotel == right(2.5, within=0.01)


@check("rows", points=1)
def test_some_rows(student):
    """The rows
    各行"""
    assert len(student.rows) == 2
    assert sorted(student.rows, key=lambda row: row["name"])[0]["name"].lower() == "ada"
    assert student.rows[-1]["debt"] == right(3.0)
'''

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(TAGS) | st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def framed(message: object) -> bytes:
    """Put a message as the channel carries it."""
    data = json.dumps(message).encode()
    return len(data).to_bytes(4, "big") + data


messages = (
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(("value", "raised", "leaned", "missing", "function"), json_values),
    )
    | json_values
).map(lambda value: json.dumps(value).encode())
streams = (
    messages.map(lambda data: len(data).to_bytes(4, "big") + data)
    | st.binary(max_size=60)
    | st.tuples(messages, st.integers(0, 99)).map(
        lambda pair: len(pair[0]).to_bytes(4, "big") + pair[0][: pair[1]]
    )
    | st.sampled_from([b"", b"\xff" * 8, b"\x00\x00\x00\x02\xff\xfe", b"\x00\x00\x00\x00"])
)


@pytest.fixture(scope="module")
def exercise(write_exercise: Callable[..., Exercise]) -> Exercise:
    source = (
        EXERCISE
        + part(
            "product",
            "def product(a, b):\n    if a == b:\n        raise ValueError\n    return 6.5",
        )
        + mistake("added", "product", "def product(a, b):\n    return a + b")
        + part("hotel", "hotel = 2.5")
        + part("rows", "rows = [{'name': 'Ada', 'debt': 2.0}, {'name': 'Ben', 'debt': 3.0}]")
    )
    return write_exercise(source, CHECKS)


@pytest.mark.slow
def test_any_bytes_are_a_value_or_fail_that_check_with_one_sentence(
    exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    solved = judge(exercise, release.solution_cells(exercise), hidden=True, sandboxed=False)
    assert [check.outcome for check in solved.checks] == ["passed"] * 4

    honest, sent = Session._fork, list[bytes]()
    others: list[socket.socket] = []
    outcomes: set[tuple[str, str]] = set()

    def forge(self: Session, barred: Sequence[str]) -> View:
        if self._cells != ["forged = True"]:
            return honest(self, barred)
        ours, theirs = socket.socketpair()
        others.append(theirs)
        for data in sent:
            theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        line = Channel(ours, largest=1 << 16)
        return View(line, list(barred), 5, time.monotonic() + 20)

    @settings(max_examples=300)
    @given(st.lists(streams, min_size=1, max_size=3))
    @example([framed({"value": 2.5})] * 3)
    @example([framed({"raised": {"type": "ValueError", "bases": ["ValueError", "Exception"]}})])
    @example([framed({}), framed({"value": False})])
    @example([framed({"value": {"opaque": "Yes"}})] * 3)
    def hold(forged: list[bytes]) -> None:
        sent[:] = forged
        verdict = judge(exercise, ["forged = True"], hidden=True, sandboxed=False)
        while others:
            others.pop().close()
        assert verdict.status == "graded"
        assert len(verdict.checks) == 4
        outcomes.update((check.id, check.outcome) for check in verdict.checks)
        for check in verdict.checks:
            assert check.outcome in ("passed", "failed")
            if check.outcome == "failed":
                assert check.message is not None
                for said in (check.message.en, check.message.zh):
                    assert said.strip()
                    assert all(letter.isprintable() or letter == "\n" for letter in said)
                    assert "Traceback" not in said

    monkeypatch.setattr(Session, "_fork", forge)
    hold()
    # Else what was forged would not even have been read.
    assert {("test_a_figure", "passed"), ("test_a_figure", "failed")} <= outcomes
