"""What strangers hand in to harm or to cheat: each is judged, and after it an honest notebook."""

import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

import pytest

from crmlab.grading.exercises.exercise import Exercise
from crmlab.grading.judging.judge import judge
from crmlab.grading.results import Verdict
from crmlab.grading.running import sandbox, session
from crmlab.grading.running.walls import Limits
from tests.grading.conftest import TITLE, Walled, outcomes, part

Survived = Callable[..., Verdict]

CHECKS = '''
from crmlab.grading import check, right


@check("product", points=2)
def test_the_product(student):
    """The product
    乘积"""
    assert student.product(6, 7) == right(42, added=13)


@check("hotel", points=1)
def test_the_hotel(student):
    """The hotel
    酒店"""
    assert student.hotel == right(2.5)
'''
HIDDEN = '''
from crmlab.grading import check, right


@check("hotel", points=1)
def test_the_hotel_again(student):
    """The hotel again
    还是酒店"""
    assert student.hotel != right(3) and student.hotel not in (1, 2)
'''
HONEST = ["def product(a, b):\n    return a * b", "hotel = 2.5"]
HOTEL = HONEST[1:]
SECRET = "s3cret" + "-token"
SHORT = Limits(cells_seconds=2, call_seconds=1, total_seconds=20)


@pytest.fixture(scope="module")
def exercise(write_exercise: Callable[..., Exercise]) -> Exercise:
    """A function and a value; the function is checked first."""
    added = """
# %% part="product" wrong="added"
def product(a, b):
    return a + b
# %% [markdown] wrong="added" lang="en"
# You added.
# %% [markdown] wrong="added" lang="zh"
# 你做的是加法。
"""
    source = TITLE + part("product", HONEST[0]) + part("hotel", HONEST[1]) + added
    return write_exercise(source, CHECKS, HIDDEN)


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_FORK_SECONDS", 2)


@dataclass(frozen=True)
class Host:
    """What learner code could reach on the instructor's machine if it could."""

    folders: tuple[Path, ...]
    listening: tuple[socket.socket, ...]

    def files(self) -> dict[Path, bytes]:
        """Give all files and what is in them."""
        paths = [path for folder in self.folders for path in folder.rglob("*")]
        return {
            path: path.read_bytes() if path.is_file() else b""
            for path in paths
            if "__pycache__" not in path.parts  # the judge's own
        }

    def attempts(self) -> int:
        """Count who has tried to connect."""
        count = 0
        for one in self.listening:
            with contextlib.suppress(BlockingIOError):
                one.accept()[0].close()
                count += 1
        return count


@pytest.fixture(scope="module")
def host(exercise: Exercise, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A folder that anybody may write to, and three sockets that anybody may call."""
    shared = tmp_path_factory.mktemp("shared")
    shared.chmod(0o777)
    with contextlib.ExitStack() as sockets:
        listening = [socket.socket(), socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)]
        listening[0].bind(("127.0.0.1", 0))
        listening[1].bind("\0grader")
        listening[2].bind(str(shared / "grader"))
        for one in listening:
            sockets.enter_context(one)
            one.listen()
            one.settimeout(0)
        yield Host((exercise.folder, shared), tuple(listening))


@pytest.fixture
def survived(
    exercise: Exercise, walled: Walled, host: Host, monkeypatch: pytest.MonkeyPatch
) -> Survived:
    """Judge hostile cells; whatever they did, nothing of it stays and an honest notebook passes."""
    monkeypatch.setenv("CANVAS_TOKEN", SECRET)

    def judge_cells(*cells: str, limits: Limits = SHORT) -> Verdict:
        before = host.files()
        began = time.monotonic()
        sources = [dedent(cell) for cell in cells]
        verdict = judge(exercise, sources, hidden=True, limits=limits, **walled)
        assert time.monotonic() - began < limits.total_seconds + 15
        assert verdict.status in ("graded", "timeout", "crashed")
        assert processes_left() == []
        assert host.files() == before
        assert host.attempts() == 0
        assert SECRET not in repr(verdict)
        assert judge(exercise, HONEST, hidden=True, **walled).points == 4
        return verdict

    return judge_cells


def processes_left() -> list[int]:
    """List the processes of learner code that still live, after a short while."""
    for _ in range(50):
        parents = dict(filter(None, map(parent_of, Path("/proc").glob("[0-9]*/status"))))
        # Bubblewrap, its own first process, and the one that forks: all that may be there.
        (first,) = children(parents, sandbox.kept(sandboxed=True)._process.pid)
        (forks,) = children(parents, first)
        found = children(parents, forks)
        if not found:
            break
        time.sleep(0.1)
    return found


def parent_of(status: Path) -> tuple[int, int] | None:
    """Give a living process and its parent."""
    try:
        text = status.read_text()
    except OSError:
        return None
    lines = dict(line.split(":\t", 1) for line in text.splitlines() if ":\t" in line)
    dead = lines["State"].startswith("Z")
    return None if dead else (int(lines["Pid"]), int(lines["PPid"]))


def children(parents: dict[int, int], parent: int) -> list[int]:
    """List the processes that have this parent."""
    return [process for process, other in parents.items() if other == parent]


def in_a_call(deed: str) -> str:
    """Put a deed into the function that is checked, before a wrong answer."""
    return f"def product(a, b):\n{indent(dedent(deed).strip(), '    ')}\n    return 9"


FIND_SOCKETS = """
import json, os, socket, struct, time
def sockets():
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            if os.readlink(f"/proc/self/fd/{name}").startswith("socket:"):
                found.append(int(name))
        except OSError:
            pass
    return [socket.socket(fileno=os.dup(number)) for number in found]
def send(end, message):
    data = json.dumps(message).encode()
    end.sendall(struct.pack(">I", len(data)) + data)
"""

DEEDS = {
    "loops": "while True: pass",
    "sleeps": "import time; time.sleep(1000)",
    "will not be interrupted": """
        import signal, time
        for number in range(1, 65):
            try: signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError): pass
        while True:
            try: time.sleep(1)
            except BaseException: pass
        """,
    "takes 8 GB at once": "x = bytearray(8 << 30)",
    "takes 8 GB bit by bit": "x = []\nwhile True: x.append(bytearray(1 << 26))",
    "forks 200 times": """
        import os, time
        for _ in range(200):
            if os.fork() == 0: time.sleep(100)
        """,
    "forks for ever": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "starts 200 threads": """
        import threading, time
        for _ in range(200): threading.Thread(target=time.sleep, args=(100,)).start()
        """,
    "leaves a process behind": """
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0: time.sleep(100)
            os._exit(0)
        """,
    "exits": "import sys; sys.exit(0)",
    "quits": "raise SystemExit('passed')",
    "exits at once": "import os; os._exit(0)",
    "aborts": "import os; os.abort()",
    "crashes": "import ctypes; ctypes.string_at(0)",
    "overflows the stack": """
        import sys; sys.setrecursionlimit(10**9)
        def deeper(n): return deeper(n + 1) + 1
        deeper(0)
        """,
    "kills itself": "import os; os.kill(os.getpid(), 9)",
    "stops itself": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    "kills its parent": "import os; os.kill(os.getppid(), 9)",
    "stops its parent": "import os, signal; os.kill(os.getppid(), signal.SIGSTOP)",
    "kills its group": "import os; os.kill(0, 9)",
    "kills all": "import os; os.kill(-1, 9)",
    "kills every process it can see": """
        import os
        for name in os.listdir("/proc"):
            if name.isdigit() and int(name) != os.getpid():
                try: os.kill(int(name), 9)
                except OSError: pass
        """,
    "sets an alarm": "import signal, time; signal.setitimer(signal.ITIMER_REAL, .1); time.sleep(9)",
    "fills its folder": """
        try:
            for number in range(100_000):
                with open(f"/tmp/{number}", "wb") as file: file.write(bytes(10_000_000))
        except OSError: pass
        """,
    "fills shared memory": """
        import glob
        for place in ("/dev/shm/x", "/dev/x", "/x", "/run/x", "/var/tmp/x"):
            try:
                with open(place, "wb") as file: file.write(bytes(100_000_000))
            except OSError: pass
        """,
    "fills its folder with links": """
        import os
        os.symlink("/proc/self/root", "/tmp/root"); os.symlink("/tmp/loop", "/tmp/loop")
        os.mkfifo("/tmp/pipe"); os.makedirs("/tmp/" + "/".join(["deep"] * 500))
        """,
    "lifts its limits": """
        import resource
        for name in dir(resource):
            if name.startswith("RLIMIT_"):
                try: resource.setrlimit(getattr(resource, name), (-1, -1))
                except (OSError, ValueError): pass
        """,
    "lowers its limits": "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))",
    "calls whoever listens": """
        import os, socket
        for place in ["\\0grader", "/tmp/grader", "/proc/1/cwd/grader"]:
            try: socket.socket(socket.AF_UNIX).connect(place)
            except OSError: pass
        for port in range(1024, 65536, 7):
            try: socket.create_connection(("127.0.0.1", port), timeout=.01)
            except OSError: pass
        """,
    "tells its secrets": "import os\nraise Exception(str(dict(os.environ)))",
    "enters namespaces of its own": "import ctypes\nctypes.CDLL(None).unshare(0x7e020000)",
    "enters its parent's namespaces": """
        import ctypes, os
        for name in os.listdir("/proc/1/ns"):
            ctypes.CDLL(None).setns(os.open(f"/proc/1/ns/{name}", os.O_RDONLY), 0)
        """,
    "mounts a folder over the code": """
        import ctypes
        ctypes.CDLL(None).mount(b"tmpfs", b"/code", b"tmpfs", 0, b"")
        ctypes.CDLL(None).umount2(b"/code", 2)
        """,
    "makes its folder writable for more": """
        import ctypes
        ctypes.CDLL(None).mount(b"tmpfs", b"/learner", b"tmpfs", 32, b"size=8g")
        ctypes.CDLL(None).umount2(b"/learner", 2)
        """,
    "leaves by another root": """
        import os
        try: os.chroot("/proc/1/root")
        except OSError: os.chdir("/proc/1/root")
        """,
    "traces its parent": """
        import ctypes, os
        for process in (os.getppid(), 1, 2, 3): ctypes.CDLL(None).ptrace(16, process, 0, 0)
        """,
    "asks to be traced": "import ctypes\nctypes.CDLL(None).ptrace(0, 0, 0, 0)",
    "leaves shared memory behind": """
        import ctypes
        for key in range(99): ctypes.CDLL(None).shmget(key, 1 << 24, 0o1666)
        """,
    "opens terminals": """
        import os
        terminals = []
        try:
            while True: terminals.append(os.openpty())
        except OSError: pass
        del terminals
        """,
    "takes all its handles": """
        import os
        handles = []
        try:
            while True: handles.append(os.pipe())
        except OSError: pass
        """,
    "locks the package": """
        import fcntl, crmlab
        held = open(crmlab.__file__)
        fcntl.flock(held, fcntl.LOCK_EX)
        """,
    "writes into its own program": """
        import os
        for number in filter(str.isdigit, os.listdir("/proc")):
            try: os.open(f"/proc/{number}/mem", os.O_RDWR)
            except OSError: pass
        """,
    "hides behind a name that is none": "globals()['product\\u202e'] = globals()[''] = 6",
    "becomes root": """
        import os
        for deed in (lambda: os.setuid(0), lambda: os.chroot("/tmp"), lambda: os.nice(-20)):
            try: deed()
            except OSError: pass
        """,
    "prints 200 MB": """
        import os, sys
        for _ in range(200): print("x" * 1_000_000); os.write(2, b"x" * 1_000_000)
        """,
    "raises what pytest takes for a skip": "import pytest; pytest.skip('not today')",
    "raises what ends pytest": "import pytest; pytest.exit('all passed', 0)",
    "raises Ctrl-C": "raise KeyboardInterrupt",
    "raises a generator's end": "raise GeneratorExit",
    "raises the end of an iteration": "raise StopIteration",
    "raises an error that cannot be told": """
        class Odd(Exception):
            def __str__(self): raise SystemExit
        raise Odd
        """,
    "raises an error that is never told": """
        class Odd(Exception):
            def __str__(self):
                while True: pass
        raise Odd
        """,
    "raises an error of many words": "raise Exception('x' * 100_000_000)",
    "raises an error with a harmful name": r"""
        raise type("\x1b[2J\n=1+1|<script>" * 1000, (Exception,), {})("\x1b]0;\u202e\x07")
        """,
    "gives 100 MB": "return 'x' * 100_000_000",
    "gives a million keys": "return dict.fromkeys(range(1_000_000))",
    "gives keys that collide": "return {k * (2**61 - 1) + 1: 0 for k in range(20_000)}",
    "gives lists in lists": "x = []\nfor _ in range(100_000): x = [x]\nreturn x",
    "gives twice itself, and that again": "x = []\nfor _ in range(60): x = [x, x]\nreturn x",
    "gives itself": "x = {}\nx[1] = x\nreturn x",
    "gives many tables": "import pandas\nreturn [pandas.DataFrame()] * 20_000",
    "gives a vast empty array": "import numpy\nreturn numpy.empty((10**9, 0))",
    "gives a number too long to print": "return 10**10_000",
    "gives a number too large for a float": "return 10**1_000",
    "gives a Decimal that signals": "from decimal import Decimal\nreturn Decimal('sNaN')",
    "gives a vast Decimal": "from decimal import Decimal\nreturn Decimal('1E+999999')",
    "gives what will not be taken apart": """
        class Odd(dict):
            def __getattribute__(self, name):
                while True: pass
            items = keys = __iter__ = __len__ = __reduce__ = __repr__ = __str__ = __getattribute__
        return Odd()
        """,
    "gives what raises when taken apart": """
        import numpy
        class Odd(numpy.float64):
            def reshape(self, *_): raise SystemExit
            dtype = property(reshape)
        return Odd(42)
        """,
    "changes how answers are encoded": """
        import sys
        sys.modules["crmlab.grading.running.codec"].encode = lambda value: {"right": True}
        """,
    "changes what is sent": """
        import sys
        sys.modules["crmlab.grading.running.codec"].dumps = lambda value: b"{'outcome': 'passed'}"
        """,
    "writes to the line": """
        {sockets}
        for end in sockets(): end.sendall(b"\\xff" * 100)
        """,
    "answers with no answer": """
        {sockets}
        for end in sockets(): send(end, ["passed"])
        """,
    "claims that its check has passed": """
        {sockets}
        for end in sockets(): send(end, {"passed": True, "outcome": "passed", "points": 99})
        """,
    "announces more than it sends": """
        {sockets}
        for end in sockets(): end.sendall(struct.pack(">I", 100) + b"1")
        time.sleep(1000)
        """,
    "announces 4 GB": """
        {sockets}
        for end in sockets(): end.sendall(struct.pack(">I", 2**32 - 1))
        """,
    "sends a byte at a time": """
        {sockets}
        for end in sockets(): end.sendall(struct.pack(">I", 100))
        while True:
            for end in sockets(): end.sendall(b" ")
            time.sleep(0.2)
        """,
    "closes the line": """
        {sockets}
        for end in sockets(): end.shutdown(socket.SHUT_RDWR)
        """,
    "closes every file": "import os\nos.closerange(0, 300)",
    "lets two processes answer": "import os\nos.fork()",
    "lets another process hold the line": """
        import os, time
        if os.fork() == 0: time.sleep(1000)
        os._exit(0)
        """,
}  # fmt: skip
DEEDS = {name: dedent(deed).replace("{sockets}", FIND_SOCKETS) for name, deed in DEEDS.items()}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_in_a_call_it_fails_that_check_alone(survived: Survived, deed: str) -> None:
    verdict = survived(in_a_call(deed), *HOTEL)
    assert (verdict.status, verdict.points, verdict.cell_errors) == ("graded", 2, ())
    assert outcomes(verdict)["test_the_product"] == "failed"
    assert "is not defined" not in str(verdict.checks[0].message)


IN_A_CELL = {
    ("timeout", 0): [
        "loops",
        "will not be interrupted",
        "sends a byte at a time",
    ],
    ("crashed", 0): [
        "exits at once",
        "crashes",
        "writes to the line",
        "answers with no answer",
        "announces 4 GB",
        "closes the line",
        "closes every file",
        "changes what is sent",
    ],
    # Nothing is left for the checks: no process, or no handle.
    ("graded", 0): ["forks 200 times", "starts 200 threads", "opens terminals"],
    ("graded", 2): [
        "takes 8 GB at once",
        "stops itself",  # the first process of a namespace gets no signal from inside
        "kills its group",
        "leaves a process behind",
        "kills every process it can see",
        "exits",
        "quits",
        "fills its folder",
        "fills its folder with links",
        "tells its secrets",
        "enters namespaces of its own",
        "enters its parent's namespaces",
        "mounts a folder over the code",
        "makes its folder writable for more",
        "leaves shared memory behind",
        "traces its parent",
        "hides behind a name that is none",
        "lifts its limits",
        "becomes root",
        "prints 200 MB",
        "raises Ctrl-C",
        "raises an error that cannot be told",
        "raises an error with a harmful name",
        "raises what ends pytest",
    ],
}


@pytest.mark.parametrize(
    ("ending", "name"), [(ending, name) for ending, names in IN_A_CELL.items() for name in names]
)
def test_in_a_cell_it_costs_at_most_all_points(
    survived: Survived, ending: tuple[str, float], name: str
) -> None:
    verdict = survived(DEEDS[name], *HOTEL)
    assert (verdict.status, verdict.points) == ending
    assert verdict.max_points == 4
    for text in (verdict.reason, *verdict.cell_errors):
        assert all(words.isprintable() for words in text)


LIES = """
import decimal, fractions, unittest.mock
import numpy, pandas, pytest
from crmlab.grading import right

class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __hash__ = object.__hash__
    __lt__ = __gt__ = __le__ = __ge__ = __contains__ = __eq__
    def __bool__(self): return True
    def __len__(self): return 1
    def __float__(self): return 2.5
    def __array__(self, *_, **__): return numpy.array(2.5)
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return self
    def __call__(self, *_, **__): return self

class Mask(Yes):
    __class__ = property(lambda self: float)

class Numpy(Yes): pass
Numpy.__module__ = "numpy"
Numpy.__name__ = Numpy.__qualname__ = "float64"

class Pandas(Yes): pass
Pandas.__module__ = "pandas"
Pandas.__name__ = Pandas.__qualname__ = "DataFrame"

class Kind(type):
    def __eq__(self, other): return True
    def __hash__(self): return hash(float)
    def __instancecheck__(self, value): return True

def yes(name, base):
    members = {"__eq__": lambda self, _: True, "__ne__": lambda self, _: False, "__hash__": None}
    return type(name, (base,), members)

class OfKind(float, metaclass=Kind): pass
"""
LIARS = [
    "Yes()",
    "Mask()",
    "Numpy()",
    "Pandas()",
    "OfKind(1)",
    "yes('float', float)(1)",
    "yes('int', int)(1)",
    "yes('str', str)('a')",
    "yes('tuple', tuple)()",
    "yes('list', list)()",
    "yes('dict', dict)()",
    "yes('Decimal', decimal.Decimal)(1)",
    "yes('Fraction', fractions.Fraction)(1)",
    "yes('float64', numpy.float64)(1)",
    "yes('ndarray', numpy.ndarray)(())",
    "yes('Series', pandas.Series)([1])",
    "yes('DataFrame', pandas.DataFrame)([1])",
    "yes('Timestamp', pandas.Timestamp)('2024-01-31')",
    "numpy.array([Yes()], dtype=object)",
    "pandas.Series([Yes()], dtype=object)",
    "pandas.DataFrame({'a': [Yes()]})",
    "[Yes()]",
    "{'a': Yes()}",
    "(Yes(),)",
    "unittest.mock.ANY",
    "right(2.5)",
    "pytest.approx(2.5)",
    "float('nan')",
    "decimal.Decimal('nan')",
    "pandas.NA",
    "pandas.NaT",
    "NotImplemented",
    "...",
    "float",
    "None",
]


def test_no_object_is_equal_to_an_answer_it_is_not(
    write_exercise: Callable[..., Exercise], walled: Walled
) -> None:
    names = [f"answer{number}" for number in range(len(LIARS))]
    check = """
@check("{name}", points=1)
def test_{name}_is(student):
    \"\"\"It is
    是\"\"\"
    assert student.{name} == right(2.5)

@check("{name}", points=1)
def test_{name}_is_among(student):
    \"\"\"It is among
    在其中\"\"\"
    assert student.{name} in [1, 2.5]
    assert student.{name} not in [1, 2]

@check("{name}", points=1)
def test_{name}_compares(student):
    \"\"\"It compares
    可比较\"\"\"
    assert 2 <= student.{name} <= 3
    assert not student.{name} != 2.5
"""
    many = write_exercise(
        TITLE + "".join(part(name, f"{name} = 2.5") for name in names),
        "from crmlab.grading import check, right\n"
        + "".join(check.format(name=name) for name in names),
    )
    lies = [f"{name} = {liar}" for name, liar in zip(names, LIARS, strict=True)]
    verdict = judge(many, [LIES, *lies], hidden=True, **walled)
    assert (verdict.status, verdict.cell_errors) == ("graded", ())
    assert [check.id for check in verdict.checks if check.outcome == "passed"] == []
    honest = [f"{name} = 2.5" for name in names]
    assert judge(many, honest, hidden=True, **walled).points == 3 * len(names)


def test_an_unknown_object_earns_nothing_from_a_check_that_asks_what_it_is_not(
    survived: Survived,
) -> None:
    patient = Limits(total_seconds=40)
    both = "hotel = Yes()\ndef product(a, b):\n    return Yes()"
    assert survived(LIES, both, limits=patient).points == 0
    assert survived(LIES, "hotel = [Yes()]", limits=patient).points == 1  # it is indeed not 3


FORGED_RUN = """
line.setblocking(True)
send(line, {"errors": [], "loaded": [], "leaned": []})
while True:
    data, handles, _, _ = socket.recv_fds(line, 65536, 4)
    if not data: os._exit(0)
    for handle in handles:
        check = socket.socket(fileno=handle)
        send(check, {"ready": True, "passed": True})
        while check.recv(65536): send(check, {"value": VALUE, "outcome": "passed"})
"""


def test_whoever_answers_in_place_of_the_grader_earns_what_the_answers_are_worth(
    survived: Survived,
) -> None:
    forged = FIND_SOCKETS + "[line] = sockets()\n" + FORGED_RUN
    assert survived(forged.replace("VALUE", "2.5")).points == 2
    assert survived(forged.replace("VALUE", '{"opaque": "Yes"}')).points == 0


FORGED_REPORTS = [
    '{"errors": [{"type": "E", "message": "", "cell": 1e999, "line": 1, "text": ""}]}',
    '{"errors": [{}], "loaded": [], "leaned": []}',
    '{"points": 99}',
]


@pytest.mark.parametrize("report", FORGED_REPORTS)
def test_a_report_that_is_none_costs_all_points(survived: Survived, report: str) -> None:
    forged = FIND_SOCKETS + f"for end in sockets(): send(end, json.loads({report!r}))"
    assert survived(forged, *HOTEL).status == "crashed"


TAMPERING = """
import builtins, sys, unittest
import pytest, _pytest.python_api
pytest.raises = _pytest.python_api.raises = unittest.mock.MagicMock()
for name in ("checks.right", "checks.plugin", "results"):
    try:
        module = __import__(f"crmlab.grading.{name}", fromlist=["*"])
    except ImportError:
        continue
    for attribute in vars(module).copy():
        setattr(module, attribute, unittest.mock.MagicMock())
builtins.AssertionError = builtins.ValueError = Exception
builtins.print = builtins.sorted = builtins.all = lambda *_: True
open("/tmp/grades.csv", "w").write("ada,credit/ratios,graded,99,99,")
open("/tmp/conftest.py", "w").write("def pytest_runtest_makereport(): return 'passed'")
print("4 passed in 0.01s")
"""


def test_patching_its_own_process_and_printing_results_earns_nothing(survived: Survived) -> None:
    verdict = survived("import unittest.mock\n" + TAMPERING, HOTEL[0])
    assert (verdict.status, verdict.points) == ("graded", 2)


def test_it_can_read_nothing_of_the_instructors(
    survived: Survived, exercise: Exercise, tmp_path: Path
) -> None:
    other = tmp_path / "ben" / "credit-ratios.ipynb"
    other.parent.mkdir()
    other.write_text("{}")
    places = [
        str(place) for place in (exercise.folder, other, Path.home() / ".ssh", Path(__file__))
    ]
    verdict = survived(
        f"""
        import os, sys
        found = [place for place in {places} if os.path.exists(place)]
        host = os.path.join("/proc/1", "root", "etc/passwd")
        for place in ("/etc/passwd", "/etc/shadow", "/var/log", host):
            try:
                open(place).close()
                found.append(place)
            except (OSError, IsADirectoryError):
                pass
        for name in ("crmlab.company.truth", "exercises", "tests"):
            try:
                __import__(name)
                found.append(name)
            except Exception:
                pass
        for number in filter(str.isdigit, os.listdir("/proc")):
            for file in ("environ", "cmdline", "mem"):
                try:
                    content = open(f"/proc/{{number}}/{{file}}", "rb").read(1 << 20)
                except (OSError, ValueError):
                    continue
                if b"s3cret-" + b"token" in content or b"/exer" + b"cises" in content:
                    found.append(number)
        raise RuntimeError(f"found {{found}}, argv {{sys.argv[1:]}}")
        """
    )
    assert "RuntimeError: found [], argv []" in verdict.cell_errors[0].en


def test_its_memory_holds_no_checks_and_no_expected_values(survived: Survived) -> None:
    verdict = survived(
        """
        import gc, sys
        wanted = ["test_the_" + "product", "add" + "ed=13", "酒店" + "的"]
        held = [name for name in sys.modules if "test_" in name or name.endswith(".judge")]
        for table in [item for item in gc.get_objects() if isinstance(item, dict)]:
            for value in list(table.values()):
                if isinstance(value, str) and any(word in value for word in wanted):
                    held.append(value)
        raise RuntimeError(f"held {held}")
        """
    )
    assert "RuntimeError: held []" in verdict.cell_errors[0].en


def test_it_reaches_no_network_not_even_on_this_machine(survived: Survived) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        verdict = survived(
            f"""
            import os, socket
            reached = []
            for family, address in [
                (socket.AF_INET, ("127.0.0.1", {server.getsockname()[1]})),
                (socket.AF_INET, ("1.1.1.1", 53)),
                (socket.AF_UNIX, "\\0dbus"),
                (socket.AF_UNIX, "/run/docker.sock"),
            ]:
                try:
                    end = socket.socket(family)
                    end.settimeout(0.2)
                    end.connect(address)
                    reached.append(address)
                except OSError:
                    pass
            raise RuntimeError(f"reached {{reached}}")
            """
        )
        with pytest.raises(TimeoutError):
            server.accept()
    assert "RuntimeError: reached []" in verdict.cell_errors[0].en


def test_what_it_leaves_in_its_folder_is_not_there_for_the_next(
    survived: Survived, exercise: Exercise, walled: Walled
) -> None:
    survived("open('/tmp/answers', 'w').write('hotel = 2.5')")
    curious = "import os\nif 'answers' not in os.listdir('/tmp'): hotel = 2.5"
    assert judge(exercise, [curious], hidden=True, **walled).points == 2


def test_it_writes_nothing_outside(survived: Survived, exercise: Exercise, tmp_path: Path) -> None:
    grades = tmp_path / "grades.csv"
    grades.write_text("ada,3")
    places = [str(grades), str(exercise.folder / "test_exercise.py"), __file__, "/usr/x", "/x"]
    verdict = survived(
        f"""
        import os, pathlib
        written = []
        for place in {places}:
            try: os.makedirs(os.path.dirname(place))
            except OSError: pass
            for deed in (
                lambda: pathlib.Path(place).write_text("ada,99"),
                lambda: os.link("/proc/self/root" + place, "/tmp/mine"),
                lambda: os.rename(place, "/tmp/mine"),
                lambda: os.remove(place),
            ):
                try:
                    deed()
                    written.append(place)
                except OSError:
                    pass
        private = [place for place in written if place.startswith("/tmp/")]
        raise RuntimeError(f"written {{sorted(set(written) - set(private))}}")
        """
    )
    assert "RuntimeError: written []" in verdict.cell_errors[0].en
    assert grades.read_text() == "ada,3"
    assert not Path("/usr/x").exists()


@pytest.mark.parametrize("deed", ["os.kill(os.getppid(), 9)", "os.kill(os.getppid(), 19)"])
def test_however_often_it_kills_its_process_there_is_an_end(survived: Survived, deed: str) -> None:
    slow = "import os, time\ntime.sleep(1.2)"
    limits = Limits(cells_seconds=2, call_seconds=1, total_seconds=3)
    verdict = survived(slow, f"import os\n{in_a_call(deed)}", *HOTEL, limits=limits)
    assert verdict.status == "graded"


def test_a_known_mistake_is_still_told_when_all_this_goes_on(survived: Survived) -> None:
    verdict = survived("1 / 0", "def product(a, b):\n    return a + b", "import sys; sys.exit()")
    assert verdict.checks[0].mistake == "added"
    assert outcomes(verdict)["test_the_product"] == "failed"
