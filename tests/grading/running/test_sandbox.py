import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crmlab.grading.running import sandbox
from crmlab.grading.running.sandbox import CouldNotStart, Forks, kept, uid, why_not
from crmlab.grading.running.walls import Limits
from tests.grading.conftest import Walled


@pytest.fixture(autouse=True)
def _own_forks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    why_not.cache_clear()
    monkeypatch.setattr(sandbox, "_kept", {})
    yield
    for _, forks in sandbox._kept.values():
        forks.close()
    why_not.cache_clear()


def program(folder: Path, script: str) -> Path:
    """Write a program of the shell."""
    file = folder / "bwrap"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


def alive(process: int) -> bool:
    """Say whether a process runs, a dead one that nobody has buried aside."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_root_gives_each_run_a_user_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 0)
    users = {uid(sandboxed=True) for _ in range(5)}
    assert len(users) == 5
    assert min(user or 0 for user in users) >= 200_000
    assert uid(sandboxed=False) is None
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    assert uid(sandboxed=True) is None


def test_where_bubblewrap_is_missing_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    reason = why_not()
    assert reason is not None
    assert "install the package bubblewrap" in reason.en
    assert "安装软件包 bubblewrap" in reason.zh


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo first; echo 'bwrap: No permissions' >&2; exit 1", "bwrap: No permissions"),
        ("exit 3", "it said nothing"),
    ],
)
def test_where_namespaces_are_forbidden_a_sentence_says_what_to_allow(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, said: str
) -> None:
    program(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    reason = why_not()
    assert reason is not None
    assert said in reason.en
    assert "kernel.apparmor_restrict_unprivileged_userns=0" in reason.en


def test_a_sandbox_that_cannot_part_learners_from_each_other_does_not_count(
    walled: Walled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crmlab.grading.running.bubblewrap._CAPABILITIES", ("SETUID", "SETGID"))
    kept(**walled, anew=True)
    why_not.cache_clear()
    reason = why_not()
    assert reason is not None
    assert "(unshare: Operation not permitted)" in reason.en
    with pytest.raises(CouldNotStart, match="unshare"):
        kept(**walled).order(Limits(), 0, [])


def test_one_process_serves_all_until_another_is_asked_for() -> None:
    first = kept(sandboxed=False)
    assert kept(sandboxed=False) is first
    second = kept(sandboxed=False, anew=True)
    assert second is not first
    assert kept(sandboxed=False) is second


def test_a_forked_judge_leaves_its_parents_process_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = kept(sandboxed=False)
    monkeypatch.setattr(os, "getpid", lambda: -1)
    mine = kept(sandboxed=False)
    assert mine is not parents
    mine.close()
    monkeypatch.undo()
    parents.close()


def test_where_no_process_can_be_started_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    with pytest.raises(CouldNotStart, match="no process can be started"):
        kept(sandboxed=False)


@pytest.mark.parametrize("walls", ["unwalled", "walled"])
def test_letting_go_of_a_run_ends_it(walls: str, request: pytest.FixtureRequest) -> None:
    forks = Forks(**request.getfixturevalue(walls))
    line, hold = forks.order(Limits(), 0, [])
    assert line.receive(seconds=30) == "up"
    hold.close()
    line.end.settimeout(30)
    assert line.end.recv(1) == b""
    line.close()
    forks.close()


def test_when_the_judge_leaves_nothing_stays(walled: Walled) -> None:
    forks = Forks(**walled)
    line, hold = forks.order(Limits(), 0, [])
    assert line.receive(seconds=30) == "up"
    started = forks._process.pid
    assert alive(started)
    forks.close()
    assert not alive(started)
    line.end.settimeout(30)
    assert line.end.recv(1) == b""
    line.close()
    hold.close()
