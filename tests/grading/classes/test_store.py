import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crmlab.grading.classes import store
from crmlab.grading.refusal import Refusal

ADD = "INSERT INTO standing VALUES (?, 'credit/ratios', 1, NULL)"
HOLD = """
import sys, time
from pathlib import Path
from crmlab.grading.classes import store
with store.opened(Path(sys.argv[1])) as connection:
    connection.execute("INSERT INTO standing VALUES ('ada', 'credit/ratios', 1, NULL)")
    connection.commit()
    connection.execute("INSERT INTO standing VALUES ('bo', 'credit/ratios', 1, NULL)")
    print("open", flush=True)
    time.sleep(600)
"""


def learners(folder: Path) -> list[str]:
    with store.opened(folder) as connection:
        return [name for (name,) in connection.execute("SELECT learner FROM standing")]


def test_what_was_committed_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with store.opened(tmp_path) as connection:
        connection.execute(ADD, ("ada",))
        connection.commit()
    assert learners(tmp_path) == ["ada"]
    assert [path.name for path in tmp_path.iterdir()] == ["evidence.sqlite"]


def test_one_process_has_it_and_a_killed_one_leaves_what_it_committed(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(Refusal, match="is in use: wait until the other crmlab is done"):
            learners(tmp_path)
    finally:
        other.kill()
        other.communicate()
    assert learners(tmp_path) == ["ada"]


def filled(folder: Path) -> Path:
    with store.opened(folder) as connection:
        connection.executemany(ADD, [(f"learner {number}",) for number in range(2000)])
        connection.commit()
    return folder / "evidence.sqlite"


def overwritten(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a text": lambda path: path.write_bytes(b"not a database, but long enough to be one" * 100),
    "its head": lambda path: overwritten(path, 0, bytes(100)),
    "its middle": lambda path: overwritten(path, 4096, b"\xff" * 30_000),
    "its end": lambda path: path.write_bytes(path.read_bytes()[:9000]),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_record_is_told_and_left_as_it_is(
    damage: Callable[[Path], object], tmp_path: Path
) -> None:
    path = filled(tmp_path)
    damage(path)
    before = path.read_bytes()
    with pytest.raises(Refusal, match="is damaged and was left as it is: put a copy"):
        learners(tmp_path)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {path.name: before}


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE mine (a)", "PRAGMA user_version = 2; CREATE TABLE mine (a)"],
)
def test_a_database_of_somebody_else_is_left_alone(statement: str, tmp_path: Path) -> None:
    path = tmp_path / "evidence.sqlite"
    foreign = sqlite3.connect(path)
    foreign.executescript(statement)
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(Refusal, match="was not written by this version of crmlab"):
        learners(tmp_path)
    assert path.read_bytes() == before


def test_a_record_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "evidence.sqlite").mkdir()
    with pytest.raises(Refusal, match=r"cannot be written \(unable to open database file\): see"):
        learners(tmp_path)


def fill_the_disk(folder: Path) -> None:
    with store.opened(folder) as connection:
        connection.execute(ADD, ("ada",))
        connection.commit()
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute(ADD, ("x" * 1_000_000,))


def test_a_full_disk_is_told_and_what_was_committed_stays(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"cannot be written \(database or disk is full\): see that"):
        fill_the_disk(tmp_path)
    assert learners(tmp_path) == ["ada"]
