import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crmlab.grading.running import sandbox
from crmlab.grading.running.session import Session
from crmlab.grading.running.walls import FOLDER, Limits
from tests.grading.conftest import Walled

Shell = Callable[..., str]
PRINTING = """
import contextlib, io
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    exec({code!r}, {{}})
printed = printed.getvalue().strip()
"""


@pytest.fixture(autouse=True)
def _own_forks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sandbox, "_kept", {})
    yield
    for _, forks in sandbox._kept.values():
        forks.close()


def printed(code: str, walls: Walled, secret: Path = Path(__file__), variant: int = 0) -> str:
    """Run a cell as the only one of a notebook and give what it prints."""
    limits = Limits(folder_mb=1)
    deadline = time.monotonic() + 60
    with Session(
        [PRINTING.format(code=code)],
        **walls,
        variant=variant,
        limits=limits,
        deadline=deadline,
        secret=secret,
    ) as session:
        session.start()
        session.finish()
        assert not session.errors
        return str(session.view([]).ask({"name": "printed"})["value"])


@pytest.fixture
def inside(walled: Walled) -> Shell:
    """Run a cell behind all walls and give what it prints."""
    return lambda code, **options: printed(code, walled, **options)


def test_nothing_can_be_written_but_in_a_folder_of_limited_size(inside: Shell) -> None:
    code = """
import os
def writes(path, size=1):
    try:
        with open(path, "wb") as file:
            file.write(b"x" * size)
    except OSError:
        return False
    return True
places = ["/x", "/code/x", "/code/crmlab/x", "/dev/x", "/dev/shm/x", "/etc/x", "/usr/x"]
print([place for place in places if writes(place)], writes("x"), writes("/tmp/y", 2 << 20))
print(os.getcwd(), os.path.realpath("/tmp"))
"""
    assert inside(code) == f"[] True False\n{FOLDER} {FOLDER}"


def test_what_one_leaves_in_the_folder_the_next_does_not_find(inside: Shell) -> None:
    assert inside("print(open('left', 'w').write('2.5'))") == "3"
    assert inside("import os; print(os.listdir())") == "[]"


def test_there_is_no_network_not_even_to_others_of_the_class(inside: Shell) -> None:
    code = """
import socket
print([name for _, name in socket.if_nameindex()])
for place in ("192.0.2.1", "127.0.0.1"):
    try:
        socket.create_connection((place, 80), timeout=5)
    except OSError as error:
        print(error.strerror)
"""
    assert inside(code) == "['lo']\nNetwork is unreachable\nNetwork is unreachable"


def test_others_of_the_class_cannot_be_met(walled: Walled) -> None:
    """Neither by a named socket, nor by a signal or in /proc, nor in shared memory."""
    waiting = """
import ctypes, os, socket
server = socket.socket(socket.AF_UNIX)
server.bind("\\0meeting")
server.listen()
shared = ctypes.CDLL(None).shmget(4711, 4096, 0o1666)
assert shared >= 0
"""
    calling = """
import ctypes, os, socket
try:
    socket.socket(socket.AF_UNIX).connect("\\0meeting")
except OSError as error:
    print(error.strerror)
print(ctypes.CDLL(None).shmget(4711, 4096, 0o666))
print([name for name in os.listdir("/proc") if name.isdigit()])
"""
    limits, deadline = Limits(), time.monotonic() + 60
    with Session(
        [waiting], **walled, variant=0, limits=limits, deadline=deadline, secret=Path(__file__)
    ) as first:
        first.start()
        first.finish()
        assert not first.errors
        assert printed(calling, walled) == "Connection refused\n-1\n['1']"


def test_learner_code_has_no_rights_left(inside: Shell) -> None:
    code = """
import os
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status") if ":\\t" in line)
print(os.getuid(), os.getgroups())
print([int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")])
print(status["NoNewPrivs"].strip())
"""
    owner, rights, privileges = inside(code).splitlines()
    if os.getuid() == 0:
        assert not owner.startswith("0 ")
        assert owner.endswith(" []")
    assert rights == "[0, 0, 0, 0]"
    assert privileges == "1"


def test_a_folder_is_hidden_even_where_pythons_own_files_lie(
    inside: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checks = tmp_path / "exercises" / "credit" / "test_hidden.py"
    checks.parent.mkdir(parents=True)
    checks.write_text("answer = 42")
    tmp_path.chmod(0o755)
    monkeypatch.setattr("sys.base_prefix", str(tmp_path))
    code = f"import os; print([names for _, *names in os.walk({str(tmp_path)!r})])"
    assert inside(code) == "[[['exercises'], []], [['credit'], []], [[], ['test_hidden.py']]]"
    hidden = tmp_path / "exercises"
    assert inside(code, secret=hidden) == "[[['exercises'], []]]"


@pytest.mark.parametrize("walls", ["unwalled", "walled"])
def test_runs_are_alike_but_for_their_variant_and_chance(
    walls: str, request: pytest.FixtureRequest
) -> None:
    given: Walled = request.getfixturevalue(walls)
    code = """
import os, random, sys
import numpy
print(os.environ["CRMLAB_VARIANT"], sys.argv)
print(random.random(), numpy.random.random())
"""
    first, second = (printed(code, given, variant=variant).splitlines() for variant in (7, 8))
    assert first[0] == "7 ['']"
    assert second[0] == "8 ['']"
    assert not set(first[1].split()) & set(second[1].split())


def test_what_is_forked_from_has_loaded_nothing_that_learners_must_not_see(inside: Shell) -> None:
    code = """
import sys
secret = ("pytest", "crmlab.company.truth", "crmlab.grading.exercises", "crmlab.grading.judging")
print([name for name in (*secret, "crmlab.credit") if name in sys.modules])
print("pandas" in sys.modules)
"""
    assert inside(code) == "[]\nTrue"
