import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmlab.grading.running import sandbox
from crmlab.grading.running import session as sessions
from crmlab.grading.running.channel import Gone, Overrun
from crmlab.grading.running.codec import CodecError
from crmlab.grading.running.sandbox import CouldNotStart, kept
from crmlab.grading.running.session import Ended, Session, View
from crmlab.grading.running.walls import Limits
from tests.conftest import need
from tests.grading.conftest import Walled

Opened = Callable[..., Session]
LIMITS = Limits(cells_seconds=20, call_seconds=5)


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Start a session on cells, without a sandbox unless it is asked for."""
    with ExitStack() as open_sessions:

        def start(*cells: str, limits: Limits = LIMITS, **options: Any) -> Session:
            session = Session(
                [dedent(cell) for cell in cells],
                variant=options.pop("variant", 0),
                sandboxed=options.pop("sandboxed", False),
                limits=limits,
                deadline=time.monotonic() + limits.total_seconds,
                secret=Path(__file__).parent,
                **options,
            )
            open_sessions.enter_context(session)
            session.start()
            return session

        yield start


def call(view: View, name: str, *args: object) -> Any:
    return view.ask({"name": name, "args": list(args), "kwargs": {"dict": []}}).get("value")


def test_a_view_gives_values_and_the_results_of_calls(opened: Opened) -> None:
    session = opened("hotel = 2.5", "def double(x):\n    return 2 * x")
    session.finish()
    view = session.view([])
    assert view.ask({"name": "hotel"})["value"] == 2.5
    assert call(view, "double", 21) == 42
    assert view.ask({"name": "double"}) == {"function": True}
    assert view.ask({"name": "motel"}) == {"missing": True}
    assert call(view, "hotel") is None


def test_what_cells_raise_is_reported_in_words(opened: Opened) -> None:
    session = opened("a = 1", "1 / 0", "b = 2")
    session.finish()
    assert [error.en for error in session.errors] == [
        "Cell 2, line 1, `1 / 0`, raised ZeroDivisionError: division by zero."
    ]


def test_what_one_view_does_to_the_learners_variables_is_not_seen_by_the_next(
    opened: Opened,
) -> None:
    session = opened("seen = []\ndef note(x):\n    seen.append(x)\n    return len(seen)")
    session.finish()
    view = session.view([])
    assert [call(view, "note", 1), call(view, "note", 1)] == [1, 2]
    assert call(session.view([]), "note", 1) == 1


def test_a_view_that_will_not_end_is_ended_when_the_next_one_opens(opened: Opened) -> None:
    session = opened(
        "import os\ndef me():\n    return os.getpid()\ndef loop():\n    while True: pass",
        limits=Limits(call_seconds=0.5),
    )
    session.finish()
    view = session.view([])
    process = call(view, "me")
    with pytest.raises(Overrun):
        call(view, "loop")
    view.close()
    assert call(session.view([]), "me") != process
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_each_call_has_its_own_time(opened: Opened) -> None:
    session = opened(
        "import time\ndef rest(s):\n    time.sleep(s)\n    return s",
        limits=Limits(call_seconds=1),
    )
    session.finish()
    view = session.view([])
    assert [call(view, "rest", 0.6), call(view, "rest", 0.6)] == [0.6, 0.6]
    with pytest.raises(Overrun):
        call(view, "rest", 30)


def test_no_number_of_calls_takes_longer_than_all_may_together(opened: Opened) -> None:
    session = opened(
        "import time\ndef rest():\n    time.sleep(0.6)", limits=Limits(total_seconds=2.2)
    )
    began = time.monotonic()
    session.finish()
    view = session.view([])

    def go_on() -> None:
        while True:
            call(view, "rest")

    with pytest.raises(Overrun):
        go_on()
    with pytest.raises(Overrun):
        session.view([])
    assert time.monotonic() - began < 8


def test_cells_that_will_not_end_are_overrun(opened: Opened) -> None:
    session = opened("while True: pass", limits=Limits(cells_seconds=0.5))
    with pytest.raises(Overrun):
        session.finish()


@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), 9)", "os.closerange(3, 99)"])
def test_cells_that_end_their_process_are_told_from_those_that_fail(
    opened: Opened, end: str
) -> None:
    session = opened("import os", end)
    with pytest.raises(Ended):
        session.finish()


FATAL = """
import os, signal
def kill(): os.kill(os.getppid(), 9)
def stop(): os.kill(os.getppid(), signal.SIGSTOP)
def ok(): return 1
"""


@pytest.mark.parametrize("deed", ["kill", "stop"])
def test_a_process_that_a_check_has_killed_or_stopped_is_brought_back(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    monkeypatch.setattr(sessions, "_FORK_SECONDS", 1.5)
    session = opened(FATAL)
    session.finish()
    for _ in range(2):
        call(session.view([]), deed)
        assert call(session.view([]), "ok") == 1


def test_a_process_that_cannot_be_brought_back_is_given_up(opened: Opened, tmp_path: Path) -> None:
    mark = tmp_path / "second time"
    session = opened(
        f"import os\nif os.path.exists({str(mark)!r}): os._exit(1)\nopen({str(mark)!r}, 'w')",
        FATAL,
    )
    session.finish()
    call(session.view([]), "kill")
    with pytest.raises(Ended):
        session.view([])
    mark.unlink()  # it could come back now, but nobody tries
    with pytest.raises(Ended):
        session.view([])


def test_a_process_that_cannot_be_made_is_the_machines_fault(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_kept", {})
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    with pytest.raises(CouldNotStart, match="no process can be started"):
        opened("a = 1").finish()


def test_a_process_that_does_not_come_up_says_why(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failing = tmp_path / "python"
    failing.write_text("#!/bin/sh\necho bwrap: No permissions >&2\nexit 1\n")
    failing.chmod(0o755)
    monkeypatch.setattr(sandbox, "_kept", {})
    monkeypatch.setattr(sys, "executable", str(failing))
    with pytest.raises(CouldNotStart, match=r"^bwrap: No permissions$"):
        opened("a = 1").finish()


def test_a_process_that_cannot_confine_itself_runs_nothing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sandbox, "uid", lambda **_: -7)
    with pytest.raises(CouldNotStart, match=r"^\w+: "):
        opened(f"open({str(tmp_path / 'ran')!r}, 'w')").finish()
    assert not (tmp_path / "ran").exists()


def test_a_view_serves_again_until_it_has_called_something(opened: Opened) -> None:
    session = opened("rows = [1]", "def add():\n    rows.append(2)\n    return rows")
    session.finish()
    first = session.view([])
    assert first.ask({"name": "rows"})["value"] == [1]
    session.put_back(first)
    assert session.view([]) is first
    assert call(first, "add") == [1, 2]
    assert first.ask({"name": "rows"})["value"] == [1, 2]
    session.put_back(first)
    second = session.view([])
    assert second is not first
    assert second.ask({"name": "rows"})["value"] == [1]
    session.put_back(second)
    assert session.view(["crmlab.credit"]) is not second


def test_a_view_that_has_died_does_not_serve_again(opened: Opened) -> None:
    session = opened("import os\ndef end(): os._exit(1)", FATAL)
    session.finish()
    view = session.view([])
    with pytest.raises(Gone):
        call(view, "end")
    session.put_back(view)
    assert call(session.view([]), "ok") == 1


def test_sets_have_the_same_order_in_every_run(opened: Opened) -> None:
    orders = []
    for _ in range(2):
        session = opened("order = list({str(number) for number in range(50)})")
        session.finish()
        orders.append(session.view([]).ask({"name": "order"})["value"])
    assert orders[0] == orders[1]


def test_code_sees_its_variant_and_a_main_module(opened: Opened) -> None:
    session = opened("import os, sys\nseen = [os.environ['CRMLAB_VARIANT'], __name__]", variant=7)
    session.finish()
    assert session.view([]).ask({"name": "seen"})["value"] == ["7", "__main__"]


def test_imports_of_watched_modules_and_calls_of_barred_ones_are_reported(opened: Opened) -> None:
    cell = """
    from crmlab.credit import current_ratio as ratio
    try:
        ratio(current_assets=2, current_liabilities=1)
    except BaseException:
        caught = True
    """
    watching = opened(cell, watched=["crmlab.credit", "statistics"])
    barring = opened(cell, barred=["crmlab.credit"])
    watching.finish()
    barring.finish()
    assert (watching.loaded, watching.leaned) == (["crmlab.credit"], [])
    assert barring.leaned == ["crmlab.credit"]
    assert barring.view([]).ask({"name": "caught"})["value"] is True


def test_a_view_bars_what_a_function_imports_only_when_it_is_called(opened: Opened) -> None:
    session = opened(
        """
        def ratio():
            from crmlab.credit import current_ratio
            return current_ratio(current_assets=2, current_liabilities=1)
        """,
        watched=["crmlab.credit"],
    )
    session.finish()
    assert session.loaded == []
    assert call(session.view([]), "ratio") == 2
    request = {"name": "ratio", "args": [], "kwargs": {"dict": []}}
    assert session.view(["crmlab.credit"]).ask(request)["leaned"] == ["crmlab.credit"]
    assert call(session.view([]), "ratio") == 2


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
report = st.fixed_dictionaries(
    {},
    optional={
        "errors": json
        | st.lists(
            st.dictionaries(st.sampled_from(["type", "message", "cell", "line", "text"]), json)
        ),
        "loaded": json | st.lists(st.text()),
        "leaned": json | st.lists(st.text()),
    },
)


@given(json | report)
def test_whatever_is_reported_is_a_report_or_an_error(report: Any) -> None:
    session = Session(
        ["a = 1"], variant=0, sandboxed=False, limits=LIMITS, deadline=0, secret=Path()
    )
    try:
        session._note(report)
    except CodecError:
        return
    assert len(session.errors) <= 1
    assert all(name.isprintable() for name in (*session.loaded, *session.leaned))


def test_nothing_is_left_behind_by_many_sessions(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_kept", {})
    kept(sandboxed=False)
    need(None if Path("/proc/self/fd").exists() else "this system has no /proc")

    def handles() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = handles()
    processes = []
    for _ in range(3):
        with opened("import os\ndef parent():\n    return os.getppid()", FATAL) as session:
            session.finish()
            for deed in ("parent", "kill", "parent"):
                with closing(session.view([])) as view:
                    processes.append(call(view, deed))
    assert handles() == before
    kept(sandboxed=False).close()  # which ends all that it has forked
    for process in filter(None, processes):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_request_that_no_judge_would_send_ends_the_view_alone(opened: Opened) -> None:
    session = opened("a = 1")
    session.finish()
    with pytest.raises(Gone):
        session.view([]).ask({"no": "name"})
    assert session.view([]).ask({"name": "a"})["value"] == 1


def test_inside_the_sandbox_a_session_works_the_same(opened: Opened, walled: Walled) -> None:
    session = opened("import os\nseen = os.path.exists('/code')", FATAL, **walled)
    session.finish()
    assert session.view([]).ask({"name": "seen"})["value"] is True
    call(session.view([]), "kill")
    assert call(session.view([]), "ok") == 1
