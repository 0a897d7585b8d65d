"""The file `evidence.sqlite`: opened by one process at a time, and never harmed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from crmlab.grading.refusal import Refusal
from crmlab.grading.wording import plain

FILE = "evidence.sqlite"

_OURS = 0x43524D4C  # "CRML"
_VERSION = 1
_TABLES = """
CREATE TABLE judged (
    number INTEGER PRIMARY KEY,
    learner TEXT NOT NULL,
    lesson TEXT NOT NULL,
    at TEXT NOT NULL,         -- UTC
    status TEXT NOT NULL,
    points REAL,
    max_points REAL NOT NULL,
    reason_en TEXT NOT NULL,
    reason_zh TEXT NOT NULL,
    file TEXT NOT NULL,       -- where it lay among the submissions
    notebook TEXT,            -- SHA-256; from here on NULL where there was nothing to judge
    checks TEXT,              -- SHA-256
    crmlab TEXT,
    python TEXT,
    pandas TEXT,
    variant INTEGER,
    sandboxed INTEGER,
    limits TEXT               -- JSON
);
CREATE INDEX judged_of_whom ON judged (learner, lesson);
CREATE INDEX judged_by_what ON judged (lesson, checks);
CREATE TABLE checks (
    judged INTEGER NOT NULL REFERENCES judged,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    part TEXT NOT NULL,
    title_en TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    points REAL NOT NULL,     -- what it is worth
    outcome TEXT NOT NULL,
    hidden INTEGER NOT NULL,
    mistake TEXT,
    message_en TEXT,
    message_zh TEXT,
    PRIMARY KEY (judged, place)
) WITHOUT ROWID;
CREATE TABLE cell_errors (
    judged INTEGER NOT NULL REFERENCES judged,
    place INTEGER NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL,
    PRIMARY KEY (judged, place)
) WITHOUT ROWID;
CREATE TABLE texts (
    judged INTEGER NOT NULL REFERENCES judged,
    place INTEGER NOT NULL,
    part TEXT NOT NULL,
    answer TEXT NOT NULL,
    rubric_en TEXT NOT NULL,
    rubric_zh TEXT NOT NULL,
    max_points REAL NOT NULL,
    PRIMARY KEY (judged, place)
) WITHOUT ROWID;
CREATE TABLE standing (       -- the row of judged that counts now
    learner TEXT NOT NULL,
    lesson TEXT NOT NULL,
    judged INTEGER NOT NULL REFERENCES judged,
    on_roster INTEGER,        -- NULL where there was no roster
    PRIMARY KEY (learner, lesson)
) WITHOUT ROWID;
"""


@contextmanager
def opened(folder: Path, *, begin: bool = True) -> Iterator[sqlite3.Connection]:
    """Open the record in a folder; `begin` it where there is none.

    It stays locked until it is closed or its process ends in whatever way.

    Raises:
        Refusal: another process has it, it is damaged or not ours, it cannot be written to, or
            there is none.
    """
    path = folder / FILE
    if not begin and not path.exists():
        raise Refusal(
            f"{path} does not exist: name the folder that `crmlab grade` wrote with --out.",
            f"{path} 不存在：请指定 `crmlab grade` 用 --out 写入的文件夹。",
        )
    try:
        with closing(sqlite3.connect(path, timeout=0)) as store:
            _claim(store, path)
            yield store
    except sqlite3.Error as error:
        raise _refusal(path, error) from None


def _claim(store: sqlite3.Connection, path: Path) -> None:
    # No other process may look in between. What is committed outlives a killed process.
    store.execute("PRAGMA locking_mode = EXCLUSIVE")
    ((sound,),) = store.execute("PRAGMA quick_check(1)").fetchall()
    if sound != "ok":
        raise _damaged(path)
    if store.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        store.executescript(
            f"BEGIN EXCLUSIVE; {_TABLES} PRAGMA application_id = {_OURS}; "
            f"PRAGMA user_version = {_VERSION}; COMMIT"
        )
    about = [
        store.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    ]
    if about != [(_OURS,), (_VERSION,)]:
        raise Refusal(
            f"{path} was not written by this version of crmlab: use another folder.",
            f"{path} 不是由此版本的 crmlab 写入的：请改用其他文件夹。",
        )
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = NORMAL")
    store.execute("BEGIN IMMEDIATE")
    store.commit()


def _refusal(path: Path, error: sqlite3.Error) -> Refusal:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Refusal(
            f"{path.parent} is in use: wait until the other crmlab is done, or use another folder.",
            f"{path.parent} 正在使用中：请等另一个 crmlab 完成，或改用其他文件夹。",
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _damaged(path)
    what = plain(str(error))
    return Refusal(
        f"{path} cannot be written ({what}): see that there is room and that you may write there, "
        "then run the same command again; what was judged is kept.",
        f"{path} 无法写入（{what}）：请检查磁盘空间和写入权限，然后重新运行同一命令；"
        "已评判的结果会保留。",
    )


def _damaged(path: Path) -> Refusal:
    return Refusal(
        f"{path} is damaged and was left as it is: put a copy from a backup there, or move it away "
        "and grade again, which judges all anew.",
        f"{path} 已损坏，程序未作任何改动：请用备份替换，或将其移走后重新评分（全部重新评判）。",
    )
