import os
import pty
from pathlib import Path

import pytest

from crmlab.grading.learning.watching import Keys, Saved


def test_a_file_is_news_once_each_time_it_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text("one")
    saved = Saved(path)
    assert not saved.again()
    path.write_text("longer")
    assert saved.again()
    assert not saved.again()


def test_a_file_that_is_replaced_as_jupyter_does_is_news(tmp_path: Path) -> None:
    path, draft = tmp_path / "x.ipynb", tmp_path / "draft"
    path.write_text("same")
    saved = Saved(path)
    draft.write_text("same")
    os.utime(draft, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    draft.replace(path)
    assert saved.again()


def test_a_file_that_is_away_for_a_moment_is_no_news(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text("one")
    saved = Saved(path)
    path.rename(tmp_path / "y")
    assert not saved.again()
    (tmp_path / "y").rename(path)
    assert not saved.again()


def test_a_key_arrives_without_enter_and_the_terminal_is_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import termios

    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        before = termios.tcgetattr(terminal)
        keys = Keys()
        with keys.listening():
            os.write(ours, b"h")
            assert keys.pressed(10) == "h"
            assert keys.pressed(0) == ""
        assert termios.tcgetattr(terminal) == before
    os.close(ours)


def test_without_a_terminal_there_are_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        keys = Keys()
        with keys.listening():
            assert (keys.work, keys.pressed(0)) == (False, "")
